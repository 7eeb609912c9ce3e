"""The best matching on given edges: first the most people, then the most worth, then the tie-break."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import rustworkx as rx

from bot.matching.ties import TIE_BITS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from bot.matching.candidates import Edges

ALONE = -1
"""The partner of somebody who has none."""


def shift(n: int) -> int:
    """Give how far a worth is shifted so that the tie-breaks of all pairs of n people together stay below one point."""
    return TIE_BITS + (n // 2).bit_length()


def weights(edges: Edges) -> list[int]:
    """Give `(worth << shift) + tie` for every edge; plain integers, which cannot overflow."""
    width = shift(edges.n)
    ties = edges.tie.tolist()
    return [(worth << width) + tie for worth, tie in zip(edges.worth.tolist(), ties, strict=True)]


def solve(edges: Edges) -> NDArray[np.int64]:
    """Give everybody's partner, shape (n,), `ALONE` for none. Weights make the best one unique, edges come sorted."""
    graph: rx.PyGraph[None, int] = rx.PyGraph(multigraph=False)
    graph.add_nodes_from([None] * edges.n)
    graph.add_edges_from(list(zip(edges.u.tolist(), edges.v.tolist(), weights(edges), strict=True)))
    partner = np.full(edges.n, ALONE, dtype=np.int64)
    for a, b in rx.max_weight_matching(graph, max_cardinality=True, weight_fn=int):
        partner[a], partner[b] = b, a
    return partner


def couples(partner: Sequence[int] | NDArray[np.int64]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Give the pairs of a matching, each once, the smaller number first."""
    mate = np.asarray(partner, dtype=np.int64)
    u = np.flatnonzero(mate > np.arange(len(mate))).astype(np.int64)
    return u, mate[u]
