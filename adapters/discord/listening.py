"""What people write: to the bot, which reads it; and in rooms, of which only that somebody wrote is noted."""

from __future__ import annotations

import asyncio
import logging
from typing import TYPE_CHECKING

import discord

from adapters.discord import pages
from adapters.discord.direct import DIRECT
from adapters.discord.reading import LARGEST, MEGABYTES
from bot.commands.events import DirectMessage, PersonLeft, ReceivedFile, RoomActivity, Source
from bot.messages.render import paragraph
from bot.ports.chat import ChatUnavailable, FormErrors, FormOpen, JobStarted, Message, Replace, Say, Sent

if TYPE_CHECKING:
    from collections.abc import Sequence

    from adapters.discord.gateway import DiscordGateway
    from adapters.discord.keys import Seal
    from bot.commands.doors import Doors
    from bot.domain.people import Account
    from bot.ports.chat import Reply

log = logging.getLogger(__name__)

TOGETHER = 50
"""What was written in rooms is stored together, so many at a time, or every second."""
EVERY = 1.0
KEPT = 5_000
"""Notes kept while they cannot be stored; then the oldest are let go."""
A_NIGHT, A_LOOK = 86_400.0, 2.0
"""Seconds between two looks at all members, and between two of them."""
TRIES, BETWEEN = 4, 2.0
"""How often an answer is sent, with the same nonce, and seconds between."""
_WRITTEN = frozenset({discord.MessageType.default, discord.MessageType.reply})
_ROOMS = frozenset({discord.ChannelType.private_thread, None})
"""None: a thread that Discord has not told of; the programme knows which of them are rooms."""


class Listening:
    """Where messages come in."""

    def __init__(self, doors: Doors, gateway: DiscordGateway, seal: Seal) -> None:
        """Take the programme's doors."""
        self._doors = doors
        self._gateway = gateway
        self._seal = seal
        self._written: list[RoomActivity] = []
        self._enough = asyncio.Event()

    @property
    def is_idle(self) -> bool:
        """Say whether nothing waits to be stored."""
        return not self._written

    async def take(self, message: discord.Message) -> None:
        """Deal with a message."""
        if message.author.bot or message.webhook_id or message.type not in _WRITTEN:
            return
        if message.guild is None:
            await self._direct(message)
        elif message.channel.type in _ROOMS:
            self._note(message)

    async def left(self, account: Account) -> None:
        """Look whether somebody is on none of the servers any more."""
        try:
            if not await self._gateway.circle.is_member(int(account.id)):
                day = self._doors.clock.now().date()
                await self._doors.desk.dispatch(PersonLeft(f"discord-left-{account.id}-{day}", Source(account)))
        except Exception:  # the next refusal looks again
            log.exception("account %s not looked for", account.id)

    async def look_at_members(self) -> None:
        """Look every night, slowly, whether those whom the bot writes to are still there; until cancelled."""
        while True:
            await self._doors.stopwatch.sleep(A_NIGHT)
            for name in await self._known():
                await self._doors.stopwatch.sleep(A_LOOK)
                await self.left(self._gateway.circle.known_as(name.removeprefix(DIRECT)))

    async def _known(self) -> Sequence[str]:
        try:
            return await self._doors.memory.names(DIRECT)
        except Exception:  # tomorrow is another night
            log.exception("members not looked at")
            return ()

    async def store(self) -> None:
        """Store what was written in rooms, for ever, until cancelled."""
        while True:
            try:
                async with asyncio.timeout(EVERY):
                    await self._enough.wait()
            except TimeoutError:
                pass
            await self.store_now()

    async def store_now(self) -> None:
        """Store what was written in rooms; what cannot be stored is tried again, and counts as waiting."""
        self._enough.clear()
        some = tuple(self._written)
        if not some:
            return
        try:
            await self._doors.desk.note_rooms(some)
        except Exception:
            log.exception("%d notes of rooms not stored", len(some))
            del self._written[:-KEPT]
        else:
            del self._written[: len(some)]

    def _note(self, message: discord.Message) -> None:
        source = Source(self._account(message))
        self._written.append(RoomActivity(f"discord-{message.id}", source, str(message.channel.id)))
        if len(self._written) >= TOGETHER:
            self._enough.set()

    def _account(self, message: discord.Message) -> Account:
        return self._gateway.circle.account(message.author)

    async def _direct(self, message: discord.Message) -> None:
        account = self._account(message)
        await self._gateway.note_direct(account.id, str(message.channel.id))
        event_id = f"discord-{message.id}"
        try:
            if any(each.size > LARGEST for each in message.attachments):
                await self._write(account, self._saying("discord-file-too-big", megabytes=MEGABYTES), event_id)
                return
            source = await self._gateway.circle.source(message.author)
            files = tuple([ReceivedFile(each.filename, await each.read()) for each in message.attachments])
            replied = message.reference.message_id if message.reference else None
            in_reply_to = str(Sent(str(message.channel.id), str(replied))) if replied else None
            event = DirectMessage(event_id, source, message.content, files, in_reply_to)
            await self._answer(await self._doors.desk.dispatch(event), source, event_id)
        except Exception:
            log.exception("event %s failed", event_id)
            await self._write(account, self._saying("discord-failed", event=event_id), event_id)

    async def _answer(self, reply: Reply, source: Source, event_id: str, said: Sent | None = None) -> None:
        account = source.account
        match reply:
            case Say(message=message) | Replace(message=message):
                await self._write(account, message, event_id, said)
            case FormOpen() | FormErrors():
                locale = self._doors.locale
                token = self._seal.token(event_id, account.id)
                await self._write(account, pages.between(reply, locale, token), event_id, said)
            case JobStarted(message=message):
                said = await self._write(account, message, event_id)

                async def show(progress: Message) -> None:
                    await self._write(account, progress, event_id, said)

                await self._answer(await self._doors.desk.finish(reply, source, show), source, event_id, said)

    async def _write(self, account: Account, message: Message, event_id: str, said: Sent | None = None) -> Sent | None:
        """Answer, or put it in the place of what was said; tried again with the same nonce."""
        key = f"answer:{event_id}"
        for tried in range(TRIES):
            try:
                if said is not None:
                    answer = await self._gateway.edit(said, message, key=key)
                else:
                    answer = await self._gateway.send_direct(account, message, key=key)
            except ChatUnavailable as fault:
                log.warning("event %s: answer not delivered: %s", event_id, fault.reason)
                await self._doors.stopwatch.sleep(BETWEEN * (tried + 1))
            else:
                return answer if isinstance(answer, Sent) else None
        return None

    def _saying(self, key: str, **values: str | int) -> Message:
        locale = self._doors.locale
        return Message((paragraph(locale, key, **values),), (), locale)
