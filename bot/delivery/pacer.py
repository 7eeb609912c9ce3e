"""One pacer per platform: it keeps under the platform's limits, ahead of any 429, for all who send there."""

from __future__ import annotations

import asyncio
import math
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.ports.chat import Capabilities
    from bot.ports.clock import Stopwatch

_WHOLE = 1 - 1e-9
"""A token that lacks only what floating point lost is a whole one."""


class Pacer:
    """A token bucket, and a pause that holds all who draw from it."""

    def __init__(self, stopwatch: Stopwatch, capabilities: Capabilities) -> None:
        """Start with a full bucket; without a rate there is no limit but a pause."""
        self._stopwatch = stopwatch
        self._rate = capabilities.sends_per_second
        self._burst = float(max(1, capabilities.burst))
        self._tokens = self._burst
        self._filled_at = stopwatch.seconds()
        self._paused_until = -math.inf
        self._turn = asyncio.Lock()

    @property
    def paused_for(self) -> float:
        """Give how many more seconds nothing may leave."""
        if self._paused_until == -math.inf:
            return 0.0
        return max(0.0, self._paused_until - self._stopwatch.seconds())

    def pause(self, seconds: float) -> None:
        """Let nothing leave for so long, and nothing in a burst afterwards; the longest pause asked for holds."""
        self._fill()
        self._tokens = 0.0
        self._paused_until = max(self._paused_until, self._stopwatch.seconds() + seconds)
        self._filled_at = max(self._filled_at, self._paused_until)

    async def grant(self, wanted: int = 1, *, patience: float = math.inf) -> int:
        """Wait until at least one message may leave; give how many of those wanted may, at once.

        Gives 0 if a pause will last longer than `patience`, in seconds.
        """
        if self._rate is None and not self.paused_for:
            return wanted
        async with self._turn:
            while (wait := self._wait()) > 0:
                if self.paused_for > patience:
                    return 0
                await self._stopwatch.sleep(wait)
            return wanted if self._rate is None else self._draw(wanted)

    def _draw(self, wanted: int) -> int:
        granted = min(wanted, int(self._tokens + 1 - _WHOLE))
        self._tokens -= granted
        return granted

    def _wait(self) -> float:
        """Give how long until the next may leave."""
        if self.paused_for or self._rate is None:
            return self.paused_for
        self._fill()
        return 0.0 if self._tokens >= _WHOLE else (1 - self._tokens) / self._rate

    def _fill(self) -> None:
        now = self._stopwatch.seconds()
        if self._rate is not None and now > self._filled_at:
            self._tokens = min(self._burst, self._tokens + (now - self._filled_at) * self._rate)
            self._filled_at = now
