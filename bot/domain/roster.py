"""A roster file as the core sees it: entries that could be read, and findings about what could not."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from bot.domain.spelling import fold, shorten

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
    from datetime import datetime

    from bot.domain.people import Account, CareerStage, MatchMode


class Level(StrEnum):
    """How bad a finding is: a fault keeps the row out, a warning asks for a look."""

    FAULT = "fault"
    WARNING = "warning"


class FindingCode(StrEnum):
    """Everything that can be wrong or odd in a roster; each has its two sentences in `roster.ftl`."""

    FILE_EMPTY = "file-empty"
    FILE_NOT_TABLE = "file-not-table"
    FILE_DAMAGED = "file-damaged"
    FILE_OLD_EXCEL = "file-old-excel"
    FILE_TOO_LARGE = "file-too-large"
    ROWS_TOO_MANY = "rows-too-many"
    NO_PEOPLE = "no-people"
    SHEETS_IGNORED = "sheets-ignored"
    ENCODING_MIXED = "encoding-mixed"
    CHARACTER_LOST = "character-lost"
    QUOTE_OPEN = "quote-open"
    QUOTE_ODD = "quote-odd"
    CELLS_TOO_MANY = "cells-too-many"
    CELL_TOO_LONG = "cell-too-long"

    NAME_COLUMN_MISSING = "name-column-missing"
    COLUMN_TWICE = "column-twice"
    ACCOUNT_COLUMNS_MISSING = "account-columns-missing"
    COUNTRY_COLUMN_MISSING = "country-column-missing"
    COUNTRY_INFERRED = "country-inferred"

    NAME_MISSING = "name-missing"
    NAME_TOO_LONG = "name-too-long"
    EMAIL_ODD = "email-odd"
    COUNTRY_UNKNOWN = "country-unknown"
    COUNTRY_MISSING = "country-missing"
    PROVINCE_UNKNOWN = "province-unknown"
    ZONE_UNKNOWN = "zone-unknown"
    ZONE_OFFSET = "zone-offset"
    ZONE_NEEDED = "zone-needed"
    ZONE_ELSEWHERE = "zone-elsewhere"
    LANGUAGE_UNKNOWN = "language-unknown"
    WORKPLACE_UNKNOWN = "workplace-unknown"
    CAREER_UNKNOWN = "career-unknown"
    MODE_UNKNOWN = "mode-unknown"
    ANSWER_UNKNOWN = "answer-unknown"
    INTERESTS_CUT = "interests-cut"
    NOT_CONSENTED = "not-consented"
    DATE_UNKNOWN = "date-unknown"
    DATE_AMBIGUOUS = "date-ambiguous"
    DATE_MIXED = "date-mixed"

    NO_ACCOUNT = "no-account"
    ACCOUNT_ROUNDED = "account-rounded"
    ACCOUNT_DECIMAL = "account-decimal"
    ACCOUNT_ZEROS = "account-zeros"
    ACCOUNT_ODD = "account-odd"
    PLATFORM_MISSING = "platform-missing"
    PLATFORM_UNKNOWN = "platform-unknown"

    ACCOUNT_TWICE = "account-twice"
    EMAIL_TWICE = "email-twice"
    NAME_TWICE = "name-twice"
    LANGUAGE_ALONE = "language-alone"


FAULTS = frozenset(
    {
        FindingCode.FILE_EMPTY,
        FindingCode.FILE_NOT_TABLE,
        FindingCode.FILE_DAMAGED,
        FindingCode.FILE_OLD_EXCEL,
        FindingCode.FILE_TOO_LARGE,
        FindingCode.ROWS_TOO_MANY,
        FindingCode.NO_PEOPLE,
        FindingCode.QUOTE_OPEN,
        FindingCode.CELLS_TOO_MANY,
        FindingCode.CELL_TOO_LONG,
        FindingCode.NAME_COLUMN_MISSING,
        FindingCode.COLUMN_TWICE,
        FindingCode.NAME_MISSING,
        FindingCode.NAME_TOO_LONG,
        FindingCode.COUNTRY_UNKNOWN,
        FindingCode.ZONE_UNKNOWN,
        FindingCode.ZONE_OFFSET,
        FindingCode.ZONE_NEEDED,
        FindingCode.ACCOUNT_ROUNDED,
        FindingCode.ACCOUNT_DECIMAL,
        FindingCode.PLATFORM_MISSING,
        FindingCode.ACCOUNT_TWICE,
        FindingCode.EMAIL_TWICE,
    },
)
"""What keeps a row (or the file) out. Everything else is a warning: the row can be used, somebody should look."""


@dataclass(frozen=True, slots=True)
class Finding:
    """Something wrong or odd in a roster.

    `row` is as a spreadsheet shows it (the header is row 1), `column` as the file names it; both None for the file as
    a whole. `code` names the sentences `roster-<code>` (what is wrong) and `roster-<code>-advice` (what to do);
    `details` are their variables.
    """

    level: Level
    code: str
    row: int | None = None
    column: str | None = None
    value: str | None = None
    details: Mapping[str, str | int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class RosterEntry:
    """One person as a roster row tells it, already normalised; the meanings are `Participant`'s.

    None (or an empty tuple) means that the file says nothing, which never erases what is known.
    """

    row: int
    name: str
    zone: str | None = None
    email: str | None = None
    country: str | None = None
    province: str | None = None
    city: str | None = None
    institution: str | None = None
    languages: tuple[str, ...] = ()
    workplace: str | None = None
    career_stage: CareerStage | None = None
    interests: tuple[str, ...] = ()
    match_mode: MatchMode | None = None
    motivation: str | None = None
    taken_part: bool | None = None
    at_home: bool | None = None
    consented: bool | None = None
    applied_at: datetime | None = None
    accounts: tuple[Account, ...] = ()
    handles: tuple[tuple[str, str], ...] = ()
    extra: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class RosterReading:
    """What came out of one file: good entries in file order, and every finding at once.

    `columns` maps our field names to the file's own headings, so that later findings can name the column.
    """

    entries: tuple[RosterEntry, ...]
    findings: tuple[Finding, ...]
    columns: Mapping[str, str] = field(default_factory=dict)
    rows_read: int = 0


def found(
    code: FindingCode,
    *,
    row: int | None = None,
    column: str | None = None,
    value: str | None = None,
    **details: str | int,
) -> Finding:
    """Make the finding for `code` at its level, with the value cut to a length one can read."""
    level = Level.FAULT if code in FAULTS else Level.WARNING
    return Finding(level, code, row, column, None if value is None else shorten(value), details)


def in_reading_order(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Sort findings as somebody with the file open meets them: the file as a whole, then row by row."""
    return tuple(sorted(findings, key=lambda finding: finding.row or 0))


def cross_check(entries: Sequence[RosterEntry], columns: Mapping[str, str]) -> tuple[Finding, ...]:
    """Find what only shows when rows are compared. Nothing is merged: a person decides."""
    return (
        *_accounts_twice(entries, columns.get("accounts")),
        *_twice(entries, _email_key, FindingCode.EMAIL_TWICE, columns.get("email")),
        *_twice(entries, _name_key, FindingCode.NAME_TWICE, columns.get("name")),
        *_alone_in_language(entries, columns.get("languages")),
    )


def _accounts_twice(entries: Sequence[RosterEntry], column: str | None) -> Iterable[Finding]:
    """Find each later row that names an account an earlier row has."""
    first_rows: dict[tuple[str, str], int] = {}
    for entry in entries:
        for account in entry.accounts:
            first = first_rows.setdefault(account.key, entry.row)
            if first != entry.row:
                yield found(
                    FindingCode.ACCOUNT_TWICE, row=entry.row, column=column, value=str(account), first_row=first
                )


def _email_key(entry: RosterEntry) -> tuple[Hashable, str] | None:
    """Give what makes an e-mail address the same, and how it is shown."""
    return (entry.email.casefold(), entry.email) if entry.email else None


def _name_key(entry: RosterEntry) -> tuple[Hashable, str] | None:
    """Give what makes two people look like one, and how it is shown."""
    return ((fold(entry.name) or entry.name, entry.country), entry.name) if entry.name else None


def _twice(
    entries: Sequence[RosterEntry],
    key: Callable[[RosterEntry], tuple[Hashable, str] | None],
    code: FindingCode,
    column: str | None,
) -> Iterable[Finding]:
    """Find each later row with the same key as an earlier one."""
    first_rows: dict[Hashable, int] = {}
    for entry in entries:
        keyed = key(entry)
        if keyed is None:
            continue
        same, shown = keyed
        first = first_rows.setdefault(same, entry.row)
        if first != entry.row:
            yield found(code, row=entry.row, column=column, value=shown, first_row=first)


def _alone_in_language(entries: Sequence[RosterEntry], column: str | None) -> Iterable[Finding]:
    """Find who speaks no language that anybody else speaks; who names none speaks the round's and is passed over."""
    speakers = Counter(language for entry in entries for language in set(entry.languages))
    telling = [entry for entry in entries if entry.languages]
    if len(telling) < 2:  # noqa: PLR2004  # one person alone cannot be compared with anybody
        return
    for entry in telling:
        if all(speakers[language] == 1 for language in entry.languages):
            yield found(FindingCode.LANGUAGE_ALONE, row=entry.row, column=column, value=", ".join(entry.languages))
