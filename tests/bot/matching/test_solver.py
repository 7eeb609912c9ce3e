"""Whoever the people are: as many placed as can be, then the best, proved; and at any moment the best so far."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from random import Random
from typing import TYPE_CHECKING

import networkx as nx
import pytest
import rustworkx as rx

from bot.domain.matching import INTERNATIONAL, RULES, Pairs, Weights, pair
from bot.matching import candidates, solver, table
from bot.matching.arrays import crowd_of
from bot.matching.edges import every_edge
from bot.matching.engine import match
from bot.matching.fractional import fractional
from bot.matching.scale import scale_of
from bot.matching.solver import Quiet, solve
from tests.bot.matching.crowds import COUNTRIES, LAUNCH, couples, crowd, person, some_pairs

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    import numpy as np
    from numpy.typing import NDArray

    from bot.domain.matching import Matching, Person, Rules
    from bot.matching.fractional import Fractional

    Ints = NDArray[np.int64]

MOSTLY_ONE = ("US",) * 15 + COUNTRIES[1:] * 2
"""60 % of the people are in one country."""
NO_WISH_COUNTS = replace(INTERNATIONAL, weights=Weights())
WEAKEST_FIRST = replace(INTERNATIONAL, lift_worst_off=True)
SHARED_ONLY = replace(INTERNATIONAL, weights=Weights(shared_interests=100))
CROWDS: dict[str, tuple[Rules, Sequence[str]]] = {
    **{name: (rules, COUNTRIES) for name, rules in RULES.items()},
    "one country with most": (INTERNATIONAL, MOSTLY_ONE),
    "one country only": (INTERNATIONAL, ("US",)),
    "no wish counts": (NO_WISH_COUNTS, COUNTRIES),
    "the weakest first": (WEAKEST_FIRST, COUNTRIES),
    "the weakest first, most from one country": (WEAKEST_FIRST, MOSTLY_ONE),
}


@pytest.fixture
def few_candidates(monkeypatch: pytest.MonkeyPatch) -> None:
    """Show the solver as little as can be, so that the proof has to find the rest."""
    monkeypatch.setattr(candidates, "FEW", 0)
    monkeypatch.setattr(candidates, "BEST", 1)


def best_by_networkx(people: Sequence[Person], rules: Rules, pairs: Pairs, seed: int) -> tuple[int, int]:
    """Give how many pairs there can be, and what they can be worth."""
    known: nx.Graph[str] = nx.Graph()
    for u, v, _, weight in every_edge(people, rules, pairs, seed=seed, on=LAUNCH):
        known.add_edge(u, v, weight=weight)
    best = nx.max_weight_matching(known, maxcardinality=True)
    return len(best), sum(known.edges[each]["weight"] for each in best)


@pytest.mark.usefixtures("few_candidates")
@pytest.mark.parametrize("kind", CROWDS)
def test_no_crowd_can_be_placed_better(kind: str) -> None:
    rules, countries = CROWDS[kind]
    for seed in range(25):
        people = crowd(2 + seed, seed, countries)
        pairs = Pairs(before=some_pairs(people, Random(seed), seed % 5 / 6))

        found = match(people, rules, pairs, seed=seed, on=LAUNCH)

        assert (len(found.matches), found.worth) == best_by_networkx(people, rules, pairs, seed)
        assert found.proved
        assert found.gap == 0


def test_rustworkx_places_four_hundred_no_better() -> None:
    people = crowd(400, 4, [f"country {number}" for number in range(60)])
    known = rx.PyGraph(multigraph=False)
    rows = {each.id: known.add_node(each.id) for each in people}
    for u, v, _, weight in every_edge(people, INTERNATIONAL, seed=1, on=LAUNCH):
        known.add_edge(rows[u], rows[v], weight)
    best = rx.max_weight_matching(known, max_cardinality=True, weight_fn=int)

    found = match(people, INTERNATIONAL, seed=1, on=LAUNCH)

    assert (len(found.matches), found.score) == (len(best), sum(known.get_edge_data(u, v) for u, v in best))
    assert found.proved


@pytest.mark.parametrize("seed", range(5))
def test_most_from_one_country_are_placed_as_far_as_there_are_others(seed: int) -> None:
    people = crowd(200, seed, MOSTLY_ONE)
    pairs = Pairs()
    people = [replace(each, languages=frozenset({"en"}), consents_in_country=False) for each in people]
    at_home = sum(each.country == "US" for each in people)

    found = match(people, INTERNATIONAL, pairs, seed=seed, on=LAUNCH)

    assert at_home > 100
    assert len(found.matches) == 200 - at_home
    assert {each.code for each in found.left_over} == {"dominant-country"}
    assert found.proved


def chain(good_pairs: int) -> tuple[list[Person], Pairs]:
    """Give people who stand in a row and can only be with a neighbour: good pairs, unless everybody is to be placed.

    The first and the last have no interest in common with anybody, so to place them too costs all that the good pairs
    are worth.
    """
    people = [person("p00000", "c0")]
    for number in range(good_pairs):
        interests = frozenset({f"{number} a", f"{number} b", f"{number} c"})
        ends = (2 * number + 1, 2 * number + 2)
        people += [person(f"p{end:05}", f"c{end}", interests=interests) for end in ends]
    people.append(person(f"p{len(people):05}", f"c{len(people)}"))
    ids = [each.id for each in people]
    apart = frozenset((a, b) for row, a in enumerate(ids) for b in ids[row + 2 :])
    return people, Pairs(forbidden=apart)


@pytest.mark.parametrize(("good_pairs", "times"), [(3, 0), (6, 1), (40, 2)])
def test_somebody_is_placed_whatever_it_costs_the_others(
    good_pairs: int, times: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """To begin with being placed counts as much as four of the best pairs; where that is too little, it grows."""
    people, apart = chain(good_pairs)
    grown: list[int] = []
    monkeypatch.setattr(solver, "fractional", noting(grown))

    found = match(people, SHARED_ONLY, apart, seed=1, on=LAUNCH)

    assert len(found.matches) == good_pairs + 1
    assert found.score == 0
    assert found.proved
    assert len(set(grown)) == times + 1


def noting(weights: list[int]) -> Callable[..., Fractional]:
    """Solve as always, and note the greatest weight."""

    def solved(n: int, u: Ints, v: Ints, weight: Ints, *, shift: int, start: Fractional | None) -> Fractional:
        weights.append(int(weight.max()) >> shift)
        return fractional(n, u, v, weight, shift=shift, start=start)

    return solved


@pytest.mark.parametrize("seed", range(10))
def test_how_much_being_placed_counts_at_first_changes_nothing(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    people = crowd(60, seed, MOSTLY_ONE)
    pairs = Pairs(before=some_pairs(people, Random(seed), 0.7))
    as_always = match(people, INTERNATIONAL, pairs, seed=seed, on=LAUNCH)
    monkeypatch.setattr(solver, "scale_of", partial(scale_of, placed=1))

    assert match(people, INTERNATIONAL, pairs, seed=seed, on=LAUNCH) == as_always


class Impatient(Quiet):
    """Stops the work at a step."""

    def __init__(self, patience: int) -> None:
        self.patience = patience
        self.stages: list[str] = []

    def step(self, stage: str, done: int, of: int) -> None:
        """Count."""
        assert 0 <= done <= of
        self.stages.append(stage)
        self.stopped = len(self.stages) > self.patience


def varied(seed: int) -> list[Person]:
    """Give people of many countries with one language, among whom the halves go round in odd circles."""
    people = crowd(71, seed, [f"country {number}" for number in range(40)])
    return [replace(each, languages=frozenset({"en"})) for each in people]


@pytest.mark.usefixtures("few_candidates")
@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("is_varied", [True, False])
def test_whenever_it_is_stopped_there_is_a_matching_and_a_bound(seed: int, is_varied: bool) -> None:
    people = varied(seed) if is_varied else crowd(70, seed, MOSTLY_ONE)
    pairs = Pairs(before=some_pairs(people, Random(seed), 0.2))
    best = match(people, INTERNATIONAL, pairs, seed=seed, on=LAUNCH)
    allowed = {pair(u, v) for u, v, *_ in every_edge(people, INTERNATIONAL, pairs, seed=seed, on=LAUNCH)}
    stages = set()
    for patience in range(steps_of(people, pairs, seed)):
        watch = Impatient(patience)

        found = match(people, INTERNATIONAL, pairs, seed=seed, on=LAUNCH, watch=watch)

        assert_valid(found, people, allowed)
        assert len(found.matches) <= len(best.matches)
        assert found.bound is not None
        assert found.bound >= max(found.worth, best.worth)
        assert not found.proved
        stages.add(watch.stages[patience])
    assert stages >= ({"prices", "blossoms", "proof"} if is_varied else {"prices", "proof"})


def steps_of(people: Sequence[Person], pairs: Pairs, seed: int) -> int:
    """Count the moments at which the work can be stopped."""
    watch = Impatient(10**9)
    match(people, INTERNATIONAL, pairs, seed=seed, on=LAUNCH, watch=watch)
    return len(watch.stages)


def assert_valid(found: Matching, people: Sequence[Person], allowed: set[tuple[str, str]]) -> None:
    """Nobody twice, nobody forgotten, no rule broken."""
    placed = [member for each in found.matches for member in each.members]
    left = [each.person for each in found.left_over]
    assert sorted([*placed, *left]) == sorted(each.id for each in people)
    assert couples(found.matches) <= allowed
    assert {each.code for each in found.left_over} <= {"stopped"}


def test_whoever_stops_the_search_keeps_those_it_has_placed(monkeypatch: pytest.MonkeyPatch) -> None:
    people = varied(1)
    monkeypatch.setattr(solver, "_fill_up", lambda _partner, _edges: None)
    watch = Impatient(10**9)
    match(people, INTERNATIONAL, seed=1, on=LAUNCH, watch=watch)
    searches = [at for at, stage in enumerate(watch.stages) if stage == "blossoms"]

    early, late = (match(people, INTERNATIONAL, seed=1, on=LAUNCH, watch=Impatient(searches[i])) for i in (0, -1))

    assert len(late.matches) > len(early.matches)


@pytest.mark.usefixtures("few_candidates")
@pytest.mark.parametrize("seed", range(4))
def test_a_crowd_whose_points_are_not_kept_is_matched_alike(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    people = varied(seed)
    pairs = Pairs(before=some_pairs(people, Random(seed), 0.2))
    kept = match(people, INTERNATIONAL, pairs, seed=seed, on=LAUNCH)
    monkeypatch.setattr(table, "KEPT_UP_TO", 0)
    monkeypatch.setattr(table, "CELLS", 500)

    found = match(people, INTERNATIONAL, pairs, seed=seed, on=LAUNCH)

    assert found.proved
    assert found.matches == kept.matches


def test_above_the_limit_halves_are_put_together_and_the_bound_says_how_well(monkeypatch: pytest.MonkeyPatch) -> None:
    people = crowd(101, 3)
    best = match(people, INTERNATIONAL, seed=1, on=LAUNCH)
    monkeypatch.setattr(solver, "EXACT_UP_TO", 100)

    found = match(people, INTERNATIONAL, seed=1, on=LAUNCH)

    assert not found.proved
    assert found.bound is not None
    assert found.worth <= best.worth <= found.bound


def test_nobody_looking_for_a_partner_is_no_trouble() -> None:
    people = [person("a", "AR"), person("b", "GB")]
    everybody_pinned = crowd_of(people, rules=INTERNATIONAL, pairs=Pairs(), seed=1, on=LAUNCH, kept_pins=[("a", "b")])

    found = solve(everybody_pinned, Quiet())

    assert found.partner.tolist() == [-1, -1]
    assert found.bound == 0
