"""Meeting proposals, and the meetings they become: who can come when, when to remind, when clocks have changed."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime, time, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

from bot.domain.daytime import MORNING, local, utc_at
from bot.domain.slots import AT_ONCE, LENGTH

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from bot.domain.people import Participant, ParticipantId


class MeetingState(StrEnum):
    """Where a proposal, or the meeting it became, stands."""

    PROPOSED = "proposed"
    AGREED = "agreed"
    HELD = "held"
    NOT_HELD = "not-held"
    CANCELLED = "cancelled"
    LAPSED = "lapsed"


OPEN = frozenset({MeetingState.PROPOSED, MeetingState.AGREED})
LASTS = timedelta(minutes=LENGTH)
REMINDED = (timedelta(days=1), timedelta(hours=1))
"""How long before a meeting its reminders come."""
ASKED_AFTER = timedelta(hours=1)
"""How long after its beginning "how did it go?" is asked."""
ANSWERED_WITHIN = timedelta(days=14)
"""How long that question stays open."""


@dataclass(frozen=True, slots=True)
class Meeting:
    """A meeting proposal of one partnership; a meeting from when it is agreed on.

    Slots are only ever added, so that an old button always means the time that it showed. `sequence` counts how often
    an agreed time was given up, as calendars want it.
    """

    id: int
    round_id: int
    partnership_id: int
    #: None: the bot, in the middle of the round.
    proposed_by: ParticipantId | None
    proposed_at: datetime
    #: When each would start, UTC.
    slots: tuple[datetime, ...]
    #: Which slots (by index) suit whom; absent: has not answered.
    answers: Mapping[ParticipantId, tuple[int, ...]]
    state: MeetingState = MeetingState.PROPOSED
    #: When it starts, UTC, once agreed.
    at: datetime | None = None
    #: The wall clock (ISO) each saw when agreeing, to notice that zone data have changed.
    local_times: Mapping[ParticipantId, str] = field(default_factory=dict)
    sequence: int = 0

    @property
    def is_agreed(self) -> bool:
        """Say whether a time has been agreed on, and holds."""
        return self.state is MeetingState.AGREED

    def suits(self, who: ParticipantId, number: int) -> bool:
        """Say whether somebody has said that a slot suits."""
        return number in self.answers.get(who, ())

    def on_offer(self, people: Collection[Participant], now: datetime) -> tuple[int, ...]:
        """Give the slots that can still be chosen: those offered last, and older ones that suit somebody."""
        wanted = {number for suiting in self.answers.values() for number in suiting}
        latest = range(len(self.slots) - AT_ONCE, len(self.slots))
        return tuple(
            n for n in range(len(self.slots)) if (n in latest or n in wanted) and self.is_possible(n, people, now)
        )

    def is_possible(self, number: int, people: Iterable[Participant], now: datetime) -> bool:
        """Say whether a slot is to come, on a day on which nobody has said since that they are away."""
        at = self.slots[number]
        return at > now and not any(person.is_away(local(at, person.zone).date()) for person in people)

    def is_open(self, now: datetime) -> bool:
        """Say whether there is still something to agree on, or to come to."""
        if self.is_agreed:
            return self.at is not None and self.at + LASTS > now
        return self.state is MeetingState.PROPOSED and any(at > now for at in self.slots)

    def toggled(self, who: ParticipantId, number: int) -> Meeting:
        """Let a slot suit somebody, or suit them no more."""
        return self._answered(who, frozenset(self.answers.get(who, ())) ^ {number})

    def with_none(self, who: ParticipantId) -> Meeting:
        """Let none of the slots suit somebody."""
        return self._answered(who, ())

    def _answered(self, who: ParticipantId, suiting: Iterable[int]) -> Meeting:
        return replace(self, answers={**self.answers, who: tuple(sorted(suiting))})

    def with_slots(self, slots: Sequence[datetime]) -> Meeting:
        """Offer other times as well; who had found none is asked anew."""
        answers = {who: suiting for who, suiting in self.answers.items() if suiting}
        return replace(self, slots=(*self.slots, *slots), answers=answers)

    def common_slot(self, people: Collection[Participant], now: datetime) -> int | None:
        """Give the earliest slot that is still possible and suits everybody, if there is one."""
        suiting = [n for n in range(len(self.slots)) if all(self.suits(person.id, n) for person in people)]
        fitting = [n for n in suiting if self.is_possible(n, people, now)]
        return min(fitting, key=self.slots.__getitem__, default=None)

    def is_without_agreement(self, members: Iterable[ParticipantId]) -> bool:
        """Say whether all have answered a proposal, and no slot suits everybody."""
        return self.state is MeetingState.PROPOSED and all(member in self.answers for member in members)

    def agreed(self, number: int, people: Iterable[Participant]) -> Meeting:
        """Make a slot the meeting's time; what everybody's clock will show then is kept."""
        at = self.slots[number]
        seen = {person.id: clock_seen(at, person.zone) for person in people}
        return replace(self, state=MeetingState.AGREED, at=at, local_times=seen)

    def asked_again(self) -> Meeting:
        """Give up an agreed time and look for another; nobody's answers hold any more."""
        return replace(
            self, state=MeetingState.PROPOSED, at=None, answers={}, local_times={}, sequence=self.sequence + 1
        )

    def cancelled(self) -> Meeting:
        """Give it up altogether."""
        return replace(self, state=MeetingState.CANCELLED, sequence=self.sequence + 1)

    def became(self, state: MeetingState) -> Meeting:
        """Give it in another state."""
        return replace(self, state=state)


def clock_seen(at: datetime, zone: str) -> str:
    """Give what the clock on the wall shows at an instant, with the zone it is the clock of."""
    return f"{local(at, zone).replace(tzinfo=None).isoformat()}[{zone}]"


def shows_another_time(meeting: Meeting, person: Participant) -> bool:
    """Say whether the clocks where somebody lives were changed since they agreed; who moved is not meant."""
    seen = meeting.local_times.get(person.id)
    if meeting.at is None or seen is None or not seen.endswith(f"[{person.zone}]"):
        return False
    return seen != clock_seen(meeting.at, person.zone)


def has_moved(meeting: Meeting, person: Participant) -> bool:
    """Say whether somebody lives by another zone than when they agreed."""
    seen = meeting.local_times.get(person.id)
    return seen is not None and not seen.endswith(f"[{person.zone}]")


def is_within_hours(at: datetime, person: Participant) -> bool:
    """Say whether a whole meeting lies within somebody's waking hours."""
    return _is_awake(at, person) and _is_awake(at + LASTS - timedelta(minutes=1), person)


def reminders(at: datetime, person: Participant, now: datetime) -> Iterator[tuple[int, datetime]]:
    """Give when to remind somebody, numbered: a day and an hour before, or the last waking minute before that.

    What would have to be sent before now is left out, and so is the first of two at the same moment.
    """
    moments = {_awake_before(at - before, person): number for number, before in enumerate(REMINDED, start=1)}
    return ((number, moment) for moment, number in moments.items() if now < moment < at)


def question_moment(at: datetime, person: Participant) -> datetime:
    """Give when to ask somebody how it went: after an hour, or when they are next awake."""
    wanted = at + ASKED_AFTER
    if _is_awake(wanted, person):
        return wanted
    today = local(wanted, person.zone).date()
    opens = max(MORNING, _time(person.wakes)) if person.wakes < person.sleeps else _time(person.wakes)
    mornings = (utc_at(today + timedelta(days=n), opens, person.zone) for n in (0, 1))
    return next(morning for morning in mornings if morning >= wanted)


def _is_awake(moment: datetime, person: Participant) -> bool:
    here = local(moment, person.zone)
    minute = here.hour * 60 + here.minute
    if person.wakes <= person.sleeps:
        return person.wakes <= minute < person.sleeps
    return minute >= person.wakes or minute < person.sleeps


def _awake_before(moment: datetime, person: Participant) -> datetime:
    """Give the moment itself, or the last minute before it at which somebody is awake."""
    if _is_awake(moment, person):
        return moment
    today = local(moment, person.zone).date()
    closing = (utc_at(today - timedelta(days=n), _time(person.sleeps - 1), person.zone) for n in (0, 1, 2))
    return next(minute for minute in closing if minute <= moment)


def _time(minute: int) -> time:
    return time(minute % (24 * 60) // 60, minute % 60)
