"""The Web API over HTTP: reads what was asked, checks who asks, and records every call with its time."""

from __future__ import annotations

import asyncio
import json
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from aiohttp import web

from tests.platforms import (
    slack_chat,
    slack_conversations,
    slack_directory,
    slack_files,
    slack_reading,
    slack_rooms,
    slack_views,
)
from tests.platforms.slack_facts import methods
from tests.platforms.slack_faults import DropAfter, DropBefore, Error, Fault, RateLimited, Slow, Status
from tests.platforms.slack_methods import METHODS, TIERS, Args, Method
from tests.platforms.slack_refusal import Json, Refusal, need
from tests.platforms.slack_workspace import BOT_USER

if TYPE_CHECKING:
    from tests.platforms.slack_server import SlackServer

MODELLED = (slack_chat, slack_conversations, slack_directory, slack_files, slack_reading, slack_rooms, slack_views)


@dataclass(frozen=True, slots=True)
class Call:
    method: str
    args: Args
    at: float  # monotonic seconds
    status: int
    error: str | None
    channel: str = ""  # where it went; direct messages count as one place, by whatever id they were named

    @property
    def went_well(self) -> bool:
        return self.status == 200 and self.error is None


class Calls:
    def __init__(self, server: SlackServer) -> None:
        self.server = server
        self.made: list[Call] = []
        self.under_way = 0
        self.last_at = 0.0

    # ---- what a test asks

    def of(self, method: str) -> list[Call]:
        return [call for call in self.made if call.method == method]

    @property
    def errors(self) -> list[str]:
        """Every refusal, as `method: error`."""
        return [f"{call.method}: {call.error or call.status}" for call in self.made if not call.went_well]

    def most_within(self, seconds: float, method: str = "chat.postMessage") -> int:
        """The most calls of the method, the refused ones too, that ever fell into so short a time."""
        return busiest([call.at for call in self.of(method)], seconds)

    def most_to_one_channel(self, seconds: float = 1.0) -> int:
        """The most posts that one channel ever got within so short a time."""
        posts = [call for call in self.of("chat.postMessage") if call.status != 429]
        channels = {call.channel for call in posts}
        return max((busiest([c.at for c in posts if c.channel == one], seconds) for one in channels), default=0)

    # ---- serving

    async def serve(self, request: web.Request) -> web.StreamResponse:
        self.under_way += 1
        try:
            return await self.answer(request)
        finally:
            self.under_way -= 1
            self.last_at = time.monotonic()

    async def answer(self, request: web.Request) -> web.StreamResponse:
        name, args = request.match_info["method"], await arguments(request)
        fault = self.server.faults.due(name, args)
        if isinstance(fault, Slow):
            await asyncio.sleep(fault.seconds)
        if isinstance(fault, DropBefore):
            return self.broken(request, name, args)
        if isinstance(fault, Status) and not fault.after:
            return self.failed(name, args, fault.code)
        wait = self.wait(name, args, fault)
        if wait:
            return self.limited(name, args, wait)
        made = self.run(name, args, fault)
        if isinstance(fault, DropAfter):
            return self.broken(request, name, args)
        if isinstance(fault, Status):
            return self.failed(name, args, fault.code)
        self.note(name, args, 200, made.get("error"))
        return web.json_response(made, headers={"X-OAuth-Scopes": self.scopes_behind(name)})

    def scopes_behind(self, name: str) -> str:
        """What the token behind a call may do, as Slack says with each answer."""
        method = METHODS.get(name)
        return "connections:write" if method and method.by_app else ",".join(sorted(self.server.scopes))

    def wait(self, name: str, args: Args, fault: Fault | None) -> int:
        if isinstance(fault, RateLimited):
            return fault.retry_after
        method = METHODS.get(name)
        return self.server.limits.wait(name, TIERS[method.tier], self.channel(args)) if method else 0

    def channel(self, args: Args) -> str:
        """One name for one place: direct messages go by their person's id."""
        asked = args.text("channel")
        place = self.server.workspace.conversations.get(asked)
        return min(place.members - {BOT_USER}) if place is not None and place.kind == "im" else asked

    def run(self, name: str, args: Args, fault: Fault | None) -> Json:
        try:
            need(not isinstance(fault, Error), fault.name if isinstance(fault, Error) else "")
            return self.known(name, args).run(self.server, args)
        except Refusal as refusal:
            return refusal.answer

    def known(self, name: str, args: Args) -> Method:
        """The method, if it exists, is asked for with the right token, with its scopes and all it needs."""
        if name not in METHODS:
            raise Refusal("not_modelled_here" if name in methods() else "unknown_method", req_method=name)
        method, token = METHODS[name], args.pop("token", "")
        wanted, other = self.server.bot_token, self.server.app_token
        if method.by_app:
            wanted, other = other, wanted
        need(token, "not_authed")
        need(token != other, "not_allowed_token_type")
        need(token == wanted, "invalid_auth")
        method.check(args, self.server.scopes)
        return method

    # ---- answers

    def note(self, name: str, args: Args, status: int, error: str | None = None) -> None:
        self.made.append(Call(name, args, time.monotonic(), status, error, self.channel(args)))

    def limited(self, name: str, args: Args, wait: int) -> web.Response:
        self.note(name, args, 429, "ratelimited")
        refusal = {"ok": False, "error": "ratelimited"}
        return web.json_response(refusal, status=429, headers={"Retry-After": str(wait)})

    def failed(self, name: str, args: Args, status: int) -> web.Response:
        self.note(name, args, status, "internal_error")
        return web.Response(status=status, text="Something went wrong at Slack's.")

    def broken(self, request: web.Request, name: str, args: Args) -> web.Response:
        self.note(name, args, 0, "connection lost")
        if request.transport is not None:
            request.transport.abort()
        return web.Response()


async def arguments(request: web.Request) -> Args:
    """From query, form and JSON alike: the SDK uses all three."""
    args = Args(request.query)
    if request.content_type == "application/json":
        args |= json.loads(await request.text() or "{}")
    elif request.can_read_body:
        args |= dict(await request.post())
    kind, _, token = request.headers.get("Authorization", "").partition(" ")
    if kind == "Bearer":
        args["token"] = token
    return args


def busiest(times: list[float], seconds: float) -> int:
    """The most of the moments that fall into any span of so many seconds."""
    most = start = 0
    for end, at in enumerate(times):
        while times[start] <= at - seconds:
            start += 1
        most = max(most, end - start + 1)
    return most
