"""Replies as JSON and back, so that a redelivered event repeats its reply and does nothing else."""

from __future__ import annotations

import base64
import json
from dataclasses import fields, is_dataclass
from datetime import datetime
from enum import Enum
from typing import Any, cast

from bot.domain import people
from bot.ports import chat

_TYPES = {
    name: value
    for module in (chat, people)
    for name, value in vars(module).items()
    if isinstance(value, type) and (is_dataclass(value) or issubclass(value, Enum))
}


def dump(reply: chat.Reply) -> str:
    """Write a reply as JSON, without its files: a roster must not lie about in the record of events."""
    return json.dumps(_plain(reply), ensure_ascii=False, separators=(",", ":"))


def load(stored: str) -> chat.Reply:
    """Read a reply that `dump` wrote."""
    return cast("chat.Reply", _rich(json.loads(stored)))


def _plain(value: Any) -> Any:  # noqa: ANN401  # any value of the port's dataclasses
    if isinstance(value, Enum):
        return {"=": type(value).__name__, "v": value.value}
    if isinstance(value, datetime):
        return {"=": "at", "v": value.isoformat()}
    if isinstance(value, bytes):
        return {"=": "bytes", "v": base64.b64encode(value).decode()}
    if isinstance(value, (tuple, list)):
        return [_plain(v) for v in value if not isinstance(v, chat.FilePart | chat.Picture)]
    if is_dataclass(value) and not isinstance(value, type):
        return {"=": type(value).__name__, **{f.name: _plain(getattr(value, f.name)) for f in fields(value)}}
    return value


def _rich(value: Any) -> Any:  # noqa: ANN401  # any value of the port's dataclasses
    if isinstance(value, list):
        return tuple(_rich(v) for v in value)
    if not isinstance(value, dict):
        return value
    name = value["="]
    if name == "at":
        return datetime.fromisoformat(value["v"])
    if name == "bytes":
        return base64.b64decode(value["v"])
    kind = _TYPES[name]
    if issubclass(kind, Enum):
        return kind(value["v"])
    return kind(**{k: _rich(v) for k, v in value.items() if k != "="})
