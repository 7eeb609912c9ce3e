"""Find a time to talk: `/partner meet`, and the buttons under the times proposed."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING

from bot.domain.errors import NotFound, Refused
from bot.domain.meetings import Meeting
from bot.domain.partnerships import PartnershipState
from bot.domain.rounds import RoundState
from bot.domain.slots import has_common_hour
from bot.messages.render import heading, paragraph
from bot.ports.chat import Replace, Say
from bot.services.own_partnership import own_partnership
from bot.services.planning.meetings import find_slots, notice, once_agreed, take_back
from bot.services.tending.looking import look_again
from bot.services.wording.meetings import Seen, agreed, other_times, proposal, said

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from bot.domain.partnerships import Partnership
    from bot.domain.people import Participant
    from bot.domain.rounds import Round
    from bot.ports.chat import Message, Reply
    from bot.services.asked import Asked


OF_USE_FOR = timedelta(days=7)
"""How long what one has said about a time is worth telling the other."""


class NotYetIntroduced(Refused):
    """The partner does not know of this partnership yet."""

    key = "refused-not-yet-introduced"


@dataclass(frozen=True, slots=True)
class Table:
    """A meeting with all that sit at its table, as the one who asks sees it."""

    asked: Asked
    round: Round
    partnership: Partnership
    people: Mapping[int, Participant]
    meeting: Meeting

    @property
    def others(self) -> Sequence[Participant]:
        """Give the partners of the one who asks."""
        return [person for number, person in self.people.items() if number != self.asked.person.id]

    @property
    def seen(self) -> Seen:
        """Give the meeting as the one who asks sees it."""
        return Seen(self.meeting, self.asked.person, self.others, self.asked.now, self.asked.locale)

    @property
    def is_over(self) -> bool:
        """Say whether they are partners no more."""
        return self.round.state is RoundState.ENDED or self.partnership.state is PartnershipState.ENDED

    @property
    def agreed_at(self) -> datetime | None:
        """Give when they will meet, or are meeting, if that is agreed on and still holds."""
        holds = self.meeting.is_agreed and self.meeting.is_open(self.asked.now) and not self.is_over
        return self.meeting.at if holds else None

    def with_meeting(self, meeting: Meeting) -> Table:
        """Store a change of the meeting; while two have a time to talk, nobody is asked about silence."""
        self.asked.unit.meetings.save_many([meeting])
        if meeting.is_agreed is not self.meeting.is_agreed:
            look_again(self.asked.unit, [self.partnership])
        return replace(self, meeting=meeting)

    def tell_others(self, what: str, *, number: int = 1, **subject: str | int) -> None:
        """Say something about the meeting to the partners, at once."""
        now = self.asked.now
        self.asked.unit.deliveries.plan_many(
            notice(self.meeting, other, what, now, number=number, expires_at=now + OF_USE_FOR, subject=subject)
            for other in self.others
        )

    def propose(self, key: str, **values: str) -> Message:
        """Show the times that can be chosen, under a sentence."""
        locale = self.asked.locale
        return proposal(self.seen, heading(locale, "meeting-title"), paragraph(locale, key, **values))


def meet(asked: Asked) -> Reply:
    """Propose times to talk to everybody in the partnership, or show what is proposed or agreed already.

    Raises NoPartner, NotYetIntroduced.
    """
    round_, partnership = own_partnership(asked)
    if partnership.state is not PartnershipState.ACTIVE:
        raise NotYetIntroduced
    theirs = asked.unit.meetings.of_partnerships([partnership.id]).get(partnership.id, ())
    going_on = [meeting for meeting in theirs if meeting.is_open(asked.now)]
    if going_on:
        return Say(_as_it_stands(_table(asked, round_, partnership, going_on[-1])))
    people = asked.unit.people.get_many(partnership.members)
    slots = find_slots(list(people.values()), round_, asked.now, asked.world.working_days)
    if not slots:
        return Say(_nothing_found(asked, people))
    new = Meeting(0, round_.id, partnership.id, asked.person.id, asked.now, slots, {})
    table = Table(asked, round_, partnership, people, asked.unit.meetings.add(new))
    table.tell_others("meeting-proposed", number=len(slots), who=asked.person.id)
    return Say(table.propose("meeting-own-proposal", names=table.seen.names))


def press_slot(asked: Asked, row: str) -> Reply:
    """Let a time suit the one who presses, or suit them no more; once one suits everybody it is agreed."""
    meeting_id, _, number = row.partition(".")
    table = find_table(asked, meeting_id)
    if (became := what_became(table)) is not None:
        return Replace(became)
    chosen = int(number)
    if not table.meeting.is_possible(chosen, table.people.values(), asked.now):
        return Replace(table.propose("meeting-slot-gone"))
    table = table.with_meeting(table.meeting.toggled(asked.person.id, chosen))
    common = table.meeting.common_slot(table.people.values(), asked.now)
    if common is not None:
        return _agree(table, common)
    _tell_if_none_suits_all(table)
    return Replace(table.propose("meeting-noted"))


def press_none(asked: Asked, row: str) -> Reply:
    """Note that none of the times suits, without a reproach."""
    table = find_table(asked, row)
    if (became := what_became(table)) is not None:
        return Replace(became)
    table = table.with_meeting(table.meeting.with_none(asked.person.id))
    _tell_if_none_suits_all(table)
    return Replace(
        said(
            asked.locale,
            paragraph(asked.locale, "meeting-none-noted"),
            choices=[other_times(table.meeting, asked.locale)],
        )
    )


def press_other(asked: Asked, row: str) -> Reply:
    """Propose other times to everybody; what was offered before can still be chosen by its own button."""
    table = find_table(asked, row)
    if (became := what_became(table)) is None:
        return Replace(offer_other_times(table))
    return Replace(became) if table.is_over or table.meeting.is_open(asked.now) else meet(asked)


def offer_other_times(table: Table) -> Message:
    """Add other times to a proposal, and tell the partners."""
    asked, meeting = table.asked, table.meeting
    people = list(table.people.values())
    slots = find_slots(people, table.round, asked.now, asked.world.working_days, offered=meeting.slots)
    if not slots:
        return table.propose("meeting-no-other")
    table = table.with_meeting(meeting.with_slots(slots))
    table.tell_others("meeting-proposed", number=len(table.meeting.slots), who=asked.person.id)
    return table.propose("meeting-own-proposal", names=table.seen.names)


def find_table(asked: Asked, meeting_id: str) -> Table:
    """Give a meeting to one of its members. Raises NotFound for anybody else."""
    meeting = asked.unit.meetings.get(int(meeting_id))
    partnership = asked.unit.partnerships.get(meeting.partnership_id) if meeting else None
    round_ = asked.unit.rounds.get(meeting.round_id) if meeting else None
    if meeting is None or partnership is None or round_ is None or asked.person.id not in partnership.members:
        raise NotFound(what=meeting_id)
    return _table(asked, round_, partnership, meeting)


def what_became(table: Table) -> Message | None:
    """Say what has become of a proposal that cannot be chosen from any more; None while it can."""
    asked, meeting = table.asked, table.meeting
    if meeting.is_open(asked.now) and not table.is_over:
        return _as_it_stands(table) if meeting.is_agreed else None
    theirs = (
        () if table.is_over else asked.unit.meetings.of_partnerships([meeting.partnership_id])[meeting.partnership_id]
    )
    going_on = [other for other in theirs if other.is_open(asked.now)]
    if going_on:
        return _as_it_stands(replace(table, meeting=going_on[-1]))
    return said(asked.locale, paragraph(asked.locale, "meeting-over"))


def _agree(table: Table, number: int) -> Reply:
    """Make a time the meeting's, and tell everybody, with a file for the calendar."""
    asked = table.asked
    take_back(asked.unit, table.meeting, table.people.keys())
    table = table.with_meeting(table.meeting.agreed(number, table.people.values()))
    asked.unit.deliveries.plan_many(once_agreed(table.meeting, table.people.values(), asked.now))
    return Replace(agreed(table.seen, "meeting-agreed-now"))


def _tell_if_none_suits_all(table: Table) -> None:
    """Let the others know, once for what was offered, that everybody has answered and no time suits all."""
    if table.meeting.is_without_agreement(table.people):
        table.tell_others("meeting-unmatched", number=len(table.meeting.slots))


def _as_it_stands(table: Table) -> Message:
    if table.meeting.is_agreed:
        return agreed(table.seen, "meeting-agreed-already")
    return table.propose("meeting-own-proposal", names=table.seen.names)


def _nothing_found(asked: Asked, people: Mapping[int, Participant]) -> Message:
    """Say plainly why there is no time, and what can be done instead."""
    if has_common_hour(list(people.values()), asked.now):
        return said(asked.locale, paragraph(asked.locale, "meeting-no-day"))
    names = " & ".join(person.name for number, person in people.items() if number != asked.person.id)
    return said(asked.locale, paragraph(asked.locale, "meeting-no-hour", names=names))


def _table(asked: Asked, round_: Round, partnership: Partnership, meeting: Meeting) -> Table:
    return Table(asked, round_, partnership, asked.unit.people.get_many(partnership.members), meeting)
