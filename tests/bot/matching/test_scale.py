"""Weights stay exact whatever the number of people, and say first who is placed, then what it is worth."""

from __future__ import annotations

import numpy as np
import pytest

from bot.domain.matching import INTERNATIONAL
from bot.matching.scale import WIDTH, scale_of, total
from bot.matching.score import MAX_SCORE
from bot.matching.solver import EXACT_UP_TO
from bot.matching.ties import TIE_BITS

CROWDS = (2, 3, 10, 92, 1_162, 5_000, 20_000, EXACT_UP_TO, 100_000)
BESTS = (INTERNATIONAL.worth(MAX_SCORE), 40_000)
"""The greatest worth with and without `lift_worst_off`; weights change neither."""
MOST_CHANCE = np.array([2**TIE_BITS - 1])
EXACT = 53
"""Bits of a whole number that SciPy's floating point keeps."""


@pytest.mark.parametrize("best", BESTS)
@pytest.mark.parametrize("people", CROWDS)
def test_the_greatest_weight_keeps_within_its_width(people: int, best: int) -> None:
    scale = scale_of(best, people)

    greatest = int(scale.weights(np.array([best]), MOST_CHANCE)[0])

    assert greatest.bit_length() <= WIDTH
    assert (4 * greatest).bit_length() <= EXACT


@pytest.mark.parametrize("best", BESTS)
@pytest.mark.parametrize("people", [each for each in CROWDS if each <= EXACT_UP_TO])
def test_being_placed_can_grow_until_it_outweighs_everything_and_stays_exact(people: int, best: int) -> None:
    scale = scale_of(best, people)
    while scale.bonus <= (people // 2 * best) << scale.shift:
        before, scale = scale, scale.with_more_for_placing()

        assert scale.placed > before.placed
        assert (4 * int(scale.weights(np.array([best]), MOST_CHANCE)[0])).bit_length() <= EXACT


@pytest.mark.parametrize("best", BESTS)
@pytest.mark.parametrize("people", CROWDS)
def test_all_chances_together_never_weigh_a_point(people: int, best: int) -> None:
    scale = scale_of(best, people)
    chance = int(scale.weights(np.array([0]), MOST_CHANCE)[0]) - scale.bonus

    assert chance * (people // 2) < 1 << scale.shift


@pytest.mark.parametrize("best", BESTS)
@pytest.mark.parametrize("people", CROWDS)
def test_the_worth_is_read_back_from_the_weight_of_a_matching(people: int, best: int) -> None:
    scale = scale_of(best, people)
    chance = np.random.default_rng(people)
    worth, tie = chance.integers(best + 1, size=people // 2), chance.integers(2**TIE_BITS, size=people // 2)

    weights = scale.weights(worth, tie)

    assert scale.worth(total(4 * weights), people // 2) == worth.sum()


def test_one_point_more_outweighs_any_chance() -> None:
    scale = scale_of(200, 1_162)

    less, more = scale.weights(np.array([99, 100]), np.array([2**TIE_BITS - 1, 0])).tolist()

    assert more > less


def test_what_is_near_is_little_but_never_nothing() -> None:
    for best in (*BESTS, 1):
        scale = scale_of(best, 92)
        assert 0 < scale.near <= 4 * ((best + 50) // 50 << scale.shift)


def test_sums_are_exact_beyond_what_sixty_four_bits_hold() -> None:
    assert total(np.full(100_000, 1 << 51)) == 100_000 << 51
