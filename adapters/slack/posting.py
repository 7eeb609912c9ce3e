"""Posting, changing and looking: what the gateway does once it is connected."""

from __future__ import annotations

import logging
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

from adapters.slack import keys
from adapters.slack.api import SlackRefused
from adapters.slack.markup import Rendered, render
from adapters.slack.pacing import POST
from adapters.slack.rooms import REFUSALS
from bot.ports.chat import ChatUnavailable, Sent, Undeliverable

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from adapters.slack.api import SlackApi
    from adapters.slack.directory import Directory
    from adapters.slack.files import Uploads
    from adapters.slack.history import History
    from adapters.slack.languages import Languages
    from adapters.slack.rooms import Rooms
    from bot.domain.people import Account
    from bot.ports.chat import Message, PlatformMemory

log = logging.getLogger(__name__)

NOT_A_BLOCK = frozenset({"invalid_blocks", "invalid_blocks_format", "msg_blocks_too_long"})


class Posting:
    """Messages of one workspace; it remembers where everybody's direct messages are."""

    def __init__(
        self,
        api: SlackApi,
        uploads: Uploads,
        history: History,
        rooms: Rooms,
        directory: Directory,
        memory: PlatformMemory,
        *,
        command: str,
    ) -> None:
        """Take the ways, what is remembered, and the one command's name."""
        self.render = partial(render, command=command, name_of=directory.name_of)
        self.rooms = rooms
        self.directory = directory
        self.languages: Languages | None = None
        self._api = api
        self._uploads = uploads
        self._history = history
        self._memory = memory
        self._places: dict[str, str] = {}
        rooms.memory = memory

    # ------------------------------------------------------------------ sending

    async def send_direct(self, to: Account, message: Message, key: str) -> Sent | Undeliverable:
        """Write to a person by their own id: Slack opens the conversation, and says which it is.

        It takes messages for closed accounts too, so that these are looked at first.
        """
        if self.directory.seems_gone(to.id) and await self.directory.is_gone(to.id):
            return Undeliverable.ACCOUNT_GONE
        sent = await self.post(to.id, message, key, mentions=True)
        if isinstance(sent, Sent):
            await self.note_place(to.id, sent.place_id)
            if self.languages is not None:
                self.languages.learn(to.id, message.locale)
        if sent is Undeliverable.NO_SUCH_PLACE:
            return await self._why_closed(to.id)
        return sent

    async def post(self, channel: str, message: Message, key: str, *, mentions: bool) -> Sent | Undeliverable:
        """Post, with its key; pictures before, files after."""
        rendered = await self._rendered(message, key, mentions=mentions)
        try:
            posted = await self._posted(channel, rendered, key)
        except SlackRefused as refused:
            if refused.error not in NOT_A_BLOCK:
                return refusal(refused)
            log.exception("Slack cannot show the blocks of %s; sent as text", key)
            rendered = replace(rendered, blocks=(), files=(*rendered.pictures, *rendered.files))  # type: ignore[arg-type]  # both can be shared
            posted = await self._posted(channel, rendered, key)
        sent = Sent(str(posted["channel"]), str(posted["ts"]))
        if rendered.files:
            await self._uploads.share(rendered.files, sent.place_id)
        return sent

    async def say(self, user: str, rendered: Rendered, thread: str | None = None) -> Sent:
        """Write an answer to somebody who acted; no delivery, so it carries no key. Raises SlackRefused."""
        posted = await self._api.call(
            POST,
            channel=user,
            text=rendered.text,
            blocks=list(rendered.blocks),
            thread_ts=thread,
            unfurl_links=False,
            unfurl_media=False,
        )
        sent = Sent(str(posted["channel"]), str(posted["ts"]))
        await self.note_place(user, sent.place_id)
        await self.hand_over(sent.place_id, rendered, thread)
        return sent

    async def hand_over(self, channel: str, rendered: Rendered, thread: str | None = None) -> None:
        """Put an answer's files and pictures where somebody reads it."""
        if rendered.files or rendered.pictures:
            await self._uploads.share((*rendered.pictures, *rendered.files), channel, thread)

    async def hand_over_directly(self, user: str, message: Message) -> None:
        """Put an answer's files where only the one who asked sees them."""
        place = await self._place(user)
        if place is not None:
            await self.hand_over(place, self.render(message))

    async def _rendered(self, message: Message, key: str, *, mentions: bool) -> Rendered:
        rendered = self.render(message, key=key, mentions=mentions)
        if not rendered.pictures:
            return rendered
        try:
            ids = await self._uploads.pictures(rendered.pictures)
        except SlackRefused as refused:
            raise ChatUnavailable(refused.error, may_have_arrived=False, only_this=True) from refused
        return self.render(message, key=key, mentions=mentions, pictures=ids)

    async def _posted(self, channel: str, rendered: Rendered, key: str) -> Mapping[str, Any]:
        return await self._api.call(
            POST,
            channel=channel,
            text=rendered.text,
            blocks=list(rendered.blocks),
            metadata=keys.metadata(key),
            unfurl_links=False,
            unfurl_media=False,
        )

    async def edit(self, sent: Sent, message: Message, key: str) -> Sent | Undeliverable:
        """Change a message of ours; done twice it changes nothing more."""
        mentions = sent.place_id.startswith("D")
        rendered = await self._rendered(message, key, mentions=mentions)
        try:
            await self._api.call(
                "chat.update",
                channel=sent.place_id,
                ts=sent.message_id,
                text=rendered.text,
                blocks=list(rendered.blocks),
            )
        except SlackRefused as refused:
            return refusal(refused)
        return sent

    async def retract(self, sent: Sent) -> Sent | Undeliverable:
        """Take a message back; what is gone is gone."""
        try:
            await self._api.call("chat.delete", channel=sent.place_id, ts=sent.message_id)
        except SlackRefused as refused:
            return sent if refused.error == "message_not_found" else refusal(refused)
        return sent

    # ------------------------------------------------------------------ looking

    async def find_sent(self, to: Account | str, key: str, since: datetime) -> Sent | None:
        """Look where it would stand."""
        if isinstance(to, str):
            return await self._history.find(to, key=key, since=since)
        place = await self._place(to.id)
        return None if place is None else await self._history.find(place, key=key, since=since)

    async def note_place(self, user: str, place: str) -> None:
        """Keep where somebody's direct messages are."""
        if self._places.get(user) != place:
            self._places[user] = place
            await self._memory.keep(direct(user), place)

    async def place_of(self, user: str) -> str | None:
        """Give where somebody's direct messages are, as far as it is known."""
        if user not in self._places:
            kept = await self._memory.recall(direct(user))
            if kept is not None:
                self._places[user] = kept
        return self._places.get(user)

    async def _place(self, user: str) -> str | None:
        known = await self.place_of(user)
        if known is not None:
            return known
        try:
            opened = await self._api.call("conversations.open", users=user)
        except SlackRefused:
            return None
        await self.note_place(user, str(opened["channel"]["id"]))
        return self._places[user]

    async def _why_closed(self, user: str) -> Undeliverable:
        """Say whether somebody is gone, or only takes no messages."""
        gone = await self.directory.is_gone(user)
        return Undeliverable.ACCOUNT_GONE if gone else Undeliverable.DIRECT_MESSAGES_CLOSED


def direct(user: str) -> str:
    """Give the name under which a person's place is remembered."""
    return f"direct:{user}"


def refusal(refused: SlackRefused) -> Undeliverable:
    """Give a refusal for good in the programme's words; what we do not know waits for a person to look."""
    if refused.error in {"message_not_found", "cant_update_message", "cant_delete_message", "edit_window_closed"}:
        return Undeliverable.NO_SUCH_PLACE
    known = REFUSALS.get(refused.error)
    if known is None:
        log.error("Slack refuses %s: %s", refused.method, refused.error)
        raise ChatUnavailable(refused.error, may_have_arrived=False, only_this=True) from refused
    return known
