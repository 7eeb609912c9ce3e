"""Moments as one types them after `/clock`: `+1d`, `+2h30m`, `2027-03-01`, `2027-03-01 09:00`."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta

from bot.domain.daytime import utc_at
from bot.domain.errors import Refused

_STEP = re.compile(r"\+(?=\d)(?:(\d+)w)?(?:(\d+)d)?(?:(\d+)h)?(?:(\d+)m)?")
_MOMENT = re.compile(r"(\d{4})-(\d\d?)-(\d\d?)(?:[ T](\d\d?):(\d\d))?")
FURTHEST = timedelta(days=400)
"""A slip of the finger must not run for years."""


FAR = 10_000
"""More of any unit is too far in any case; it keeps the sum within the calendar."""


class NotAMoment(Refused):
    """What was typed is neither a step nor a date."""

    key = "console-not-a-moment"


class ClockGoesForward(Refused):
    """The moment has passed; what was sent cannot be unsent."""

    key = "console-clock-goes-forward"


class TooFarAhead(Refused):
    """The moment is more than a year away."""

    key = "console-too-far-ahead"


def read_moment(typed: str, *, now: datetime, zone: str) -> datetime:
    """Give the instant that is meant; a date is its beginning in `zone`.

    Raises NotAMoment, ClockGoesForward, TooFarAhead.
    """
    moment = _step(typed, now) or _date(typed, zone)
    if moment is None:
        raise NotAMoment(typed=typed)
    if moment < now:
        raise ClockGoesForward
    if moment - now > FURTHEST:
        raise TooFarAhead(days=FURTHEST.days)
    return moment.astimezone(UTC)


def _step(typed: str, now: datetime) -> datetime | None:
    step = _STEP.fullmatch(typed.strip().lower())
    if step is None:
        return None
    weeks, days, hours, minutes = (min(int(number or 0), FAR) for number in step.groups())
    return now + timedelta(weeks=weeks, days=days, hours=hours, minutes=minutes)


def _date(typed: str, zone: str) -> datetime | None:
    found = _MOMENT.fullmatch(typed.strip())
    if found is None:
        return None
    year, month, day, hour, minute = (int(number or 0) for number in found.groups())
    try:
        return utc_at(date(year, month, day), time(hour, minute), zone)
    except (ValueError, OverflowError):
        return None
