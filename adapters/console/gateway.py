"""A platform that lives in memory: what it keeps is what a real one keeps in its history.

It plays any platform by name, so that a roster of Discord's and Slack's people can be rehearsed as it is.
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import count
from typing import TYPE_CHECKING

from bot.domain.people import Account
from bot.ports.chat import Capabilities, Sent, Undeliverable

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence
    from datetime import datetime

    from bot.ports.chat import Message, PersonHint
    from bot.ports.clock import Clock

CAPABILITIES = Capabilities(text_limit=4000, answers_at_once=True)
CHANNELS = ("open", "coordinators", "ambassadors")
"""The shared places there are; their names are their ids."""
KEPT_IN_A_PLACE = 200
"""Messages kept in a place; older ones are forgotten, as if one scrolled no further."""
KEPT_IN_A_CHANNEL = 2_000
"""Cards in a channel are edited for months."""


class Act(StrEnum):
    """What the bot did here."""

    SENT = "sent"
    EDITED = "edited"
    RETRACTED = "retracted"
    ROOM_OPENED = "room-opened"
    MEMBERS_CHANGED = "members-changed"
    ROOM_CLOSED = "room-closed"


@dataclass(slots=True)
class Kept:
    """A message as the history has it now. `to` is None in a channel or room; `message` is None once taken back."""

    sent: Sent
    key: str
    at: datetime
    to: Account | None
    message: Message | None


@dataclass(slots=True)
class Room:
    """A room with its members, by account key."""

    sent: Sent
    key: str
    title: str
    members: dict[tuple[str, str], Account] = field(default_factory=dict)
    is_open: bool = True


@dataclass(frozen=True, slots=True)
class Happened:
    """One act of the bot, told to whoever watches. `kept` is None for what is done to a room itself."""

    act: Act
    platform: str
    key: str
    at: datetime
    sent: Sent
    kept: Kept | None = None
    room: Room | None = None


def nobody(_hint: PersonHint) -> Account | None:
    """Know nobody."""
    return None


class ConsoleGateway:
    """A `ChatGateway` for one platform's people. `on_sent` hears of all it does; `look_up` is its directory."""

    def __init__(
        self,
        platform: str,
        *,
        clock: Clock,
        capabilities: Capabilities = CAPABILITIES,
        channels: Collection[str] = CHANNELS,
        look_up: Callable[[PersonHint], Account | None] = nobody,
        on_sent: Callable[[Happened], None] | None = None,
        keeps: int = KEPT_IN_A_PLACE,
    ) -> None:
        """Open an empty platform."""
        self.on_sent = on_sent
        self._platform = platform
        self._capabilities = capabilities
        self._clock = clock
        self._look_up = look_up
        self._keeps = keeps
        self._ids = count(1)
        self._places: dict[str, deque[Kept]] = {channel: deque() for channel in channels}
        self._messages: dict[Sent, Kept] = {}
        self._rooms: dict[str, Room] = {}
        self._room_keys: dict[str, Room] = {}
        self._refusals: dict[tuple[str, str], Undeliverable] = {}

    # ------------------------------------------------------------------ the port

    @property
    def platform(self) -> str:
        return self._platform

    @property
    def capabilities(self) -> Capabilities:
        return self._capabilities

    async def send_direct(self, to: Account, message: Message, *, key: str) -> Sent | Undeliverable:
        refusal = self._refusals.get(to.key)
        if refusal is not None:
            return refusal
        place_id = direct_place(to)
        place = self._places.get(place_id)
        if place is None:
            place = self._places[place_id] = deque()
        return self._keep(place, place_id, message, key, to)

    async def post(self, place_id: str, message: Message, *, key: str) -> Sent | Undeliverable:
        place = self._places.get(place_id)
        if place is None:
            return Undeliverable.NO_SUCH_PLACE
        return self._keep(place, place_id, message, key, None)

    async def edit(self, sent: Sent, message: Message, *, key: str) -> Sent | Undeliverable:
        return self._change(sent, message, key, Act.EDITED)

    async def retract(self, sent: Sent, *, key: str) -> Sent | Undeliverable:
        return self._change(sent, None, key, Act.RETRACTED)

    async def open_room(self, members: Sequence[Account], title: str, *, key: str) -> Sent | Undeliverable:
        refusals = [self._refusals[member.key] for member in members if member.key in self._refusals]
        if refusals:
            return refusals[0]
        number = str(next(self._ids))
        room = Room(Sent(f"room-{number}", number), key, title, {member.key: member for member in members})
        self._rooms[room.sent.place_id] = self._room_keys[key] = room
        self._places[room.sent.place_id] = deque()
        return self._tell_of(room, Act.ROOM_OPENED, key)

    async def change_members(
        self, room_id: str, add: Sequence[Account], remove: Sequence[Account], *, key: str
    ) -> Sent | Undeliverable:
        room = self._rooms.get(room_id)
        if room is None:
            return Undeliverable.NO_SUCH_PLACE
        gone = {member.key for member in remove}
        staying = {known: member for known, member in room.members.items() if known not in gone}
        room.members = staying | {member.key: member for member in add}
        return self._tell_of(room, Act.MEMBERS_CHANGED, key)

    async def close_room(self, room_id: str, *, key: str) -> Sent | Undeliverable:
        room = self._rooms.get(room_id)
        if room is None:
            return Undeliverable.NO_SUCH_PLACE
        room.is_open = False
        return self._tell_of(room, Act.ROOM_CLOSED, key)

    async def find_sent(self, to: Account | str, *, key: str, since: datetime) -> Sent | None:
        place = self._places.get(direct_place(to) if isinstance(to, Account) else to, deque())
        found = (k.sent for k in reversed(place) if k.key == key and k.at >= since and k.message is not None)
        return next(found, None)

    async def find_room(self, *, key: str) -> Sent | None:
        room = self._room_keys.get(key)
        return None if room is None else room.sent

    async def find_account(self, hint: PersonHint) -> Account | None:
        return self._look_up(hint)

    # ------------------------------------------------------------------ what one sees and does at the console

    def restore_room(self, room_id: str, title: str, members: Sequence[Account]) -> None:
        """Open a room of an earlier session again: what the record knows of, a platform does not forget."""
        number = room_id.removeprefix("room-")
        self._rooms[room_id] = Room(Sent(room_id, number), "", title, {member.key: member for member in members})
        self._places.setdefault(room_id, deque())
        if number.isdecimal():
            self._ids = count(max(int(number) + 1, next(self._ids)))

    @property
    def channels(self) -> tuple[str, ...]:
        """Give the shared places."""
        return tuple(p for p in self._places if p not in self._rooms and not p.startswith(_DIRECT))

    def inbox(self, account: Account) -> tuple[Kept, ...]:
        """Give what somebody was sent and can still read, oldest first."""
        return self.read(direct_place(account))

    def read(self, place_id: str) -> tuple[Kept, ...]:
        """Give what stands in a place, oldest first; nothing where there is no such place."""
        return tuple(kept for kept in self._places.get(place_id, ()) if kept.message is not None)

    def rooms_of(self, account: Account) -> tuple[Room, ...]:
        """Give the rooms somebody is in."""
        return tuple(room for room in self._rooms.values() if account.key in room.members)

    def write(self, room_id: str, message: Message) -> None:
        """Let one of its members write in a room: it stands there, and no delivery has its key."""
        self._put(self._places[room_id], room_id, message, "", None)

    def refuse(self, account: Account, why: Undeliverable) -> None:
        """Let an account take nothing from now on: closed, gone, or not yet there."""
        self._refusals[account.key] = why

    def admit(self, account: Account) -> None:
        """Let an account take messages again."""
        self._refusals.pop(account.key, None)

    # ------------------------------------------------------------------ inside

    def _keep(self, place: deque[Kept], place_id: str, message: Message, key: str, to: Account | None) -> Sent:
        kept = self._put(place, place_id, message, key, to)
        if self.on_sent is not None:
            room = self._rooms.get(place_id)
            self.on_sent(Happened(Act.SENT, self._platform, key, kept.at, kept.sent, kept, room))
        return kept.sent

    def _put(self, place: deque[Kept], place_id: str, message: Message, key: str, to: Account | None) -> Kept:
        kept = Kept(Sent(place_id, str(next(self._ids))), key, self._clock.now(), to, message)
        place.append(kept)
        self._messages[kept.sent] = kept
        if len(place) > (KEPT_IN_A_CHANNEL if place_id in CHANNELS else self._keeps):
            del self._messages[place.popleft().sent]
        return kept

    def _change(self, sent: Sent, message: Message | None, key: str, act: Act) -> Sent | Undeliverable:
        kept = self._messages.get(sent)
        if kept is None or (kept.message is None and message is not None):
            return Undeliverable.NO_SUCH_PLACE
        kept.message = message
        if self.on_sent is not None:
            room = self._rooms.get(sent.place_id)
            self.on_sent(Happened(act, self._platform, key, self._clock.now(), sent, kept, room))
        return sent

    def _tell_of(self, room: Room, act: Act, key: str) -> Sent:
        if self.on_sent is not None:
            self.on_sent(Happened(act, self._platform, key, self._clock.now(), room.sent, None, room))
        return room.sent


_DIRECT = "direct-"


def direct_place(account: Account) -> str:
    """Give the id of the place in which only this account and the bot write."""
    return f"{_DIRECT}{account.id}"
