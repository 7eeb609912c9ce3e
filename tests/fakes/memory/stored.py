"""Values as they come back from a database: instants in UTC, and what JSON makes of what it holds."""

from __future__ import annotations

import json
from dataclasses import dataclass, fields
from datetime import UTC
from functools import cache
from typing import TYPE_CHECKING, Any, TypeVar

from bot.domain.values import with_changes

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

V = TypeVar("V")
PLAIN = frozenset({str, int, float, bool, type(None)})


def stored(value: V, **changes: Any) -> V:
    """Give a frozen value, changed, as it comes back. Raises ValueError for an instant without a zone."""
    of: Any = type(value)
    shape = _shape(of)
    for name in shape.instants:
        at = changes[name] if name in changes else getattr(value, name)
        if at is not None and at.tzinfo is not UTC:
            changes[name] = in_utc(at)
    for name in shape.mappings:
        held = getattr(value, name)
        if not _is_plain(held):
            changes[name] = as_json(held)
    return with_changes(value, changes) if changes else value


def in_utc(at: Any) -> Any:
    """Give an instant in UTC. Raises ValueError if it has no zone."""
    if at.tzinfo is None:
        raise ValueError("an instant needs a timezone")
    return at if at.tzinfo is UTC else at.astimezone(UTC)


def as_json(values: Mapping[str, Any]) -> Mapping[str, Any]:
    """Give values by name as JSON gives them back: a tuple is a list then."""
    if _is_plain(values):
        return values
    given: Mapping[str, Any] = json.loads(json.dumps(values))
    return given


def _is_plain(values: Mapping[str, Any]) -> bool:
    """Say whether this is what JSON would give back anyway."""
    return type(values) is dict and PLAIN.issuperset(map(type, values.values()))


JSON_FIELDS = frozenset({"subject", "reason_details", "details", "values", "answers", "extra"})
"""Mappings that are one JSON value in their row, by text."""


@dataclass(frozen=True, slots=True)
class Shape:
    """What in values of a class does not come back as it went in: instants, and what is JSON in its row."""

    instants: Sequence[str]
    mappings: Sequence[str]


@cache
def _shape(of: type[Any]) -> Shape:
    types = {field.name: str(field.type) for field in fields(of)}
    return Shape(
        [name for name, kind in types.items() if kind.split(" | ", maxsplit=1)[0] == "datetime"],
        [name for name, kind in types.items() if name in JSON_FIELDS and kind.startswith("Mapping[str")],
    )
