"""How much better there could be, in a percentage that never says none where there is some."""

from __future__ import annotations

import pytest

from bot.services.proof import missing, percent


@pytest.mark.parametrize(
    ("worth", "bound", "hundredths"),
    [(998, 1000, 20), (1000, 1000, 0), (999_999, 1_000_000, 1), (0, 0, 0), (5, None, None), (0, 10, 10_000)],
)
def test_what_may_be_missing_is_rounded_up(worth: int, bound: int | None, hundredths: int | None) -> None:
    assert missing(worth, bound) == hundredths


@pytest.mark.parametrize(
    ("hundredths", "locale", "written"),
    [(20, "en", "0.2"), (20, "es", "0,2"), (1, "en", "0.01"), (100, "en", "1"), (1000, "es-AR", "10"), (0, "en", "0")],
)
def test_a_percentage_is_written_as_the_reader_does(hundredths: int, locale: str, written: str) -> None:
    assert percent(hundredths, locale) == written
