"""Rooms: private threads, opened for a few, found again by the mark in their name, closed by archiving and locking."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

import discord

from adapters.discord.faults import THREAD_ARCHIVED, asked
from adapters.discord.keys import mark, room_name
from bot.domain.people import AccountState
from bot.ports.chat import ROOMS_NEAR, ChatUnavailable, Sent, Undeliverable

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Sequence

    from bot.domain.people import Account
    from bot.ports.chat import PlatformMemory

ARCHIVED_AFTER: Any = 10_080
"""Minutes without a word after which Discord puts a thread aside; a word brings it back."""
AWAY = 30.0
"""Seconds to wait for a server that Discord says is away for a while."""
PRIVATE_THREAD: Any = 12


class Rooms:
    """The threads of the bot."""

    def __init__(self, client: discord.Client, memory: PlatformMemory) -> None:
        """Take the connection, and where the rooms' channel is noted."""
        self._client = client
        self._http = client.http
        self._memory = memory

    async def open(self, members: Sequence[Account], title: str, key: str) -> Sent | Undeliverable:
        """Open a room for these, or for none of them."""
        refusal = _refusal(members)
        if refusal is not None:
            return refusal
        parent = await self._parent()
        if parent is None:
            return self._without_parent()
        for member in members:
            found = await self._in_guild(parent.guild.id, member)
            if isinstance(found, Undeliverable):
                return found
        pending = f"room:{mark(key)}"
        await self._memory.keep(pending, " ".join(member.id for member in members))
        thread = await asked(lambda: self._create(parent.id, room_name(title, key)), once=True)
        if isinstance(thread, Undeliverable):
            await self._memory.forget(pending)
            return thread
        return await self._fill(str(thread["id"]), pending)

    async def find(self, key: str) -> Sent | None:
        """Look for the room with that key, and let in who was to come."""
        wanted = mark(key)
        for thread in await self._threads():
            if thread["name"].endswith(wanted) and int(thread["owner_id"]) == self._own_id:
                found = await self._fill(str(thread["id"]), f"room:{wanted}")
                return found if isinstance(found, Sent) else None
        return None

    async def change(self, room_id: str, add: Sequence[Account], remove: Sequence[Account]) -> Sent | Undeliverable:
        """Let people in and out. Who has left Discord is out already."""
        refusal: Undeliverable | None = None
        for each in remove:
            answer = await self._on(room_id, partial(self._http.remove_user_from_thread, int(room_id), int(each.id)))
            if answer is Undeliverable.NO_SUCH_PLACE:
                return answer
        for each in add:
            answer = await self._on(room_id, partial(self._http.add_user_to_thread, int(room_id), int(each.id)))
            if answer is Undeliverable.NO_SUCH_PLACE:
                return answer
            refusal = answer if isinstance(answer, Undeliverable) else refusal
        return refusal or Sent(room_id, room_id)

    async def close(self, room_id: str) -> Sent | Undeliverable:
        """Put a room aside, and let nobody bring it back by writing."""
        try:
            answer = await asked(lambda: self._http.edit_channel(int(room_id), archived=True, locked=True))
        except ChatUnavailable as fault:
            if not is_archived(fault):
                raise
            answer = None
        return answer if isinstance(answer, Undeliverable) else Sent(room_id, room_id)

    async def revive(self, room_id: str) -> object | Undeliverable:
        """Bring a room back that was put aside."""
        return await asked(lambda: self._http.edit_channel(int(room_id), archived=False, locked=False))

    def _without_parent(self) -> Undeliverable:
        """Say that rooms are allowed nowhere. Raises ChatUnavailable while a server has not told of its channels."""
        if any(guild.unavailable for guild in self._client.guilds):
            raise ChatUnavailable("server-away", may_have_arrived=False, retry_after=AWAY, only_this=True)
        return Undeliverable.NO_SUCH_PLACE

    @property
    def _own_id(self) -> int:
        return self._client.user.id if self._client.user else 0

    async def _on(self, room_id: str, act: Callable[[], Awaitable[object]]) -> object | Undeliverable:
        """Do something to a room, bringing it back first if it was put aside."""
        try:
            return await asked(act)
        except ChatUnavailable as fault:
            if not is_archived(fault):
                raise
        revived = await self.revive(room_id)
        return revived if isinstance(revived, Undeliverable) else await asked(act)

    async def _create(self, parent_id: int, name: str) -> Any:  # Discord's own payload
        return await self._http.start_thread_without_message(
            parent_id, name=name, auto_archive_duration=ARCHIVED_AFTER, type=PRIVATE_THREAD, invitable=False
        )

    async def _fill(self, room_id: str, pending: str) -> Sent | Undeliverable:
        for user_id in (await self._memory.recall(pending) or "").split():
            answer = await asked(partial(self._http.add_user_to_thread, int(room_id), int(user_id)))
            if answer is Undeliverable.NO_SUCH_PLACE:
                return answer
        await self._memory.forget(pending)
        return Sent(room_id, room_id)

    async def _in_guild(self, guild_id: int, member: Account) -> object | Undeliverable:
        return await asked(lambda: self._http.get_member(guild_id, int(member.id)))

    async def _threads(self) -> list[Any]:
        found: list[Any] = []
        for guild in self._client.guilds:
            found += (await _certain(partial(self._http.get_active_threads, guild.id)))["threads"]
        parent = await self._parent()
        if parent is not None:
            found += (await _certain(lambda: self._http.get_private_archived_threads(parent.id, limit=100)))["threads"]
        return found

    async def _parent(self) -> discord.TextChannel | None:
        """Give the channel whose threads the rooms are: the one chosen, else the first that allows it."""
        chosen = await self._memory.recall(ROOMS_NEAR)
        channels = [channel for guild in self._client.guilds for channel in guild.text_channels]
        named = [channel for channel in channels if str(channel.id) == chosen]
        return next((each for each in (*named, *channels) if _allows(each)), None)


def is_archived(fault: ChatUnavailable) -> bool:
    """Say whether it failed because the room was put aside."""
    return fault.reason.endswith(f"-{THREAD_ARCHIVED}")


def _allows(channel: discord.TextChannel) -> bool:
    held = channel.permissions_for(channel.guild.me)
    return held.view_channel and held.create_private_threads and held.send_messages_in_threads


def _refusal(members: Sequence[Account]) -> Undeliverable | None:
    """Give why a room cannot be opened for these, without asking."""
    for member in members:
        if member.state is AccountState.EXPECTED or not member.id.isdecimal():
            return Undeliverable.NOT_YET_PRESENT
        if member.state is AccountState.GONE:
            return Undeliverable.ACCOUNT_GONE
    return None


async def _certain(ask: Callable[[], Awaitable[Any]]) -> Any:  # Discord's own payload
    """Ask for what must be readable. Raises ChatUnavailable if it is not."""
    answer = await asked(ask)
    if isinstance(answer, Undeliverable):
        raise ChatUnavailable(f"unreadable-{answer}", may_have_arrived=False, only_this=True)
    return answer
