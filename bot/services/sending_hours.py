"""What may go out at this moment: in its reader's hours, two a week, one a day, and in the coordinators' hours."""

from __future__ import annotations

from collections import defaultdict
from datetime import timedelta
from operator import attrgetter
from typing import TYPE_CHECKING

from bot.domain.budget import has_room
from bot.domain.daytime import civil_day, day_of, monday_of, sending_moment
from bot.domain.deliveries import Delivery, DeliveryState, Kind, Operation, Outcome, StartedBy
from bot.services.office import office_of
from bot.services.planning.mornings import Mornings

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date, datetime

    from bot.domain.people import Participant
    from bot.services.facts import Facts


def allowed_now(facts: Facts, deliveries: Sequence[Delivery]) -> Sequence[Delivery]:
    """Keep what may reach its reader at this moment; give the rest another morning."""
    bound = [d for d in deliveries if d.is_counted]
    fitting = _fitting(facts, bound) if bound else bound
    if len(fitting) == len(bound):
        return deliveries
    put_back = {d.id for d in bound} - {d.id for d in fitting}
    _put_back(facts, [d for d in bound if d.id in put_back], leaving=fitting)
    return [d for d in deliveries if d.id not in put_back]


def _fitting(facts: Facts, bound: Sequence[Delivery]) -> Sequence[Delivery]:
    """Give which of these keep every promise if they go out now: own day, working day, two a week, one a day."""
    since = monday_of(facts.now.date() - timedelta(days=1))
    taken = facts.unit.deliveries.counted_days({d.participant_id for d in bound if d.participant_id}, since)
    entered: dict[int, list[date]] = defaultdict(list)
    parting = _would_part(facts, bound)
    fitting: list[Delivery] = []
    for delivery in sorted(bound, key=_TURN) if len(bound) > 1 else bound:
        reader = facts.reader(delivery)
        today = civil_day(facts.now, reader.zone)
        if today is None or delivery.id in parting or not _works(facts, reader, today):
            continue
        if has_room(today, [*taken.get(reader.id, ()), *entered[reader.id]]):
            entered[reader.id].append(today)
            fitting.append(delivery)
    return fitting


_TURN = attrgetter("rank", "id")
"""Who goes first, and takes the day."""


def in_their_hours(facts: Facts, deliveries: Sequence[Delivery], unfit: list[Outcome]) -> Sequence[Delivery]:
    """Keep what neither a room's introduction nor the coordinators' working hours put off; add what becomes of it."""
    until = {**_rooms_too_early(facts, deliveries), **_out_of_hours(facts, deliveries)}
    if not until:
        return deliveries
    unfit += [Outcome(each, DeliveryState.PLANNED, facts.now, due_at=due_at) for each, due_at in until.items()]
    return [d for d in deliveries if d.id not in until]


def _rooms_too_early(facts: Facts, deliveries: Sequence[Delivery]) -> Mapping[int, datetime]:
    """Give the rooms that wait for an introduction which was put off, and until when."""
    rooms = {d.partnership_id: d for d in deliveries if d.operation is Operation.OPEN_ROOM}
    if not rooms:
        return {}
    members = {m for i in rooms if i is not None for m in facts.partnerships[i].members}
    soonest = facts.now + ROOM_FOLLOWS_AFTER
    until: dict[int, datetime] = {}
    for waiting in facts.unit.deliveries.unsent_of(members):
        room = rooms.get(waiting.partnership_id)
        if room is not None and waiting.kind is Kind.INTRODUCTION:
            until[room.id] = max(waiting.due_at, soonest, until.get(room.id, soonest))
    return until


def _out_of_hours(facts: Facts, deliveries: Sequence[Delivery]) -> Mapping[int, datetime]:
    """Give what was to reach coordinators in their working hours and comes too late for that, and until when."""
    bound = [d for d in deliveries if d.kind in OF_CASES and d.place and d.started_by is StartedBy.BOT]
    if not bound:
        return {}
    rounds = {d.round_id: facts.round(d) for d in bound}
    opens = {i: office_of(facts.unit, round_, facts.world).opens_at(facts.now) for i, round_ in rounds.items()}
    return {d.id: opens[d.round_id] for d in bound if opens[d.round_id] > facts.now}


OF_CASES = frozenset({Kind.CASE, Kind.CASE_REMINDER})

ROOM_FOLLOWS_AFTER = timedelta(minutes=1)
"""Rooms are claimed before the introductions of the same moment; they come back once those are on their way."""


def _would_part(facts: Facts, bound: Sequence[Delivery]) -> frozenset[int]:
    """Give the introductions that must wait: a partner still waits for theirs, and would have it on another day.

    Either they cannot have it on the same day, or this one is late and theirs is still planned for the day before.
    """
    introductions = [d for d in bound if d.kind is Kind.INTRODUCTION]
    if not introductions:
        return frozenset()
    days = {d.id: day_of(facts.now, facts.reader(d).zone) for d in introductions}
    barred = {d.id: [p.id for p in facts.partners(d) if not _has_time_on(facts, p, days[d.id])] for d in introductions}
    late = [d for d in introductions if d.due_on is not None and d.due_on < days[d.id]]
    who = {person_id for found in barred.values() for person_id in found}
    who |= {partner.id for d in late for partner in facts.partners(d)}
    if not who:
        return frozenset()
    unsent = [d for d in facts.unit.deliveries.unsent_of(who) if d.kind is Kind.INTRODUCTION]
    waiting = {(d.partnership_id, d.participant_id) for d in (*introductions, *unsent)}
    parted = {d.partnership_id for d in introductions if any((d.partnership_id, p) in waiting for p in barred[d.id])}
    moved_on = {d.partnership_id: days[d.id] for d in late}
    parted |= {
        d.partnership_id for d in unsent if d.due_on is not None and d.due_on < moved_on.get(d.partnership_id, d.due_on)
    }
    return frozenset(d.id for d in introductions if d.partnership_id in parted)


def _has_time_on(facts: Facts, person: Participant, on: date) -> bool:
    """Say whether something can still reach a person on that day of theirs."""
    return sending_moment(on, facts.now, person.zone) is not None and _works(facts, person, on)


def _works(facts: Facts, person: Participant, on: date) -> bool:
    return not person.is_away(on) and facts.world.working_days.is_working(on, person.country)


def _put_back(facts: Facts, late: Sequence[Delivery], *, leaving: Sequence[Delivery]) -> None:
    """Make these planned again and give them their next mornings, those of what leaves now being taken."""
    unit, now = facts.unit, facts.now
    unit.deliveries.record_outcomes(Outcome(d.id, DeliveryState.PLANNED, now, due_at=d.due_at) for d in late)
    people = {d.participant_id: facts.reader(d) for d in late if d.participant_id is not None}
    people |= {p.id: p for d in late if d.kind is Kind.INTRODUCTION for p in facts.partners(d)}  # they move together
    readers = {d.participant_id: facts.reader(d) for d in leaving if d.participant_id is not None}
    today = {i: [day_of(now, reader.zone)] for i, reader in readers.items()}
    Mornings(unit, people, now, facts.world.working_days, leaving=today).reassign().store(unit)
