"""Dates as people type them."""

from __future__ import annotations

from datetime import date

import pytest

from bot.domain.dates import read_date
from bot.domain.errors import BadValue


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("2027-03-01", date(2027, 3, 1)),
        ("2027-3-1", date(2027, 3, 1)),
        ("1.3.2027", date(2027, 3, 1)),
        ("01/03/2027", date(2027, 3, 1)),
        ("29.02.2028", date(2028, 2, 29)),
    ],
)
def test_a_date_is_year_first_or_day_first(typed: str, meant: date) -> None:
    assert read_date(typed) == meant


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "tomorrow",
        "2027",
        "2027-02-30",
        "2027-13-01",
        "12.5.27",
        "27-05-12",
        "0001-01-01",
        "9999-12-31",
        "1.1." + "9" * 40,
    ],
)
def test_what_is_no_date_of_our_time_is_refused(typed: str) -> None:
    """Two digits are no year: 12.5.27 would else be a day of the year 27."""
    with pytest.raises(BadValue):
        read_date(typed)
