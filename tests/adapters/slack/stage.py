"""A workspace that speaks Slack's protocols, the real adapter in it, and a desk that answers as it is told."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from adapters.slack.commands import spoken
from adapters.slack.platform import SlackPlatform
from bot.commands.doors import Doors
from bot.domain.people import Account
from bot.ports.chat import Choice, Message, Nothing, Paragraph, Reply, Say, Suggestions, Text, Words
from scheduler.clock import RealStopwatch, SystemClock
from tests.fakes.platform_memory import FakePlatformMemory
from tests.platforms.slack_server import SlackServer

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Sequence

    from bot.commands.events import Event, HomeOpened, RoomActivity, Source, Suggest
    from bot.ports.chat import JobStarted
    from bot.ports.clock import Clock
    from tests.platforms.slack_people import Person

log = logging.getLogger(__name__)

Answer = Callable[["Event"], Reply]


def words(text: str) -> Paragraph:
    return Paragraph((Words(Text(text)),))


def message(*texts: str, choices: tuple[Choice, ...] = (), locale: str = "en") -> Message:
    return Message(tuple(words(text) for text in texts), choices, locale)


def say(*texts: str, choices: tuple[Choice, ...] = ()) -> Say:
    return Say(message(*texts, choices=choices))


def nothing(_event: Event) -> Reply:
    return Nothing()


class Unstored(Exception):
    """The store is away."""


@dataclass
class FakeDesk:
    """Keeps what it is told, once an id, and gives the same answer again to what is told again."""

    answer: Answer = nothing
    end: Reply = field(default_factory=Nothing)
    progress: tuple[Message, ...] = ()
    locale: str | None = None
    page: Message = field(default_factory=lambda: message("My partnership"))
    events: list[Event] = field(default_factory=list)
    rooms: list[list[RoomActivity]] = field(default_factory=list)
    slow: float = 0.0
    away: int = 0
    stored: dict[str, Reply] = field(default_factory=dict)
    asked: int = 0

    async def dispatch(self, event: Event) -> Reply:
        self.asked += 1
        await asyncio.sleep(self.slow)
        self._fail()
        if event.event_id not in self.stored:
            self.events.append(event)
            self.stored[event.event_id] = self.answer(event)
        return self.stored[event.event_id]

    async def finish(self, started: JobStarted, source: Source, show: object = None) -> Reply:
        for each in self.progress:
            await show(each)  # type: ignore[operator]  # what the adapter gives
        return self.end

    async def note_rooms(self, activities: Sequence[RoomActivity]) -> None:
        await asyncio.sleep(self.slow)
        self._fail()
        self.rooms.append(list(activities))

    async def suggest(self, event: Suggest) -> Suggestions:
        return Suggestions(())

    async def home(self, event: HomeOpened) -> Message:
        return replace(self.page, locale=self.locale or spoken(event.source.locale) or "en")

    def _fail(self) -> None:
        if self.away:
            self.away -= 1
            raise Unstored


@dataclass
class Stage:
    server: SlackServer
    platform: SlackPlatform
    desk: FakeDesk
    memory: FakePlatformMemory
    ana: Person
    kofi: Person

    async def settled(self) -> None:
        """Wait until nothing is under way on either side."""
        for _ in range(3):
            await self.server.settled()
            while not self.platform.is_idle:  # noqa: ASYNC110  # idleness is no event
                await asyncio.sleep(0.005)

    @property
    def anas(self) -> Account:
        return Account("slack", self.ana.id)

    @property
    def told(self) -> list[Event]:
        return self.desk.events


@asynccontextmanager
async def running(platform: SlackPlatform, doors: Doors) -> AsyncIterator[None]:
    task = asyncio.create_task(platform.run(doors))
    try:
        ready = asyncio.create_task(platform.ready.wait())
        await asyncio.wait([ready, task], timeout=10, return_when=asyncio.FIRST_COMPLETED)
        ready.cancel()
        if task.done():
            await task
        assert platform.ready.is_set()
        yield
    finally:
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task


@asynccontextmanager
async def connected(
    server: SlackServer,
    *,
    desk: FakeDesk | None = None,
    memory: FakePlatformMemory | None = None,
    posts_per_second: float = 400.0,
    request_lives_for: float = 30.0,
    closable_rooms: bool = False,
    channel_per_second: float = 400.0,
    clock: Clock | None = None,
) -> AsyncIterator[Stage]:
    """Run the adapter in a workspace with Ana and Kofi. Unless a test is about pace, there is none to speak of."""
    stopwatch = RealStopwatch()
    platform = SlackPlatform(
        bot_token=server.bot_token,
        app_token=server.app_token,
        api_url=server.url,
        stopwatch=stopwatch,
        closable_rooms=closable_rooms,
        posts_per_second=posts_per_second,
        posts_in_a_channel=channel_per_second,
        request_lives_for=request_lives_for,
    )
    ana = server.person("ana", locale="es-ES", tz="America/Bogota", email="ana@example.org")
    kofi = server.person("kofi", locale="en-GB", tz="Africa/Accra", email="kofi@example.org")
    kept = memory or FakePlatformMemory()
    told = desk or FakeDesk()
    async with running(platform, Doors(told, kept, clock or SystemClock(), stopwatch)):
        await server.connected()
        yield Stage(server, platform, told, kept, ana, kofi)


@asynccontextmanager
async def stage(desk: FakeDesk | None = None, clock: Clock | None = None, **settings: float) -> AsyncIterator[Stage]:
    async with SlackServer() as server, connected(server, desk=desk, clock=clock, **settings) as here:  # type: ignore[arg-type]  # settings are figures
        yield here
