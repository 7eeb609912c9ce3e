"""Meetings as time passes: proposals lapse, meetings are called off for absences, clocks are watched."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, TypeAlias

from bot.domain.daytime import local
from bot.domain.meetings import (
    ANSWERED_WITHIN,
    MeetingState,
    clock_seen,
    has_moved,
    is_within_hours,
    shows_another_time,
)
from bot.domain.partnerships import PartnershipState
from bot.services.planning.meetings import notice, what_follows
from bot.services.tending.looking import look_again

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from bot.domain.deliveries import Delivery
    from bot.domain.meetings import Meeting
    from bot.domain.partnerships import Partnership
    from bot.domain.people import Participant
    from bot.services.planning.view import RoundView


def tend_meetings(view: RoundView) -> None:
    """Look after a round's proposals and meetings; running it twice, late, or after a crash changes nothing."""
    meetings = view.unit.meetings.open_of_round(view.round.id)
    if not meetings:
        return
    partnerships = view.unit.partnerships.get_many({meeting.partnership_id for meeting in meetings})
    view.people_of({m for p in partnerships.values() for m in p.members})
    tended = [_tended(view, meeting, partnerships[meeting.partnership_id]) for meeting in meetings]
    changes = {after.id: (after, said) for after, said in (each for each in tended if each is not None)}
    if changes:
        changed = {after.partnership_id for after, _ in changes.values()}
        members = {m for each in changed for m in partnerships[each].members}
        waiting = view.unit.deliveries.unsent_of(members)
        view.unit.deliveries.withdraw_many([d.id for d in waiting if d.subject.get("meeting") in changes])
        view.unit.meetings.save_many(after for after, _ in changes.values())
        look_again(view.unit, [partnerships[m.partnership_id] for m in meetings if m.is_agreed and m.id in changes])
        view.unit.deliveries.plan_many(each for _, said in changes.values() for each in said)


Tended: TypeAlias = "tuple[Meeting, Sequence[Delivery]] | None"
"""A meeting as it is from now on, with what its members are told in the place of what waits; None: as it was."""


def _tended(view: RoundView, meeting: Meeting, partnership: Partnership) -> Tended:
    people = [p for p in view.people_of(partnership.members).values() if p.left_at is None]
    has_ended = partnership.state is PartnershipState.ENDED or len(people) < len(partnership.members)
    if meeting.at is None or not meeting.is_agreed:
        is_over = has_ended or not meeting.is_open(view.now)
        return (meeting.became(MeetingState.LAPSED), ()) if is_over else None
    if meeting.at <= view.now:
        is_forgotten = meeting.at + ANSWERED_WITHIN <= view.now
        return (meeting.became(MeetingState.LAPSED), ()) if is_forgotten else None
    if has_ended:
        return _called_off(view, meeting, meeting.at, people, "ended")
    if any(person.is_away(local(meeting.at, person.zone).date()) for person in people):
        return _called_off(view, meeting, meeting.at, people, "away")
    return _by_todays_clocks(view, meeting, meeting.at, people)


def _called_off(view: RoundView, meeting: Meeting, was: datetime, people: Iterable[Participant], why: str) -> Tended:
    """Cancel a meeting for a reason that is nobody's fault; who is away already is left in peace."""
    off = meeting.cancelled()
    told = [
        notice(off, person, "meeting-cancelled", view.now, expires_at=was, subject={"why": why, "was": was.isoformat()})
        for person in people
        if not person.is_away(local(view.now, person.zone).date())
    ]
    return off, told


def _by_todays_clocks(view: RoundView, meeting: Meeting, at: datetime, people: Sequence[Participant]) -> Tended:
    """Ask again where the clocks were changed, or where somebody moved to a place at which the time is no good."""
    if any(shows_another_time(meeting, person) for person in people):
        return _asked_again(view, meeting, at, people, "law")
    moved = [person for person in people if has_moved(meeting, person)]
    if not moved:
        return None
    if not all(is_within_hours(at, person) for person in moved):
        return _asked_again(view, meeting, at, people, "moved")
    seen = {person.id: clock_seen(at, person.zone) for person in people}
    return replace(meeting, local_times=seen), [d for p in people for d in what_follows(meeting, at, p, view.now)]


def _asked_again(view: RoundView, meeting: Meeting, at: datetime, people: Iterable[Participant], why: str) -> Tended:
    """Give the agreed time up until everybody has said that it still suits."""
    again = meeting.asked_again().with_slots([at])
    return again, [
        notice(again, person, "meeting-clocks", view.now, expires_at=at, subject={"why": why}) for person in people
    ]
