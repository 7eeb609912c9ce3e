"""`/me hours`: between which hours of their day somebody can talk."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.errors import Refused
from bot.messages.timewords import time_of_day

if TYPE_CHECKING:
    from bot.ports.chat import Reply
    from bot.services.asked import Asked

LAST_HOUR = 24


class BadHours(Refused):
    """The hours that were typed are no stretch of a day."""

    key = "refused-bad-hours"


def set_hours(asked: Asked, *, start: int, end: int) -> Reply:
    """Look for times to talk between these full hours from now on; an end before the start is after midnight."""
    if not (0 <= start < LAST_HOUR and 0 <= end <= LAST_HOUR and start != end):
        raise BadHours
    asked.unit.people.save_many([asked.person.with_own(wakes=start * 60, sleeps=end * 60)])
    return asked.say(
        "me-hours-set", start=time_of_day(asked.locale, start * 60), end=time_of_day(asked.locale, end * 60)
    )
