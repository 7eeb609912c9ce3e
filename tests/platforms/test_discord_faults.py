"""What goes wrong on order, and the limits: each seen through the eyes of discord.py."""

import asyncio
import time

import aiohttp
import discord
import pytest

from tests.platforms.discord_bot import PlainBot
from tests.platforms.discord_faults import How
from tests.platforms.discord_server import DiscordServer


async def place_of(server: DiscordServer, bot: PlainBot) -> discord.PartialMessageable:
    return bot.get_partial_messageable(server.world.general.id)


@pytest.mark.parametrize(("how", "said"), [("drop_before", 0), ("drop_after", 1)])
async def test_a_cut_connection_says_nothing_of_what_happened(
    discord_server: DiscordServer, plain_bot: PlainBot, how: How, said: int
) -> None:
    discord_server.fails("create_message", how)
    place = await place_of(discord_server, plain_bot)
    with pytest.raises(aiohttp.ClientError):
        await place.send("hello", nonce="delivery-7")
    assert len(discord_server.person("ana").sight) == said
    await place.send("hello", nonce="delivery-7")
    assert len(discord_server.person("ana").sight) == 1


@pytest.mark.parametrize(("how", "repeated"), [("500_before", 0), ("500_after", 1)])
async def test_a_500_is_tried_again_by_the_library(
    discord_server: DiscordServer, plain_bot: PlainBot, how: How, repeated: int
) -> None:
    discord_server.fails("create_message", how)
    await (await place_of(discord_server, plain_bot)).send("hello")
    assert len(discord_server.person("ana").sight) == 1
    assert len(discord_server.nonces.repeated) == repeated
    assert [each.status for each in discord_server.called("create_message")] == [500, 200]


@pytest.mark.parametrize("how", ["429", "429_global", "429_shared"])
async def test_a_429_with_via_is_waited_out(discord_server: DiscordServer, plain_bot: PlainBot, how: How) -> None:
    discord_server.fails("create_message", how, seconds=0.01)
    await (await place_of(discord_server, plain_bot)).send("hello")
    assert len(discord_server.person("ana").sight) == 1
    assert discord_server.limits.invalid == (how != "429_shared")


async def test_a_429_without_via_is_raised_at_once(discord_server: DiscordServer, plain_bot: PlainBot) -> None:
    discord_server.fails("create_message", "429_without_via")
    with pytest.raises(discord.HTTPException) as caught:
        await (await place_of(discord_server, plain_bot)).send("hello")
    assert caught.value.status == 429


@pytest.mark.parametrize("how", ["slow_before", "slow_after"])
async def test_an_answer_can_be_slow(discord_server: DiscordServer, plain_bot: PlainBot, how: How) -> None:
    discord_server.fails("create_message", how, seconds=0.1)
    began = time.monotonic()
    await (await place_of(discord_server, plain_bot)).send("hello")
    assert time.monotonic() - began > 0.09


async def test_a_fault_strikes_whom_it_is_meant_for(discord_server: DiscordServer, plain_bot: PlainBot) -> None:
    fault = discord_server.fails("create_*", "refused", code=50001, when=lambda call: "two" in str(call.body))
    place = await place_of(discord_server, plain_bot)
    await place.send("one")
    with pytest.raises(discord.Forbidden):
        await place.send("two")
    await place.send("two")
    assert fault.times == 0


async def test_a_full_bucket_is_told_in_headers_and_kept_by_the_library(
    discord_server: DiscordServer, plain_bot: PlainBot
) -> None:
    discord_server.limits.buckets["create_message"] = (2, 0.3)
    place = await place_of(discord_server, plain_bot)
    began = time.monotonic()
    for number in range(4):
        await place.send(str(number))
    assert time.monotonic() - began > 0.25
    assert discord_server.limits.rejections == []


async def test_fifty_a_second_are_enough(discord_server: DiscordServer) -> None:
    discord_server.limits.per_second = 50
    headers = {"Authorization": f"Bot {discord_server.token}"}
    async with aiohttp.ClientSession(headers=headers) as session:
        answers = await asyncio.gather(*(status(session, discord_server) for _ in range(80)))
    assert answers.count(200) >= 50
    assert answers.count(429) == len(discord_server.limits.rejections) == discord_server.limits.invalid
    assert {each.scope for each in discord_server.limits.rejections} <= {"global"}


async def status(session: aiohttp.ClientSession, server: DiscordServer) -> int:
    async with session.get(f"{server.api_url}/users/@me") as answer:
        return answer.status
