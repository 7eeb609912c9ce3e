"""Replies as JSON and back, so that a redelivered event repeats its reply and does nothing else."""

from __future__ import annotations

import base64
import json
from dataclasses import fields, is_dataclass
from datetime import datetime
from enum import Enum
from functools import cache
from typing import TYPE_CHECKING, Any, cast

from bot.domain import people
from bot.ports import chat

if TYPE_CHECKING:
    from collections.abc import Sequence

_TYPES = {
    name: value
    for module in (chat, people)
    for name, value in vars(module).items()
    if isinstance(value, type) and (is_dataclass(value) or issubclass(value, Enum))
}

_AS_IT_IS = frozenset({str, int, float, bool, type(None)})
"""What JSON holds as it is: most of a reply."""
_FILES = (chat.FilePart, chat.Picture)
_JSON = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


def dump(reply: chat.Reply) -> str:
    """Write a reply as JSON, without its files: a roster must not lie about in the record of events."""
    return _JSON.encode(_plain(reply))


def load(stored: str) -> chat.Reply:
    """Read a reply that `dump` wrote."""
    return cast("chat.Reply", _rich(json.loads(stored)))


def _plain(value: Any) -> Any:  # noqa: ANN401  # any value of the port's dataclasses
    kind: Any = type(value)
    if kind in _AS_IT_IS:
        return value
    names = _names_in(kind)
    if names is not None:
        return {"=": kind.__name__, **{name: _plain(getattr(value, name)) for name in names}}
    if isinstance(value, (tuple, list)):
        return [_plain(v) for v in value if not isinstance(v, _FILES)]
    if isinstance(value, Enum):
        return {"=": kind.__name__, "v": value.value}
    if isinstance(value, datetime):
        return {"=": "at", "v": value.isoformat()}
    if isinstance(value, bytes):
        return {"=": "bytes", "v": base64.b64encode(value).decode()}
    return value


@cache
def _names_in(kind: type[Any]) -> Sequence[str] | None:
    """Give the names of a dataclass's fields, None for any other class."""
    return [field.name for field in fields(kind)] if is_dataclass(kind) else None


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
