"""What two agree on sets the pace: where they differ, the slower holds."""

from __future__ import annotations

import pytest

from bot.domain.agreement import Often, Terms, pace_of

ANA, BO = 1, 2


def terms(who: int, often: Often | None) -> Terms:
    return Terms(7, who, often)


@pytest.mark.parametrize(
    ("often", "pace"),
    [(Often.WEEKLY, 0.75), (Often.FORTNIGHTLY, 1.0), (Often.MONTHLY, 2.0), (Often.FREE, 1.0)],
)
def test_each_answer_has_its_pace(often: Often, pace: float) -> None:
    assert pace_of([terms(ANA, often), terms(BO, often)]) == pace


@pytest.mark.parametrize(
    ("one", "other", "pace"),
    [
        (Often.WEEKLY, Often.MONTHLY, 2.0),
        (Often.MONTHLY, Often.FREE, 2.0),
        (Often.WEEKLY, Often.FREE, 1.0),
        (Often.WEEKLY, Often.FORTNIGHTLY, 1.0),
    ],
)
def test_where_two_differ_the_slower_holds(one: Often, other: Often, pace: float) -> None:
    assert pace_of([terms(ANA, one), terms(BO, other)]) == pace == pace_of([terms(ANA, other), terms(BO, one)])


def test_who_has_not_said_goes_along() -> None:
    assert pace_of([terms(ANA, Often.WEEKLY), terms(BO, None)]) == 0.75


def test_without_a_word_from_either_the_pace_is_the_programmes() -> None:
    assert pace_of([]) == 1.0
