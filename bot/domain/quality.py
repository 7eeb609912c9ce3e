"""How good a round's matches are, in numbers: how the points fall, who got what they asked for, against other ways."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

from bot.domain.matching import asked_percent, common_half_hours, score
from bot.domain.people import MatchMode

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from bot.domain.matching import Person, Rules

BIN = 20
BINS = 10
"""The points of a pair, 0 to 200, in ten steps; the last holds 200 too."""

HOURS = (1, 4, 8)
"""Where the steps of common waking half-hours begin: none, under two hours, under four, four and more."""

FLOWS = 8
"""How many pairs of countries are named."""

WHOLE = 100


@dataclass(frozen=True, slots=True)
class Rival:
    """Another way of matching the same people: how many it places, and the points of its pairs in all."""

    name: str
    placed: int
    score: int


@dataclass(frozen=True, slots=True)
class Quality:
    """The quality of a round's matches.

    `histogram` counts pairs by their points (`BINS` steps of `BIN`); `worst`, `percentile` (the first) and `median` are
    points; `asked` counts people who asked for something: fully, partly, not fulfilled; `hours` counts pairs by common
    waking hours (`HOURS`); `flows` are the commonest pairs of countries.
    """

    people: int
    placed: int
    pairs: int
    score: int
    histogram: tuple[int, ...]
    worst: int
    percentile: int
    median: int
    asked: tuple[int, int, int]
    hours: tuple[int, int, int, int]
    flows: tuple[tuple[str, str, int], ...]
    rivals: tuple[Rival, ...] = ()


def quality_of(
    people: Mapping[str, Person], groups: Sequence[tuple[str, ...]], rules: Rules, on: date, rivals: Iterable[Rival]
) -> Quality:
    """Measure matches; in a three, every two of them count as a pair. `groups` must not be empty."""
    pairs = [(people[a], people[b]) for group in groups for a, b in combinations(group, 2)]
    points = sorted(score(a, b, rules, on) for a, b in pairs)
    return Quality(
        people=len(people),
        placed=sum(map(len, groups)),
        pairs=len(groups),
        score=sum(points),
        histogram=_histogram(points),
        worst=points[0],
        percentile=points[len(points) // WHOLE],
        median=points[len(points) // 2],
        asked=_asked(people, groups),
        hours=_hours(pairs, on),
        flows=_flows(pairs),
        rivals=tuple(rivals),
    )


def _histogram(points: Iterable[int]) -> tuple[int, ...]:
    counted = Counter(min(each // BIN, BINS - 1) for each in points)
    return tuple(counted[step] for step in range(BINS))


def _asked(people: Mapping[str, Person], groups: Iterable[tuple[str, ...]]) -> tuple[int, int, int]:
    found: Counter[int] = Counter()
    for group in groups:
        for member in group:
            me = people[member]
            if me.wanted_workplace is not None or me.match_mode is not MatchMode.OPEN:
                best = max(asked_percent(me, people[other]) for other in group if other != member)
                found[0 if best == WHOLE else 1 if best else 2] += 1
    return found[0], found[1], found[2]


def _hours(pairs: Iterable[tuple[Person, Person]], on: date) -> tuple[int, int, int, int]:
    common = (common_half_hours(a, b, on) for a, b in pairs)
    found = Counter(sum(each >= start for start in HOURS) for each in common)
    return found[0], found[1], found[2], found[3]


def _flows(pairs: Iterable[tuple[Person, Person]]) -> tuple[tuple[str, str, int], ...]:
    known = [sorted((a.country, b.country)) for a, b in pairs if a.country and b.country]
    counted = Counter((first, second) for first, second in known)
    ranked = sorted(counted.items(), key=lambda each: (-each[1], each[0]))
    return tuple((first, second, count) for (first, second), count in ranked[:FLOWS])
