"""A running bot's ear for the command line: takes commands over a socket, carries them out, answers."""

from __future__ import annotations

import asyncio
import logging
from contextlib import suppress
from typing import TYPE_CHECKING, Self

from adapters.terminal.carrying_out import carry_out
from adapters.terminal.frames import (
    LENGTH,
    Garbled,
    OtherVersion,
    Progress,
    answer_frame,
    length_of,
    pack,
    progress_frame,
    read_command,
    unpack,
)
from adapters.terminal.socket_place import bind

if TYPE_CHECKING:
    from pathlib import Path

    from bot.commands.doors import Desk

log = logging.getLogger(__name__)

LAST_WORDS = 10.0
"""Seconds that a command under way has to come to its end when the bot stops."""


class Listener:
    """Listens from `async with` on until its end; what is under way then is finished first."""

    def __init__(self, path: Path, desk: Desk) -> None:
        """Listen at this path for this desk."""
        self._path = path
        self._desk = desk
        self._server: asyncio.Server | None = None
        self._under_way: set[asyncio.Task[None]] = set()

    async def __aenter__(self) -> Self:
        """Begin to listen."""
        self._server = await asyncio.start_unix_server(self._take, sock=bind(self._path))
        return self

    async def __aexit__(self, *_raised: object) -> None:
        """Take no more, finish what is under way."""
        if self._server is not None:
            self._server.close()
        self._path.unlink(missing_ok=True)
        if self._under_way:
            _, late = await asyncio.wait(self._under_way, timeout=LAST_WORDS)
            for task in late:
                task.cancel()

    def _take(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.create_task(self._serve(reader, writer))
        self._under_way.add(task)
        task.add_done_callback(self._under_way.discard)

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Answer one command. Whoever hangs up early loses the answer, not what they asked for."""
        try:
            await self._answer(reader, writer)
        except Garbled:
            log.warning("a command line sent what is no frame")
        except (OSError, asyncio.IncompleteReadError):
            log.info("a command line hung up")
        finally:
            writer.close()
            with suppress(OSError):
                await writer.wait_closed()

    async def _answer(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        frame = unpack(await reader.readexactly(length_of(await reader.readexactly(LENGTH))))
        if isinstance(frame, OtherVersion):
            await _send(writer, pack({"kind": "other-version"}))
            return

        async def tell(text: str) -> None:
            with suppress(OSError):
                await _send(writer, progress_frame(Progress(text)))

        await _send(writer, answer_frame(await carry_out(self._desk, read_command(frame), tell)))


async def _send(writer: asyncio.StreamWriter, frame: bytes) -> None:
    writer.write(frame)
    await writer.drain()
