"""Time, passed in: what the calendar says, and what a stopwatch says."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from datetime import datetime


class Clock(Protocol):
    """The programme's clock: real, or virtual in rehearsals and tests."""

    def now(self) -> datetime:
        """Give the present instant, aware, in UTC."""


class Stopwatch(Protocol):
    """Always real, even while the clock is virtual: for pacing, quarantine and back-off."""

    def seconds(self) -> float:
        """Give seconds since some fixed moment; never goes back."""

    async def sleep(self, seconds: float) -> None:
        """Wait that long."""
