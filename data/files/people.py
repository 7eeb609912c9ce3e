"""From the cells of a row to a roster entry."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.domain.roster import FindingCode, RosterEntry
from data.files import answers
from data.files.accounts import accounts, handles

if TYPE_CHECKING:
    from datetime import datetime

    from data.files.cells import Cells
    from data.files.dates import DateColumn
    from data.files.location import Whereabouts

MAX_NAME = 200
_EMAIL = re.compile(r"[^@\s<>,;:()]+@[^@\s<>,;:()]+\.[^@\s<>,;:().]+")
_LANGUAGE_LIST = re.compile(r"[,;/\n|&+]|\by\b|\band\b", re.IGNORECASE)
_LANGUAGE_LEVEL = re.compile(r"\([^)]*\)|\s[-–:]\s.*$|\b[abc][12]\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class PersonReader:
    """Reads people, row by row, noting everything that is odd on the way."""

    whereabouts: Whereabouts
    dates: DateColumn
    platforms: tuple[str, ...]

    def read(self, cells: Cells) -> RosterEntry | None:
        """Read one row; None where it is nobody's (its findings say why)."""
        if not cells.is_whole():
            return None
        name = _name(cells)
        location = self.whereabouts.read(cells)
        found_accounts, odd_accounts = accounts(cells, self.platforms)
        return RosterEntry(
            row=cells.row.number,
            name=name or "",
            zone=location.zone,
            email=_email(cells),
            country=location.country,
            province=location.province,
            city=cells.line("city"),
            institution=cells.line("institution"),
            languages=self._languages(cells),
            workplace=answers.workplace(cells),
            career_stage=answers.career_stage(cells),
            interests=answers.interests(cells),
            match_mode=answers.match_mode(cells),
            motivation=cells.text("motivation"),
            taken_part=answers.yes_or_no(cells, "taken_part"),
            at_home=answers.yes_or_no(cells, "at_home"),
            consented=answers.consented(cells),
            applied_at=self._applied_at(cells),
            accounts=found_accounts,
            handles=handles(cells),
            extra=cells.aside() | odd_accounts,
        )

    def _languages(self, cells: Cells) -> tuple[str, ...]:
        """Read the languages, best first."""
        places = self.whereabouts.places
        known: dict[str, None] = {}
        told = cells.told("languages")
        if told is None:
            return ()
        if whole := places.language(told):
            return (whole,)
        for part in filter(None, map(str.strip, _LANGUAGE_LIST.split(cells.text("languages") or ""))):
            code = places.language(part) or places.language(_LANGUAGE_LEVEL.sub("", part).strip())
            if code:
                known[code] = None
            else:
                self._note_language(cells, part)
        return tuple(known)

    def _note_language(self, cells: Cells, told: str) -> None:
        """Note a language nobody knows, with the one that was probably meant."""
        nearest = cells.notes.suggestion(
            f"language {told}", lambda: self.whereabouts.places.suggest_language(told, self.whereabouts.locale)
        )
        cells.note(FindingCode.LANGUAGE_UNKNOWN, "languages", told, suggestion=nearest)

    def _applied_at(self, cells: Cells) -> datetime | None:
        """Read when the form was sent."""
        told = cells.line("applied_at")
        if told is None:
            return None
        instant = self.dates.read(told)
        if instant is None:
            cells.note(FindingCode.DATE_UNKNOWN, "applied_at", told)
        return instant


def _name(cells: Cells) -> str | None:
    """Read the name, from one column or from two."""
    name = cells.line("name") or " ".join(filter(None, (cells.line("first_name"), cells.line("last_name"))))
    if not name:
        cells.note(FindingCode.NAME_MISSING, "name")
        return None
    if len(name) > MAX_NAME:
        cells.note(FindingCode.NAME_TOO_LONG, "name", name, length=len(name), limit=MAX_NAME)
    return name


def _email(cells: Cells) -> str | None:
    """Read the e-mail address; one that cannot be one is noted and left out."""
    told = cells.told("email")
    if told is None:
        return None
    address = told.removeprefix("mailto:").strip("<> ")
    if _EMAIL.fullmatch(address):
        return address
    cells.note(FindingCode.EMAIL_ODD, "email", told)
    return None
