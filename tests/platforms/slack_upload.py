"""The bytes of files: put where an upload URL says, fetched with the bot's token."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aiohttp import web

if TYPE_CHECKING:
    from tests.platforms.slack_server import SlackServer


async def upload(server: SlackServer, request: web.Request) -> web.Response:
    file = server.workspace.files.get(request.match_info["file"])
    if file is None:
        return web.Response(status=404)
    file.content = await body(request)
    return web.Response(text=f"OK - {len(file.content)}")


async def body(request: web.Request) -> bytes:
    """The bytes as they are, or as the one file of a form."""
    if not request.content_type.startswith("multipart/"):
        return await request.read()
    form = await request.post()
    parts = [part.file.read() for part in form.values() if isinstance(part, web.FileField)]
    return parts[0] if parts else b""


async def download(server: SlackServer, request: web.Request) -> web.Response:
    """Without the token, or without the scope, Slack answers with its login page."""
    file = server.workspace.files.get(request.match_info["file"])
    allowed = request.headers.get("Authorization") == f"Bearer {server.bot_token}" and "files:read" in server.scopes
    if file is None:
        return web.Response(status=404)
    if not allowed:
        return web.Response(text="<!DOCTYPE html><title>Sign in</title>", content_type="text/html")
    return web.Response(body=file.content, content_type=file.mimetype or "application/octet-stream")
