"""A plain discord.py client pointed at the server, to show that the server behaves as the library expects."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Iterator
from contextlib import asynccontextmanager, contextmanager
from typing import Any

import discord
import pytest
import yarl
from discord import app_commands
from discord.gateway import DiscordWebSocket
from discord.http import Route

from tests.platforms.discord_server import DiscordServer

INTENTS = discord.Intents(guilds=True, guild_messages=True, dm_messages=True)  # none of them privileged


@contextmanager
def pointed_at(server: DiscordServer) -> Iterator[None]:
    """Way A of platforms/discord.md: the two class attributes, put back afterwards."""
    before = Route.BASE, DiscordWebSocket.DEFAULT_GATEWAY
    Route.BASE = server.api_url
    DiscordWebSocket.DEFAULT_GATEWAY = yarl.URL(server.gateway_url)
    try:
        yield
    finally:
        Route.BASE, DiscordWebSocket.DEFAULT_GATEWAY = before


class PlainBot(discord.Client):
    def __init__(self, **options: Any) -> None:
        options.setdefault("intents", INTENTS)
        options.setdefault("allowed_mentions", discord.AllowedMentions(everyone=False, roles=False))
        super().__init__(guild_ready_timeout=0.01, **options)
        self.tree = app_commands.CommandTree(self)
        self.heard: list[discord.Message] = []
        self.failures: list[Exception] = []
        self.tree.error(self._note)

    async def _note(self, interaction: discord.Interaction, error: Exception) -> None:
        self.failures.append(error)

    async def on_message(self, message: discord.Message) -> None:
        self.heard.append(message)

    async def opens(self, account_id: int) -> discord.DMChannel:
        """A direct message channel with somebody the client may not know."""
        return await self.create_dm(discord.Object(account_id))


@asynccontextmanager
async def connected(server: DiscordServer, **options: Any) -> AsyncIterator[PlainBot]:
    with pointed_at(server):
        bot = PlainBot(**options)
        running = asyncio.ensure_future(bot.start(server.token))
        try:
            ready = asyncio.ensure_future(bot.wait_until_ready())
            await asyncio.wait({running, ready}, return_when=asyncio.FIRST_COMPLETED)
            if running.done():
                running.result()
            yield bot
        finally:
            await bot.close()
            await asyncio.gather(running, return_exceptions=True)


async def refused(code: int, asked: Awaitable[Any]) -> None:
    """Await what Discord should refuse with that code."""
    with pytest.raises(discord.HTTPException) as caught:
        await asked
    assert caught.value.code == code
