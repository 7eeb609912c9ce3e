"""By which clock a database lives: the real one or one that steps, never one after the other."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from typing import TYPE_CHECKING

from bot.domain.errors import Refused
from bot.domain.rounds import RoundState

if TYPE_CHECKING:
    from bot.ports.storage import Unit

CLOCK = "clock"
"""The setting that marks a database: REAL or STEPPING. One without a round may still become either."""
REAL, STEPPING = "real", "stepping"
LAUNCHED = frozenset({RoundState.RUNNING, RoundState.ENDED})
EVE = time(15)
"""The hour, on the day before the launch, at which a stepping clock waits for it."""
STANDS_AT = "clock-stands-at"
"""Where a stepping clock stands, for the next start."""


class RealRounds(Refused):
    """The clock may not step: this database has seen a real round, and its people would be written to."""

    key = "process-clock-real"


class RehearsedRounds(Refused):
    """This database was made by a stepping clock: what it holds happened in no real time."""

    key = "process-clock-stepping"


def choose_clock(unit: Unit, steps_from: datetime | None) -> datetime | None:
    """Mark the database, and give where its stepping clock stands; None for the real clock. Raises Refused."""
    wanted = REAL if steps_from is None else STEPPING
    marked = unit.records.setting(CLOCK) or REAL
    if unit.rounds.all() and marked != wanted:
        raise RealRounds if marked == REAL else RehearsedRounds
    unit.records.set_setting(CLOCK, wanted)
    if steps_from is None:
        return None
    kept = unit.records.setting(STANDS_AT)
    return max(steps_from, datetime.fromisoformat(kept)) if kept and marked == STEPPING else steps_from


def keep_clock(unit: Unit, now: datetime) -> None:
    """Remember where a stepping clock stands."""
    unit.records.set_setting(STANDS_AT, now.isoformat())


def is_anything_ahead(unit: Unit) -> bool:
    """Say whether there is a round for which days must pass."""
    return any(round_.state is not RoundState.ENDED and not round_.is_paused for round_ in unit.rounds.all())


def waits_for_launch_at(unit: Unit, now: datetime) -> datetime | None:
    """Give where a stepping clock waits for a coordinator to launch: on the morning before, if that is not over."""
    unlaunched = [r for r in unit.rounds.all() if r.state not in LAUNCHED and not r.is_paused]
    eves = (datetime.combine(r.launch_on - timedelta(days=1), EVE, UTC) for r in unlaunched)
    return min((eve for eve in eves if eve >= now), default=None)
