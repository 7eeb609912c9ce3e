"""Why these two: the points both ways, the rank in each other's list, and the better ones that could not be."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from bot.domain.matching import Alternative, Explanation, View, pair, terms
from bot.matching.allowed import fits
from bot.matching.arrays import crowd_of
from bot.matching.score import scoring_of
from bot.matching.table import blocks

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from numpy.typing import NDArray

    from bot.domain.matching import Match, Matching, Person
    from bot.matching.arrays import Crowd
    from bot.matching.score import Scoring

ALTERNATIVES = 3
"""How many better ones are named."""


@dataclass(frozen=True, slots=True)
class _Result:
    """A matching to look things up in."""

    crowd: Crowd
    scoring: Scoring
    match_of: Mapping[str, Match]


@dataclass(frozen=True, slots=True)
class _Sight:
    """Everybody as one person sees them, each (n,): their points, the pair's score, and who may be their partner."""

    row: int
    points: NDArray[np.int16]
    scores: NDArray[np.int16]
    choices: NDArray[np.bool_]


def explain(
    people: Iterable[Person], matching: Matching, only: Iterable[Match] | None = None
) -> tuple[Explanation, ...]:
    """Explain all matches of a run, or only some; `people` are those it was run with, in any order."""
    crowd = crowd_of(people, rules=matching.rules, pairs=matching.pairs, seed=matching.seed, on=matching.on)
    result = _Result(crowd, scoring_of(crowd), {member: each for each in matching.matches for member in each.members})
    chosen = tuple(matching.matches if only is None else only)
    sights = _sights(result, [crowd.index[member] for each in chosen for member in each.members])
    return tuple(Explanation(each, tuple(_views(result, each, sights))) for each in chosen)


def _sights(result: _Result, rows: Sequence[int]) -> Iterator[_Sight]:
    """Look with the eyes of these rows in turn, a few megabytes of them at a time."""
    crowd = result.crowd
    everybody = np.arange(len(crowd))
    for block in blocks(len(crowd), np.array(rows, dtype=np.intp)):
        points = result.scoring.toward(block, everybody)
        scores = points + result.scoring.toward(everybody, block).T
        choices = fits(crowd, block).all
        for place, row in enumerate(block.tolist()):
            yield _Sight(row, points[place], scores[place], choices[place])


def _views(result: _Result, this: Match, sights: Iterator[_Sight]) -> Iterator[View]:
    """Look at a match with the eyes of each member, who come next in `sights`."""
    for person in this.members:
        sight = next(sights)
        for partner in this.members:
            if partner != person:
                yield _view(result, this, sight, partner)


def _view(result: _Result, this: Match, sight: _Sight, partner: str) -> View:
    """Look at one partner with the eyes of another."""
    crowd = result.crowd
    me, other = crowd.people[sight.row], crowd.index[partner]
    points = int(sight.points[other])
    return View(
        person=me.id,
        partner=partner,
        points=points,
        terms=terms(me, crowd.people[other], crowd.rules, crowd.on),
        rank=1 + int((sight.choices & (sight.points > points)).sum()),
        choices=int(sight.choices.sum()),
        alternatives=_alternatives(result, this, sight),
    )


def _alternatives(result: _Result, this: Match, sight: _Sight) -> tuple[Alternative, ...]:
    """Name the best of those with whom this person would make a better pair, equals in the order of their ids."""
    better = np.flatnonzero(sight.choices & (sight.scores > this.score))
    best = better[np.argsort(-sight.scores[better], kind="stable")][:ALTERNATIVES]
    return tuple(_alternative(result, this, sight.row, each, int(sight.scores[each])) for each in best.tolist())


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
    row, column = (crowd.index[each] for each in left)
    if not fits(crowd, np.array([row])).all[0, column]:
        return "would-leave-two", their_partner, {"left": left}
    loss = this.score + theirs.score - score - int(result.scoring.pairs(np.array([row]), np.array([column]))[0])
    return "whole-would-lose", their_partner, {"left": left, "points": loss}
