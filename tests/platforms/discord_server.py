"""A server that speaks Discord's REST and gateway protocols on loopback, and is strict where Discord is strict.

    server = await DiscordServer.start()
    ana = server.person("ana", locale="es-ES")
    reply = await ana.slash("round launch", round="spring")
    await ana.presses("We talked elsewhere")
    await server.stop()
    assert server.violations == []

Facts and their sources: platforms/discord.md. Where it has none, this is assumed: a direct message cannot be opened to
a deleted account (50033); who left cannot be added to a thread (10007); the global limit counts whole seconds.
The story helpers are in discord_people.py; what goes wrong on order is in discord_faults.py (`server.fails`),
discord_limits.py (`server.limits`) and discord_gateway.py (`server.gateway`).
"""

from __future__ import annotations

import asyncio
import mimetypes
from typing import TYPE_CHECKING, Any

from aiohttp import web

from tests.platforms import (
    discord_api_channels,
    discord_api_commands,
    discord_api_followups,
    discord_api_guilds,
    discord_api_interactions,
    discord_api_messages,
)
from tests.platforms.discord_bell import Bell
from tests.platforms.discord_changes import Changes
from tests.platforms.discord_faults import Fault, Faults, How
from tests.platforms.discord_gateway import Gateway
from tests.platforms.discord_limits import Limits
from tests.platforms.discord_nonces import Nonces
from tests.platforms.discord_openings import Openings
from tests.platforms.discord_people import Person
from tests.platforms.discord_wire import API, Wire
from tests.platforms.discord_world import Account, Channel, Message, Role, Upload, World

if TYPE_CHECKING:
    from tests.platforms.discord_calls import Call
    from tests.platforms.discord_interactions import Interaction

# Importing them fills the table of routes.
PARTS = (
    discord_api_channels,
    discord_api_commands,
    discord_api_followups,
    discord_api_guilds,
    discord_api_interactions,
    discord_api_messages,
)


class DiscordServer(Changes):
    def __init__(self, token: str = "the-bots-token") -> None:
        self.token = token
        self.world = World()
        self.limits = Limits()
        self.faults = Faults()
        self.gateway = Gateway(self)
        self.nonces = Nonces()
        self.openings = Openings()
        self.bell = Bell()
        self.calls: list[Call] = []
        self.violations: list[str] = []
        self.interactions: dict[str, Interaction] = {}
        self.screens: dict[int, Interaction] = {}  # account id: the modal that is open before it
        self.commands: dict[str, dict[str, Any]] = {}
        self.guild_commands: dict[str, dict[str, Any]] = {}
        self.commands_created = 0
        self.synced = 0
        self.people: dict[str, Person] = {}
        self.checks_requests = True
        self.guild_answers = True  # else READY comes without GUILD_CREATE
        self.is_away = False
        self.answer_within = 3.0
        self.patience = 10.0  # how long people wait for what follows a deferral
        self.quiet_after = 0.5  # how long they wait where a press may be answered by nothing at all
        self.most_active_threads = 1000
        self.skipped = 0.0
        self.port = 0
        self._runner: web.AppRunner | None = None

    # start and stop

    @classmethod
    async def start(cls, **traits: Any) -> DiscordServer:
        server = cls(**traits)
        app = web.Application(client_max_size=64 * 1024 * 1024)
        app.router.add_get("/", server.gateway.serve)
        app.router.add_get("/resume/", server.gateway.serve)
        Wire(server).add_to(app)
        server._runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
        await server._runner.setup()
        site = web.TCPSite(server._runner, "127.0.0.1", 0)
        await site.start()
        server.port = server._runner.addresses[0][1]
        return server

    async def stop(self) -> None:
        self.gateway.drops()
        if self._runner is not None:
            await self._runner.cleanup()

    @property
    def api_url(self) -> str:
        return f"http://127.0.0.1:{self.port}{API}"

    @property
    def gateway_url(self) -> str:
        return f"ws://127.0.0.1:{self.port}/"

    # time

    def elapsed(self) -> float:
        """The server's own seconds: what the loop counts, and what a test skipped."""
        return asyncio.get_running_loop().time() + self.skipped

    def skip(self, seconds: float) -> None:
        """Let time pass for tokens, nonces and limits."""
        self.skipped += seconds

    # what a test orders

    def fails(self, operation: str, how: How, **more: Any) -> Fault:
        """From now on, `times` requests of that operation (a name of Discord's document, or a pattern) go wrong."""
        fault = Fault(operation, how, **more)
        self.faults.ordered.append(fault)
        return fault

    def goes_away(self) -> None:
        """Nothing answers any more: connections break, requests and handshakes too."""
        self.is_away = True
        self.gateway.drops()

    def comes_back(self) -> None:
        self.is_away = False

    def person(self, name: str, *, roles: tuple[Role, ...] | list[Role] = (), **traits: Any) -> Person:
        """Somebody in the guild, by name; the same person when asked again."""
        if name not in self.people:
            account = self.world.add_account(name, **traits)
            account.roles |= {role.id for role in roles}
            self.people[name] = Person(self, account)
        return self.people[name]

    # what is so

    def hides_content_of(self, said: Message) -> bool:
        """Without the privileged intent: other people's words, except in direct messages and mentions of the bot."""
        bot = self.world.bot
        mentioned = str(bot.id) in said.pings
        return self.gateway.hides_content and said.author is not bot and not said.channel.is_direct and not mentioned

    @property
    def cold_openings(self) -> list[str]:
        """People whom the bot opened a direct message to before they ever did anything."""
        return self.openings.cold

    @property
    def unanswered(self) -> list[str]:
        """Acts that got no answer, or one that came too late: who, and what they asked."""
        left = [each for each in self.interactions.values() if each.answered_with is None]
        return [f"{each.account.name}: {each.data.get('name') or each.data.get('custom_id')}" for each in left]

    def called(self, operation: str) -> list[Call]:
        return [each for each in self.calls if each.operation == operation]

    def store(self, place_id: int, name: str, content: bytes, kind: str | None = None) -> Upload:
        """A file on the CDN."""
        guessed = kind or mimetypes.guess_type(name)[0] or "application/octet-stream"
        file = Upload(self.world.ids.take(), name, content, kind=guessed)
        file.url = f"http://127.0.0.1:{self.port}/cdn/attachments/{place_id}/{file.id}/{name}"
        self.world.uploads[file.id] = file
        return file

    def open_to(self, account: Account) -> Channel:
        self.openings.note(account, self.elapsed())
        return self.world.open_direct(account)
