"""Ten rounds in a row with the same people: nobody has the same partner twice, and nearly everybody has one."""

from __future__ import annotations

from dataclasses import replace

from bot.domain.matching import INTERNATIONAL, Pairs
from bot.matching.engine import match
from tests.bot.matching.crowds import LAUNCH, couples, crowd

ROUNDS = 10
PEOPLE = 240
COUNTRIES = tuple(f"{a}{b}" for a in "ABCD" for b in "EFGHIJ")


def test_history_is_respected_over_ten_rounds() -> None:
    people = [replace(p, languages=frozenset({"en"}), met_countries=frozenset()) for p in crowd(PEOPLE, 4, COUNTRIES)]
    country = {p.id: p.country for p in people}
    before: set[tuple[str, str]] = set()
    for number in range(ROUNDS):
        found = match(people, INTERNATIONAL, Pairs(before=frozenset(before)), seed=number, on=LAUNCH)
        made = couples(found.matches)
        assert len(made) == PEOPLE // 2, f"round {number + 1}"
        assert before.isdisjoint(made)
        before |= made
        new = {(one, country[other]) for pair in made for one, other in (pair, pair[::-1])}
        people = [
            replace(p, met_countries=p.met_countries | {c for who, c in new if who == p.id and c}) for p in people
        ]
