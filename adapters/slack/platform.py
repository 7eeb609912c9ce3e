"""Slack, whole: connected by its own libraries, served by the programme, held open until it is told to stop."""

from __future__ import annotations

import asyncio
import logging
import re
from typing import TYPE_CHECKING, Any

import aiohttp
from slack_bolt import BoltResponse
from slack_bolt.app.async_app import AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from adapters.slack.answering import Answering
from adapters.slack.api import TO_MEND, SlackApi, SlackRefused
from adapters.slack.directory import Directory
from adapters.slack.downloads import Downloads
from adapters.slack.files import Uploads
from adapters.slack.gateway import SlackGateway, capabilities
from adapters.slack.groups import Groups
from adapters.slack.history import History
from adapters.slack.inbox import Inbox
from adapters.slack.interactions import Interactions
from adapters.slack.languages import Languages
from adapters.slack.listening import Listening
from adapters.slack.naming import COMMAND, checked
from adapters.slack.notes import RoomNotes
from adapters.slack.pacing import IN_A_CHANNEL_PER_SECOND, POSTS_PER_SECOND, Paces
from adapters.slack.people import People
from adapters.slack.posting import Posting
from adapters.slack.rooms import Rooms
from adapters.slack.scopes import missing
from adapters.slack.socket import Socket, quiet
from adapters.slack.ways import Ways
from bot.domain.errors import Refused
from bot.ports.chat import ChatUnavailable

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Mapping

    from adapters.slack.inbox import Acknowledgement
    from bot.commands.doors import Doors
    from bot.ports.clock import Stopwatch

    Deal = Callable[[Mapping[str, Any]], Awaitable[Acknowledgement]]

log = logging.getLogger(__name__)

API_URL = "https://slack.com/api/"
REQUEST_LIVES_FOR = 30.0
FIRST_WAIT = 1.0
LONGEST_WAIT = 60.0
FINISHING = 3.0
"""Seconds that answers have to end in when the bot stops."""
EVERYTHING = re.compile(".*", re.DOTALL)


class TokenRefused(Refused):
    """Slack does not take one of the two tokens."""

    key = "slack-token-refused"


class ScopesMissing(Refused):
    """The app was not allowed something that it cannot do without."""

    key = "slack-scopes-missing"


class SlackPlatform:
    """One workspace. `gateway` can be used at once; it says "not yet" until `run` has connected."""

    def __init__(
        self,
        *,
        bot_token: str,
        app_token: str,
        stopwatch: Stopwatch,
        api_url: str | None = None,
        command: str = COMMAND,
        closable_rooms: bool = False,
        posts_per_second: float = POSTS_PER_SECOND,
        posts_in_a_channel: float = IN_A_CHANNEL_PER_SECOND,
        request_lives_for: float = REQUEST_LIVES_FOR,
    ) -> None:
        """Take the tokens."""
        self.gateway = SlackGateway(
            capabilities(
                closes_rooms=closable_rooms, posts_per_second=posts_per_second, request_lives_for=request_lives_for
            )
        )
        self.ready = asyncio.Event()
        self.standing = ""
        self._bot_token = bot_token
        self._app_token = app_token
        self._api_url = api_url or API_URL
        self._stopwatch = stopwatch
        self._command = command
        self._closable_rooms = closable_rooms
        self._paces = Paces(stopwatch, posts_per_second=posts_per_second, in_a_channel=posts_in_a_channel)
        self._lives_for = request_lives_for
        self._inbox = Inbox()
        self._socket: Socket | None = None

    @property
    def is_idle(self) -> bool:
        """Say whether nothing has arrived that is not answered."""
        return self._inbox.is_idle and (self._socket is None or self._socket.is_idle)

    async def announce(self, text: str) -> None:
        """Slack shows no status of a bot; nothing is said."""

    async def run(self, doors: Doors) -> None:
        """Connect and serve until cancelled.

        Raises CommandNameTaken, TokenRefused, ScopesMissing for what a person must mend.
        """
        self._command = checked(self._command)
        timeout = aiohttp.ClientTimeout(total=self._lives_for, sock_connect=10.0)
        connector = aiohttp.TCPConnector(limit=64, keepalive_timeout=15.0)
        async with aiohttp.ClientSession(timeout=timeout, connector=connector) as session:
            client = AsyncWebClient(
                token=self._bot_token,
                base_url=self._api_url,
                session=session,
                retry_handlers=[],
                logger=quiet("web"),
            )
            api = SlackApi(client, self._paces)
            directory = Directory(api, self._stopwatch)
            await self._introduce(api, directory)
            app, talk = self._serve(doors, api, client, directory, session)
            self._socket = Socket(
                app, talk, self._app_token, api_url=self._api_url, session=session, stopwatch=self._stopwatch
            )
            reading = asyncio.create_task(_read(directory))
            try:
                await self._socket.hold(self.ready, _refused)
            finally:
                reading.cancel()
                self.gateway.connect(None)
                await self._inbox.finish(FINISHING)

    async def _introduce(self, api: SlackApi, directory: Directory) -> None:
        """Learn who we are and where, however long Slack is away."""
        wait = FIRST_WAIT
        while True:
            try:
                response = await api.call("auth.test")
            except SlackRefused as refused:
                raise TokenRefused(error=refused.error) from refused
            except ChatUnavailable as fault:
                if fault.reason in TO_MEND:
                    raise TokenRefused(error=fault.reason) from fault
                log.warning("Slack is not to be had (%s); trying again in %s s", fault.reason, wait)
                await self._stopwatch.sleep(fault.retry_after or wait)
                wait = min(LONGEST_WAIT, 2 * wait)
            else:
                break
        needed, wanted = missing(api.granted)
        if needed:
            raise ScopesMissing(scopes=", ".join(needed))
        if wanted:
            log.warning("Slack does not allow %s; what needs it is left out", ", ".join(wanted))
        directory.team = response.get("team_id")
        self.standing = f"{response.get('user', '')} in {response.get('team', '')}"

    def _serve(
        self,
        doors: Doors,
        api: SlackApi,
        client: AsyncWebClient,
        directory: Directory,
        session: aiohttp.ClientSession,
    ) -> tuple[AsyncApp, Deal]:
        """Put the parts together; give the app that hears of everything, and what hears of talk in rooms."""
        uploads = Uploads(api, session, self._stopwatch)
        rooms = Rooms(api, closable=self._closable_rooms)
        posting = Posting(
            api, uploads, History(api, doors.clock), rooms, directory, doors.memory, command=self._command
        )
        ways = Ways(api, posting, session, self._stopwatch, self._command)
        people = People(directory, Groups(api, self._stopwatch))
        downloads = Downloads(session, self._bot_token)
        languages = Languages(doors.desk, doors.locale)
        posting.languages = languages
        answering = Answering(doors.desk, ways, self._inbox, languages)
        doing = Interactions(doors.desk, self._inbox, ways, people, answering, downloads, languages)
        listening = Listening(
            doors.desk,
            self._inbox,
            ways,
            people,
            directory,
            answering,
            downloads,
            RoomNotes(doors.desk),
            doing,
            languages,
        )
        self.gateway.connect(posting)
        return listen(client, doing, listening), listening.event


def listen(client: AsyncWebClient, doing: Interactions, listening: Listening) -> AsyncApp:
    """Give bolt's app; whatever is dealt with is acknowledged afterwards, and only if nothing failed."""
    app = AsyncApp(
        client=client,
        logger=quiet("bolt"),
        process_before_response=True,
        request_verification_enabled=False,
        ssl_check_enabled=False,
    )
    app.event(EVERYTHING)(_acknowledging(listening.event))
    app.command(EVERYTHING)(_acknowledging(doing.command))
    app.action(EVERYTHING)(_acknowledging(doing.action))
    app.view(EVERYTHING)(_acknowledging(doing.view))
    for register in (app.shortcut, app.options, app.view_closed):
        register(EVERYTHING)(_acknowledging(_nothing))
    app.error(_failed)
    return app


def _acknowledging(deal: Deal) -> Callable[..., Awaitable[BoltResponse]]:
    """Make a listener that acknowledges when it is done. Bolt passes arguments by their names."""

    async def listener(body: dict[str, Any]) -> BoltResponse:
        payload = await deal(body)
        return BoltResponse(status=200, body=payload or "")

    return listener


async def _nothing(_body: Mapping[str, Any]) -> Acknowledgement:
    """Acknowledge what we have no use for, so that nobody is shown a failure."""
    return None


async def _failed(error: Exception) -> None:
    """Note that something was not acknowledged; Slack tells of it again."""
    log.error("not acknowledged: %s", type(error).__name__)


async def _read(directory: Directory) -> None:
    """Read who is here while nobody waits for it, so that changes are noticed."""
    try:
        await directory.read()
    except ChatUnavailable as fault:
        log.warning("people not read (%s)", fault.reason)


def _refused(error: str) -> Exception:
    return TokenRefused(error=error)
