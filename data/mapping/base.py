"""What all mappings have in common: a row, its columns, words and sayings as they are stored."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from enum import StrEnum

    from bot.domain.matching import Details

Values = dict[str, Any]
"""Columns by name, as they go into a statement."""

Record: TypeAlias = Any
"""A row, its columns by name."""

Saying = tuple[tuple[str, "Details"], ...]
"""Codes with their details, as in `Partnership.common`."""


E = TypeVar("E", bound="StrEnum")


def words_of(of: type[E]) -> Callable[[str], E]:
    """Give what reads a stored word: looking it up is seven times as quick as calling the enum, for every row."""
    return {word.value: word for word in of}.__getitem__


def saying_json(saying: Saying) -> list[list[Any]]:
    """Give codes with their details as JSON."""
    return [[code, dict(details)] for code, details in saying]


def saying_of(json: Sequence[Sequence[Any]]) -> Saying:
    """Make codes with their details of JSON; a list was a tuple."""
    return tuple(
        (code, {name: tuple(value) if isinstance(value, list) else value for name, value in details.items()})
        for code, details in json
    )
