"""What an adapter of a platform needs of the programme that runs behind it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    import asyncio
    from collections.abc import Awaitable, Callable, Sequence

    from bot.commands.events import Event, HomeOpened, RoomActivity, Source, Suggest
    from bot.ports.chat import ChatGateway, JobStarted, Message, PlatformMemory, Reply, Suggestions
    from bot.ports.clock import Clock, Stopwatch

    Show = Callable[[Message], Awaitable[None]]


class Desk(Protocol):
    """Where everything that people do is handed in; bot.commands.dispatch.Dispatcher is one."""

    async def dispatch(self, event: Event) -> Reply:
        """Deal with an event once; when this returns, it is stored, and may be acknowledged."""

    async def finish(self, started: JobStarted, source: Source, show: Show | None = None) -> Reply:
        """See long work through; `show` is called with how far it is, in the place of what was said last."""

    async def note_rooms(self, activities: Sequence[RoomActivity]) -> None:
        """Note who wrote in which room, a group in one transaction."""

    async def suggest(self, event: Suggest) -> Suggestions:
        """Answer an autocomplete."""

    async def home(self, event: HomeOpened) -> Message:
        """Give what somebody sees on the page that a platform gives the bot."""


@dataclass(frozen=True, slots=True)
class Doors:
    """The doors an adapter knocks at. `memory` is its own platform's."""

    desk: Desk
    memory: PlatformMemory
    clock: Clock
    stopwatch: Stopwatch
    locale: str = "en"


class Platform(Protocol):
    """One chat platform that a running process connects to."""

    @property
    def gateway(self) -> ChatGateway:
        """Give what sends; usable at once, unavailable until connected."""

    @property
    def ready(self) -> asyncio.Event:
        """Give the event that is set while connected."""

    @property
    def is_idle(self) -> bool:
        """Say whether nothing that was received still waits for its answer."""

    @property
    def standing(self) -> str:
        """Say as whom, and where, the bot is connected."""

    async def run(self, doors: Doors) -> None:
        """Connect and serve until cancelled. Raises `Refused` for what a person must mend."""

    async def announce(self, text: str) -> None:
        """Show everybody a few words about the bot, where the platform has a place for them."""
