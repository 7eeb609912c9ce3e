"""How every request goes through: away, allowed, limited, disturbed, checked, answered."""

from __future__ import annotations

import asyncio
import json
from datetime import UTC
from email.utils import format_datetime
from typing import TYPE_CHECKING, Any

from aiohttp import web

from tests.platforms.discord_calls import ROUTES, Call, Handler, read
from tests.platforms.discord_errors import Broken, Refused
from tests.platforms.discord_limits import Rejection
from tests.platforms.discord_schema import breaches

if TYPE_CHECKING:
    from tests.platforms.discord_faults import Fault
    from tests.platforms.discord_server import DiscordServer

API = "/api/v10"
VIA = {"Via": "1.1 google"}
OPEN = ("/interactions/", "/webhooks/")  # the token in the path is all they ask for


class Wire:
    def __init__(self, server: DiscordServer) -> None:
        self.server = server

    def add_to(self, app: web.Application) -> None:
        for (method, template), handler in ROUTES.items():
            app.router.add_route(method, API + template, self._served_by(template, handler))
        app.router.add_route("*", API + "/{rest:.*}", self._unknown)
        app.router.add_get("/cdn/attachments/{channel_id}/{upload_id}/{name}", self._file)

    def _served_by(self, template: str, handler: Handler) -> Any:
        async def serve(request: web.Request) -> web.StreamResponse:
            if self.server.is_away:
                return cut(request)
            call = await read(request, template, handler.__name__, self.server.elapsed())
            self.server.calls.append(call)
            answer = await self._answer(request, call, handler)
            call.status = answer.status
            self._count(answer)
            return answer

        return serve

    def _count(self, answer: web.StreamResponse) -> None:
        if answer.status in {401, 403, 429} and answer.headers.get("X-RateLimit-Scope") != "shared":
            self.server.limits.invalid += 1

    async def _answer(self, request: web.Request, call: Call, handler: Handler) -> web.StreamResponse:
        limits = self.server.limits
        if not call.template.startswith(OPEN) and call.token != self.server.token:
            return refusal(Refused(0))
        rejected = limits.judge(call, call.at)
        if rejected is not None:
            return too_many(rejected, has_via=limits.has_via, more=limits.headers(call, call.at))
        fault = self.server.faults.take(call)
        disturbed = await self._before(request, call, fault)
        if disturbed is not None:
            return disturbed
        answer = self._handled(call, handler)
        answer.headers["Date"] = format_datetime(self.server.world.ids.calendar().astimezone(UTC), usegmt=True)
        answer.headers.update(limits.headers(call, self.server.elapsed()))
        return await self._after(request, fault) or answer

    async def _before(self, request: web.Request, call: Call, fault: Fault | None) -> web.StreamResponse | None:
        match fault:
            case None:
                return None
            case _ if fault.how == "drop_before":
                return cut(request)
            case _ if fault.how == "500_before":
                return failure()
            case _ if fault.how == "refused":
                return refusal(Refused(fault.code))
            case _ if fault.how == "slow_before":
                await asyncio.sleep(fault.seconds)
            case _ if fault.how.startswith("429"):
                scope = {"429_global": "global", "429_shared": "shared"}.get(fault.how, "user")
                rejected = Rejection(call.operation, fault.seconds, scope)
                self.server.limits.rejections.append(rejected)
                return too_many(rejected, has_via=fault.how != "429_without_via", more={})
        return None

    def _handled(self, call: Call, handler: Handler) -> web.Response:
        try:
            self._check(call)
            told = handler(self.server, call)
        except Refused as refused:
            if refused.body["code"] in {50035, 50006}:
                self.server.violations.append(f"{call.method} {call.path}: {refused.body}")
            return refusal(refused)
        except Broken:
            return failure()
        if told is None:
            return web.Response(status=204, headers=VIA)
        return as_json(told)

    def _check(self, call: Call) -> None:
        if not self.server.checks_requests:
            return
        found = breaches(call.method, call.template, call.body, call.query)
        self.server.violations.extend(f"{call.method} {call.path}: {each}" for each in found)
        if found:
            raise Refused(50035, {"_errors": [{"code": "SCHEMA", "message": each} for each in found]})

    async def _after(self, request: web.Request, fault: Fault | None) -> web.StreamResponse | None:
        match fault:
            case _ if fault is not None and fault.how == "drop_after":
                return cut(request)
            case _ if fault is not None and fault.how == "500_after":
                return failure()
            case _ if fault is not None and fault.how == "slow_after":
                await asyncio.sleep(fault.seconds)
        return None

    async def _unknown(self, request: web.Request) -> web.StreamResponse:
        if self.server.is_away:
            return cut(request)
        self.server.violations.append(f"{request.method} {request.path}: this server does not know it")
        return as_json({"message": "404: Not Found", "code": 0}, 404)

    async def _file(self, request: web.Request) -> web.StreamResponse:
        if self.server.is_away:
            return cut(request)
        found = self.server.world.uploads.get(int(request.match_info["upload_id"]))
        if found is None:
            return web.Response(status=404, headers=VIA)
        return web.Response(body=found.content, headers={**VIA, "Content-Type": found.kind})


def cut(request: web.Request) -> web.StreamResponse:
    """The connection breaks off in the middle of the answer."""
    if request.transport is not None:
        request.transport.abort()
    return web.Response(status=499)


def as_json(told: Any, status: int = 200, headers: dict[str, str] | None = None) -> web.Response:
    """Discord names no charset, and discord.py reads nothing else as JSON."""
    more = {**VIA, **(headers or {}), "Content-Type": "application/json"}
    return web.Response(body=json.dumps(told).encode(), status=status, headers=more)


def failure() -> web.Response:
    return as_json({"message": "500: Internal Server Error", "code": 0}, 500)


def refusal(refused: Refused) -> web.Response:
    return as_json(refused.body, refused.status)


def too_many(rejected: Rejection, *, has_via: bool, more: dict[str, str]) -> web.Response:
    waiting = {"Retry-After": str(max(int(rejected.retry_after + 0.999), 1)), "X-RateLimit-Scope": rejected.scope}
    if not has_via:  # Cloudflare's own, before Discord saw anything
        return web.Response(status=429, text="error code: 1015", headers=waiting)
    body: dict[str, Any] = {
        "message": "You are being rate limited.",
        "retry_after": round(rejected.retry_after, 3),
        "global": rejected.scope == "global",
    }
    headers = {**VIA, **more, **waiting}
    if rejected.scope == "global":
        headers["X-RateLimit-Global"] = "true"
    return as_json(body, 429, headers)
