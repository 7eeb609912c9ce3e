"""Nobody is disturbed on a day off of their country."""

from __future__ import annotations

import time
from datetime import date, timedelta

import holidays
import pytest

from data.places.countries import codes
from data.places.world import WorldWorkingDays

DAYS = WorldWorkingDays()


def test_without_a_country_only_the_weekend_is_off() -> None:
    off = [day for n in range(14) if not DAYS.is_working(day := date(2027, 1, 1) + timedelta(days=n), None)]
    assert [day.isoformat() for day in off] == ["2027-01-02", "2027-01-03", "2027-01-09", "2027-01-10"]


@pytest.mark.parametrize("country", ["AR", "SA", "BN", "XK", "IN", "GB", "CN"])
def test_every_national_holiday_and_weekend_is_off(country: str) -> None:
    calendar = holidays.country_holidays(country, years=2027)
    year = [date(2027, 1, 1) + timedelta(days=n) for n in range(365)]
    due = {day for day in year if day in calendar or day.weekday() in calendar.weekend}
    assert due == {day for day in year if not DAYS.is_working(day, country)}


def test_a_province_adds_its_own_days_and_takes_none_away() -> None:
    year = [date(2027, 1, 1) + timedelta(days=n) for n in range(365)]
    national = {day for day in year if not DAYS.is_working(day, "ES")}
    andalusian = {day for day in year if not DAYS.is_working(day, "ES", "Sevilla")}
    assert date(2027, 3, 1) in andalusian - national
    assert national < andalusian


def test_an_unknown_province_has_the_national_days() -> None:
    assert not DAYS.is_working(date(2027, 5, 25), "AR", "Nowhere")


def test_every_country_can_be_asked_for_any_year() -> None:
    assert all(
        DAYS.is_working(date(year, 2, 29 if year % 4 == 0 else 28), code) in {True, False}
        for code in codes()
        for year in (1999, 2028)
    )
    assert DAYS.is_working(date.max, "AR") in {True, False}


def test_a_million_questions_take_seconds() -> None:
    day = date(2027, 3, 3)
    began = time.perf_counter()
    for _ in range(100_000):
        DAYS.is_working(day, "AR", "Salta")
    assert time.perf_counter() - began < 1
