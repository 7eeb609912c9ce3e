"""`/join`: a form in pages, each kept as a draft, taken up again where it was left; and taking the application back."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from bot.domain.errors import AlreadyDone, NotFound, Refused
from bot.domain.people import Participant
from bot.domain.records import Draft
from bot.domain.rounds import Application, ApplicationState, Round, RoundState
from bot.messages.render import prose, text
from bot.ports.chat import Form, FormErrors, FormOpen
from bot.services.profile import PAGES, Unreadable, form_field, read_answers
from bot.services.setup import setting

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.ports.chat import Reply
    from bot.services.asked import Asked

CONDUCT_VERSION = "1"
"""The version of the code of conduct and privacy note that the form asks to accept."""


class ApplicationsClosed(Refused):
    """No round takes applications now."""

    key = "refused-applications-closed"


def join(asked: Asked, *, action: str = "apply", round: str | None = None) -> Reply:
    """Open the form where it was left, filled in with what is known; or take the application back."""
    if action == "withdraw":
        return _withdraw(asked)
    round_ = _open_round(asked, round)
    _refuse_a_second_time(asked, round_)
    draft = asked.unit.records.draft(str(asked.actor.account), FORM, round_.id)
    page = min(int(str(draft.values.get("page", 1))), len(PAGES)) if draft else 1
    form = _form(asked, round_.id, page)
    begin = prose(
        asked.locale,
        "join-resumed" if draft else "join-begin",
        page=form.introduction,
        programme=setting(asked.unit, "programme"),
        launch=round_.launch_on,
        pages=len(PAGES),
    )
    return FormOpen(replace(form, introduction=begin))


def press_join(asked: Asked, row: str) -> Reply:
    """Open the form of the round that a button is about: `row` is the round."""
    round_ = asked.unit.rounds.get(int(row))
    return join(asked, round=round_.name if round_ else None)


def _refuse_a_second_time(asked: Asked, round_: Round) -> None:
    known = asked.actor.participant
    application = asked.unit.applications.get(round_.id, known.id) if known else None
    if application is not None and application.state is not ApplicationState.WITHDRAWN:
        raise AlreadyDone(what="applied", round=round_.name)


FORM = "join"


def take_page(asked: Asked, row: str, page: int, answers: Mapping[str, str | list[str]]) -> Reply:
    """Keep a page; open the next one, or take the application when it was the last."""
    round_ = asked.unit.rounds.get(int(row))
    if round_ is None or round_.state is not RoundState.OPEN:
        raise ApplicationsClosed
    _refuse_a_second_time(asked, round_)
    understood, wrong = read_answers(asked, PAGES[page - 1], answers)
    if wrong:
        errors = tuple((name, _error(asked, each)) for name, each in wrong.items())
        return FormErrors(_form(asked, round_.id, page, answers), errors)
    _keep(asked, round_.id, page, answers)
    if page < len(PAGES):
        return FormOpen(_form(asked, round_.id, page + 1))
    return _apply(asked, round_, understood)


def _error(asked: Asked, unreadable: Unreadable) -> Any:  # noqa: ANN401  # Text; the port's NewType
    return text(asked.locale, unreadable.key, **unreadable.values)


def _open_round(asked: Asked, name: str | None) -> Round:
    open_rounds = [r for r in asked.unit.rounds.all() if r.state is RoundState.OPEN and not r.is_paused]
    if not open_rounds:
        raise ApplicationsClosed
    round_ = asked.round(name, RoundState.OPEN)
    if round_ not in open_rounds:
        raise ApplicationsClosed
    return round_


def _form(asked: Asked, round_id: int, page: int, answers: Mapping[str, str | list[str]] | None = None) -> Form:
    """Give a page with what was just typed, else the draft, else what is known of the person."""
    draft = asked.unit.records.draft(str(asked.actor.account), FORM, round_id)
    kept: Mapping[str, object] = answers or (draft.values if draft else {})
    person = asked.actor.participant
    fields = []
    for name in PAGES[page - 1]:
        value = kept.get(name) or (getattr(person, name, None) if person else None)
        if name == "name" and not value:
            value = asked.actor.name
        fields.append(form_field(asked, name, value))
    return Form(
        token=f"{FORM}:1:{round_id}",
        title=text(asked.locale, "join-title"),
        fields=tuple(fields),
        page=page,
        pages=len(PAGES),
        submit=text(asked.locale, "join-send" if page == len(PAGES) else "join-continue"),
        introduction=prose(asked.locale, f"join-page-{page}", conduct=setting(asked.unit, "conduct")),
    )


def _keep(asked: Asked, round_id: int, page: int, answers: Mapping[str, str | list[str]]) -> None:
    account = str(asked.actor.account)
    draft = asked.unit.records.draft(account, FORM, round_id)
    values = {**(draft.values if draft else {}), **answers, "page": str(page + 1)}
    asked.unit.records.save_draft(Draft(account, FORM, round_id, values, asked.now))


def _apply(asked: Asked, round_: Round, last_page: Mapping[str, object]) -> Reply:
    """Make the person and the application of all pages; every answer is the person's own word."""
    draft = asked.unit.records.draft(str(asked.actor.account), FORM, round_.id)
    every, wrong = read_answers(asked, [n for page in PAGES for n in page], draft.values if draft else {})
    if wrong:
        page = next(number for number, names in enumerate(PAGES, start=1) if wrong.keys() & set(names))
        return FormErrors(
            _form(asked, round_.id, page), tuple((name, _error(asked, each)) for name, each in wrong.items())
        )
    own = {k: v for k, v in {**every, **last_page}.items() if k != "consent" and v not in (None, ())}
    person = _person(asked, own)
    asked.unit.applications.save_many([Application(round_.id, person.id, asked.now)])
    asked.unit.records.drop_draft(str(asked.actor.account), FORM, round_.id)
    return asked.say("joined", name=person.name, launch=round_.launch_on)


def _person(asked: Asked, own: Mapping[str, Any]) -> Participant:
    consent: dict[str, Any] = {"consent_version": CONDUCT_VERSION, "consented_at": asked.now}
    known = asked.actor.participant
    if known is not None:
        changed = replace(known.with_own(**own), **consent, left_at=None)
        asked.unit.people.save_many([changed])
        return changed
    new = Participant(
        id=0, **own, **consent, own_fields=frozenset(own), accounts=(replace(asked.actor.account),), locale=asked.locale
    )
    return asked.unit.people.add_many([new])[0]


def _withdraw(asked: Asked) -> Reply:
    """Take an application back, as long as nobody has been promised a partner."""
    early = {
        ApplicationState.APPLIED,
        ApplicationState.CONFIRMED,
        ApplicationState.UNCONFIRMED,
        ApplicationState.WAITING,
    }
    over = {r.id for r in asked.unit.rounds.all() if r.state is RoundState.ENDED}
    every = asked.unit.applications.of_participant(asked.person.id)
    mine = [a for a in every if a.state in early and a.round_id not in over]
    if not mine:
        raise NotFound(what="application")
    asked.unit.applications.save_many(replace(a, state=ApplicationState.WITHDRAWN) for a in mine)
    rounds = {a.round_id for a in mine}
    unsent = asked.unit.deliveries.unsent_of([asked.person.id])
    asked.unit.deliveries.withdraw_many([d.id for d in unsent if d.round_id in rounds])
    return asked.say("join-withdrawn")
