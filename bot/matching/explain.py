"""Why these two: the points both ways, the rank in each other's list, and the better ones that could not be."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from bot.domain.matching import Alternative, Explanation, View, pair, terms
from bot.matching.allowed import fits
from bot.matching.arrays import crowd_of
from bot.matching.score import scores, toward

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from numpy.typing import NDArray

    from bot.domain.matching import Match, Matching, Person
    from bot.matching.arrays import Crowd

ALTERNATIVES = 3
"""How many better ones are named."""


@dataclass(frozen=True, slots=True)
class _Result:
    """A matching to look things up in."""

    crowd: Crowd
    match_of: Mapping[str, Match]


def explain(
    people: Iterable[Person], matching: Matching, only: Iterable[Match] | None = None
) -> tuple[Explanation, ...]:
    """Explain all matches of a run, or only some; `people` are those it was run with, in any order."""
    crowd = crowd_of(people, rules=matching.rules, pairs=matching.pairs, seed=matching.seed, on=matching.on)
    result = _Result(crowd, {member: each for each in matching.matches for member in each.members})
    chosen = matching.matches if only is None else only
    return tuple(
        Explanation(each, tuple(_view(result, each, a, b) for a in each.members for b in each.members if a != b))
        for each in chosen
    )


def _view(result: _Result, this: Match, person: str, partner: str) -> View:
    """Look at a match with the eyes of one member."""
    crowd = result.crowd
    me, other = crowd.index[person], crowd.index[partner]
    row = np.array([me])
    mine = toward(crowd, row, np.arange(len(crowd)))[0]
    choices = fits(crowd, row).all[0]
    every = terms(crowd.people[me], crowd.people[other], crowd.rules, crowd.on)
    return View(
        person=person,
        partner=partner,
        points=int(mine[other]),
        terms=every,
        rank=1 + int((choices & (mine > mine[other])).sum()),
        choices=int(choices.sum()),
        alternatives=_alternatives(result, this, me, choices),
    )


def _alternatives(result: _Result, this: Match, me: int, choices: NDArray[np.bool_]) -> tuple[Alternative, ...]:
    """Name the best of those with whom this person would make a better pair, equals in the order of their ids."""
    crowd = result.crowd
    with_me = scores(crowd, np.array([me]))[0].astype(np.int64)
    better = np.flatnonzero(choices & (with_me > this.score))
    best = better[np.argsort(-with_me[better], kind="stable")][:ALTERNATIVES]
    return tuple(_alternative(result, this, me, each, int(with_me[each])) for each in best.tolist())


def _alternative(result: _Result, this: Match, me: int, better: int, score: int) -> Alternative:
    """Say why not this one: they are pinned or better off, or what the two who would be left behind would lose."""
    crowd = result.crowd
    name = crowd.people[better].id
    theirs = result.match_of.get(name)
    if theirs is None:
        return Alternative(name, score, "whole-would-lose")
    partner = next(member for member in theirs.members if member != name)
    if this.pinned or theirs.pinned:
        return Alternative(name, score, "pinned", partner)
    if theirs.score >= score:
        return Alternative(name, score, "better-off", partner, {"theirs": theirs.score})
    return Alternative(name, score, *_price(result, this, theirs, me, score, partner))


def _price(
    result: _Result, this: Match, theirs: Match, me: int, score: int, their_partner: str
) -> tuple[str, str, dict[str, str | int | tuple[str, ...]]]:
    """Say what would become of the two who would be left behind."""
    crowd = result.crowd
    my_partner = next(member for member in this.members if member != crowd.people[me].id)
    left = pair(my_partner, their_partner)
    row = np.array([crowd.index[left[0]]])
    column = crowd.index[left[1]]
    if not fits(crowd, row).all[0, column]:
        return "would-leave-two", their_partner, {"left": left}
    loss = this.score + theirs.score - score - int(scores(crowd, row)[0, column])
    return "whole-would-lose", their_partner, {"left": left, "points": loss}
