"""Time differences, dates and times of day, in words."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from bot.domain.daytime import local
from bot.messages.render import Value, day_in_words, prose, text
from bot.ports.chat import Instant, InstantStyle, Words

if TYPE_CHECKING:
    from datetime import date, datetime

    from bot.ports.chat import Prose, Text

_HOUR = 60
_DAY = 24 * _HOUR
_YOURS = 9 * _HOUR
"""The time of day that the reader's example starts from: when the bot writes."""


@lru_cache(maxsize=1024)
def difference(locale: str, minutes: int) -> Prose:
    """Say how far a partner's clock is ahead of the reader's (behind, if `minutes` is negative), with an example."""
    if minutes == 0:
        return prose(locale, "difference-none")
    shift, theirs = divmod(_YOURS + minutes, _DAY)
    return prose(
        locale,
        "difference-ahead" if minutes > 0 else "difference-behind",
        difference=duration(locale, abs(minutes)),
        yours=time_of_day(locale, _YOURS),
        theirs=time_of_day(locale, theirs),
        shift=shift,
    )


def duration(locale: str, minutes: int) -> Prose:
    """Give a stretch of time of at least a minute as hours and minutes."""
    hours, rest = divmod(minutes, _HOUR)
    if not rest:
        return prose(locale, "duration-hours", hours=hours)
    if not hours:
        return prose(locale, "duration-minutes", minutes=rest)
    return prose(locale, "duration-hours-minutes", hours=hours, minutes=rest)


def instant_in_words(locale: str, instant: Instant, zone: str) -> Text:
    """Give an instant as the reader's own calendar and clock show it."""
    here = local(instant.at, zone)
    if instant.style is InstantStyle.DATE:
        return day_in_words(locale, here.date())
    if instant.style is InstantStyle.TIME:
        return clock_time(locale, here).text
    return _date_and_time(locale, here.date(), here.hour * _HOUR + here.minute)


@lru_cache(maxsize=4096)
def _date_and_time(locale: str, on: date, minutes: int) -> Text:
    return text(locale, "date-and-time", date=Words(day_in_words(locale, on)), time=time_of_day(locale, minutes))


def clock_time(locale: str, here: datetime) -> Words:
    """Give the time of day that a clock shows."""
    return time_of_day(locale, here.hour * _HOUR + here.minute)


@lru_cache(maxsize=3 * _DAY)
def time_of_day(locale: str, minutes: int) -> Words:
    """Give a time of day from the minutes since midnight."""
    hour, minute = divmod(minutes, _HOUR)
    values: dict[str, Value] = {"hour": f"{hour:02}", "minute": f"{minute:02}"}
    return Words(text(locale, "time-of-day", **values))
