"""Rosters in and out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from bot.domain.spelling import clean_text
from data.files.formulas import defuse
from data.files.interests import split_tags
from data.files.reading import read_roster
from data.files.writing import cells_of, to_csv, to_xlsx

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.domain.people import Participant
    from bot.domain.roster import RosterReading
    from bot.ports.places import Places


class SheetRosterFiles:
    """Rosters as form tools and spreadsheets keep them. Implements `RosterFiles`."""

    def __init__(self, *, places: Places, platforms: Sequence[str]) -> None:
        """Take the places to read by, and the platforms there are: their names make headings (`<platform> ID`)."""
        self._places = places
        self._platforms = tuple(platforms)

    def read(self, content: bytes, filename: str, *, round_locale: str | None = None) -> RosterReading:
        return read_roster(content, places=self._places, platforms=self._platforms, round_locale=round_locale)

    def write(self, rows: Sequence[Participant], *, format: Literal["csv", "xlsx"], locale: str) -> bytes:
        lines = cells_of(rows, places=self._places, locale=locale)
        return to_xlsx(lines) if format == "xlsx" else to_csv(lines)

    def table(self, rows: Sequence[Sequence[str]]) -> bytes:
        return to_csv([defuse(clean_text(cell)) for cell in row] for row in rows)

    def interests(self, text: str) -> tuple[tuple[str, ...], bool]:
        return split_tags(text)
