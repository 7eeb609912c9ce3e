"""Dates as form tools write them: ISO, day first, month first, with or without a time."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone
from enum import Enum, auto
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_TIME = (
    r"(?:[T, ]+(?P<hour>\d{1,2})[:.](?P<minute>\d\d)(?:[:.](?P<second>\d\d)(?:[.,]\d+)?)?"
    r"\s*(?P<half>[ap]\.?\s?m\b\.?)?\s*(?P<zone>Z|(?:GMT|UTC)?\s?[+\-−]\d{1,2}(?::?\d\d)?|[A-Z]{2,5})?)?"
)
_YEAR_FIRST = re.compile(rf"(?P<year>\d{{4}})[-/.](?P<a>\d{{1,2}})[-/.](?P<b>\d{{1,2}}){_TIME}", re.IGNORECASE)
_YEAR_LAST = re.compile(rf"(?P<a>\d{{1,2}})[-/.](?P<b>\d{{1,2}})[-/.](?P<year>\d{{4}}|\d\d){_TIME}", re.IGNORECASE)
_OFFSET = re.compile(r"([+\-−])(\d{1,2}):?(\d\d)?$")
_MONTHS = 12
_CENTURY = 2000


class Order(Enum):
    """What a column of dates turns out to be."""

    ISO = auto()
    DAY_FIRST = auto()
    MONTH_FIRST = auto()
    MIXED = auto()
    UNDECIDED = auto()


@dataclass(frozen=True, slots=False)
class DateColumn:
    """The dates of one column, read together: 20/04 tells what 03/04 beside it means."""

    values: Sequence[str]

    @cached_property
    def order(self) -> Order:
        """Tell the order from the dates that can only be read one way."""
        parts = [(int(match["a"]), int(match["b"])) for match in map(_YEAR_LAST.fullmatch, self.values) if match]
        day_first = any(first > _MONTHS for first, _ in parts)
        month_first = any(second > _MONTHS for _, second in parts)
        if day_first and month_first:
            return Order.MIXED
        if day_first or month_first:
            return Order.DAY_FIRST if day_first else Order.MONTH_FIRST
        return Order.UNDECIDED if any(first != second for first, second in parts) else Order.ISO

    def read(self, value: str) -> datetime | None:
        """Give the instant of one of the values, in UTC (a time without a zone is UTC), or None."""
        if match := _YEAR_FIRST.fullmatch(value):
            return _instant(match, month=int(match["a"]), day=int(match["b"]))
        if match := _YEAR_LAST.fullmatch(value):
            first, second = int(match["a"]), int(match["b"])
            month_first = second > _MONTHS or (self.order is Order.MONTH_FIRST and first <= _MONTHS)
            return _instant(match, *((first, second) if month_first else (second, first)))
        return None


def _instant(match: re.Match[str], month: int, day: int) -> datetime | None:
    """Put the parts together, or give None where there is no such day or hour."""
    year = int(match["year"])
    hour, minute, second = int(match["hour"] or 0), int(match["minute"] or 0), int(match["second"] or 0)
    half = (match["half"] or "")[:1].lower()
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    try:
        told = datetime(year if year > 99 else _CENTURY + year, month, day, hour, minute, second, tzinfo=UTC)  # noqa: PLR2004  # two digits
        return told.replace(tzinfo=_zone(match["zone"])).astimezone(UTC)
    except (ValueError, OverflowError):
        return None


def _zone(text: str | None) -> timezone:
    """Give the zone of an offset; letters alone (EST) are not understood the same everywhere, so they count as UTC."""
    match = _OFFSET.search(text or "")
    if not match:
        return UTC
    offset = timedelta(hours=int(match[2]), minutes=int(match[3] or 0))
    return timezone(offset if match[1] == "+" else -offset)
