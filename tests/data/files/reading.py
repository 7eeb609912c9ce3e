"""What the tests of roster files share: the real reader, and small files to read."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from openpyxl import Workbook

from data.files.roster import SheetRosterFiles
from data.places.world import WorldPlaces

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from bot.domain.roster import Finding, RosterReading

FILES = SheetRosterFiles(places=WorldPlaces(), platforms=("discord", "slack"))
ROSTERS = Path(__file__).parents[4] / "shared" / "rosters"

HEADER = "Full name,Email address,Country,Platform,Platform user ID"
ANA = "Ana Gómez,ana@example.org,Uruguay,discord,336694971956355289"
BEN = "Ben Okoro,ben@example.org,Nigeria,slack,U0DW68KKR74"


def read(content: str | bytes, *, round_locale: str | None = None) -> RosterReading:
    """Read a file given as text (UTF-8) or bytes."""
    return FILES.read(content.encode() if isinstance(content, str) else content, "r.csv", round_locale=round_locale)


def read_lines(*lines: str) -> RosterReading:
    """Read a file given line by line."""
    return read("\n".join(lines))


def workbook(*rows: Sequence[object]) -> bytes:
    """Make a workbook of one sheet."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in rows:
        sheet.append(list(row))
    content = BytesIO()
    book.save(content)
    return content.getvalue()


def codes(reading: RosterReading) -> list[str]:
    """Give the codes of the findings, in order."""
    return [str(finding.code) for finding in reading.findings]


def faults(reading: RosterReading) -> list[str]:
    """Give the codes of the faults alone."""
    return [str(finding.code) for finding in reading.findings if finding.level == "fault"]


def only(reading: RosterReading, code: str) -> Finding:
    """Give the one finding with a code."""
    found: Iterable[Finding] = [finding for finding in reading.findings if finding.code == code]
    (finding,) = found
    return finding
