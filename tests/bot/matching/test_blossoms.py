"""Nothing is heavier, and the prices prove it: on thousands of graphs, by the conditions themselves and by networkx."""

from __future__ import annotations

from itertools import combinations
from random import Random
from typing import TYPE_CHECKING

import networkx as nx
import pytest

from bot.matching.blossoms import ALONE, Blossoms
from tests.bot.matching.graphs import SHAPES, WEIGHTS, from_scratch, graph, lists, shared, weight_of

if TYPE_CHECKING:
    from bot.matching.blossoms import Nest
    from tests.bot.matching.graphs import Weighted

EACH = 80
"""Graphs of each shape with each kind of weights: 3,840 in all."""


@pytest.mark.parametrize("weights", WEIGHTS)
@pytest.mark.parametrize("shape", SHAPES)
def test_the_prices_prove_every_answer(shape: str, weights: str) -> None:
    for seed in range(EACH):
        chance = Random(f"{shape} {weights} {seed}")
        n = chance.randint(2, 24)
        edges = graph(n, shape, weights, chance)

        state = from_scratch(n, edges)

        assert_proved(state, edges)


def assert_proved(state: Blossoms, edges: Weighted) -> None:
    """Hold I1 to I4 against the answer, and that nobody is left who is not content."""
    partner, y, nest = state.partner, state.y, state.nest
    assert all(other == ALONE or partner[other] == person for person, other in enumerate(partner))
    assert all(y[person] == 0 for person, other in enumerate(partner) if other == ALONE)
    assert min(y) >= 0
    assert all(z >= 0 and not z % 2 for *_, z in nest.spans)
    assert all(z > 0 for start, end, z in nest.spans if is_outermost(nest, start, end))
    paid = shared(nest, len(y))
    for u, v, weight in edges:
        slack = y[u] + y[v] + paid[u, v] - 4 * weight
        assert slack >= 0
        assert slack == 0 or partner[u] != v
    for start, end, _ in nest.spans:
        inside = set(nest.order[start:end])
        assert len(inside) % 2 == 1
        assert sum(partner[person] in inside for person in inside) == len(inside) - 1
    assert state.quarters == 4 * weight_of(partner, edges)


def is_outermost(nest: Nest, start: int, end: int) -> bool:
    """Say whether a blossom is in no other. Such a one without a price is opened at the end of a search."""
    return sum(first <= start and end <= last for first, last, _ in nest.spans) == 1


@pytest.mark.parametrize("shape", SHAPES)
def test_networkx_finds_nothing_heavier(shape: str) -> None:
    for seed in range(50):
        chance = Random(f"networkx {shape} {seed}")
        n = chance.randint(2, 20)
        edges = graph(n, shape, chance.choice(("few", "many", "zero or one")), chance)
        known: nx.Graph[int] = nx.Graph()
        known.add_weighted_edges_from(edges)

        state = from_scratch(n, edges)

        best = nx.max_weight_matching(known)
        assert weight_of(state.partner, edges) == sum(known.edges[each]["weight"] for each in best)


@pytest.mark.parametrize("shape", SHAPES)
def test_with_a_bonus_for_each_pair_as_many_are_placed_as_can_be_and_then_the_best(shape: str) -> None:
    for seed in range(25):
        chance = Random(f"bonus {shape} {seed}")
        n = chance.randint(2, 20)
        edges = graph(n, shape, "many", chance)
        known: nx.Graph[int] = nx.Graph()
        known.add_weighted_edges_from(edges)
        bonus = 1 + sum(weight for *_, weight in edges)

        state = from_scratch(n, [(u, v, weight + bonus) for u, v, weight in edges])

        best = nx.max_weight_matching(known, maxcardinality=True)
        assert sum(other != ALONE for other in state.partner) == 2 * len(best)
        assert weight_of(state.partner, edges) == sum(known.edges[each]["weight"] for each in best)


def test_blossoms_lie_side_by_side_or_one_within_the_other_the_outer_first() -> None:
    deepest = 0
    for seed in range(300):
        chance = Random(seed)
        state = from_scratch(25, graph(25, chance.choice(("onion", "dense", "odd circles")), "many", chance))
        order, spans = state.nest
        assert len(order) == len(set(order))
        for (start, end, _), (later, its_end, _) in combinations(spans, 2):
            assert its_end <= start or end <= later or (start <= later and its_end <= end)
        for start, end, _ in spans:
            deepest = max(deepest, sum(first <= start and end <= last for first, last, _ in spans))
    assert deepest > 2  # or this would not have tested much


def test_a_triangle_leaves_one_alone_whom_the_others_pay_for() -> None:
    state = from_scratch(3, [(0, 1, 6), (1, 2, 6), (0, 2, 6)])

    assert min(state.partner) == ALONE
    assert [(end - start, z) for start, end, z in state.nest.spans] == [(3, 24)]
    assert state.y == [0, 0, 0]


def test_nobody_is_put_together_who_weighs_less_than_nothing() -> None:
    state = from_scratch(2, [(0, 1, -1)])

    assert state.partner == [ALONE, ALONE]


def test_whoever_watches_hears_how_many_are_still_to_be_placed() -> None:
    heard: list[tuple[int, int]] = []
    edges = [(u, v, 1) for u, v in combinations(range(6), 2)]

    Blossoms(lists(6, edges), [2] * 6, [ALONE] * 6).solve(tell=lambda done, of: heard.append((done, of)))

    assert heard == [(0, 6), (2, 6), (4, 6)]
