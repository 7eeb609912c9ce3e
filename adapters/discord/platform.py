"""Discord as the programme runs it: connects, serves, comes back by itself."""

from __future__ import annotations

import asyncio
import json
import logging
from contextlib import suppress
from typing import TYPE_CHECKING, Any

import aiohttp
import discord
from discord.webhook.async_ import async_context

from adapters.discord import commands
from adapters.discord.client import GUILDS_WITHIN, Backoff, DiscordRefuses, Heard, PairClient
from adapters.discord.gateway import LIVES_FOR, DiscordGateway
from adapters.discord.interactions import Interactions
from adapters.discord.keys import Seal
from adapters.discord.listening import Listening
from adapters.discord.markup import PLATFORM
from adapters.discord.openings import A_MINUTE, Openings
from adapters.discord.pacing import A_SECOND, RequestPacer
from adapters.discord.wire import AnswerWire, Wire, base_of
from bot.commands.catalogue import COMMANDS

if TYPE_CHECKING:
    from collections.abc import Coroutine

    from bot.commands.doors import Doors
    from bot.domain.people import Account
    from bot.ports.chat import PlatformMemory
    from bot.ports.clock import Stopwatch

log = logging.getLogger(__name__)

REGISTERED, NAMES = "commands", "command-ids"
"""The names under which the platform's memory has what was last registered, and Discord's ids of it."""
SHOWN = 128
"""Characters of what a bot can show of itself."""


class DiscordPlatform:
    """One bot on Discord."""

    def __init__(
        self,
        *,
        token: str,
        stopwatch: Stopwatch,
        api_url: str | None = None,
        gateway_url: str | None = None,
        platform: str = PLATFORM,
        requests_a_second: int = A_SECOND,
        openings_a_minute: float = A_MINUTE,
        request_lives_for: float = LIVES_FOR,
        guilds_within: float = GUILDS_WITHIN,
    ) -> None:
        """Take the bot's token; addresses other than Discord's are for proxies and tests."""
        self._token = token
        self._stopwatch = stopwatch
        self._urls = (api_url, gateway_url)
        self._guilds_within = guilds_within
        self._pacer = RequestPacer(stopwatch, a_second=requests_a_second)
        openings = Openings(stopwatch, a_minute=openings_a_minute)
        self.gateway = DiscordGateway(
            self._pacer, openings, stopwatch, platform=platform, request_lives_for=request_lives_for
        )
        self.ready = asyncio.Event()
        self._client: PairClient | None = None
        self._interactions: Interactions | None = None
        self._listening: Listening | None = None
        self._under_way: set[asyncio.Task[None]] = set()

    @property
    def is_idle(self) -> bool:
        """Say whether nothing that was received still waits for its answer."""
        return not self._under_way and (self._listening is None or self._listening.is_idle)

    @property
    def standing(self) -> str:
        """Say as whom, and where, the bot is connected."""
        if self._client is None or self._client.user is None:
            return ""
        return f"{self._client.user} in {', '.join(guild.name for guild in self._client.guilds) or '-'}"

    async def announce(self, text: str) -> None:
        """Show a few words beside the bot's name."""
        if self._client is not None and self.ready.is_set():
            with suppress(OSError, aiohttp.ClientError):  # the connection went this moment: next time
                await self._client.change_presence(activity=discord.CustomActivity(name=text[:SHOWN]))

    async def run(self, doors: Doors) -> None:
        """Connect and serve until cancelled. Raises DiscordRefuses for what a person must mend."""
        async_context.set(AnswerWire(self._urls[0]))
        seal = Seal(self._token)
        self._interactions = Interactions(doors, self.gateway, seal)
        self._listening = Listening(doors, self.gateway, seal)
        self.gateway.on_closed = self._look_for
        backoff = Backoff()
        beside = [asyncio.create_task(each) for each in (self._listening.store(), self._listening.look_at_members())]
        try:
            while True:
                await self._serve(doors)
                await self._stopwatch.sleep(backoff.again())
        finally:
            for each in beside:
                each.cancel()
            self._gone()
            await self._listening.store_now()

    async def _serve(self, doors: Doors) -> None:
        """Be connected once, for as long as it goes: days, if all is well."""
        api_url, gateway_url = self._urls
        wire = Wire(trace=self._pacer.trace(base_of(api_url)), api_url=api_url, gateway_url=gateway_url)
        client = self._client = PairClient(wire, self._stopwatch, guilds_within=self._guilds_within)
        client.heard = self._hear
        try:
            async with client:
                await client.login(self._token)
                await self._register(client, doors.memory)
                self.gateway.connected(client, doors)
                await client.connect()
        except discord.LoginFailure as refusal:
            raise DiscordRefuses(why="token") from refusal
        except (discord.HTTPException, discord.RateLimited, aiohttp.ClientError, OSError) as fault:
            log.warning("Discord cannot be reached: %s", type(fault).__name__)
        finally:
            self._gone()

    def _gone(self) -> None:
        self.ready.clear()
        self.gateway.disconnected()

    async def _register(self, client: PairClient, memory: PlatformMemory) -> None:
        """Tell Discord of our commands, if they are not what it knows: it takes only so many changes a day."""
        payload = commands.projected(COMMANDS)
        wanted = commands.digest(payload, client.application_id)
        if await memory.recall(REGISTERED) != wanted:
            try:
                known: Any = await client.http.bulk_upsert_global_commands(client.application_id or 0, payload)
            except discord.HTTPException as fault:  # those registered before still work
                log.error("commands not registered: %s", fault.code)  # noqa: TRY400  # the trace says nothing more
            else:
                await memory.keep(NAMES, json.dumps(commands.ids(known)))
                await memory.keep(REGISTERED, wanted)
        self.gateway.commands = json.loads(await memory.recall(NAMES) or "{}")

    def _hear(self, what: Heard, value: Any) -> None:
        """Take what discord.py tells."""
        match what:
            case Heard.CONNECTED:
                self.ready.set()
            case Heard.DISCONNECTED:
                self.ready.clear()
            case Heard.ACT if self._interactions is not None:
                self._begin(self._interactions.take(value))
            case Heard.MESSAGE if self._listening is not None:
                self._begin(self._listening.take(value))

    def _look_for(self, account: Account) -> None:
        """Look whether somebody who cannot be written to is still there; whoever sends need not wait for that."""
        if self._listening is not None:
            self._begin(self._listening.left(account))

    def _begin(self, work: Coroutine[Any, Any, None]) -> None:
        """Do it beside what else is done; until it is over, the adapter is not idle."""
        task = asyncio.create_task(work)
        self._under_way.add(task)
        task.add_done_callback(self._under_way.discard)
