"""The command line's end of the socket: hand a command over, wait for the answer."""

from __future__ import annotations

import socket
from typing import TYPE_CHECKING

from adapters.terminal.frames import (
    LENGTH,
    Garbled,
    OtherVersion,
    Progress,
    command_frame,
    length_of,
    read_answer,
    unpack,
)
from bot.domain.errors import Refused

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path
    from typing import Any

    from adapters.terminal.frames import Answer
    from bot.commands.events import CommandInvoked


class NobodyListens(Exception):
    """No bot listens there: it is just starting, just stopping, or of a kind that does not."""


class HungUp(Exception):
    """The bot went away before it answered; whether it did what was asked is not known."""


class SpeaksOtherwise(Refused):
    """The running bot is of another version, which may understand a command differently."""

    key = "process-other-version"


def hand_over(path: Path, event: CommandInvoked, tell: Callable[[str], None]) -> Answer:
    """Hand a command to the bot that listens there. Raises NobodyListens, HungUp, SpeaksOtherwise."""
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as line:
        try:
            line.connect(str(path))
        except OSError as failure:
            raise NobodyListens(str(path)) from failure
        try:
            line.sendall(command_frame(event))
            return _answer(line, tell)
        except (OSError, Garbled) as failure:
            raise HungUp(str(path)) from failure


def _answer(line: socket.socket, tell: Callable[[str], None]) -> Answer:
    while True:
        said = read_answer(_frame(line))
        if not isinstance(said, Progress):
            return said
        tell(said.text)


def _frame(line: socket.socket) -> Mapping[str, Any]:
    frame = unpack(_exactly(line, length_of(_exactly(line, LENGTH))))
    if isinstance(frame, OtherVersion) or frame.get("kind") == "other-version":
        raise SpeaksOtherwise
    return frame


def _exactly(line: socket.socket, size: int) -> bytes:
    """Read so many bytes. Raises OSError when the other side hangs up first."""
    parts = []
    while size:
        part = line.recv(min(size, 65536))
        if not part:
            raise ConnectionResetError
        parts.append(part)
        size -= len(part)
    return b"".join(parts)
