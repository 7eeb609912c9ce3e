"""One row of a file, asked for its fields by name."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.domain.roster import FindingCode
from bot.domain.spelling import clean_line, clean_text
from data.files.formulas import restore
from data.files.sheet import MAX_CELL

if TYPE_CHECKING:
    from data.files.headings import Column, Layout
    from data.files.notes import Notes
    from data.files.sheet import Row

_PLACEHOLDERS = frozenset({"-", "--", "—", "–", "n/a", "N/A", "#N/A", "."})
"""What people put where they have nothing to say. Not NA: that is Namibia."""


@dataclass(frozen=True, slots=True)
class Cells:
    """A row with the layout of its file, and where to note what is wrong."""

    row: Row
    layout: Layout
    notes: Notes

    def line(self, field: str) -> str | None:
        """Give a field on one line, or None where the row says nothing."""
        column = self.layout.fields.get(field)
        return None if column is None else clean_line(self.at(column)) or None

    def text(self, field: str) -> str | None:
        """Give a field with its lines, or None where the row says nothing."""
        column = self.layout.fields.get(field)
        return None if column is None else clean_text(self.at(column)) or None

    def told(self, field: str) -> str | None:
        """Give a field on one line, a dash and its like being nothing."""
        line = self.line(field)
        return None if line in _PLACEHOLDERS else line

    def at(self, column: Column) -> str:
        """Give a column's cell, with the apostrophe of our own export taken away."""
        cells = self.row.cells
        if column.index >= len(cells):
            return ""
        cell = cells[column.index].strip()
        return restore(cell) if cell[:1] == "'" else cell

    def note(self, code: FindingCode, field: str | None = None, value: str | None = None, **details: str | int) -> None:
        """Note a finding about a field of this row."""
        column = self.layout.fields.get(field) if field else None
        self.notes.add(code, self.row.number, column.heading if column else None, value, **details)

    def aside(self) -> dict[str, str]:
        """Give the cells of the columns we do not know, and names on platforms, which are not ids."""
        columns = self.layout.not_ours
        return {column.heading: text for column in columns if (text := clean_text(self.at(column)))} if columns else {}

    def is_whole(self) -> bool:
        """Say whether the row can be read: no more cells than headings, none beyond all measure."""
        cells, width = self.row.cells, self.layout.width
        if len(cells) <= width and len(max(cells, key=len, default="")) <= MAX_CELL:
            return True
        surplus = [cell for cell in cells[width:] if cell.strip()]
        if surplus:
            self.note(FindingCode.CELLS_TOO_MANY, value=surplus[0], cells=len(cells), headings=width)
        too_long = [index for index, cell in enumerate(cells) if len(cell) > MAX_CELL]
        for index in too_long:
            self._note_too_long(index)
        return not surplus and not too_long

    def _note_too_long(self, index: int) -> None:
        """Note a cell that is longer than we read."""
        columns = (*self.layout.fields.values(), *self.layout.aside)
        heading = next((column.heading for column in columns if column.index == index), None)
        cell = self.row.cells[index]
        self.notes.add(
            FindingCode.CELL_TOO_LONG, self.row.number, heading, cell[:100], length=len(cell), limit=MAX_CELL
        )
