"""The question "how is it going?", to whoever has a partner and is not being asked anything kinder."""

from __future__ import annotations

from datetime import time, timedelta
from typing import TYPE_CHECKING

from bot.domain.daytime import utc_at
from bot.domain.deliveries import Delivery, Kind, Operation, StartedBy, delivery_key
from bot.domain.partnerships import PartnershipState
from bot.domain.rounds import ApplicationState
from bot.domain.timetable import LOOKED_AT_FOR, StepKind

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bot.domain.partnerships import Partnership
    from bot.domain.people import Participant, ParticipantId
    from bot.domain.timetable import Step
    from bot.services.planning.view import RoundView

OF_USE_FOR = timedelta(days=LOOKED_AT_FOR[StepKind.CHECK_IN])
AFTER_INTRODUCTION = timedelta(days=7)
"""Who has just met somebody new is asked a week later: there is nothing to tell yet."""


def plan_check_ins(view: RoundView, step: Step) -> Sequence[Delivery]:
    """Ask everybody with a partner how it is going; nobody whose ladder is open, who has been asked more kindly."""
    ids = view.unit.deliveries.unplanned_members(view.round.id, Kind.CHECK_IN, step.number, [ApplicationState.MATCHED])
    if not ids:
        return []
    partnership_of = _to_be_asked(view, ids)
    people = view.people_of([i for i in ids if i in partnership_of])
    return [_question(view, step, p, partnership_of[p.id]) for p in people.values() if p.left_at is None]


def _to_be_asked(view: RoundView, ids: Sequence[ParticipantId]) -> Mapping[ParticipantId, Partnership]:
    """Give the partnership of each of these that has one for a week, and is not on the ladder."""
    return {
        member: partnership
        for partnership in view.unit.partnerships.of_participants(ids)
        if _has_begun(view, partnership)
        for member in partnership.members
        if member not in partnership.on_ladder
    }


def _has_begun(view: RoundView, partnership: Partnership) -> bool:
    is_here = partnership.round_id == view.round.id and partnership.state is PartnershipState.ACTIVE
    since = partnership.introduced_at
    return is_here and since is not None and view.now - since >= AFTER_INTRODUCTION


def _question(view: RoundView, step: Step, person: Participant, partnership: Partnership) -> Delivery:
    on = view.round.date_of(step)
    return Delivery(
        key=delivery_key(
            round_id=view.round.id,
            what="check-in",
            number=step.number,
            to=person.id,
            partnership_id=partnership.id,
        ),
        kind=Kind.CHECK_IN,
        what="check-in",
        operation=Operation.SEND_DIRECT,
        started_by=StartedBy.BOT,
        due_at=view.now,
        number=step.number,
        round_id=view.round.id,
        partnership_id=partnership.id,
        participant_id=person.id,
        earliest_on=on,
        expires_at=utc_at(on + OF_USE_FOR, time(0), person.zone),
    )
