"""Time passes: what falls in the next 36 hours is planned. Running it twice, late, or after a crash changes nothing."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from bot.domain.deliveries import PLANNING_HORIZON, Kind
from bot.domain.rounds import RoundState
from bot.domain.timetable import StepKind
from bot.services.advance_rounds import advance_round
from bot.services.planning.cases import plan_cases
from bot.services.planning.mornings import Mornings, from_next_morning, is_in_time
from bot.services.planning.steps import PLANNERS, plan_introductions
from bot.services.planning.view import RoundView
from bot.services.tend import tend_due
from bot.services.tend_meetings import tend_meetings
from bot.services.words_on_their_way import erase_overdue

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from bot.domain.deliveries import Delivery
    from bot.domain.people import Participant, ParticipantId
    from bot.domain.rounds import Round, RoundId
    from bot.domain.timetable import Step
    from bot.ports.storage import Unit
    from bot.services.world import World

EASTERNMOST = timedelta(hours=14)
"""A day begins this long before it does in UTC, somewhere."""

KEEP_EVENT_IDS_FOR = timedelta(days=7)

BEFORE_LAUNCH = frozenset({StepKind.LAST_CALL, StepKind.CONFIRM, StepKind.UNANSWERED})
ONCE_CLOSED = BEFORE_LAUNCH - {StepKind.LAST_CALL}
PLANNED_IN: dict[RoundState, frozenset[StepKind]] = {
    RoundState.OPEN: BEFORE_LAUNCH | {StepKind.SUMMARY},
    RoundState.CLOSED: ONCE_CLOSED | {StepKind.SUMMARY},
    RoundState.MATCHING: ONCE_CLOSED,
    RoundState.RUNNING: frozenset(PLANNERS) - BEFORE_LAUNCH,
    RoundState.ENDED: frozenset({StepKind.FAREWELL, StepKind.REPORT}),  # who was away is taken leave of when back
}
"""Which steps a round plans in which state."""


def rounds_to_plan(unit: Unit, now: datetime) -> Sequence[RoundId]:
    """Tidy up what has become old, and give the rounds to look at: each in a transaction of its own."""
    unit.deliveries.expire_due(now)
    erase_overdue(unit, now)
    unit.events.prune(now - KEEP_EVENT_IDS_FOR)
    unit.records.prune_group_messages(now - KEEP_EVENT_IDS_FOR)
    every = unit.rounds.all()
    unit.codes.drop_of_rounds([round_.id for round_ in every if round_.state is RoundState.ENDED])
    return [round_.id for round_ in every if not round_.is_paused]


def plan_due(unit: Unit, round_id: RoundId, now: datetime, world: World) -> int:
    """Move one round on and plan what falls due in it. Give how many deliveries were planned or moved."""
    round_ = unit.rounds.get(round_id)
    if round_ is None or round_.is_paused:
        return 0
    return plan_round(RoundView(unit, advance_round(unit, round_, now, world), now, world))


def plan_round(view: RoundView) -> int:
    """Plan what falls due in one round."""
    if view.round.state is RoundState.RUNNING:
        tend_due(view)
        tend_meetings(view)
    plan_cases(view)
    steps = _steps_due(view.round, view.now)
    wanted = [d for step in steps for d in PLANNERS[step.kind](view, step)]
    return _store(view, wanted) if wanted else 0


def introduce_now(view: RoundView) -> None:
    """Plan the introductions of those who have just been brought together in a running round, as soon as can be."""
    if view.round.state is RoundState.RUNNING and not view.round.is_paused:
        _store(view, plan_introductions(view, view.round.timetable.of(StepKind.INTRODUCTION)[0]))


def _steps_due(round_: Round, now: datetime) -> Sequence[Step]:
    """Give the steps whose day begins somewhere in the next 36 hours, or is past and still of use.

    A step is planned for everybody at once, also where its morning is a little further off.
    """
    kinds = PLANNED_IN.get(round_.state, frozenset())
    today = round_.day_number(now.date())
    latest = round_.day_number((now + PLANNING_HORIZON + EASTERNMOST).date())
    return [s for s, last in round_.timetable.last_days if s.day <= latest and today <= last and s.kind in kinds]


def _store(view: RoundView, wanted: Sequence[Delivery]) -> int:
    """Plan what goes to places as it is, and what goes to people on their mornings."""
    to_places = [d for d in wanted if d.participant_id is None]
    to_people = [d for d in wanted if d.participant_id is not None]
    stored = view.unit.deliveries.plan_many(to_places)
    return stored + (_store_for_people(view, to_people) if to_people else 0)


def _store_for_people(view: RoundView, wanted: Sequence[Delivery]) -> int:
    """Plan these on mornings; no diary is read if all would come too late, as for those who joined after a step."""
    people = view.people_of({d.participant_id for d in wanted if d.participant_id is not None})
    if not any(is_in_time(d, people[d.participant_id or 0], view.now) for d in wanted):
        return 0
    mornings = Mornings(view.unit, people, view.now, view.world.working_days)
    placement = mornings.assign([_in_the_morning(d, people, view.now) for d in wanted])
    placement.store(view.unit)
    return len(placement.placed)


MAY_FOLLOW_AN_ACT = frozenset({Kind.TOPIC, Kind.CHECK_IN, Kind.CALL, Kind.SURVEY})
"""What may be planned because a ladder closed or somebody joined: on a morning, not a minute after they wrote."""


def _in_the_morning(delivery: Delivery, people: Mapping[ParticipantId, Participant], now: datetime) -> Delivery:
    if delivery.kind not in MAY_FOLLOW_AN_ACT:
        return delivery
    return from_next_morning(delivery, people[delivery.participant_id or 0], now)
