"""Somebody who looks over the programme's shoulder: what it answered to the act that was just done on a platform."""

from __future__ import annotations

import asyncio
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from bot.ports.chat import JobStarted, Nothing

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from bot.commands.doors import Desk, Show
    from bot.commands.events import Event, HomeOpened, RoomActivity, Source, Suggest
    from bot.ports.chat import Message, Reply, Suggestions

PATIENCE = 10.0
"""Seconds within which an act must have been dealt with."""


async def until(condition: Callable[[], bool]) -> None:
    """Wait until something holds that nobody tells of."""
    while not condition():  # noqa: ASYNC110  # it is a property of a platform, not an event
        await asyncio.sleep(0.001)


class Watch:
    """What came of one act."""

    def __init__(self, is_idle: Callable[[], bool]) -> None:
        """Begin to watch."""
        self._is_idle = is_idle
        self.last: Reply | None = None
        self.rooms = 0
        self._came = asyncio.Event()

    def saw(self, reply: Reply) -> None:
        """Keep an answer."""
        self.last = reply
        if not isinstance(reply, JobStarted):
            self._came.set()

    def saw_room(self) -> None:
        """Keep that somebody's writing in a room was noted."""
        self.rooms += 1
        self._came.set()

    async def reply(self) -> Reply:
        """Give the answer, once the platform has it."""
        await self.noted()
        return self.last or Nothing()

    async def noted(self) -> None:
        """Wait until the act was dealt with, and nothing more is on its way."""
        async with asyncio.timeout(PATIENCE):
            await self._came.wait()
            await until(self._is_idle)


class Onlooker:
    """A desk in front of the desk."""

    def __init__(self, desk: Desk, is_idle: Callable[[], bool]) -> None:
        """Look at this desk; `is_idle` is the platform's."""
        self._desk = desk
        self._is_idle = is_idle
        self._watch: Watch | None = None
        self.events: list[Any] = []

    @contextmanager
    def watching(self) -> Iterator[Watch]:
        """Watch what comes of an act."""
        self._watch = Watch(self._is_idle)
        yield self._watch

    async def idle(self) -> None:
        """Wait until nothing is on its way."""
        async with asyncio.timeout(PATIENCE):
            await until(self._is_idle)

    async def dispatch(self, event: Event) -> Reply:
        self.events.append(event)
        return self._saw(await self._desk.dispatch(event))

    async def finish(self, started: JobStarted, source: Source, show: Show | None = None) -> Reply:
        return self._saw(await self._desk.finish(started, source, show))

    async def note_rooms(self, activities: Sequence[RoomActivity]) -> None:
        self.events += activities
        await self._desk.note_rooms(activities)
        if self._watch is not None:
            self._watch.saw_room()

    async def suggest(self, event: Suggest) -> Suggestions:
        return await self._desk.suggest(event)

    async def home(self, event: HomeOpened) -> Message:
        return await self._desk.home(event)

    def _saw(self, reply: Reply) -> Reply:
        if self._watch is not None:
            self._watch.saw(reply)
        return reply
