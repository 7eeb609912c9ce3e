"""Times to talk: half-hours that lie inside everybody's waking hours, and the three of them that are proposed.

Waking and office hours are stretches of UTC, one a local day, so that a clock change moves them and nothing else; what
is found is the overlap of all. No slot touches an hour that a clock change makes doubtful.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from datetime import UTC, datetime, time, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from bot.domain.daytime import local, zone_named

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
    from datetime import date

    from bot.domain.people import Participant

    Works: TypeAlias = Callable[[Participant, date], bool]

LENGTH = 45
"""Minutes that a meeting takes."""
GRID = 30
"""Minutes from one possible start to the next."""
SOONEST = timedelta(days=1)
FURTHEST = timedelta(days=14)
"""When a meeting can be, counted from its proposal."""
AT_ONCE = 3
"""How many slots are proposed together."""
OFFICE = (9 * 60, 17 * 60)
"""Hours that are preferred, in minutes of the local day."""
DAY = 24 * 60
WEEK = 7 * DAY
EPOCH_IN_WEEK = 3 * DAY
"""The epoch was a Thursday; weeks begin on Monday."""
VOLUNTEERS_GIVE = 3 * 60
EARLIEST, LATEST = 5 * 60, 23 * 60
"""How far beyond their own hours somebody is asked to volunteer, and never before five or after eleven."""
HOURS_OF_DAY = ((1, 4), (3, 4), (1, 2))
"""Where in a stretch of equally good starts the first, second and third slot lie: hours of the day that differ."""


class Span(NamedTuple):
    """A stretch of time, in minutes since the epoch."""

    start: int
    end: int


class Day(NamedTuple):
    """One local day of one person: its date, when they are awake (or a part of it), and office hours."""

    on: date
    awake: Span
    office: Span


@dataclass(frozen=True, slots=True)
class Slot:
    """A possible start, in minutes since the epoch, with everybody's day that it lies in."""

    start: int
    days: tuple[Day, ...]

    @property
    def dates(self) -> tuple[date, ...]:
        """Give the date on which it is for each."""
        return _dates(self.days)

    @property
    def at(self) -> datetime:
        """Give the instant."""
        return datetime.fromtimestamp(self.start * 60, UTC)

    def hardship(self) -> tuple[int, ...]:
        """Give, for each, by how many minutes it lies outside office hours."""
        return tuple(_hardship(self.start, self.days))


def propose(
    people: Sequence[Participant],
    now: datetime,
    works: Works,
    *,
    offered: Collection[datetime] = (),
    soonest: timedelta = SOONEST,
    until: datetime | None = None,
) -> tuple[datetime, ...]:
    """Give at most three slots that suit everybody, on different days for each; none where there is no such time.

    Office hours of all come first. Where there are none, somebody must be up early or late: whose turn that is
    changes from week to week. What was `offered` before is left out, and days with nothing offered go first.
    """
    found = _stretches(people, now, works, soonest=soonest, until=until)
    seen = {(n, local(at, person.zone).date()) for at in offered for n, person in enumerate(people)}
    classes: dict[tuple[bool, bool], list[Sequence[Slot]]] = {}
    for best in _best_of_each_day(found, {_minutes(at) for at in offered}):
        is_seen = not seen.isdisjoint(enumerate(best[0].dates))
        classes.setdefault((any(best[0].hardship()), is_seen), []).append(best)
    chosen = _on_different_days([each for key in sorted(classes) for each in _spread(classes[key])])
    return tuple(_at_its_hour(best, number).at for number, best in enumerate(chosen))


def common_slots(
    people: Sequence[Participant],
    now: datetime,
    works: Works,
    *,
    soonest: timedelta = SOONEST,
    until: datetime | None = None,
) -> Sequence[Slot]:
    """Give every start on the grid at which all are awake and have no day off, earliest first."""
    found = _stretches(people, now, works, soonest=soonest, until=until)
    return [Slot(start, days) for starts, days in found for start in starts]


def _stretches(
    people: Sequence[Participant], now: datetime, works: Works, *, soonest: timedelta, until: datetime | None
) -> Sequence[tuple[range, tuple[Day, ...]]]:
    """Give the stretches in which all are awake: the starts within each, and everybody's day that it lies in."""
    latest = now + FURTHEST if until is None else min(now + FURTHEST, until)
    window = Span(_minutes(now + soonest), _minutes(latest))
    common: list[tuple[Span, tuple[Day, ...]]] = [(window, ())]
    for person in people:
        days = list(_days(person, window, works))
        common = [
            (both, (*those, day))
            for span, those in common
            for day in days
            if day.awake.start < span.end and span.start < day.awake.end and (both := _overlap(span, day.awake))
        ]
    shift = _shift(people, now)
    return [(_starts(span, shift), days) for span, days in sorted(common)]


def has_common_hour(people: Sequence[Participant], now: datetime) -> bool:
    """Say whether there is any time at which all are awake, days off or not."""
    return bool(common_slots(people, now, lambda _person, _on: True))


def for_volunteers(
    people: Sequence[Participant], now: datetime, works: Works, *, until: datetime | None = None
) -> tuple[datetime, ...]:
    """Give one early and one late hour for a volunteer, where no waking hour is common to all; what can be found."""
    early = [replace(p, wakes=max(min(EARLIEST, p.wakes), p.wakes - VOLUNTEERS_GIVE)) for p in people]
    late = [replace(p, sleeps=min(max(LATEST, p.sleeps), p.sleeps + VOLUNTEERS_GIVE)) for p in people]
    chosen: list[Sequence[Slot]] = []
    for volunteers in (early, late):
        offers = [
            (_beyond(slot, number, people), slot.start, number, slot)
            for number, volunteer in enumerate(volunteers)
            for slot in common_slots([*people[:number], volunteer, *people[number + 1 :]], now, works, until=until)
            if not any(_share_a_day(slot, best[0]) for best in chosen)
        ]
        if offers:
            chosen.append([min(offers)[-1]])
    return tuple(best[0].at for best in chosen)


def _beyond(slot: Slot, number: int, people: Sequence[Participant]) -> int:
    """Give by how many minutes a slot lies outside a person's own hours."""
    person, day = people[number], slot.days[number]
    own = _span(person.zone, day.on, person.wakes, person.sleeps)
    return max(0, own.start - slot.start) + max(0, slot.start + LENGTH - own.end)


def _minutes(at: datetime) -> int:
    return -(-int(at.timestamp()) // 60)


def _days(person: Participant, window: Span, works: Works) -> Iterator[Day]:
    """Give the days of a person within the window on which they can be asked to talk."""
    day = _date(person, window.start)
    last = _date(person, window.end)
    while day <= last:
        if works(person, day):
            office = _span(person.zone, day, *OFFICE)
            for opens, closes in _waking(person):
                yield Day(day, _span(person.zone, day, opens, closes), office)
        day += timedelta(days=1)


def _waking(person: Participant) -> tuple[tuple[int, int], ...]:
    """Give a person's waking hours within one day; who goes to bed after midnight has two stretches."""
    if person.wakes <= person.sleeps:
        return ((person.wakes, person.sleeps),)
    return ((0, person.sleeps), (person.wakes, DAY))


@lru_cache(maxsize=16_384)
def _span(zone: str, on: date, opens: int, closes: int) -> Span:
    """Give a stretch of a local day; what a clock change makes doubtful is left out at either end."""
    return Span(max(_instants(zone, on, opens)), min(_instants(zone, on, closes)))


def _instants(zone: str, on: date, minute: int) -> tuple[int, int]:
    """Give both readings of a wall-clock time; they differ in a gap and in a fold only."""
    wall = datetime.combine(on, time(0), zone_named(zone)) + timedelta(minutes=minute)
    return _minutes(wall), _minutes(wall.replace(fold=1))


def _date(person: Participant, minutes: int) -> date:
    return local(datetime.fromtimestamp(minutes * 60, UTC), person.zone).date()


def _overlap(one: Span, other: Span) -> Span | None:
    both = Span(max(one.start, other.start), min(one.end, other.end))
    return both if both.end - both.start >= LENGTH else None


def _shift(people: Sequence[Participant], now: datetime) -> int:
    """Give how far the grid is from the half-hours of UTC: it is that of most people's clocks (Kathmandu: 15)."""
    offsets = (local(now, person.zone).utcoffset() or timedelta(0) for person in people)
    return Counter(-int(offset.total_seconds()) // 60 % GRID for offset in offsets).most_common(1)[0][0]


def _starts(span: Span, shift: int) -> range:
    """Give the starts on the grid within a stretch."""
    return range(shift - (shift - span.start) // GRID * GRID, span.end - LENGTH + 1, GRID)


def _best_of_each_day(
    found: Iterable[tuple[range, tuple[Day, ...]]], offered: Collection[int]
) -> Iterable[Sequence[Slot]]:
    """Give the best of each day, equally good ones together."""
    best: dict[tuple[date, ...], tuple[tuple[int, int], list[Slot]]] = {}
    for starts, days in found:
        costs = _costs(starts, days, offered)
        least = min(costs.values(), default=None)
        dates = _dates(days)
        if least is not None and (dates not in best or least <= best[dates][0]):
            equal = [Slot(start, days) for start, cost in costs.items() if cost == least]
            earlier = best[dates][1] if dates in best and best[dates][0] == least else []
            best[dates] = (least, [*earlier, *equal])
    return [slots for _, slots in best.values()]


def _dates(days: Iterable[Day]) -> tuple[date, ...]:
    return tuple(day.on for day in days)


def _hardship(start: int, days: Iterable[Day]) -> list[int]:
    end = start + LENGTH
    return [max(0, day.office.start - start, end - day.office.end) for day in days]


def _costs(starts: Iterable[int], days: Sequence[Day], offered: Collection[int]) -> Mapping[int, tuple[int, int]]:
    """Give how hard each slot is on those whose turn it is not, then on the one whose turn it is this week."""
    costs: dict[int, tuple[int, int]] = {}
    people = len(days)
    for start in starts:
        if start not in offered:
            hardship = _hardship(start, days)
            borne = hardship[(start + EPOCH_IN_WEEK) // WEEK % people]
            costs[start] = sum(hardship) - borne, borne
    return costs


def _spread(days: Sequence[Sequence[Slot]]) -> Iterable[Sequence[Slot]]:
    """Put days first that lie apart, so that a full week does not rule out all three."""
    first = [number * len(days) // AT_ONCE for number in range(AT_ONCE)] if len(days) >= AT_ONCE else []
    return [*(days[n] for n in first), *(day for n, day in enumerate(days) if n not in first)]


def _on_different_days(days: Iterable[Sequence[Slot]]) -> Sequence[Sequence[Slot]]:
    """Keep the first three of which no two lie on one date for anybody; in the order of time."""
    chosen: list[Sequence[Slot]] = []
    for day in days:
        if len(chosen) < AT_ONCE and not any(_share_a_day(day[0], other[0]) for other in chosen):
            chosen.append(day)
    return sorted(chosen, key=lambda best: best[0].start)


def _share_a_day(one: Slot, other: Slot) -> bool:
    return any(a == b for a, b in zip(one.dates, other.dates, strict=True))


def _at_its_hour(best: Sequence[Slot], number: int) -> Slot:
    part, of = HOURS_OF_DAY[number]
    return best[len(best) * part // of]
