"""APScheduler as a metronome, and nothing more: what is due, and when, is always read from our own record.

Memory store, UTC and interval triggers only: its stores lose and double jobs, and its cron triggers lose days at clock
changes. Its interval trigger stops for an hour when the wall clock goes back an hour; the watchdog here cures that.
"""

from __future__ import annotations

import asyncio
import logging
from dataclasses import dataclass
from datetime import UTC, timedelta
from typing import TYPE_CHECKING

import structlog
from apscheduler.schedulers.asyncio import AsyncIOScheduler
from apscheduler.triggers.interval import IntervalTrigger

from scheduler.clock import SystemClock, steady_seconds, wall_seconds

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Sequence

    from structlog.typing import FilteringBoundLogger

log: FilteringBoundLogger = structlog.get_logger()

WATCH_EVERY = timedelta(seconds=3)
TOLERANCE = timedelta(seconds=1)
"""How far the wall clock may drift between two looks before it counts as a jump; NTP's slewing is far below."""


@dataclass(frozen=True, slots=True)
class Tick:
    """Something to do at regular intervals. A tick must do no harm when it comes twice, late or not at all."""

    name: str
    every: timedelta
    run: Callable[[], Awaitable[object]]


class Ticker:
    """Runs each tick at once and then at its interval, never twice at a time, until it is stopped."""

    def __init__(
        self,
        ticks: Sequence[Tick],
        *,
        wall: Callable[[], float] = wall_seconds,
        steady: Callable[[], float] = steady_seconds,
        watch_every: timedelta = WATCH_EVERY,
    ) -> None:
        """Take the ticks; `wall` and `steady` give seconds, and only their difference is looked at."""
        self._ticks = tuple(ticks)
        self._wall = wall
        self._steady = steady
        self._watch_every = watch_every
        self._under_way: set[asyncio.Task[None] | None] = set()
        self._watchdog: asyncio.Task[None] | None = None
        self._scheduler = AsyncIOScheduler(
            timezone=UTC, job_defaults={"coalesce": True, "max_instances": 1, "misfire_grace_time": None}
        )

    def start(self) -> None:
        """Begin, inside a running event loop."""
        # A tick that outlasts its interval is ordinary here; APScheduler would warn each time it waits for one.
        logging.getLogger("apscheduler").setLevel(logging.ERROR)
        for tick in self._ticks:
            self._scheduler.add_job(
                self._run,
                IntervalTrigger(seconds=tick.every.total_seconds(), timezone=UTC),
                args=(tick,),
                id=tick.name,
                next_run_time=SystemClock().now(),
            )
        self._scheduler.start()
        self._watchdog = asyncio.create_task(self._watch(), name="clock watchdog")

    async def stop(self) -> None:
        """Let no further tick begin, and wait for those under way."""
        if self._watchdog is None:
            return
        self._watchdog.cancel()
        self._watchdog = None
        self._scheduler.pause()
        await asyncio.sleep(0)  # one that was submitted already begins here
        # APScheduler cancels what is under way when it shuts down, so wait first.
        await asyncio.gather(*filter(None, self._under_way), return_exceptions=True)
        self._scheduler.shutdown(wait=False)

    async def _run(self, tick: Tick) -> None:
        """Run one tick; what it raises is logged and stops nothing."""
        task = asyncio.current_task()
        self._under_way.add(task)
        try:
            await tick.run()
        except Exception:
            log.exception("tick failed", tick=tick.name)
        finally:
            self._under_way.discard(task)

    async def _watch(self) -> None:
        """Look for jumps of the wall clock, and after one let every tick run now."""
        offset = self._wall() - self._steady()
        while True:
            await asyncio.sleep(self._watch_every.total_seconds())
            drift = (self._wall() - self._steady()) - offset
            if abs(drift) > TOLERANCE.total_seconds():
                offset += drift
                log.warning("clock jumped", seconds=round(drift, 1))
                self._run_all_now()

    def _run_all_now(self) -> None:
        now = SystemClock().now()
        for job in self._scheduler.get_jobs():
            job.modify(next_run_time=now)
