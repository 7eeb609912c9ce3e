"""The same people give the same answer, whatever the order of their rows."""

from __future__ import annotations

from dataclasses import replace
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.matching import INTERNATIONAL, Platform, person_of
from bot.domain.people import Account, Participant
from bot.matching.engine import match
from bot.matching.explain import explain
from tests.bot.matching.crowds import LAUNCH, Situation, couples, crowd, person, situations


@given(situations(), st.randoms(use_true_random=False))
@settings(max_examples=100, deadline=None)
def test_the_order_of_rows_does_not_matter(situation: Situation, chance: Random) -> None:
    people, rules, pairs, seed = situation
    shuffled = chance.sample(people, len(people))

    assert match(shuffled, rules, pairs, seed=seed, on=LAUNCH) == match(people, rules, pairs, seed=seed, on=LAUNCH)


@pytest.mark.parametrize("turn", range(5))
def test_the_order_of_rows_does_not_matter_when_only_the_best_are_candidates(turn: int) -> None:
    people = crowd(300, seed=7)
    shuffled = Random(turn).sample(people, len(people))

    one, other = (match(each, INTERNATIONAL, seed=3, on=LAUNCH) for each in (people, shuffled))

    assert one == other
    assert explain(people, one, one.matches[:5]) == explain(shuffled, other, other.matches[:5])


def test_the_tie_break_decides_among_equals_by_seed_and_each_seed_always_alike() -> None:
    equals = [person(f"p{number}", country) for number, country in enumerate("ABCDEFGHIJ")]

    answers = {seed: couples(match(equals, INTERNATIONAL, seed=seed, on=LAUNCH).matches) for seed in range(6)}

    assert len({frozenset(answer) for answer in answers.values()}) > 1
    for seed, answer in answers.items():
        assert couples(match(equals[::-1], INTERNATIONAL, seed=seed, on=LAUNCH).matches) == answer


def test_a_seed_changes_who_is_with_whom_but_not_how_good_it_is() -> None:
    people = crowd(60, seed=5)

    results = [match(people, INTERNATIONAL, seed=seed, on=LAUNCH) for seed in (0, 1, -5, 10**200)]

    assert len({(len(each.matches), each.score) for each in results}) == 1


def test_a_person_keeps_their_id_when_the_sheet_is_sorted_anew() -> None:
    accounts = (Account("slack", "U2"), Account("discord", "17"))
    first, second = (Participant(id=row, name="Ana", zone="UTC", accounts=accounts) for row in (1, 99))

    assert person_of(first) == person_of(second)
    assert person_of(replace(first, accounts=accounts[::-1])).id == "discord:17"
    assert person_of(replace(first, accounts=())).id == "participant:1"


def test_platform_is_compared_by_value_and_kept_in_the_result() -> None:
    rules = replace(INTERNATIONAL, platform=Platform.FREE)

    assert match([], rules, seed=0, on=LAUNCH).rules.platform == "free"
