"""discord.py's own connections, which may lead elsewhere: to a proxy, or to a server in a test.

Its addresses are class attributes, one for the whole process. Here each bot has its own.
"""

from __future__ import annotations

import asyncio
import re
from typing import TYPE_CHECKING, Any

from discord.http import HTTPClient, Route
from discord.webhook.async_ import AsyncWebhookAdapter
from yarl import URL

if TYPE_CHECKING:
    import aiohttp

LONGEST_LIMIT = 30.0
"""Seconds of one route's limit that a request waits for; what must wait longer is put back."""
DISCORDS = ".discord.gg"
"""The domain of Discord's own gateways."""
_VERSION = re.compile(r"/v\d+$")


class Wire(HTTPClient):
    """Requests and the gateway."""

    def __init__(self, *, trace: aiohttp.TraceConfig, api_url: str | None, gateway_url: str | None) -> None:
        """Take the addresses; None is Discord's own."""
        super().__init__(asyncio.get_running_loop(), http_trace=trace, max_ratelimit_timeout=LONGEST_LIMIT)
        self._base = base_of(api_url)
        self._gateway_url = gateway_url

    async def request(self, route: Route, **kwargs: Any) -> Any:  # as discord.py has it
        """Ask, at the address of this bot."""
        route.url = _moved(route.url, self._base)
        return await super().request(route, **kwargs)

    async def ws_connect(self, url: str, *, compress: int = 0) -> aiohttp.ClientWebSocketResponse:
        """Connect, where the gateway of this bot is; what another server named for resuming stays as it is."""
        target = URL(url)
        if self._gateway_url and (target.host or "").endswith(DISCORDS):
            target = URL(self._gateway_url).with_query(target.query)
        return await super().ws_connect(str(target), compress=compress)


class AnswerWire(AsyncWebhookAdapter):
    """Answers to interactions."""

    def __init__(self, api_url: str | None) -> None:
        """Take the address; None is Discord's own."""
        super().__init__()  # type: ignore[no-untyped-call]  # discord.py leaves it untyped
        self._base = base_of(api_url)

    async def request(self, route: Route, session: aiohttp.ClientSession, **kwargs: Any) -> Any:  # as discord.py has it
        """Ask, at the address of this bot."""
        route.url = _moved(route.url, self._base)
        return await super().request(route, session, **kwargs)


def base_of(api_url: str | None) -> str:
    """Give what every address of the API begins with; where none is said, the version is the one Discord's has."""
    if api_url is None:
        return Route.BASE
    given = str(URL(api_url)).rstrip("/")
    return given if _VERSION.search(given) else given.removesuffix("/api") + URL(Route.BASE).path


def _moved(url: str, base: str) -> str:
    return base + url.removeprefix(Route.BASE)
