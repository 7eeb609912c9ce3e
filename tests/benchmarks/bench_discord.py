"""1,162 direct messages to places that are known, against a server that keeps Discord's limit of 50 requests a second.

Once as the bot sends them, through the courier, the store and the pacer; and once naively: discord.py alone, 50 at a
time, as fast as it goes. The server, and each way, is a process of its own, so that its memory is its own.
"""

import asyncio
import json
import logging
import resource
import subprocess
import sys
from collections.abc import Callable, Collection, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from time import perf_counter
from typing import Any

import aiohttp
import discord
import structlog

from adapters.discord.client import PairClient
from adapters.discord.markup import rendered
from adapters.discord.platform import DiscordPlatform
from adapters.discord.wire import Wire
from bot.commands.doors import Doors
from bot.delivery.courier import Courier
from bot.domain.deliveries import Delivery, Outcome
from bot.ports.chat import Choice, ChoiceStyle, Heading, Message, Paragraph, Questions, Text, Words
from bot.ports.storage import Unit
from bot.services.addressing import Ready
from bot.services.world import World
from data.engine import open_store
from scheduler.clock import RealStopwatch, SystemClock
from tests.adapters.discord.stage import ScriptedDesk
from tests.bot.delivery.doubles import NO_WORLD, PlainOutgoing, planned
from tests.fakes.platform_memory import FakePlatformMemory
from tests.platforms.discord_server import DiscordServer

PEOPLE = 1_162
LIMIT = 50
AT_ONCE = 50
WAYS = ("paced", "naive")


@dataclass(frozen=True, slots=True)
class Figures:
    """What one way took, and what the server saw of it."""

    seconds: float
    megabytes: float
    arrived: int
    lost: int
    twice: int
    too_many: int

    @property
    def rate(self) -> float:
        """Give messages a second."""
        return self.arrived / self.seconds


def run(show: Callable[[str], None]) -> None:
    """Send to everybody both ways, and compare."""
    show(f"{PEOPLE:,} direct messages with a topic and three buttons, places known, limit {LIMIT} requests a second")
    paced, naive = (_measured(way) for way in WAYS)
    show(f"through courier and pacer: {_said(paced)}, {paced.rate / LIMIT:.0%} of the limit")
    show(f"discord.py alone, {AT_ONCE} at once: {_said(naive)}")


def _said(figures: Figures) -> str:
    return (
        f"{figures.seconds:.1f} s, {figures.rate:.1f} a second, {figures.megabytes:.0f} MB,"
        f" 429: {figures.too_many:,}, lost: {figures.lost:,}, twice: {figures.twice:,}"
    )


def _measured(way: str) -> Figures:
    done = subprocess.run(
        [sys.executable, "-m", "tests.benchmarks.bench_discord", way], capture_output=True, text=True, check=True
    )
    return Figures(**json.loads(done.stdout))


# ------------------------------------------------------------------------------------------------------ the server


async def _serve() -> None:
    """Be Discord until the other end is closed; at the end say what arrived."""
    server = await DiscordServer.start()
    server.checks_requests = False
    people = [server.person(f"p{number}") for number in range(PEOPLE)]
    places = {str(each.id): str(each.dm.id) for each in people}
    _say({"token": server.token, "api": server.api_url, "gateway": server.gateway_url, "places": places})
    await asyncio.to_thread(sys.stdin.readline)
    server.limits.per_second = LIMIT
    _say({})
    await asyncio.to_thread(sys.stdin.readline)
    counts = [len(each.dm.messages) for each in people]
    _say(
        {
            "arrived": sum(counts),
            "lost": counts.count(0),
            "twice": sum(count > 1 for count in counts),
            "too_many": len(server.limits.rejections),
        }
    )
    await server.stop()


def _say(value: object) -> None:
    sys.stdout.write(json.dumps(value) + "\n")
    sys.stdout.flush()


class Server:
    """The server's process, from the other end."""

    def __init__(self) -> None:
        """Start it."""
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.benchmarks.bench_discord", "server"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        self.facts = self._hear()

    def ask(self) -> Any:
        """Ask for what comes next."""
        assert self._process.stdin is not None
        self._process.stdin.write("\n")
        self._process.stdin.flush()
        return self._hear()

    def close(self) -> None:
        """Wait for its end."""
        self._process.communicate(timeout=10)

    def _hear(self) -> Any:
        assert self._process.stdout is not None
        return json.loads(self._process.stdout.readline())


# ------------------------------------------------------------------------------------------------------ the two ways


def topic() -> Message:
    """Give a message as long as a topic's, with the buttons of a check-in."""
    buttons = ("We are in touch", "No answer yet", "We talked elsewhere")
    parts = (
        Heading((Words(Text("Your first topic")),)),
        Paragraph((Words(Text("Here is something to talk about with your partner. " * 20)),)),
        Questions(tuple((Words(Text(f"What would you change about your library? {n}")),) for n in range(5))),
    )
    choices = tuple(Choice(Text(b), f"check-in:1:{n}", ChoiceStyle.PLAIN) for n, b in enumerate(buttons))
    return Message(parts, choices)


class Topics(PlainOutgoing):
    """The use cases of sending, where all is a topic."""

    def claim(self, unit: Unit, now: datetime, world: World, *, owner: str, limit: int) -> Sequence[Ready]:
        return [replace(each, message=topic()) for each in super().claim(unit, now, world, owner=owner, limit=limit)]

    def address(self, unit: Unit, deliveries: Sequence[Delivery], now: datetime, world: World) -> Sequence[Ready]:
        return [replace(each, message=topic()) for each in super().address(unit, deliveries, now, world)]

    def mark_sending(self, unit: Unit, ids: Collection[int], now: datetime, *, owner: str) -> frozenset[int]:
        return super().mark_sending(unit, ids, now, owner=owner)

    def record(self, unit: Unit, outcomes: Sequence[Outcome], now: datetime, world: World) -> None:
        unit.deliveries.record_outcomes(outcomes)


async def paced(server: Server) -> float:
    """Send as the bot does; give the seconds."""
    facts, notes, stopwatch = server.facts, FakePlatformMemory(), RealStopwatch()
    notes.kept = {f"direct:{account}": place for account, place in facts["places"].items()}
    platform = DiscordPlatform(
        token=facts["token"], stopwatch=stopwatch, api_url=facts["api"], gateway_url=facts["gateway"]
    )
    running = asyncio.create_task(platform.run(Doors(ScriptedDesk(), notes, SystemClock(), stopwatch)))
    await asyncio.wait_for(platform.ready.wait(), 20)
    past = datetime(2026, 1, 1, tzinfo=UTC)
    due = [planned(f"t{number}", f"discord:{a}", due_at=past) for number, a in enumerate(facts["places"])]
    with open_store("sqlite://") as store:
        await store.transact(lambda unit: unit.deliveries.plan_many(due))
        gateways = {"discord": platform.gateway}
        courier = Courier(store, SystemClock(), stopwatch, NO_WORLD, gateways, "me", outgoing=Topics())
        server.ask()
        began = perf_counter()
        while await courier.run_once():
            await courier.settle()
        seconds = perf_counter() - began
    running.cancel()
    await asyncio.gather(running, return_exceptions=True)
    return seconds


async def naive(server: Server) -> float:
    """Send with discord.py alone; give the seconds."""
    facts = server.facts
    wire = Wire(trace=aiohttp.TraceConfig(), api_url=facts["api"], gateway_url=facts["gateway"])
    client = PairClient(wire, RealStopwatch())
    few = asyncio.Semaphore(AT_ONCE)

    async def send(place: str) -> None:
        async with few:
            try:
                await client.get_partial_messageable(int(place)).send(view=rendered(topic()).view)
            except discord.HTTPException:
                return

    async with client:
        await client.login(facts["token"])
        server.ask()
        began = perf_counter()
        await asyncio.gather(*map(send, facts["places"].values()))
        return perf_counter() - began


def _alone(way: str) -> None:
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.ERROR))
    server = Server()
    seconds = asyncio.run(paced(server) if way == "paced" else naive(server))
    megabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    seen = server.ask()
    server.close()
    _say(asdict(Figures(seconds, megabytes, **seen)))


if __name__ == "__main__":
    if sys.argv[1] == "server":
        asyncio.run(_serve())
    else:
        _alone(sys.argv[1])
