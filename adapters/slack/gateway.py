"""What the programme says on Slack."""

from __future__ import annotations

from typing import TYPE_CHECKING

from adapters.slack.markup import CHOICES_LIMIT, LABEL_LIMIT, TEXT_LIMIT
from adapters.slack.pacing import POSTS_AT_ONCE, POSTS_PER_SECOND
from adapters.slack.prose import PLATFORM
from bot.ports.chat import Capabilities, ChatUnavailable

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from adapters.slack.posting import Posting
    from bot.domain.people import Account
    from bot.ports.chat import Message, PersonHint, Sent, Undeliverable


def capabilities(
    *, closes_rooms: bool, posts_per_second: float = POSTS_PER_SECOND, request_lives_for: float = 30.0
) -> Capabilities:
    """Give Slack's limits. The courier marks as leaving only what the adapter's own pace lets leave."""
    return Capabilities(
        text_limit=TEXT_LIMIT,
        choices_limit=CHOICES_LIMIT,
        label_limit=LABEL_LIMIT,
        closes_rooms=closes_rooms,
        sends_per_second=posts_per_second,
        burst=POSTS_AT_ONCE,
        request_lives_for=request_lives_for,
    )


class SlackGateway:
    """A `ChatGateway` for one workspace; until it is connected it answers "not yet"."""

    def __init__(self, limits: Capabilities) -> None:
        """Begin unconnected."""
        self._capabilities = limits
        self._posting: Posting | None = None

    def connect(self, posting: Posting | None) -> None:
        """Take the ways to Slack, or let go of them."""
        self._posting = posting

    @property
    def platform(self) -> str:
        return PLATFORM

    @property
    def capabilities(self) -> Capabilities:
        return self._capabilities

    async def send_direct(self, to: Account, message: Message, *, key: str) -> Sent | Undeliverable:
        return await self._connected.send_direct(to, message, key)

    async def post(self, place_id: str, message: Message, *, key: str) -> Sent | Undeliverable:
        return await self._connected.post(place_id, message, key, mentions=False)

    async def edit(self, sent: Sent, message: Message, *, key: str) -> Sent | Undeliverable:
        return await self._connected.edit(sent, message, key)

    async def retract(self, sent: Sent, *, key: str) -> Sent | Undeliverable:
        return await self._connected.retract(sent)

    async def open_room(self, members: Sequence[Account], title: str, *, key: str) -> Sent | Undeliverable:
        return await self._connected.rooms.open(members, title, key=key)

    async def change_members(
        self, room_id: str, add: Sequence[Account], remove: Sequence[Account], *, key: str
    ) -> Sent | Undeliverable:
        return await self._connected.rooms.change(room_id, add, remove)

    async def close_room(self, room_id: str, *, key: str) -> Sent | Undeliverable:
        return await self._connected.rooms.close(room_id)

    async def find_sent(self, to: Account | str, *, key: str, since: datetime) -> Sent | None:
        return await self._connected.find_sent(to, key, since)

    async def find_room(self, *, key: str) -> Sent | None:
        return await self._connected.rooms.find(key=key)

    async def find_account(self, hint: PersonHint) -> Account | None:
        return await self._connected.directory.find(hint)

    @property
    def _connected(self) -> Posting:
        if self._posting is None:
            raise ChatUnavailable("not-connected", may_have_arrived=False, retry_after=1.0)
        return self._posting
