"""Clocks: the machine's own, its stopwatch, and one that moves only when it is told to."""

from __future__ import annotations

import asyncio
import time
from datetime import UTC, datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import timedelta

wall_seconds = time.time
"""What the machine's calendar says; somebody may set it back or forward."""
steady_seconds = time.monotonic
"""What nobody can set."""


class TimeWentBack(Exception):
    """A virtual clock was asked to go back."""


class SystemClock:
    """The machine's wall clock."""

    def now(self) -> datetime:
        """Give the present instant, in UTC."""
        return datetime.now(UTC)


class RealStopwatch:
    """The machine's monotonic clock: no change of the wall clock touches it."""

    def seconds(self) -> float:
        """Give seconds since some fixed moment."""
        return steady_seconds()

    async def sleep(self, seconds: float) -> None:
        """Wait that long; nothing at all for none."""
        await asyncio.sleep(max(0.0, seconds))


class VirtualClock:
    """A clock for rehearsals and tests: it stands still until it is moved, and never goes back."""

    def __init__(self, start: datetime) -> None:
        """Start at an aware instant."""
        self._now = start.astimezone(UTC)

    def now(self) -> datetime:
        """Give the instant it was last moved to, in UTC."""
        return self._now

    def move_to(self, moment: datetime) -> None:
        """Jump to an instant. Raises TimeWentBack for an earlier one."""
        if moment < self._now:
            raise TimeWentBack(self._now, moment)
        self._now = moment if moment.tzinfo is UTC else moment.astimezone(UTC)

    def step(self, by: timedelta) -> None:
        """Go on by so much. Raises TimeWentBack for a negative step."""
        self.move_to(self._now + by)
