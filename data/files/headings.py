"""Which column of a file is which field: by the table of headings, in English or Spanish, in any order."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache, cached_property
from typing import TYPE_CHECKING

from bot.domain.roster import Finding, FindingCode, found
from bot.domain.spelling import clean_line, fold
from data.files.formulas import restore
from data.files.sheet import letter
from data.places.tsv import table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from data.files.sheet import Row


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the file, with the heading the file gives it (or its letter, where it has none)."""

    index: int
    heading: str


@dataclass(frozen=True)
class Layout:
    """Where each field is, which columns are kept aside, and the language the headings are in."""

    fields: dict[str, Column]
    aside: tuple[Column, ...]
    locale: str
    width: int
    findings: tuple[Finding, ...] = field(default=())

    @cached_property
    def accounts(self) -> dict[str, Column]:
        """Give platform → the column with ids on it."""
        return {name.removeprefix("account:"): at for name, at in self.fields.items() if name.startswith("account:")}

    @cached_property
    def handles(self) -> dict[str, Column]:
        """Give platform → the column with names on it; a name there is not an id."""
        return {name.removeprefix("handle:"): at for name, at in self.fields.items() if name.startswith("handle:")}

    @cached_property
    def not_ours(self) -> tuple[Column, ...]:
        """Give the columns that we do not know, and those with names on platforms."""
        return (*self.aside, *self.handles.values())

    @cached_property
    def headings(self) -> dict[str, str]:
        """Give field → heading, with `accounts` for wherever accounts are, and `name` for a name in two columns."""
        shown = {name: at.heading for name, at in self.fields.items()}
        accounts = [shown[name] for name in ("accounts", "account_id") if name in shown]
        accounts += [at.heading for at in self.accounts.values()]
        shown |= {"accounts": accounts[0]} if accounts else {}
        return ({"name": shown["first_name"]} if "first_name" in shown else {}) | shown


@dataclass(frozen=True, slots=True)
class _Names:
    """Folded headings → (field, locale): those that must match whole, and those known inside a longer one."""

    whole: dict[str, tuple[str, str]]
    within: dict[str, tuple[str, str]]


@cache
def _names(platforms: tuple[str, ...]) -> _Names:
    """Read the table of headings, once for each set of platforms."""
    known = _Names({}, {})
    for name, locale, headings in table("headings.tsv", "data.files"):
        for heading in headings.split("; "):
            for platform in platforms if "{platform}" in name else ("",):
                target = known.within if heading.startswith("~ ") else known.whole
                key = fold(heading.removeprefix("~ ").replace("{platform}", platform))
                target.setdefault(key, (name.replace("{platform}", platform), locale))
    return known


@cache
def heading_for(name: str, locale: str) -> str:
    """Give the heading we write for a field, in Spanish for any kind of Spanish, else in English."""
    wanted = "es" if locale.split("-", maxsplit=1)[0] == "es" else "en"
    for row_name, row_locale, headings in table("headings.tsv", "data.files"):
        if (row_name, row_locale) == (name, wanted):
            return headings.split("; ")[0]
    raise KeyError(name)


def count_known(cells: Sequence[str], platforms: tuple[str, ...]) -> int:
    """Count the headings in a row that we know."""
    return sum(_meaning(cell, platforms) is not None for cell in cells[:500])


def _meaning(heading: str, platforms: tuple[str, ...]) -> tuple[str, str, bool] | None:
    """Give (field, locale, whether the heading says just that) of a heading, or None."""
    known, folded = _names(platforms), fold(heading[:300])
    if folded in known.whole:
        return (*known.whole[folded], True)
    for phrase, meaning in known.within.items():
        if phrase in folded:
            return (*meaning, False)
    return None


def lay_out(header: Row, rows: Sequence[Row], platforms: tuple[str, ...]) -> Layout:
    """Find each field's column. A heading that says just that goes before a longer one that mentions it."""
    columns = [
        Column(index, clean_line(restore(cell.strip())) or letter(index)) for index, cell in enumerate(header.cells)
    ]
    meanings = {column: _meaning(column.heading, platforms) for column in columns if header.cells[column.index].strip()}
    fields: dict[str, Column] = {}
    findings: list[Finding] = []
    for exact in (True, False):
        for column, meaning in meanings.items():
            if meaning is None or meaning[2] is not exact:
                continue
            first = fields.setdefault(meaning[0], column)
            if first is column or (meanings[first] != meaning and not exact) or _says_nothing(column, rows):
                continue
            if _says_nothing(first, rows):
                fields[meaning[0]] = column
            else:
                findings.append(_twice(header, column, first))
    _prefer_whole_name(fields)
    aside = _distinct([column for column in columns if column not in fields.values()])
    locales = [meaning[1] for meaning in meanings.values() if meaning]
    locale = "es" if locales.count("es") > locales.count("en") else "en"
    return Layout(fields, aside, locale, len(columns), (*findings, *_missing(fields, columns)))


def _says_nothing(column: Column, rows: Sequence[Row]) -> bool:
    """Say whether a column is blank, as the Name and Email that Microsoft Forms adds to anonymous forms."""
    cells = (row.cells[column.index] for row in rows if column.index < len(row.cells))
    return all(fold(cell[:20]) in {"", "anonymous", "anonimo"} for cell in cells)


def _prefer_whole_name(fields: dict[str, Column]) -> None:
    """Let a full name stand, and keep its parts aside; `Nombre` beside `Apellido` is a first name."""
    if "name" not in fields:
        return
    if "last_name" in fields and "first_name" not in fields and fold(fields["name"].heading) in {"nombre", "name"}:
        fields["first_name"] = fields.pop("name")
        return
    for part in ("first_name", "last_name"):
        fields.pop(part, None)


def _distinct(columns: list[Column]) -> tuple[Column, ...]:
    """Number headings that come twice, so that neither column is lost."""
    seen: dict[str, int] = {}
    distinct: list[Column] = []
    for column in columns:
        seen[column.heading] = seen.get(column.heading, 0) + 1
        times = seen[column.heading]
        distinct.append(column if times == 1 else Column(column.index, f"{column.heading} ({times})"))
    return tuple(distinct)


def _twice(header: Row, column: Column, first: Column) -> Finding:
    """Report a second column for a field that has one."""
    first_name, second_name = (f"{at.heading} ({letter(at.index)})" for at in (first, column))
    return found(
        FindingCode.COLUMN_TWICE, row=header.number, column=column.heading, first=first_name, second=second_name
    )


def _missing(fields: dict[str, Column], columns: list[Column]) -> list[Finding]:
    """Report the columns without which a roster is of little use."""
    findings: list[Finding] = []
    if "name" not in fields and "first_name" not in fields and "last_name" not in fields:
        headings = ", ".join(column.heading for column in columns)
        findings.append(found(FindingCode.NAME_COLUMN_MISSING, value=headings))
    if not any(name in {"accounts", "account_id"} or name.startswith("account:") for name in fields):
        findings.append(found(FindingCode.ACCOUNT_COLUMNS_MISSING))
    if "country" not in fields and "province" not in fields:
        findings.append(found(FindingCode.COUNTRY_COLUMN_MISSING))
    return findings
