"""A table as it came out of a file, before anybody asks what it means; and how much of one we read."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from bot.domain.roster import FindingCode, found

if TYPE_CHECKING:
    from bot.domain.roster import Finding

MAX_BYTES = 20 * 1024 * 1024
MAX_UNPACKED_BYTES = 10 * MAX_BYTES
"""An .xlsx is a zip: what it unpacks to is bounded too."""
MAX_ROWS = 50_000
MAX_COLUMNS = 500
MAX_LINES = 1_048_576
"""As many as a spreadsheet has; most are blank where there are so many."""
MAX_CELL = 5_000
MAX_HEADING = 300


@dataclass(frozen=True, slots=True)
class Row:
    """One record; `number` is what a spreadsheet shows beside it (the header is row 1)."""

    number: int
    cells: tuple[str, ...]

    @property
    def is_blank(self) -> bool:
        """Say whether there is nothing in it."""
        return not any(map(str.strip, self.cells))


@dataclass(frozen=True, slots=True)
class Table:
    """A header, the rows under it that are not blank, and what was wrong with the file itself."""

    header: Row | None = None
    rows: tuple[Row, ...] = ()
    findings: tuple[Finding, ...] = field(default=())


def unreadable(code: FindingCode, limit: int = 0) -> Table:
    """Give the table of a file that cannot be read at all."""
    finding = found(code, limit=limit) if limit else found(code)
    return Table(findings=(finding,))


def header_and_rows(rows: list[Row], findings: tuple[Finding, ...] = ()) -> Table:
    """Take the first row that is not blank as the header, and refuse a table too large to handle."""
    filled = [row for row in rows if not row.is_blank]
    if not filled:
        return unreadable(FindingCode.FILE_EMPTY)
    if len(filled) > MAX_ROWS + 1:
        return unreadable(FindingCode.ROWS_TOO_MANY, limit=MAX_ROWS)
    header = filled[0]
    headings = tuple(cell[:MAX_HEADING] for cell in header.cells[:MAX_COLUMNS])
    return Table(Row(header.number, headings), tuple(filled[1:]), findings)


def letter(index: int) -> str:
    """Give the letter a spreadsheet shows over a column; `index` counts from 0."""
    name = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        name = chr(ord("A") + rest) + name
    return name
