"""A courier with two platforms, over a store in memory."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest

from bot.delivery.courier import Courier
from bot.ports.chat import Capabilities
from data.engine import open_store
from scheduler.clock import VirtualClock
from tests.bot.delivery.doubles import NO_WORLD, START, HandStopwatch, PlainOutgoing, ScriptedGateway

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from bot.domain.deliveries import Delivery
    from data.store import SqlStore

CAPABILITIES = Capabilities(text_limit=2_000, request_lives_for=30.0)


@dataclass
class Bench:
    """All that a test of sending touches."""

    store: SqlStore
    clock: VirtualClock = field(default_factory=lambda: VirtualClock(START))
    stopwatch: HandStopwatch = field(default_factory=HandStopwatch)
    outgoing: PlainOutgoing = field(default_factory=PlainOutgoing)
    gateways: dict[str, ScriptedGateway] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.gateways = {
            name: ScriptedGateway(self.stopwatch, name, replace(CAPABILITIES)) for name in ("north", "south")
        }

    @property
    def north(self) -> ScriptedGateway:
        return self.gateways["north"]

    @property
    def south(self) -> ScriptedGateway:
        return self.gateways["south"]

    def courier(self, owner: str = "me", *, limit: int = 200, at_once: int = 32) -> Courier:
        """Start a courier; the gateways' capabilities are read here."""
        return Courier(
            self.store,
            self.clock,
            self.stopwatch,
            NO_WORLD,
            self.gateways,
            owner,
            outgoing=self.outgoing,
            limit=limit,
            at_once=at_once,
        )

    def watch_store(self) -> list[str]:
        """Give the names of the use cases that the couriers to come will ask the store to run."""
        asked: list[str] = []
        transact = self.store.transact

        async def counted(use_case: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
            asked.append(use_case.__name__)
            return await transact(use_case, *args, **kwargs)

        self.store.transact = counted  # type: ignore[method-assign]  # counts and passes on
        return asked

    def plan(self, *deliveries: Delivery) -> None:
        self.store.run(lambda unit: unit.deliveries.plan_many(deliveries))

    def all(self) -> list[Delivery]:
        """Give the deliveries in the order they were planned in."""
        return list(self.store.run(lambda unit: unit.deliveries.of_round(None)))

    def one(self) -> Delivery:
        """Give the only delivery."""
        (only,) = self.all()
        return only

    def pass_time(self, seconds: float) -> None:
        self.clock.step(timedelta(seconds=seconds))
        self.stopwatch.now += seconds


@pytest.fixture
def bench() -> Iterator[Bench]:
    with open_store("sqlite://", direct=True, synchronous="OFF") as store:
        yield Bench(store)
