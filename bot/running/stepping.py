"""A process whose clock steps: it jumps to the next due moment, and stands still while anything is in flight."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.messages.render import text
from bot.ports.chat import Text, Words
from bot.running.clocks import is_anything_ahead, keep_clock, waits_for_launch_at
from scheduler.stepping import PLAN_EVERY

if TYPE_CHECKING:
    import asyncio
    from collections.abc import Callable, Collection, Sequence
    from datetime import datetime

    from bot.commands.doors import Platform
    from bot.ports.clock import Stopwatch
    from bot.ports.storage import Unit
    from bot.programme import Programme
    from bot.running.attended import AttendedDesk
    from scheduler.clock import VirtualClock

log = logging.getLogger(__name__)

LOOK_AGAIN = 0.01
"""Seconds between two looks while the clock stands still."""
NOTHING_AHEAD = 0.1
"""Seconds between two looks while nothing at all is due."""
REST = 0.05
"""Seconds that people have after each moment at which something happened, unless they want more."""
STUMBLED = 1.0
"""Seconds before the next try after a fault."""
ANNOUNCE_EVERY = 15.0
"""Seconds; platforms take only a few changes a minute."""


@dataclass
class Stepper:
    """Moves the clock of a running process. `platforms` gives those that are being kept connected."""

    programme: Programme
    clock: VirtualClock
    desk: AttendedDesk
    platforms: Callable[[], Collection[Platform]]
    stopwatch: Stopwatch
    rest: float
    stopping: asyncio.Event
    _plan_at: datetime | None = None
    _happened_at: float = 0.0

    async def go_on(self) -> None:
        """Step until stopped. Whatever fails is logged, and found again in the store."""
        while not self.stopping.is_set():
            try:
                await self._go()
            except Exception:
                log.exception("the clock stumbled")
                await self.stopwatch.sleep(STUMBLED)

    async def _go(self) -> None:
        """Do what is due; then jump if nothing is in flight."""
        if not self._is_connected():
            await self.stopwatch.sleep(NOTHING_AHEAD)
            return
        await self._do_what_is_due()
        if self._may_jump():
            await self._jump()
        else:
            await self.stopwatch.sleep(LOOK_AGAIN)

    def _is_connected(self) -> bool:
        return all(platform.ready.is_set() for platform in self.platforms())

    async def _do_what_is_due(self) -> None:
        now, programme = self.clock.now(), self.programme
        if self._plan_at is None or self._plan_at <= now:
            await programme.plan()
            self._plan_at = now + PLAN_EVERY
        while await programme.courier.run_once():
            self._happened_at = self.stopwatch.seconds()
        await programme.courier.settle()

    def _may_jump(self) -> bool:
        """Say whether nothing is in flight, here or on a platform, and people had time to react."""
        if not (self.programme.courier.is_idle and self.desk.is_idle and self._is_connected()):
            return False
        if not all(platform.is_idle for platform in self.platforms()):
            return False
        return self.stopwatch.seconds() - max(self._happened_at, self.desk.acted_at) >= self.rest

    async def _jump(self) -> None:
        """Go to the next moment at which something is due, or must be looked at."""
        now, store = self.clock.now(), self.programme.store
        moments = await store.transact(_ahead, now, self._plan_at)
        moment = min(moments, default=now)
        if moment <= now or not self._may_jump():
            await self.stopwatch.sleep(LOOK_AGAIN if moment < now else NOTHING_AHEAD)
            return
        self.clock.move_to(moment)
        await store.transact(keep_clock, moment)

    async def announce(self, locale: str) -> None:
        """Show on every platform where the clock stands, as soon as all are there, for ever, until cancelled."""
        shown, again_at = None, 0.0
        while True:
            await self.stopwatch.sleep(NOTHING_AHEAD)
            now = self.clock.now()
            if not self._is_connected():
                shown, again_at = None, 0.0  # whoever connects anew shows nothing yet
            elif now != shown and self.stopwatch.seconds() >= again_at:
                shown, again_at = now, self.stopwatch.seconds() + ANNOUNCE_EVERY
                await self._show(text(locale, "process-clock-stands", at=Words(Text(f"{now:%Y-%m-%d %H:%M}"))))

    async def _show(self, words: str) -> None:
        for platform in self.platforms():
            try:
                await platform.announce(words)
            except Exception:
                log.exception("nothing announced on %s", platform.gateway.platform)


def _ahead(unit: Unit, now: datetime, plan_at: datetime | None) -> Sequence[datetime]:
    """Give when something is due, when to plan again if a round goes on, and where a coordinator is waited for."""
    waits = waits_for_launch_at(unit, now)
    planned = plan_at if is_anything_ahead(unit) else None
    return [moment for moment in (unit.deliveries.next_due_at(), planned, waits) if moment is not None]
