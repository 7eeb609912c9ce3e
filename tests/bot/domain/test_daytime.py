"""Local mornings become UTC once, here; `whenever` is the second opinion."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
import whenever
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.daytime import (
    MORNING,
    WINDOW_CLOSES,
    WINDOW_OPENS,
    civil_day,
    end_of_day_everywhere,
    first_day,
    last_morning,
    local,
    monday_of,
    sending_moment,
    soonest_day,
    utc_at,
)

whenever.reset_tzpath([])  # the tzdata package, as for zoneinfo

ZONES = (
    "America/Santiago",
    "Australia/Lord_Howe",
    "Africa/Casablanca",
    "Europe/London",
    "Pacific/Apia",
    "Asia/Kolkata",
)
"""Change at midnight, by half an hour, around Ramadan (until 2026), at 01:00 UTC; two that do not change."""

FIRST, LAST = date(2024, 1, 1), date(2029, 6, 1)


moments = st.integers(0, (LAST - FIRST).days * 86_400).map(
    lambda seconds: datetime.combine(FIRST, time(0), tzinfo=UTC) + timedelta(seconds=seconds)
)


def change_days(zone: str) -> list[date]:
    """Give the days within which the zone's offset changes, and their neighbours."""
    info = ZoneInfo(zone)
    days = [FIRST + timedelta(days=n) for n in range((LAST - FIRST).days)]

    def offset(day: date) -> timedelta | None:
        return datetime.combine(day, time(12), tzinfo=info).utcoffset()

    return [
        day + timedelta(days=n) for day in days if offset(day) != offset(day - timedelta(days=1)) for n in (-1, 0, 1)
    ]


def second_opinion(on: date, at: time, zone: str) -> datetime:
    plain = whenever.PlainDateTime(on.year, on.month, on.day, at.hour, at.minute)
    return plain.assume_tz(zone, disambiguation="compatible").to_instant().to_stdlib()


@pytest.mark.parametrize("zone", ZONES)
def test_every_quarter_of_an_hour_around_a_change_of_the_clocks_agrees_with_whenever(zone: str) -> None:
    times = [time(hour, minute) for hour in range(24) for minute in (0, 15, 30, 45)]

    for day in change_days(zone):
        for at in times:
            assert utc_at(day, at, zone) == second_opinion(day, at, zone), (day, at)


def test_the_zones_tried_do_change_their_clocks() -> None:
    assert all(len(change_days(zone)) >= 12 for zone in ZONES[:4])


@given(on=st.dates(FIRST, LAST), at=st.times().map(lambda t: t.replace(microsecond=0)), zone=st.sampled_from(ZONES))
def test_a_wall_clock_time_comes_back_as_it_was_or_later_where_it_does_not_exist(on: date, at: time, zone: str) -> None:
    back = local(utc_at(on, at, zone), zone).replace(tzinfo=None)

    late = back - datetime.combine(on, at)
    assert timedelta(0) <= late <= timedelta(hours=1)


@given(on=st.dates(FIRST, LAST), zone=st.sampled_from(sorted(ZONES)))
def test_nine_in_the_morning_exists_everywhere_and_is_civil(on: date, zone: str) -> None:
    morning = utc_at(on, MORNING, zone)

    assert local(morning, zone).replace(tzinfo=None) == datetime.combine(on, MORNING)
    assert civil_day(morning, zone) == on


@given(moment=moments, zone=st.sampled_from(ZONES))
def test_a_moment_is_civil_from_eight_until_just_before_twenty(moment: datetime, zone: str) -> None:
    shown = moment.astimezone(ZoneInfo(zone)).time()

    assert (civil_day(moment, zone) is not None) == (WINDOW_OPENS <= shown < WINDOW_CLOSES)


@given(
    on=st.dates(FIRST, LAST),
    ahead=st.timedeltas(timedelta(days=-3), timedelta(days=3)),
    zone=st.sampled_from(ZONES),
)
def test_what_is_sent_on_a_day_is_sent_within_that_day_s_window_and_never_in_the_past(
    on: date, ahead: timedelta, zone: str
) -> None:
    now = utc_at(on, MORNING, zone) + ahead

    moment = sending_moment(on, now, zone)

    if moment is None:
        assert now >= utc_at(on, WINDOW_CLOSES, zone)
    else:
        assert moment >= now
        assert local(moment, zone).date() == on
        assert MORNING <= local(moment, zone).time() < WINDOW_CLOSES


@given(now=moments, zone=st.sampled_from(ZONES))
def test_the_soonest_day_is_the_first_on_which_something_can_still_be_sent(now: datetime, zone: str) -> None:
    soonest = soonest_day(now, zone)

    assert sending_moment(soonest, now, zone) is not None
    assert soonest == local(now, zone).date() or sending_moment(soonest - timedelta(days=1), now, zone) is None


@given(before=moments, zone=st.sampled_from(ZONES))
def test_after_the_last_morning_the_next_one_comes_too_late(before: datetime, zone: str) -> None:
    last = last_morning(before, zone)

    assert utc_at(last, MORNING, zone) < before <= utc_at(last + timedelta(days=1), MORNING, zone)


def test_a_day_is_over_everywhere_at_noon_utc_of_the_next() -> None:
    assert end_of_day_everywhere(date(2027, 3, 1)) == datetime(2027, 3, 2, 12, tzinfo=UTC)


@given(on=st.dates(FIRST, LAST), zone=st.sampled_from([*ZONES, "Etc/GMT+12", "Pacific/Kiritimati"]))
def test_once_it_is_over_everywhere_no_zone_is_still_in_that_day(on: date, zone: str) -> None:
    assert local(end_of_day_everywhere(on), zone).date() > on


@given(on=st.dates(FIRST, LAST))
def test_a_week_begins_on_its_monday(on: date) -> None:
    monday = monday_of(on)

    assert monday.weekday() == 0
    assert 0 <= (on - monday).days < 7


@given(earliest=st.dates(FIRST, LAST), free=st.sets(st.integers(0, 80)))
def test_the_first_free_day_is_the_first(earliest: date, free: set[int]) -> None:
    days = {earliest + timedelta(days=n) for n in free}

    found = first_day(earliest, days.__contains__, within=60)

    assert found == min((d for d in days if (d - earliest).days < 60), default=None)
