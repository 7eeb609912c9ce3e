"""Edmonds' search over all allowed pairs: can one more be placed, and if not, what is in the way?

It looks at one row at a time, so it needs no matrix, and knows nothing of scores. What it leaves behind is the
decomposition of Gallai and Edmonds (Lovasz and Plummer, Matching Theory, ch. 3), which does not depend on the matching
it started from: `outer` people can be left over by some best matching, `inner` ones are all that they can be matched
with, except within their own group.
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

from bot.matching.blossoms import ALONE

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

UNSEEN, OUTER, INNER = 0, 1, 2


@dataclass(frozen=True, slots=True)
class Obstacle:
    """Why no more can be placed. `partner` is a matching that places the most; all have shape (n,).

    `group[i]` numbers the groups of outer people: each is of odd size, and has room for all of them but one.
    """

    partner: NDArray[np.int64]
    outer: NDArray[np.bool_]
    inner: NDArray[np.bool_]
    group: NDArray[np.int64]


@dataclass(slots=True)
class _Search:
    """One forest, grown from everybody who is alone. `base` names the blossom somebody is in."""

    partner: NDArray[np.int64]
    label: NDArray[np.int8] = field(init=False)
    base: NDArray[np.int64] = field(init=False)
    parent: NDArray[np.int64] = field(init=False)
    root: NDArray[np.int64] = field(init=False)
    waiting: deque[int] = field(init=False)

    def __post_init__(self) -> None:
        """Plant the roots."""
        n = len(self.partner)
        self.base = np.arange(n, dtype=np.int64)
        self.root = np.arange(n, dtype=np.int64)
        self.parent = np.full(n, ALONE, dtype=np.int64)
        self.label = np.zeros(n, dtype=np.int8)

    def run(self, roots: NDArray[np.intp], neighbours: Callable[[int], NDArray[np.intp]]) -> bool:
        """Grow until one more pair is made (True) or nothing is left to look at (False)."""
        self.label[roots] = OUTER
        self.waiting = deque(roots.tolist())
        while self.waiting:
            person = self.waiting.popleft()
            others = neighbours(person)
            others = others[(self.label[others] != INNER) & (self.base[others] != self.base[person])]
            for other in others.tolist():
                if self.label[other] == UNSEEN:
                    self._grow(person, other)
                elif self.label[other] == OUTER and self.base[other] != self.base[person]:
                    if self.root[other] != self.root[person]:
                        self._join(person, other)
                        return True
                    self._shrink(person, other)
        return False

    def _grow(self, person: int, other: int) -> None:
        """Take somebody and their partner into the tree."""
        partner = int(self.partner[other])
        self.label[other], self.label[partner] = INNER, OUTER
        self.parent[other] = person
        self.root[other] = self.root[partner] = self.root[person]
        self.waiting.append(partner)

    def _shrink(self, a: int, b: int) -> None:
        """Make a blossom of the odd circle that the edge a-b closes: everybody in it becomes outer."""
        top = self._meeting_point(a, b)
        bases = [*self._mark(a, top, b), *self._mark(b, top, a)]
        inside = np.isin(self.base, bases)
        self.base[inside] = top
        fresh = np.flatnonzero(inside & (self.label == INNER))
        self.label[fresh] = OUTER
        self.waiting.extend(fresh.tolist())

    def _meeting_point(self, a: int, b: int) -> int:
        """Give the base at which the ways from a and b to their root meet."""
        seen = set()
        at = int(self.base[a])
        while True:
            seen.add(at)
            if self.partner[at] == ALONE:
                break
            at = int(self.base[self.parent[self.partner[at]]])
        at = int(self.base[b])
        while at not in seen:
            at = int(self.base[self.parent[self.partner[at]]])
        return at

    def _mark(self, person: int, top: int, child: int) -> list[int]:
        """Note on the way up to the blossom's base how to leave it through the edge that closed it."""
        bases = []
        while self.base[person] != top:
            partner = int(self.partner[person])
            bases += [int(self.base[person]), int(self.base[partner])]
            self.parent[person] = child
            child = partner
            person = int(self.parent[partner])
        return bases

    def _join(self, a: int, b: int) -> None:
        """Make one more pair: exchange who is with whom on the ways from a and b to their two roots."""
        former = int(self.partner[a]), int(self.partner[b])
        self.partner[a], self.partner[b] = b, a
        for left in former:
            self._place(left)

    def _place(self, left: int) -> None:
        """Give somebody whose partner was taken the one above, whose own partner is left next, up to the root."""
        while left != ALONE:
            above = int(self.parent[left])
            next_left = int(self.partner[above])
            self.partner[above], self.partner[left] = left, above
            left = next_left


def place_the_most(
    partner: NDArray[np.int64], free: NDArray[np.bool_], neighbours: Callable[[int], NDArray[np.intp]]
) -> Obstacle:
    """Improve a matching until it places as many as any can, and give what stops the rest. `partner` itself is kept."""
    mate = partner.copy()
    while True:
        search = _Search(mate)
        if not search.run(np.flatnonzero(free & (mate == ALONE)), neighbours):
            outer = search.label == OUTER
            return Obstacle(mate, outer, search.label == INNER, np.where(outer, search.base, ALONE))
