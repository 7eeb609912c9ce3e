"""As many people as can be placed, then the best total: checked against networkx, which knows nothing of ours.

Here are ordinary rounds; awkward crowds are in test_solver.py, awkward graphs in test_blossoms.py.
"""

from __future__ import annotations

from dataclasses import replace
from random import Random
from time import perf_counter

import networkx as nx
import numpy as np
import pytest

from bot.domain.matching import INTERNATIONAL, Pairs, objections, pair, score
from bot.domain.people import MatchMode
from bot.matching import candidates
from bot.matching.blossoms import ALONE
from bot.matching.engine import match
from bot.matching.forest import place_the_most
from tests.bot.matching.crowds import LAUNCH, couples, crowd, person, some_pairs


@pytest.mark.parametrize("seed", range(300))
def test_nobody_can_do_better_on_a_small_round(seed: int) -> None:
    people = crowd(2 + seed % 16, seed)
    pairs = Pairs(before=some_pairs(people, Random(seed), (seed % 10) / 10))
    graph: nx.Graph[str] = nx.Graph()
    for number, a in enumerate(people):
        for b in people[:number]:
            if not objections(a, b, INTERNATIONAL, pairs):
                graph.add_edge(a.id, b.id, weight=score(a, b, INTERNATIONAL, LAUNCH))
    best = nx.max_weight_matching(graph, maxcardinality=True)

    matching = match(people, INTERNATIONAL, pairs, seed=seed, on=LAUNCH)

    assert len(matching.matches) == len(best)
    assert matching.score == sum(graph.edges[each]["weight"] for each in best)
    assert matching.proved
    assert matching.bound == matching.worth


@pytest.mark.parametrize("seed", range(200))
def test_as_many_are_placed_as_networkx_places_on_any_graph(seed: int) -> None:
    n = 2 + seed % 25
    graph = nx.gnp_random_graph(n, p=(0.05, 0.1, 0.2, 0.4)[seed % 4], seed=seed)
    rows = [np.array(sorted(graph.neighbors(node)), dtype=np.intp) for node in range(n)]

    obstacle = place_the_most(np.full(n, ALONE, dtype=np.int64), np.ones(n, dtype=np.bool_), lambda row: rows[row])

    most = len(nx.max_weight_matching(graph, maxcardinality=True))
    assert (obstacle.partner != ALONE).sum() == 2 * most
    assert all(obstacle.partner[obstacle.partner[each]] == each for each in np.flatnonzero(obstacle.partner != ALONE))
    groups = len(set(obstacle.group[obstacle.outer].tolist()))
    assert groups - obstacle.inner.sum() == n - 2 * most  # Tutte and Berge: what proves that no more can be placed


@pytest.mark.parametrize("seed", range(12))
def test_few_candidates_end_in_the_same_matching_as_all_pairs(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    people = crowd(80, seed, countries=("US",) * 5 + ("GB", "AR", "KE"))
    everything = match(people, INTERNATIONAL, seed=seed, on=LAUNCH)
    for limit, value in (("FEW", 0), ("BEST", 1)):
        monkeypatch.setattr(candidates, limit, value)

    narrow = match(people, INTERNATIONAL, seed=seed, on=LAUNCH)

    assert narrow.matches == everything.matches
    assert narrow.proved
    assert everything.proved


def test_lifting_the_worst_off_brings_pairs_nearer_to_the_best_score() -> None:
    people = crowd(40, seed=11)
    plain = match(people, INTERNATIONAL, seed=1, on=LAUNCH)

    lifted = match(people, replace(INTERNATIONAL, lift_worst_off=True), seed=1, on=LAUNCH)

    assert len(lifted.matches) == len(plain.matches)
    assert lifted.score <= plain.score
    assert lifted.worth == sum(40_000 - (200 - each.score) ** 2 for each in lifted.matches)
    assert sum((200 - each.score) ** 2 for each in lifted.matches) <= sum(
        (200 - each.score) ** 2 for each in plain.matches
    )


def test_ten_rounds_in_a_row_never_repeat_a_partner() -> None:
    people = crowd(60, seed=2)
    before: set[tuple[str, str]] = set()
    for number in range(10):
        matching = match(people, INTERNATIONAL, Pairs(before=frozenset(before)), seed=number, on=LAUNCH)
        assert not couples(matching.matches) & before
        before |= couples(matching.matches)


def test_a_public_librarian_who_asks_for_an_academic_one_gets_one() -> None:
    shared = frozenset({"games", "maps", "archives"})
    asker = person("asker", "US", workplace="public", wanted_workplace="academic", interests=shared)
    twin = person("twin", "GB", workplace="public", interests=shared, match_mode=MatchMode.INTERESTS)
    academic = person("academic", "AR", workplace="academic")
    other = person("other", "KE", workplace="school")

    matching = match([asker, twin, academic, other], INTERNATIONAL, seed=1, on=LAUNCH)

    assert pair("asker", "academic") in couples(matching.matches)


def test_three_hundred_people_are_matched_while_one_waits() -> None:
    people = crowd(300, seed=1)
    started = perf_counter()

    matching = match(people, INTERNATIONAL, seed=1, on=LAUNCH)

    assert perf_counter() - started < 5  # seconds; it takes about a third of one, busy machines take longer
    assert len(matching.matches) > 140
