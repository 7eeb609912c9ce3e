"""Servers that speak the platforms' protocols, ready for a test, and held to have had nothing to object to."""

from collections.abc import AsyncIterator

import pytest

from tests.platforms.discord_bot import PlainBot, connected
from tests.platforms.discord_server import DiscordServer


@pytest.fixture
async def discord_server() -> AsyncIterator[DiscordServer]:
    server = await DiscordServer.start()
    yield server
    await server.stop()
    assert server.violations == []


@pytest.fixture
async def plain_bot(discord_server: DiscordServer) -> AsyncIterator[PlainBot]:
    """A discord.py client without any product code."""
    async with connected(discord_server) as bot:
        yield bot
