"""Ten rounds in a row with the same 1,162 people of 95 countries: pairs, points and seconds of each."""

from collections.abc import Callable
from dataclasses import replace
from time import perf_counter

from bot.domain.matching import INTERNATIONAL, Pairs
from bot.matching.engine import match
from tests.bot.matching.crowds import LAUNCH, couples, crowd

ROUNDS = 10
PEOPLE = 1162
COUNTRIES = tuple(f"{first}{second}" for first in "ABCDE" for second in "ABCDEFGHIJKLMNOPQRS")


def run(show: Callable[[str], None]) -> None:
    """Match round after round, with everything that went before."""
    people = [replace(p, met_countries=frozenset()) for p in crowd(PEOPLE, 4, COUNTRIES)]
    country = {p.id: p.country for p in people}
    before: set[tuple[str, str]] = set()
    for number in range(1, ROUNDS + 1):
        began = perf_counter()
        found = match(people, INTERNATIONAL, Pairs(before=frozenset(before)), seed=number, on=LAUNCH)
        seconds = perf_counter() - began
        made = couples(found.matches)
        again = "nobody twice" if before.isdisjoint(made) else "SOMEBODY TWICE"
        proof = "proved" if found.proved else f"gap {found.gap}"
        show(f"round {number:2}: {len(made)} pairs, {found.score} points, {proof}, {seconds:.2f} s, {again}")
        before |= made
        met = {who: country[other] or "" for pair in made for who, other in (pair, pair[::-1])}
        people = [replace(p, met_countries=p.met_countries | {met.get(p.id, "")}) for p in people]
