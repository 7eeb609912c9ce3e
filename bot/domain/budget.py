"""Two a week: what the bot starts reaches a person at most twice in their own week, from Monday, and once a day."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import timedelta
from enum import IntEnum
from operator import attrgetter
from typing import TYPE_CHECKING

from bot.domain.daytime import LOOKED_AHEAD, monday_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from datetime import date

PER_WEEK = 2
PER_DAY = 1


class Rank(IntEnum):
    """Who goes first when a third falls due in a week; the lower waits for the next free working morning."""

    INTRODUCTION = -1  # before any topic: it comes to both on one day, and nothing may take that day
    TOPIC = 0
    NUDGE = 1
    OFFER = 2
    CHECK_IN = 3
    SURVEY = 4
    CALL = 5
    NOTICE = 6


@dataclass(frozen=True, slots=True)
class Wish:
    """A message that wants its reader on the first possible day from `earliest_on`, at the latest on `last_on`."""

    key: str
    earliest_on: date
    rank: Rank
    last_on: date | None = None


_TURN = attrgetter("rank", "earliest_on", "key")


class Diary:
    """The days on which one person has been, or will be, written to by the bot."""

    def __init__(self, days: Iterable[date] = ()) -> None:
        """Start from the days already taken."""
        self._days: defaultdict[date, int] = defaultdict(int)
        self._weeks: defaultdict[date, int] = defaultdict(int)
        for day in days:
            self._days[day] += 1
            self._weeks[monday_of(day)] += 1

    def has_room(self, on: date) -> bool:
        """Say whether one more message would keep the promise."""
        return self._days[on] < PER_DAY and self._weeks[monday_of(on)] < PER_WEEK

    def first_room(self, earliest: date, works: Callable[[date], bool]) -> date | None:
        """Give the first day from `earliest` that has room and on which its owner works; None if none is near."""
        for ahead in range(LOOKED_AHEAD):
            day = earliest + timedelta(days=ahead)
            if self.has_room(day) and works(day):
                return day
        return None

    def enter(self, on: date) -> None:
        """Take a day."""
        self._days[on] += 1
        self._weeks[monday_of(on)] += 1


def has_room(on: date, taken: Iterable[date]) -> bool:
    """Say whether one more message on a day would keep the promise to somebody these days are taken of."""
    monday = monday_of(on)
    week = [day for day in taken if monday_of(day) == monday]
    return len(week) < PER_WEEK and week.count(on) < PER_DAY


def allot(wishes: Iterable[Wish], *, taken: Iterable[date], works: Callable[[date], bool]) -> Mapping[str, date]:
    """Give each wish its day: by rank, then by date, the first working day that still has room.

    `taken` are the days of what was already sent; `works` says whether the person may be written to on a day.
    A wish for which there is no day in time, or none in two months (somebody away without an end), is left out, and
    takes no day from another.
    """
    diary = Diary(taken)
    days: dict[str, date] = {}
    for wish in sorted(wishes, key=_TURN):
        day = diary.first_room(wish.earliest_on, works)
        if day is not None and (wish.last_on is None or day <= wish.last_on):
            diary.enter(day)
            days[wish.key] = day
    return days
