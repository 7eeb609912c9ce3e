"""Chance without an order: a number for every pair that depends on the two ids and the seed, and on nothing else."""

from __future__ import annotations

from hashlib import blake2b
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

TIE_BITS = 32
"""Width of a pair's tie-break."""


def person_hashes(ids: Sequence[str], seed: int) -> NDArray[np.uint32]:
    """Give 32 bits for every id, shape (n,), odd, the same on every machine and in every process."""
    key = str(seed).encode()
    if len(key) > blake2b.MAX_KEY_SIZE:
        key = blake2b(key).digest()
    digests = (blake2b(each.encode(), digest_size=4, key=key).digest() for each in ids)
    return np.array([int.from_bytes(digest, "big") | 1 for digest in digests], dtype=np.uint32)


def pair_ties(a: NDArray[np.uint32], b: NDArray[np.uint32]) -> NDArray[np.uint32]:
    """Give `TIE_BITS` bits for every pair of hashes (they broadcast), of which the upper ones are well mixed.

    It is their product, so the two ends may be exchanged. It wraps round on purpose (Knuth, TAOCP 3, 6.4).
    """
    return a * b
