"""A process that can be stopped between any two steps, and the world that outlives it."""

from __future__ import annotations

import asyncio
from collections import Counter
from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from bot.delivery.courier import Courier
from bot.domain.deliveries import DeliveryState
from scheduler.clock import VirtualClock
from tests.bot.delivery.doubles import NO_WORLD, START, HandStopwatch, PlainOutgoing, ScriptedGateway

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Iterable

    from bot.domain.deliveries import Delivery
    from bot.ports.storage import Store, Unit

OVER = frozenset({DeliveryState.SENT, DeliveryState.UNDELIVERABLE})


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

    def __getattr__(self, name: str) -> Callable[..., Awaitable[Any]]:
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


class Programme:
    """The store, the platforms and time, which go on; and the process, which may die and be started again."""

    def __init__(self, store: Store, gateways: Iterable[ScriptedGateway], stopwatch: HandStopwatch) -> None:
        self.store = store
        self.clock = VirtualClock(START)
        self.stopwatch = stopwatch
        self.gateways = {gateway.platform: gateway for gateway in gateways}
        self.outgoing = PlainOutgoing()
        self.lives = 0
        self.latest: dict[int, Delivery] = {}

    async def plan(self, deliveries: Iterable[Delivery]) -> list[int]:
        """Plan these; give their ids."""
        wanted = list(deliveries)
        await self.store.transact(lambda unit: unit.deliveries.plan_many(wanted))
        return await self.store.transact(lambda unit: [_id_of(unit, d.key) for d in wanted])

    def live(self, crash_at: int | None = None, *, seconds: int = 10) -> Fuse:
        """Start the process; let it run to idle, or die at a step. Give its fuse. `seconds` go by between ticks."""
        self.lives += 1
        fuse = Fuse(crash_at)
        try:
            asyncio.run(self._live(fuse, seconds))
        except Crash:
            pass
        except BaseExceptionGroup as group:
            if group.split(Crash)[1] is not None:
                raise
        return fuse

    async def _live(self, fuse: Fuse, seconds: int) -> None:
        courier = Courier(
            FusedStore(self.store, fuse),
            self.clock,
            FusedStopwatch(self.stopwatch, fuse),
            NO_WORLD,
            {name: FusedGateway(gateway, fuse) for name, gateway in self.gateways.items()},
            f"life-{self.lives}",
            outgoing=self.outgoing,
        )
        await courier.recover()
        for _ in range(10_000):
            await courier.run_once()
            await courier.settle()
            if await self._is_over():
                return
            self.pass_time(seconds)
        raise AssertionError("never idle")

    def pass_time(self, seconds: float) -> None:
        """Let the calendar and the stopwatch go on."""
        self.clock.step(timedelta(seconds=seconds))
        self.stopwatch.now += seconds

    async def _is_over(self) -> bool:
        deliveries = await self.store.transact(lambda unit: unit.deliveries.of_round(None))
        self.latest = {d.id: d for d in deliveries}
        return all(d.state in OVER | {DeliveryState.HELD} for d in deliveries)

    def check_nothing_lost_nothing_twice(self, ids: Iterable[int]) -> None:
        """Hold the promise: what is called sent arrived once, what is called refused never, and nothing is left open."""
        self.stopwatch.now += 3_600  # whatever is still on its way lands
        seen = Counter(
            sent_key
            for gateway in self.gateways.values()
            for sent_key in {a.key for a in gateway.arrivals}
            for _ in gateway.landed(sent_key)
        )
        for delivery in (self.latest[i] for i in ids):
            expected = {DeliveryState.SENT: 1, DeliveryState.UNDELIVERABLE: 0}
            assert delivery.state in expected, delivery
            assert seen[delivery.key] == expected[delivery.state], delivery


def _id_of(unit: Unit, key: str) -> int:
    found = unit.deliveries.by_key(key)
    assert found is not None
    return found.id
