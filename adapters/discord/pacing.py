"""Under Discord's 50 requests a second, ahead of any 429; and well away from the 10,000 refusals that ban an address.

discord.py waits for a limit only once it was hit, and then wakes all who wait at once. So every request asks here
first, every repetition too: aiohttp calls this before it sends. Answers to interactions are outside the limit.
"""

from __future__ import annotations

import asyncio
import logging
from collections import deque
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

import aiohttp

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import SimpleNamespace

    from bot.ports.clock import Stopwatch

log = logging.getLogger(__name__)

A_SECOND = 48
"""Requests in any second. Discord's limit for a bot is 50, over all routes; and some take longer on their way."""
SECOND = 1.01
SMOOTH = 1.3
"""How much quicker than on the average they may follow one another, to make up for what was late."""
WINDOW = 600.0
SLOW_AFTER = 2_000
"""Refusals in ten minutes; at 10,000 Discord bans the address."""
STOP_AFTER = 5_000
SLOW_RATE = 2.0
_SLICE = 10.0
_FREE = ("/interactions/", "/webhooks/")
_REFUSALS = frozenset({401, 403, 429})
_FAULTS_FROM = 500


@dataclass(slots=True)
class Call:
    """One act of the gateway, however often discord.py asks for it.

    `once`: it has no nonce, and must not be repeated by itself. `is_doubtful`: one of its requests may have worked.
    """

    once: bool = False
    is_doubtful: bool = False


_CALL: ContextVar[Call | None] = ContextVar("call", default=None)


class CutShort(Exception):
    """A request that must not be repeated had no clear answer."""


@contextmanager
def calling(*, once: bool = False) -> Iterator[Call]:
    """Watch what becomes of the requests of one act."""
    made = Call(once)
    token = _CALL.set(made)
    try:
        yield made
    finally:
        _CALL.reset(token)


class RequestPacer:
    """Lets requests leave one after another, and counts what was refused."""

    def __init__(self, stopwatch: Stopwatch, *, a_second: int = A_SECOND) -> None:
        """Start with nothing sent."""
        self._stopwatch = stopwatch
        self._gap = 1 / (a_second * SMOOTH)
        self._left: deque[float] = deque(maxlen=a_second)
        self._next = stopwatch.seconds()
        self._one_by_one = asyncio.Lock()
        self._refusals: deque[tuple[float, int]] = deque()
        self.platform_date: str | None = None

    def trace(self, base: str) -> aiohttp.TraceConfig:
        """Give what aiohttp is to call. What counts is asked at addresses that begin with `base`."""
        config = aiohttp.TraceConfig()
        config.on_request_start.append(partial(self._before, base))
        config.on_request_end.append(self._after)
        config.on_request_exception.append(self._lost)
        return config

    @property
    def refusals(self) -> int:
        """Give how many requests were refused in the last ten minutes."""
        oldest = self._stopwatch.seconds() - WINDOW
        while self._refusals and self._refusals[0][0] < oldest:
            self._refusals.popleft()
        return sum(count for _, count in self._refusals)

    async def turn(self) -> None:
        """Wait until one request may leave."""
        async with self._one_by_one:
            while (wait := self._wait()) > 0:
                await self._stopwatch.sleep(wait)
            now = self._stopwatch.seconds()
            self._left.append(now)
            self._next = now + (self._gap if self.refusals < SLOW_AFTER else 1 / SLOW_RATE)

    def _wait(self) -> float:
        if self.refusals >= STOP_AFTER:
            return _SLICE
        is_full = len(self._left) == self._left.maxlen
        free_at = self._left[0] + SECOND if is_full else self._next
        return max(free_at, self._next) - self._stopwatch.seconds()

    def hold(self, seconds: float) -> None:
        """Let nothing leave for so long."""
        self._next = max(self._next, self._stopwatch.seconds() + seconds)

    def note(self, status: int, headers: dict[str, str]) -> None:
        """Count an answer if it is one that Discord counts, and wait with all if it says so."""
        if status not in _REFUSALS or headers.get("x-ratelimit-scope") == "shared":
            return
        now = self._stopwatch.seconds()
        if self._refusals and now - self._refusals[-1][0] < _SLICE:
            at, count = self._refusals.pop()
            self._refusals.append((at, count + 1))
        else:
            self._refusals.append((now, 1))
        if self.refusals in {SLOW_AFTER, STOP_AFTER}:
            log.error("%s requests refused within ten minutes", self.refusals)
        if headers.get("x-ratelimit-global"):
            self.hold(_seconds(headers.get("retry-after")))

    async def _before(
        self,
        base: str,
        _session: aiohttp.ClientSession,
        _context: SimpleNamespace,
        params: aiohttp.TraceRequestStartParams,
    ) -> None:
        if counts(str(params.url), base):
            await self.turn()

    async def _after(
        self, _session: aiohttp.ClientSession, _context: SimpleNamespace, params: aiohttp.TraceRequestEndParams
    ) -> None:
        headers = {name.lower(): value for name, value in params.response.headers.items()}
        self.platform_date = headers.get("date", self.platform_date)
        self.note(params.response.status, headers)
        made = _CALL.get()
        if made is not None and params.response.status >= _FAULTS_FROM:
            made.is_doubtful = True
            if made.once:
                params.response.close()
                raise CutShort(params.response.status)

    async def _lost(
        self, _session: aiohttp.ClientSession, _context: SimpleNamespace, params: aiohttp.TraceRequestExceptionParams
    ) -> None:
        made = _CALL.get()
        if made is not None and not isinstance(params.exception, aiohttp.ClientConnectorError):
            made.is_doubtful = True


def counts(url: str, base: str) -> bool:
    """Say whether a request counts for the limit over all routes: whatever asks the API, answers to acts apart."""
    return url.startswith(base) and not url.removeprefix(base).startswith(_FREE)


def _seconds(text: str | None) -> float:
    try:
        return float(text or 1.0)
    except ValueError:
        return 1.0
