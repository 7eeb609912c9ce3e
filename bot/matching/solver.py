"""The best matching over all allowed pairs, with its proof.

1. Everybody's best pairs are candidates (candidates.py).
2. The best fractional matching of the candidates gives nearly everybody a partner, and prices (fractional.py).
3. The prices are held against all allowed pairs (pricing.py); what is not paid for becomes a candidate: back to 2.
4. Edmonds' algorithm starts from there and places who is left (blossoms.py); its prices are held against all pairs
   again; what is not paid for becomes a candidate: back to 4.
5. Now nothing weighs more. If it places as many as any matching can (forest.py), it is the best; else being placed is
   made to weigh more: back to 2.

Of a crowd that is too large for that, 2 and 4 are done once, without the proofs, and the prices of 2 give a bound.
Stopped at any moment, it gives a matching that breaks no rule, and the most that any other could be worth.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from math import inf
from typing import TYPE_CHECKING

import numpy as np

from bot.matching.blossoms import ALONE, Blossoms
from bot.matching.candidates import best_candidates, joined, these
from bot.matching.forest import place_the_most
from bot.matching.fractional import fractional
from bot.matching.pricing import NOTHING_TIED, first_of_each, slack, unpaid
from bot.matching.scale import scale_of, total
from bot.matching.score import worths

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numpy.typing import NDArray

    from bot.matching.arrays import Crowd
    from bot.matching.blossoms import Nest
    from bot.matching.candidates import Edges
    from bot.matching.forest import Obstacle
    from bot.matching.fractional import Fractional
    from bot.matching.scale import Scale
    from bot.matching.watch import Watch

EXACT_UP_TO = 30_000
"""Above so many people the best is not proved, and the bound says how near it is."""

FAR = 2
"""Edges that are no further than so many times `Scale.near` from being used by the halves are shown to Edmonds."""

SHOWN = 8
"""Of these, so many of each person's, the nearest ones."""

ALL_AT_ONCE = 1.5
"""As nothing is shown later to a crowd that is too large for proofs, it is shown so many times as much."""

FURTHER = 8
"""If prices would move further than that, all pairs are looked at, and they may move so many times as far."""


@dataclass(frozen=True, slots=True)
class Solution:
    """Who is with whom among those looking for a partner: `partner` (n,), `ALONE` for none.

    No matching that places as many is worth more than `bound`. `obstacle` says why no more can be placed, None if that
    was not looked into.
    """

    partner: NDArray[np.int64]
    chosen: Edges
    bound: int
    obstacle: Obstacle | None


class Stopped(Exception):
    """Somebody wants the best so far."""


class Quiet:
    """Nobody watches."""

    stopped = False

    def step(self, stage: str, done: int, of: int) -> None:
        """Tell nobody."""


def solve(crowd: Crowd, watch: Watch) -> Solution:
    """Match everybody who looks for a partner."""
    work = _Work(crowd, watch)
    with suppress(Stopped):
        work.finish()
    return work.solution()


class _Work:
    """One crowd, being matched. `partner` is the best so far, `quarters` a bound on four times its weight."""

    def __init__(self, crowd: Crowd, watch: Watch) -> None:
        self.crowd = crowd
        self.watch = watch
        # even somebody in a hurry waits for the candidates: without them there is no best so far
        self.candidates = best_candidates(crowd, tell=self._told("candidates", may_stop=False))
        self.scale = scale_of(int(worths(crowd.rules).max()), len(crowd))
        self.partner = np.full(len(crowd), ALONE, dtype=np.int64)
        self.prices: NDArray[np.int64] | None = None
        self.quarters: int | None = None
        self.obstacle: Obstacle | None = None

    def finish(self) -> None:
        """Go on until nobody more can be placed, and nothing weighs more. Raises Stopped."""
        if len(self.crowd) > EXACT_UP_TO:
            self._make_do()
            return
        while True:
            if len(self.candidates.edges):
                self._halve()
                self._make_whole()
            obstacle = place_the_most(self.partner, self.crowd.free, self.candidates.table.neighbours)
            if (obstacle.partner == ALONE).sum() == (self.partner == ALONE).sum():
                self.obstacle = obstacle
                return
            self.candidates = self.candidates.with_more(*couples(obstacle.partner))
            self.scale = self.scale.with_more_for_placing()

    def _make_do(self) -> None:
        """Go on to a good matching of the candidates, and leave it at that: the prices of the halves give a bound."""
        if len(self.candidates.edges):
            start = self._halved()
            shown = _nearly_used(self.candidates.edges, self.scale, start.y, share=ALL_AT_ONCE)
            self._search(Blossoms(_lists(shown, self.scale), start.y.tolist(), self.partner.tolist()), inf)

    def _halve(self) -> None:
        """Solve with halves allowed, until the prices are right for all pairs."""
        half = self._halved()
        while self._widen(half.y, NOTHING_TIED, "prices", margin=self.scale.near):
            half = self._halved(half)

    def _halved(self, start: Fractional | None = None) -> Fractional:
        edges, scale = self.candidates.edges, self.scale
        weights = scale.weights(edges.worth, edges.tie)
        half = fractional(edges.n, edges.u, edges.v, weights, shift=scale.shift, start=start)
        self.prices, self.quarters = half.y, None
        self.partner = np.array(half.whole(), dtype=np.int64)
        return half

    def _make_whole(self) -> None:
        """Go on from the halves to a matching, until its prices are right for all pairs.

        Edmonds' algorithm is shown only the edges that the halves' prices nearly use. When prices would move further
        than that, and at the end, all others are looked at: what is nearly used now is shown too. If anything is not
        paid for any more, the work goes on from the last state in which it still was.
        """
        if self.prices is None:
            return
        shown = _nearly_used(self.candidates.edges, self.scale, self.prices)
        state = Blossoms(_lists(shown, self.scale), self.prices.tolist(), self.partner.tolist())
        kept: list[Blossoms] = []
        reach = FAR * self.scale.near
        while True:
            whole = self._search(state, reach, kept)
            missed = self._missed(state, margin=0 if whole else FAR * self.scale.near)
            if whole and not len(missed):
                self.quarters = state.quarters
                return
            shown = joined(shown, missed)
            reach *= FURTHER
            kept.append(state)
            state = self._back(kept, missed).copy(_lists(shown, self.scale))

    def _search(self, state: Blossoms, reach: float, kept: list[Blossoms] | None = None) -> bool:
        """Place who is left, as far as prices may move; say whether that was far enough."""
        try:
            return state.solve(reaches=(1 << self.scale.shift, reach), tell=self._told("blossoms"), kept=kept)
        finally:  # between two searches there is a matching, so who stops the work keeps what is done
            self.partner = np.array(state.partner, dtype=np.int64)

    def _missed(self, state: Blossoms, margin: int) -> Edges:
        """Give what the prices do not pay for, or only just, among the candidates and all other pairs."""
        y, nest = np.array(state.y, dtype=np.int64), state.nest
        known = self.candidates.edges
        known = known.only(slack(known, self.scale, y, nest) < 0)
        found = unpaid(self.candidates, self.scale, y, nest, margin=margin, tell=self._told("proof"))
        others = these(self.candidates.scoring, found.u, found.v)
        self.candidates = self.candidates.with_more(found.u, found.v)
        return joined(known, others)

    def _back(self, kept: list[Blossoms], missed: Edges) -> Blossoms:
        """Give the last state in which nothing of this was missed, and forget later ones. The halves missed nothing."""
        while True:
            state = kept.pop()
            y = np.array(state.y, dtype=np.int64)
            if not kept or (slack(missed, self.scale, y, state.nest) >= 0).all():
                return state

    def _widen(self, y: NDArray[np.int64], nest: Nest, stage: str, margin: int = 0) -> bool:
        """Make candidates of all pairs that the prices do not pay for, or only just; say whether any is not."""
        found = unpaid(self.candidates, self.scale, y, nest, margin=margin, tell=self._told(stage))
        if len(found):
            self.candidates = self.candidates.with_more(found.u, found.v)
        return bool((found.missing > 0).any())

    def _told(self, stage: str, *, may_stop: bool = True) -> Callable[[int, int], None]:
        def tell(done: int, of: int) -> None:
            self.watch.step(stage, done, of)
            if may_stop and self.watch.stopped:
                raise Stopped

        return tell

    def solution(self) -> Solution:
        """Give the best so far, and how much better any other could be."""
        _fill_up(self.partner, self.candidates.edges)
        chosen = these(self.candidates.scoring, *couples(self.partner))
        quarters = self._raised() if self.quarters is None else self.quarters
        return Solution(self.partner, chosen, self.scale.worth(quarters, len(chosen)), self.obstacle)

    def _raised(self) -> int:
        """Give a bound from the prices at hand: each is raised by half of the most that is missing for a pair."""
        edges = self.candidates.edges
        if not len(edges):
            return 0
        if self.prices is None:
            weight = self.scale.weights(edges.worth, edges.tie)
            self.prices = fractional(edges.n, edges.u, edges.v, weight, shift=self.scale.shift).y
        y = self.prices
        found = unpaid(self.candidates, self.scale, y, tell=self._told("proof", may_stop=False))
        raised = np.zeros(len(y), dtype=np.int64)
        for end in (found.u, found.v):
            np.maximum.at(raised, end, (found.missing + 1) // 2)
        return total(y) + total(raised)


def _nearly_used(edges: Edges, scale: Scale, prices: NDArray[np.int64], *, share: float = 1) -> Edges:
    """Give the edges that are nearly used, of each person the nearest; a greater `share` is further, and more."""
    far = slack(edges, scale, prices)
    near = np.flatnonzero(far <= share * FAR * scale.near)
    return edges.only(near[first_of_each(edges.u[near], edges.v[near], far[near], int(share * SHOWN))])


def _lists(edges: Edges, scale: Scale) -> list[list[tuple[int, int]]]:
    """Give for everybody the others they have an edge with, and four times its weight."""
    lists: list[list[tuple[int, int]]] = [[] for _ in range(edges.n)]
    quarters = (4 * scale.weights(edges.worth, edges.tie)).tolist()
    for u, v, weight in zip(edges.u.tolist(), edges.v.tolist(), quarters, strict=True):
        lists[u].append((v, weight))
        lists[v].append((u, weight))
    return lists


def _fill_up(partner: NDArray[np.int64], edges: Edges) -> None:
    """Put together who is alone, the best first; there is nobody to, unless the work was cut short."""
    both_alone = np.flatnonzero((partner[edges.u] == ALONE) & (partner[edges.v] == ALONE))
    for edge in both_alone[np.lexsort((edges.tie[both_alone], edges.worth[both_alone]))][::-1].tolist():
        u, v = edges.u[edge], edges.v[edge]
        if partner[u] == ALONE and partner[v] == ALONE:
            partner[u], partner[v] = v, u


def couples(partner: Sequence[int] | NDArray[np.int64]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Give the pairs of a matching, each once, the smaller number first."""
    mate = np.asarray(partner, dtype=np.int64)
    u = np.flatnonzero(mate > np.arange(len(mate))).astype(np.int64)
    return u, mate[u]
