"""Small graphs of every awkward kind, and what proves that no matching in one of them is heavier."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

import numpy as np

from bot.matching.blossoms import ALONE, Blossoms

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from random import Random

    from numpy.typing import NDArray

    from bot.matching.blossoms import Nest

    Pair = tuple[int, int]
    Weighted = list[tuple[int, int, int]]


def _by_chance(share: float) -> Callable[[int, Random], Iterable[Pair]]:
    return lambda n, chance: [each for each in combinations(range(n), 2) if chance.random() < share]


def _stars(n: int, chance: Random) -> Iterable[Pair]:
    centres = max(1, n // 6)
    return [(chance.randrange(centres), leaf) for leaf in range(centres, n) for _ in range(2)]


def _two_cliques(n: int, chance: Random) -> Iterable[Pair]:
    """Two sets of odd size where there is room, all joined within, with one bridge between."""
    half = (n // 2 - 1) | 1
    bridge = (chance.randrange(half), n - 1)
    return [*combinations(range(half), 2), *combinations(range(half, n), 2), bridge]


def _odd_circles(n: int, chance: Random) -> Iterable[Pair]:
    """Circles of three and five, each joined to the one before by one edge."""
    pairs, start = [], 0
    while start + 3 <= n:
        size = min(chance.choice((3, 5)), n - start)
        pairs += [(start + i, start + (i + 1) % size) for i in range(size)]
        if start:
            pairs.append((chance.randrange(start), start + chance.randrange(size)))
        start += size
    return pairs


def _onion(n: int, chance: Random) -> Iterable[Pair]:
    """Odd circles that each go through the one before, so that blossoms end up within blossoms."""
    pairs = [(0, 1), (1, 2), (0, 2)]
    for a in range(3, n - 1, 2):
        pairs += [(chance.randrange(a), a), (a, a + 1), (a + 1, chance.randrange(a))]
    return [(u, v) for u, v in pairs if max(u, v) < n]


SHAPES: dict[str, Callable[[int, Random], Iterable[Pair]]] = {
    "sparse": _by_chance(0.15),
    "half": _by_chance(0.4),
    "dense": _by_chance(0.8),
    "everybody": _by_chance(1),
    "stars": _stars,
    "two cliques": _two_cliques,
    "odd circles": _odd_circles,
    "onion": _onion,
}

WEIGHTS: dict[str, Callable[[Random], int]] = {
    "all alike": lambda _: 5,
    "all zero": lambda _: 0,
    "zero or one": lambda chance: chance.randint(0, 1),
    "few": lambda chance: chance.randint(1, 3),
    "many": lambda chance: chance.randint(0, 1000),
    "huge": lambda chance: chance.randint(2**48, 2**49),
}


def graph(n: int, shape: str, weights: str, chance: Random) -> Weighted:
    """Give the edges of a graph of n people, two or more, each once, the smaller number first."""
    pairs = sorted({(min(pair), max(pair)) for pair in SHAPES[shape](n, chance) if pair[0] != pair[1]})
    return [(u, v, WEIGHTS[weights](chance)) for u, v in pairs]


def lists(n: int, edges: Weighted) -> list[list[Pair]]:
    """Give everybody's edges as blossoms.py wants them."""
    found: list[list[Pair]] = [[] for _ in range(n)]
    for u, v, weight in edges:
        found[u].append((v, 4 * weight))
        found[v].append((u, 4 * weight))
    return found


def from_scratch(n: int, edges: Weighted) -> Blossoms:
    """Solve from prices that pay for everything, with nobody together."""
    most = max((weight for *_, weight in edges), default=0)
    state = Blossoms(lists(n, edges), [2 * most] * n, [ALONE] * n)
    state.solve()
    return state


def weight_of(partner: Sequence[int], edges: Weighted) -> int:
    """Add up a matching, whose pairs must all be edges."""
    known = {(u, v): weight for u, v, weight in edges}
    return sum(known[person, other] for person, other in enumerate(partner) if other > person)


def shared(nest: Nest, n: int) -> NDArray[np.object_]:
    """Give (n, n): what the blossoms that hold both pay for two people, as whole numbers of any size."""
    paid = np.zeros((n, n), dtype=np.object_)
    for start, end, z in nest.spans:
        inside = nest.order[start:end]
        paid[np.ix_(inside, inside)] += z
    return paid
