"""What whoever sits at the machine does with the programme's database: keep it going, or give it one command."""

from __future__ import annotations

import asyncio
import signal
import time
from typing import TYPE_CHECKING

from adapters.terminal.caller import HungUp, NobodyListens, hand_over
from adapters.terminal.carrying_out import carry_out
from adapters.terminal.socket_place import beside, named_after
from bot.bootstrap import console_gateways, open_programme, platforms_of
from bot.messages.render import LOCALES
from bot.programme import StoreMemory
from bot.running.clocks import choose_clock
from bot.running.process import Process
from bot.running.stepping import REST
from bot.services.setup import programme_locale
from bot.settings import read_clock
from data.engine import DatabaseInUse, file_of, name_of, open_store
from scheduler.clock import RealStopwatch, SystemClock, VirtualClock
from scheduler.workshop import ProcessWorkshop

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from adapters.terminal.frames import Answer
    from bot.commands.doors import Platform
    from bot.commands.events import CommandInvoked
    from bot.ports.clock import Clock, Stopwatch
    from bot.running.supervise import Tell
    from bot.settings import Settings
    from data.store import SqlStore

    Connect = Callable[[Settings, Stopwatch], Mapping[str, Platform]]

TRIES = 25
TRY_AGAIN = 0.2
"""Times, and seconds between them: a bot that is just starting or stopping holds the database and does not listen."""


def socket_of(settings: Settings) -> Path:
    """Give where a running bot listens: beside its database, or in the state folder if that is a server's."""
    file = file_of(settings.database_url)
    return named_after(settings.state_folder, name_of(settings.database_url)) if file is None else beside(file)


def clock_of(store: SqlStore, settings: Settings) -> Clock:
    """Give the clock by which a database lives, as the settings want it. Raises RealRounds, RehearsedRounds."""
    asked = read_clock(settings.clock)
    stands_at = store.run(choose_clock, asked[0] if asked else None)
    return SystemClock() if stands_at is None else VirtualClock(stands_at)


def give_command(settings: Settings, event: CommandInvoked, show: Callable[[str], None]) -> Answer:
    """Carry out one command, here or by the bot that runs. `show` is shown how far long work is.

    The event keeps its id from try to try, so a command is carried out once. Raises DatabaseInUse,
    DatabaseUnreachable, Refused.
    """
    for _ in range(TRIES):
        try:
            return _here(settings, event, show)
        except DatabaseInUse as failure:
            in_use = failure
        try:
            return hand_over(socket_of(settings), event, show)
        except (NobodyListens, HungUp):
            time.sleep(TRY_AGAIN)
    raise in_use


def _here(settings: Settings, event: CommandInvoked, show: Callable[[str], None]) -> Answer:
    async def tell(text: str) -> None:
        show(text)

    with open_store(settings.database_url, direct=True) as store:
        programme = open_programme(store, clock_of(store, settings), {})
        return asyncio.run(carry_out(programme.dispatcher, event, tell))


def keep_going(settings: Settings, tell: Tell, connect: Connect = platforms_of) -> bool:
    """Run the programme until the process is asked to stop. Give whether no platform could be kept connected.

    Raises DatabaseInUse, DatabaseUnreachable, Refused.
    """
    with open_store(settings.database_url) as store:
        return asyncio.run(_keep_going(store, settings, tell, connect))


async def _keep_going(store: SqlStore, settings: Settings, tell: Tell, connect: Connect) -> bool:
    clock, stopwatch, workshop = clock_of(store, settings), RealStopwatch(), ProcessWorkshop()
    platforms = connect(settings, stopwatch)
    gateways = {name: platform.gateway for name, platform in platforms.items()}
    programme = open_programme(store, clock, gateways or console_gateways(clock, ("console",)), workshop=workshop)
    locale = await store.transact(programme_locale)
    asked = read_clock(settings.clock)
    process = Process(
        programme,
        platforms,
        lambda name: StoreMemory(store, name),
        stopwatch,
        tell,
        locale if locale in LOCALES else "en",
        socket_of(settings),
        max(REST, asked[1] if asked else REST),
    )
    for signal_number in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(signal_number, process.stopping.set)
    _tell_what_runs(process, clock, tell)
    try:
        return await process.run()
    finally:
        workshop.close()


def _tell_what_runs(process: Process, clock: Clock, tell: Tell) -> None:
    tell("process-running" if process.platforms else "process-no-platform")
    if isinstance(clock, VirtualClock):
        tell("process-clock-steps", at=clock.now())
