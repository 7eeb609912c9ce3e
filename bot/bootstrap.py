"""The composition root: the only place that knows which part stands behind which port."""

from __future__ import annotations

import asyncio
import secrets
import signal
import zoneinfo
from concurrent.futures import ProcessPoolExecutor
from datetime import datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING

from adapters.console.converse import converse
from adapters.console.doors import Doors
from adapters.console.gateway import ConsoleGateway
from bot.commands.catalogue import COMMANDS
from bot.domain.partnerships import PartnershipState
from bot.programme import Programme, put_together
from bot.services.compose import room_title
from bot.services.topics import bring_packaged
from bot.services.world import World
from data.content.shelf import TopicLibrary
from data.files.invitations import CalendarInvitations
from data.files.roster import SheetRosterFiles
from data.places.world import WorldPlaces, WorldWorkingDays
from scheduler.clock import RealStopwatch, SystemClock, VirtualClock
from scheduler.stepping import step_until
from scheduler.ticker import Tick, Ticker

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Mapping, Sequence
    from typing import Any, TextIO

    from adapters.console.gateway import Happened
    from adapters.console.markup import Screen
    from bot.domain.people import Participant
    from bot.ports.chat import ChatGateway
    from bot.ports.clock import Clock
    from bot.ports.storage import Unit
    from data.store import SqlStore

PLATFORMS = ("discord", "slack")
"""The platforms whose accounts a roster may hold."""


def make_world() -> World:
    """Give countries, zones, days off, roster files and topics. Zone data come from the package, not the machine."""
    zoneinfo.reset_tzpath(to=[])
    places = WorldPlaces()
    roster_files = SheetRosterFiles(places=places, platforms=PLATFORMS)
    return World(places, WorldWorkingDays(), roster_files, TopicLibrary(), CalendarInvitations())


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


CONSOLE_CLOCK = "console-clock"
"""The setting under which a console database keeps the time to which it has been moved."""


async def play(store: SqlStore, screen: Screen, typed: TextIO, *, locale: str) -> None:
    """Let one person play a whole programme at the console, on a clock that they move."""
    kept = store.run(lambda unit: unit.records.setting(CONSOLE_CLOCK))
    clock = VirtualClock(datetime.fromisoformat(kept) if kept else SystemClock().now().replace(microsecond=0))
    workshop = Workshop()
    gateways = console_gateways(clock)
    programme = open_programme(store, clock, gateways, workshop=workshop)
    store.run(_with_console_channels)
    store.run(_restore_rooms, gateways)
    await programme.courier.recover()
    doors = Doors(
        programme.dispatcher.dispatch,
        programme.dispatcher.finish,
        partial(store.transact, _everybody),
        partial(_advance, programme, store, clock),
        partial(store.transact, _next_due),
        clock,
        gateways,
        COMMANDS,
        secrets.token_hex(4),
        locale=locale,
    )
    try:
        await converse(doors, screen, typed)
    finally:
        workshop.close()


async def _advance(programme: Programme, store: SqlStore, clock: VirtualClock, until: datetime) -> None:
    """Let time pass, and remember how far."""
    await step_until(
        until,
        clock=clock,
        next_due=partial(store.transact, _next_due),
        run_ticks=programme.deliver,
        plan=programme.plan,
    )
    await store.transact(_keep_time, clock.now())


def _keep_time(unit: Unit, now: datetime) -> None:
    unit.records.set_setting(CONSOLE_CLOCK, now.isoformat())


def _next_due(unit: Unit) -> datetime | None:
    return unit.deliveries.next_due_at()


def _everybody(unit: Unit) -> Sequence[Participant]:
    return unit.people.all()


def _with_console_channels(unit: Unit) -> None:
    """Give the console the two channels every programme has, so that nothing need be set up."""
    for name in ("open", "coordinators"):
        if unit.records.setting(f"channel-{name}-console") is None:
            unit.records.set_setting(f"channel-{name}-console", name)


def _restore_rooms(unit: Unit, gateways: Mapping[str, ConsoleGateway]) -> None:
    """Open the rooms of an earlier session again."""
    for round_ in unit.rounds.all():
        for partnership in unit.partnerships.of_round(round_.id):
            gateway = gateways.get(partnership.room_platform or "")
            if gateway is None or partnership.room_id is None or partnership.state is PartnershipState.ENDED:
                continue
            people = unit.people.get_many(partnership.members)
            accounts = [a for p in people.values() for a in p.accounts if a.platform == gateway.platform]
            gateway.restore_room(partnership.room_id, room_title(people.values()), accounts)


async def keep_going(store: SqlStore) -> None:
    """Run a programme by the real clock until the process is asked to stop. Nothing under way is cut off."""
    clock = SystemClock()
    workshop = Workshop()
    programme = open_programme(store, clock, console_gateways(clock, ("console",)), workshop=workshop)
    await programme.courier.recover()
    ticker = Ticker(
        [
            Tick("deliver", timedelta(seconds=2), programme.courier.run_once),
            Tick("settle", timedelta(seconds=30), programme.courier.settle),
            Tick("plan", timedelta(seconds=60), programme.plan),
        ]
    )
    asked = asyncio.Event()
    for signal_number in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(signal_number, asked.set)
    ticker.start()
    await asked.wait()
    programme.courier.stop()
    await ticker.stop()
    workshop.close()
