"""The courier: takes what is due, brings it to its readers at each platform's pace, and writes down what became of it.

Written down before it is done, ticked off after: claimed in a first transaction; marked as `sending`, for exactly
those that may leave now, in a second, committed before any request goes; recorded in a third. Only `sending` is ever in
doubt.
"""

from __future__ import annotations

import asyncio
from collections import defaultdict
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from bot.delivery import doubt
from bot.delivery.attempt import home_of
from bot.delivery.desk import Desk, log, open_lanes
from bot.delivery.run import AT_ONCE, Run
from bot.services import outgoing as outgoing_services

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from bot.delivery.desk import Outgoing
    from bot.domain.deliveries import Delivery
    from bot.ports.chat import ChatGateway
    from bot.ports.clock import Clock, Stopwatch
    from bot.ports.storage import Store, Unit
    from bot.services.addressing import Ready
    from bot.services.world import World

LIMIT = 200
"""Claimed at once. Small enough that a reply does not wait long behind a fortnight's topics."""
NOT_RUNNING = timedelta(minutes=15)
"""When to try again what belongs to a platform that does not run here."""


class Courier:
    """Sends. `run_once` and `settle` are its ticks, `recover` its first act after a start."""

    def __init__(
        self,
        store: Store,
        clock: Clock,
        stopwatch: Stopwatch,
        world: World,
        gateways: Mapping[str, ChatGateway],
        owner: str,
        *,
        outgoing: Outgoing = outgoing_services,
        limit: int = LIMIT,
        at_once: int = AT_ONCE,
    ) -> None:
        """Take the ports; `owner` names this process, and no other."""
        lanes = open_lanes(gateways, stopwatch)
        self._desk = Desk(store, clock, stopwatch, world, lanes, owner, outgoing)
        self._limit = limit
        self._at_once = at_once
        self._sending = asyncio.Lock()
        self._settling = asyncio.Lock()
        self._leftovers = False
        self._stopped = False

    @property
    def is_idle(self) -> bool:
        """Say whether nothing is under way, and no doubt waits for its first look."""
        return self._desk.is_idle

    @property
    def may_have_doubts(self) -> bool:
        """Say whether there may be something for `settle` to find out."""
        return self._desk.must_look

    async def recover(self) -> doubt.Recovered:
        """Take over what an earlier process left behind: once, before the first tick, holding the store's lock."""
        return await doubt.recover(self._desk.store, owner=self._desk.owner)

    async def settle(self) -> int:
        """Find out about deliveries in doubt. Give how many were settled."""
        if not self.may_have_doubts:
            return 0
        async with self._settling:
            return await doubt.settle(self._desk)

    async def run_once(self) -> int:
        """Send what is due now, at most `limit`. Give how many were claimed."""
        async with self._sending:
            if self._stopped:
                return 0
            claimed = await self._desk.store.transact(self._claim, self._desk.clock.now())
            self._leftovers = False
            if claimed:
                await self._send(claimed)
            return len(claimed)

    def stop(self) -> None:
        """Let nothing more leave; what is claimed is put back before `run_once` returns."""
        self._stopped = True

    def _claim(self, unit: Unit, now: datetime) -> Sequence[Ready]:
        if self._leftovers:
            self._put_back(unit, ())
        desk = self._desk
        return desk.outgoing.claim(unit, now, desk.world, owner=desk.owner, limit=self._limit)

    def _put_back(self, unit: Unit, later: Sequence[Delivery]) -> None:
        """Make planned again what is still claimed (what was withdrawn meanwhile stays so), with its new times."""
        unit.deliveries.release(owner=self._desk.owner)
        unit.deliveries.reschedule_many(later)

    async def _send(self, claimed: Sequence[Ready]) -> None:
        """Serve all platforms; then put back what was claimed and did not leave."""
        desk = self._desk
        by_platform, homeless = self._by_platform(claimed)
        runs = [
            Run(desk, desk.lanes[platform], waiting, at_once=self._at_once, is_stopped=lambda: self._stopped)
            for platform, waiting in by_platform.items()
        ]
        self._leftovers = True  # until there are none, or they have been put back
        again_at = desk.clock.now() + NOT_RUNNING
        later = [replace(delivery, due_at=again_at) for delivery in homeless]
        for rest in await _finished(runs):
            later += rest
        if later:
            await desk.store.transact(self._put_back, later)
        self._leftovers = False

    def _by_platform(self, claimed: Sequence[Ready]) -> tuple[Mapping[str, list[Ready]], Sequence[Delivery]]:
        """Sort by the platform to try first; set aside what belongs to platforms that do not run here."""
        by_platform: dict[str, list[Ready]] = defaultdict(list)
        homeless: list[Delivery] = []
        for ready in claimed:
            home = home_of(ready, self._desk.lanes)
            if home is not None:
                by_platform[home].append(ready)
            else:
                log.warning("platform not running", delivery=ready.delivery.id, platform=ready.platform)
                homeless.append(ready.delivery)
        return by_platform, homeless


async def _finished(runs: Sequence[Run]) -> Sequence[Sequence[Delivery]]:
    """Let all platforms be served, side by side where one could keep the others waiting; give what did not leave."""
    if len(runs) > 1 and not all(run.answers_at_once for run in runs):
        return await asyncio.gather(*(run.finish() for run in runs))
    return [await run.finish() for run in runs]
