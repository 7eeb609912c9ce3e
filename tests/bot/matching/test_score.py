"""Points looked up pair by pair are those of the table of everybody with everybody."""

from __future__ import annotations

from dataclasses import replace
from random import Random

import numpy as np
import pytest

from bot.domain.matching import INTERNATIONAL, RULES, Pairs, score
from bot.matching.arrays import crowd_of
from bot.matching.score import scoring_of
from tests.bot.matching.crowds import LAUNCH, crowd, person


@pytest.mark.parametrize("name", RULES)
def test_a_pair_scores_alike_by_itself_in_the_table_and_by_the_rules(name: str) -> None:
    people = crowd(30, seed=3)
    scoring = scoring_of(crowd_of(people, rules=RULES[name], pairs=Pairs(), seed=1, on=LAUNCH))
    everybody = np.arange(30)
    u, v = np.triu_indices(30, k=1)

    alone = scoring.pairs(u, v).tolist()

    assert alone == scoring.block(everybody)[u, v].tolist()
    assert alone == [score(people[a], people[b], RULES[name], LAUNCH) for a, b in zip(u, v, strict=True)]


@pytest.mark.parametrize("kinds", [63, 64, 65, 200])
def test_any_number_of_interests_can_be_told_apart(kinds: int) -> None:
    chance = Random(kinds)
    tags = [f"interest {number}" for number in range(kinds)]
    people = [replace(person(f"p{row:02}"), interests=frozenset(chance.sample(tags, kinds // 6))) for row in range(40)]
    scoring = scoring_of(crowd_of(people, rules=INTERNATIONAL, pairs=Pairs(), seed=1, on=LAUNCH))
    u, v = np.triu_indices(40, k=1)

    alone = scoring.pairs(u, v).tolist()

    assert alone == [score(people[a], people[b], INTERNATIONAL, LAUNCH) for a, b in zip(u, v, strict=True)]
    assert len(set(alone)) > 2
