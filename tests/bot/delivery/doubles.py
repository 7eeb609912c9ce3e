"""Platforms that misbehave on request, a stopwatch that is moved by hand, and the plainest use cases of sending."""

from __future__ import annotations

import asyncio
from collections import deque
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from enum import Enum, auto
from typing import TYPE_CHECKING, cast

from bot.domain.deliveries import Delivery, Kind, Operation, Outcome, StartedBy
from bot.domain.people import Account
from bot.ports.chat import Capabilities, ChatUnavailable, Message, Sent, Undeliverable
from bot.services.addressing import Ready

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Collection, Sequence

    from bot.ports.chat import PersonHint
    from bot.ports.storage import Unit
    from bot.services.world import World

START = datetime(2027, 3, 1, 9, tzinfo=UTC)
NO_WORLD = cast("World", None)


class HandStopwatch:
    """Moves when somebody waits on it, or moves it."""

    def __init__(self) -> None:
        self.now = 1_000.0
        self.waited: list[float] = []

    def seconds(self) -> float:
        return self.now

    async def sleep(self, seconds: float) -> None:
        self.waited.append(seconds)
        self.now = max(self.now, self.now + seconds)
        await asyncio.sleep(0)


class Fault(Enum):
    """What can go wrong with one request."""

    NONE = auto()
    TOO_FAST = auto()  # 429: certainly not there
    UNREACHABLE = auto()  # refused connection: certainly not there
    LOST_ANSWER = auto()  # it is there, the answer is not
    BROKEN = auto()  # 500: not there, but who knows
    SLOW = auto()  # cut off, and it lands a while later
    BUG = auto()  # the gateway itself fails, after the message has left
    REFUSED = auto()  # this account takes no messages


@dataclass(frozen=True, slots=True)
class Arrival:
    """A message that a reader sees, from that moment of the stopwatch on."""

    place: str
    key: str
    message_id: str
    lands_at: float


@dataclass
class ScriptedGateway:
    """A platform in memory. `faults` are taken one a request, then all goes well."""

    stopwatch: HandStopwatch
    platform: str = "north"
    capabilities: Capabilities = field(default_factory=lambda: Capabilities(text_limit=2_000, request_lives_for=30.0))
    faults: deque[Fault] = field(default_factory=deque)
    unreadable: deque[float | None] = field(default_factory=deque)
    refusing: dict[str, Undeliverable] = field(default_factory=dict)
    arrivals: list[Arrival] = field(default_factory=list)
    calls: list[tuple[str, str, float]] = field(default_factory=list)
    latency: float = 0.0
    on_request: Callable[[], Awaitable[object]] | None = None
    at_once: int = 0
    most_at_once: int = 0

    async def send_direct(self, to: Account, message: Message, *, key: str) -> Sent | Undeliverable:
        if to.id in self.refusing:
            self.calls.append(("refused", key, self.stopwatch.seconds()))
            return self.refusing[to.id]
        return await self._request(to.id, key)

    async def post(self, place_id: str, message: Message, *, key: str) -> Sent | Undeliverable:
        return await self._request(place_id, key)

    async def edit(self, sent: Sent, message: Message, *, key: str) -> Sent | Undeliverable:
        self.calls.append(("edit", key, self.stopwatch.seconds()))
        return sent

    async def retract(self, sent: Sent, *, key: str) -> Sent | Undeliverable:
        self.calls.append(("retract", key, self.stopwatch.seconds()))
        return sent

    async def open_room(self, members: Sequence[Account], title: str, *, key: str) -> Sent | Undeliverable:
        return await self._request(f"room-{len(self.arrivals) + 1}", key)

    async def change_members(
        self, room_id: str, add: Sequence[Account], remove: Sequence[Account], *, key: str
    ) -> Sent | Undeliverable:
        self.calls.append(("change-members", key, self.stopwatch.seconds()))
        return Sent(room_id, "-")

    async def close_room(self, room_id: str, *, key: str) -> Sent | Undeliverable:
        self.calls.append(("close-room", key, self.stopwatch.seconds()))
        return Sent(room_id, "-")

    async def find_sent(self, to: Account | str, *, key: str, since: datetime) -> Sent | None:
        self._read(key)
        place = to.id if isinstance(to, Account) else to
        return next((s for s in self.landed(key) if s.place_id == place), None)

    async def find_room(self, *, key: str) -> Sent | None:
        self._read(key)
        return next(iter(self.landed(key)), None)

    async def find_account(self, hint: PersonHint) -> Account | None:
        return None

    def landed(self, key: str) -> list[Sent]:
        """Give what history shows now; a second one with a fresh nonce was dropped."""
        shown: list[Arrival] = []
        for arrival in sorted(self.arrivals, key=lambda a: a.lands_at):
            fresh = self.capabilities.nonce_window
            dropped = any(arrival.key == s.key and arrival.lands_at - s.lands_at < fresh for s in shown)
            if arrival.lands_at <= self.stopwatch.seconds() and not dropped:
                shown.append(arrival)
        return [Sent(a.place, a.message_id) for a in shown if a.key == key]

    async def _request(self, place: str, key: str) -> Sent | Undeliverable:
        self.calls.append(("send", key, self.stopwatch.seconds()))
        if self.on_request is not None:
            await self.on_request()
        self.at_once += 1
        self.most_at_once = max(self.most_at_once, self.at_once)
        try:
            await asyncio.sleep(self.latency)
            return self._answer(place, key)
        finally:
            self.at_once -= 1

    def _answer(self, place: str, key: str) -> Sent | Undeliverable:
        fault = self.faults.popleft() if self.faults else Fault.NONE
        match fault:
            case Fault.REFUSED:
                return Undeliverable.DIRECT_MESSAGES_CLOSED
            case Fault.TOO_FAST:
                raise ChatUnavailable("429", may_have_arrived=False, retry_after=3.0)
            case Fault.UNREACHABLE:
                raise ChatUnavailable("unreachable", may_have_arrived=False)
            case Fault.BROKEN:
                raise ChatUnavailable("500", may_have_arrived=True)
            case Fault.SLOW:
                self._arrive(place, key, after=20.0)
                raise ChatUnavailable("cut off", may_have_arrived=True)
            case Fault.LOST_ANSWER:
                self._arrive(place, key)
                raise ChatUnavailable("no answer", may_have_arrived=True)
            case Fault.BUG:
                self._arrive(place, key)
                raise RuntimeError("the words of somebody")
            case Fault.NONE:
                return self._arrive(place, key)

    def _arrive(self, place: str, key: str, *, after: float = 0.0) -> Sent:
        message_id = f"m{len(self.arrivals) + 1}"
        self.arrivals.append(Arrival(place, key, message_id, self.stopwatch.seconds() + after))
        return next((s for s in self.landed(key) if s.place_id == place), Sent(place, message_id))

    def _read(self, key: str) -> None:
        self.calls.append(("find", key, self.stopwatch.seconds()))
        if self.unreadable:
            raise ChatUnavailable("history", may_have_arrived=False, retry_after=self.unreadable.popleft())


class PlainOutgoing:
    """The use cases of sending without people and rules: a delivery's subject says where it goes."""

    def __init__(self) -> None:
        self.refuses_to_record: set[int] = set()
        self.recorded: list[Outcome] = []

    def claim(self, unit: Unit, now: datetime, world: World, *, owner: str, limit: int) -> Sequence[Ready]:
        return [ready(d, on=now.date()) for d in unit.deliveries.claim_due(now, owner=owner, limit=limit)]

    def address(self, unit: Unit, deliveries: Sequence[Delivery], now: datetime, world: World) -> Sequence[Ready]:
        return [ready(d, on=now.date()) for d in deliveries]

    def mark_sending(self, unit: Unit, ids: Collection[int], now: datetime, *, owner: str) -> frozenset[int]:
        return unit.deliveries.mark_sending(ids, owner=owner, at=now)

    def record(self, unit: Unit, outcomes: Sequence[Outcome], now: datetime, world: World) -> None:
        unit.deliveries.record_outcomes(outcomes)
        if self.refuses_to_record.intersection(o.delivery_id for o in outcomes):
            raise RuntimeError("cannot be written down")
        self.recorded += outcomes


def planned(
    name: str,
    *accounts: str,
    operation: Operation = Operation.SEND_DIRECT,
    place: str | None = None,
    due_at: datetime = START,
) -> Delivery:
    """Give a delivery to these accounts (`platform:id`), or to a place on the platform north."""
    return Delivery(
        key=f"-:-:{name}:0.1:{place or '#1'}",
        kind=Kind.NOTICE,
        what="notice",
        operation=operation,
        started_by=StartedBy.COORDINATOR,
        due_at=due_at,
        place=place,
        subject={"accounts": " ".join(accounts)},
    )


def ready(delivery: Delivery, *, on: date) -> Ready:
    """Address a delivery as its subject says."""
    told = [each.partition(":") for each in str(delivery.subject["accounts"]).split()]
    accounts = tuple(Account(platform, account_id) for platform, _, account_id in told)
    return Ready(
        delivery,
        accounts[0].platform if accounts else "north",
        "en",
        "Pacific/Auckland",
        on,
        Message(()),
        accounts,
        place_id=delivery.place,
        sent=Sent("somewhere", "m0"),
    )
