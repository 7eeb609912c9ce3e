"""The answer to one interaction: within three seconds, in the right place, by a direct message if all else fails."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Any

import aiohttp
import discord

from adapters.discord import faults
from adapters.discord.markup import NO_MENTIONS
from bot.domain.people import Account
from bot.ports.chat import ChatUnavailable, Sent, Undeliverable

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from adapters.discord.gateway import DiscordGateway
    from bot.ports.chat import Message

log = logging.getLogger(__name__)

TOO_LATE = frozenset(
    {
        faults.UNKNOWN_INTERACTION,
        faults.ALREADY_ANSWERED,
        faults.TOKEN_OVER,
        faults.UNKNOWN_WEBHOOK,
        faults.UNKNOWN_MESSAGE,
    }
)
"""Discord takes no answer to this interaction any more, or has one."""


class Answer:
    """What is said to who acted. Private on a server; in direct messages all is private, and stays."""

    def __init__(self, interaction: discord.Interaction[Any], gateway: DiscordGateway, event_id: str) -> None:
        """Begin with nothing said."""
        self._interaction = interaction
        self._gateway = gateway
        self._event_id = event_id
        self._change: Callable[[Message], Awaitable[None]] | None = None
        self._is_press = interaction.type is discord.InteractionType.component
        self._is_private = interaction.guild_id is not None
        self.is_held = False
        self.is_lost = False

    async def hold(self) -> None:
        """Let Discord wait: the answer comes. A press shows nothing meanwhile."""
        self.is_held = True
        response = self._interaction.response
        try:
            if self._is_press:
                await response.defer()
            else:
                await response.defer(ephemeral=self._is_private, thinking=True)
                self._change = self._edit_original
        except discord.HTTPException as fault:
            if fault.code == faults.ALREADY_ANSWERED:
                return
            log.warning("event %s answered too late: %s", self._event_id, fault.code)
            self.is_lost = True

    async def say(self, message: Message, *, visible: bool = False) -> None:
        """Say it, or put it in the place of what was said before."""
        await self._surely(message, lambda: self._say(message, visible=visible))

    async def replace(self, message: Message) -> None:
        """Put it in the place of the message whose button was pressed."""
        if not self._is_press:
            await self.say(message)
            return
        await self._surely(message, lambda: self._replace(message), instead=lambda: self._edit_pressed(message))

    async def settle(self) -> None:
        """Let it be over with nothing to say."""
        if self._change is not None and self.is_held and not self.is_lost:
            await self._interaction.delete_original_response()
        elif self._is_press and not self.is_held:
            await self.hold()

    async def open(self, modal: discord.ui.Modal) -> bool:
        """Open a page of a form. Gives False if that cannot be done any more."""
        if self.is_held or self.is_lost:
            return False
        try:
            await self._interaction.response.send_modal(modal)
        except discord.HTTPException as fault:
            if fault.code not in TOO_LATE:
                raise
            self.is_lost = True
            return False
        return True

    async def _say(self, message: Message, *, visible: bool) -> None:
        if self._change is not None and not visible:
            await self._change(message)
        elif self.is_held or self._interaction.response.is_done():
            await self._follow(message, visible=visible)
        else:
            made = self._made(message)
            is_private = self._is_private and not visible
            await self._interaction.response.send_message(
                view=made.view, files=made.files, ephemeral=is_private, allowed_mentions=NO_MENTIONS
            )
            self._change = self._edit_original

    async def _follow(self, message: Message, *, visible: bool) -> None:
        if self._change is not None:
            await self._interaction.delete_original_response()
        made = self._made(message)
        said = await self._interaction.followup.send(
            view=made.view,
            files=made.files,
            ephemeral=self._is_private and not visible,
            allowed_mentions=NO_MENTIONS,
            wait=True,
        )

        async def change(anew: Message) -> None:
            made = self._made(anew)
            await said.edit(view=made.view, attachments=made.files, allowed_mentions=NO_MENTIONS)

        self._change = change

    async def _replace(self, message: Message) -> None:
        if self._change is not None or self.is_held:
            await self._edit_original(message)
            return
        made = self._made(message)
        await self._interaction.response.edit_message(
            view=made.view, attachments=made.files, allowed_mentions=NO_MENTIONS
        )

    async def _edit_original(self, message: Message) -> None:
        made = self._made(message)
        await self._interaction.edit_original_response(
            view=made.view, attachments=made.files, allowed_mentions=NO_MENTIONS
        )

    async def _edit_pressed(self, message: Message) -> bool:
        pressed = self._interaction.message
        if pressed is None or pressed.flags.ephemeral:
            return False
        where = Sent(str(pressed.channel.id), str(pressed.id))
        return isinstance(await self._gateway.edit(where, message, key=f"answer:{self._event_id}"), Sent)

    async def _surely(
        self,
        message: Message,
        how: Callable[[], Awaitable[None]],
        instead: Callable[[], Awaitable[bool]] | None = None,
    ) -> None:
        """Say it; if the interaction takes no answer any more, write to the person, who has acted just now."""
        if not self.is_lost:
            try:
                await how()
            except discord.HTTPException as fault:
                if fault.code not in TOO_LATE:
                    raise
                log.warning("event %s answered too late: %s", self._event_id, fault.code)
                self.is_lost = True
            except (aiohttp.ClientError, OSError) as fault:
                log.warning("event %s: answer cut off: %s", self._event_id, type(fault).__name__)
                self.is_lost = True
            else:
                return
        try:
            if instead is None or not await instead():
                await self._write(message)
        except ChatUnavailable as fault:
            log.warning("event %s: answer not delivered: %s", self._event_id, fault.reason)

    async def _write(self, message: Message) -> None:
        user = self._interaction.user
        account = Account(self._gateway.platform, str(user.id), handle=user.name)
        answer = await self._gateway.send_direct(account, message, key=f"answer:{self._event_id}")
        if isinstance(answer, Undeliverable):
            log.warning("event %s: answer not delivered: %s", self._event_id, answer.value)

    def _made(self, message: Message) -> Any:  # Rendered
        return self._gateway.rendered(message)
