"""First direct messages, opened slowly: Discord takes a bot that opens many of them for a nuisance, and shuts it up.

Each account gets a turn, and keeps it while it is asked for again. Once Discord says that it goes too fast, no new
ones are opened for a good while; those that are open are not touched by this.
"""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.ports.clock import Stopwatch

log = logging.getLogger(__name__)

A_MINUTE = 10.0
FIRST_PAUSE = 1_800.0
"""Seconds; doubled each time that Discord complains again."""
LONGEST_PAUSE = 86_400.0
KEPT_FOR = 3_600.0
"""Seconds for which a turn that came is kept for who does not ask."""


class Openings:
    """Who may be written to for the first time, and when."""

    def __init__(self, stopwatch: Stopwatch, *, a_minute: float = A_MINUTE, burst: int = 5) -> None:
        """Take the rate; a few go at once after a quiet while."""
        self._stopwatch = stopwatch
        self._gap = 60 / a_minute
        self._ahead = (burst - 1) * self._gap
        self._next = stopwatch.seconds() - self._ahead
        self._turns: dict[str, float] = {}
        self._pause = FIRST_PAUSE
        self._closed_until = stopwatch.seconds()

    def wait(self, account_id: str) -> float:
        """Give how many seconds an account must still wait for its turn, 0 if it may be opened now."""
        now = self._stopwatch.seconds()
        if now < self._closed_until:
            return self._closed_until - now
        turn = self._turns.get(account_id)
        if turn is None or turn < now - KEPT_FOR:
            turn = self._turns[account_id] = max(self._next, now - self._ahead)
            self._next = turn + self._gap
        return max(0.0, turn - now)

    def opened(self, account_id: str) -> None:
        """Note that an account was opened: its turn is used."""
        self._turns.pop(account_id, None)

    def refused(self) -> float:
        """Note that Discord finds it too fast. Give for how many seconds none is opened."""
        now = self._stopwatch.seconds()
        if now >= self._closed_until:
            self._closed_until, pause = now + self._pause, self._pause
            self._pause = min(LONGEST_PAUSE, self._pause * 2)
            self._turns.clear()
            self._next = self._closed_until
            log.error(
                "Discord finds that direct messages are opened too fast; none is opened for %d minutes", pause / 60
            )
        return self._closed_until - now
