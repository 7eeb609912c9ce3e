"""Moments as one types them."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from adapters.console.moments import ClockGoesForward, NotAMoment, TooFarAhead, read_moment

NOW = datetime(2027, 3, 1, 8, 30, tzinfo=UTC)
ZONE = "America/Argentina/Buenos_Aires"


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("+1d", datetime(2027, 3, 2, 8, 30, tzinfo=UTC)),
        ("+2h30m", datetime(2027, 3, 1, 11, tzinfo=UTC)),
        ("+1W", datetime(2027, 3, 8, 8, 30, tzinfo=UTC)),
        ("2027-03-02", datetime(2027, 3, 2, 3, tzinfo=UTC)),
        ("2027-3-2 09:15", datetime(2027, 3, 2, 12, 15, tzinfo=UTC)),
        ("2027-03-02T09:15", datetime(2027, 3, 2, 12, 15, tzinfo=UTC)),
    ],
)
def test_a_step_or_a_date_is_read(typed: str, meant: datetime) -> None:
    """A date is its beginning where one is."""
    assert read_moment(typed, now=NOW, zone=ZONE) == meant


@pytest.mark.parametrize("typed", ["", "+", "1d", "+d", "2027-02-29", "2027-03-02 25:00", "soon", "+²d"])
def test_what_is_no_moment_is_refused(typed: str) -> None:
    with pytest.raises(NotAMoment):
        read_moment(typed, now=NOW, zone=ZONE)


def test_the_clock_goes_forward() -> None:
    with pytest.raises(ClockGoesForward):
        read_moment("2027-03-01", now=NOW, zone=ZONE)


@pytest.mark.parametrize("typed", ["+999999999999w", "9999-12-31", "+401d"])
def test_a_slip_of_the_finger_does_not_run_for_years(typed: str) -> None:
    with pytest.raises(TooFarAhead):
        read_moment(typed, now=NOW, zone=ZONE)
