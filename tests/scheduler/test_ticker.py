"""The ticker ticks: through faults, slow ticks and jumps of the clock."""

from __future__ import annotations

import asyncio
import contextlib
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING

from scheduler.ticker import Tick, Ticker

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable, Callable

SOON = timedelta(milliseconds=50)
HOUR = timedelta(hours=1)


class JumpingClock:
    """The machine's two clocks, of which somebody moves the one."""

    def __init__(self) -> None:
        self.jumped = 0.0

    def wall(self) -> float:
        return self.steady() + 1_800_000_000.0 + self.jumped

    def steady(self) -> float:
        return asyncio.get_running_loop().time()


@contextlib.asynccontextmanager
async def ticking(*ticks: Tick, clock: JumpingClock | None = None) -> AsyncIterator[Ticker]:
    clock = clock or JumpingClock()
    ticker = Ticker(ticks, wall=clock.wall, steady=clock.steady, watch_every=timedelta(milliseconds=30))
    ticker.start()
    try:
        yield ticker
    finally:
        await ticker.stop()


def counting(into: list[float], wait: float = 0.0) -> Callable[[], Awaitable[None]]:
    async def run() -> None:
        into.append(asyncio.get_running_loop().time())
        await asyncio.sleep(wait)

    return run


async def until(true: Callable[[], bool], seconds: float = 5.0) -> None:
    """Wait until something holds; a busy machine may take its time."""
    async with asyncio.timeout(seconds):
        while not true():  # noqa: ASYNC110  # what is waited for are values, not events
            await asyncio.sleep(0.005)


async def test_a_tick_runs_at_once_and_then_again_and_again() -> None:
    moments: list[float] = []

    async with ticking(Tick("one", SOON, counting(moments))):
        await until(lambda: len(moments) >= 4)

    assert all(later - earlier < 2 for earlier, later in pairwise(moments))


async def test_a_tick_that_fails_stops_neither_itself_nor_the_others() -> None:
    failed: list[float] = []
    moments: list[float] = []

    async def fails() -> None:
        failed.append(0)
        raise RuntimeError("nothing works")

    async with ticking(Tick("broken", SOON, fails), Tick("sound", SOON, counting(moments))):
        await until(lambda: len(failed) >= 3 and len(moments) >= 3)


async def test_a_slow_tick_never_runs_twice_at_a_time() -> None:
    running = 0
    most = 0
    done = 0

    async def slow() -> None:
        nonlocal running, most, done
        running += 1
        most = max(most, running)
        await asyncio.sleep(0.12)
        running -= 1
        done += 1

    async with ticking(Tick("slow", timedelta(milliseconds=20), slow)):
        await until(lambda: done >= 3)

    assert most == 1


async def test_stopping_waits_for_the_tick_under_way() -> None:
    began = asyncio.Event()
    ended: list[bool] = []

    async def long() -> None:
        began.set()
        await asyncio.sleep(0.1)
        ended.append(True)

    async with ticking(Tick("long", HOUR, long)):
        await began.wait()

    assert ended == [True]


async def test_after_stopping_nothing_ticks() -> None:
    moments: list[float] = []
    async with ticking(Tick("one", SOON, counting(moments))) as ticker:
        await until(lambda: len(moments) >= 2)
    ticks = len(moments)

    await ticker.stop()
    await asyncio.sleep(0.15)

    assert len(moments) == ticks


async def test_a_clock_put_back_does_not_stop_the_ticks() -> None:
    """APScheduler would wait the hour out: to it the next tick lies an hour ahead."""
    clock = JumpingClock()
    moments: list[float] = []

    async with ticking(Tick("one", HOUR, counting(moments)), clock=clock) as ticker:
        await until(lambda: len(moments) == 1)
        job = ticker._scheduler.get_job("one")
        assert job.next_run_time > datetime.now(UTC) + HOUR / 2
        clock.jumped = -3_600.0

        await until(lambda: len(moments) == 2)


async def test_a_clock_put_forward_runs_each_tick_once_at_once() -> None:
    clock = JumpingClock()
    moments: list[float] = []

    async with ticking(Tick("one", HOUR, counting(moments)), clock=clock):
        await until(lambda: len(moments) == 1)
        clock.jumped = 3_600.0
        await until(lambda: len(moments) == 2)
        await asyncio.sleep(0.15)

    assert len(moments) == 2


async def test_a_clock_that_is_slewed_is_no_jump() -> None:
    clock = JumpingClock()
    moments: list[float] = []

    async with ticking(Tick("one", HOUR, counting(moments)), clock=clock):
        await until(lambda: len(moments) == 1)
        clock.jumped = 0.4
        await asyncio.sleep(0.15)

    assert len(moments) == 1
