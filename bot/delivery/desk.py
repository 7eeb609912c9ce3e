"""What those who send and those who settle doubt share: the ports, a lane for each platform, and who is under way."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

import structlog

from bot.delivery.pacer import Pacer

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence
    from datetime import datetime

    from structlog.typing import FilteringBoundLogger

    from bot.domain.deliveries import Delivery, Outcome
    from bot.ports.chat import ChatGateway
    from bot.ports.clock import Clock, Stopwatch
    from bot.ports.storage import Store, Unit
    from bot.services.addressing import Ready
    from bot.services.world import World

log: FilteringBoundLogger = structlog.get_logger()


class Outgoing(Protocol):
    """The use cases of sending, as bot/services/outgoing.py holds them; the module itself fits."""

    def claim(self, unit: Unit, now: datetime, world: World, *, owner: str, limit: int) -> Sequence[Ready]:
        """Claim what is due."""

    def address(self, unit: Unit, deliveries: Sequence[Delivery], now: datetime, world: World) -> Sequence[Ready]:
        """Make ready again what was left in doubt."""

    def mark_sending(self, unit: Unit, ids: Collection[int], now: datetime, *, owner: str) -> frozenset[int]:
        """Commit that these are about to leave."""

    def record(self, unit: Unit, outcomes: Sequence[Outcome], now: datetime, world: World) -> None:
        """Write down what became of them."""


@dataclass(frozen=True, slots=True)
class Lane:
    """One platform: its gateway, and the pacer that all who send there share.

    One that answers at once is served in turn: nothing has to go on beside it, or be given up.
    """

    gateway: ChatGateway
    pacer: Pacer
    answers_at_once: bool = False


@dataclass(slots=True)
class Doubt:
    """A delivery that may or may not have arrived. Moments are the stopwatch's.

    `left_at` is when its first request left, None if that was in an earlier process; `since` is when it came into
    doubt; `looks` counts how often the platform could not be asked, and `not_before` when to ask again.
    """

    left_at: float | None
    since: float
    looks: int = 0
    not_before: float = 0.0


@dataclass(slots=True)
class Desk:
    """The state of sending in this process. What it forgets in a crash is found again in the store."""

    store: Store
    clock: Clock
    stopwatch: Stopwatch
    world: World
    lanes: Mapping[str, Lane]
    owner: str
    outgoing: Outgoing
    under_way: dict[int, float] = field(default_factory=dict)
    """Deliveries being sent or recorded now, with the stopwatch's moment at which they left."""
    doubts: dict[int, Doubt] = field(default_factory=dict)
    must_look: bool = True
    """Whether something in `sending` may be nobody's: at the start, and after anything that went wrong."""

    @property
    def is_idle(self) -> bool:
        """Say whether nothing is under way, and no doubt waits for its first look."""
        if self.under_way:
            return False
        return not self.must_look or (bool(self.doubts) and all(doubt.looks for doubt in self.doubts.values()))

    def doubt(self, delivery_id: int) -> None:
        """Note that it is not known what became of a delivery that left."""
        left_at = self.under_way.pop(delivery_id, None)
        known = self.doubts.get(delivery_id)
        if known is None:
            self.doubts[delivery_id] = Doubt(left_at, self.stopwatch.seconds())
        else:
            known.since = self.stopwatch.seconds()
        self.must_look = True

    async def record(self, outcomes: Sequence[Outcome]) -> int:
        """Write outcomes down, together or, should one be in the way, each for itself. Give how many were."""
        if not outcomes or await self._recorded(outcomes):
            return len(outcomes)
        if len(outcomes) == 1:
            return 0
        return sum([await self._recorded([outcome]) for outcome in outcomes])

    async def _recorded(self, outcomes: Sequence[Outcome]) -> bool:
        """Write outcomes down; what cannot be is in doubt, and will be found in the platform's history."""
        try:
            await self.store.transact(self.outgoing.record, outcomes, self.clock.now(), self.world)
        except Exception as fault:  # noqa: BLE001  # one that cannot be written down never stops the others
            tell("outcomes not recorded", fault, deliveries=[o.delivery_id for o in outcomes])
            if len(outcomes) == 1:
                self.doubt(outcomes[0].delivery_id)
            return False
        for outcome in outcomes:
            self.under_way.pop(outcome.delivery_id, None)
            self.doubts.pop(outcome.delivery_id, None)
        return True


def open_lanes(gateways: Mapping[str, ChatGateway], stopwatch: Stopwatch) -> dict[str, Lane]:
    """Give each platform its lane."""
    return {name: _lane(gateway, stopwatch) for name, gateway in gateways.items()}


def _lane(gateway: ChatGateway, stopwatch: Stopwatch) -> Lane:
    can = gateway.capabilities
    return Lane(gateway, Pacer(stopwatch, can), can.answers_at_once)


def tell(event: str, fault: BaseException, **ids: object) -> None:
    """Log what went wrong and where, without the fault's own message, which may hold people's words."""
    log.error(event, fault=_name_of(fault), **ids)


def _name_of(fault: BaseException) -> str:
    trace = fault.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    if trace is None:
        return type(fault).__name__
    return f"{type(fault).__name__} at {trace.tb_frame.f_code.co_filename}:{trace.tb_lineno}"
