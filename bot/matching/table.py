"""Everybody's points with everybody, as bytes: kept where there is room for it, else worked out row by row."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from bot.matching.allowed import allowed
from bot.matching.score import scoring_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from numpy.typing import NDArray

    from bot.matching.arrays import Crowd
    from bot.matching.score import Scoring

BARRED = 255
"""What stands where two may not be put together, or no partner is looked for."""

KEPT_UP_TO = 24_000
"""So many people's table takes half a gigabyte, and saves most of the time of a proof."""

CELLS = 1 << 19
"""Cells of a block of rows: a few megabytes at a time."""


@dataclass(frozen=True, slots=True)
class Table:
    """The points of all pairs of a crowd, 0-200 or `BARRED`; `kept` (n, n) is None for too large a crowd."""

    scoring: Scoring
    kept: NDArray[np.uint8] | None

    @property
    def crowd(self) -> Crowd:
        """Give whose points these are."""
        return self.scoring.crowd

    def rows(self, rows: NDArray[np.intp]) -> NDArray[np.uint8]:
        """Give (rows, n)."""
        return _worked_out(self.scoring, rows) if self.kept is None else self.kept[rows]

    def neighbours(self, person: int) -> NDArray[np.intp]:
        """Give with whom somebody may be put together."""
        return np.flatnonzero(self.rows(np.array([person]))[0] != BARRED)


def table_of(crowd: Crowd, *, tell: Callable[[int, int], None] | None = None) -> Table:
    """Make the table of a crowd. `tell` hears how many rows of how many are done."""
    n, scoring = len(crowd), scoring_of(crowd)
    if n > KEPT_UP_TO:
        return Table(scoring, None)
    kept = np.empty((n, n), dtype=np.uint8)
    for rows in blocks(n, np.arange(n)):
        kept[rows] = _worked_out(scoring, rows)
        if tell is not None:
            tell(int(rows[-1]) + 1, n)
    return Table(scoring, kept)


def blocks(n: int, rows: NDArray[np.intp]) -> Iterator[NDArray[np.intp]]:
    """Cut rows of n cells into portions of a few megabytes."""
    size = max(1, CELLS // max(1, n))
    for start in range(0, len(rows), size):
        yield rows[start : start + size]


def _worked_out(scoring: Scoring, rows: NDArray[np.intp]) -> NDArray[np.uint8]:
    crowd = scoring.crowd
    may = allowed(crowd, rows)
    may[~crowd.free[rows]] = False
    return np.where(may, scoring.block(rows).astype(np.uint8), np.uint8(BARRED))
