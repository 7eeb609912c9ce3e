"""Local mornings and the one place where wall-clock time becomes UTC.

A future moment is a local date, a local time and a zone; its UTC is derived here, with fold=0, and derived again when a
person moves or the zone data change. APScheduler's cron triggers lose and double days at clock changes; this does not.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

if TYPE_CHECKING:
    from collections.abc import Callable

MORNING = time(9)
"""When what the bot starts reaches a person, in their own day."""
WINDOW_OPENS = time(8)
WINDOW_CLOSES = time(20)
ANYWHERE_ON_EARTH = timedelta(hours=12)
"""A day is over everywhere once it is over at UTC-12."""


@lru_cache(maxsize=1024)
def zone_named(name: str) -> ZoneInfo:
    """Give a zone by its IANA name, kept: `ZoneInfo` itself remembers only eight and reads the others anew."""
    return ZoneInfo(name)


@lru_cache(maxsize=8192)
def utc_at(on: date, at: time, zone: str) -> datetime:
    """Give the instant of a wall-clock time: the first of two in a fold, moved on by the gap's length in a gap.

    Kept, as half a programme is written to at the same few mornings; a process reads its zone data once.
    """
    return datetime.combine(on, at, tzinfo=zone_named(zone)).astimezone(UTC)


@lru_cache(maxsize=8192)
def local(moment: datetime, zone: str) -> datetime:
    """Give an instant as the wall clock of `zone` shows it, kept: a whole pass looks at the clocks of a few zones."""
    return moment.astimezone(zone_named(zone))


@lru_cache(maxsize=8192)
def day_of(moment: datetime, zone: str) -> date:
    """Give the date of an instant on the calendar of `zone`, kept: a silence is counted from the same few instants."""
    return local(moment, zone).date()


@lru_cache(maxsize=8192)
def civil_day(moment: datetime, zone: str) -> date | None:
    """Give the date there if it is between 08:00 and 20:00, kept: many in one zone are written to at one moment."""
    here = local(moment, zone)
    return here.date() if WINDOW_OPENS <= here.time() < WINDOW_CLOSES else None


@lru_cache(maxsize=8192)
def monday_of(on: date) -> date:
    """Give the Monday of the week that `on` lies in, kept: two a week are counted by it."""
    return on - timedelta(days=on.weekday())


@lru_cache(maxsize=1024)
def end_of_day_everywhere(on: date) -> datetime:
    """Give the instant at which `on` is over anywhere on earth (24:00 at UTC-12)."""
    return datetime.combine(on + timedelta(days=1), time(0), tzinfo=UTC) + ANYWHERE_ON_EARTH


LOOKED_AHEAD = 60
"""Days within which there is a free one, or none is looked for any more."""


def first_day(earliest: date, is_free: Callable[[date], bool], *, within: int = LOOKED_AHEAD) -> date | None:
    """Give the first day from `earliest` that is free; None if none of the next `within` days is."""
    for ahead in range(within):
        day = earliest + timedelta(days=ahead)
        if is_free(day):
            return day
    return None


@lru_cache(maxsize=8192)
def coming_morning(now: datetime, zone: str) -> date:
    """Give the day of the next 09:00 there: today until nine, then tomorrow."""
    here = local(now, zone)
    return here.date() if here.time() < MORNING else here.date() + timedelta(days=1)


@lru_cache(maxsize=8192)
def last_morning(before: datetime, zone: str) -> date:
    """Give the last day on which there is still a moment, from 09:00 on, before an instant."""
    over = local(before, zone)
    return over.date() if over.time() > MORNING else over.date() - timedelta(days=1)


@lru_cache(maxsize=8192)
def soonest_day(now: datetime, zone: str) -> date:
    """Give the first day on which something can still be sent there: today until the window closes."""
    today = day_of(now, zone)
    return today if sending_moment(today, now, zone) is not None else today + timedelta(days=1)


@lru_cache(maxsize=8192)
def sending_moment(on: date, now: datetime, zone: str) -> datetime | None:
    """Give when on that day to send: at 09:00, at once if that has passed, None if the day's window has closed."""
    morning = utc_at(on, MORNING, zone)
    if now <= morning:
        return morning
    closes = utc_at(on, WINDOW_CLOSES, zone)
    return now if now < closes else None
