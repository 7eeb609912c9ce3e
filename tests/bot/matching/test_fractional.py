"""Halves are allowed: prices prove the best, and nearly everybody is whole."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

import numpy as np
import pytest
from scipy.optimize import linear_sum_assignment

from bot.matching.blossoms import ALONE, Blossoms
from bot.matching.fractional import fractional
from tests.bot.matching.graphs import SHAPES, from_scratch, graph, lists, weight_of

if TYPE_CHECKING:
    from bot.matching.fractional import Fractional
    from tests.bot.matching.graphs import Weighted

SHIFT = 6
"""Bits of chance in the made-up weights."""


def positive(n: int, shape: str, weights: str, chance: Random) -> Weighted:
    """Give a graph whose weights have chance in their last bits, and are above 0."""
    return [(u, v, ((weight + 1) << SHIFT) + chance.randrange(16)) for u, v, weight in graph(n, shape, weights, chance)]


def halves(n: int, edges: Weighted) -> Fractional:
    u, v, weight = (np.array([each[i] for each in edges], dtype=np.int64) for i in range(3))
    return fractional(n, u, v, weight, shift=SHIFT)


@pytest.mark.parametrize("weights", ["all alike", "few", "many"])
@pytest.mark.parametrize("shape", SHAPES)
def test_the_prices_pay_for_every_edge_and_no_more_than_what_is_used(shape: str, weights: str) -> None:
    for seed in range(20):
        chance = Random(f"{shape} {weights} {seed}")
        n = chance.randint(2, 24)
        edges = positive(n, shape, weights, chance)

        found = halves(n, edges)

        y, to = found.y.tolist(), found.to.tolist()
        assert sorted(to) == list(range(n))
        assert min(y) >= 0
        assert not any(price % 2 for price in y)
        for u, v, weight in edges:
            assert y[u] + y[v] >= 4 * weight
            assert y[u] + y[v] == 4 * weight or (to[u] != v and to[v] != u)
        assert all(y[person] == 0 for person, other in enumerate(to) if other == person)


@pytest.mark.parametrize("shape", SHAPES)
def test_no_assignment_of_people_to_people_is_better(shape: str) -> None:
    for seed in range(20):
        chance = Random(f"dense {shape} {seed}")
        n = chance.randint(2, 24)
        edges = positive(n, shape, "many", chance)
        table = np.zeros((n, n))
        for u, v, weight in edges:
            table[u, v] = table[v, u] = weight
        rows, columns = linear_sum_assignment(table, maximize=True)

        found = halves(n, edges)

        assert table[np.arange(n), found.to].sum() == table[rows, columns].sum()
        assert found.y.sum() == 2 * table[rows, columns].sum()


@pytest.mark.parametrize("shape", SHAPES)
def test_only_one_of_each_odd_circle_is_left_for_edmonds(shape: str) -> None:
    for seed in range(20):
        chance = Random(f"whole {shape} {seed}")
        n = chance.randint(2, 24)
        edges = positive(n, shape, "few", chance)
        found = halves(n, edges)

        partner = found.whole()

        assert all(other == ALONE or partner[other] == person for person, other in enumerate(partner))
        assert weight_of(partner, edges) <= found.y.sum() // 4
        discontent = [person for person in range(n) if partner[person] == ALONE and found.y[person] > 0]
        assert all(len(circle(found.to, person)) % 2 for person in discontent)


def circle(to: np.ndarray, start: int) -> set[int]:
    """Give everybody who goes round with somebody."""
    found, person = {start}, int(to[start])
    while person != start:
        found.add(person)
        person = int(to[person])
    return found


@pytest.mark.parametrize("shape", SHAPES)
def test_from_there_edmonds_ends_where_he_ends_from_scratch(shape: str) -> None:
    for seed in range(40):
        chance = Random(f"start {shape} {seed}")
        n = chance.randint(2, 24)
        edges = positive(n, shape, chance.choice(("all alike", "few", "many")), chance)
        start = halves(n, edges)

        state = Blossoms(lists(n, edges), start.y.tolist(), start.whole())
        state.solve()

        assert state.quarters == from_scratch(n, edges).quarters == 4 * weight_of(state.partner, edges)


def test_a_triangle_is_three_halves() -> None:
    found = halves(3, [(0, 1, 640), (0, 2, 640), (1, 2, 640)])

    assert sorted(found.to.tolist()) == [0, 1, 2]
    assert found.y.tolist() == [1280, 1280, 1280]
    assert min(found.whole()) == ALONE


def test_weights_of_fifty_bits_stay_exact() -> None:
    chance = Random(50)
    edges = [(u, v, chance.randrange(2**49, 2**50)) for u in range(40) for v in range(u + 1, 40)]

    found = halves(40, edges)

    used = {(u, v): weight for u, v, weight in edges}
    y = found.y.tolist()
    assert sum(y) == 2 * sum(used.get((u, v), used.get((v, u), 0)) for u, v in enumerate(found.to.tolist()))
    assert all(y[u] + y[v] >= 4 * weight for u, v, weight in edges)
