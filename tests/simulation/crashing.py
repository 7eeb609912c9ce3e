"""A process that can be stopped between any two steps, and the world that outlives it."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from bot.delivery.courier import Courier
from bot.domain.deliveries import DeliveryState, Operation
from scheduler.clock import VirtualClock
from tests.bot.delivery.doubles import NO_WORLD, START, HandStopwatch, PlainOutgoing, ScriptedGateway

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine, Iterable, Sequence

    from bot.domain.deliveries import Delivery
    from data.store import SqlStore

ARRIVES = {DeliveryState.SENT: 1, DeliveryState.UNDELIVERABLE: 0}
"""How often a reader may have received what ended so; nothing may end otherwise."""
OVER = frozenset({*ARRIVES, DeliveryState.HELD})


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

    def __init__(self, store: SqlStore, fuse: Fuse) -> None:
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


class Programme:
    """The store, the platforms and time, which go on; and the process, which may die and be started again."""

    def __init__(self, store: SqlStore, gateways: Iterable[ScriptedGateway], stopwatch: HandStopwatch) -> None:
        self.store = store
        self.clock = VirtualClock(START)
        self.stopwatch = stopwatch
        self.gateways = {gateway.platform: gateway for gateway in gateways}
        self.outgoing = PlainOutgoing()
        self.lives = 0

    def plan(self, deliveries: Iterable[Delivery]) -> None:
        """Plan these, and nothing else."""
        self.store.run(lambda unit: unit.deliveries._connection.exec_driver_sql("DELETE FROM delivery"))  # type: ignore[attr-defined]  # a test may look inside
        self.store.run(lambda unit: unit.deliveries.plan_many(deliveries))

    def deliveries(self) -> Sequence[Delivery]:
        """Give them as they stand."""
        return self.store.run(lambda unit: unit.deliveries.of_round(None))

    def live(self, crash_at: int | None = None, *, seconds: int = 25) -> Fuse:
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
        for _ in range(1_000):
            await courier.run_once()
            await courier.settle()
            if self._is_over():
                return
            self.pass_time(seconds)
        raise AssertionError("never idle")

    def pass_time(self, seconds: float) -> None:
        """Let the calendar and the stopwatch go on."""
        self.clock.step(timedelta(seconds=seconds))
        self.stopwatch.now += seconds

    def _is_over(self) -> bool:
        return all(d.state in OVER for d in self.deliveries())

    def check_nothing_lost_nothing_twice(self) -> None:
        """Hold the promise: what is sent arrived once, what was refused never, and nothing is left open."""
        self.stopwatch.now += 3_600  # whatever is still on its way lands
        for delivery in self.deliveries():
            arrived = sum(len(gateway.landed(delivery.key)) for gateway in self.gateways.values())
            arrived += delivery.operation is Operation.EDIT  # an edit leaves no second trace, however often it is made
            assert arrived == ARRIVES[delivery.state], (delivery.key, delivery.state)
