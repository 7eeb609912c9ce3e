"""Open and close applications. The timetable does both by itself; a coordinator may do it earlier."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.domain.deliveries import DeliveryState
from bot.domain.rounds import (
    IN_THE_RUNNING,
    Application,
    ApplicationState,
    Round,
    RoundState,
    WaitingReason,
    over_the_cap,
)
from bot.domain.timetable import StepKind
from bot.services.expected import invite_the_expected
from bot.services.planning.announcements import announce

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from bot.ports.chat import Reply
    from bot.ports.storage import Unit
    from bot.services.asked import Asked
    from bot.services.world import World


def open_round(asked: Asked, *, round: str | None = None) -> Reply:
    """Open applications now. Raises WrongState, AlreadyDone."""
    round_ = open_applications(asked.unit, asked.round(round, RoundState.DRAFT), asked.now, asked.world)
    close = round_.date_of(round_.timetable.of(StepKind.CLOSE)[0])
    return asked.say("round-opened", round=round_.name, close=close)


def close_round(asked: Asked, *, round: str | None = None) -> Reply:
    """Close applications now, and say who waits because of the country cap. Raises WrongState, AlreadyDone."""
    round_ = asked.round(round, RoundState.OPEN)
    over = close_applications(asked.unit, round_)
    standing = sum(a.state in IN_THE_RUNNING for a in asked.unit.applications.of_round(round_.id))
    key = "round-closed-with-waiting" if over else "round-closed"
    return asked.say(key, round=round_.name, count=standing, waiting=len(over), cap=round_.cap_percent or 0)


def open_applications(unit: Unit, round_: Round, now: datetime, world: World) -> Round:
    """Open applications and announce it in the open channel."""
    opened = unit.rounds.save(round_.moved_to(RoundState.OPEN))
    unit.deliveries.plan_many(announce(unit, opened, "applications-open", now))
    invite_the_expected(unit, opened, now, world)
    return opened


def close_applications(unit: Unit, round_: Round) -> Sequence[Application]:
    """Close applications; who is over the country cap goes to the waiting list. Give those."""
    closed = unit.rounds.save(round_.moved_to(RoundState.CLOSED))
    applications = unit.applications.of_round(closed.id)
    people = unit.people.get_many([a.participant_id for a in applications])
    countries = {i: p.country for i, p in people.items()}
    over = over_the_cap(applications, countries, closed.cap_percent)
    waiting = [
        replace(
            a,
            state=ApplicationState.WAITING,
            waiting_reason=WaitingReason.COUNTRY_CAP.value,
            reason_details={"country": countries[a.participant_id] or "", "cap": closed.cap_percent or 0},
        )
        for a in applications
        if a.participant_id in over
    ]
    unit.applications.save_many(waiting)
    _call_nobody_any_more(unit, closed)
    return waiting


def _call_nobody_any_more(unit: Unit, round_: Round) -> None:
    """Take back "three days left": a coordinator may close earlier than was said."""
    planned = unit.deliveries.of_round(round_.id, states=[DeliveryState.PLANNED, DeliveryState.CLAIMED])
    unit.deliveries.withdraw_many([d.id for d in planned if d.what == "last-call"])
