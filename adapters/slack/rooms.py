"""Where partners talk with the bot present: a group message, or a private channel where rooms must be closed."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from adapters.slack.api import SlackRefused
from adapters.slack.keys import key_hash
from bot.ports.chat import Sent, Undeliverable

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from adapters.slack.api import SlackApi
    from bot.domain.people import Account
    from bot.ports.chat import PlatformMemory

NAME_LIMIT = 80
_NOT_IN_NAMES = re.compile(r"[^a-z0-9]+")
REFUSALS: Mapping[str, Undeliverable] = {
    "cannot_dm_bot": Undeliverable.ACCOUNT_GONE,
    "cant_invite": Undeliverable.ACCOUNT_GONE,
    "channel_not_found": Undeliverable.NO_SUCH_PLACE,
    "invalid_user_combination": Undeliverable.DIRECT_MESSAGES_CLOSED,
    "is_archived": Undeliverable.NO_SUCH_PLACE,
    "not_in_channel": Undeliverable.NO_SUCH_PLACE,
    "org_user_not_in_team": Undeliverable.ACCOUNT_GONE,
    "posting_to_channel_denied": Undeliverable.NO_SUCH_PLACE,
    "too_many_users": Undeliverable.NO_SUCH_PLACE,
    "ura_max_channels": Undeliverable.DIRECT_MESSAGES_CLOSED,
    "user_disabled": Undeliverable.ACCOUNT_GONE,
    "user_is_restricted": Undeliverable.DIRECT_MESSAGES_CLOSED,
    "user_not_found": Undeliverable.ACCOUNT_GONE,
    "user_not_visible": Undeliverable.DIRECT_MESSAGES_CLOSED,
    "users_not_found": Undeliverable.ACCOUNT_GONE,
}
"""What Slack says, in the programme's words."""


class Rooms:
    """Opens, changes and closes rooms. `closable` makes them private channels."""

    def __init__(self, api: SlackApi, *, closable: bool) -> None:
        """Begin without a memory; the programme brings it."""
        self.memory: PlatformMemory | None = None
        self._api = api
        self._closable = closable
        self._are_groups: dict[str, bool] = {}

    async def open(self, members: Sequence[Account], title: str, *, key: str) -> Sent | Undeliverable:
        """Open a room for these, or give the one they have."""
        try:
            room = await (self._channel(members, title, key) if self._closable else self._group(members))
        except SlackRefused as refused:
            return _refusal(refused)
        self._are_groups[room] = not self._closable
        if self.memory is not None:
            await self.memory.keep(_name(key), room)
        return Sent(room, room)

    async def find(self, *, key: str) -> Sent | None:
        """Give the room that was opened with that key.

        A group message that was opened and not yet noted is not found; opening it again gives the same one.
        """
        kept = None if self.memory is None else await self.memory.recall(_name(key))
        if kept is None and self._closable:
            kept = await self._named(key)
        return None if kept is None else Sent(kept, kept)

    async def change(self, room: str, add: Sequence[Account], remove: Sequence[Account]) -> Sent | Undeliverable:
        """Let people in and out. Nobody can leave a group message; who comes makes it another one."""
        try:
            if await self._is_group(room):
                return Sent(room, room) if not add else await self._wider(room, add)
            if add:
                await self._invite(room, add)
            for member in remove:
                await self._kick(room, member)
        except SlackRefused as refused:
            return _refusal(refused)
        return Sent(room, room)

    async def close(self, room: str) -> Sent | Undeliverable:
        """Archive a channel; a group message cannot be closed."""
        try:
            if not await self._is_group(room):
                await self._api.call("conversations.archive", channel=room)
        except SlackRefused as refused:
            if refused.error not in {"already_archived", "is_archived"}:
                return _refusal(refused)
        return Sent(room, room)

    # ------------------------------------------------------------------ group messages

    async def _group(self, members: Sequence[Account]) -> str:
        """Slack gives the same conversation for the same people, so that doing it twice changes nothing."""
        opened = await self._api.call("conversations.open", users=",".join(member.id for member in members))
        return str(opened["channel"]["id"])

    async def _wider(self, room: str, add: Sequence[Account]) -> Sent:
        inside = [user async for user in self._api.pages("conversations.members", "members", channel=room)]
        me = (await self._api.call("auth.test")).get("user_id")
        users = dict.fromkeys([*(user for user in inside if user != me), *(member.id for member in add)])
        opened = await self._api.call("conversations.open", users=",".join(str(user) for user in users))
        wider = str(opened["channel"]["id"])
        return Sent(wider, wider)

    async def _is_group(self, room: str) -> bool:
        if room not in self._are_groups:
            info = await self._api.call("conversations.info", channel=room)
            self._are_groups[room] = bool(info["channel"].get("is_mpim"))
        return self._are_groups[room]

    # ------------------------------------------------------------------ private channels

    async def _channel(self, members: Sequence[Account], title: str, key: str) -> str:
        try:
            made = await self._api.call("conversations.create", name=channel_name(title, key), is_private=True)
            room = str(made["channel"]["id"])
        except SlackRefused as refused:
            known = await self._named(key) if refused.error == "name_taken" else None
            if known is None:
                raise
            room = known
        try:
            await self._invite(room, members)
        except SlackRefused:
            await self._api.call("conversations.archive", channel=room)
            raise
        return room

    async def _named(self, key: str) -> str | None:
        """Look for a channel by the end of its name."""
        ending = f"-{key_hash(key)[:8]}"
        channels = self._api.pages(
            "users.conversations", "channels", types="private_channel", exclude_archived=True, limit=200
        )
        async for channel in channels:
            if str(channel.get("name", "")).endswith(ending):
                return str(channel["id"])
        return None

    async def _invite(self, room: str, members: Sequence[Account]) -> None:
        """Invite all; whoever is inside already is no fault. Raises SlackRefused for the first who cannot come."""
        try:
            await self._api.call("conversations.invite", channel=room, users=",".join(m.id for m in members))
        except SlackRefused as refused:
            each = [str(one.get("error", "")) for one in refused.data.get("errors") or ()] or [refused.error]
            for error in each:
                if error != "already_in_channel":
                    raise SlackRefused(refused.method, error, refused.data) from refused
            await self._invite_one_by_one(room, members, len(each))

    async def _invite_one_by_one(self, room: str, members: Sequence[Account], inside: int) -> None:
        """Somebody was inside already, and Slack then invites nobody at all."""
        if inside >= len(members) == 1:
            return
        for member in members:
            await self._invite(room, [member])

    async def _kick(self, room: str, member: Account) -> None:
        try:
            await self._api.call("conversations.kick", channel=room, user=member.id)
        except SlackRefused as refused:
            if refused.error not in {"not_in_channel", "user_not_found"}:
                raise


def channel_name(title: str, key: str) -> str:
    """Give a channel's name: small letters, and an ending that finds it again."""
    ascii_only = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    ending = key_hash(key)[:8]
    words = _NOT_IN_NAMES.sub("-", ascii_only).strip("-")[: NAME_LIMIT - len(ending) - 1].strip("-")
    return f"{words or 'partners'}-{ending}"


def _name(key: str) -> str:
    return f"room:{key_hash(key)}"


def _refusal(refused: SlackRefused) -> Undeliverable:
    return REFUSALS.get(refused.error, Undeliverable.NO_SUCH_PLACE)
