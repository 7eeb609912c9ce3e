"""Prices held against every allowed pair: the proof that nothing was overlooked, or what was.

Where the points of all pairs are kept, each is looked up. Where there are too many, nearly all need no look: a pair
that was left out of the candidates is worth no more than either person's `left_out`; where that is already paid for,
the pair is. Only the rest is scored.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from bot.matching.allowed import allowed_pairs
from bot.matching.blossoms import Nest
from bot.matching.candidates import KEY_BITS, LEFT_OUT_NOTHING, these
from bot.matching.score import worths
from bot.matching.table import BARRED, blocks
from bot.matching.ties import TIE_BITS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from numpy.typing import NDArray

    from bot.matching.candidates import Candidates, Edges
    from bot.matching.scale import Scale

AT_A_TIME = 1 << 17
"""Pairs scored together: a few megabytes."""
MOST = 8
"""So many pairs of a person are enough to learn from at a time."""
MOST_TIE = np.array((1 << TIE_BITS) - 1)
"""The greatest tie-break."""
NEVER = np.iinfo(np.int64).min // 4
"""Less than any price: nothing was left out."""
NOTHING_TIED = Nest([], [])
"""No blossoms."""


@dataclass(frozen=True, slots=True)
class Unpaid:
    """Allowed pairs for which too little is paid, and how much is missing, in quarters of a weight."""

    u: NDArray[np.int64]
    v: NDArray[np.int64]
    missing: NDArray[np.int64]

    def __len__(self) -> int:
        """Count the pairs."""
        return len(self.u)

    def and_worse(self, other: Unpaid) -> Unpaid:
        """Give of both together each person's worst."""
        u, v = np.concatenate([self.u, other.u]), np.concatenate([self.v, other.v])
        missing = np.concatenate([self.missing, other.missing])
        worst = first_of_each(u, v, -missing, MOST)
        return Unpaid(u[worst], v[worst], missing[worst])


def first_of_each(u: NDArray[np.int64], v: NDArray[np.int64], by: NDArray[np.int64], most: int) -> NDArray[np.intp]:
    """Give which pairs are among the first so many of either person, (m,), sorted."""
    people, pairs = np.concatenate([u, v]), np.tile(np.arange(len(u)), 2)
    order = np.lexsort((pairs, np.tile(by, 2), people))
    people, pairs = people[order], pairs[order]
    early = np.arange(len(people)) - np.searchsorted(people, people) < most
    return np.unique(pairs[early])


def unpaid(
    candidates: Candidates,
    scale: Scale,
    y: NDArray[np.int64],
    nest: Nest = NOTHING_TIED,
    *,
    margin: int = 0,
    tell: Callable[[int, int], None] | None = None,
) -> Unpaid:
    """Give the allowed pairs with `y[u] + y[v] + (z of the blossoms that hold both) < 4 * weight + margin`.

    Of each person's at least the `MOST` for which most is missing: a price that is far too low concerns thousands.
    The edges of `candidates` must be paid for already: of them only those within the margin are given.
    """
    found = Unpaid(*np.zeros((3, 0), dtype=np.int64))
    waiting: list[tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]]] = []
    size = 0
    row = _Shared(nest, len(y))
    kept = candidates.table.kept
    if kept is None:
        doubtful = _doubtful(_most_left_out(candidates, scale, margin), y, row, tell)
    else:
        doubtful = _too_dear(kept, _most_of_points(candidates, scale, margin), y, row, tell)
    for u, v, paid in doubtful:
        waiting.append((u, v, paid))
        size += len(u)
        if size >= AT_A_TIME:
            found = found.and_worse(_looked_at(candidates, scale, waiting, margin))
            waiting, size = [], 0
    return found.and_worse(_looked_at(candidates, scale, waiting, margin))


def slack(edges: Edges, scale: Scale, y: NDArray[np.int64], nest: Nest = NOTHING_TIED) -> NDArray[np.int64]:
    """Give by how much more than needed is paid for each edge, (m,)."""
    paid = y[edges.u] + y[edges.v] + _Shared(nest, len(y)).between(edges.u, edges.v)
    left: NDArray[np.int64] = paid - 4 * scale.weights(edges.worth, edges.tie)
    return left


def _most_of_points(candidates: Candidates, scale: Scale, margin: int) -> NDArray[np.int64]:
    """Give four times the most that a pair of so many points can weigh, by points; `NEVER` for `BARRED`."""
    most = np.full(BARRED + 1, NEVER, dtype=np.int64)
    every = worths(candidates.scoring.crowd.rules)
    most[: len(every)] = 4 * scale.weights(every, MOST_TIE) + margin
    return most


def _too_dear(
    kept: NDArray[np.uint8],
    most: NDArray[np.int64],
    y: NDArray[np.int64],
    row: _Shared,
    tell: Callable[[int, int], None] | None,
) -> Iterator[tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]]]:
    """Give the pairs that are not paid for if chance is with them, a few people at a time, and what is paid."""
    order, n = row.order, len(row.order)
    price = y[order]
    for places in blocks(n, np.arange(n)):
        first = int(places[0])
        paid = price[places, None] + price[first:]
        for at in places[row.is_tied[places]].tolist():
            shared = row.after(at)
            paid[at - first, at + 1 - first :][: len(shared)] += shared
        points = kept[order[places]].take(order[first:], axis=1)
        one, other = np.nonzero(np.triu(most.take(points) > paid, k=1))
        yield order[first + one], order[first + other], paid[one, other]
        if tell is not None:
            tell(first, n)


def _most_left_out(candidates: Candidates, scale: Scale, margin: int) -> NDArray[np.int64]:
    """Give four times the most that a pair left out can weigh, by person; `NEVER` where nothing was left out."""
    key = candidates.left_out
    chance = ((key & ((1 << KEY_BITS) - 1)) + 1) << (TIE_BITS - KEY_BITS)
    worth = worths(candidates.scoring.crowd.rules)[np.maximum(key, 0) >> KEY_BITS]
    return np.where(key == LEFT_OUT_NOTHING, NEVER, 4 * scale.weights(worth, chance) + margin)


def _doubtful(
    most: NDArray[np.int64], y: NDArray[np.int64], row: _Shared, tell: Callable[[int, int], None] | None
) -> Iterator[tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]]]:
    """Give person by person the pairs that are not paid for by what either has left out at most, and what is paid."""
    order = row.order
    price, left = y[order], (most - y)[order]
    for at, person in enumerate(order.tolist()):
        if most[person] == NEVER:
            continue
        shared = row.after(at)
        reach = len(shared)
        others, lefts = price[at + 1 :], left[at + 1 :]
        mask = (others < left[at]) & (lefts > price[at])
        mask[:reach] = (others[:reach] + shared < left[at]) & (lefts[:reach] - shared > price[at])
        columns = np.flatnonzero(mask)
        if len(columns):
            paid = price[at] + others[columns]
            inside = columns < reach
            paid[inside] += shared[columns[inside]]
            yield np.full(len(columns), person), order[at + 1 + columns], paid
        if tell is not None and not at % 1024:
            tell(at, len(order))


def _looked_at(
    candidates: Candidates,
    scale: Scale,
    doubtful: Sequence[tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]]],
    margin: int,
) -> Unpaid:
    """Score doubtful pairs, and keep those that are unpaid and allowed: few are, so what is quick comes first."""
    nothing = np.zeros(0, dtype=np.int64)
    u, v, paid = (np.concatenate([nothing, *(each[i] for each in doubtful)]) for i in range(3))
    scoring = candidates.scoring
    most = 4 * scale.weights(worths(scoring.crowd.rules)[scoring.pairs(u, v)], MOST_TIE)
    fit = np.flatnonzero(most - paid > -margin)
    u, v, paid = u[fit], v[fit], paid[fit]
    fit = np.flatnonzero(allowed_pairs(scoring.crowd, u, v))
    u, v, paid = u[fit], v[fit], paid[fit]
    low, high = np.minimum(u, v), np.maximum(u, v)
    order = np.lexsort((high, low))
    edges = these(scoring, low, high)
    missing = 4 * scale.weights(edges.worth, edges.tie) - paid[order]
    short = np.flatnonzero(missing > -margin)
    return Unpaid(edges.u[short], edges.v[short], missing[short])


class _Shared:
    """What the blossoms pay for two people, who stand in a row in which those of one blossom are side by side.

    `step[i]` is what is paid by the blossoms that hold both the i-th and the one before. For any two it is the least
    step between them.
    """

    def __init__(self, nest: Nest, n: int) -> None:
        """Lay out a nest; whoever is in no blossom comes last."""
        inside = np.array(nest.order, dtype=np.int64)
        self.order = np.concatenate([inside, np.setdiff1d(np.arange(n), inside)])
        change = np.zeros(n + 1, dtype=np.int64)
        self._end = np.arange(n) + 1
        for start, end, z in nest.spans:  # outer ones first, so the outermost is the one that stays
            change[start + 1] += z
            change[end] -= z
            if self._end[start] == start + 1:
                self._end[start:end] = end
        self._step = np.cumsum(change)
        self.is_tied = self._end > np.arange(n) + 1

    def between(self, u: NDArray[np.int64], v: NDArray[np.int64]) -> NDArray[np.int64]:
        """Give what the blossoms pay for pairs, (m,)."""
        place = np.empty(len(self.order), dtype=np.int64)
        place[self.order] = np.arange(len(self.order))
        first, last = np.minimum(place[u], place[v]), np.maximum(place[u], place[v])
        together = np.flatnonzero(self._end[first] > last)
        shared = np.zeros(len(u), dtype=np.int64)
        if len(together):
            stretches = np.stack([first[together] + 1, last[together] + 1], axis=1).reshape(-1)
            shared[together] = np.minimum.reduceat(self._step, stretches)[::2]
        return shared

    def after(self, at: int) -> NDArray[np.int64]:
        """Give what is shared by the one at a place and each of those who follow, as far as anything is."""
        shared: NDArray[np.int64] = np.minimum.accumulate(self._step[at + 1 : self._end[at]])
        return shared
