"""Pass somebody's words on to their partner: by a command, by a button, or as a reply to what was passed on before.

The words wait in one table until they are delivered; what follows then is in words_on_their_way.py.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from bot.domain.deliveries import Kind
from bot.domain.errors import Refused
from bot.domain.partnerships import PartnershipState
from bot.domain.words import HEAVIEST, LONGEST, MOST_FILES, PASSED_ON_FOR, Attachment, KeptWords, Purpose
from bot.services.own_partnership import own_partnership, pressed_partnership
from bot.services.planning.between_partners import to_partner

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from bot.domain.deliveries import Delivery
    from bot.domain.partnerships import Partnership
    from bot.domain.people import Participant, ParticipantId
    from bot.ports.chat import Reply
    from bot.ports.storage import Unit
    from bot.services.asked import Asked

PASSED_ON = "passed-on"
AFTER_AN_INTRODUCTION = timedelta(minutes=5)
"""Nobody hears from a partner whom they have not been introduced to yet."""


class CannotBePassedOn(Refused):
    """The words do not reach the partner now. The same is said whatever the reason is: some are nobody's business."""

    key = "refused-not-passed-on"


class WordsTooLong(Refused):
    """The words do not fit into one message on every platform."""

    key = "refused-words-too-long"


class FilesTooLarge(Refused):
    """The files are too many, or too large, to be carried."""

    key = "refused-files-too-large"


class NothingToPassOn(Refused):
    """There are neither words nor files."""

    key = "refused-nothing-to-pass-on"


def write(asked: Asked, *, words: str, file: Any = None, round: str | None = None) -> Reply:  # noqa: ANN401  # a ReceivedFile
    """Pass words on, with a file if there is one. Raises NoPartner, Ambiguous, and what `pass_on` raises."""
    _, partnership = own_partnership(asked, round)
    files = () if file is None else (Attachment(file.name, file.content),)
    return asked.say("passing-on-its-way", names=names_of(pass_on(asked, partnership, words, files)))


def reply(asked: Asked, to: Delivery, words: str, files: Sequence[Attachment]) -> Reply:
    """Pass on a reply to what was passed on. Raises PartnershipOver, and what `pass_on` raises."""
    _, partnership = pressed_partnership(asked, str(to.partnership_id))
    return asked.say("passing-on-its-way", names=names_of(pass_on(asked, partnership, words, files)))


def names_of(people: Sequence[Participant]) -> str:
    """Give the names of one or two."""
    return " & ".join(person.name for person in people)


def pass_on(
    asked: Asked, partnership: Partnership, words: str, files: Sequence[Attachment] = ()
) -> Sequence[Participant]:
    """Keep words on their way to the partners, and plan them at once. Give to whom.

    Raises WordsTooLong, FilesTooLarge, NothingToPassOn, CannotBePassedOn.
    """
    until = asked.now + PASSED_ON_FOR
    me = asked.person.id
    kept = KeptWords(0, Purpose.PASSING_ON, me, words.strip(), asked.now, until, partnership.id, tuple(files))
    refuse_unfit(kept)
    readers = _readers(asked, partnership)
    _plan(asked, partnership, asked.unit.words.keep(kept), readers)
    return readers


def pass_on_held(asked: Asked, held: KeptWords) -> Sequence[Participant]:
    """Do the same with words that were held for a button."""
    _, partnership = own_partnership(asked)
    refuse_unfit(held)
    readers = _readers(asked, partnership)
    going = replace(held, purpose=Purpose.PASSING_ON, partnership_id=partnership.id, until=held.kept_at + PASSED_ON_FOR)
    asked.unit.words.change(going)
    _plan(asked, partnership, going, readers)
    return readers


def refuse_unfit(kept: KeptWords) -> None:
    """Raise WordsTooLong, FilesTooLarge or NothingToPassOn for what no message can carry."""
    if not kept.words.strip() and not kept.files:
        raise NothingToPassOn
    if len(kept.words) > LONGEST:
        raise WordsTooLong(length=len(kept.words), limit=LONGEST)
    refuse_large(kept.files)


def refuse_large(files: Sequence[Attachment]) -> None:
    """Raise FilesTooLarge for more than is carried."""
    if files and (len(files) > MOST_FILES or sum(len(each.content) for each in files) > HEAVIEST):
        raise FilesTooLarge(count=MOST_FILES, megabytes=HEAVIEST // 2**20)


def _readers(asked: Asked, partnership: Partnership) -> Sequence[Participant]:
    """Give the partners who can be written to and are not kept apart from the one who writes."""
    others = asked.unit.people.get_many(partnership.partners_of(asked.person.id))
    apart = kept_apart(asked.unit, asked.person.id)
    reached = [p for p in others.values() if p.id not in apart and p.left_at is None and p.preferred_accounts()]
    if not reached:
        raise CannotBePassedOn
    return reached


def kept_apart(unit: Unit, person_id: ParticipantId) -> frozenset[ParticipantId]:
    """Give those with whom somebody is kept apart, whoever of the two asked for it."""
    pairs = [(block.participant_id, block.other_id) for block in unit.signs.blocks()]
    return frozenset(b if a == person_id else a for a, b in pairs if person_id in {a, b})


def _plan(asked: Asked, partnership: Partnership, kept: KeptWords, readers: Sequence[Participant]) -> None:
    meets_at = _introductions(asked, partnership, readers)
    asked.unit.deliveries.plan_many(
        [
            to_partner(
                partnership,
                reader.id,
                kind=Kind.PASSED_ON,
                what=PASSED_ON,
                number=kept.id,
                due_at=meets_at.get(reader.id, asked.now),
                expires_at=kept.until,
                subject={"words": kept.id, "from": kept.sender_id},
            )
            for reader in readers
        ]
    )


def _introductions(
    asked: Asked, partnership: Partnership, readers: Sequence[Participant]
) -> Mapping[ParticipantId, datetime]:
    """Give from when those can be written to who still wait for their introduction, a few hours behind the other's."""
    if partnership.state is not PartnershipState.PLANNED:
        return {}
    waiting = asked.unit.deliveries.unsent_of([reader.id for reader in readers])
    return {
        d.participant_id: d.due_at + AFTER_AN_INTRODUCTION
        for d in waiting
        if d.kind is Kind.INTRODUCTION and d.partnership_id == partnership.id and d.participant_id is not None
    }


def stop_passing_on(unit: Unit, one: ParticipantId, other: ParticipantId) -> None:
    """Take back what is on its way between two: it is erased in its time like all that did not arrive."""
    waiting = [d for d in unit.deliveries.unsent_of([one, other]) if d.what == PASSED_ON]
    between = [d.id for d in waiting if {d.subject["from"], d.participant_id} == {one, other}]
    unit.deliveries.withdraw_many(between)
