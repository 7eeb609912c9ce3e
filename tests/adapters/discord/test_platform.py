"""The connection: quick to come, back by itself after every kind of cut, and plain about what a person must mend."""

from __future__ import annotations

import asyncio
import time
from typing import TYPE_CHECKING

import pytest

from adapters.discord.client import LONGEST_WAIT, Backoff, DiscordRefuses, intents
from adapters.discord.platform import DiscordPlatform
from bot.commands.doors import Doors
from bot.messages.render import text
from bot.ports.chat import ChatUnavailable, Say, Sent
from scheduler.clock import RealStopwatch, SystemClock
from tests.adapters.discord.stage import ScriptedDesk, playing, saying, until
from tests.fakes.platform_memory import FakePlatformMemory

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from tests.adapters.discord.stage import Stage

PRIVILEGED = ("members", "presences", "message_content")


@pytest.fixture
async def stage() -> AsyncIterator[Stage]:
    async with playing() as playing_one:
        yield playing_one


def test_no_privileged_intent_is_asked_for() -> None:
    """Nobody must trust the bot with a list of members, or with what they write to each other."""
    assert not any(getattr(intents(), name) for name in PRIVILEGED)


async def test_it_is_ready_soon() -> None:
    """Within two seconds after the gateway answers, its commands registered before."""
    async with playing() as stage:
        began = time.monotonic()
        await stage.restarts()
        assert time.monotonic() - began < 2.0


async def test_it_says_as_whom_and_where(stage: Stage) -> None:
    client = stage.platform._client
    assert client is not None
    bot, _, where = stage.platform.standing.partition(" in ")
    assert bot
    assert where == client.guilds[0].name


async def test_what_it_announces_is_seen_beside_its_name(stage: Stage) -> None:
    await stage.platform.announce("rehearsing: 18 January 2027, 12:00")
    await until(lambda: "rehearsing" in str(stage.server.gateway.presence))


async def works(stage: Stage, name: str = "ana") -> bool:
    ana = stage.server.person(name)
    stage.desk.answers.append(Say(saying("Hello")))
    return (await ana.slash("me show")).text == "Hello"


async def test_a_cut_connection_is_resumed_and_nothing_is_missed(stage: Stage) -> None:
    """What people did meanwhile comes afterwards."""
    ana = stage.server.person("ana")
    stage.server.gateway.drops()
    await ana.writes("are you there?")
    assert (await ana.receives("Done.", within=8)).text == "Done."
    assert stage.server.gateway.resumed
    assert await works(stage)


@pytest.mark.parametrize("code", [4000, 4009, 1000, 1001])
async def test_a_closed_connection_comes_back(stage: Stage, code: int) -> None:
    stage.server.gateway.closes(code)
    await until(lambda: not stage.platform.ready.is_set())
    await until(stage.platform.ready.is_set, 10)
    assert await works(stage)


async def test_discords_wish_to_reconnect_is_followed(stage: Stage) -> None:
    stage.server.gateway.asks_to_reconnect()
    await until(lambda: not stage.platform.ready.is_set())
    await until(stage.platform.ready.is_set, 10)
    assert await works(stage)


async def test_a_first_handshake_that_is_refused_is_tried_again() -> None:
    """discord.py itself would end there."""
    async with playing(waits=False) as stage:
        stage.server.gateway.refuses(2)
        await until(stage.platform.ready.is_set, 10)
        assert len(stage.server.gateway.attempts) >= 3
        assert await works(stage)


async def test_it_starts_while_discord_is_away() -> None:
    async with playing(waits=False) as stage:
        stage.server.goes_away()
        await asyncio.sleep(0.8)
        assert not stage.platform.ready.is_set()
        stage.server.comes_back()
        await until(stage.platform.ready.is_set, 10)
        assert await works(stage)


class SwiftStopwatch(RealStopwatch):
    """Waits a thousandth of what is asked for, and notes it: an hour goes by in seconds."""

    def __init__(self) -> None:
        self.slept: list[float] = []

    async def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        await asyncio.sleep(seconds / 1_000)


async def test_an_hour_of_outage_ends_by_itself_without_a_storm() -> None:
    """It asks about once a minute, never at the same moments, and is back when Discord is."""
    async with playing() as stage:
        swift = SwiftStopwatch()
        client = stage.platform._client
        assert client is not None
        client._stopwatch = swift
        stage.server.goes_away()
        await until(lambda: sum(swift.slept) > 3_600, 20)
        assert len(swift.slept) < 120
        assert max(swift.slept) <= LONGEST_WAIT
        assert len(set(swift.slept)) > len(swift.slept) / 2
        stage.server.comes_back()
        await until(stage.platform.ready.is_set, 10)
        assert await works(stage)


def test_waits_grow_to_a_minute_and_no_further() -> None:
    backoff = Backoff(lambda: 1.0)
    assert [backoff.again() for _ in range(9)] == [0.5, 1, 2, 4, 8, 16, 32, 60, 60]
    backoff.worked()
    assert backoff.again() == 0.5


async def test_a_refused_token_is_told_plainly() -> None:
    """A person must mend it, so it is not tried for ever."""
    async with playing() as stage:
        platform = DiscordPlatform(
            token="wrong",
            stopwatch=RealStopwatch(),
            api_url=stage.server.api_url,
            gateway_url=stage.server.gateway_url,
        )
        doors = Doors(ScriptedDesk(), FakePlatformMemory(), SystemClock(), RealStopwatch())
        with pytest.raises(DiscordRefuses) as caught:
            await asyncio.wait_for(platform.run(doors), 5)
        assert "PAIRKEEPER_DISCORD_TOKEN" in text("en", caught.value.key, why=str(caught.value.details["why"]))


@pytest.mark.parametrize(("code", "why"), [(4004, "token"), (4014, "intents")])
async def test_what_closes_the_connection_for_good_is_told_plainly(stage: Stage, code: int, why: str) -> None:
    stage.server.gateway.closes(code)
    with pytest.raises(DiscordRefuses) as caught:
        await asyncio.wait_for(stage.running, 5)
    assert caught.value.details == {"why": why}


async def test_it_can_be_run_again(stage: Stage) -> None:
    """After whatever went wrong, the same adapter."""
    stage.running.cancel()
    await asyncio.gather(stage.running, return_exceptions=True)
    assert not stage.platform.ready.is_set()
    with pytest.raises(ChatUnavailable):
        await stage.gateway.post("1", saying("Hello"), key="k")
    stage.running = asyncio.create_task(stage.platform.run(stage.doors))
    await until(stage.platform.ready.is_set, 10)
    sent = await stage.gateway.send_direct(stage.account(stage.server.person("ana")), saying("Hello"), key="k")
    assert isinstance(sent, Sent)
    assert await works(stage)
