"""A coordinator writes to one person in a case, as a liaison: through the bot, at once, in the coordinator's name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.cases import CaseState
from bot.domain.deliveries import Delivery, Kind, Operation, StartedBy
from bot.domain.errors import BadValue, Refused
from bot.domain.records import GroupMessage
from bot.messages.render import prose, text
from bot.ports.chat import FieldKind, Form, FormErrors, FormField, FormOpen
from bot.services.case_cards import refresh_card
from bot.services.case_files import LETTER, letter_key
from bot.services.planning.steps import ACTS_COUNT_FROM
from bot.services.work_cases import open_case_of
from bot.services.write_group import LONGEST

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.domain.cases import Case
    from bot.domain.people import Participant, ParticipantId
    from bot.ports.chat import Reply
    from bot.services.asked import Asked

NAME_IN_A_LABEL = 20
WORDS = "words"
TO_ONE = "one"
"""What a letter's words are kept under, where a group's have the group's name."""


class NotInCase(Refused):
    """A letter goes to somebody whom the case is about, or their partner."""

    key = "refused-not-in-case"


class NotReachable(Refused):
    """No account of theirs takes messages."""

    key = "refused-not-reachable"


def write_letter(asked: Asked, *, number: int, to: Participant, words: str) -> Reply:
    """Write to a member of a case. Raises NotFound, OwnCase, CaseClosed, NotInCase, NotReachable, BadValue."""
    case = open_case_of(asked, number)
    _refuse_unfit(asked, case, to, words)
    kept = asked.unit.records.add_group_message(
        GroupMessage(case.round_id, TO_ONE, words, asked.actor.reference, asked.now)
    )
    asked.unit.deliveries.plan_many([_delivery(asked, case, to.id, kept.id)])
    taken = case.claimed(asked.actor.reference, asked.now) if case.state is CaseState.OPEN else case
    refresh_card(asked.unit, taken, asked.now)
    return asked.say("letter-sent", name=to.name, number=str(number))


def press_write(asked: Asked, row: str) -> Reply:
    """Open the form: `row` is `case.person`. Raises as `write_letter` does."""
    case, to = _read(asked, row)
    _refuse_unfit(asked, case, to, WORDS)
    return FormOpen(_form(asked, row, to))


def take_letter(asked: Asked, row: str, page: int, answers: Mapping[str, str | list[str]]) -> Reply:
    """Send what was written into the form. Raises as `write_letter` does."""
    case, to = _read(asked, row)
    words = str(answers.get(WORDS, "")).strip()
    if len(words) > LONGEST:
        wrong = text(asked.locale, "refused-bad-value", what=WORDS, value=str(len(words)))
        return FormErrors(_form(asked, row, to, words), ((WORDS, wrong),))
    return write_letter(asked, number=case.id, to=to, words=words)


def _read(asked: Asked, row: str) -> tuple[Case, Participant]:
    number, _, person_id = row.partition(".")
    case = open_case_of(asked, int(number))
    person = asked.unit.people.get(int(person_id))
    if person is None:
        raise NotInCase(person=person_id, number=number)
    return case, person


def _refuse_unfit(asked: Asked, case: Case, to: Participant, words: str) -> None:
    partnership = asked.unit.partnerships.get(case.partnership_id)
    if partnership is None or to.id not in partnership.members:
        raise NotInCase(person=str(to.id), number=str(case.id))
    if to.left_at is not None or not to.preferred_accounts():
        raise NotReachable(name=to.name)
    if not 0 < len(words) <= LONGEST:
        raise BadValue(what="words", value=str(len(words)))


def _form(asked: Asked, row: str, to: Participant, words: str | None = None) -> Form:
    label = text(asked.locale, "letter-label", name=to.name[:NAME_IN_A_LABEL])
    return Form(
        f"case-write:1:{row}",
        text(asked.locale, "letter-title"),
        (FormField(WORDS, label, FieldKind.LONG_TEXT, value=words),),
        submit=text(asked.locale, "letter-send"),
        introduction=prose(asked.locale, "letter-opening"),
    )


def _delivery(asked: Asked, case: Case, to: ParticipantId, message_id: int) -> Delivery:
    return Delivery(
        key=_new_key(asked, case, to),
        kind=Kind.NOTICE,
        what=LETTER,
        operation=Operation.SEND_DIRECT,
        started_by=StartedBy.COORDINATOR,
        due_at=asked.now,
        number=ACTS_COUNT_FROM + message_id,
        round_id=case.round_id,
        partnership_id=case.partnership_id,
        participant_id=to,
        subject={"message": message_id},
    )


def _new_key(asked: Asked, case: Case, to: ParticipantId) -> str:
    """Give the key of the next letter to this person: there are never many in one case."""
    number = 1
    while asked.unit.deliveries.by_key(letter_key(case, to, number)) is not None:
        number += 1
    return letter_key(case, to, number)
