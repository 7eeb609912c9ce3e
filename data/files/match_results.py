"""What came of a matching, as files: plain CSV for other programs, safe for spreadsheets."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

from data.files.formulas import defuse

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path


def write_lines(path: Path, columns: Sequence[str], lines: Iterable[Sequence[str | int]]) -> None:
    """Write CSV in UTF-8 without a mark, a line at a time: there may be millions."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(columns)
        writer.writerows([defuse(cell) if isinstance(cell, str) else cell for cell in line] for line in lines)
