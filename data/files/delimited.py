"""Delimited text to rows: which delimiter, which row number, and quotes that never close."""

from __future__ import annotations

import csv
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from bot.domain.roster import Finding, FindingCode, found
from data.files.decoding import LOST, Decoded
from data.files.sheet import MAX_BYTES, MAX_COLUMNS, MAX_ROWS, Row, Table, header_and_rows

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

csv.field_size_limit(MAX_BYTES)  # a cell too long is a finding with its row and column, not an exception

DELIMITERS = ",;\t|"
_HEADER_SAMPLE = 100_000
_RECORD_LINES = 1_000
"""A record over more lines than this has a quote that never closes."""


def read_delimited(decoded: Decoded, known_headings: Callable[[Sequence[str]], int]) -> Table:
    """Read decoded text as a table; `known_headings` counts headings we know in a row: that tells the delimiter."""
    first = next((index for index, line in enumerate(decoded.lines) if line.strip()), 0)
    lines, named = _without_hint(decoded.lines, first)
    delimiter = named or _best_delimiter(lines[first : first + _RECORD_LINES], known_headings)
    records = _Records(lines, delimiter, decoded.odd, 1 if named else 0)
    return header_and_rows(records.read(), tuple(records.findings))


def _without_hint(lines: tuple[str, ...], first: int) -> tuple[tuple[str, ...], str | None]:
    """Give the lines without Excel's `sep=;` line, and the delimiter it names; Excel does not count that line."""
    hint = lines[first].strip() if lines else ""
    if first == 0 and hint.lower().startswith("sep=") and hint[4:] in tuple(DELIMITERS):
        return lines[1:], hint[4:]
    return lines, None


def _best_delimiter(lines: Sequence[str], known_headings: Callable[[Sequence[str]], int]) -> str:
    """Give the delimiter under which the first record shows most headings we know, then most columns."""

    def score(delimiter: str) -> tuple[int, int]:
        header = next(csv.reader((line[:_HEADER_SAMPLE] for line in lines), delimiter=delimiter), [])
        return known_headings(header), len(header)

    return max(DELIMITERS, key=score)


@dataclass(slots=True)
class _Records:
    """Walks over the lines record by record. A quote that does not close costs its own line and no other."""

    lines: tuple[str, ...]
    delimiter: str
    odd: frozenset[int]
    skipped: int
    findings: list[Finding] = field(default_factory=list)
    width: int = 0

    def read(self) -> list[Row]:
        """Read every record."""
        rows: list[Row] = []
        start = 0
        filled = 0
        while start < len(self.lines) and filled <= MAX_ROWS + 1:
            cells, end = self._record(start, number=len(rows) + 1)
            rows.append(Row(len(rows) + 1, cells))
            self.width = self.width or len(cells)
            filled += not rows[-1].is_blank
            self._tell_encoding(rows[-1], start, end)
            start = end
        return rows

    def _record(self, start: int, number: int) -> tuple[tuple[str, ...], int]:
        """Give the cells of the record that begins at line `start`, and the line after it."""
        line = self.lines[start]
        if '"' not in line:
            return tuple(line.rstrip("\r\n").split(self.delimiter, 2 * MAX_COLUMNS)), start + 1
        record = self._strict(start)
        if record is not None and not self._swallows(record[0], start, record[1]):
            return record
        return self._salvaged(line, number), start + 1

    def _strict(self, start: int) -> tuple[tuple[str, ...], int] | None:
        """Read one record by the rules of CSV, or give None where it breaks them."""
        for lines in (1, _RECORD_LINES):  # nearly every record is one line
            reader = csv.reader(self.lines[start : start + lines], delimiter=self.delimiter, strict=True)
            try:
                return tuple(next(reader)), start + reader.line_num
            except csv.Error:
                continue
        return None

    def _swallows(self, cells: tuple[str, ...], start: int, end: int) -> bool:
        """Say whether a record over several lines has eaten rows: it is not as wide as the header, a later line is."""
        if end == start + 1 or not self.width or len(cells) == self.width:
            return False
        return any(len(self._lenient(self.lines[index])) == self.width for index in range(start + 1, end))

    def _lenient(self, line: str) -> list[str]:
        """Split one line, whatever its quotes."""
        return next(csv.reader([line.rstrip("\r\n")], delimiter=self.delimiter), [])

    def _salvaged(self, line: str, number: int) -> tuple[str, ...]:
        """Read one line whose quotes are wrong: doubtful if they pair up, a fault if one stays open."""
        quotes_pair = line.count('"') % 2 == 0
        code = FindingCode.QUOTE_ODD if quotes_pair else FindingCode.QUOTE_OPEN
        self.findings.append(found(code, row=number, value=line.strip()))
        if quotes_pair:
            return tuple(self._lenient(line))
        return tuple(cell.strip('" ') for cell in line.rstrip("\r\n").split(self.delimiter))

    def _tell_encoding(self, row: Row, start: int, end: int) -> None:
        """Report what could only be guessed or not be read at all."""
        if self.odd and any(index + self.skipped in self.odd for index in range(start, end)):
            strange = next((cell for cell in row.cells if not cell.isascii()), "")
            self.findings.append(found(FindingCode.ENCODING_MIXED, row=row.number, value=strange))
        lost = [cell for cell in row.cells if LOST in cell]
        if lost:
            self.findings.append(found(FindingCode.CHARACTER_LOST, row=row.number, value=lost[0]))
