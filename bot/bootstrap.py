"""The composition root: the only place that knows which part stands behind which port."""

from __future__ import annotations

import secrets
import zoneinfo
from datetime import datetime
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
from data.charts.bars import BarCharts
from data.content.shelf import TopicLibrary
from data.files.invitations import CalendarInvitations
from data.files.roster import SheetRosterFiles
from data.places.world import WorldPlaces, WorldWorkingDays
from scheduler.clock import RealStopwatch, SystemClock, VirtualClock
from scheduler.stepping import step_until
from scheduler.workshop import ProcessWorkshop

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from typing import TextIO

    from adapters.console.gateway import Happened
    from adapters.console.markup import Screen
    from bot.commands.doors import Platform
    from bot.domain.people import Participant
    from bot.ports.chat import ChatGateway
    from bot.ports.clock import Clock, Stopwatch
    from bot.ports.storage import Unit
    from bot.ports.workshop import Workshop
    from bot.settings import Settings
    from data.store import SqlStore

PLATFORMS = ("discord", "slack")
"""The platforms whose accounts a roster may hold."""


def make_world() -> World:
    """Give countries, zones, days off, roster files and topics. Zone data come from the package, not the machine."""
    zoneinfo.reset_tzpath(to=[])
    places = WorldPlaces()
    roster_files = SheetRosterFiles(places=places, platforms=PLATFORMS)
    return World(
        places,
        WorldWorkingDays(),
        roster_files,
        TopicLibrary(),
        CalendarInvitations(),
        at_the_machine="console",
        charts=BarCharts(),
    )


def open_programme(
    store: SqlStore,
    clock: Clock,
    gateways: Mapping[str, ChatGateway],
    *,
    world: World | None = None,
    workshop: Workshop | None = None,
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


def platforms_of(settings: Settings, stopwatch: Stopwatch) -> Mapping[str, Platform]:
    """Give the platforms that somebody has given tokens for; the others' libraries are not even loaded."""
    platforms: dict[str, Platform] = {}
    if settings.discord_token is not None:
        from adapters.discord.platform import DiscordPlatform

        platforms["discord"] = DiscordPlatform(
            token=settings.discord_token.get_secret_value(),
            api_url=settings.discord_api_url,
            gateway_url=settings.discord_gateway_url,
            stopwatch=stopwatch,
        )
    if settings.slack_bot_token is not None and settings.slack_app_token is not None:
        from adapters.slack.platform import SlackPlatform

        platforms["slack"] = SlackPlatform(
            bot_token=settings.slack_bot_token.get_secret_value(),
            app_token=settings.slack_app_token.get_secret_value(),
            api_url=settings.slack_api_url,
            command=settings.slack_command,
            closable_rooms=settings.slack_closable_rooms,
            stopwatch=stopwatch,
        )
    return platforms


CONSOLE_CLOCK = "console-clock"
"""The setting under which a console database keeps the time to which it has been moved."""


async def play(store: SqlStore, screen: Screen, typed: TextIO, *, locale: str) -> None:
    """Let one person play a whole programme at the console, on a clock that they move."""
    kept = store.run(lambda unit: unit.records.setting(CONSOLE_CLOCK))
    clock = VirtualClock(datetime.fromisoformat(kept) if kept else SystemClock().now().replace(microsecond=0))
    workshop = ProcessWorkshop()
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
        programme.next_due_at,
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
        next_due=programme.next_due_at,
        run_ticks=programme.deliver,
        plan=programme.plan,
    )
    await store.transact(_keep_time, clock.now())


def _keep_time(unit: Unit, now: datetime) -> None:
    unit.records.set_setting(CONSOLE_CLOCK, now.isoformat())


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
