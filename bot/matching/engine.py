"""The way in: people, rules and a seed; out come matches, who is left over and why, and how good it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from bot.domain.matching import Match, Matching, Pairs, sort_out_pins
from bot.matching.allowed import neighbours
from bot.matching.arrays import crowd_of
from bot.matching.candidates import all_of, best_candidates, joined, these
from bot.matching.forest import place_the_most
from bot.matching.leftover import reasons
from bot.matching.solver import ALONE, couples, solve, weights

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from numpy.typing import NDArray

    from bot.domain.matching import Person, Rules
    from bot.matching.arrays import Crowd
    from bot.matching.candidates import Edges
    from bot.matching.watch import Watch

VERSION = "1"
"""Goes up whenever the same people, rules and seed may come out differently."""

NOTHING = Pairs()
"""Nothing is known of any pair."""


def match(
    people: Iterable[Person],
    rules: Rules,
    pairs: Pairs = NOTHING,
    *,
    seed: int,
    on: date,
    watch: Watch | None = None,
) -> Matching:
    """Match everybody given, who must all be "still in"; `on` is the day whose time zones count (the launch).

    First the most people placed, then the most worth; the order of the people has no effect. Pins are kept or named
    in `problems`. Raises SamePersonTwice.
    """
    everybody = tuple(people)
    pins, problems = sort_out_pins({person.id: person for person in everybody}, rules, pairs)
    crowd = crowd_of(everybody, rules=rules, pairs=pairs, seed=seed, on=on, kept_pins=pins)
    pinned = these(
        crowd,
        np.array([crowd.index[a] for a, _ in pins], dtype=np.intp),
        np.array([crowd.index[b] for _, b in pins], dtype=np.intp),
    )
    candidates, bound = best_candidates(crowd)
    partner = solve(candidates)
    obstacle = place_the_most(partner, crowd.free, lambda row: neighbours(crowd, row))
    partner, candidates = _settled(crowd, candidates, partner, obstacle.partner)
    chosen = joined(these(crowd, *couples(partner)), pinned)
    worth, bound = int(chosen.worth.sum()), bound + int(pinned.worth.sum())
    return Matching(
        matches=_matches(crowd, chosen),
        left_over=reasons(crowd, np.flatnonzero(crowd.free & (partner == ALONE)), obstacle),
        score=int(chosen.score.sum()),
        worth=worth,
        weight=sum(weights(chosen)),
        bound=bound,
        proved=worth == bound,
        seed=seed,
        on=on,
        rules=rules,
        pairs=pairs,
        version=VERSION,
        problems=tuple(problems),
    )


def _settled(
    crowd: Crowd, candidates: Edges, partner: NDArray[np.int64], fullest: NDArray[np.int64]
) -> tuple[NDArray[np.int64], Edges]:
    """Widen the candidates until they place the most, and know everything about everybody who is left over.

    `fullest` places as many as any matching can: once its pairs are candidates, so does the solution.
    """
    if (fullest == ALONE).sum() < (partner == ALONE).sum():
        candidates = joined(candidates, these(crowd, *couples(fullest)))
        partner = solve(candidates)
    while True:
        wider = joined(candidates, all_of(crowd, np.flatnonzero(crowd.free & (partner == ALONE))))
        if len(wider) == len(candidates):
            return partner, candidates
        candidates = wider
        partner = solve(candidates)


def _matches(crowd: Crowd, chosen: Edges) -> tuple[Match, ...]:
    """Give the pairs by name, in the order of their ids."""
    return tuple(
        Match((crowd.people[u].id, crowd.people[v].id), score, pinned=not crowd.free[u])
        for u, v, score in zip(chosen.u.tolist(), chosen.v.tolist(), chosen.score.tolist(), strict=True)
    )
