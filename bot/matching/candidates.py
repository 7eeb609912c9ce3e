"""Which pairs the solver is shown: everybody's best, and everything for those who are hard to place."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from bot.matching.allowed import allowed
from bot.matching.score import scores, worths
from bot.matching.ties import TIE_BITS, pair_ties

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from bot.matching.arrays import Crowd

BEST = 24
"""Candidates a person: more than MATCHING.md's 8, for no certificate asks for more yet. 40 found no better at 1,162."""

SMALL = 256
"""Up to so many people every allowed pair is a candidate: the answer is the best there is."""

FEW = 50
"""Who has fewer allowed partners keeps them all: the hard-to-place decide how many can be placed (MATCHING.md)."""

CELLS = 1 << 19
"""Cells of a block of rows: a few megabytes at a time, never an n x n matrix."""


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


def best_candidates(crowd: Crowd, best: int | None = None) -> tuple[Edges, int]:
    """Give everybody's best pairs, equals by hash, and a worth that no matching can exceed.

    The bound: a pair is worth at most the mean of the best that each of its members could have.
    """
    n = len(crowd)
    keep = (n if n <= SMALL else BEST) if best is None else best
    chosen: list[NDArray[np.int64]] = []
    total = 0
    for rows, keys in _blocks(crowd, np.flatnonzero(crowd.free)):
        total += int((np.maximum(keys.max(axis=1), 0) >> TIE_BITS).sum())
        few = (keys >= 0).sum(axis=1) < FEW
        if keep < n:
            top = np.argpartition(keys, n - keep, axis=1)[:, n - keep :]
            mask = np.zeros(keys.shape, dtype=np.bool_)
            np.put_along_axis(mask, top, values=True, axis=1)
            mask |= few[:, None]
        else:
            mask = np.ones(keys.shape, dtype=np.bool_)
        place, column = np.nonzero(mask & (keys >= 0))
        chosen.append(_codes(n, rows[place], column))
    return _edges(crowd, chosen), total // 2


def all_of(crowd: Crowd, rows: NDArray[np.intp]) -> Edges:
    """Give every allowed pair of some people."""
    chosen = []
    for block, keys in _blocks(crowd, rows):
        place, column = np.nonzero(keys >= 0)
        chosen.append(_codes(len(crowd), block[place], column))
    return _edges(crowd, chosen)


def these(crowd: Crowd, u: NDArray[np.intp], v: NDArray[np.intp]) -> Edges:
    """Give the edges of some pairs, which must be allowed or pinned."""
    return _edges(crowd, [_codes(len(crowd), u, v)])


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


def _blocks(crowd: Crowd, rows: NDArray[np.intp]) -> Iterator[tuple[NDArray[np.intp], NDArray[np.int64]]]:
    """Give rows, and (rows, n) keys that sort partners by worth, then tie-break; -1 where not allowed."""
    table = worths(crowd.rules)
    size = max(1, CELLS // max(1, len(crowd)))
    for start in range(0, len(rows), size):
        block = rows[start : start + size]
        keys = table[scores(crowd, block)] << TIE_BITS
        keys |= pair_ties(crowd.hashes[block, None], crowd.hashes)
        keys[~allowed(crowd, block)] = -1
        yield block, keys


def _edges(crowd: Crowd, codes: list[NDArray[np.int64]]) -> Edges:
    """Put pairs in order, each once, and score them."""
    n = len(crowd)
    every = np.unique(np.concatenate(codes)) if codes else np.zeros(0, dtype=np.int64)
    u, v = np.divmod(every, max(1, n))
    score = np.zeros(len(every), dtype=np.int64)
    size = max(1, CELLS // max(1, n))
    starts = np.searchsorted(u, np.arange(0, n + size, size))
    for first, last in zip(starts[:-1].tolist(), starts[1:].tolist(), strict=True):
        if last > first:
            rows, place = np.unique(u[first:last], return_inverse=True)
            score[first:last] = scores(crowd, rows)[place, v[first:last]]
    tie = pair_ties(crowd.hashes[u], crowd.hashes[v])
    return Edges(n=n, u=u, v=v, score=score, worth=worths(crowd.rules)[score], tie=tie)
