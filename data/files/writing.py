"""Participants to a roster file that a spreadsheet opens safely and that we read back unchanged."""

from __future__ import annotations

import csv
from io import BytesIO, StringIO
from typing import TYPE_CHECKING

from bot.domain.people import PROFILE_FIELDS
from bot.domain.spelling import clean_text
from data.files.formulas import defuse
from data.files.headings import heading_for
from data.files.interests import interest_label
from data.files.vocabulary import label

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from bot.domain.people import Participant
    from bot.ports.places import Places

FIELDS = (*PROFILE_FIELDS, "accounts", "consented")
_XLSX_CELL = 32_767


def cells_of(rows: Sequence[Participant], *, places: Places, locale: str) -> Iterator[list[str]]:
    """Give the headings, then a line a participant; columns an import kept aside come last."""
    aside = list(dict.fromkeys(heading for person in rows for heading in person.extra))
    yield [defuse(heading) for heading in (*(heading_for(name, locale) for name in FIELDS), *aside)]
    for person in rows:
        known = [_shown(person, name, places, locale) for name in FIELDS]
        told = (*known, *(person.extra.get(heading, "") for heading in aside))
        yield [defuse(clean_text(cell)) for cell in told]


def _shown(person: Participant, name: str, places: Places, locale: str) -> str:
    """Give one field as a reader of `locale` knows it."""
    special: dict[str, Callable[[], str]] = {
        "country": lambda: _named(person.country or "", places.country_name, places.country, locale),
        "languages": lambda: ", ".join(
            _named(code, places.language_name, places.language, locale) for code in person.languages
        ),
        "interests": lambda: _listed([interest_label(tag, locale) for tag in person.interests]),
        "workplace": lambda: label("workplace", person.workplace or "", locale),
        "career_stage": lambda: label("career_stage", person.career_stage or "", locale),
        "match_mode": lambda: label("match_mode", person.match_mode, locale),
        "taken_part": lambda: _yes_no(answer=person.taken_part, locale=locale),
        "at_home": lambda: _yes_no(answer=person.at_home, locale=locale),
        "consented": lambda: _yes_no(answer=True, locale=locale) if person.consented_at else "",
        "accounts": lambda: "; ".join(map(str, person.accounts)),
    }
    return special[name]() if name in special else str(getattr(person, name) or "")


def _named(code: str, name_of: Callable[[str, str], str], code_of: Callable[[str], str | None], locale: str) -> str:
    """Give a code's name, or the code itself where the name would not be understood on the way back."""
    name = name_of(code, locale)
    return name if code_of(name) == code and "," not in name else code


def _listed(tags: list[str]) -> str:
    """Join tags with semicolons; one alone that has a comma gets a semicolon too, or it would be split when read."""
    listed = "; ".join(tags)
    return f"{listed};" if len(tags) == 1 and any(mark in listed for mark in ",/\n") else listed


def _yes_no(*, answer: bool, locale: str) -> str:
    """Say yes or no."""
    return label("yes_no", "yes" if answer else "no", locale)


def to_csv(lines: Iterable[list[str]]) -> bytes:
    """Write CSV as Excel opens it right: UTF-8 with a mark."""
    text = StringIO(newline="")
    csv.writer(text).writerows(lines)
    return text.getvalue().encode("utf-8-sig")


def to_xlsx(lines: Iterator[list[str]]) -> bytes:
    """Write a workbook in which every cell is text, so that no id is taken for a number."""
    from openpyxl import Workbook  # noqa: PLC0415  # loads NumPy: a CSV need not wait for it
    from openpyxl.cell import WriteOnlyCell  # noqa: PLC0415  # likewise

    workbook = Workbook(write_only=True)
    sheet = workbook.create_sheet("Roster")
    for line in lines:
        cells = []
        for text in line:
            cell = WriteOnlyCell(sheet, text[:_XLSX_CELL])
            cell.data_type = "s"
            cells.append(cell)
        sheet.append(cells)
    content = BytesIO()
    workbook.save(content)
    return content.getvalue()
