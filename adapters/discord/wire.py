"""discord.py's own connections, which may lead elsewhere: to a proxy, or to a server in a test.

Its addresses are class attributes, one for the whole process. Here each bot has its own.
"""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

from discord.gateway import DiscordWebSocket
from discord.http import HTTPClient, Route
from discord.webhook.async_ import AsyncWebhookAdapter
from yarl import URL

if TYPE_CHECKING:
    import aiohttp

LONGEST_LIMIT = 30.0
"""Seconds of one route's limit that a request waits for; what must wait longer is put back."""


class Wire(HTTPClient):
    """Requests and the gateway."""

    def __init__(self, *, trace: aiohttp.TraceConfig, api_url: str | None, gateway_url: str | None) -> None:
        """Take the addresses; None is Discord's own."""
        super().__init__(asyncio.get_running_loop(), http_trace=trace, max_ratelimit_timeout=LONGEST_LIMIT)
        self.api_url = api_url
        self._gateway_url = gateway_url

    async def request(self, route: Route, **kwargs: Any) -> Any:  # as discord.py has it
        """Ask, at the address of this bot."""
        route.url = _moved(route.url, self.api_url)
        return await super().request(route, **kwargs)

    async def ws_connect(self, url: str, *, compress: int = 0) -> aiohttp.ClientWebSocketResponse:
        """Connect, where the gateway of this bot is; one that Discord named for resuming stays as it is."""
        target = URL(url)
        if self._gateway_url and target.host == DiscordWebSocket.DEFAULT_GATEWAY.host:
            target = URL(self._gateway_url).with_query(target.query)
        return await super().ws_connect(str(target), compress=compress)


class AnswerWire(AsyncWebhookAdapter):
    """Answers to interactions."""

    def __init__(self, api_url: str | None) -> None:
        """Take the address; None is Discord's own."""
        super().__init__()  # type: ignore[no-untyped-call]  # discord.py leaves it untyped
        self._api_url = api_url

    async def request(self, route: Route, session: aiohttp.ClientSession, **kwargs: Any) -> Any:  # as discord.py has it
        """Ask, at the address of this bot."""
        route.url = _moved(route.url, self._api_url)
        return await super().request(route, session, **kwargs)


def _moved(url: str, api_url: str | None) -> str:
    return url if api_url is None else api_url.rstrip("/") + url.removeprefix(Route.BASE)
