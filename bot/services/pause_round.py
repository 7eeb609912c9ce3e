"""Hold a round still, and let it go on: all later steps move by the length of the pause."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.domain.daytime import local
from bot.domain.deliveries import DeliveryState, StartedBy
from bot.domain.errors import AlreadyDone, WrongState
from bot.domain.rounds import RoundState

if TYPE_CHECKING:
    from bot.ports.chat import Reply
    from bot.services.asked import Asked


def pause_round(asked: Asked, *, round: str | None = None) -> Reply:  # noqa: A002  # the option's name
    """Stop everything the round sends by itself, at once. Raises WrongState, AlreadyDone."""
    round_ = asked.round(round)
    if round_.is_paused:
        raise AlreadyDone(what="paused", round=round_.name)
    if round_.state in {RoundState.ENDED, RoundState.DRAFT}:
        raise WrongState(state=round_.state.value, wanted="running", round=round_.name)
    waiting = asked.unit.deliveries.of_round(round_.id, states=[DeliveryState.PLANNED])
    held_back = asked.unit.deliveries.withdraw_many([d.id for d in waiting if d.started_by is StartedBy.BOT])
    asked.unit.rounds.save(replace(round_, paused_at=asked.now))
    return asked.say("paused", round=round_.name, count=held_back)


def resume_round(asked: Asked, *, round: str | None = None) -> Reply:  # noqa: A002  # the option's name
    """Let a paused round go on; every step that had not come moves by whole days. Raises WrongState."""
    round_ = asked.round(round)
    if round_.paused_at is None:
        raise WrongState(state=round_.state.value, wanted="paused", round=round_.name)
    paused_on = local(round_.paused_at, round_.zone).date()
    days = (local(asked.now, round_.zone).date() - paused_on).days
    timetable = round_.timetable.shifted(from_day=round_.day_number(paused_on), by=days)
    asked.unit.rounds.save(replace(round_, paused_at=None, timetable=timetable))
    return asked.say("resumed", round=round_.name, days=days)
