"""What was told is remembered, all of it, in one record."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from bot.domain.rounds import RoundState
from bot.domain.summaries import Change, Figure, Number, Telling, Told
from bot.services.last_telling import recall, remember

if TYPE_CHECKING:
    from tests.bot.programme import Town

DAY = date(2027, 2, 8)
TELLING = Telling(
    DAY,
    95,
    {
        "AR/La Rioja": {Figure.APPLIED: Told(Number(10), DAY, Change.NEW, 11)},
        "419": {
            Figure.APPLIED: Told(Number(15), date(2027, 2, 1), Change.SAME, 17),
            Figure.IN_TOUCH: Told(Number(10, or_more=True), DAY, Change.FEWER, 13),
        },
    },
    ("BT", "FJ"),
)


def test_what_was_told_is_remembered(town: Town) -> None:
    round_ = town.a_round(RoundState.OPEN)
    assert town.run(recall, round_.id) is None
    town.run(remember, round_.id, TELLING)
    assert town.run(recall, round_.id) == TELLING


def test_what_is_told_takes_the_place_of_what_was_told_before(town: Town) -> None:
    round_ = town.a_round(RoundState.OPEN)
    town.run(remember, round_.id, TELLING)
    rows = town.rows()
    town.run(remember, round_.id, Telling(DAY, 1, {}))
    assert town.run(recall, round_.id) == Telling(DAY, 1, {})
    assert town.rows() == rows
