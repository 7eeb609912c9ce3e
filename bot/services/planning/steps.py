"""What each kind of step sends: a table from step to planner, and a planner a kind."""

from __future__ import annotations

from datetime import time, timedelta
from typing import TYPE_CHECKING

from bot.domain.daytime import MORNING, coming_morning, utc_at
from bot.domain.deliveries import Delivery, DeliveryState, Kind, Operation, StartedBy, delivery_key
from bot.domain.partnerships import BECAME_A_THREE, PartnershipState
from bot.domain.rounds import ApplicationState
from bot.domain.timetable import StepKind
from bot.services.planning.announcements import announce, morning_of
from bot.services.planning.calls import plan_calls
from bot.services.planning.check_ins import plan_check_ins
from bot.services.planning.ladder import NOT_WHILE_ON_THE_LADDER, on_ladder
from bot.services.planning.mornings import EARLIEST, Mornings
from bot.services.planning.rooms import room_platform
from bot.services.planning.summaries import plan_summaries

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from datetime import date, datetime

    from bot.domain.partnerships import Partnership, PartnershipId
    from bot.domain.people import Participant, ParticipantId
    from bot.domain.timetable import Step
    from bot.services.planning.view import RoundView

STEP_KINDS: Mapping[StepKind, Mapping[str, Kind]] = {
    StepKind.LAST_CALL: {"last-call": Kind.ANNOUNCEMENT},
    StepKind.CONFIRM: {"still-in": Kind.CONFIRMATION},
    StepKind.UNANSWERED: {"unanswered": Kind.NOTICE},
    StepKind.INTRODUCTION: {"introduction": Kind.INTRODUCTION, "room": Kind.NOTICE},
    StepKind.TOPIC: {"topic": Kind.TOPIC, "topic-open": Kind.TOPIC, "topic-room": Kind.TOPIC},
    StepKind.CHECK_IN: {"check-in": Kind.CHECK_IN},
    StepKind.CALL: {"call": Kind.CALL},
    StepKind.SUMMARY: {"country-summary": Kind.COUNTRY_SUMMARY, "countries-summary": Kind.COUNTRY_SUMMARY},
    StepKind.REPLACEMENT: {"replacement-day": Kind.NOTICE},
    StepKind.SURVEY: {"survey": Kind.SURVEY},
    StepKind.LAST_WEEK: {"last-week": Kind.NOTICE},
    StepKind.FAREWELL: {"farewell": Kind.FAREWELL, "room-closed": Kind.NOTICE},
    StepKind.REPORT: {"round-report": Kind.NOTICE},
}
"""What the planners below make of each step, message by kind (the ledger's words).

This, and nothing else, is planned again once it was withdrawn. Opening and closing are changes of state.
"""

ACTS_COUNT_FROM = 1000
"""Notices of what somebody did are numbered from here: a timetable's own count from 1, and are told apart by number."""


def to_person(
    view: RoundView,
    person: Participant,
    *,
    kind: Kind,
    what: str,
    number: int,
    earliest_on: date,
    expires_on: date | None = None,
    partnership_id: int | None = None,
    episode: int = 0,
    subject: Mapping[str, str | int] | None = None,
) -> Delivery:
    """Give a message that the bot starts to one person; `Mornings` gives it its moment."""
    round_id = view.round.id
    return Delivery(
        key=delivery_key(
            round_id=round_id,
            what=what,
            number=number,
            to=person.id,
            partnership_id=partnership_id,
            episode=episode,
        ),
        kind=kind,
        what=what,
        operation=Operation.SEND_DIRECT,
        started_by=StartedBy.BOT,
        due_at=view.now,
        number=number,
        round_id=round_id,
        partnership_id=partnership_id,
        participant_id=person.id,
        earliest_on=earliest_on,
        expires_at=None if expires_on is None else utc_at(expires_on, time(0), person.zone),
        subject=subject or {},
    )


def _still_to_plan(
    view: RoundView, kind: Kind, number: int, state: ApplicationState = ApplicationState.MATCHED
) -> Sequence[Participant]:
    """Give those in a state for whom a step's message has not been planned yet; nobody is read who has theirs.

    What waits until a ladder is closed is not for those whose ladder is open.
    """
    ids = view.unit.deliveries.unplanned_members(view.round.id, kind, number, [state])
    if not ids:
        return []
    if kind in NOT_WHILE_ON_THE_LADDER:
        asked = on_ladder(view.unit, view.round.id)
        ids = [each for each in ids if each not in asked]
    return [person for person in view.people_of(ids).values() if person.left_at is None]


def _plan_confirmations(view: RoundView, step: Step) -> Sequence[Delivery]:
    """Ask every applicant who has not answered whether they are still in."""
    return [
        to_person(
            view,
            person,
            kind=Kind.CONFIRMATION,
            what="still-in",
            number=step.number,
            earliest_on=view.round.date_of(step),
            expires_on=_until_unanswered(view, step),
        )
        for person in _still_to_plan(view, Kind.CONFIRMATION, step.number, ApplicationState.APPLIED)
    ]


def _until_unanswered(view: RoundView, step: Step) -> date:
    """Give the day from which asking is of no use: when the list of the unanswered is made."""
    later = [s.day for s in view.round.timetable.steps if s.kind is StepKind.UNANSWERED and s.day > step.day]
    return view.round.launch_on + timedelta(days=min(later, default=0))


def plan_introductions(view: RoundView, step: Step) -> Sequence[Delivery]:
    """Introduce each new partnership on the first day that is a working day for all, each at their own 09:00."""
    new: dict[PartnershipId, list[ParticipantId]] = {}
    for partnership_id, person_id in view.unit.partnerships.unintroduced(view.round.id):
        new.setdefault(partnership_id, []).append(person_id)
    if not new:
        return []
    waiting = view.unit.partnerships.get_many(new)
    found = view.people_of({m for p in waiting.values() for m in p.members})
    mornings = Mornings(view.unit, found, view.now, view.world.working_days)
    thirds = _thirds(view, waiting.values())
    planned: list[Delivery] = []
    for partnership in waiting.values():
        if all(m in found and found[m].left_at is None for m in partnership.members):
            people = [found[m] for m in partnership.members]
            to_write_to = [found[m] for m in new[partnership.id]]
            third = thirds.get(partnership.id)
            planned.extend(_introduce(view, step, partnership, people, to_write_to, mornings, third))
    return planned


def _introduce(
    view: RoundView,
    step: Step,
    partnership: Partnership,
    people: Sequence[Participant],
    to_write_to: Sequence[Participant],
    mornings: Mornings,
    third: ParticipantId | None,
) -> Iterable[Delivery]:
    """Introduce those who were not: all of them, unless a pause or an absence took back one's and not the other's."""
    earliest = max(view.round.date_of(step), partnership.made_on)
    if partnership.made_on >= view.round.launch_on:  # somebody has just approved it: on a morning all the same
        earliest = max(earliest, *(coming_morning(view.now, person.zone) for person in to_write_to))
    on = mornings.common_day(to_write_to, earliest)
    if on is None:
        return
    topic = _topic_of_introduction(view, step, partnership, on)
    for person in to_write_to:
        yield to_person(
            view,
            person,
            kind=Kind.INTRODUCTION,
            what="introduction",
            number=1,
            earliest_on=on,
            expires_on=view.round.date_of(view.round.timetable.of(StepKind.FAREWELL)[0]),
            partnership_id=partnership.id,
            subject={
                EARLIEST: earliest.isoformat(),
                **(topic if third in {None, person.id} else {"topic": NO_TOPIC, "third": third or 0}),
            },
        )
    platform = room_platform(people)
    if platform is not None:
        yield room_delivery(
            view,
            partnership,
            what="room",
            operation=Operation.OPEN_ROOM,
            kind=Kind.NOTICE,
            due_at=max(mornings.moment(person, on) for person in to_write_to),
            platform=platform,
        )


NO_TOPIC = 0
"""What an introduction brings to those who have the topic already: two whom a third joins."""


def _thirds(view: RoundView, partnerships: Iterable[Partnership]) -> Mapping[PartnershipId, ParticipantId]:
    """Give who joins two that went on together until then, by partnership."""
    threes = [p for p in partnerships if len(p.members) > 2]  # noqa: PLR2004  # two are a pair
    earlier = view.unit.partnerships.of_participants({m for p in threes for m in p.members}) if threes else ()
    pairs = [frozenset(p.members) for p in earlier if p.round_id == view.round.id and p.ended_because == BECAME_A_THREE]
    return {
        p.id: min(set(p.members) - pair) for p in threes for pair in pairs if pair < set(p.members)
    }  # at most one pair fits


def _topic_of_introduction(view: RoundView, step: Step, partnership: Partnership, on: date) -> Mapping[str, str | int]:
    """Give what to talk about first: who was brought together in a running round joins in where all the others are."""
    newest = view.round.timetable.topic_on(view.round.day_number(on)) if _is_late(view, partnership) else None
    if newest is None:
        return {"topic": step.topic or 1}
    return {"topic": newest.topic or newest.number, "step": newest.number}


def _is_late(view: RoundView, partnership: Partnership) -> bool:
    """Say whether a partnership was made after the round's introductions."""
    return partnership.made_on > view.round.date_of(view.round.timetable.of(StepKind.INTRODUCTION)[0])


def _began_late(view: RoundView, partnership: Partnership) -> bool:
    """Say whether somebody in a partnership came only when the round was well under way, if they have come."""
    began = partnership.introduced_at or view.now
    return view.round.day_number(began.date()) > BEGINS_WITHIN


BEGINS_WITHIN = 7
"""Days after launch in which nearly all are introduced: nobody of these missed a topic."""


def room_delivery(
    view: RoundView,
    partnership: Partnership,
    *,
    what: str,
    operation: Operation,
    kind: Kind,
    due_at: datetime,
    platform: str | None = None,
    number: int = 0,
    subject: Mapping[str, str | int] | None = None,
) -> Delivery:
    """Give something to be done in, or with, a partnership's room."""
    place = f"room:{partnership.id}"
    return Delivery(
        key=delivery_key(round_id=view.round.id, what=what, number=number, to=place, partnership_id=partnership.id),
        kind=kind,
        what=what,
        operation=operation,
        started_by=StartedBy.BOT,
        due_at=due_at,
        number=number,
        round_id=view.round.id,
        partnership_id=partnership.id,
        place=place,
        platform=platform or partnership.room_platform,
        expires_at=due_at + ROOM_POSTS_ARE_OF_USE_FOR,
        subject=subject or {},
    )


ROOM_POSTS_ARE_OF_USE_FOR = timedelta(days=14)


def _plan_topic(view: RoundView, step: Step) -> Sequence[Delivery]:
    """Send a topic to everybody who stayed, its own morning each; a line to each room; and the open channel."""
    on, expires_on = view.round.date_of(step), _after(view, step)
    subject = {"topic": step.topic or step.number}
    to_people = _topic_to_people(view, step, on, expires_on, subject)
    posts = announce(
        view.unit,
        view.round,
        "topic-open",
        morning_of(view.round, on),
        kind=Kind.TOPIC,
        number=step.number,
        subject=subject,
        expires_at=morning_of(view.round, expires_on) if expires_on else None,
        known=view.unit.deliveries.known_posts(view.round.id, Kind.TOPIC, step.number),
    )
    return [*to_people, *posts, *_room_lines(view, step, subject)]


def _topic_to_people(
    view: RoundView, step: Step, on: date, expires_on: date | None, subject: Mapping[str, str | int]
) -> Sequence[Delivery]:
    people = _still_to_plan(view, Kind.TOPIC, step.number)
    if not people:
        return []
    partnership_of = _partnerships_of(view, people)
    brought = _brought_by_introduction(view, step, partnership_of.values())
    return [
        to_person(
            view,
            person,
            kind=Kind.TOPIC,
            what="topic",
            number=step.number,
            earliest_on=on,
            expires_on=expires_on,
            partnership_id=None if person.id not in partnership_of else partnership_of[person.id].id,
            subject=subject,
        )
        for person in people
        if person.id not in brought
    ]


def _brought_by_introduction(
    view: RoundView, step: Step, partnerships: Iterable[Partnership]
) -> frozenset[ParticipantId]:
    """Give who has this topic from their introduction in a running round, or will have it, or a newer one, from it.

    An introduction that waits brings what was new when it was planned; what has come since then is sent by itself.
    """
    late = {p.id: p for p in partnerships if _is_late(view, p) or _began_late(view, p)}
    if not late:
        return frozenset()
    asks = view.unit.deliveries.asks_of(late)
    introductions = [d for each in asks.values() for d in each if d.kind is Kind.INTRODUCTION and _stands(d)]
    planned = {(d.partnership_id, d.participant_id) for d in introductions}
    to_come = {
        member
        for p in late.values()
        if p.state is PartnershipState.PLANNED and _is_late(view, p)
        for member in p.members
        if (p.id, member) not in planned
    }
    had = {d.participant_id for d in introductions if int(d.subject.get("step", 0)) >= step.number}
    return frozenset(to_come | {m for m in had if m is not None})


def _stands(delivery: Delivery) -> bool:
    return delivery.state is not DeliveryState.WITHDRAWN


def _partnerships_of(view: RoundView, people: Sequence[Participant]) -> Mapping[ParticipantId, Partnership]:
    """Give in which partnership of this round that goes on each of these people is."""
    theirs = view.unit.partnerships.of_participants([person.id for person in people])
    going_on = [p for p in theirs if p.round_id == view.round.id and p.state is not PartnershipState.ENDED]
    return {member: p for p in going_on for member in p.members}


def _room_lines(view: RoundView, step: Step, subject: Mapping[str, str | int]) -> Iterable[Delivery]:
    """Give one line a room, at the later partner's morning; none where the introduction has just brought the topic."""
    lines = _to_rooms(view, step, "topic-room", Operation.POST_TO_ROOM, Kind.TOPIC, subject)
    if not lines:
        return []
    partnerships = view.unit.partnerships.get_many({d.partnership_id for d in lines if d.partnership_id})
    brought = _brought_by_introduction(view, step, partnerships.values())
    return [d for d in lines if d.partnership_id and brought.isdisjoint(partnerships[d.partnership_id].members)]


def _to_rooms(
    view: RoundView,
    step: Step,
    what: str,
    operation: Operation,
    kind: Kind,
    subject: Mapping[str, str | int] | None = None,
) -> Sequence[Delivery]:
    """Give what a step does in every room that has not had it, at the later partner's morning."""
    ids = view.unit.deliveries.unplanned_rooms(view.round.id, kind, step.number)
    if not ids:
        return []
    partnerships = view.unit.partnerships.get_many(ids).values()
    people = view.people_of({m for p in partnerships for m in p.members})
    on = view.round.date_of(step)
    return [
        room_delivery(
            view,
            partnership,
            what=what,
            operation=operation,
            kind=kind,
            due_at=max([utc_at(on, MORNING, people[m].zone) for m in partnership.members]),
            number=step.number,
            subject=subject,
        )
        for partnership in partnerships
    ]


def _after(view: RoundView, step: Step) -> date | None:
    """Give the date on which a topic is no longer of use."""
    day = view.round.timetable.after_topic(step)
    return None if day is None else view.round.launch_on + timedelta(days=day)


def _to_members(view: RoundView, step: Step, kind: Kind, what: str, useful_for: timedelta) -> Sequence[Delivery]:
    """Send one message of a step to everybody who stayed."""
    on = view.round.date_of(step)
    return [
        to_person(view, person, kind=kind, what=what, number=step.number, earliest_on=on, expires_on=on + useful_for)
        for person in _still_to_plan(view, kind, step.number)
    ]


def _plan_survey(view: RoundView, step: Step) -> Sequence[Delivery]:
    """Ask everybody who stayed how it went, with a form of five questions; after the farewell nothing is asked."""
    farewell = view.round.timetable.day_of(StepKind.FAREWELL)
    useful_for = timedelta(days=min(14, max(farewell - step.day, 0)))
    return _to_members(view, step, Kind.SURVEY, "survey", useful_for)


def _plan_last_week(view: RoundView, step: Step) -> Sequence[Delivery]:
    """Say that one week is left, and how to stay in touch."""
    return _to_members(view, step, Kind.NOTICE, "last-week", timedelta(days=7))


def _plan_farewell(view: RoundView, step: Step) -> Sequence[Delivery]:
    """Take leave of everybody who stayed, and close the rooms at the later partner's morning."""
    farewells = _to_members(view, step, Kind.FAREWELL, "farewell", timedelta(days=21))
    return [*farewells, *_to_rooms(view, step, "room-closed", Operation.CLOSE_ROOM, Kind.NOTICE)]


def _post(channel: str, what: str, kind: Kind) -> Callable[[RoundView, Step], Sequence[Delivery]]:
    """Give a planner that posts to a shared place on the programme's morning."""

    def plan(view: RoundView, step: Step) -> Sequence[Delivery]:
        due_at = morning_of(view.round, view.round.date_of(step))
        return announce(
            view.unit,
            view.round,
            what,
            due_at,
            channel=channel,
            kind=kind,
            number=step.number,
            expires_at=due_at + timedelta(days=3),
            known=view.unit.deliveries.known_posts(view.round.id, kind, step.number),
        )

    return plan


PLANNERS: Mapping[StepKind, Callable[[RoundView, Step], Sequence[Delivery]]] = {
    StepKind.LAST_CALL: _post("open", "last-call", Kind.ANNOUNCEMENT),
    StepKind.CONFIRM: _plan_confirmations,
    StepKind.UNANSWERED: _post("coordinators", "unanswered", Kind.NOTICE),
    StepKind.INTRODUCTION: plan_introductions,
    StepKind.TOPIC: _plan_topic,
    StepKind.CHECK_IN: plan_check_ins,
    StepKind.CALL: plan_calls,
    StepKind.SUMMARY: plan_summaries,
    StepKind.REPLACEMENT: _post("coordinators", "replacement-day", Kind.NOTICE),
    StepKind.SURVEY: _plan_survey,
    StepKind.LAST_WEEK: _plan_last_week,
    StepKind.FAREWELL: _plan_farewell,
    StepKind.REPORT: _post("coordinators", "round-report", Kind.NOTICE),
}
"""Who plans what. Opening and closing are changes of state (services/advance_rounds.py), not messages to people."""
