"""A programme, put together: memory, time, commands and delivery, on whatever ports it is given."""

from __future__ import annotations

import logging
import secrets
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bot.commands.dispatch import Dispatcher
from bot.delivery.courier import Courier
from bot.delivery.directory import Directory
from bot.services.plan_due import plan_due, rounds_to_plan

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from bot.ports.chat import ChatGateway
    from bot.ports.clock import Clock, Stopwatch
    from bot.ports.storage import Store, Unit
    from bot.ports.workshop import Workshop
    from bot.services.world import World

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Programme:
    """One installation. `dispatcher` takes what people do, `courier` sends, `plan` looks ahead."""

    store: Store
    clock: Clock
    world: World
    dispatcher: Dispatcher
    courier: Courier

    async def plan(self) -> None:
        """Plan what falls due: the planner's tick. One round's fault never stops the others."""
        now = self.clock.now()
        for round_id in await self.store.transact(rounds_to_plan, now):
            try:
                await self.store.transact(plan_due, round_id, now, self.world)
            except Exception:
                log.exception("round %s cannot be planned", round_id)

    async def deliver(self) -> datetime | None:
        """Send everything that is due now, and look into what is in doubt; give when the next delivery is due."""
        due_at = await self._send_by(self.courier)
        if not self.courier.may_have_doubts:
            return due_at
        await self.courier.settle()
        return await self.next_due_at()

    async def _send_by(self, courier: Courier) -> datetime | None:
        """Send everything that is due now; give when the next delivery is due."""
        while True:
            claimed = await courier.run_once()
            due_at = await self.next_due_at()
            if not claimed or due_at is None or due_at > self.clock.now():
                return due_at

    async def next_due_at(self) -> datetime | None:
        """Give when the next planned delivery is due."""
        return await self.store.transact(_next_due_at)


def _next_due_at(unit: Unit) -> datetime | None:
    return unit.deliveries.next_due_at()


def put_together(
    store: Store,
    clock: Clock,
    stopwatch: Stopwatch,
    world: World,
    gateways: Mapping[str, ChatGateway],
    *,
    workshop: Workshop | None = None,
) -> Programme:
    """Give a programme on these ports. Long work is done in `workshop`, or at once without one."""
    world = replace(world, platforms={name: each.capabilities for name, each in gateways.items()})
    courier = Courier(store, clock, stopwatch, world, gateways, secrets.token_hex(8))
    return Programme(store, clock, world, Dispatcher(store, clock, world, workshop, Directory(gateways).find), courier)


@dataclass(frozen=True, slots=True)
class StoreMemory:
    """What one platform's adapter remembers, in the programme's own store. Implements `PlatformMemory`."""

    store: Store
    platform: str

    async def recall(self, name: str) -> str | None:
        """Give what was kept under a name."""
        return await self.store.transact(lambda unit: unit.remembered.recall(self.platform, name))

    async def keep(self, name: str, value: str) -> None:
        """Keep it, in the place of what was there."""
        await self.store.transact(lambda unit: unit.remembered.keep(self.platform, name, value))

    async def forget(self, name: str) -> None:
        """Forget it, if it was there."""
        await self.store.transact(lambda unit: unit.remembered.forget(self.platform, name))

    async def names(self, prefix: str) -> Sequence[str]:
        """Give the names that begin so."""
        return await self.store.transact(lambda unit: unit.remembered.names(self.platform, prefix))
