"""Who is counted with whom, so that nobody can be found behind a country's numbers.

A place is a country ("KE"), a province ("AR/Salta"), a region ("419", UN M49) or, for all that is left, "001". The
first two are its members here. What has been told of stays a place of its own for the rest of a round: a place that
comes and goes would tell of the one person who came or went.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping

FEWEST_PEOPLE = 5
"""Below this nobody is counted alone."""
FEWEST_COUNTRIES = 3
"""Two in a pool could take themselves away and read the other; and 8 of two countries are 4 and 4."""
ELSEWHERE = "001"
NOT_GIVEN = "ZZ"
"""Where people are put who named no country: a member like any other."""


def is_pool(place: str) -> bool:
    """Say whether a place is made of several countries, or provinces."""
    return place.isdigit()


def places_of(
    people: Mapping[str, int], region: Callable[[str], str | None], known: Collection[str] = ()
) -> Mapping[str, str]:
    """Give each country its place; those of which nothing can be told are left out.

    `people` are those who applied, by country; `known` the places that have been told of before.
    """
    found = {c: c for c, number in people.items() if number >= FEWEST_PEOPLE or c in known}
    for pool in (region, _elsewhere):
        left = {c: place for c in people if c not in found and (place := pool(c)) is not None}
        members, crowds = Counter(left.values()), _crowds(left, people)
        large = {p for p in members if members[p] >= FEWEST_COUNTRIES and crowds[p] >= FEWEST_PEOPLE}
        found |= {c: place for c, place in left.items() if place in large or place in known}
    return found


def place_of(country: str, region: Callable[[str], str | None], told: Collection[str]) -> str | None:
    """Give the place of those told of in which a country is counted; the same whether or not anybody lives there."""
    return next((p for p in (country, region(country), ELSEWHERE) if p is not None and p in told), None)


def places_in(country: str, told: Collection[str]) -> tuple[str, ...]:
    """Give the provinces of a country that are told of, and the pool of its others."""
    return tuple(sorted(p for p in told if p == ELSEWHERE or p.partition("/")[0] == country))


def _elsewhere(_country: str) -> str:
    return ELSEWHERE


def _crowds(places: Mapping[str, str], people: Mapping[str, int]) -> Counter[str]:
    crowds: Counter[str] = Counter()
    for country, place in places.items():
        crowds[place] += people[country]
    return crowds
