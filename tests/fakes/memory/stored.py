"""Values as they come back from a database: instants in UTC, and what JSON makes of what it holds."""

from __future__ import annotations

import json
from dataclasses import dataclass, fields
from datetime import UTC
from functools import cache
from operator import attrgetter
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

V = TypeVar("V")
PLAIN = frozenset({str, int, float, bool, type(None)})


def changed(value: V, **changes: Any) -> V:
    """Give a frozen value, changed: as `dataclasses.replace`, which asks about every field anew."""
    of: Any = type(value)
    shape = _shape(of)
    given = list(shape.read(value))
    for name, new in changes.items():
        given[shape.places[name]] = new
    made: V = of(*given)
    return made


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
    return changed(value, **changes) if changes else value


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
    """How values of a class are taken apart: places of fields by name, instants, what is JSON in its row."""

    places: Mapping[str, int]
    read: Callable[[Any], tuple[Any, ...]]
    instants: Sequence[str]
    mappings: Sequence[str]


@cache
def _shape(of: type[Any]) -> Shape:
    types = {field.name: str(field.type) for field in fields(of)}
    return Shape(
        {name: place for place, name in enumerate(types)},
        attrgetter(*types),
        [name for name, kind in types.items() if kind.split(" | ", maxsplit=1)[0] == "datetime"],
        [name for name, kind in types.items() if name in JSON_FIELDS and kind.startswith("Mapping[str")],
    )
