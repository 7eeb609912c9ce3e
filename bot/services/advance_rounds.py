"""Rounds move on by themselves where their timetable says so: applications open and close, the round ends."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from bot.domain.daytime import end_of_day_everywhere
from bot.domain.partnerships import PartnershipState
from bot.domain.rounds import ApplicationState, Round, RoundState
from bot.domain.timetable import StepKind
from bot.services.open_case import end_cases
from bot.services.open_round import close_applications, open_applications
from bot.services.planning.announcements import morning_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date, datetime

    from bot.ports.storage import Unit
    from bot.services.world import World

FAREWELLS_TAKE = timedelta(days=3)
"""Working mornings differ: a round ends this long after its farewell day."""


def advance_round(unit: Unit, round_: Round, now: datetime, world: World) -> Round:
    """Take a round that is not paused to where it should be by now, and give it as it then is."""
    advance = ADVANCES.get(round_.state)
    if advance is None or round_.is_paused:
        return round_
    advance(unit, round_, now, world)
    return unit.rounds.get(round_.id) or round_


def _open(unit: Unit, round_: Round, now: datetime, world: World) -> None:
    if now >= morning_of(round_, round_.date_of(round_.timetable.of(StepKind.OPEN)[0])):
        open_applications(unit, round_, now, world)


def _close(unit: Unit, round_: Round, now: datetime, _: World) -> None:
    if now >= end_of_day_everywhere(round_.date_of(round_.timetable.of(StepKind.CLOSE)[0])):
        close_applications(unit, round_)


def _set_the_unanswered_aside(unit: Unit, round_: Round, now: datetime, _: World) -> None:
    """Put who has not said "still in" aside; a late yes still counts until approval."""
    listing = round_.timetable.of(StepKind.UNANSWERED)
    was_asked = bool(round_.timetable.of(StepKind.CONFIRM))
    if not listing or not was_asked or now < morning_of(round_, round_.date_of(listing[0])):
        return
    silent = [
        replace(a, state=ApplicationState.UNCONFIRMED)
        for a in unit.applications.of_round(round_.id)
        if a.state is ApplicationState.APPLIED
    ]
    unit.applications.save_many(silent)


def _end(unit: Unit, round_: Round, now: datetime, _: World) -> None:
    farewell = round_.date_of(round_.timetable.of(StepKind.FAREWELL)[0])
    if now >= end_of_day_everywhere(farewell + FAREWELLS_TAKE):
        _finish(unit, round_, now, farewell)


def _finish(unit: Unit, round_: Round, now: datetime, farewell: date) -> None:
    """End a round; its partnerships ended with the farewell."""
    going = [p for p in unit.partnerships.of_round(round_.id) if p.state is not PartnershipState.ENDED]
    unit.partnerships.save_many(
        replace(p, state=PartnershipState.ENDED, ended_on=farewell, ended_because="finished") for p in going
    )
    end_cases(unit, round_.id, now)
    unit.rounds.save(replace(round_.moved_to(RoundState.ENDED), ended_at=now))


ADVANCES: Mapping[RoundState, Callable[[Unit, Round, datetime, World], None]] = {
    RoundState.DRAFT: _open,
    RoundState.OPEN: _close,
    RoundState.CLOSED: _set_the_unanswered_aside,
    RoundState.MATCHING: _set_the_unanswered_aside,
    RoundState.RUNNING: _end,
}
"""What each state waits for."""
