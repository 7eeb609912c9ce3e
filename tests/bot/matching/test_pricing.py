"""Prices held against every allowed pair: quick, but nothing is overlooked."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

import numpy as np
import pytest

from bot.domain.matching import INTERNATIONAL, pair
from bot.matching import candidates, pricing, table
from bot.matching.allowed import allowed
from bot.matching.arrays import crowd_of
from bot.matching.blossoms import Nest
from bot.matching.candidates import best_candidates, these
from bot.matching.pricing import NOTHING_TIED, Unpaid, unpaid
from bot.matching.scale import scale_of
from tests.bot.matching.crowds import LAUNCH, crowd, known, some_pairs
from tests.bot.matching.graphs import shared

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from bot.matching.candidates import Candidates
    from bot.matching.scale import Scale

    Missing = dict[tuple[int, int], int]


@pytest.fixture(autouse=True)
def _few_candidates(monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave nearly everything out, so that there is something to find, and give all that is found."""
    monkeypatch.setattr(candidates, "FEW", 4)
    monkeypatch.setattr(candidates, "BEST", 3)
    monkeypatch.setattr(pricing, "MOST", 40)


@pytest.fixture(params=["kept", "kept, a few rows at a time", "worked out again"])
def _points(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep the points of all pairs, or not, as for a very large crowd."""
    if request.param == "worked out again":
        monkeypatch.setattr(table, "KEPT_UP_TO", 0)
    if "few rows" in request.param:
        monkeypatch.setattr(table, "CELLS", 280)


def made_up(seed: int, size: int = 40) -> tuple[Candidates, Scale]:
    """Give the candidates of a crowd in which two are pinned, and some were partners before."""
    people = crowd(size, seed)
    before = some_pairs(people, Random(seed), 0.2)
    return best_candidates(
        crowd_of(
            people,
            rules=INTERNATIONAL,
            pairs=known(before=before),
            seed=seed,
            on=LAUNCH,
            kept_pins=[pair(people[0].id, people[5].id)],
        )
    ), scale_of(200, size)


def prices(scale: Scale, n: int, chance: Random, at: int = 60) -> NDArray[np.int64]:
    """Give prices of about half a pair of so many points each, which pay for some pairs and not for others."""
    points = [(chance.randint(at - 40, at + 40) << scale.shift) + chance.randrange(1000) for _ in range(n)]
    return np.array([2 * (scale.bonus + each) for each in points], dtype=np.int64)


def nested(scale: Scale, n: int, chance: Random) -> Nest:
    """Give blossoms within blossoms: nine people, in them five and three, in the five three; and others beside."""
    order = chance.sample(range(n), n - 4)
    spans = [(0, 9, 40), (0, 5, 90), (1, 4, 60), (5, 8, 80), (12, 15, 160), (20, len(order) - 1, 100)]
    return Nest(order, [(start, end, (z << scale.shift) + 2 * chance.randrange(50)) for start, end, z in spans])


def one_by_one(found: Candidates, scale: Scale, y: NDArray[np.int64], nest: Nest, margin: int) -> Missing:
    """Look at every allowed pair that is no candidate."""
    crowd_, n = found.scoring.crowd, len(y)
    paid, shown = shared(nest, n), set(found.edges.codes.tolist())
    u, v = np.nonzero(np.triu(allowed(crowd_, np.arange(n)) & crowd_.free[:, None]))
    edges = these(found.scoring, u, v)
    weights = (4 * scale.weights(edges.worth, edges.tie)).tolist()
    every = zip(edges.u.tolist(), edges.v.tolist(), edges.codes.tolist(), weights, strict=True)
    missing = {(a, b): w4 - int(y[a] + y[b]) - int(paid[a, b]) for a, b, code, w4 in every if code not in shown}
    return {each: less for each, less in missing.items() if less > -margin}


def all_at_once(found: Candidates, scale: Scale, y: NDArray[np.int64], nest: Nest, margin: int) -> Missing:
    """Ask, and leave out who is a candidate already."""
    short = unpaid(found, scale, y, nest, margin=margin)
    shown = set(found.edges.codes.tolist())
    every = zip(short.u.tolist(), short.v.tolist(), short.missing.tolist(), strict=True)
    listed = [((u, v), less) for u, v, less in every if u * len(y) + v not in shown]
    assert len(listed) == len(dict(listed))  # each pair once
    return dict(listed)


@pytest.mark.usefixtures("_points")
@pytest.mark.parametrize("points_of_margin", [0, 10])
@pytest.mark.parametrize("seed", range(40))
def test_every_pair_that_is_not_paid_for_is_found(seed: int, points_of_margin: int) -> None:
    found, scale = made_up(seed)
    y = prices(scale, 40, Random(seed))
    margin = 4 * points_of_margin << scale.shift

    short = all_at_once(found, scale, y, NOTHING_TIED, margin)

    assert short
    assert short == one_by_one(found, scale, y, NOTHING_TIED, margin)


@pytest.mark.usefixtures("_points")
@pytest.mark.parametrize("points_of_margin", [0, 10])
@pytest.mark.parametrize("seed", range(40))
def test_what_blossoms_pay_is_counted_for_those_who_share_them(seed: int, points_of_margin: int) -> None:
    found, scale = made_up(seed)
    chance = Random(seed)
    y, nest = prices(scale, 40, chance), nested(scale, 40, chance)
    margin = 4 * points_of_margin << scale.shift

    short = all_at_once(found, scale, y, nest, margin)

    assert short == one_by_one(found, scale, y, nest, margin)
    assert short != one_by_one(found, scale, y, NOTHING_TIED, margin)  # or blossoms would not have mattered


def test_of_each_person_the_pairs_for_which_most_is_missing_are_enough(monkeypatch: pytest.MonkeyPatch) -> None:
    found, scale = made_up(2)
    y = prices(scale, 40, Random(2), at=20)
    every = unpaid(found, scale, y)
    monkeypatch.setattr(pricing, "MOST", 2)
    monkeypatch.setattr(pricing, "AT_A_TIME", 50)

    some = unpaid(found, scale, y)

    assert len(some) < len(every)
    for person in range(40):
        assert worst(some, person) == worst(every, person)


def worst(found: Unpaid, person: int) -> list[int]:
    """Give how much is missing for the two worst pairs of a person."""
    theirs = (found.u == person) | (found.v == person)
    return sorted(found.missing[theirs].tolist(), reverse=True)[:2]


def test_many_doubtful_pairs_are_looked_at_in_portions(monkeypatch: pytest.MonkeyPatch) -> None:
    found, scale = made_up(3)
    y = prices(scale, 40, Random(3))
    at_once = all_at_once(found, scale, y, NOTHING_TIED, 0)
    monkeypatch.setattr(pricing, "AT_A_TIME", 7)

    assert all_at_once(found, scale, y, NOTHING_TIED, 0) == at_once


def test_nothing_is_missing_where_prices_pay_for_the_best_there_could_be() -> None:
    found, scale = made_up(1)
    y = np.full(40, 2 * (scale.bonus + (201 << scale.shift)))

    assert len(unpaid(found, scale, y)) == 0


def test_nothing_is_looked_at_where_nothing_was_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(candidates, "FEW", 50)
    monkeypatch.setattr(table, "KEPT_UP_TO", 0)
    found, scale = made_up(1)

    assert len(unpaid(found, scale, np.zeros(40, dtype=np.int64))) == 0
