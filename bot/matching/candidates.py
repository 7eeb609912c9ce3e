"""Which pairs the solver is shown: everybody's best, and everything for those who are hard to place."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from bot.matching.score import worths
from bot.matching.table import blocks, table_of
from bot.matching.ties import TIE_BITS, pair_ties

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    from bot.matching.arrays import Crowd
    from bot.matching.score import Scoring
    from bot.matching.table import Table

BEST = 24
"""Candidates a person. With 8 a hundred times as many pairs must be looked at again when prices are held against
everything that was left out, with 48 the search itself takes longer; the answer is the same."""

FEW = 50
"""Who has fewer allowed partners keeps them all: the hard-to-place decide how many can be placed (MATCHING.md)."""

KEY_BITS = 16
"""The part of a tie-break by which candidates are told apart."""

KEY_SIZE = KEY_BITS + 8
"""Bits of a key."""

SEEN = 8
"""Among so many times as many others as are wanted the wanted ones show what is good enough."""

EVERY = 16
"""But at least every sixteenth is looked at, or too many would be good enough."""

LEFT_OUT_NOTHING = -1
"""The best key that was left out where nothing was."""


@dataclass(frozen=True, slots=True)
class Edges:
    """Allowed pairs of n people: `u < v` (m,), sorted, each once, with score, worth and tie-break."""

    n: int
    u: NDArray[np.int64]
    v: NDArray[np.int64]
    score: NDArray[np.int64]
    worth: NDArray[np.int64]
    tie: NDArray[np.int64]

    def __len__(self) -> int:
        """Count the pairs."""
        return len(self.u)

    @property
    def codes(self) -> NDArray[np.int64]:
        """Give each pair as one number, ascending."""
        return self.u * self.n + self.v

    def only(self, mask: NDArray[np.bool_] | NDArray[np.intp]) -> Edges:
        """Give some of them."""
        return Edges(self.n, self.u[mask], self.v[mask], self.score[mask], self.worth[mask], self.tie[mask])


@dataclass(frozen=True, slots=True)
class Candidates:
    """The pairs the solver is shown, and what is known of the others.

    A key is `(score << KEY_BITS) + the upper KEY_BITS of the tie-break`. A pair of two people looking for a partner
    that is no candidate has no greater key than the `left_out` (n,) of either.
    """

    table: Table
    edges: Edges
    left_out: NDArray[np.int64]

    @property
    def scoring(self) -> Scoring:
        """Give how points are given."""
        return self.table.scoring

    def with_more(self, u: NDArray[np.intp], v: NDArray[np.intp]) -> Candidates:
        """Add pairs, which must be allowed."""
        return Candidates(self.table, joined(self.edges, these(self.scoring, u, v)), self.left_out)


def best_candidates(
    crowd: Crowd, best: int | None = None, *, tell: Callable[[int, int], None] | None = None
) -> Candidates:
    """Give everybody's best pairs, equals by tie-break. `tell` hears how many rows of how many are done."""
    n = len(crowd)
    best = BEST if best is None else best
    table = table_of(crowd, tell=None if tell is None else lambda done, of: tell(done, 2 * of))
    left_out = np.full(n, LEFT_OUT_NOTHING, dtype=np.int64)
    chosen: list[NDArray[np.int64]] = []
    for rows in blocks(n, np.flatnonzero(crowd.free)):
        row, column, keys = _good_enough(table, rows, best)
        starts = np.searchsorted(row, np.arange(len(rows)))
        order = np.argsort((row << KEY_SIZE) - keys)  # row by row, as they are, and in each the best first
        place = np.arange(len(row)) - starts[row]
        many = np.bincount(row, minlength=len(rows)) >= max(FEW, best)
        first = order[(place < best) | ~many[row]]
        chosen.append(_codes(n, rows[row[first]], column[first]))
        left_out[rows[many]] = keys[order[starts[many] + best - 1]]
        if tell is not None:
            tell(n + int(rows[-1]), 2 * n)
    return Candidates(table, _edges(table.scoring, chosen), left_out)


def _good_enough(
    table: Table, rows: NDArray[np.intp], best: int
) -> tuple[NDArray[np.intp], NDArray[np.intp], NDArray[np.int64]]:
    """Give pairs of these rows among which each row's best are: places in `rows`, in order, columns, and keys."""
    ranked = table.rows(rows) + np.uint8(1)  # wraps round on purpose: what is barred comes last, as 0
    row, column = np.nonzero(ranked >= _enough(ranked, max(FEW, best))[:, None])
    hashes = table.crowd.hashes
    ties = pair_ties(hashes[rows[row]], hashes[column]) >> np.uint32(TIE_BITS - KEY_BITS)
    return row, column, ((ranked[row, column].astype(np.int64) - 1) << KEY_BITS) | ties


def _enough(ranked: NDArray[np.uint8], many: int) -> NDArray[np.uint8]:
    """Give (rows,) a rank that so many partners of a row have at least, or 1: seen from a part of the columns."""
    n = ranked.shape[1]
    some = ranked[:, :: min(max(1, n // (SEEN * many)), EVERY)]
    if some.shape[1] < many:
        return np.ones(len(ranked), dtype=np.uint8)
    seen: NDArray[np.uint8] = np.partition(some, -many, axis=1)[:, -many]
    return np.maximum(seen, np.uint8(1))


def these(scoring: Scoring, u: NDArray[np.intp], v: NDArray[np.intp]) -> Edges:
    """Give the edges of some pairs, which must be allowed or pinned."""
    return _edges(scoring, [_codes(len(scoring.crowd), u, v)])


def joined(one: Edges, other: Edges) -> Edges:
    """Give the pairs that are in either."""
    _, first = np.unique(np.concatenate([one.codes, other.codes]), return_index=True)

    def both(a: NDArray[np.int64], b: NDArray[np.int64]) -> NDArray[np.int64]:
        return np.concatenate([a, b])[first]

    return Edges(
        n=one.n,
        u=both(one.u, other.u),
        v=both(one.v, other.v),
        score=both(one.score, other.score),
        worth=both(one.worth, other.worth),
        tie=both(one.tie, other.tie),
    )


def _codes(n: int, a: NDArray[np.intp], b: NDArray[np.intp]) -> NDArray[np.int64]:
    """Give each pair as one number, whichever end comes first."""
    return np.minimum(a, b).astype(np.int64) * n + np.maximum(a, b)


def _edges(scoring: Scoring, codes: list[NDArray[np.int64]]) -> Edges:
    """Put pairs in order, each once, and score them."""
    crowd = scoring.crowd
    n = len(crowd)
    every = np.unique(np.concatenate(codes)) if codes else np.zeros(0, dtype=np.int64)
    u, v = np.divmod(every, max(1, n))
    score = scoring.pairs(u, v).astype(np.int64)
    tie = pair_ties(crowd.hashes[u], crowd.hashes[v]).astype(np.int64)
    return Edges(n=n, u=u, v=v, score=score, worth=worths(crowd.rules)[score], tie=tie)
