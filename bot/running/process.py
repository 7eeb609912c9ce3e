"""Everything that goes on while a programme runs: sending, planning, platforms, the command line's commands."""

from __future__ import annotations

import asyncio
import logging
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING

from adapters.terminal.listener import Listener
from bot.commands.doors import Doors
from bot.running.attended import AttendedDesk
from bot.running.stepping import REST, Stepper
from bot.running.supervise import keep_connected, tell_when_connected
from scheduler.clock import VirtualClock
from scheduler.ticker import Tick, Ticker

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Coroutine, Mapping
    from pathlib import Path
    from typing import Any

    from bot.commands.doors import Platform
    from bot.ports.chat import PlatformMemory
    from bot.ports.clock import Stopwatch
    from bot.programme import Programme
    from bot.running.supervise import Tell

log = logging.getLogger(__name__)

CLOSES_WITHIN = 10.0
"""Seconds that platforms have to close their connections."""


@dataclass
class Process:
    """A programme that runs. `stopping` ends it; `memory` gives each platform its own."""

    programme: Programme
    platforms: Mapping[str, Platform]
    memory: Callable[[str], PlatformMemory]
    stopwatch: Stopwatch
    tell: Tell
    locale: str = "en"
    socket: Path | None = None
    rest: float = REST
    stopping: asyncio.Event = field(default_factory=asyncio.Event)
    _connecting: dict[str, asyncio.Task[None]] = field(default_factory=dict)

    async def run(self) -> bool:
        """Run until `stopping`, or until every platform waits for a person to mend something; give whether it is so.

        Nothing under way is cut off.
        """
        desk = AttendedDesk(self.programme.dispatcher, self.stopwatch)
        await self.programme.courier.recover()
        async with AsyncExitStack() as open_:
            await open_.enter_async_context(self._connected(desk))
            if self.socket is not None:
                await open_.enter_async_context(Listener(self.socket, desk))
            await open_.enter_async_context(self._time_passing(desk))
            await self.stopping.wait()
        return bool(self.platforms) and not self._connecting

    @asynccontextmanager
    async def _connected(self, desk: AttendedDesk) -> AsyncIterator[None]:
        """Keep every platform connected; let go of them last."""
        async with _in_background() as begin:
            for name, platform in self.platforms.items():
                doors = Doors(desk, self.memory(name), self.programme.clock, self.stopwatch, self.locale)
                self._connecting[name] = begin(keep_connected(name, platform, doors, self.tell))
                self._connecting[name].add_done_callback(partial(self._gave_up, name))
                begin(tell_when_connected(name, platform, self.tell))
            yield

    def _gave_up(self, name: str, _connecting: asyncio.Task[None]) -> None:
        """Go on without a platform; without any there is nothing to go on for."""
        if self.stopping.is_set():
            return
        del self._connecting[name]
        if not self._connecting:
            self.stopping.set()

    def _kept(self) -> list[Platform]:
        """Give the platforms that are being kept connected."""
        return [self.platforms[name] for name in self._connecting]

    @asynccontextmanager
    async def _time_passing(self, desk: AttendedDesk) -> AsyncIterator[None]:
        """Let time pass by the clock there is, and finish at the end what is being sent."""
        clock = self.programme.clock
        passing = self._stepping(clock, desk) if isinstance(clock, VirtualClock) else self._ticking(desk)
        async with passing:
            yield
            self.programme.courier.stop()

    @asynccontextmanager
    async def _ticking(self, desk: AttendedDesk) -> AsyncIterator[None]:
        courier = self.programme.courier
        ticker = Ticker(
            [
                Tick("deliver", timedelta(seconds=2), courier.run_once),
                Tick("settle", timedelta(seconds=30), courier.settle),
                Tick("plan", timedelta(seconds=60), self.programme.plan),
            ]
        )
        ticker.start()
        after_acts = asyncio.create_task(self._deliver_after_acts(desk))
        yield
        desk.acted.set()  # wakes it, to see that it is over
        await asyncio.gather(ticker.stop(), after_acts)

    async def _deliver_after_acts(self, desk: AttendedDesk) -> None:
        """Let what somebody's act brought about leave at once."""
        while not self.stopping.is_set():
            await desk.acted.wait()
            desk.acted.clear()
            try:
                await self.programme.courier.run_once()
            except Exception:
                log.exception("nothing delivered after an act")

    @asynccontextmanager
    async def _stepping(self, clock: VirtualClock, desk: AttendedDesk) -> AsyncIterator[None]:
        stepper = Stepper(self.programme, clock, desk, self._kept, self.stopwatch, self.rest, self.stopping)
        stepping = asyncio.create_task(stepper.go_on())
        async with _in_background() as begin:
            begin(stepper.announce(self.locale))
            yield
            await stepping


@asynccontextmanager
async def _in_background() -> AsyncIterator[Callable[[Coroutine[Any, Any, None]], asyncio.Task[None]]]:
    """Give what begins a task; all of them are cancelled, and waited for, at the end."""
    tasks: list[asyncio.Task[None]] = []

    def begin(work: Coroutine[Any, Any, None]) -> asyncio.Task[None]:
        tasks.append(asyncio.create_task(work))
        return tasks[-1]

    try:
        yield begin
    finally:
        for task in tasks:
            task.cancel()
        if tasks:
            _, late = await asyncio.wait(tasks, timeout=CLOSES_WITHIN)
            for task in late:
                log.warning("not closed in time: %s", task.get_name())
