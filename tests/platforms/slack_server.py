"""A Slack of one's own: the Web API, Socket Mode, uploads and response URLs, on one port of this machine.

`async with SlackServer() as server:` gives `server.url`, `server.bot_token` and `server.app_token` to connect with, and
people who type, click and submit: `ana = server.person("ana", tz="America/Bogota")`, `await ana.types("/pairkeeper")`.
"""

from __future__ import annotations

import asyncio
import time
from contextlib import asynccontextmanager
from functools import partial
from typing import TYPE_CHECKING, Self, Unpack

from aiohttp import web

from tests.platforms.slack_calls import Calls
from tests.platforms.slack_faults import Faults
from tests.platforms.slack_install import Installation, installed
from tests.platforms.slack_news import News
from tests.platforms.slack_people import Person
from tests.platforms.slack_rates import Limits
from tests.platforms.slack_response import use_response_url
from tests.platforms.slack_socket import Socket
from tests.platforms.slack_triggers import ResponseUrls, Triggers
from tests.platforms.slack_upload import download, upload
from tests.platforms.slack_workspace import BOT_USER, Workspace
from tests.platforms.slack_world import Conversation, File, Message, UserGroup

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Sequence
    from types import TracebackType

    from tests.platforms.slack_eyes import Eyes, Traits
    from tests.platforms.slack_refusal import Json

LARGEST_REQUEST = 64 * 1024 * 1024


class SlackServer(News):
    bot_token = "xoxb-not-a-secret"
    app_token = "xapp-not-a-secret"

    def __init__(self, clock: Callable[[], float] = time.time, *, seed: int = 0) -> None:
        super().__init__(Workspace(clock), Socket("", seed))
        self.limits = Limits()
        self.faults = Faults()
        self.triggers = Triggers()
        self.response_urls = ResponseUrls(clock)
        self.calls = Calls(self)
        self.scheduled: list[tuple[int, Message]] = []
        self.members_may_create = True
        self.file_ready_after = self.file_shown_after = 0.0  # real seconds
        self.base = ""
        self._runner: web.AppRunner | None = None
        for user_id, name in ((BOT_USER, "pairkeeper"), ("USLACKBOT", "slackbot")):  # Slackbot passes for a person
            self.workspace.machines[user_id] = Person(self, user_id, name, is_bot=user_id == BOT_USER)

    # ---- coming and going

    async def __aenter__(self) -> Self:
        await self.start()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.stop()

    async def start(self, port: int = 0) -> None:
        app = web.Application(client_max_size=LARGEST_REQUEST)
        app.router.add_route("*", "/api/{method}", self.calls.serve)
        app.router.add_get("/link", self.socket.serve)
        app.router.add_post("/upload/{file}", partial(upload, self))
        app.router.add_get("/files/{file}/{name}", partial(download, self))
        app.router.add_post("/response/{name}", partial(use_response_url, self))
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", port)
        await site.start()
        port = self._runner.addresses[0][1]
        self.base = self.socket.base = f"http://127.0.0.1:{port}"

    async def stop(self) -> None:
        await self.socket.close()
        if self._runner is not None:
            await self._runner.cleanup()

    @property
    def url(self) -> str:
        """What the client takes as its `base_url`."""
        return f"{self.base}/api/"

    def install(self, manifest: Json) -> Installation:
        """Give the app what its manifest asks for, and no more."""
        self.workspace.installation = installed(manifest)
        return self.workspace.installation

    # ---- who and where

    def person(self, name: str, *, groups: Sequence[str] = (), **traits: Unpack[Traits]) -> Person:
        """Somebody in the workspace. `groups` are handles of user groups, made where they are new."""
        person = Person(self, self.workspace.new_id("U"), name, **traits)
        self.workspace.people[person.id] = person
        for handle in groups:
            self.group(handle).users.append(person.id)
        return person

    def group(self, handle: str) -> UserGroup:
        """A user group, made where it is new."""
        known = next((group for group in self.workspace.groups.values() if group.handle == handle), None)
        group = known or UserGroup(self.workspace.new_id("S"), handle)
        self.workspace.groups[group.id] = group
        return group

    def channel(
        self,
        name: str,
        members: list[Person],
        *,
        private: bool = False,
        with_bot: bool = False,
        shared: bool = False,
    ) -> Conversation:
        """A channel somebody made before the bot came."""
        everybody = {person.id for person in members} | ({BOT_USER} if with_bot else set())
        place = self.workspace.add("group" if private else "channel", name, everybody)
        place.shared = shared
        return place

    def show_only_to(self, person: Eyes, message: Message) -> Message:
        """An ephemeral message: nobody else sees it, and no method can read or change it."""
        self.workspace.number(message.blocks)
        message.seen_only_by = person.id
        person.ephemeral.append(message)
        return message

    # ---- files, and what takes a while

    def new_file(self, name: str, user: str) -> File:
        file_id = self.workspace.new_id("F")
        file = File(file_id, name, f"{self.base}/files/{file_id}/{name}", user=user)
        self.workspace.files[file_id] = file
        return file

    def later(self, seconds: float, act: Callable[[], None]) -> None:
        """Now, or after so many real seconds."""
        if seconds <= 0:
            act()
            return
        self.socket.start(self.after(seconds, act))

    async def after(self, seconds: float, act: Callable[[], None]) -> None:
        await asyncio.sleep(seconds)
        act()

    # ---- waiting

    async def settled(self, *, quiet: float = 0.02, within: float = 30.0) -> None:
        """Wait until nothing is under way: no envelope unacknowledged, no call unanswered, for `quiet` seconds."""
        async with self.patience(within):
            while self.is_busy or self.was_busy_within(quiet):  # noqa: ASYNC110 - quiet is the absence of events
                await asyncio.sleep(quiet / 4)

    @asynccontextmanager
    async def patience(self, seconds: float) -> AsyncIterator[None]:
        """No longer than so many seconds; then say what is still under way."""
        try:
            async with asyncio.timeout(seconds):
                yield
        except TimeoutError as late:
            waiting = [e.about for e in self.socket.envelopes if not (e.acks or e.given_up)]
            raise AssertionError(f"{self.calls.under_way} calls and {waiting} are still under way.") from late

    @property
    def is_busy(self) -> bool:
        return self.socket.is_busy or self.calls.under_way > 0

    def was_busy_within(self, seconds: float) -> bool:
        return time.monotonic() - max(self.calls.last_at, self.socket.last_at) < seconds

    async def connected(self, connections: int = 1, within: float = 10.0) -> None:
        """Wait until the app is there."""
        async with asyncio.timeout(within):
            while len(self.socket.connections) < connections:  # noqa: ASYNC110 - a few milliseconds, in tests
                await asyncio.sleep(0.005)
