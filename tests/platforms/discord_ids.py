"""Ids as Discord makes them: moments in milliseconds, and a count, so that later is always greater."""

from datetime import UTC, datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

BEGINNING = datetime(2015, 1, 1, tzinfo=UTC)  # Discord's epoch
START = datetime(
    2027, 1, 4, 9, 0, tzinfo=UTC
)  # a Monday; ahead of the real clock, so that discord.py finds nothing stale


class Snowflakes:
    """The same ids in every run: a fixed day, unless a test gives the server a calendar."""

    def __init__(self) -> None:
        self.calendar: Callable[[], datetime] = lambda: START
        self.last = 0

    def take(self) -> int:
        self.last = max(self.last + 1, snowflake(self.calendar()))
        return self.last


def snowflake(moment: datetime) -> int:
    return int((moment - BEGINNING).total_seconds() * 1000) << 22
