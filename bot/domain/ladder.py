"""The ladder of kind asks: on which day of a silence what is done (DOMAIN.md §4)."""

from __future__ import annotations

from enum import StrEnum
from functools import lru_cache
from typing import TYPE_CHECKING

from bot.domain.partnerships import Standing

if TYPE_CHECKING:
    from collections.abc import Mapping

FIRST_NUDGE_NOT_BEFORE = 7
BETWEEN_NUDGES = 3
BEFORE_A_CASE = 4


class Rung(StrEnum):
    """What the ladder does."""

    SUGGESTION = "suggestion"
    FIRST_NUDGE = "first-nudge"
    KIND_WORD = "kind-word"
    SECOND_NUDGE = "second-nudge"
    CASE = "case"
    OFFER = "offer"


LADDER: Mapping[Standing, Mapping[Rung, int]] = {
    Standing.NEVER_STARTED: {
        Rung.SUGGESTION: 3,
        Rung.FIRST_NUDGE: 7,
        Rung.SECOND_NUDGE: 10,
        Rung.CASE: 14,
        Rung.OFFER: 21,
    },
    Standing.ONE_SIDED: {
        Rung.FIRST_NUDGE: 7,
        Rung.KIND_WORD: 7,
        Rung.SECOND_NUDGE: 10,
        Rung.CASE: 14,
        Rung.OFFER: 21,
    },
    Standing.BOTH_SILENT: {
        Rung.FIRST_NUDGE: 14,
        Rung.SECOND_NUDGE: 17,
        Rung.CASE: 21,
    },
}
"""On which day of a silence what is done: the table of DOMAIN.md §4."""

MID_ROUND = frozenset({Standing.ONE_SIDED, Standing.BOTH_SILENT})
"""The columns that a pair's own agreement stretches."""


@lru_cache(maxsize=1024)
def days_until(column: Standing, rung: Rung, *, pace: float = 1.0, stretch: int = 1) -> int:
    """Give on which day of a silence a rung is reached: in whole days, halves up, the first nudge never before day 7.

    `pace` is the pair's own, `stretch` the timetable's.
    """
    days = LADDER[column][rung] * stretch
    if column in MID_ROUND:
        days = int(days * pace + 0.5)
    return max(days, FIRST_NUDGE_NOT_BEFORE) if rung is Rung.FIRST_NUDGE else days


@lru_cache(maxsize=128)
def ladder_of(column: Standing, pace: float, stretch: int) -> Mapping[Rung, int]:
    """Give every rung of a column with its day, as a partnership counts."""
    return {rung: days_until(column, rung, pace=pace, stretch=stretch) for rung in LADDER[column]}
