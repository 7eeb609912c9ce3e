"""Every allowed pair, once, with the integer that is maximised: what another solver would need."""

from __future__ import annotations

from itertools import combinations

import networkx as nx
import pytest

from bot.domain.matching import INTERNATIONAL, RULES, Pairs, objections, score
from bot.matching.edges import every_edge
from bot.matching.engine import match
from tests.bot.matching.crowds import LAUNCH, crowd


@pytest.mark.parametrize("rules", RULES.values(), ids=lambda rules: rules.name)
def test_every_allowed_pair_is_there_once_with_its_score(rules: object) -> None:
    rules = RULES[rules.name]  # type: ignore[attr-defined]  # the table's values are rules
    people = sorted(crowd(40, 5), key=lambda p: p.id)
    found = list(every_edge(people[::-1], rules, seed=1, on=LAUNCH))

    allowed = [(a, b) for a, b in combinations(people, 2) if not objections(a, b, rules, Pairs())]
    assert found == [
        (a.id, b.id, score(a, b, rules, LAUNCH), rules.worth(score(a, b, rules, LAUNCH))) for a, b in allowed
    ]


def test_another_solver_on_these_edges_finds_the_same_number_and_weight() -> None:
    people = crowd(60, 8)
    graph: nx.Graph[str] = nx.Graph()
    graph.add_weighted_edges_from((u, v, w) for u, v, _, w in every_edge(people, INTERNATIONAL, seed=1, on=LAUNCH))
    best = nx.max_weight_matching(graph, maxcardinality=True)
    ours = match(people, INTERNATIONAL, seed=1, on=LAUNCH)

    assert len(best) == len(ours.matches)
    assert sum(graph[u][v]["weight"] for u, v in best) == ours.worth
