"""The real slack-bolt, connected to the server: for the server's own tests."""

from __future__ import annotations

from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Any

import aiohttp
from slack_bolt.adapter.socket_mode.async_handler import AsyncSocketModeHandler
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable

    from slack_bolt.async_app import AsyncApp

    from tests.platforms.slack_refusal import Json
    from tests.platforms.slack_server import SlackServer

OFTEN = 0.2  # seconds between pings, where silence is to be noticed soon


@asynccontextmanager
async def client_of(server: SlackServer, *, retries: bool = False) -> AsyncIterator[AsyncWebClient]:
    """A client without the SDK's own retries, unless asked for."""
    async with aiohttp.ClientSession() as session:
        client = AsyncWebClient(server.bot_token, base_url=server.url, session=session)
        if not retries:
            client.retry_handlers.clear()
        yield client


@asynccontextmanager
async def listening(
    server: SlackServer, app: AsyncApp, connections: int = 1, *, ping: float = 5
) -> AsyncIterator[AsyncSocketModeHandler]:
    """Connected for as long as the block lasts; gives the first of the connections."""
    handlers = [AsyncSocketModeHandler(app, server.app_token, ping_interval=ping) for _ in range(connections)]
    for handler in handlers:
        await handler.connect_async()  # type: ignore[no-untyped-call]  # slack-bolt leaves it untyped
    await server.connected(connections)
    try:
        yield handlers[0]
    finally:
        for handler in handlers:
            await handler.close_async()  # type: ignore[no-untyped-call]  # likewise


async def refusal(call: Awaitable[Any]) -> str:
    """With which error Slack refuses, or "" where it does not."""
    try:
        await call
    except SlackApiError as error:
        return str(error.response["error"])
    return ""


def plain(text: str) -> Json:
    return {"type": "plain_text", "text": text}


def section(text: str) -> Json:
    return {"type": "section", "text": {"type": "mrkdwn", "text": text}}


def buttons(*labels: str) -> Json:
    made = [{"type": "button", "text": plain(one), "action_id": one.lower(), "value": f"v-{one}"} for one in labels]
    return {"type": "actions", "elements": made}


def field(label: str, element: Json | None = None, **more: Any) -> Json:
    made = {"type": "plain_text_input", **(element or {}), "action_id": "it"}
    return {"type": "input", "block_id": label.lower(), "label": plain(label), "element": made, **more}


def modal(*blocks: Json, title: str = "A form", **more: Any) -> Json:
    return {
        "type": "modal",
        "callback_id": "form",
        "title": plain(title),
        "submit": plain("Send"),
        "blocks": list(blocks),
        **more,
    }
