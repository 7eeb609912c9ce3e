"""Chance without an order: a number for every pair that depends on the two ids and the seed, and on nothing else."""

from __future__ import annotations

from hashlib import blake2b
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

TIE_BITS = 32
"""Width of a pair's tie-break. With 20,000 edges two best matchings tie with a chance below 1 in 200,000."""


def person_hashes(ids: Sequence[str], seed: int) -> NDArray[np.uint64]:
    """Give 64 bits for every id, shape (n,), the same on every machine and in every process."""
    key = str(seed).encode()
    if len(key) > blake2b.MAX_KEY_SIZE:
        key = blake2b(key).digest()
    digests = (blake2b(each.encode(), digest_size=8, key=key).digest() for each in ids)
    return np.array([int.from_bytes(digest, "big") for digest in digests], dtype=np.uint64)


def pair_ties(a: NDArray[np.uint64], b: NDArray[np.uint64]) -> NDArray[np.int64]:
    """Give `TIE_BITS` bits for every pair of hashes (they broadcast); the two ends may be exchanged."""
    low, high = np.minimum(a, b), np.maximum(a, b)
    return (_mixed(_mixed(low) + high) >> np.uint64(64 - TIE_BITS)).astype(np.int64)


def _mixed(bits: NDArray[np.uint64]) -> NDArray[np.uint64]:
    """Spread 64 bits: the finaliser of SplitMix64 (Steele, Lea, Flood 2014); it wraps round on purpose."""
    bits = bits + np.uint64(0x9E3779B97F4A7C15)
    bits = (bits ^ (bits >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    bits = (bits ^ (bits >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return bits ^ (bits >> np.uint64(31))
