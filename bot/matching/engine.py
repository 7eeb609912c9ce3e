"""The way in: people, rules and a seed; out come matches, who is left over and why, and how good it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from bot.domain.matching import LeftOver, Match, Matching, Pairs, sort_out_pins
from bot.matching.arrays import crowd_of
from bot.matching.blossoms import ALONE
from bot.matching.candidates import joined, these
from bot.matching.leftover import reasons
from bot.matching.score import scoring_of
from bot.matching.solver import Quiet, solve

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from numpy.typing import NDArray

    from bot.domain.matching import Person, Rules
    from bot.matching.arrays import Crowd
    from bot.matching.candidates import Edges
    from bot.matching.forest import Obstacle
    from bot.matching.watch import Watch

VERSION = "2"
"""Goes up whenever the same people, rules and seed may come out differently."""

CHANCE_BITS = 64
"""Room for the tie-breaks of all pairs together, in the number that identifies a solution."""

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
        scoring_of(crowd),
        np.array([crowd.index[a] for a, _ in pins], dtype=np.intp),
        np.array([crowd.index[b] for _, b in pins], dtype=np.intp),
    )
    solution = solve(crowd, watch or Quiet())
    chosen = joined(solution.chosen, pinned)
    alone = np.flatnonzero(crowd.free & (solution.partner == ALONE))
    worth, bound = int(chosen.worth.sum()), solution.bound + int(pinned.worth.sum())
    return Matching(
        matches=_matches(crowd, chosen),
        left_over=_left_over(crowd, alone, solution.obstacle),
        score=int(chosen.score.sum()),
        worth=worth,
        weight=(int(chosen.worth.sum()) << CHANCE_BITS) + int(chosen.tie.sum()),
        bound=bound,
        proved=worth == bound and solution.obstacle is not None,
        seed=seed,
        on=on,
        rules=rules,
        pairs=pairs,
        version=VERSION,
        problems=tuple(problems),
    )


def _left_over(crowd: Crowd, alone: NDArray[np.intp], obstacle: Obstacle | None) -> tuple[LeftOver, ...]:
    """Say why; who was not reached because somebody stopped the work is told so."""
    if obstacle is None:
        return tuple(LeftOver(crowd.people[row].id, "stopped") for row in alone.tolist())
    return reasons(crowd, alone, obstacle)


def _matches(crowd: Crowd, chosen: Edges) -> tuple[Match, ...]:
    """Give the pairs by name, in the order of their ids."""
    return tuple(
        Match((crowd.people[u].id, crowd.people[v].id), score, pinned=not crowd.free[u])
        for u, v, score in zip(chosen.u.tolist(), chosen.v.tolist(), chosen.score.tolist(), strict=True)
    )
