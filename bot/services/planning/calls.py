"""The suggestion of a call in the middle of a round, with three times that suit both."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from bot.domain.deliveries import Delivery, Kind, Operation, StartedBy, delivery_key
from bot.domain.meetings import Meeting, MeetingState
from bot.domain.partnerships import TALKING, BlockReason, PartnershipState
from bot.domain.rounds import ApplicationState
from bot.services.planning.meetings import common_times

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import datetime

    from bot.domain.partnerships import Block, Partnership
    from bot.domain.people import Participant
    from bot.domain.timetable import Step
    from bot.services.planning.view import RoundView

READ_WITHIN = timedelta(days=3)
"""The first slot is not before this: the message waits for a free morning of both."""


def plan_calls(view: RoundView, step: Step) -> Sequence[Delivery]:
    """Suggest a call to those who are in touch and have not met; where two have no time in common, nothing."""
    waiting = view.unit.deliveries.unplanned_members(view.round.id, Kind.CALL, step.number, [ApplicationState.MATCHED])
    if not waiting:
        return []
    theirs = view.unit.partnerships.of_participants(waiting)
    wanted = frozenset(waiting)
    people = view.people_of({m for p in theirs for m in p.members})
    calls: list[Delivery] = []
    asked = _without_reported(view, [p for p in theirs if _may_be_asked(view, p)])
    for meeting, partnership in _proposals(view, asked, people):
        calls += [_call(view, step, meeting, people[m]) for m in partnership.members if m in wanted]
    return calls


def _may_be_asked(view: RoundView, partnership: Partnership) -> bool:
    """Say whether two are in touch; while anybody is being asked whether all is well, a call can wait."""
    is_here = partnership.round_id == view.round.id and partnership.state is PartnershipState.ACTIVE
    return is_here and partnership.standing in TALKING and not partnership.on_ladder


def _without_reported(view: RoundView, partnerships: Sequence[Partnership]) -> Sequence[Partnership]:
    """Leave out where one has reported the other's behaviour: nobody is to call them."""
    apart = {frozenset({b.participant_id, b.other_id}) for b in _reports(view)} if partnerships else frozenset()
    return [p for p in partnerships if not any(pair <= set(p.members) for pair in apart)]


def _reports(view: RoundView) -> Iterable[Block]:
    return (block for block in view.unit.signs.blocks() if block.reason is BlockReason.CONDUCT)


def _proposals(
    view: RoundView, partnerships: Sequence[Partnership], people: Mapping[int, Participant]
) -> Iterable[tuple[Meeting, Partnership]]:
    """Give each the proposal of ours that it has, else a new one; none where people have met or found a time."""
    known = view.unit.meetings.of_partnerships([p.id for p in partnerships]) if partnerships else {}
    new: list[Meeting] = []
    for partnership in partnerships:
        theirs = [m for m in known.get(partnership.id, ()) if m.state is MeetingState.HELD or m.is_open(view.now)]
        slots = () if theirs else _slots(view, [people[m] for m in partnership.members])
        if slots:
            new.append(Meeting(0, view.round.id, partnership.id, None, view.now, slots, {}))
        elif theirs and all(m.proposed_by is None and m.state is MeetingState.PROPOSED for m in theirs):
            yield theirs[-1], partnership
    yield from zip(view.unit.meetings.add_many(new), _of(new, partnerships), strict=True)


def _of(meetings: Iterable[Meeting], partnerships: Iterable[Partnership]) -> Iterable[Partnership]:
    by_id = {p.id: p for p in partnerships}
    return [by_id[meeting.partnership_id] for meeting in meetings]


def _slots(view: RoundView, members: Sequence[Participant]) -> tuple[datetime, ...]:
    """Give times that lie in everybody's waking hours; nobody is asked to volunteer who did not ask for a time."""
    return common_times(members, view.round, view.now, view.world.working_days, soonest=READ_WITHIN)


def _call(view: RoundView, step: Step, meeting: Meeting, person: Participant) -> Delivery:
    """Give the suggestion to one of them, of use until the last slot."""
    return Delivery(
        key=delivery_key(
            round_id=view.round.id, what="call", number=step.number, to=person.id, partnership_id=meeting.partnership_id
        ),
        kind=Kind.CALL,
        what="call",
        operation=Operation.SEND_DIRECT,
        started_by=StartedBy.BOT,
        due_at=view.now,
        number=step.number,
        round_id=view.round.id,
        partnership_id=meeting.partnership_id,
        participant_id=person.id,
        earliest_on=view.round.date_of(step),
        expires_at=max(meeting.slots),
        subject={"meeting": meeting.id},
    )
