"""Other ways keep the same rules, and never place more people nor, with as many, earn more."""

from __future__ import annotations

import pytest

from bot.domain.matching import INTERNATIONAL, Pairs
from bot.matching.engine import match
from bot.matching.rivals import rivals
from tests.bot.matching.crowds import LAUNCH, crowd


@pytest.mark.parametrize("seed", range(5))
def test_no_other_way_is_better(seed: int) -> None:
    people = crowd(50, seed)
    best = match(people, INTERNATIONAL, seed=1, on=LAUNCH)
    found = rivals(people, INTERNATIONAL, Pairs(), seed=1, on=LAUNCH)

    assert [each.name for each in found] == ["random", "greedy"]
    assert all((each.placed, each.score) <= (2 * len(best.matches), best.score) for each in found)


def test_chance_is_the_same_for_the_same_seed_whatever_the_order() -> None:
    people = crowd(50, 1)

    assert rivals(people, INTERNATIONAL, Pairs(), seed=4, on=LAUNCH) == rivals(
        people[::-1], INTERNATIONAL, Pairs(), seed=4, on=LAUNCH
    )


def test_nobody_to_match_is_no_fault() -> None:
    assert {each.placed for each in rivals([], INTERNATIONAL, Pairs(), seed=1, on=LAUNCH)} == {0}
