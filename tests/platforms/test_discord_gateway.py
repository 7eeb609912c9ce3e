"""The gateway: who may come in, what is compressed, what is told again after a break."""

import asyncio
import time
from collections.abc import Callable
from typing import Any

import aiohttp
import discord
import pytest

from tests.platforms.discord_bot import PlainBot, connected
from tests.platforms.discord_server import DiscordServer


async def until(true: Callable[[], bool], within: float = 5.0) -> None:
    ends = time.monotonic() + within
    while not true():
        assert time.monotonic() < ends, "it never came to that"
        await asyncio.sleep(0.01)


async def test_what_happens_while_the_line_is_cut_is_told_after_resuming(
    discord_server: DiscordServer, plain_bot: PlainBot
) -> None:
    ana = discord_server.person("ana")
    discord_server.gateway.drops()
    await ana.writes("while you were away")
    await until(lambda: bool(plain_bot.heard))
    assert [each.content for each in plain_bot.heard] == ["while you were away"]
    assert discord_server.gateway.resumed == 1
    assert len(discord_server.gateway.identified) == 1


@pytest.mark.parametrize("code", [1001, 4000])
async def test_a_closed_connection_is_resumed(discord_server: DiscordServer, plain_bot: PlainBot, code: int) -> None:
    discord_server.gateway.closes(code)
    await until(lambda: discord_server.gateway.resumed == 1)


async def test_a_request_to_reconnect_is_followed_by_resuming(
    discord_server: DiscordServer, plain_bot: PlainBot
) -> None:
    discord_server.gateway.asks_to_reconnect()
    await until(lambda: discord_server.gateway.resumed == 1)


async def test_an_invalid_session_that_can_be_resumed_is_resumed(
    discord_server: DiscordServer, plain_bot: PlainBot
) -> None:
    discord_server.gateway.invalidates(resumable=True)
    await until(lambda: discord_server.gateway.resumed == 1)


@pytest.mark.parametrize("is_forgotten", [True, False])
async def test_a_session_is_resumed_as_long_as_it_is_known(discord_server: DiscordServer, is_forgotten: bool) -> None:
    async with aiohttp.ClientSession() as session:
        async with session.ws_connect(discord_server.gateway_url) as socket:
            ready = await said(socket, "READY", {"op": 2, "d": {"token": discord_server.token, "intents": 1}})
            if is_forgotten:
                discord_server.gateway.invalidates()
            discord_server.gateway.drops()
        resume = {"token": discord_server.token, "session_id": ready["d"]["session_id"], "seq": 1}
        async with session.ws_connect(ready["d"]["resume_gateway_url"]) as socket:
            answer = await said(socket, None if is_forgotten else "RESUMED", {"op": 6, "d": resume})
    assert (answer["op"], answer["d"]) == ((9, False) if is_forgotten else (0, {"_trace": []}))


async def said(socket: aiohttp.ClientWebSocketResponse, event: str | None, asked: dict[str, Any]) -> dict[str, Any]:
    """What comes under that name after saying something."""
    assert (await socket.receive_json())["op"] == 10
    await socket.send_json(asked)
    while True:
        told: dict[str, Any] = await socket.receive_json()
        if told["t"] == event:
            return told


async def test_a_privileged_intent_is_refused(discord_server: DiscordServer) -> None:
    with pytest.raises(discord.PrivilegedIntentsRequired):
        async with connected(discord_server, intents=discord.Intents(guilds=True, message_content=True)):
            pass


async def test_a_wrong_token_does_not_get_in(discord_server: DiscordServer) -> None:
    real, discord_server.token = discord_server.token, "changed since"
    assert real != discord_server.token
    headers = {"Authorization": f"Bot {real}"}
    async with (
        aiohttp.ClientSession(headers=headers) as session,
        session.get(f"{discord_server.api_url}/users/@me") as answer,
    ):
        assert answer.status == 401
        assert "Via" in answer.headers


async def test_the_first_handshake_can_be_refused(discord_server: DiscordServer) -> None:
    discord_server.gateway.refuses(1)
    with pytest.raises(AttributeError, match="sequence"):  # pitfall 9: discord.py 2.7.1 gives up
        async with connected(discord_server):
            pass
    async with connected(discord_server):
        assert len(discord_server.gateway.attempts) == 2


async def test_nothing_answers_while_the_server_is_away(discord_server: DiscordServer, plain_bot: PlainBot) -> None:
    discord_server.goes_away()
    with pytest.raises(aiohttp.ClientError):
        await plain_bot.fetch_channel(discord_server.world.general.id)
    discord_server.skip(3600)
    discord_server.comes_back()
    await until(lambda: discord_server.gateway.resumed == 1, within=15)


async def test_the_presence_is_heard(discord_server: DiscordServer, plain_bot: PlainBot) -> None:
    await plain_bot.change_presence(activity=discord.CustomActivity("rehearsing"))
    await until(lambda: "rehearsing" in str(discord_server.gateway.presence))


async def test_members_come_and_go_unheard_without_the_intent(
    discord_server: DiscordServer, plain_bot: PlainBot
) -> None:
    ana = discord_server.person("ana")
    ana.leaves()
    (session,) = discord_server.gateway.sessions.values()
    assert "GUILD_MEMBER_REMOVE" not in str(session.said)


async def test_120_messages_a_minute_are_enough(discord_server: DiscordServer) -> None:
    async with aiohttp.ClientSession() as session, session.ws_connect(discord_server.gateway_url) as socket:
        await socket.receive_json()
        for _ in range(121):
            await socket.send_json({"op": 1, "d": None})
        async for _ in socket:
            pass
        assert socket.close_code == 4008
