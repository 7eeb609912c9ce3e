"""What modelled people are going to do, in the order of its time."""

from __future__ import annotations

import heapq
from itertools import count
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable
    from datetime import datetime


class Agenda:
    """A queue of acts. Those of one moment are done in the order in which they were entered."""

    def __init__(self) -> None:
        """Start empty."""
        self._acts: list[tuple[datetime, int, Callable[[], Awaitable[None]]]] = []
        self._numbers = count()

    def enter(self, at: datetime, act: Callable[[], Awaitable[None]]) -> None:
        """Plan an act."""
        heapq.heappush(self._acts, (at, next(self._numbers), act))

    def next_at(self) -> datetime | None:
        """Give when the next act is due."""
        return self._acts[0][0] if self._acts else None

    async def do_due(self, now: datetime) -> int:
        """Do everything that is due, also what that brings. Give how many acts it was."""
        done = 0
        while self._acts and self._acts[0][0] <= now:
            _, _, act = heapq.heappop(self._acts)
            await act()
            done += 1
        return done
