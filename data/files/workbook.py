"""Workbooks (.xlsx) to rows of text."""

from __future__ import annotations

import warnings
import zipfile
from datetime import date, datetime, time
from io import BytesIO
from typing import TYPE_CHECKING

from bot.domain.roster import FindingCode, found
from data.files.sheet import MAX_COLUMNS, MAX_ROWS, MAX_UNPACKED_BYTES, Row, Table, header_and_rows, unreadable

if TYPE_CHECKING:
    from collections.abc import Iterable

    from openpyxl.workbook.workbook import Workbook

_EXACT_DIGITS = 15
"""A spreadsheet keeps fifteen digits of a number; the rest of a longer one it has made up."""


def read_workbook(content: bytes) -> Table:
    """Read the first sheet that has anything in it; other sheets with content are named in a warning."""
    problem = _not_a_workbook(content)
    if problem is not None:
        return problem
    from openpyxl import load_workbook  # noqa: PLC0415  # loads NumPy: most rosters are CSV and need not wait for it

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return _read(load_workbook(BytesIO(content), read_only=True, data_only=True))
    except Exception:  # noqa: BLE001  # a stranger's zip of XML can fail in any way, and all mean: damaged
        return unreadable(FindingCode.FILE_DAMAGED)


def _not_a_workbook(content: bytes) -> Table | None:
    """Look into the zip before unpacking any of it."""
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            members = archive.infolist()
    except Exception:  # noqa: BLE001  # zipfile raises much besides BadZipFile on crafted bytes
        return unreadable(FindingCode.FILE_DAMAGED)
    if not any(member.filename == "xl/workbook.xml" for member in members):
        return unreadable(FindingCode.FILE_NOT_TABLE)
    if sum(member.file_size for member in members) > MAX_UNPACKED_BYTES:
        return unreadable(FindingCode.FILE_TOO_LARGE, limit=MAX_UNPACKED_BYTES // 2**20)
    return None


def _read(workbook: Workbook) -> Table:
    """Read the sheets until one has content, then only see which others have some."""
    chosen: list[Row] = []
    name = ""
    others: list[str] = []
    for sheet in workbook.worksheets:
        sheet.reset_dimensions()  # read-only sheets have it; the size they claim may lie
        rows = sheet.iter_rows(values_only=True, max_col=MAX_COLUMNS)
        if chosen:
            others += [sheet.title] if any(any(cell is not None for cell in row) for row in rows) else []
        else:
            chosen, name = _filled(rows), sheet.title
    ignored = (found(FindingCode.SHEETS_IGNORED, sheet=name, others=", ".join(others)),) if others else ()
    return header_and_rows(chosen, ignored)


def _filled(rows: Iterable[tuple[object, ...]]) -> list[Row]:
    """Give the rows that are not blank; a sheet may go on blank for a million."""
    filled: list[Row] = []
    for number, cells in enumerate(rows, start=1):
        if any(cell is not None for cell in cells):
            filled.append(Row(number, tuple(map(_as_text, cells))))
        if len(filled) > MAX_ROWS + 1:
            break
    return filled


def _as_text(cell: object) -> str:
    """Give a cell's value as text, dates in ISO form, numbers without the digits a spreadsheet makes up."""
    if cell is None:
        return ""
    if isinstance(cell, str):
        return cell
    if isinstance(cell, bool):
        return str(cell)
    if isinstance(cell, (datetime, date, time)):
        return cell.isoformat()
    if isinstance(cell, (int, float)):
        return _number_as_text(cell)
    return str(cell)


def _number_as_text(number: float) -> str:
    """Give a number as a spreadsheet shows it: 3.36694971956355E+17 once digits are lost."""
    if abs(number) >= 10**_EXACT_DIGITS:
        return f"{number:.14E}"
    return str(int(number)) if isinstance(number, int) or number.is_integer() else repr(number)
