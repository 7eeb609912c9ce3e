"""One whole number for a pair: its worth comes first, chance decides among equals, being placed outweighs both."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.matching.ties import TIE_BITS

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

WIDTH = 50
"""Bits of the greatest weight: sums and differences of a few of them stay exact in SciPy's 53, and in 64."""
MOST_CHANCE = 24
"""Bits of chance. Among 30,000 candidates two best matchings tie with a chance below 1 in 500 (isolation lemma of
Mulmuley, Vazirani and Vazirani 1987), and then the order of the ids decides."""
PLACED = 4
"""What being placed is worth to begin with, in best pairs; it grows until nobody more can be placed."""


@dataclass(frozen=True, slots=True)
class Scale:
    """`weight = (worth << shift) + chance + bonus`, where `chance` are the upper `bits` of a pair's tie-break.

    The chances of all pairs of a matching together stay below one point of worth. `best` is the greatest worth.
    """

    people: int
    best: int
    placed: int
    bits: int
    shift: int

    @property
    def bonus(self) -> int:
        """Give the weight of being placed: `placed` best pairs."""
        return (self.placed * (self.best + 1)) << self.shift

    @property
    def near(self) -> int:
        """Give a small difference, in quarters of a weight: pairs so near to being used may be used soon."""
        return 4 * ((self.best // 50 + 1) << self.shift)

    def weights(self, worth: NDArray[np.int64], tie: NDArray[np.int64]) -> NDArray[np.int64]:
        """Give the weights of pairs."""
        return (worth << self.shift) + (tie >> (TIE_BITS - self.bits)) + self.bonus

    def worth(self, quarters: int, pairs: int) -> int:
        """Give the worth that is in a weight of so many pairs, at most; the weight in quarters."""
        return (quarters // 4 - self.bonus * pairs) >> self.shift

    def with_more_for_placing(self) -> Scale:
        """Let being placed count more against everything else."""
        return scale_of(self.best, self.people, placed=8 * self.placed)


def total(quarters: NDArray[np.int64]) -> int:
    """Add up prices, with no bound: from about 15,000 people on their sum takes more than 64 bits."""
    return sum(quarters.tolist())


def scale_of(best: int, people: int, *, placed: int = PLACED) -> Scale:
    """Give the scale for so many people whose best pair is worth so much."""
    sum_bits = (people // 2).bit_length()
    needed = (best + 1).bit_length() + sum_bits + placed.bit_length()
    bits = max(0, min(MOST_CHANCE, WIDTH - needed))
    return Scale(people, best, placed, bits, bits + sum_bits)
