"""Other ways of matching the same people under the same rules, to compare with: by chance, and greedily."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from bot.domain.quality import Rival
from bot.matching.arrays import crowd_of
from bot.matching.table import BARRED, table_of

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from numpy.typing import NDArray

    from bot.domain.matching import Pairs, Person, Rules

MOST = 6000
"""Up to so many people all pairs at once fit into memory (a byte each); above it nothing is compared."""


def rivals(people: Iterable[Person], rules: Rules, pairs: Pairs, *, seed: int, on: date) -> tuple[Rival, ...]:
    """Match the same people by chance, and greedily. The same seed gives the same."""
    crowd = crowd_of(people, rules=rules, pairs=pairs, seed=seed, on=on)
    if len(crowd) > MOST:
        return ()
    points = table_of(crowd).rows(np.arange(len(crowd)))
    return (_by_chance(points, seed), _greedily(points))


def _by_chance(points: NDArray[np.uint8], seed: int) -> Rival:
    """Take people in any order, and give each the first in that order with whom nothing stands against it."""
    order = np.random.default_rng(seed).permutation(len(points))
    free = np.ones(len(points), dtype=np.bool_)
    total = placed = 0
    for me in order.tolist():
        if free[me]:
            fitting = order[free[order] & (points[me, order] != BARRED)]
            if len(fitting):
                free[[me, fitting[0]]] = False
                placed += 2
                total += int(points[me, fitting[0]])
    return Rival("random", placed, total)


def _greedily(points: NDArray[np.uint8]) -> Rival:
    """Take the best pair of all, then the best of those who are left, and so on."""
    one, other = np.nonzero(np.triu(points != BARRED, k=1))
    ranked = np.argsort(-points[one, other].astype(np.int16), kind="stable")
    free = [True] * len(points)
    total = placed = 0
    for a, b in zip(one[ranked].tolist(), other[ranked].tolist(), strict=True):
        if free[a] and free[b]:
            free[a] = free[b] = False
            placed += 2
            total += int(points[a, b])
    return Rival("greedy", placed, total)
