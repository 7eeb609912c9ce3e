"""Platforms to play a round on: the server, the real library connected to it, and the people before their screens."""

from __future__ import annotations

import asyncio
import time
from contextlib import AsyncExitStack, asynccontextmanager
from typing import TYPE_CHECKING, Any, Protocol

from adapters.discord import listening
from adapters.discord.permissions import bits as bits_invited_with
from adapters.discord.platform import DiscordPlatform
from adapters.slack import pacing
from adapters.slack.manifest import manifest
from adapters.slack.platform import SlackPlatform
from bot.commands.doors import Doors
from bot.domain.people import Account
from bot.programme import StoreMemory
from bot.rehearsal.stage import Scene
from scheduler.clock import RealStopwatch, VirtualClock
from tests.platforms.discord_performer import DiscordPerformer
from tests.platforms.discord_permissions import BITS
from tests.platforms.onlookers import Onlooker
from tests.platforms.rounds import consoles, plan_of, put_on, rehearsed
from tests.platforms.slack_performer import SlackPerformer

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Mapping, Sequence

    import pytest

    from adapters.console.gateway import ConsoleGateway
    from bot.commands.doors import Platform
    from bot.commands.events import ReceivedFile, Source
    from bot.ports.chat import Capabilities, Reply
    from bot.rehearsal.performer import Performer
    from bot.rehearsal.stage import Plan, Stage
    from tests.platforms.discord_server import DiscordServer
    from tests.platforms.rounds import Play
    from tests.platforms.slack_server import SlackServer

FAST = 1_000_000
"""A second: these servers set no limits here, and each platform's own pace has tests of its own."""
A_MINUTE = 60.0
"""Of work, the servers' included; the clock on the wall also counts what else this machine has to do."""
LOCALES = ("es-ES", "en-US")


class Theatre(Protocol):
    """One platform to play on."""

    name: str
    platform: Platform
    accounts: list[Account]
    not_in_sight: list[tuple[str, str]]

    @property
    def scene(self) -> Scene:
        """Give who directs, who coordinates, and the channels."""

    def live_by(self, clock: VirtualClock) -> None:
        """Let the platform's own clock be this one."""

    def vanish(self, account: Account) -> None:
        """Close somebody's account."""

    def performer(self, onlooker: Onlooker) -> Performer:
        """Give the people."""

    def complaints(self) -> list[Any]:
        """Give what the platform would have refused, or held against the bot."""


class OnDiscord:
    """Discord, through discord.py."""

    name = "discord"

    def __init__(self, server: DiscordServer, people: int) -> None:
        """Fill a server with people; the bot may do there what its link asks for, and no more."""
        self.server = server
        server.quiet_after = 0.0
        server.world.bot_role.permissions = bits_invited_with()
        server.world.roles[server.world.guild_id].permissions = BITS["view_channel"] | BITS["use_application_commands"]
        self.platform: Platform = DiscordPlatform(
            token=server.token,
            stopwatch=RealStopwatch(),
            api_url=server.api_url,
            gateway_url=server.gateway_url,
            requests_a_second=FAST,
            openings_a_minute=FAST,
        )
        self.accounts = [self._account(f"p{number}", locale=LOCALES[number % len(LOCALES)]) for number in range(people)]
        self.not_in_sight: list[tuple[str, str]] = []
        coordinators = [self._account(f"coordinator-{number}") for number in range(3)]
        self.scene = Scene(
            self._account("director"),
            coordinators.__getitem__,
            str(server.channel("open").id),
            str(server.channel("coordinators").id),
        )

    def _account(self, name: str, **traits: Any) -> Account:
        return Account(self.name, str(self.server.person(name, **traits).id))

    def live_by(self, clock: VirtualClock) -> None:
        self.server.world.ids.calendar = clock.now

    def vanish(self, account: Account) -> None:
        next(p for p in self.server.people.values() if str(p.id) == account.id).deletes_account()

    def performer(self, onlooker: Onlooker) -> Performer:
        performer = DiscordPerformer(self.server, onlooker)
        self.not_in_sight = performer.not_in_sight
        return performer

    def complaints(self) -> list[Any]:
        return [*self.server.violations, *self.server.cold_openings]


class OnSlack:
    """Slack, through slack-bolt."""

    name = "slack"

    def __init__(self, server: SlackServer, people: int) -> None:
        """Fill a workspace with people."""
        self.server = server
        server.install(manifest())
        self.platform: Platform = SlackPlatform(
            bot_token=server.bot_token,
            app_token=server.app_token,
            stopwatch=RealStopwatch(),
            api_url=server.url,
            posts_per_second=FAST,
            posts_in_a_channel=FAST,
        )
        self.not_in_sight: list[tuple[str, str]] = []
        self._vanished = 0
        everybody = [
            server.person(f"p{number}", locale=LOCALES[number % len(LOCALES)], email=f"p{number}@example.org")
            for number in range(people)
        ]
        self.accounts = [Account(self.name, person.id) for person in everybody]
        staff = [server.person(name) for name in ("director", "coordinator-0", "coordinator-1", "coordinator-2")]
        channels = [server.channel(name, [*everybody, *staff], with_bot=True).id for name in ("open", "coordinators")]
        accounts = [Account(self.name, person.id) for person in staff]
        self.scene = Scene(accounts[0], accounts[1:].__getitem__, *channels)

    def live_by(self, clock: VirtualClock) -> None:
        self.server.workspace.clock = lambda: clock.now().timestamp()

    def vanish(self, account: Account) -> None:
        self.server.workspace.people[account.id].deleted = True
        self._vanished += 1

    def performer(self, onlooker: Onlooker) -> Performer:
        performer = SlackPerformer(self.server, onlooker)
        self.not_in_sight = performer.not_in_sight
        return performer

    def complaints(self) -> list[Any]:
        gone = "chat.postMessage: channel_not_found"  # what somebody closed cannot be written to
        return [error for error in self.server.calls.errors if not (self._vanished and error == gone)]


class Everywhere:
    """People of several platforms: each acts on their own."""

    def __init__(self, performers: Mapping[str, Performer]) -> None:
        """Keep the performers by platform."""
        self._performers = performers

    async def command(self, line: str, by: Source, file: ReceivedFile | None = None) -> Reply:
        return await self._performers[by.account.platform].command(line, by, file)

    async def press(self, token: str, by: Source) -> Reply:
        return await self._performers[by.account.platform].press(token, by)

    async def fill_in(self, token: str, answers: Mapping[str, str | list[str]], by: Source) -> Reply:
        return await self._performers[by.account.platform].fill_in(token, answers, by)

    async def write_in_room(self, room_id: str, by: Source) -> None:
        await self._performers[by.account.platform].write_in_room(room_id, by)

    async def write_to_bot(self, words: str, by: Source, files: Sequence[ReceivedFile] = ()) -> Reply:
        return await self._performers[by.account.platform].write_to_bot(words, by, files)

    async def settled(self) -> None:
        for performer in self._performers.values():
            await performer.settled()


def without_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let nobody wait for a limit, nor for notes to be stored together: the stage does not go on before they are."""
    monkeypatch.setattr(listening, "TOGETHER", 1)
    monkeypatch.setattr(pacing, "TIERS", dict.fromkeys(pacing.TIERS, FAST))


def plan_for(*theatres: Theatre) -> Plan:
    """Give a round of everybody there is, the platforms mixed."""
    longest = max(len(theatre.accounts) for theatre in theatres)
    accounts = [t.accounts[n] for n in range(longest) for t in theatres if n < len(t.accounts)]
    return plan_of(accounts)


@asynccontextmanager
async def performed(plan: Plan, *theatres: Theatre) -> AsyncIterator[Play]:
    """Put a round on in these theatres; the first one's people direct it."""
    clock = VirtualClock(plan.opens_at)
    for theatre in theatres:
        theatre.live_by(clock)

    def is_idle() -> bool:
        return all(theatre.platform.is_idle for theatre in theatres)

    onlookers: list[Onlooker] = []

    def performer(stage: Stage) -> Performer:
        onlookers.append(Onlooker(stage.programme.dispatcher, is_idle))
        return Everywhere({theatre.name: theatre.performer(onlookers[0]) for theatre in theatres})

    def vanish(account: Account) -> None:
        next(theatre for theatre in theatres if theatre.name == account.platform).vanish(account)

    gateways = {theatre.name: theatre.platform.gateway for theatre in theatres}
    play = put_on(plan, clock, gateways, theatres[0].scene, places(*theatres), vanish=vanish, performer=performer)
    async with AsyncExitStack() as running:
        for theatre in theatres:
            memory = StoreMemory(play.store, theatre.name)
            doors = Doors(onlookers[0], memory, clock, RealStopwatch(), "en")
            await running.enter_async_context(_up(theatre.platform, doors))
        yield play
    play.store.close()


@asynccontextmanager
async def _up(platform: Platform, doors: Doors) -> AsyncIterator[None]:
    """Be connected."""
    running = asyncio.create_task(platform.run(doors))
    ready = asyncio.create_task(platform.ready.wait())
    try:
        await asyncio.wait({running, ready}, return_when=asyncio.FIRST_COMPLETED, timeout=20)
        if running.done():
            await running
        assert platform.ready.is_set(), "not connected within 20 s"
        yield
    finally:
        ready.cancel()
        running.cancel()
        await asyncio.wait({running})


def places(*theatres: Theatre) -> Mapping[str, tuple[str, str]]:
    """Give each platform's open channel and coordinators' channel."""
    return {t.name: (t.scene.channel_open, t.scene.channel_coordinators) for t in theatres}


def consoles_for(clock: VirtualClock, *theatres: Theatre) -> Mapping[str, ConsoleGateway]:
    """Give consoles that differ as these platforms do, with their channels."""
    capabilities = {t.name: t.platform.gateway.capabilities for t in theatres}
    return consoles(clock, capabilities, places(*theatres))


async def its_rehearsal(plan: Plan, *theatres: Theatre) -> Play:
    """Play the same round in a rehearsal, on consoles that differ as these platforms do."""
    capabilities: dict[str, Capabilities] = {t.name: t.platform.gateway.capabilities for t in theatres}
    play = rehearsed(plan, capabilities, theatres[0].scene, places(*theatres))
    await play.run()
    return play


async def holds(*theatres: Theatre) -> Play:
    """Play a round here and in a rehearsal; both must send the same, in time, and nothing that the platform minds."""
    plan = plan_for(*theatres)
    began = time.process_time()
    async with performed(plan, *theatres) as play:
        await play.run()
        sent = play.deliveries()
    seconds = time.process_time() - began
    planned = (await its_rehearsal(plan, *theatres)).deliveries()
    assert sent - planned == {}
    assert planned - sent == {}
    assert [theatre.complaints() for theatre in theatres] == [[] for _ in theatres]
    assert [theatre.not_in_sight for theatre in theatres] == [[] for _ in theatres]
    assert seconds < A_MINUTE
    return play
