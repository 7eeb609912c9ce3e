"""Dates as people type them."""

from __future__ import annotations

from datetime import date

from bot.domain.errors import BadValue

YEARS = range(2000, 2200)
"""What can be meant by a year: not 27, and nothing whose last day no calendar can reach."""


def read_date(text: str) -> date:
    """Read `2027-03-01`, or day-first with strokes or dots. Raises BadValue."""
    parts = text.replace("/", "-").replace(".", "-").split("-")
    try:
        first, second, third = (int(p) for p in parts)
        read = date(first, second, third) if len(parts[0]) == len("2027") else date(third, second, first)
    except (ValueError, OverflowError):
        raise BadValue(what="date", value=text) from None
    if read.year not in YEARS:
        raise BadValue(what="date", value=text)
    return read
