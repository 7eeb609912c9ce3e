"""Hold a round still, and let it go on: all later steps move by the length of the pause."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from bot.domain.daytime import local
from bot.domain.deliveries import DeliveryState, StartedBy
from bot.domain.errors import AlreadyDone, WrongState
from bot.domain.partnerships import PartnershipState
from bot.domain.people import Absence
from bot.domain.rounds import RoundState
from bot.services.not_sent import PAUSED, withdrawn_by_pause
from bot.services.planning.mornings import Mornings
from bot.services.planning.steps import STEP_KINDS
from bot.services.tending.files import LADDER_WHATS
from bot.services.tending.looking import look_again

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.domain.deliveries import Delivery
    from bot.domain.partnerships import Partnership
    from bot.domain.rounds import Round
    from bot.ports.chat import Reply
    from bot.services.asked import Asked


def pause_round(asked: Asked, *, round: str | None = None) -> Reply:
    """Stop everything the round sends by itself, at once. Raises WrongState, AlreadyDone."""
    round_ = asked.round(round)
    if round_.is_paused:
        raise AlreadyDone(what="paused", round=round_.name)
    if round_.state in {RoundState.ENDED, RoundState.DRAFT}:
        raise WrongState(state=round_.state.value, wanted="running", round=round_.name)
    waiting = asked.unit.deliveries.of_round(round_.id, states=[DeliveryState.PLANNED, DeliveryState.CLAIMED])
    held_back = [d for d in waiting if d.started_by is StartedBy.BOT]
    asked.unit.deliveries.record_outcomes(withdrawn_by_pause(d, asked.now) for d in held_back)
    asked.unit.rounds.save(replace(round_, paused_at=asked.now))
    return asked.say("paused", round=round_.name, count=len(held_back))


def resume_round(asked: Asked, *, round: str | None = None) -> Reply:
    """Let a paused round go on; every step that had not come moves by whole days. Raises WrongState."""
    round_ = asked.round(round)
    if round_.paused_at is None:
        raise WrongState(state=round_.state.value, wanted="paused", round=round_.name)
    paused_on = local(round_.paused_at, round_.zone).date()
    days = (local(asked.now, round_.zone).date() - paused_on).days
    timetable = round_.timetable.shifted(from_day=round_.day_number(paused_on), by=days)
    pauses = (*round_.pauses, Absence(paused_on, paused_on + timedelta(days=days - 1))) if days else round_.pauses
    resumed = asked.unit.rounds.save(replace(round_, paused_at=None, pauses=pauses, timetable=timetable))
    _plan_again(asked, resumed, timedelta(days=days))
    look_again(asked.unit, asked.unit.partnerships.of_round(resumed.id))
    return asked.say("resumed", round=round_.name, days=days)


def _plan_again(asked: Asked, round_: Round, length: timedelta) -> None:
    """Plan again what the pause took back and neither a step of the timetable nor a ladder would bring."""
    withdrawn = asked.unit.deliveries.of_round(round_.id, states=[DeliveryState.WITHDRAWN])
    of_steps = LADDER_WHATS.union(*STEP_KINDS.values())
    partnerships = asked.unit.partnerships.get_many({d.partnership_id for d in withdrawn if d.partnership_id})
    again = [
        replace(
            d, id=0, due_at=max(d.due_at, asked.now), expires_at=None if d.expires_at is None else d.expires_at + length
        )
        for d in withdrawn
        if d.failure == PAUSED and (d.what not in of_steps or d.what == "room") and _has_its_place(d, partnerships)
    ]
    asked.unit.deliveries.plan_many(d for d in again if not d.is_counted)
    people = asked.unit.people.get_many({d.participant_id for d in again if d.participant_id})
    to_people = [d for d in again if d.is_counted]
    Mornings(asked.unit, people, asked.now, asked.world.working_days).assign(to_people).store(asked.unit)


def _has_its_place(delivery: Delivery, partnerships: Mapping[int, Partnership]) -> bool:
    """Say whether a room is still wanted: the introductions bring it along, and whose partnership ended needs none."""
    if delivery.place is None or not delivery.place.startswith("room:"):
        return True
    partnership = partnerships.get(delivery.partnership_id or 0)
    return partnership is not None and partnership.state is PartnershipState.ACTIVE
