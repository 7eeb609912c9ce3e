"""The button "I am here": people come by their account, by their handle, or by the code they were sent."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from bot.domain.codes import find_code, read_code
from bot.domain.errors import Refused
from bot.domain.records import Draft
from bot.domain.rounds import RoundState
from bot.messages.render import prose, text
from bot.ports.chat import Form, FormErrors, FormField, FormOpen
from bot.services.arrive import bind, open_account
from bot.services.setup import setting

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.domain.people import Participant
    from bot.ports.chat import Reply, Text
    from bot.services.asked import Asked

FORM = "here"
TRIES = 10
TRIES_COUNT_FOR = timedelta(hours=1)


class TooManyTries(Refused):
    """As many codes were typed from one account as anybody needs; the next may be typed in an hour."""

    key = "refused-too-many-codes"


def press_here(asked: Asked, row: str) -> Reply:
    """Welcome somebody who is known by now; ask all others for their code. Raises TooManyTries."""
    if asked.actor.participant is not None:
        return _welcome(asked, asked.actor.participant)
    _refuse_who_tries_all(asked)
    return FormOpen(_form(asked, row))


def take_code(asked: Asked, row: str, page: int, answers: Mapping[str, str | list[str]]) -> Reply:
    """Let the account of whoever has a code be theirs. A code is used once. Raises TooManyTries."""
    if asked.actor.participant is not None:
        return _welcome(asked, asked.actor.participant)
    _refuse_who_tries_all(asked)
    person = _whose(asked, str(answers.get("code", "")))
    if person is None:
        _count_try(asked)
        return FormErrors(_form(asked, row), (("code", text(asked.locale, "come-code-wrong")),))
    bound = bind(asked.unit, person, asked.actor.account)
    come = open_account(asked.unit, bound, asked.actor.account, asked.now, asked.world)
    asked.unit.records.drop_draft(str(asked.actor.account), FORM, 0)
    return _welcome(asked, come)


def _welcome(asked: Asked, person: Participant) -> Reply:
    welcomed = replace(asked, actor=replace(asked.actor, participant=person))
    return welcomed.say("come-welcome", name=person.name, programme=setting(asked.unit, "programme"))


def _whose(asked: Asked, typed: str) -> Participant | None:
    """Give who a code was made for, while they are still expected and the round it was made for goes on."""
    read = read_code(typed)
    if read is None:
        return None
    number, spelt = read
    person = asked.unit.people.get(number)
    code = find_code(spelt, asked.unit.codes.of_person(number))
    round_ = asked.unit.rounds.get(code.round_id) if code is not None else None
    if person is None or round_ is None or round_.state is RoundState.ENDED:
        return None
    return person if person.is_expected(asked.world.entered_by_people) else None


def _form(asked: Asked, row: str) -> Form:
    """Ask for the code; what was typed is not shown again."""
    return Form(
        token=f"{FORM}:1:{row}",
        title=text(asked.locale, "come-title"),
        fields=(FormField("code", text(asked.locale, "come-code"), hint=_hint(asked)),),
        submit=text(asked.locale, "come-send"),
        introduction=prose(asked.locale, "come-how", programme=setting(asked.unit, "programme")),
    )


def _hint(asked: Asked) -> Text:
    return text(asked.locale, "come-code-hint")


def _refuse_who_tries_all(asked: Asked) -> None:
    if len(_tries(asked)) >= TRIES:
        raise TooManyTries


def _tries(asked: Asked) -> list[str]:
    """Give when wrong codes were typed from this account within the hour."""
    draft = asked.unit.records.draft(str(asked.actor.account), FORM, 0)
    typed = draft.values.get("at", ()) if draft else ()
    since = asked.now - TRIES_COUNT_FOR
    return [at for at in typed if datetime.fromisoformat(at) > since]


def _count_try(asked: Asked) -> None:
    at = [*_tries(asked), asked.now.isoformat()]
    asked.unit.records.save_draft(Draft(str(asked.actor.account), FORM, 0, {"at": at}, asked.now))
