"""Lines and sessions: an open socket with its compression, and what a client is told, kept for when it comes back."""

from __future__ import annotations

import asyncio
import json
import zlib
from collections import deque
from dataclasses import dataclass, field
from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

    from aiohttp import web

GUILDS, MEMBERS, PRESENCES = 1 << 0, 1 << 1, 1 << 8
GUILD_MESSAGES, DIRECT_MESSAGES, MESSAGE_CONTENT = 1 << 9, 1 << 12, 1 << 15
PRIVILEGED = MEMBERS | PRESENCES | MESSAGE_CONTENT
SENDS_A_MINUTE = 120


@dataclass(eq=False)
class Session:
    id: str
    intents: int
    count: int = 0
    said: deque[tuple[int, str]] = field(default_factory=lambda: deque(maxlen=10_000))
    line: Line | None = None

    def tell(self, event: str, data: Any) -> None:
        self.count += 1
        text = json.dumps({"op": 0, "t": event, "s": self.count, "d": data})
        self.said.append((self.count, text))
        if self.line is not None:
            self.line.put(text)


class Line:
    """One open socket, with one stream of compression for as long as it lives."""

    def __init__(self, socket: web.WebSocketResponse, request: web.Request) -> None:
        self.socket = socket
        self.request = request
        self.waiting: asyncio.Queue[str | tuple[int, str]] = asyncio.Queue()
        self.compress = compression(request.query.get("compress", ""))
        self.session: Session | None = None
        self.sends: deque[float] = deque(maxlen=SENDS_A_MINUTE)
        self.was_closed_here = False

    def put(self, text: str) -> None:
        self.waiting.put_nowait(text)

    def op(self, number: int, data: Any = None) -> None:
        self.put(json.dumps({"op": number, "t": None, "s": None, "d": data}))

    def close(self, code: int, reason: str = "") -> None:
        self.was_closed_here = True
        self.waiting.put_nowait((code, reason))

    def abort(self) -> None:
        if self.request.transport is not None:
            self.request.transport.abort()

    async def write(self) -> None:
        while True:
            item = await self.waiting.get()
            try:
                if isinstance(item, tuple):
                    await self.socket.close(code=item[0], message=item[1].encode())
                    return
                await self._send(item)
            except ConnectionError:
                return

    async def _send(self, text: str) -> None:
        if self.compress is None:
            await self.socket.send_str(text)
        else:
            await self.socket.send_bytes(self.compress(text.encode()))


def compression(asked: str) -> Callable[[bytes], bytes] | None:
    if asked == "zlib-stream":
        squeezer = zlib.compressobj(level=1)
        return lambda data: squeezer.compress(data) + squeezer.flush(zlib.Z_SYNC_FLUSH)
    if asked == "zstd-stream":
        zstandard: Any = import_module("zstandard")  # asked for only where discord.py found it installed
        stream = zstandard.ZstdCompressor().compressobj()
        flush = zstandard.COMPRESSOBJ_FLUSH_BLOCK
        return lambda data: bytes(stream.compress(data)) + bytes(stream.flush(flush))
    return None
