"""Commands, buttons, forms and autocomplete: each becomes an event, and each is answered, whatever happens.

All come in here, not through discord.py's own buttons and commands: those are silent about a button that is not in
its message, and about what fails in one; these outlive a restart because nothing of them is kept in memory.
"""

from __future__ import annotations

import asyncio
import logging
import re
from typing import TYPE_CHECKING, Any, TypeAlias

import discord

from adapters.discord import forms, pages
from adapters.discord.answers import Answer
from adapters.discord.keys import AGAIN
from adapters.discord.reading import options_of, path_of, read_file
from bot.commands.catalogue import COMMANDS
from bot.commands.events import ChoicePressed, CommandInvoked, FormSubmitted, Suggest
from bot.domain.errors import Refused
from bot.messages.render import LOCALES, paragraph
from bot.ports.chat import FormErrors, FormOpen, JobStarted, Message, Replace, Say

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from adapters.discord.gateway import DiscordGateway
    from adapters.discord.keys import Seal
    from bot.commands.doors import Doors
    from bot.commands.events import Event, Source
    from bot.ports.chat import Reply

    Interaction: TypeAlias = discord.Interaction[Any]
    Make: TypeAlias = Callable[[Source], Event]

log = logging.getLogger(__name__)

GRACE = 1.2
"""Seconds within which an answer may still be a form; then Discord is told to wait. It waits three."""
_TOKEN = re.compile(r"[a-z][a-z-]*:\d+:.+", re.DOTALL)
_SUGGESTIONS, _SUGGESTION = 25, 100
_OPENING = {spec.path for spec in COMMANDS if spec.opens}


class Interactions:
    """Where Discord's interactions come in."""

    def __init__(self, doors: Doors, gateway: DiscordGateway, seal: Seal) -> None:
        """Take the programme's doors."""
        self._desk = doors.desk
        self._locale = doors.locale
        self._gateway = gateway
        self._seal = seal

    async def take(self, interaction: Interaction) -> None:
        """Deal with one, and answer it."""
        if interaction.type is discord.InteractionType.autocomplete:
            await self._suggest(interaction)
            return
        event_id = f"discord-{interaction.id}"
        answer = Answer(interaction, self._gateway, event_id)
        try:
            await self._note_place(interaction)
            await self._deal_with(interaction, answer, event_id)
        except Refused as refusal:
            await answer.say(self._saying(interaction, refusal.key, **refusal.details))
        except Exception:
            log.exception("event %s failed", event_id)
            await self._apologise(interaction, answer, event_id)

    async def _deal_with(self, interaction: Interaction, answer: Answer, event_id: str) -> None:
        match interaction.type:
            case discord.InteractionType.application_command:
                await self._command(interaction, answer, event_id)
            case discord.InteractionType.component:
                await self._press(interaction, answer, event_id)
            case discord.InteractionType.modal_submit:
                await self._submitted(interaction, answer, event_id)
            case _:
                return

    async def _command(self, interaction: Interaction, answer: Answer, event_id: str) -> None:
        path, typed = path_of(interaction.data or {})
        if path not in _OPENING:
            await answer.hold()
        source = await self._source(interaction)
        options = await options_of(interaction, path, typed)
        await self._ask(CommandInvoked(event_id, source, path, options), answer, interaction)

    async def _press(self, interaction: Interaction, answer: Answer, event_id: str) -> None:
        token = str(dict(interaction.data or {}).get("custom_id", ""))
        if not _TOKEN.fullmatch(token):
            await answer.say(self._saying(interaction, "discord-unknown-press"))
            return
        if token.startswith(f"{AGAIN}:"):
            await self._open_again(interaction, answer, token)
            return
        await self._ask_soon(interaction, answer, lambda source: ChoicePressed(event_id, source, token))

    async def _submitted(self, interaction: Interaction, answer: Answer, event_id: str) -> None:
        data: Any = interaction.data or {}
        sent = forms.sent_from(str(data.get("custom_id", "")))
        if sent is None:
            await answer.say(self._saying(interaction, "discord-unknown-press"))
            return
        await answer.hold()
        token, page = sent
        values = forms.values(data.get("components", ()))
        resolved = data.get("resolved", {}).get("attachments", {})
        files = {
            name: await read_file(interaction, resolved[file_id])
            for name, file_id in forms.uploads(data.get("components", ())).items()
            if file_id in resolved
        }
        source = await self._source(interaction)
        await self._ask(FormSubmitted(event_id, source, token, page, values, files), answer, interaction)

    async def _open_again(self, interaction: Interaction, answer: Answer, token: str) -> None:
        """Open the page that answered an earlier event: the programme repeats its answer, and does nothing else."""
        earlier = self._seal.event_id(token, str(interaction.user.id))
        if earlier is None:
            await answer.say(self._saying(interaction, "discord-unknown-press"))
            return
        reply, source = await self._soon(
            interaction, answer, lambda source: ChoicePressed(earlier, source, f"{AGAIN}:1:0")
        )
        if isinstance(reply, FormOpen | FormErrors):
            await self._open(reply, answer, source, interaction, earlier)
        else:
            await answer.say(self._saying(interaction, "discord-page-gone"))

    # ------------------------------------------------------------------ asking and answering

    async def _ask_soon(
        self, interaction: Interaction, answer: Answer, event: Any
    ) -> None:  # Callable[[Source], Event]
        reply, source = await self._soon(interaction, answer, event)
        await self._give(reply, answer, source, interaction)

    async def _soon(
        self, interaction: Interaction, answer: Answer, event: Any
    ) -> tuple[Reply, Source]:  # Callable[[Source], Event]
        """Ask; if the answer takes its time, let Discord wait."""

        async def ask() -> tuple[Reply, Source]:
            source = await self._source(interaction)
            return await self._desk.dispatch(event(source)), source

        return await self._in_time(ask(), answer)

    async def _in_time(self, asking: Awaitable[tuple[Reply, Source]], answer: Answer) -> tuple[Reply, Source]:
        task = asyncio.ensure_future(asking)
        done, _ = await asyncio.wait({task}, timeout=GRACE)
        if not done and not answer.is_held:
            await answer.hold()
        return await task

    async def _ask(self, event: Event, answer: Answer, interaction: Interaction) -> None:
        async def ask() -> tuple[Reply, Source]:
            return await self._desk.dispatch(event), event.source

        reply, source = await self._in_time(ask(), answer)
        await self._give(reply, answer, source, interaction)

    async def _give(self, reply: Reply, answer: Answer, source: Source, interaction: Interaction) -> None:
        match reply:
            case Say(message=message, visible=visible):
                await answer.say(message, visible=visible)
            case Replace(message=message):
                await answer.replace(message)
            case FormOpen() | FormErrors():
                await self._open(reply, answer, source, interaction, f"discord-{interaction.id}")
            case JobStarted(message=message):
                await answer.say(message)
                await self._give(await self._desk.finish(reply, source, answer.say), answer, source, interaction)
            case _:
                await answer.settle()

    async def _open(
        self,
        reply: FormOpen | FormErrors,
        answer: Answer,
        source: Source,
        interaction: Interaction,
        event_id: str,
    ) -> None:
        """Open a page at once, or where that cannot be: say so, with a button that opens it."""
        locale = self._spoken(interaction)
        can_open = interaction.type is not discord.InteractionType.modal_submit and not answer.is_held
        if can_open and await answer.open(await pages.modal_of(reply, self._desk, source, locale)):
            return
        token = self._seal.token(event_id, source.account.id)
        await answer.say(pages.between(reply, locale, token))

    async def _suggest(self, interaction: Interaction) -> None:
        path, typed = path_of(interaction.data or {})
        focused = next((each for each in typed if each.get("focused")), None)
        hits: list[Any] = []
        try:
            if focused is not None:
                asked = Suggest(await self._source(interaction), path, focused["name"], str(focused["value"]))
                hits = list((await self._desk.suggest(asked)).hits)
        except Exception:
            log.exception("autocomplete %s failed", interaction.id)
        choices = [
            discord.app_commands.Choice(name=label[:_SUGGESTION], value=value)
            for value, label in hits[:_SUGGESTIONS]
            if len(value) <= _SUGGESTION
        ]
        try:
            await interaction.response.autocomplete(choices)
        except discord.HTTPException as fault:
            log.info("autocomplete %s too late: %s", interaction.id, fault.code)

    # ------------------------------------------------------------------ who, where, in which language

    async def _source(self, interaction: Interaction) -> Source:
        return await self._gateway.circle.source(
            interaction.user, locale=interaction.locale.value, permissions=interaction.permissions
        )

    async def _note_place(self, interaction: Interaction) -> None:
        """Learn where somebody's direct messages are, when they act there."""
        if interaction.guild_id is None and interaction.channel_id is not None:
            await self._gateway.note_direct(str(interaction.user.id), str(interaction.channel_id))

    async def _apologise(self, interaction: Interaction, answer: Answer, event_id: str) -> None:
        try:
            await answer.say(self._saying(interaction, "discord-failed", event=event_id))
        except Exception:
            log.exception("event %s not answered", event_id)

    def _saying(self, interaction: Interaction, key: str, **values: Any) -> Message:  # what a sentence takes
        locale = self._spoken(interaction)
        return Message((paragraph(locale, key, **values),), (), locale)

    def _spoken(self, interaction: Interaction) -> str:
        """Give the language to use where the programme has not said which the person reads."""
        language = interaction.locale.value.partition("-")[0]
        return language if language in LOCALES else self._locale
