"""A programme put together: every platform's own memory, and how the platforms differ."""

from __future__ import annotations

from bot.bootstrap import console_gateways
from bot.programme import StoreMemory, put_together
from data.engine import open_store
from scheduler.clock import RealStopwatch, SystemClock
from tests.bot.programme import the_world


async def test_a_platform_remembers_its_own() -> None:
    with open_store("sqlite://", direct=True) as store:
        discord, slack = StoreMemory(store, "discord"), StoreMemory(store, "slack")

        await discord.keep("direct:1", "D1")

        assert await discord.recall("direct:1") == "D1"
        assert await slack.recall("direct:1") is None
        await discord.forget("direct:1")
        assert await discord.recall("direct:1") is None


def test_use_cases_know_how_the_platforms_differ() -> None:
    with open_store("sqlite://", direct=True) as store:
        clock = SystemClock()
        programme = put_together(store, clock, RealStopwatch(), the_world(), console_gateways(clock))

        assert set(programme.world.platforms) == {"discord", "slack", "console"}
        assert programme.world.entered_by_people == frozenset()
