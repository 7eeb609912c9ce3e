"""The days of the ladder are those of the programme's table, stretched as the table says."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.agreement import PACE, Often
from bot.domain.ladder import LADDER, Rung, days_until
from bot.domain.partnerships import Standing

ASKS = (Rung.FIRST_NUDGE, Rung.SECOND_NUDGE, Rung.CASE)


@pytest.mark.parametrize(
    ("column", "rung", "day"),
    [
        (Standing.NEVER_STARTED, Rung.SUGGESTION, 3),
        (Standing.NEVER_STARTED, Rung.FIRST_NUDGE, 7),
        (Standing.NEVER_STARTED, Rung.SECOND_NUDGE, 10),
        (Standing.NEVER_STARTED, Rung.CASE, 14),
        (Standing.NEVER_STARTED, Rung.OFFER, 21),
        (Standing.ONE_SIDED, Rung.FIRST_NUDGE, 7),
        (Standing.ONE_SIDED, Rung.KIND_WORD, 7),
        (Standing.ONE_SIDED, Rung.SECOND_NUDGE, 10),
        (Standing.ONE_SIDED, Rung.CASE, 14),
        (Standing.ONE_SIDED, Rung.OFFER, 21),
        (Standing.BOTH_SILENT, Rung.FIRST_NUDGE, 14),
        (Standing.BOTH_SILENT, Rung.SECOND_NUDGE, 17),
        (Standing.BOTH_SILENT, Rung.CASE, 21),
    ],
)
def test_each_rung_has_its_day(column: Standing, rung: Rung, day: int) -> None:
    assert days_until(column, rung) == day


def test_nothing_else_stands_in_the_table() -> None:
    assert {column: len(rungs) for column, rungs in LADDER.items()} == {
        Standing.NEVER_STARTED: 5,
        Standing.ONE_SIDED: 5,
        Standing.BOTH_SILENT: 3,
    }


@pytest.mark.parametrize(
    ("often", "column", "days"),
    [
        (Often.WEEKLY, Standing.ONE_SIDED, (7, 8, 11)),
        (Often.WEEKLY, Standing.BOTH_SILENT, (11, 13, 16)),
        (Often.FORTNIGHTLY, Standing.BOTH_SILENT, (14, 17, 21)),
        (Often.MONTHLY, Standing.ONE_SIDED, (14, 20, 28)),
        (Often.MONTHLY, Standing.BOTH_SILENT, (28, 34, 42)),
        (Often.FREE, Standing.BOTH_SILENT, (14, 17, 21)),
    ],
)
def test_the_pairs_agreement_stretches_the_ladder_in_whole_days(
    often: Often, column: Standing, days: tuple[int, ...]
) -> None:
    assert tuple(days_until(column, rung, pace=PACE[often]) for rung in ASKS) == days


@pytest.mark.parametrize("often", Often)
def test_an_agreement_does_not_put_off_the_beginning(often: Often) -> None:
    """A pair that has not begun has agreed on nothing that it lives by."""
    assert [days_until(Standing.NEVER_STARTED, rung, pace=PACE[often]) for rung in ASKS] == [7, 10, 14]


@pytest.mark.parametrize("column", LADDER)
def test_the_pilot_has_twice_the_days(column: Standing) -> None:
    assert {rung: days_until(column, rung, stretch=2) for rung in LADDER[column]} == {
        rung: 2 * day for rung, day in LADDER[column].items()
    }


@given(st.sampled_from(list(LADDER)), st.sampled_from(list(PACE.values())), st.sampled_from([1, 2]))
def test_the_first_nudge_never_comes_before_day_seven_and_the_rungs_keep_their_order(
    column: Standing, pace: float, stretch: int
) -> None:
    days = [days_until(column, rung, pace=pace, stretch=stretch) for rung in ASKS]

    assert days[0] >= 7
    assert all(earlier < later for earlier, later in pairwise(days))
