"""What is sent about meetings, to whom and when; services and the passing of time both plan it here."""

from __future__ import annotations

from datetime import time
from typing import TYPE_CHECKING

from bot.domain.daytime import utc_at
from bot.domain.deliveries import Delivery, Kind, Operation, StartedBy, delivery_key
from bot.domain.meetings import ANSWERED_WITHIN, question_moment, reminders
from bot.domain.slots import SOONEST, for_volunteers, has_common_hour, propose
from bot.domain.timetable import StepKind

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
    from datetime import date, datetime, timedelta

    from bot.domain.meetings import Meeting
    from bot.domain.people import Participant
    from bot.domain.rounds import Round
    from bot.ports.places import WorkingDays
    from bot.ports.storage import Unit


def find_slots(
    people: Sequence[Participant],
    round_: Round,
    now: datetime,
    working_days: WorkingDays,
    *,
    offered: Collection[datetime] = (),
) -> tuple[datetime, ...]:
    """Give times that suit all before the round ends; for a volunteer, where no waking hour is common to all."""
    slots = common_times(people, round_, now, working_days, offered=offered)
    if slots or offered or has_common_hour(people, now):
        return slots
    return for_volunteers(people, now, _works(working_days), until=_end_of(round_))


def common_times(
    people: Sequence[Participant],
    round_: Round,
    now: datetime,
    working_days: WorkingDays,
    *,
    offered: Collection[datetime] = (),
    soonest: timedelta = SOONEST,
) -> tuple[datetime, ...]:
    """Give times within everybody's waking hours, on days on which all work and nobody is away."""
    works = _works(working_days)
    return propose(people, now, works, offered=offered, soonest=soonest, until=_end_of(round_))


def _end_of(round_: Round) -> datetime:
    return utc_at(round_.date_of(round_.timetable.of(StepKind.FAREWELL)[0]), time(0), round_.zone)


def _works(working_days: WorkingDays) -> Callable[[Participant, date], bool]:
    def works(person: Participant, on: date) -> bool:
        return not person.is_away(on) and working_days.is_working(on, person.country)

    return works


def notice(
    meeting: Meeting,
    to: Participant,
    what: str,
    due_at: datetime,
    *,
    number: int = 1,
    kind: Kind = Kind.MEETING,
    expires_at: datetime | None = None,
    subject: Mapping[str, str | int] | None = None,
) -> Delivery:
    """Give something to be said about a meeting to one member; none of it counts towards two a week."""
    key = delivery_key(
        round_id=meeting.round_id,
        what=what,
        number=number,
        to=to.id,
        partnership_id=meeting.partnership_id,
        episode=meeting.id,
        revision=meeting.sequence,
    )
    return Delivery(
        key=key,
        kind=kind,
        what=what,
        operation=Operation.SEND_DIRECT,
        started_by=StartedBy.MEETING,
        due_at=due_at,
        number=number,
        round_id=meeting.round_id,
        partnership_id=meeting.partnership_id,
        participant_id=to.id,
        expires_at=expires_at,
        subject={"meeting": meeting.id, **(subject or {})},
    )


def once_agreed(meeting: Meeting, people: Iterable[Participant], now: datetime) -> Iterable[Delivery]:
    """Give all that an agreed meeting brings to its members: the file, two reminders, and a question after."""
    if meeting.at is None:
        return
    for person in people:
        yield notice(meeting, person, "meeting-agreed", now, expires_at=meeting.at)
        yield from what_follows(meeting, meeting.at, person, now)


def what_follows(meeting: Meeting, at: datetime, person: Participant, now: datetime) -> Iterable[Delivery]:
    """Give the reminders that are still to come, and the question."""
    for number, moment in reminders(at, person, now):
        kind = Kind.MEETING_REMINDER
        yield notice(meeting, person, "meeting-reminder", moment, number=number, kind=kind, expires_at=at)
    yield notice(meeting, person, "meeting-question", question_moment(at, person), expires_at=at + ANSWERED_WITHIN)


def take_back(unit: Unit, meeting: Meeting, members: Collection[int]) -> None:
    """Withdraw all that waits to be said about a meeting."""
    waiting = unit.deliveries.unsent_of(members)
    unit.deliveries.withdraw_many([d.id for d in waiting if d.subject.get("meeting") == meeting.id])
