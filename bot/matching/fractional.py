"""The best fractional matching: everybody may be half with one and half with another. It is nearly whole, and quick.

It is an assignment of people to people (the double cover of the graph; Balinski 1965): two who are assigned to each
other are together, whoever goes round in an odd circle is half with both neighbours. Its prices are where Edmonds'
algorithm begins, with only one person of each odd circle to place.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from scipy.sparse import csr_array
from scipy.sparse.csgraph import min_weight_full_bipartite_matching

from bot.matching.blossoms import ALONE

if TYPE_CHECKING:
    from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class Fractional:
    """The best assignment, and prices `here` and `there` that prove it: their sum is no less than any weight."""

    to: NDArray[np.int64]
    here: NDArray[np.int64]
    there: NDArray[np.int64]

    @property
    def y(self) -> NDArray[np.int64]:
        """Give prices of people: `y[u] + y[v] >= 4 w` everywhere, 0 or more, equal where used.

        Like those of blossoms.py they are in quarters of a weight; all are even.
        """
        both: NDArray[np.int64] = 2 * (self.here + self.there)
        return both

    def whole(self) -> list[int]:
        """Give everybody's partner: circles are cut into pairs, which leaves one person of each odd one alone."""
        partner = [ALONE] * len(self.to)
        to, seen = self.to.tolist(), bytearray(len(self.to))
        for start in range(len(to)):
            circle = []
            person = start
            while not seen[person]:
                seen[person] = True
                circle.append(person)
                person = to[person]
            rest = circle[len(circle) % 2 :]
            for u, v in zip(rest[::2], rest[1::2], strict=True):
                partner[u], partner[v] = v, u
        return partner


def fractional(
    n: int,
    u: NDArray[np.int64],
    v: NDArray[np.int64],
    weight: NDArray[np.int64],
    *,
    shift: int,
    start: Fractional | None = None,
) -> Fractional:
    """Solve for n people and edges u-v of positive weight. `shift` are the bits of chance.

    SciPy's assignment (LAPJVsp, Jonker and Volgenant 1987) takes twenty times as long where no two weights are alike.
    So it is asked twice: without chance, and then with what chance changes, measured from the first prices. The
    prices of the same people with nearly the same edges serve as well to `start` from.
    """
    itself = np.arange(n)
    rows, columns = np.concatenate([u, v, itself]), np.concatenate([v, u, itself])
    order = np.lexsort((columns, rows))
    graph = _Graph(rows[order], columns[order], np.searchsorted(rows[order], np.arange(n + 1)))
    exact = np.concatenate([weight, weight, np.zeros(n, dtype=np.int64)])[order]
    if start is None:
        here, there = graph.prices(exact >> shift, graph.assignment(-(exact >> shift)))
        here, there = here << shift, there << shift
    else:
        here, there = start.here, start.there
    to = graph.assignment(here[graph.rows] + there[graph.columns] - exact)
    return Fractional(to, *graph.prices(exact, to))


@dataclass(frozen=True, slots=True)
class _Graph:
    """Who can be assigned to whom, row by row; everybody can be assigned to themself."""

    rows: NDArray[np.int64]
    columns: NDArray[np.int64]
    starts: NDArray[np.int64]

    def assignment(self, cost: NDArray[np.int64]) -> NDArray[np.int64]:
        """Give the cheapest assignment. Costs are moved above 0, for SciPy takes a 0 for no edge."""
        n = len(self.starts) - 1
        above_zero = (cost - cost.min() + 1).astype(np.float64)
        columns, starts = self.columns.astype(np.int32), self.starts.astype(np.int32)
        people, to = min_weight_full_bipartite_matching(csr_array((above_zero, columns, starts), shape=(n, n)))
        assigned = np.empty(n, dtype=np.int64)
        assigned[people] = to
        return assigned

    def prices(self, weight: NDArray[np.int64], to: NDArray[np.int64]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Give prices here and there, exact, whose sum is the weight of what is assigned, and no less of anything else.

        They are the longest ways (Bellman and Ford) in the graph of who would take whose place, which has no way round
        that gains anything, because the assignment is the best.
        """
        n = len(to)
        own = np.empty(n, dtype=np.int64)
        used = self.columns == to[self.rows]
        own[self.rows[used]] = weight[used]
        displaced = np.empty(n, dtype=np.int64)
        displaced[to] = np.arange(n)
        displaced = displaced[self.columns]
        gain = weight - own[displaced]
        here = np.zeros(n, dtype=np.int64)
        for _ in range(n + 1):
            longer = np.maximum.reduceat(gain + here[displaced], self.starts[:-1])
            if (longer <= here).all():
                there = np.empty(n, dtype=np.int64)
                there[to] = own - here
                return here, there
            here = np.maximum(here, longer)
        raise AssertionError("a way round gains something, so the assignment is not the best")
