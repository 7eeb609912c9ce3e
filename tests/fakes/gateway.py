"""A platform that keeps what arrives, and fails as it is told to."""

from __future__ import annotations

from collections import defaultdict, deque
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias, TypeVar

from bot.domain.people import Account
from bot.ports.chat import Capabilities, ChatUnavailable, Sent, Undeliverable

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime

    from bot.ports.chat import Message, PersonHint
    from bot.ports.clock import Clock, Stopwatch

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Refuse:
    """Say no, for good."""

    why: Undeliverable = Undeliverable.DIRECT_MESSAGES_CLOSED


@dataclass(frozen=True, slots=True)
class LoseBefore:
    """Break off before it arrives. Nobody can tell from outside, so it `may_have_arrived` unless said otherwise."""

    may_have_arrived: bool = True


@dataclass(frozen=True, slots=True)
class LoseAfter:
    """Let it arrive, and lose the answer."""


@dataclass(frozen=True, slots=True)
class Unavailable:
    """Answer "later"."""

    retry_after: float | None = None


@dataclass(frozen=True, slots=True)
class Slow:
    """Arrive, and answer after so many seconds of the stopwatch."""

    seconds: float


@dataclass(frozen=True, slots=True)
class Break:
    """Raise what no gateway should raise, before or after it arrives."""

    fault: Exception
    arrives: bool = False


Fault: TypeAlias = "Refuse | LoseBefore | LoseAfter | Unavailable | Slow | Break"


@dataclass(slots=True)
class Arrived:
    """Something that is on the platform now. `message` is None for what is done to a room, or was taken back."""

    operation: str
    place_id: str
    key: str
    at: datetime
    message: Message | None = None
    to: Account | None = None
    edits: int = 0
    number: int = -1

    @property
    def sent(self) -> Sent:
        """Give where it is."""
        return Sent(self.place_id, str(self.number))


class FakeGateway:
    """Fails the next requests by `fail_next`, or as `fault_for(operation, key)` says; else all arrives.

    `arrived` holds everything, in order. Operations are named as the port's methods.
    """

    def __init__(
        self,
        platform: str,
        *,
        clock: Clock,
        stopwatch: Stopwatch | None = None,
        capabilities: Capabilities | None = None,
        places: Sequence[str] = ("open", "coordinators"),
    ) -> None:
        """Start with nothing sent."""
        self.platform = platform
        self.capabilities = capabilities or Capabilities(text_limit=4000)
        self.clock = clock
        self.stopwatch = stopwatch
        self.arrived: list[Arrived] = []
        self.rooms: dict[str, dict[tuple[str, str], Account]] = {}
        self.refusing: dict[tuple[str, str], Undeliverable] = {}
        self.accounts: dict[str, Account] = {}
        self.fault_for: Callable[[str, str], Fault | None] = lambda _operation, _key: None
        self.requests: list[tuple[str, str]] = []
        self._places = {*places}
        self._by_key: defaultdict[str, list[Arrived]] = defaultdict(list)
        self._next: deque[Fault] = deque()

    def fail_next(self, *faults: Fault) -> None:
        """Let the next requests fail like this, one after the other."""
        self._next.extend(faults)

    def keys(self, operation: str = "send_direct") -> list[str]:
        """Give the keys of what arrived, in order, each as often as it did."""
        return [a.key for a in self.arrived if a.operation == operation]

    async def send_direct(self, to: Account, message: Message, *, key: str) -> Sent | Undeliverable:
        """Write to one person."""
        why = self.refusing.get(to.key)
        arrived = Arrived("send_direct", _direct(to), key, self.clock.now(), message, to)
        return await self._do(arrived, lambda: why or self._keep(arrived))

    async def post(self, place_id: str, message: Message, *, key: str) -> Sent | Undeliverable:
        """Post to a channel or room."""
        known = place_id in self._places | self.rooms.keys()
        arrived = Arrived("post", place_id, key, self.clock.now(), message)
        return await self._do(arrived, lambda: self._keep(arrived) if known else Undeliverable.NO_SUCH_PLACE)

    async def edit(self, sent: Sent, message: Message, *, key: str) -> Sent | Undeliverable:
        """Change a message."""
        return await self._do(
            Arrived("edit", sent.place_id, key, self.clock.now()), lambda: self._change(sent, message)
        )

    async def retract(self, sent: Sent, *, key: str) -> Sent | Undeliverable:
        """Take a message back."""
        return await self._do(
            Arrived("retract", sent.place_id, key, self.clock.now()), lambda: self._change(sent, None)
        )

    async def open_room(self, members: Sequence[Account], title: str, *, key: str) -> Sent | Undeliverable:
        """Open a room."""
        refusals = [self.refusing[member.key] for member in members if member.key in self.refusing]
        arrived = Arrived("open_room", f"room-{len(self.arrived)}", key, self.clock.now())
        return await self._do(arrived, lambda: refusals[0] if refusals else self._open(arrived, members))

    async def change_members(
        self, room_id: str, add: Sequence[Account], remove: Sequence[Account], *, key: str
    ) -> Sent | Undeliverable:
        """Let people in and out."""
        asked = Arrived("change_members", room_id, key, self.clock.now())
        return await self._do(asked, lambda: self._members(room_id, add, remove))

    async def close_room(self, room_id: str, *, key: str) -> Sent | Undeliverable:
        """Close a room."""
        return await self._do(
            Arrived("close_room", room_id, key, self.clock.now()), lambda: self._members(room_id, (), ())
        )

    async def find_sent(self, to: Account | str, *, key: str, since: datetime) -> Sent | None:
        """Look in the history."""
        place = _direct(to) if isinstance(to, Account) else to
        return await self._look("find_sent", key, lambda: self._found(place, key, since))

    async def find_room(self, *, key: str) -> Sent | None:
        """Look for a room."""
        opened = (a.sent for a in self._by_key[key] if a.operation == "open_room")
        return await self._look("find_room", key, lambda: next(opened, None))

    async def find_account(self, hint: PersonHint) -> Account | None:
        """Look for an account."""
        return self.accounts.get(hint.email or hint.handle or "")

    async def _do(self, asked: Arrived, act: Callable[[], Sent | Undeliverable]) -> Sent | Undeliverable:
        fault = self._fault(asked.operation, asked.key)
        if isinstance(fault, Refuse):
            return fault.why
        return await self._answered(fault, act)

    async def _look(self, operation: str, key: str, look: Callable[[], Sent | None]) -> Sent | None:
        return await self._answered(self._fault(operation, key), look)

    def _fault(self, operation: str, key: str) -> Fault | None:
        self.requests.append((operation, key))
        return self._next.popleft() if self._next else self.fault_for(operation, key)

    async def _answered(self, fault: Fault | None, act: Callable[[], T]) -> T:
        match fault:
            case LoseBefore(may_have_arrived=maybe):
                raise ChatUnavailable("lost", may_have_arrived=maybe)
            case Unavailable(retry_after=seconds):
                raise ChatUnavailable("busy", may_have_arrived=False, retry_after=seconds)
            case Break(fault=broken, arrives=False):
                raise broken
        answer = act()
        match fault:
            case LoseAfter():
                raise ChatUnavailable("answer lost", may_have_arrived=True)
            case Break(fault=broken):
                raise broken
            case Slow(seconds=seconds) if self.stopwatch is not None:
                await self.stopwatch.sleep(seconds)
        return answer

    def _keep(self, arrived: Arrived) -> Sent:
        arrived.number = len(self.arrived)
        self.arrived.append(arrived)
        self._by_key[arrived.key].append(arrived)
        return arrived.sent

    def _found(self, place: str, key: str, since: datetime) -> Sent | None:
        here = (a for a in self._by_key[key] if a.place_id == place and a.at >= since and a.message is not None)
        return next((a.sent for a in here), None)

    def _change(self, sent: Sent, message: Message | None) -> Sent | Undeliverable:
        number = int(sent.message_id)
        if number >= len(self.arrived) or (self.arrived[number].message is None and message is not None):
            return Undeliverable.NO_SUCH_PLACE
        self.arrived[number].message = message
        self.arrived[number].edits += 1
        return sent

    def _open(self, arrived: Arrived, members: Sequence[Account]) -> Sent:
        self.rooms[arrived.place_id] = {member.key: member for member in members}
        return self._keep(arrived)

    def _members(self, room_id: str, add: Sequence[Account], remove: Sequence[Account]) -> Sent | Undeliverable:
        if room_id not in self.rooms:
            return Undeliverable.NO_SUCH_PLACE
        gone = {member.key for member in remove}
        staying = {key: member for key, member in self.rooms[room_id].items() if key not in gone}
        self.rooms[room_id] = staying | {member.key: member for member in add}
        return Sent(room_id, "0")


def _direct(account: Account) -> str:
    return f"direct-{account.id}"
