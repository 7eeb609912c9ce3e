"""What the core asks of whoever reads and writes roster files."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.domain.people import Participant
    from bot.domain.roster import RosterReading


class RosterFiles(Protocol):
    """Rosters in and out, as the files that form tools and spreadsheets use."""

    def read(self, content: bytes, filename: str, *, round_locale: str | None = None) -> RosterReading:
        """Read a roster whatever its kind; never raises: what is wrong with the bytes is among the findings."""

    def write(self, rows: Sequence[Participant], *, format: Literal["csv", "xlsx"], locale: str) -> bytes:
        """Write a roster with headings in `locale`, defused against formulas, such that `read` gives it back."""

    def table(self, rows: Sequence[Sequence[str]]) -> bytes:
        """Write rows as CSV that a spreadsheet opens, the headings first, defused against formulas."""

    def interests(self, text: str) -> tuple[tuple[str, ...], bool]:
        """Read interests as somebody typed them, by the names that are kept (`acceso abierto` → `open access`).

        Gives the tags, and whether some had to be left out for their number or length.
        """
