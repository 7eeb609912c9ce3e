"""`/me`: what somebody sees, changes and decides about themself."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from bot.domain.daytime import local
from bot.domain.errors import BadValue, NotFound
from bot.domain.partnerships import Partnership, PartnershipState
from bot.domain.people import Absence
from bot.messages.cards import card
from bot.messages.render import LOCALES, heading, paragraph, prose, text
from bot.ports.chat import Choice, ChoiceStyle, Fields, Form, FormErrors, FormOpen, Instant, InstantStyle
from bot.services.planning.mornings import Mornings
from bot.services.profile import form_field, read_answers
from bot.services.tend import tend_those_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from bot.domain.people import Participant
    from bot.ports.chat import Prose, Reply
    from bot.services.asked import Asked

EDITABLE: tuple[tuple[str, ...], ...] = (
    ("name", "country", "languages", "institution", "workplace"),
    ("career_stage", "interests", "match_mode", "email", "motivation"),
)
ERASABLE = frozenset({"institution", "workplace", "career_stage", "email", "motivation"})
"""What somebody may take back by leaving it empty; the others always have a value, or are lists."""
LONGEST_ABSENCE = timedelta(days=366)


def show_me(asked: Asked) -> Reply:
    """Show somebody their own status: rounds, partner, next message, what is known of them."""
    person = asked.person
    return asked.show(
        heading(asked.locale, "me-title"),
        Fields(tuple(_status_rows(asked))),
        heading(asked.locale, "me-card"),
        card(person, asked.locale, asked.world.places, asked.now),
        paragraph(asked.locale, "me-how"),
    )


def _status_rows(asked: Asked) -> Iterable[tuple[Prose, Prose]]:
    person, locale = asked.person, asked.locale
    yield prose(locale, "me-number"), prose(locale, "setup-value", value=f"#{person.id}")
    yield prose(locale, "me-zone"), prose(locale, "setup-value", value=person.zone)
    if person.at_home:
        yield prose(locale, "me-home"), prose(locale, "me-home-welcome")
    for application in asked.unit.applications.of_participant(person.id):
        round_ = asked.unit.rounds.get(application.round_id)
        if round_ is not None:
            yield prose(locale, "round-name", round=round_.name), prose(locale, f"application-{application.state}")
    for partnership in _current(asked):
        partners = asked.unit.people.get_many(partnership.partners_of(person.id))
        yield (
            prose(locale, "me-partner"),
            prose(locale, "setup-value", value=", ".join(p.name for p in partners.values())),
        )
    for absence in person.absences:
        if absence.until_on is None or absence.until_on >= local(asked.now, person.zone).date():
            yield prose(locale, "me-away"), _absence_words(asked, absence)
    unsent = [d for d in asked.unit.deliveries.unsent_of([person.id]) if d.is_counted]
    if unsent:
        yield prose(locale, "me-next"), (Instant(min(d.due_at for d in unsent), InstantStyle.DATE_AND_TIME),)


def _absence_words(asked: Asked, absence: Absence) -> Prose:
    if absence.until_on is None:
        return prose(asked.locale, "me-away-open")
    return prose(asked.locale, "me-away-until", until=absence.until_on)


def _current(asked: Asked) -> list[Partnership]:
    every = asked.unit.partnerships.of_participant(asked.person.id)
    return [p for p in every if p.state is PartnershipState.ACTIVE]


def edit_me(asked: Asked) -> Reply:
    """Open the form of what somebody can change about themself."""
    return FormOpen(_edit_form(asked, 1))


def take_edit(asked: Asked, row: str, page: int, answers: Mapping[str, str | list[str]]) -> Reply:
    """Store a page of changes: from now on they outrank any roster."""
    understood, wrong = read_answers(asked, EDITABLE[page - 1], answers)
    if wrong:
        errors = tuple((name, text(asked.locale, each.key, **each.values)) for name, each in wrong.items())
        return FormErrors(_edit_form(asked, page, answers), errors)
    changed = {
        n: v for n, v in understood.items() if v != getattr(asked.person, n) and (v is not None or n in ERASABLE)
    }
    if changed:
        asked.unit.people.save_many([asked.person.with_own(**changed)])
    if page < len(EDITABLE):
        return FormOpen(_edit_form(asked, page + 1))
    return asked.say("me-changed")


def _edit_form(asked: Asked, page: int, answers: Mapping[str, str | list[str]] | None = None) -> Form:
    kept = answers or {}
    fields = tuple(form_field(asked, n, kept.get(n) or getattr(asked.person, n)) for n in EDITABLE[page - 1])
    return Form(
        token="me-edit:1:-",  # noqa: S106  # a form's token, no secret
        title=text(asked.locale, "me-edit-title"),
        fields=fields,
        page=page,
        pages=len(EDITABLE),
        submit=text(asked.locale, "join-continue" if page < len(EDITABLE) else "me-save"),
    )


def set_language(asked: Asked, *, language: str) -> Reply:
    """Write to somebody in another language, by its code or name, from now on. Raises BadValue."""
    locale = language if language in LOCALES else asked.world.places.language(language)
    if locale not in LOCALES or locale is None:
        raise BadValue(what="locale", value=language)
    asked.unit.people.save_many([asked.person.with_own(locale=locale)])
    return _in(asked, locale).say("me-language")


def _in(asked: Asked, locale: str) -> Asked:
    return replace(asked, actor=replace(asked.actor, locale=locale))


def set_zone(asked: Asked, *, zone: str) -> Reply:
    """Move somebody to another time zone: what has not been sent yet gets their new mornings."""
    moved = asked.person.with_own(zone=zone)
    asked.unit.people.save_many([moved])
    _reassign(asked, moved)
    _tend(asked)
    return asked.say("me-zone-set", zone=zone, now=Instant(asked.now, InstantStyle.TIME))


def _reassign(asked: Asked, person: Participant) -> None:
    """Give all that waits for a person its morning again, and the introduction that the partner waits for too."""
    every = asked.unit.partnerships.of_participant(person.id)
    not_met = {m for p in every if p.state is PartnershipState.PLANNED for m in p.members}
    people = {**asked.unit.people.get_many(not_met), person.id: person}
    Mornings(asked.unit, people, asked.now, asked.world.working_days).reassign().store(asked.unit)


def _tend(asked: Asked) -> None:
    """See again how it goes in their partnerships: an absence stops the clocks, a new zone has other mornings."""
    tend_those_of(asked.unit, [asked.person.id], asked.now, asked.world)


def go_away(asked: Asked, *, until: date | None = None, since: date | None = None) -> Reply:
    """Stop writing to somebody until they are back. Raises BadValue."""
    today = local(asked.now, asked.person.zone).date()
    start = since or today
    if until is not None and (until < start or until < today or until - start > LONGEST_ABSENCE):
        raise BadValue(what="until", value=until.isoformat())
    others = [a for a in asked.person.absences if not _touch(a, start, until)]
    away = replace(asked.person, absences=(*others, Absence(start, until)))
    asked.unit.people.save_many([away])
    _reassign(asked, away)
    _tend(asked)
    if until is None:
        return asked.say("away-open")
    return asked.say("away-until", until=until)


def _touch(absence: Absence, start: date, until: date | None) -> bool:
    """Say whether a new absence takes the place of one that was told before."""
    ends_before = absence.until_on is not None and absence.until_on < start
    begins_after = until is not None and absence.from_on > until
    return not ends_before and not begins_after


def come_back(asked: Asked) -> Reply:
    """Begin to write to somebody again; who is here takes back an absence to come. Raises NotFound without one."""
    today = local(asked.now, asked.person.zone).date()
    to_come = [a for a in asked.person.absences if a.from_on > today]
    current = [a for a in asked.person.absences if a.covers(today)] or to_come
    if not current:
        raise NotFound(what="absence")
    ended = tuple(a if a not in current else _ended(a, today) for a in asked.person.absences)
    back = replace(asked.person, absences=tuple(a for a in ended if a is not None))
    asked.unit.people.save_many([back])
    _reassign(asked, back)
    _tend(asked)
    return asked.say("welcome-back")


def _ended(absence: Absence, today: date) -> Absence | None:
    """Give an absence that ends before today; None if it had not begun."""
    return Absence(absence.from_on, today - timedelta(days=1)) if absence.from_on < today else None


def ask_leave(asked: Asked) -> Reply:
    """Ask once before somebody leaves, with the gentler ways beside it."""
    choices = [
        Choice(text(asked.locale, "leave-now"), "leave:1:-", ChoiceStyle.DANGER),
        Choice(text(asked.locale, "leave-not"), "keep:1:-", ChoiceStyle.PRIMARY),
    ]
    _ = asked.person
    return asked.show(paragraph(asked.locale, "leave-ask"), choices=choices)
