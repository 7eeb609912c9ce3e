"""Cells that a spreadsheet would run as a formula: defused on the way out, given back as they were on the way in."""

from __future__ import annotations

import re

_DANGEROUS = re.compile(r"['\s]*[=+\-@＝＋－＠]|[\t\r\n]")  # with the wide forms of East Asian keyboards


def defuse(cell: str) -> str:
    """Put an apostrophe before what a spreadsheet would run: it then shows it as text."""
    return f"'{cell}" if _DANGEROUS.match(cell) else cell


def restore(cell: str) -> str:
    """Take away the apostrophe that `defuse` put there."""
    return cell[1:] if cell.startswith("'") and _DANGEROUS.match(cell, 1) else cell
