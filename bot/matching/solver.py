"""The best matching over all allowed pairs, with its proof.

1. Everybody's best pairs are candidates (candidates.py).
2. The best fractional matching of the candidates gives nearly everybody a partner, and prices (fractional.py).
3. The prices are held against all allowed pairs (pricing.py); what is not paid for becomes a candidate: back to 2.
4. Edmonds' algorithm starts from there and places who is left (blossoms.py); its prices are held against all pairs
   again; what is not paid for becomes a candidate: back to 4.
5. Now nothing weighs more. If it places as many as any matching can (forest.py), it is the best; else being placed is
   made to weigh more: back to 2.

Stopped at any moment, it gives a matching that breaks no rule, and the most that any other could be worth.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from bot.matching.allowed import neighbours
from bot.matching.blossoms import ALONE, Blossoms
from bot.matching.candidates import best_candidates, these
from bot.matching.forest import place_the_most
from bot.matching.fractional import fractional
from bot.matching.pricing import unpaid
from bot.matching.scale import scale_of
from bot.matching.score import worths

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from bot.matching.arrays import Crowd
    from bot.matching.candidates import Candidates, Edges
    from bot.matching.forest import Obstacle
    from bot.matching.fractional import Fractional
    from bot.matching.scale import Scale
    from bot.matching.watch import Watch

EXACT_UP_TO = 30_000
"""Above so many people whoever goes round in an odd circle is placed as well as may be, and the bound says how well."""


@dataclass(frozen=True, slots=True)
class Solution:
    """Who is with whom among those looking for a partner: `partner` (n,), `ALONE` for none.

    No matching that places as many is worth more than `bound`. `obstacle` says why no more can be placed, None if that
    was not looked into.
    """

    partner: NDArray[np.int64]
    edges: Edges
    bound: int
    obstacle: Obstacle | None


class _Stopped(Exception):
    """Somebody wants the best so far."""


class _Work:
    """One crowd, being matched."""

    def __init__(self, crowd: Crowd, watch: Watch) -> None:
        self.crowd = crowd
        self.watch = watch
        self.n = len(crowd)
        self.candidates = best_candidates(crowd, tell=self._told("candidates"))
        self.scale = scale_of(int(worths(crowd.rules).max()), self.n)
        self.fractional: Fractional | None = None


def solve(crowd: Crowd, watch: Watch) -> Solution:
    """Match everybody who looks for a partner."""
    raise NotImplementedError


def couples(partner: Sequence[int] | NDArray[np.int64]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Give the pairs of a matching, each once, the smaller number first."""
    mate = np.asarray(partner, dtype=np.int64)
    u = np.flatnonzero(mate > np.arange(len(mate))).astype(np.int64)
    return u, mate[u]
