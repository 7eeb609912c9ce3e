"""Whatever a reading can find can be told, with what to do about it, in every language."""

from __future__ import annotations

import pytest

from bot.domain.roster import FAULTS, FindingCode
from bot.messages.render import LOCALES, text
from tests.data.files.reading import HEADER, read_lines

DETAILS: dict[str, str | int] = {
    **dict.fromkeys(("row", "limit", "length", "characters", "zones", "cells", "headings"), 3),
    **dict.fromkeys(("value", "column", "suggestion", "country", "examples", "first", "second"), "x"),
    **dict.fromkeys(("sheet", "others", "platforms", "name"), "x"),
    "first_row": 1162,
}


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("code", FindingCode)
def test_every_finding_says_what_is_wrong_and_what_to_do(code: FindingCode, locale: str) -> None:
    assert text(locale, f"roster-{code}", **DETAILS)
    assert text(locale, f"roster-{code}-advice", **DETAILS)


def test_a_row_is_named_as_a_spreadsheet_shows_it() -> None:
    assert "1162" in text("en", "roster-account-twice", **DETAILS)


def test_a_fault_that_is_never_raised_is_not_declared() -> None:
    assert set(FindingCode) > FAULTS


def test_findings_bring_the_details_their_sentences_need() -> None:
    reading = read_lines(f"{HEADER},Time zone", "Ana,nowhere,Urugay,discord,1,GMT+1", "Ben,,US,,,")
    for finding in reading.findings:
        values = {
            "value": finding.value or "",
            "column": finding.column or "",
            "row": finding.row or 0,
            **finding.details,
        }
        assert text("es", f"roster-{finding.code}", **values)
        assert text("es", f"roster-{finding.code}-advice", **values)
