"""What travels between a command line and a running bot: JSON behind its length, with a version in front of all."""

from __future__ import annotations

import base64
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from bot.commands.events import CommandInvoked, ReceivedFile, Source
from bot.domain.people import Account

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.commands.events import OptionValue

VERSION = 1
"""Raised when a frame changes so that the other side would misunderstand it."""
LENGTH = 4
"""Bytes of the length in front of each frame."""
LONGEST = 64 * 1024 * 1024
"""Longer than any roster; nobody may fill our memory."""

OPERATOR = Source(Account("operator", "terminal"))
"""Whoever sits at the machine: they may do everything."""


class Garbled(Exception):
    """What came is no frame of ours."""


@dataclass(frozen=True, slots=True)
class OtherVersion:
    """The other side speaks another version."""

    theirs: int


@dataclass(frozen=True, slots=True)
class Progress:
    """How far long work is."""

    text: str


@dataclass(frozen=True, slots=True)
class Answer:
    """What a command ended with, as the terminal shows it; `files` are (name, content)."""

    text: str | None
    refused: bool = False
    files: tuple[tuple[str, bytes], ...] = ()


def pack(values: Mapping[str, Any], version: int = VERSION) -> bytes:
    """Make a frame."""
    body = json.dumps({"version": version, **values}, ensure_ascii=False).encode()
    return len(body).to_bytes(LENGTH, "big") + body


def length_of(head: bytes) -> int:
    """Give how long the frame is whose first bytes these are. Raises Garbled."""
    length = int.from_bytes(head, "big")
    if length > LONGEST:
        raise Garbled(length)
    return length


def unpack(body: bytes) -> Mapping[str, Any] | OtherVersion:
    """Read a frame. Raises Garbled."""
    try:
        values = json.loads(body)
        version = int(values["version"])
    except (ValueError, KeyError, TypeError) as failure:
        raise Garbled from failure
    return values if version == VERSION else OtherVersion(version)


def command_frame(event: CommandInvoked) -> bytes:
    """Make a frame of a command with its files."""
    options = {name: _out(value) for name, value in event.options.items()}
    return pack({"kind": "command", "event": event.event_id, "path": list(event.path), "options": options})


def read_command(values: Mapping[str, Any]) -> CommandInvoked:
    """Read a command: whoever may open the socket is the operator. Raises Garbled."""
    try:
        options = {str(name): _in(value) for name, value in values["options"].items()}
        return CommandInvoked(str(values["event"]), OPERATOR, tuple(map(str, values["path"])), options)
    except (KeyError, TypeError, ValueError, AttributeError) as failure:
        raise Garbled from failure


def progress_frame(progress: Progress) -> bytes:
    """Make a frame that says how far long work is."""
    return pack({"kind": "progress", "text": progress.text})


def answer_frame(answer: Answer) -> bytes:
    """Make a frame of an answer with its files."""
    files = [{"name": name, "content": base64.b64encode(content).decode()} for name, content in answer.files]
    return pack({"kind": "answer", "text": answer.text, "refused": answer.refused, "files": files})


def read_answer(values: Mapping[str, Any]) -> Answer | Progress:
    """Read what comes back. Raises Garbled."""
    try:
        if values["kind"] == "progress":
            return Progress(values["text"])
        files = tuple((each["name"], base64.b64decode(each["content"])) for each in values["files"])
        return Answer(values["text"], values["refused"], files)
    except (KeyError, TypeError, ValueError) as failure:
        raise Garbled from failure


def _out(value: OptionValue) -> Any:  # whatever JSON has for it
    if isinstance(value, ReceivedFile):
        return {"name": value.name, "content": base64.b64encode(value.content).decode()}
    return value


def _in(value: Any) -> OptionValue:  # likewise
    if isinstance(value, dict):
        return ReceivedFile(value["name"], base64.b64decode(value["content"]))
    if isinstance(value, str | int | bool):
        return value
    raise Garbled(type(value))
