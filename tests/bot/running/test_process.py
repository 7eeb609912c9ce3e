"""A running programme: every platform kept going by itself, time passing, an end without anything cut off."""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest

from adapters.terminal.caller import hand_over
from adapters.terminal.frames import OPERATOR
from bot.bootstrap import open_programme
from bot.commands.catalogue import COMMANDS
from bot.commands.events import CommandInvoked
from bot.commands.parsing import parse
from bot.domain.errors import Refused
from bot.programme import StoreMemory
from bot.running import supervise
from bot.running.process import Process
from data.engine import open_store
from scheduler.clock import RealStopwatch, SystemClock, VirtualClock
from tests.fakes.platform import FakePlatform

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable
    from pathlib import Path

    from bot.ports.clock import Clock

BEGIN = datetime(2027, 1, 4, 9, tzinfo=UTC)


class Mend(Refused):
    """A token that only a person can mend."""

    key = "process-slack-needs-both"


class Here:
    """A programme that runs in this test."""

    def __init__(self, clock: Clock, *platforms: FakePlatform, socket: Path | None = None) -> None:
        """Put it together."""
        self.clock = clock
        self.store = open_store("sqlite://", direct=True)
        self.platforms = {platform.gateway.platform: platform for platform in platforms}
        gateways = {name: platform.gateway for name, platform in self.platforms.items()}
        self.programme = open_programme(self.store, clock, gateways)
        self.told: list[tuple[str, dict[str, Any]]] = []
        self.process = Process(
            self.programme,
            self.platforms,
            lambda name: StoreMemory(self.store, name),
            RealStopwatch(),
            self._tell,
            socket=socket,
            rest=0.0,
        )

    def _tell(self, key: str, /, **values: Any) -> None:
        self.told.append((key, values))

    async def command(self, line: str) -> None:
        """Give a command at the machine."""
        spec, options = parse(line, COMMANDS)
        await self.programme.dispatcher.dispatch(CommandInvoked(line, OPERATOR, spec.path, dict(options)))

    def launches(self) -> list[str]:
        """Give what states the rounds are in."""
        return self.store.run(lambda unit: [round_.state.value for round_ in unit.rounds.all()])


@asynccontextmanager
async def running(here: Here) -> AsyncIterator[asyncio.Task[bool]]:
    """Let it run, and stop it as SIGTERM does."""
    task = asyncio.create_task(here.process.run())
    try:
        yield task
    finally:
        here.process.stopping.set()
        async with asyncio.timeout(20):
            await task
        here.store.close()


async def until(condition: Callable[[], bool], seconds: float = 10) -> None:
    """Wait until something holds."""
    async with asyncio.timeout(seconds):
        while not condition():  # noqa: ASYNC110  # nobody tells of it
            await asyncio.sleep(0.005)


async def test_everything_connects_at_once_and_says_where() -> None:
    clock = SystemClock()
    one, other = FakePlatform("discord", clock), FakePlatform("slack", clock)
    here = Here(clock, one, other)

    async with running(here):
        await until(lambda: len(here.told) == 2)

    assert sorted(values["standing"] for _, values in here.told) == ["the bot in discord", "the bot in slack"]
    assert one.closed
    assert other.closed


async def test_a_platform_that_fails_stops_no_other_and_comes_back(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(supervise, "FIRST_WAIT", 0.01)
    clock = SystemClock()
    failing, other = FakePlatform("discord", clock, OSError(), RuntimeError()), FakePlatform("slack", clock)
    here = Here(clock, failing, other)

    async with running(here):
        await until(lambda: failing.ready.is_set() and other.ready.is_set())

    assert (failing.runs, other.runs) == (3, 1)
    assert [key for key, _ in here.told].count("process-platform-again") == 2


async def test_what_a_person_must_mend_is_said_and_the_others_go_on() -> None:
    clock = SystemClock()
    refused, other = FakePlatform("discord", clock, Mend()), FakePlatform("slack", clock)
    here = Here(clock, refused, other)

    async with running(here) as task:
        await until(other.ready.is_set)
        await asyncio.sleep(0.05)
        assert not task.done()

    assert refused.runs == 1
    assert [key for key, _ in here.told][:2] == ["process-slack-needs-both", "process-platform-off"]


async def test_a_programme_all_of_whose_platforms_are_refused_ends() -> None:
    here = Here(SystemClock(), FakePlatform("discord", SystemClock(), Mend()))

    assert await asyncio.wait_for(here.process.run(), 10)
    here.store.close()


async def test_a_command_handed_over_is_carried_out_between_the_platforms_acts(tmp_path: Path) -> None:
    clock = SystemClock()
    here = Here(clock, FakePlatform("discord", clock), socket=tmp_path / "p.sock")

    async with running(here):
        await until((tmp_path / "p.sock").exists)
        event = CommandInvoked("one", OPERATOR, ("round", "create"), {"name": "spring", "launch": "2030-03-04"})
        answer = await asyncio.to_thread(hand_over, tmp_path / "p.sock", event, lambda _: None)
        again = await asyncio.to_thread(hand_over, tmp_path / "p.sock", event, lambda _: None)
        rounds = here.launches()

    assert not answer.refused
    assert again == answer
    assert rounds == ["draft"]


async def test_a_stepping_clock_jumps_from_one_due_moment_to_the_next() -> None:
    clock = VirtualClock(BEGIN)
    here = Here(clock, FakePlatform("discord", clock))
    await here.command("setup channel_open=discord:open channel_coordinators=discord:coordinators")
    await here.command("round create spring launch=2027-03-01")

    async with running(here):
        await until(lambda: here.launches() == ["closed"] and clock.now() >= datetime(2027, 2, 28, 15, tzinfo=UTC))
        waits_at = clock.now()
        await asyncio.sleep(0.2)

        assert clock.now() == waits_at == datetime(2027, 2, 28, 15, tzinfo=UTC), "a coordinator has yet to launch"
        assert here.platforms["discord"].announced[0].startswith("rehearsing: the clock stands at 2027-")

    assert {arrived.place_id for arrived in here.platforms["discord"].gateway.arrived} >= {"open"}


@pytest.mark.parametrize("why", ["not connected", "something is being answered"])
async def test_a_stepping_clock_stands_still_while_anything_is_in_flight(why: str) -> None:
    clock = VirtualClock(BEGIN)
    platform = FakePlatform("discord", clock, connects=why != "not connected")
    platform.is_idle = why != "something is being answered"
    here = Here(clock, platform)
    await here.command("round create spring launch=2027-03-01")

    async with running(here):
        await asyncio.sleep(0.3)
        assert clock.now() == BEGIN
        platform.may_connect.set()
        platform.is_idle = True
        await until(lambda: clock.now() > BEGIN + timedelta(days=1))


async def test_where_a_clock_stands_is_shown_as_soon_as_somebody_can_see_it() -> None:
    """And again to whoever connects anew: the earlier words went with the connection."""
    clock = VirtualClock(BEGIN)
    platform = FakePlatform("discord", clock, connects=False)

    async with running(Here(clock, platform)):
        await asyncio.sleep(0.15)
        assert platform.announced == []
        platform.may_connect.set()
        await until(lambda: len(platform.announced) == 1, 2)
        platform.ready.clear()
        await asyncio.sleep(0.25)
        platform.ready.set()
        await until(lambda: len(platform.announced) == 2, 2)


async def test_a_stepping_clock_stands_while_there_is_nothing_ahead() -> None:
    clock = VirtualClock(BEGIN)
    here = Here(clock, FakePlatform("discord", clock))

    async with running(here):
        await asyncio.sleep(0.3)

    assert clock.now() == BEGIN
