"""Slack's socket, held open: every disconnection is followed by a connection, ever later if they do not last."""

from __future__ import annotations

import asyncio
import logging
from typing import TYPE_CHECKING, Any

import aiohttp
from slack_bolt.adapter.socket_mode.aiohttp import AsyncSocketModeHandler
from slack_sdk.errors import SlackApiError
from slack_sdk.socket_mode.response import SocketModeResponse
from slack_sdk.web.async_client import AsyncWebClient

from adapters.slack.api import read_fault

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Mapping

    from slack_bolt.app.async_app import AsyncApp
    from slack_sdk.socket_mode.async_client import AsyncBaseSocketModeClient
    from slack_sdk.socket_mode.request import SocketModeRequest
    from slack_sdk.web.async_slack_response import AsyncSlackResponse

    from bot.ports.clock import Stopwatch

    Talk = Callable[[Mapping[str, Any]], Awaitable[object]]

log = logging.getLogger(__name__)

PING_EVERY = 5.0
LOOK_EVERY = 0.25
GIVEN_UP_AFTER = 15.0
"""Seconds without a connection after which the whole client is made anew: an old address is asked for ever."""
SETTLED_AFTER = 30.0
"""Seconds that a connection must last for the next one to be asked for at once."""
FIRST_WAIT = 0.5
LONGEST_WAIT = 60.0
ROOMS = frozenset({"mpim", "group"})
"""Group messages and private channels, in Slack's words."""
REFUSED = frozenset(
    {"invalid_auth", "not_authed", "account_inactive", "token_revoked", "token_expired", "not_allowed_token_type"}
)


class PatientClient(AsyncWebClient):
    """Asks for connections; one that follows too soon upon another waits, longer each time.

    Slack turns away an eleventh connection, and the SDK would ask again at once, hundreds of times a second.
    """

    def __init__(self, stopwatch: Stopwatch, **settings: Any) -> None:
        """Begin with nothing asked for."""
        super().__init__(**settings)
        self.refused: str | None = None
        self.waits = 0.0
        self._stopwatch = stopwatch
        self._asked_at: float | None = None

    async def apps_connections_open(self, *, app_token: str, **kwargs: Any) -> AsyncSlackResponse:
        """Ask for a connection when it is time."""
        now = self._stopwatch.seconds()
        if self._asked_at is not None:
            lasted = now - self._asked_at > SETTLED_AFTER
            self.waits = 0.0 if lasted else min(LONGEST_WAIT, max(FIRST_WAIT, 2 * self.waits) if self.waits else 0.01)
            await self._stopwatch.sleep(self.waits)
        self._asked_at = self._stopwatch.seconds()
        try:
            return await super().apps_connections_open(app_token=app_token, **kwargs)
        except SlackApiError as fault:
            _, error, _, _ = read_fault(fault)
            if error in REFUSED or error == "missing_scope":
                self.refused = error
            raise


class Counting(AsyncSocketModeHandler):
    """The handler, with a count of what has arrived and what is dealt with.

    Talk in rooms comes in bursts and is only counted: it is dealt with directly, at a fraction of bolt's cost.
    """

    arrived = 0
    done = 0
    talk: Talk | None = None

    async def handle(self, client: AsyncBaseSocketModeClient, req: SocketModeRequest) -> None:
        """Deal with one, and count it. What is not acknowledged is told again."""
        try:
            if self.talk is not None and is_talk(req):
                await self.talk(req.payload)
                await client.send_socket_mode_response(SocketModeResponse(req.envelope_id))
            else:
                await super().handle(client, req)  # type: ignore[arg-type]  # the handler's own client
        except Exception as fault:  # noqa: BLE001  # the SDK would write the whole of it into the log
            log.warning("not acknowledged: %s", type(fault).__name__)
        finally:
            self.done += 1

    async def note(self, frame: aiohttp.WSMessage) -> None:
        """Count a frame that asks for an answer."""
        if '"envelope_id"' in str(frame.data):
            self.arrived += 1


class Socket:
    """Keeps one connection for one app. `app` deals with what arrives, but for what people say in rooms."""

    def __init__(
        self,
        app: AsyncApp,
        talk: Talk,
        app_token: str,
        *,
        api_url: str,
        session: aiohttp.ClientSession,
        stopwatch: Stopwatch,
    ) -> None:
        """Take what deals with events, and what opens the socket."""
        self._app = app
        self._talk = talk
        self._app_token = app_token
        self._stopwatch = stopwatch
        self._client = PatientClient(
            stopwatch, base_url=api_url, session=session, retry_handlers=[], logger=quiet("socket.web")
        )
        self._handler: Counting | None = None

    @property
    def is_idle(self) -> bool:
        """Say whether nothing has arrived that is not dealt with."""
        return self._handler is None or self._handler.arrived == self._handler.done

    async def hold(self, ready: asyncio.Event, refuse: Callable[[str], Exception]) -> None:
        """Connect and stay connected; `ready` says whether it is. Raises what `refuse` gives for a refused token."""
        try:
            while True:
                await self._hold_one(ready, refuse)
                log.warning("Slack's socket was not to be had for %s s; beginning anew", GIVEN_UP_AFTER)
        finally:
            ready.clear()
            await self._drop()

    async def _hold_one(self, ready: asyncio.Event, refuse: Callable[[str], Exception]) -> None:
        """Hold a connection until it has been gone for long."""
        handler = await self._made()
        connecting: asyncio.Task[None] | None = None
        seen_at = self._stopwatch.seconds()
        try:
            while self._stopwatch.seconds() - seen_at < GIVEN_UP_AFTER + self._client.waits:
                if await handler.client.is_connected():
                    seen_at = self._stopwatch.seconds()
                    ready.set()
                else:
                    ready.clear()
                    if connecting is None or connecting.done():
                        connecting = asyncio.create_task(_connect(handler))
                if self._client.refused is not None:
                    raise refuse(self._client.refused)
                if connecting is None or connecting.done():
                    await self._stopwatch.sleep(LOOK_EVERY)
                else:
                    await asyncio.wait([connecting], timeout=LOOK_EVERY)
        finally:
            if connecting is not None:
                connecting.cancel()

    async def _made(self) -> Counting:
        await self._drop()
        handler = Counting(
            self._app, self._app_token, logger=quiet("socket"), web_client=self._client, ping_interval=PING_EVERY
        )
        handler.talk = self._talk
        handler.client.on_message_listeners.append(handler.note)
        self._handler = handler
        return handler

    async def _drop(self) -> None:
        if self._handler is not None:
            handler, self._handler = self._handler, None
            await handler.close_async()  # type: ignore[no-untyped-call]  # bolt leaves it so


def is_talk(req: SocketModeRequest) -> bool:
    """Say whether this is somebody's message in a room."""
    event = (req.payload.get("event") if req.type == "events_api" else None) or {}
    return event.get("type") == "message" and event.get("channel_type") in ROOMS


async def _connect(handler: Counting) -> None:
    """Ask for a connection at once; the SDK would look only at its next ping."""
    try:
        await handler.client.connect_to_new_endpoint()
    except (SlackApiError, aiohttp.ClientError, TimeoutError, OSError) as fault:
        log.info("no connection yet (%s)", type(fault).__name__)


def quiet(name: str) -> logging.Logger:
    """Give a logger for Slack's own libraries that never shows what people wrote: at DEBUG they log whole bodies."""
    logger = logging.getLogger(f"adapters.slack.{name}")
    logger.setLevel(logging.WARNING)
    return logger
