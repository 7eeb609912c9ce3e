"""One request as the server reads it, and the table of what it answers."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from aiohttp import BodyPartReader, web

if TYPE_CHECKING:
    from tests.platforms.discord_server import DiscordServer

Handler = Callable[["DiscordServer", "Call"], Any]
ROUTES: dict[tuple[str, str], Handler] = {}


@dataclass(slots=True)
class Call:
    operation: str
    method: str
    template: str
    path: str
    parts: dict[str, str]
    query: dict[str, str]
    token: str
    body: Any = None
    files: dict[int, tuple[str, str, bytes]] = field(default_factory=dict)  # n of files[n]: name, kind, content
    at: float = 0.0  # the server's own seconds
    status: int = 0  # what was answered; 0 while nothing was

    @property
    def place(self) -> str:
        """The resource that rate limits are counted by: channel, guild or webhook."""
        named = (self.parts.get(key, "") for key in ("channel_id", "guild_id", "webhook_id", "webhook_token"))
        return "/".join(named)


def route(method: str, template: str) -> Callable[[Handler], Handler]:
    """Say what answers a request; the function bears the name Discord's document gives the operation."""

    def enter(handler: Handler) -> Handler:
        ROUTES[method, template] = handler
        return handler

    return enter


async def read(request: web.Request, template: str, operation: str, at: float) -> Call:
    call = Call(
        operation,
        request.method,
        template,
        request.path,
        dict(request.match_info),
        dict(request.query),
        request.headers.get("Authorization", "").removeprefix("Bot "),
        at=at,
    )
    if request.content_type.startswith("multipart/"):
        await _read_parts(request, call)
    elif request.can_read_body:
        call.body = await request.json()
    return call


async def _read_parts(request: web.Request, call: Call) -> None:
    reader = await request.multipart()
    async for part in reader:
        assert isinstance(part, BodyPartReader)
        name = part.name or ""
        if name == "payload_json":
            call.body = json.loads(await part.text())
        elif name.startswith("files["):
            kind = part.headers.get("Content-Type", "application/octet-stream")
            call.files[int(name[6:-1])] = (part.filename or "unnamed", kind, bytes(await part.read()))
