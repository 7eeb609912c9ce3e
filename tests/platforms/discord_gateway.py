"""The gateway: a socket that says hello, hears who is there, tells what happens, and can be resumed."""

from __future__ import annotations

import asyncio
import json
from typing import TYPE_CHECKING, Any

from aiohttp import WSCloseCode, WSMsgType, web

from tests.platforms import discord_payloads as payloads
from tests.platforms.discord_guild import guild
from tests.platforms.discord_lines import MESSAGE_CONTENT, PRIVILEGED, SENDS_A_MINUTE, Line, Session

if TYPE_CHECKING:
    from tests.platforms.discord_server import DiscordServer


class Gateway:
    def __init__(self, server: DiscordServer) -> None:
        self.server = server
        self.sessions: dict[str, Session] = {}
        self.lines: list[Line] = []
        self.heartbeat_seconds = 41.25
        self.answers_heartbeats = True
        self.allows_privileged = False
        self.refusals_left = 0  # handshakes to refuse before one is let in
        self.attempts: list[float] = []  # when somebody dialled, in the server's seconds
        self.identified: list[dict[str, Any]] = []
        self.resumed = 0
        self.resumes_at = ""  # the address named for resuming; its own unless a test wants another
        self.presence: dict[str, Any] | None = None

    # what a test orders

    def drops(self) -> None:
        """The connection breaks without a word; the session can be resumed."""
        for line in [*self.lines]:
            line.abort()

    def closes(self, code: int = 1001) -> None:
        for line in [*self.lines]:
            line.close(code)

    def asks_to_reconnect(self) -> None:
        for line in [*self.lines]:
            line.op(7)

    def invalidates(self, *, resumable: bool = False) -> None:
        """Op 9; what is not resumable is forgotten."""
        for line in [*self.lines]:
            if line.session is not None and not resumable:
                self.sessions.pop(line.session.id, None)
            line.op(9, resumable)

    def refuses(self, handshakes: int = 1) -> None:
        self.refusals_left = handshakes

    @property
    def is_connected(self) -> bool:
        return any(line.session is not None for line in self.lines)

    # what happens

    def tell(self, event: str, data: Any, intent: int) -> None:
        for session in self.sessions.values():
            if session.intents & intent:
                session.tell(event, data)

    def tell_all(self, event: str, data: Any) -> None:
        for session in self.sessions.values():
            session.tell(event, data)

    @property
    def hides_content(self) -> bool:
        return not any(session.intents & MESSAGE_CONTENT for session in self.sessions.values())

    async def serve(self, request: web.Request) -> web.StreamResponse:
        self.attempts.append(self.server.elapsed())
        if self.server.is_away or self.refusals_left > 0:
            self.refusals_left -= not self.server.is_away
            if self.server.is_away and request.transport is not None:
                request.transport.abort()
            return web.Response(status=503)
        socket = web.WebSocketResponse(max_msg_size=0, compress=False, timeout=0.5)
        await socket.prepare(request)
        line = Line(socket, request)
        self.lines.append(line)
        writing = asyncio.ensure_future(line.write())
        try:
            await self._converse(line)
        finally:
            writing.cancel()
            self._forget(line)
        return socket

    def _forget(self, line: Line) -> None:
        self.lines.remove(line)
        if line.session is not None and line.session.line is line:
            line.session.line = None
        said_goodbye = line.socket.close_code in {WSCloseCode.OK, WSCloseCode.GOING_AWAY}
        if said_goodbye and not line.was_closed_here and line.session is not None:
            self.sessions.pop(line.session.id, None)  # nothing to resume after 1000 or 1001

    async def _converse(self, line: Line) -> None:
        line.op(10, {"heartbeat_interval": int(self.heartbeat_seconds * 1000), "_trace": []})
        async for message in line.socket:
            if message.type is WSMsgType.TEXT:
                self._hear(line, json.loads(message.data))

    def _hear(self, line: Line, told: dict[str, Any]) -> None:
        now = self.server.elapsed()
        if len(line.sends) == SENDS_A_MINUTE and now - line.sends[0] < 60:
            line.close(4008, "You are being rate limited.")
            return
        line.sends.append(now)
        match told["op"]:
            case 1 if self.answers_heartbeats:
                line.op(11)
            case 2:
                self._identify(line, told["d"])
            case 6:
                self._resume(line, told["d"])
            case 3 | 8 if line.session is None:
                line.close(4003, "Not authenticated.")
            case 3:
                self.presence = told["d"]
            case 8:
                self._list_members(line, told["d"])

    def _identify(self, line: Line, data: dict[str, Any]) -> None:
        self.identified.append(data)
        if data["token"] != self.server.token:
            line.close(4004, "Authentication failed.")
            return
        if data["intents"] & PRIVILEGED and not self.allows_privileged:
            line.close(4014, "Disallowed intent(s).")
            return
        self._forget_the_lost()
        session = Session(f"session-{len(self.identified)}", data["intents"], line=line)
        self.sessions[session.id] = session
        line.session = session
        self.presence = data.get("presence") or self.presence
        session.tell("READY", self._ready(session))
        if self.server.guild_answers and self.server.world.bot.is_member:
            session.tell("GUILD_CREATE", guild(self.server.world))

    def _forget_the_lost(self) -> None:
        """Whoever identifies anew will not resume what was cut before."""
        for key in [key for key, each in self.sessions.items() if each.line is None]:
            del self.sessions[key]

    def _ready(self, session: Session) -> dict[str, Any]:
        world = self.server.world
        return {
            "v": 10,
            "user": {**payloads.user(world.bot), "verified": True, "mfa_enabled": False, "email": None},
            "guilds": [{"id": str(world.guild_id), "unavailable": True}] if world.bot.is_member else [],
            "session_id": session.id,
            "resume_gateway_url": self.resumes_at or self.server.gateway_url + "resume/",
            "application": {"id": str(world.bot.id), "flags": 0},
            "private_channels": [],
            "shard": [0, 1],
        }

    def _resume(self, line: Line, data: dict[str, Any]) -> None:
        session = self.sessions.get(data["session_id"])
        if session is None or data["token"] != self.server.token:
            line.op(9, False)
            return
        self.resumed += 1
        session.line = line
        line.session = session
        for count, text in [*session.said]:
            if count > data["seq"]:
                line.put(text)
        session.tell("RESUMED", {"_trace": []})

    def _list_members(self, line: Line, data: dict[str, Any]) -> None:
        assert line.session is not None
        world = self.server.world
        wanted = {int(each) for each in data.get("user_ids", [])}
        found = [each for each in world.accounts.values() if each.is_member and (not wanted or each.id in wanted)]
        chunk = {"guild_id": str(world.guild_id), "members": [payloads.member(each) for each in found]}
        more: dict[str, Any] = {"chunk_index": 0, "chunk_count": 1, "nonce": data.get("nonce"), "not_found": []}
        line.session.tell("GUILD_MEMBERS_CHUNK", chunk | more)
