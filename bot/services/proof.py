"""How good a matching is, said plainly: proved to be the best there is, or how much better there could be."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.messages.render import prose

if TYPE_CHECKING:
    from bot.domain.matching import Matching
    from bot.ports.chat import Prose

ABOVE_ALL = 10_000
"""The whole, in hundredths of a percent."""


def missing(worth: int, bound: int | None) -> int | None:
    """Give how much better a matching could be at most, in hundredths of a percent of the bound, rounded up."""
    if bound is None:
        return None
    return -(-ABOVE_ALL * max(0, bound - worth) // bound) if bound > 0 else 0


def proof_words(matching: Matching, locale: str) -> Prose:
    """Say that nobody can do better, or by how much at most."""
    if matching.proved:
        return prose(locale, "match-proved")
    left = missing(matching.worth, matching.bound)
    if left is None:
        return prose(locale, "match-unproved")
    return prose(locale, "match-gap", percent=percent(left, locale))


def percent(hundredths: int, locale: str) -> str:
    """Write hundredths of a percent with the reader's decimal mark, never as none at all where there is some."""
    mark = "." if locale == "en" else ","
    whole, part = divmod(hundredths, 100)
    return f"{whole}{mark}{part:02d}".rstrip("0").rstrip(mark) if part else str(whole)
