"""Made-up people for the matching tests."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from random import Random
from typing import TYPE_CHECKING, Any

from hypothesis import strategies as st

from bot.domain.matching import RULES, Pairs, Person, Platform, Rules, pair
from bot.domain.people import CareerStage, MatchMode

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

Situation = tuple[list[Person], Rules, Pairs, int]
"""People, rules, what is known of pairs, and a seed."""

LAUNCH = date(2027, 3, 1)
COUNTRIES = ("US", "GB", "AR", "NP", "NZ", "KE")
LANGUAGES = ("en", "es", "fr")
INTERESTS = ("games", "maps", "archives", "children", "open access")
ZONES = ("America/New_York", "Europe/London", "Asia/Kathmandu", "Pacific/Chatham", "Nowhere/Atlantis", None)
WORKPLACES = ("public", "academic", "school", None)


def person(name: str, country: str | None = "US", **more: Any) -> Person:
    """Give somebody who speaks English on Discord, unless told otherwise."""
    about: dict[str, Any] = {"languages": frozenset({"en"}), "platforms": frozenset({"discord"}), "zone": "UTC"}
    return Person(id=name, country=country, **(about | more))


def crowd(size: int, seed: int, countries: Sequence[str] = COUNTRIES) -> list[Person]:
    """Give varied people, the same for the same seed."""
    chance = Random(seed)
    return [
        Person(
            id=f"slack:{number:05d}",
            country=chance.choice(countries),
            province=chance.choice(("North", "South", None)),
            institution=chance.choice(("Library A", "library  a", "Library B", None)),
            zone=chance.choice(ZONES),
            languages=frozenset(chance.sample(LANGUAGES, chance.randint(0, 2))),
            platforms=frozenset(chance.sample(("discord", "slack"), chance.choice((1, 1, 2)))),
            interests=frozenset(chance.sample(INTERESTS, chance.randint(0, 4))),
            career_stage=chance.choice((*CareerStage, None)),
            workplace=chance.choice(WORKPLACES),
            wanted_workplace=chance.choice((None, None, None, "academic")),
            match_mode=chance.choice(tuple(MatchMode)),
            met_countries=frozenset(chance.sample(COUNTRIES, chance.randint(0, 2))),
            consents_in_country=chance.random() < 0.1,
        )
        for number in range(size)
    ]


def some_pairs(people: Sequence[Person], chance: Random, share: float) -> frozenset[tuple[str, str]]:
    """Give about this share of all pairs, either end first."""
    ids = [each.id for each in people]
    return frozenset((b, a) for a in ids for b in ids if a != b and chance.random() < share / 2)


@st.composite
def situations(draw: st.DrawFn, most: int = 14) -> tuple[list[Person], Rules, Pairs, int]:
    """Give people, rules, what is known of pairs, and a seed."""
    seed = draw(st.integers(0, 2**32))
    chance = Random(seed)
    people = crowd(draw(st.integers(0, most)), seed)
    from_nowhere = draw(st.booleans())
    if people and from_nowhere:
        people[0] = replace(people[0], country=None)
    without_account = draw(st.booleans())
    if people and without_account:
        people[-1] = replace(people[-1], platforms=frozenset())
    rules = replace(
        draw(st.sampled_from(sorted(RULES.values(), key=lambda rules: rules.name))),
        platform=draw(st.sampled_from(list(Platform))),
        lift_worst_off=draw(st.booleans()),
    )
    pairs = Pairs(
        pinned=some_pairs(people, chance, 0.02),
        forbidden=some_pairs(people, chance, 0.1),
        allowed=some_pairs(people, chance, 0.1),
        before=some_pairs(people, chance, 0.2),
        blocked=some_pairs(people, chance, 0.1),
    )
    return people, rules, pairs, draw(st.integers(0, 9))


def couples(matches: Iterable[Any]) -> set[tuple[str, str]]:
    """Give who is with whom."""
    return {pair(*each.members) for each in matches}


def known(**pairs: Iterable[tuple[str, str]]) -> Pairs:
    """Give what is known of pairs."""
    return Pairs(**{name: frozenset(each) for name, each in pairs.items()})
