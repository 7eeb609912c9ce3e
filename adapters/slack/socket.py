"""Slack's socket, held open: every disconnection is followed by a connection, ever later if they do not last."""

from __future__ import annotations

import asyncio
import logging
from typing import TYPE_CHECKING, Any

from slack_bolt.adapter.socket_mode.aiohttp import AsyncSocketModeHandler
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from adapters.slack.api import read_fault

if TYPE_CHECKING:
    from collections.abc import Callable

    import aiohttp
    from slack_bolt.app.async_app import AsyncApp
    from slack_sdk.socket_mode.async_client import AsyncBaseSocketModeClient
    from slack_sdk.socket_mode.request import SocketModeRequest
    from slack_sdk.web.async_slack_response import AsyncSlackResponse

    from bot.ports.clock import Stopwatch

log = logging.getLogger(__name__)

PING_EVERY = 5.0
LOOK_EVERY = 0.25
GIVEN_UP_AFTER = 30.0
"""Seconds without a connection after which the whole client is made anew: an old address is asked for ever."""
SETTLED_AFTER = 30.0
"""Seconds that a connection must last for the next one to be asked for at once."""
FIRST_WAIT = 0.5
LONGEST_WAIT = 60.0
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
    """The handler, with a count of what has arrived and what is dealt with."""

    arrived = 0
    done = 0

    async def handle(self, client: AsyncBaseSocketModeClient, req: SocketModeRequest) -> None:
        """Deal with one, and count it."""
        try:
            await super().handle(client, req)  # type: ignore[arg-type]  # the handler's own client
        finally:
            self.done += 1

    async def note(self, frame: aiohttp.WSMessage) -> None:
        """Count a frame that asks for an answer."""
        if '"envelope_id"' in str(frame.data):
            self.arrived += 1


class Socket:
    """Keeps one connection for one app. `app` deals with what arrives."""

    def __init__(
        self, app: AsyncApp, app_token: str, *, api_url: str, session: aiohttp.ClientSession, stopwatch: Stopwatch
    ) -> None:
        """Take what deals with events, and what opens the socket."""
        self._app = app
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
        connecting = asyncio.ensure_future(handler.client.connect())  # type: ignore[no-untyped-call]  # the SDK leaves it so
        seen_at = self._stopwatch.seconds()
        try:
            while self._stopwatch.seconds() - seen_at < GIVEN_UP_AFTER + self._client.waits:
                if await handler.client.is_connected():
                    seen_at = self._stopwatch.seconds()
                    ready.set()
                else:
                    ready.clear()
                if self._client.refused is not None:
                    raise refuse(self._client.refused)
                if connecting.done():
                    await self._stopwatch.sleep(LOOK_EVERY)
                else:
                    await asyncio.wait([connecting], timeout=LOOK_EVERY)
        finally:
            connecting.cancel()

    async def _made(self) -> Counting:
        await self._drop()
        handler = Counting(
            self._app, self._app_token, logger=quiet("socket"), web_client=self._client, ping_interval=PING_EVERY
        )
        handler.client.on_message_listeners.append(handler.note)
        self._handler = handler
        return handler

    async def _drop(self) -> None:
        if self._handler is not None:
            handler, self._handler = self._handler, None
            await handler.close_async()  # type: ignore[no-untyped-call]  # bolt leaves it so


def quiet(name: str) -> logging.Logger:
    """Give a logger for Slack's own libraries that never shows what people wrote: at DEBUG they log whole bodies."""
    logger = logging.getLogger(f"adapters.slack.{name}")
    logger.setLevel(logging.WARNING)
    return logger
