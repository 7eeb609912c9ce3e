"""Replies as JSON and back, so that a redelivered event repeats its reply and does nothing else."""

from __future__ import annotations

import base64
import json
from dataclasses import fields, is_dataclass
from datetime import datetime
from enum import Enum, EnumType
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple, cast

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

_FILES = frozenset({chat.FilePart, chat.Picture})


def dump(reply: chat.Reply) -> str:
    """Write a reply as JSON, without its files: a roster must not lie about in the record of events."""
    return _JSON.encode(reply)


def load(stored: str) -> chat.Reply:
    """Read a reply that `dump` wrote."""
    return cast("chat.Reply", _rich(json.loads(stored)))


def _plain(value: Any) -> dict[str, Any]:  # noqa: ANN401  # whatever of a reply JSON does not know
    kind: Any = type(value)
    if kind is datetime:
        return {"=": "at", "v": value.isoformat()}
    shape = _shape(kind)
    held = {"=": shape.name, **{name: getattr(value, name) for name in shape.names}}
    for name in shape.enums:  # are texts to JSON, which would not name their kind
        held[name] = {"=": type(held[name]).__name__, "v": held[name].value}
    if kind is chat.Message:
        held["parts"] = [part for part in value.parts if type(part) not in _FILES]
    return held


_JSON = json.JSONEncoder(ensure_ascii=False, check_circular=False, separators=(",", ":"), default=_plain)


class _Shape(NamedTuple):
    """What there is in a class of replies: its fields, and those of them that hold an enum."""

    name: str
    names: Sequence[str]
    enums: Sequence[str]


@cache
def _shape(kind: type[Any]) -> _Shape:
    every = fields(kind)
    enums = [field.name for field in every if isinstance(_TYPES.get(str(field.type)), EnumType)]
    return _Shape(kind.__name__, [field.name for field in every], enums)


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
