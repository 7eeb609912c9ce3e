"""The desk as a running process sees it: it counts what is under way, and says when somebody has acted."""

from __future__ import annotations

import asyncio
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bot.commands.doors import Desk, Show
    from bot.commands.events import Event, HomeOpened, RoomActivity, Source, Suggest
    from bot.ports.chat import JobStarted, Message, Reply, Suggestions
    from bot.ports.clock import Stopwatch


class AttendedDesk:
    """A desk in front of the desk. `acted` is set after each act, for what it brings about to leave at once."""

    def __init__(self, desk: Desk, stopwatch: Stopwatch) -> None:
        """Stand in front of a desk."""
        self._desk = desk
        self._stopwatch = stopwatch
        self._under_way = 0
        self.acted = asyncio.Event()
        self.acted_at = stopwatch.seconds()

    @property
    def is_idle(self) -> bool:
        """Say whether nobody waits for an answer."""
        return self._under_way == 0

    async def dispatch(self, event: Event) -> Reply:
        with self._attending():
            return await self._desk.dispatch(event)

    async def finish(self, started: JobStarted, source: Source, show: Show | None = None) -> Reply:
        with self._attending():
            return await self._desk.finish(started, source, show)

    async def note_rooms(self, activities: Sequence[RoomActivity]) -> None:
        with self._attending():
            await self._desk.note_rooms(activities)

    async def suggest(self, event: Suggest) -> Suggestions:
        return await self._desk.suggest(event)

    async def home(self, event: HomeOpened) -> Message:
        return await self._desk.home(event)

    @contextmanager
    def _attending(self) -> Iterator[None]:
        self._under_way += 1
        try:
            yield
        finally:
            self._under_way -= 1
            self.acted_at = self._stopwatch.seconds()
            self.acted.set()
