"""A process that can be stopped between any two steps, and the world that outlives it."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from bot.delivery.courier import Courier
from bot.domain.deliveries import DeliveryState, Operation
from tests.bot.delivery.doubles import NO_WORLD

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine, Mapping, Sequence
    from datetime import datetime

    from bot.delivery.desk import Outgoing
    from bot.domain.deliveries import Delivery
    from bot.ports.storage import Store
    from bot.services.world import World
    from data.store import SqlStore
    from scheduler.clock import VirtualClock
    from tests.bot.delivery.doubles import HandStopwatch, ScriptedGateway

ARRIVES = {DeliveryState.SENT: 1, DeliveryState.UNDELIVERABLE: 0, DeliveryState.PLANNED: 0}
"""How often a reader may have received what stands so; nothing may stand otherwise at the end."""
UNDER_WAY = frozenset({DeliveryState.CLAIMED, DeliveryState.SENDING})
BETWEEN_TICKS = timedelta(seconds=25)
LEAVES_NO_TRACE = frozenset({Operation.EDIT})
"""However often it is done, nobody sees it twice."""


class Crash(BaseException):
    """The process dies here."""


@dataclass
class Fuse:
    """Counts the steps of one life of the process and ends it at step `at`; after that nothing has any effect."""

    at: int | None = None
    steps: list[str] = field(default_factory=list)

    def step(self, name: str) -> None:
        self.steps.append(name)
        if self.at is not None and len(self.steps) >= self.at:
            raise Crash(name)


class FusedStore:
    """A store that can be cut off before a transaction begins and after it was committed."""

    def __init__(self, store: Store, fuse: Fuse) -> None:
        self._store = store
        self._fuse = fuse

    async def transact(self, use_case: Callable[..., Any], *args: object, **kwargs: object) -> Any:
        name = getattr(use_case, "__name__", "transaction")
        self._fuse.step(f"before {name}")
        answer = await self._store.transact(use_case, *args, **kwargs)
        self._fuse.step(f"after {name}")
        return answer


class FusedGateway:
    """A gateway that can be cut off before a request leaves and after it was obeyed."""

    def __init__(self, gateway: ScriptedGateway, fuse: Fuse) -> None:
        self._gateway = gateway
        self._fuse = fuse
        self.platform = gateway.platform
        self.capabilities = gateway.capabilities

    def __getattr__(self, name: str) -> Callable[..., Coroutine[Any, Any, Any]]:
        method = getattr(self._gateway, name)

        async def call(*args: object, **kwargs: object) -> Any:
            self._fuse.step(f"before {name}")
            answer = await method(*args, **kwargs)
            self._fuse.step(f"after {name}")
            return answer

        return call


class FusedStopwatch:
    """A stopwatch whose waiting can be cut short."""

    def __init__(self, stopwatch: HandStopwatch, fuse: Fuse) -> None:
        self._stopwatch = stopwatch
        self._fuse = fuse

    def seconds(self) -> float:
        return self._stopwatch.seconds()

    async def sleep(self, seconds: float) -> None:
        self._fuse.step("before sleep")
        await self._stopwatch.sleep(seconds)
        self._fuse.step("after sleep")


@dataclass
class Programme:
    """The store, the platforms and time, which go on; and the process, which may die and be started again.

    It runs until nothing is due any more, or nothing by `until`.
    """

    store: SqlStore
    gateways: Mapping[str, ScriptedGateway]
    stopwatch: HandStopwatch
    clock: VirtualClock
    until: datetime
    outgoing: Outgoing
    world: World = NO_WORLD
    round_id: int | None = None
    lives: int = 0

    def deliveries(self) -> Sequence[Delivery]:
        """Give them as they stand."""
        return self.store.run(lambda unit: unit.deliveries.of_round(self.round_id))

    def live(self, crash_at: int | None = None, *, between_ticks: timedelta = BETWEEN_TICKS) -> Fuse:
        """Start the process; let it run to its end, or die at a step. Give its fuse."""
        self.lives += 1
        fuse = Fuse(crash_at)
        try:
            asyncio.run(self._live(fuse, between_ticks))
        except Crash:
            pass
        except BaseExceptionGroup as group:
            if group.split(Crash)[1] is not None:
                raise
        return fuse

    async def _live(self, fuse: Fuse, between_ticks: timedelta) -> None:
        courier = Courier(
            FusedStore(self.store, fuse),
            self.clock,
            FusedStopwatch(self.stopwatch, fuse),
            self.world,
            {name: FusedGateway(gateway, fuse) for name, gateway in self.gateways.items()},
            f"life-{self.lives}",
            outgoing=self.outgoing,
        )
        await courier.recover()
        for _ in range(1_000):
            await courier.run_once()
            await courier.settle()
            states = {d.state for d in self.deliveries()}
            due_at = self.store.run(lambda unit: unit.deliveries.next_due_at())
            waiting = due_at is not None and due_at <= self.until
            if not waiting and not states & UNDER_WAY:
                return
            jump = due_at - self.clock.now() if due_at is not None and not states & UNDER_WAY else between_ticks
            self.pass_time(max(jump, between_ticks))
        raise AssertionError("never idle")

    def pass_time(self, stretch: timedelta) -> None:
        """Let the calendar and the stopwatch go on."""
        self.clock.step(stretch)
        self.stopwatch.now += stretch.total_seconds()

    def check_nothing_lost_nothing_twice(self) -> None:
        """Hold the promise: what is sent arrived once, what was refused never, and nothing is left open."""
        self.pass_time(timedelta(hours=1))  # whatever is still on its way lands
        for delivery in self.deliveries():
            arrived = sum(len(gateway.landed(delivery.key)) for gateway in self.gateways.values())
            arrived += delivery.operation in LEAVES_NO_TRACE
            assert arrived == ARRIVES[delivery.state], (delivery.key, delivery.state)
            assert delivery.state is not DeliveryState.PLANNED or delivery.due_at > self.until
