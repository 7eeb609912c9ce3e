"""The composition root: the only place that knows which part stands behind which port."""

from __future__ import annotations

import asyncio
import zoneinfo
from concurrent.futures import ProcessPoolExecutor
from typing import TYPE_CHECKING

from adapters.console.gateway import ConsoleGateway
from bot.programme import Programme, put_together
from bot.services.topics import bring_packaged
from bot.services.world import World
from data.content.library import TopicLibrary
from data.engine import open_store
from data.files.roster import SheetRosterFiles
from data.places.world import WorldPlaces, WorldWorkingDays
from scheduler.clock import RealStopwatch

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Mapping, Sequence
    from typing import Any

    from adapters.console.gateway import Happened
    from bot.ports.chat import ChatGateway
    from bot.ports.clock import Clock
    from data.store import SqlStore

PLATFORMS = ("discord", "slack")
"""The platforms whose accounts a roster may hold."""


def make_world() -> World:
    """Give countries, zones, days off, roster files and topics. Zone data come from the package, not the machine."""
    zoneinfo.reset_tzpath(to=[])
    places = WorldPlaces()
    return World(places, WorldWorkingDays(), SheetRosterFiles(places=places, platforms=PLATFORMS), TopicLibrary())


def open_programme(
    store: SqlStore,
    clock: Clock,
    gateways: Mapping[str, ChatGateway],
    *,
    world: World | None = None,
    workshop: Callable[..., Awaitable[Any]] | None = None,
) -> Programme:
    """Put a programme together on an open store, with the topics that come with it."""
    world = world or make_world()
    store.run(bring_packaged, world)
    return put_together(store, clock, RealStopwatch(), world, gateways, workshop=workshop)


def console_gateways(
    clock: Clock, platforms: Sequence[str] = (*PLATFORMS, "console"), on_sent: Callable[[Happened], None] | None = None
) -> Mapping[str, ConsoleGateway]:
    """Give a gateway for each platform that shows on the console what it would send."""
    return {name: ConsoleGateway(name, clock=clock, on_sent=on_sent) for name in platforms}


class Workshop:
    """Long work in a process of its own, so that neither the event loop nor the database waits for it."""

    def __init__(self) -> None:
        """Start no process until there is work."""
        self._pool: ProcessPoolExecutor | None = None

    async def __call__(self, function: Callable[[Any], Any], argument: Any) -> Any:  # noqa: ANN401  # whatever the job takes and gives
        """Compute elsewhere."""
        if self._pool is None:
            self._pool = ProcessPoolExecutor(max_workers=1)
        return await asyncio.get_running_loop().run_in_executor(self._pool, function, argument)

    def close(self) -> None:
        """End the process."""
        if self._pool is not None:
            self._pool.shutdown(cancel_futures=True)


def open_database(url: str, *, direct: bool = False, synchronous: str = "FULL") -> SqlStore:
    """Open the database at a URL."""
    return open_store(url, direct=direct, synchronous=synchronous)
