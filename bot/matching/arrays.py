"""People as arrays, in the order of their ids: the only form in which the rest of this package sees them."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

import numpy as np

from bot.domain.matching import (
    Pairs,
    Person,
    SamePersonTwice,
    common_half_hours,
    hours_percent,
    offset_minutes,
    plain,
    spoken,
)
from bot.domain.people import MatchMode
from bot.matching.ties import person_hashes

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Mapping, Sequence
    from collections.abc import Set as AbstractSet
    from datetime import date

    from numpy.typing import NDArray

    from bot.domain.matching import Pair, Rules

T = TypeVar("T", bound=np.generic)

MODES = tuple(MatchMode)
UNKNOWN = -1
"""The number that stands for what a person did not say."""


@dataclass(frozen=True, slots=True)
class Crowd:
    """All people of a run, n of them, rows in the order of `ids`.

    Codes (shape (n,), int32) number the distinct values, `UNKNOWN` for none. Sets are 0/1 matrices (n, kinds) of
    float32, so that BLAS counts what two people share; such small counts are exact. `met[i, c]` says that i has had a
    partner from country c. `hours[clock[i], clock[j]]` is a percentage. Numbers of pairs (`before`, `shut`, `opened`,
    and `known`, which is all three) are, for a row, the columns. `free` are those a partner is looked for: everybody
    who is not pinned. `tongue` and `reach` number sets of languages and of platforms; `speak[a, b]` and `meet[a, b]`
    say whether two sets share one. `place` numbers those who are alike in all that the rules, the clocks and the
    countries look at; `like[place[i]]` is the first of those who are like i.
    """

    people: tuple[Person, ...]
    rules: Rules
    on: date
    index: Mapping[str, int]
    hashes: NDArray[np.uint32]
    free: NDArray[np.bool_]
    country: NDArray[np.int32]
    province: NDArray[np.int32]
    institution: NDArray[np.int32]
    stage: NDArray[np.int32]
    workplace: NDArray[np.int32]
    wanted: NDArray[np.int32]
    mode: NDArray[np.int32]
    clock: NDArray[np.int32]
    hours: NDArray[np.int16]
    at_home: NDArray[np.bool_]
    has_account: NDArray[np.bool_]
    names_interests: NDArray[np.bool_]
    languages: NDArray[np.float32]
    platforms: NDArray[np.float32]
    interests: NDArray[np.float32]
    tongue: NDArray[np.intp]
    speak: NDArray[np.bool_]
    reach: NDArray[np.intp]
    meet: NDArray[np.bool_]
    place: NDArray[np.intp]
    like: NDArray[np.intp]
    met: NDArray[np.bool_]
    before: Mapping[int, NDArray[np.intp]]
    shut: Mapping[int, NDArray[np.intp]]
    opened: Mapping[int, NDArray[np.intp]]
    known: Mapping[int, NDArray[np.intp]]

    def __len__(self) -> int:
        """Count the people."""
        return len(self.people)


def crowd_of(
    people: Iterable[Person], *, rules: Rules, pairs: Pairs, seed: int, on: date, kept_pins: Iterable[Pair] = ()
) -> Crowd:
    """Put people into arrays. Raises SamePersonTwice. The order in which they come has no effect."""
    ordered = tuple(sorted(people, key=lambda person: person.id))
    index = {person.id: row for row, person in enumerate(ordered)}
    if len(index) < len(ordered):
        raise SamePersonTwice(id=next(i for i, n in Counter(p.id for p in ordered).items() if n > 1))
    pinned = [index[member] for each in kept_pins for member in each]
    countries = _numbers(person.country for person in ordered)
    workplaces = _numbers(each for person in ordered for each in (person.workplace, person.wanted_workplace))
    clock, hours = _clocks(ordered, on)
    languages, platforms = _sets([spoken(person, rules) for person in ordered]), _sets([p.platforms for p in ordered])
    tongue, speak = _kinds_of(languages)
    reach, meet = _kinds_of(platforms)
    met = _met(ordered, countries)
    country = _codes([person.country for person in ordered], countries)
    province = _codes([plain(person.province) for person in ordered])
    institution = _codes([plain(person.institution) for person in ordered])
    at_home = np.array([person.consents_in_country for person in ordered], dtype=np.bool_)
    has_account = np.array([bool(person.platforms) for person in ordered], dtype=np.bool_)
    places = np.stack([clock, country, province, tongue, reach, _codes([row.tobytes() for row in met])], axis=1)
    marks = np.stack([at_home, has_account, institution * rules.different_institution], axis=1)
    place, like = _alike(np.concatenate([places, marks], axis=1))
    return Crowd(
        people=ordered,
        rules=rules,
        on=on,
        index=index,
        hashes=person_hashes([person.id for person in ordered], seed),
        free=~np.isin(np.arange(len(ordered)), pinned),
        country=country,
        province=province,
        institution=institution,
        stage=_codes([person.career_stage for person in ordered]),
        workplace=_codes([person.workplace for person in ordered], workplaces),
        wanted=_codes([person.wanted_workplace for person in ordered], workplaces),
        mode=np.array([MODES.index(person.match_mode) for person in ordered], dtype=np.int32),
        clock=clock,
        hours=hours,
        at_home=at_home,
        has_account=has_account,
        names_interests=np.array([bool(person.interests) for person in ordered], dtype=np.bool_),
        languages=languages,
        platforms=platforms,
        interests=_sets([person.interests for person in ordered]),
        tongue=tongue,
        speak=speak,
        reach=reach,
        meet=meet,
        place=place,
        like=like,
        met=met,
        before=_columns(pairs.before, index),
        shut=_columns(pairs.blocked | pairs.forbidden, index),
        opened=_columns(pairs.allowed, index),
        known=_columns(pairs.before | pairs.blocked | pairs.forbidden | pairs.allowed, index),
    )


def _numbers(values: Iterable[Hashable]) -> dict[Hashable, int]:
    """Number distinct values; None is none. The numbers are only ever compared, so their order is free."""
    numbers: dict[Hashable, int] = {}
    for value in values:
        if value is not None:
            numbers.setdefault(value, len(numbers))
    return numbers


def _codes(values: Sequence[Hashable], numbers: dict[Hashable, int] | None = None) -> NDArray[np.int32]:
    """Give the numbers of values, shape (n,)."""
    known = _numbers(values) if numbers is None else numbers
    return np.array([known.get(value, UNKNOWN) for value in values], dtype=np.int32)


def _sets(sets: Sequence[AbstractSet[str]]) -> NDArray[np.float32]:
    """Give the 0/1 matrix of who has what; what only one person has is left out, for nobody can share it."""
    owners = Counter(each for values in sets for each in values)
    kinds = {each: column for column, each in enumerate(sorted(each for each, n in owners.items() if n > 1))}
    matrix = np.zeros((len(sets), max(1, len(kinds))), dtype=np.float32)
    places = [(row, kinds[each]) for row, values in enumerate(sets) for each in values if each in kinds]
    if places:
        matrix[tuple(zip(*places, strict=True))] = 1
    return matrix


def _kinds_of(sets: NDArray[np.float32]) -> tuple[NDArray[np.intp], NDArray[np.bool_]]:
    """Number the different sets, shape (n,), and say of every two whether they have something in common."""
    rows = [row.tobytes() for row in sets]
    first = {row: place for place, row in reversed([*enumerate(rows)])}
    numbers = _numbers(rows)
    kinds = sets[[first[row] for row in numbers]].reshape(len(numbers), sets.shape[1])
    return _codes(rows, numbers).astype(np.intp), (kinds @ kinds.T) > 0


def _alike(codes: NDArray[np.integer]) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """Number those who are alike in all their codes (n, codes), and give the first of each number."""
    _, like, place = np.unique(codes, axis=0, return_index=True, return_inverse=True)
    return place.reshape(-1), like


def look_up(table: NDArray[T], one: NDArray[np.integer], other: NDArray[np.integer], *, dense: bool) -> NDArray[T]:
    """Read a table of two kinds: for everybody with everybody if `dense`, shape (one, other), else each with each."""
    found: NDArray[T] = table[one].take(other, axis=1) if dense else table[one, other]
    return found


def _met(people: Sequence[Person], countries: Mapping[Hashable, int]) -> NDArray[np.bool_]:
    """Give (n, countries + 1): who has met whom; the last column stands for an unknown country, which is never new."""
    met = np.zeros((len(people), len(countries) + 1), dtype=np.bool_)
    met[:, UNKNOWN] = True
    for row, person in enumerate(people):
        if person.met_countries:
            met[row, [countries[each] for each in person.met_countries if each in countries]] = True
    return met


def _clocks(people: Sequence[Person], on: date) -> tuple[NDArray[np.int32], NDArray[np.int16]]:
    """Sort people by when they are awake, and give each two sorts' common hours in percent."""
    days = [(offset_minutes(person.zone, on), person.wakes, person.sleeps) for person in people]
    sorts = _numbers(days)
    like = list(dict(zip(days, people, strict=True)).values())
    table = np.zeros((len(sorts), len(sorts)), dtype=np.int16)
    for row, one in enumerate(like):
        shared = [hours_percent(common_half_hours(one, other, on)) for other in like[row:]]
        table[row, row:] = table[row:, row] = shared
    return _codes(days, sorts), table


def _columns(pairs: Iterable[Pair], index: Mapping[str, int]) -> dict[int, NDArray[np.intp]]:
    """Give, for every row that is in a pair, the others' columns; both ways."""
    columns: defaultdict[int, set[int]] = defaultdict(set)
    for a, b in pairs:
        if a in index and b in index:
            columns[index[a]].add(index[b])
            columns[index[b]].add(index[a])
    return {row: np.array(sorted(others), dtype=np.intp) for row, others in columns.items()}
