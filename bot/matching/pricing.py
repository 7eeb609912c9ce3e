"""Prices held against every allowed pair: the proof that nothing was overlooked, or what was.

Nearly all pairs need no look. A pair that was left out of the candidates is worth no more than either person's
`left_out`; where that is already paid for, the pair is. Only the rest is scored.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from bot.matching.allowed import allowed_pairs
from bot.matching.blossoms import Nest
from bot.matching.candidates import KEY_BITS, LEFT_OUT_NOTHING, these
from bot.matching.score import worths
from bot.matching.ties import TIE_BITS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from numpy.typing import NDArray

    from bot.matching.candidates import Candidates, Edges
    from bot.matching.scale import Scale

AT_A_TIME = 1 << 17
"""Pairs scored together: a few megabytes."""
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


def unpaid(
    candidates: Candidates,
    scale: Scale,
    y: NDArray[np.int64],
    nest: Nest = NOTHING_TIED,
    *,
    margin: int = 0,
    tell: Callable[[int, int], None] | None = None,
) -> Unpaid:
    """Give every allowed pair with `y[u] + y[v] + (z of the blossoms that hold both) < 4 * weight + margin`.

    The edges of `candidates` must be paid for already: of them only those within the margin are given.
    """
    found: list[Unpaid] = []
    waiting: list[tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]]] = []
    size = 0
    for u, v, paid in _doubtful(_most(candidates, scale, margin), y, _Shared(nest, len(y)), tell):
        waiting.append((u, v, paid))
        size += len(u)
        if size >= AT_A_TIME:
            found.append(_looked_at(candidates, scale, waiting, margin))
            waiting, size = [], 0
    found.append(_looked_at(candidates, scale, waiting, margin))
    return Unpaid(*(np.concatenate([getattr(each, name) for each in found]) for name in ("u", "v", "missing")))


def slack(edges: Edges, scale: Scale, y: NDArray[np.int64], nest: Nest = NOTHING_TIED) -> NDArray[np.int64]:
    """Give by how much more than needed is paid for each edge, (m,)."""
    paid = y[edges.u] + y[edges.v] + _Shared(nest, len(y)).between(edges.u, edges.v)
    left: NDArray[np.int64] = paid - 4 * scale.weights(edges.worth, edges.tie)
    return left


def _most(candidates: Candidates, scale: Scale, margin: int) -> NDArray[np.int64]:
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
