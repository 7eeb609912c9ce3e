"""A programme of few words, and the adapter running against the server that speaks Discord's protocols."""

from __future__ import annotations

import asyncio
from collections import deque
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from adapters.discord.platform import DiscordPlatform
from bot.commands.doors import Doors
from bot.commands.events import CommandInvoked, DirectMessage, FormSubmitted
from bot.domain.people import Account
from bot.ports.chat import Choice, Message, Nothing, Paragraph, Say, Suggestions, Text, Words
from scheduler.clock import RealStopwatch, SystemClock
from tests.fakes.platform_memory import FakePlatformMemory
from tests.platforms.discord_server import DiscordServer

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Sequence

    from bot.commands.doors import Desk, Show
    from bot.commands.events import Event, HomeOpened, RoomActivity, Source, Suggest
    from bot.ports.chat import ChatGateway, JobStarted, PlatformMemory, Reply
    from bot.ports.clock import Clock
    from tests.platforms.discord_people import Person


def saying(words: str, *choices: str) -> Message:
    """Give a message of ours with a button for each token."""
    return Message(
        (Paragraph((Words(Text(words)),)),), tuple(Choice(Text(each.title()), f"{each}:1:7") for each in choices)
    )


@dataclass
class ScriptedDesk:
    """A desk that remembers what came in, and answers as it was told; a redelivery repeats its answer."""

    heard: list[Event] = field(default_factory=list)
    rooms: list[RoomActivity] = field(default_factory=list)
    answers: deque[Reply] = field(default_factory=deque)
    hits: tuple[tuple[str, str], ...] = ()
    suggested: list[Suggest] = field(default_factory=list)
    takes: float = 0.0
    fault: Exception | None = None
    end: Reply = field(default_factory=Nothing)
    progress: tuple[Message, ...] = ()
    stored: dict[str, Reply] = field(default_factory=dict)

    async def dispatch(self, event: Event) -> Reply:
        if event.event_id in self.stored:
            return self.stored[event.event_id]
        self.heard.append(event)
        await asyncio.sleep(self.takes)
        if self.fault is not None:
            raise self.fault
        reply = self.stored[event.event_id] = self.answers.popleft() if self.answers else Say(saying("Done."))
        return reply

    async def finish(self, started: JobStarted, source: Source, show: Show | None = None) -> Reply:
        for each in self.progress:
            if show is not None:
                await show(each)
        return self.end

    async def note_rooms(self, activities: Sequence[RoomActivity]) -> None:
        if self.fault is not None:
            raise self.fault
        self.rooms += activities

    async def suggest(self, event: Suggest) -> Suggestions:
        self.suggested.append(event)
        return Suggestions(self.hits)

    async def home(self, event: HomeOpened) -> Message:
        return saying("Home")

    @property
    def last(self) -> Event:
        return self.heard[-1]

    @property
    def command(self) -> CommandInvoked:
        return next(each for each in reversed(self.heard) if isinstance(each, CommandInvoked))

    @property
    def form(self) -> FormSubmitted:
        return next(each for each in reversed(self.heard) if isinstance(each, FormSubmitted))

    @property
    def message(self) -> DirectMessage:
        return next(each for each in reversed(self.heard) if isinstance(each, DirectMessage))


@dataclass
class Stage:
    """The server, the adapter that runs against it, and the desk behind."""

    server: DiscordServer
    platform: DiscordPlatform
    desk: ScriptedDesk
    notes: FakePlatformMemory
    running: asyncio.Task[None]
    doors: Doors

    @property
    def gateway(self) -> ChatGateway:
        return self.platform.gateway

    def account(self, person: Person) -> Account:
        return Account("discord", str(person.id), handle=person.account.name)

    async def restarts(self) -> None:
        """Stop the bot, and start another one with the same memory."""
        await stop(self.running)
        self.platform = bot_on(self.server)
        self.running = asyncio.create_task(self.platform.run(self.doors))
        await asyncio.wait_for(self.platform.ready.wait(), 30)


def bot_on(
    server: DiscordServer, *, requests_a_second: int = 1_000, openings_a_minute: int = 60_000
) -> DiscordPlatform:
    """Give a bot for this server; by itself it hurries as no bot on Discord may."""
    return DiscordPlatform(
        token=server.token,
        stopwatch=RealStopwatch(),
        api_url=server.api_url,
        gateway_url=server.gateway_url,
        requests_a_second=requests_a_second,
        openings_a_minute=openings_a_minute,
        request_lives_for=5.0,
        guilds_within=0.02,
    )


async def stop(running: asyncio.Task[None]) -> None:
    running.cancel()
    await asyncio.gather(running, return_exceptions=True)


async def until(true: Callable[[], object], within: float = 3.0) -> None:
    """Wait until something holds."""
    async with asyncio.timeout(within):
        while not true():  # noqa: ASYNC110  # anything may be waited for, and nobody rings a bell
            await asyncio.sleep(0.005)


@asynccontextmanager
async def playing(
    desk: Desk | None = None,
    *,
    clock: Clock | None = None,
    memory: PlatformMemory | None = None,
    waits: bool = True,
    checks: bool = False,
    **options: int,
) -> AsyncIterator[Stage]:
    """Start a server and the bot, and see that nothing broke Discord's rules."""
    server = await DiscordServer.start()
    server.checks_requests = checks  # the whole set of commands takes a second to check: test_commands.py does so once
    platform, notes, scripted = bot_on(server, **options), FakePlatformMemory(), ScriptedDesk()
    doors = Doors(desk or scripted, memory or notes, clock or SystemClock(), RealStopwatch(), "en")
    running = asyncio.create_task(platform.run(doors))
    stage = Stage(server, platform, scripted, notes, running, doors)
    try:
        if waits:
            await asyncio.wait_for(platform.ready.wait(), 10)
        server.checks_requests = True
        yield stage
    finally:
        await stop(stage.running)
        await server.stop()
    assert server.violations == []
