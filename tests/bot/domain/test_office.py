"""Coordinators are expected to look from 09:00 to 18:00 of their working days, and at no other time."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from bot.domain.office import Office

HOLIDAY = date(2027, 3, 3)


def works(on: date) -> bool:
    return on.isoweekday() <= 5 and on != HOLIDAY


NAIROBI = Office("Africa/Nairobi", works)  # three hours ahead of UTC
MADRID = Office("Europe/Madrid", works)  # the clocks go forward on Sunday 28 March 2027


def at(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2027, 3, day, hour, minute, tzinfo=UTC)


@pytest.mark.parametrize(
    ("moment", "is_open"),
    [
        (at(1, 5, 59), False),
        (at(1, 6), True),
        (at(1, 14, 59), True),
        (at(1, 15), False),
        (at(3, 10), False),
        (at(6, 10), False),
    ],
    ids=["before nine", "at nine", "before six", "at six", "on a holiday", "on a Saturday"],
)
def test_hours_are_those_of_their_own_clock_and_days(moment: datetime, is_open: bool) -> None:
    assert NAIROBI.is_open(moment) is is_open


@pytest.mark.parametrize(
    ("moment", "opens"),
    [
        (at(1, 10), at(1, 10)),
        (at(1, 3), at(1, 6)),
        (at(1, 20), at(2, 6)),
        (at(2, 16), at(4, 6)),
        (at(5, 15), at(8, 6)),
        (at(7, 22), at(8, 6)),
    ],
    ids=["open", "early", "evening", "before a holiday", "Friday evening", "Monday after midnight"],
)
def test_it_opens_next_at_nine_of_a_working_day(moment: datetime, opens: datetime) -> None:
    assert NAIROBI.opens_at(moment) == opens


def test_working_time_passes_only_in_working_hours() -> None:
    assert NAIROBI.worked_between(at(1, 14), at(2, 7)) == timedelta(hours=2)
    assert NAIROBI.worked_between(at(5, 14), at(8, 6)) == timedelta(hours=1)
    assert NAIROBI.worked_between(at(6, 0), at(7, 23)) == timedelta(0)
    assert NAIROBI.worked_between(at(2, 6), at(4, 15)) == timedelta(hours=18)


def test_a_working_day_has_nine_hours_in_any_week() -> None:
    assert MADRID.worked_between(at(22, 0), at(27, 0)) == timedelta(hours=45)
    assert MADRID.worked_between(at(29, 0), at(31, 23)) == timedelta(hours=27)
