"""Weekends and public holidays, each year of a place as one set: asked a million times in a rehearsal."""

from __future__ import annotations

import warnings
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING

import holidays

from data.places import provinces

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

_SATURDAY_AND_SUNDAY = frozenset({5, 6})


@lru_cache(maxsize=4096)
def days_off(country: str | None, province: str | None, year: int) -> frozenset[date]:
    """Give every day off of a year: the weekend, the national holidays, and the province's own where they are known."""
    national = _calendar(country, None, year)
    if national is None or country is None:
        return frozenset(_weekdays(year, _SATURDAY_AND_SUNDAY))
    own = _provincial(country, province, year) if province else ()
    return frozenset({*_weekdays(year, national.weekend), *national, *own})


def _calendar(country: str | None, subdivision: str | None, year: int) -> holidays.HolidayBase | None:
    """Give the calendar of a place and year, or None where nobody has written it down."""
    if country is None:
        return None
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # it warns of years whose moon-bound holidays it does not know
            return holidays.country_holidays(country, subdiv=subdivision, years=year)
    except NotImplementedError:  # how `holidays` says that it does not know a country
        return None


def _provincial(country: str, province: str, year: int) -> tuple[date, ...]:
    """Give the days off of the province, or of the larger place it lies in, where their calendar is known."""
    code = provinces.code_of(country, province)
    for place in provinces.larger(code) if code else ():
        calendar = _calendar(country, place[3:], year)
        if calendar is not None:
            return tuple(calendar)
    return ()


def _weekdays(year: int, wanted: Collection[int]) -> Sequence[date]:
    """Give the dates of a year that fall on the wanted weekdays (Monday is 0, as was the first day of all)."""
    days = range(date(year, 1, 1).toordinal(), date(year, 12, 31).toordinal() + 1)
    return [date.fromordinal(day) for day in days if (day - 1) % 7 in wanted]
