"""Country summaries: from true counts to what may be told. Nobody can be found behind a number (DOMAIN.md §6).

Whoever tries is taken to know these rules, every summary there ever was, and how many people each place has:

* 0 to 4 are told as one, "fewer than five": "none" would speak of everybody, "one" of somebody.
* All else is rounded to the nearest 5. The largest number of a place is told as "or more", so that it may be all of
  them and need not be: of 13 people, 15 who are quiet would be each of them. In a pool it leaves out as many as one
  of its countries can have, so that nothing is said of any. What this leaves no room for is not told.
* A number stands, with its date, until enough people have moved: one person's step changes no line. Nor does a country
  that leaves its pool.
* Totals are made of what is told, and every message is a window on one telling: together they tell no more.

Whoever knows what everybody else did since learns of the last one that something moved. Only noise would help there.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

from bot.domain.pooling import FEWEST_PEOPLE, is_pool
from bot.domain.values import changed

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

STEP = 5
LESS_THAN_FIVE = 0
"""How "fewer than five" is written as a number."""
COUNTED_EVERY = timedelta(days=7)
"""Whoever asks in between is told the same again."""
MISSING_IN_A_COUNTRY = 3
"""So many people at least may be in none of the numbers of a country."""
MISSING_IN_A_POOL = FEWEST_PEOPLE - 1
"""As many as one of its countries can have."""
MOVED_BY = 2
"""So many are behind a change, at least. More would tell more: with five, a fall from 10 to 5 of ten people was one
from all of them."""
NEAR = 0.8
"""What is "near" the cap."""


class Figure(StrEnum):
    """What is counted: people, each once."""

    APPLIED = "applied"
    FIRST_TIME = "first-time"
    MATCHED = "matched"
    STARTED = "started"
    IN_TOUCH = "in-touch"
    QUIET = "quiet"
    CASES = "cases"
    GOOD = "good"
    SLOW = "slow"
    NO_REPLY = "no-reply"
    TOPICS = "topics"


APART: Sequence[tuple[Figure, ...]] = (
    (Figure.FIRST_TIME,),
    (Figure.MATCHED,),
    (Figure.STARTED,),
    (Figure.QUIET, Figure.IN_TOUCH),
    (Figure.CASES,),
    (Figure.NO_REPLY, Figure.SLOW, Figure.GOOD),
    (Figure.TOPICS,),
)
"""Figures that have nobody in common, the rarer first: what one has taken, another cannot have."""


class Change(StrEnum):
    """How a number compares with the one before."""

    NEW = "new"
    MORE = "more"
    SAME = "same"
    FEWER = "fewer"


@dataclass(frozen=True, slots=True)
class Number:
    """What may be told of a count: rounded, and whether it may be more."""

    value: int
    or_more: bool = False


@dataclass(frozen=True, slots=True)
class Told:
    """A number as it is told. `count` is what it was made of, on that day: kept to know when it has moved."""

    number: Number
    on: date
    change: Change
    count: int


@dataclass(frozen=True, slots=True)
class Telling:
    """All that is told of a round at a time, by place and figure: enough for every message, and for every chart."""

    on: date
    countries: int
    places: Mapping[str, Mapping[Figure, Told]]
    first_time: tuple[str, ...] = ()

    def is_old(self, today: date) -> bool:
        """Say whether it is time to count again."""
        return today - self.on >= COUNTED_EVERY

    def total(self, figure: Figure) -> Number | None:
        """Give the sum of what is told, with "or more" where a part leaves it open; None if no part says how many."""
        parts = [place[figure].number for place in self.places.values() if figure in place]
        said = [part for part in parts if part.value != LESS_THAN_FIVE]
        is_open = len(said) < len(parts) or any(part.or_more for part in said)
        return Number(sum(part.value for part in said), or_more=is_open) if said else None

    def near_the_cap(self, percent: int) -> tuple[str, ...]:
        """Give the countries that are told to have most of what one may have of all applicants."""
        everybody = self.total(Figure.APPLIED)
        limit = (everybody.value if everybody else 0) * percent / 100
        alone = {p: figures[Figure.APPLIED].number.value for p, figures in self.places.items() if not is_pool(p)}
        return tuple(p for p, value in alone.items() if value >= max(NEAR * limit, 2 * STEP))


def rounded(count: int) -> int:
    """Round to the nearest 5; below 5 nobody knows how many."""
    return LESS_THAN_FIVE if count < FEWEST_PEOPLE else (count + 2) // STEP * STEP


def least(value: int) -> int:
    """Give how many there are at least behind a number that was told."""
    return LESS_THAN_FIVE if value == LESS_THAN_FIVE else max(FEWEST_PEOPLE, value - 2)


@dataclass(frozen=True, slots=True)
class Counted:
    """What there truly is in a place: people by figure, of whom APPLIED are everybody, from so many countries.

    `has_shrunk` says that a country, or several, left the pool since it was counted last.
    """

    people: Mapping[Figure, int]
    countries: int = 1
    has_shrunk: bool = False


def tell(
    counts: Mapping[str, Counted],
    before: Telling | None,
    *,
    on: date,
    countries: int = 0,
    first_time: Sequence[str] = (),
) -> Telling:
    """Give what is told on a day, from what was counted and from what was told before.

    A place that was told of stays, whoever is left there: its going would tell who went.
    """
    known = {} if before is None else before.places
    emptied = {place: Counted(dict.fromkeys(known[place], 0), 0) for place in known.keys() - counts.keys()}
    every = sorted({**counts, **emptied}.items())
    places = {place: dict(_renewed(place, counted, known.get(place, {}), on)) for place, counted in every}
    return Telling(on, countries, places, tuple(first_time))


def _renewed(place: str, counted: Counted, before: Mapping[Figure, Told], on: date) -> Iterator[tuple[Figure, Told]]:
    """Tell of a place anew. Those who have nobody in common leave out enough people, whoever these are."""
    missing = MISSING_IN_A_POOL if is_pool(place) else MISSING_IN_A_COUNTRY
    everybody = counted.people[Figure.APPLIED]
    applied = Number(min(rounded(everybody), _most(counted.countries)) if is_pool(place) else rounded(everybody))
    yield Figure.APPLIED, _told(before.get(Figure.APPLIED), everybody, applied, on)
    for apart in APART:
        room = everybody - missing
        for figure in apart:
            told = _part(before.get(figure), counted, figure, room, on)
            if told is not None:
                room -= least(told.number.value)
                yield figure, told


def _part(before: Told | None, counted: Counted, figure: Figure, room: int, on: date) -> Told | None:
    """Tell a part, if there is room for it; else it stands.

    In a pool that has shrunk it stands too, to be compared from now on with what is left, or what the country took with
    it could be read off.
    """
    count = counted.people.get(figure, 0)
    if before is not None and counted.has_shrunk:
        return changed(before, change=Change.SAME, count=count)
    if figure in counted.people and room >= FEWEST_PEOPLE:
        return _told(before, count, _within(count, room), on)
    return None if before is None else changed(before, change=Change.SAME)


def _most(countries: int) -> int:
    """Give the largest number of a pool that does not say of each of its countries that it has two people or more."""
    return rounded((FEWEST_PEOPLE - 1) * (countries - 1) + 1)


def _within(count: int, room: int) -> Number:
    """Give the number of a part; the largest there is room for may be all of them."""
    value = min(rounded(count), rounded(room))
    return Number(value, or_more=value == rounded(room))


def _told(before: Told | None, count: int, number: Number, on: date) -> Told:
    """Tell another number once enough people have moved; else the one before stands, with its date and all."""
    if before is None:
        return Told(number, on, Change.NEW, count)
    if number.value == before.number.value or abs(count - before.count) < MOVED_BY:
        return changed(before, change=Change.SAME)
    return Told(number, on, Change.MORE if number.value > before.number.value else Change.FEWER, count)
