"""A whole roster file, from bytes to entries and findings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.roster import Finding, FindingCode, Level, RosterEntry, RosterReading, cross_check, in_reading_order
from bot.domain.spelling import clean_line
from data.files.cells import Cells
from data.files.dates import DateColumn, Order
from data.files.decoding import decode
from data.files.delimited import read_delimited
from data.files.headings import Layout, count_known, lay_out
from data.files.kinds import Kind, kind_of
from data.files.location import Whereabouts, country_of_provinces
from data.files.notes import Notes
from data.files.people import PersonReader
from data.files.sheet import MAX_BYTES, MAX_LINES, MAX_ROWS, Table, unreadable
from data.files.workbook import read_workbook

if TYPE_CHECKING:
    from bot.ports.places import Places


def read_table(content: bytes, platforms: tuple[str, ...]) -> Table:
    """Read bytes as a table, whatever the file is named."""
    if len(content) > MAX_BYTES:
        return unreadable(FindingCode.FILE_TOO_LARGE, limit=MAX_BYTES // 2**20)
    match kind_of(content):
        case Kind.EMPTY:
            return unreadable(FindingCode.FILE_EMPTY)
        case Kind.WORKBOOK:
            return read_workbook(content)
        case Kind.OLD_EXCEL:
            return unreadable(FindingCode.FILE_OLD_EXCEL)
        case Kind.OTHER:
            return unreadable(FindingCode.FILE_NOT_TABLE)
        case Kind.TEXT:
            if content.count(b"\n") + content.count(b"\r") > 2 * MAX_LINES:
                return unreadable(FindingCode.ROWS_TOO_MANY, limit=MAX_ROWS)
            return read_delimited(decode(content), lambda cells: count_known(cells, platforms))


def read_roster(
    content: bytes, *, places: Places, platforms: tuple[str, ...], round_locale: str | None
) -> RosterReading:
    """Read a roster. A row with a fault is not among the entries, yet other rows are compared with it."""
    table = read_table(content, platforms)
    if table.header is None:
        return RosterReading((), table.findings)
    layout = lay_out(table.header, table.rows, platforms)
    notes = Notes()
    for finding in (*table.findings, *layout.findings):
        notes.take(finding)
    entries: list[RosterEntry] = []
    if not table.rows:
        notes.add(FindingCode.NO_PEOPLE)
    elif not any(finding.code == FindingCode.NAME_COLUMN_MISSING for finding in layout.findings):
        entries = _read_people(table, layout, notes, _reader(table, layout, notes, places, platforms, round_locale))
    return _reading(entries, notes, layout, table)


def _reading(entries: list[RosterEntry], notes: Notes, layout: Layout, table: Table) -> RosterReading:
    """Compare the rows with one another and put everything together."""
    columns = layout.headings
    header = table.header.number if table.header else None
    whole_is_faulty = any(f.level is Level.FAULT and f.row in {None, header} for f in notes.findings)
    for finding in cross_check(entries, columns):
        notes.take(finding)
    good = tuple(entry for entry in entries if entry.row not in notes.faulty_rows and not whole_is_faulty)
    return RosterReading(good, in_reading_order(notes.findings), columns, len(table.rows))


def _read_people(table: Table, layout: Layout, notes: Notes, reader: PersonReader) -> list[RosterEntry]:
    """Read every row that is not spoilt already (its quote never closes: the cells may be anything)."""
    spoilt = frozenset(notes.faulty_rows)
    read = [reader.read(Cells(row, layout, notes)) for row in table.rows if row.number not in spoilt]
    return [entry for entry in read if entry is not None]


def _reader(
    table: Table, layout: Layout, notes: Notes, places: Places, platforms: tuple[str, ...], round_locale: str | None
) -> PersonReader:
    """Learn from whole columns what no single row tells: the order of dates, the country of the provinces."""
    locale = round_locale or layout.locale
    dates = DateColumn(_column(table, layout, "applied_at"))
    _note_dates(dates, layout, notes)
    home = None
    if "country" not in layout.fields and "province" in layout.fields:
        home = country_of_provinces(_column(table, layout, "province"), places)
        _note_home(home, layout, notes, places, locale)
    return PersonReader(Whereabouts(places, locale, home), dates, platforms)


def _column(table: Table, layout: Layout, field: str) -> tuple[str, ...]:
    """Give the cells of a field's column that say something."""
    column = layout.fields.get(field)
    if column is None:
        return ()
    cells = [clean_line(row.cells[column.index][:100]) for row in table.rows if column.index < len(row.cells)]
    return tuple(filter(None, cells))


def _note_dates(dates: DateColumn, layout: Layout, notes: Notes) -> None:
    """Note once, for the whole column, when the order of its dates is a guess."""
    heading = layout.headings.get("applied_at")
    if dates.order is Order.MIXED:
        notes.take(_of_column(FindingCode.DATE_MIXED, heading))
    elif dates.order is Order.UNDECIDED and layout.locale == "en":
        notes.take(_of_column(FindingCode.DATE_AMBIGUOUS, heading))


def _of_column(code: FindingCode, heading: str | None) -> Finding:
    """Make a warning about a column as a whole."""
    return Finding(Level.WARNING, code, column=heading)


def _note_home(home: str | None, layout: Layout, notes: Notes, places: Places, locale: str) -> None:
    """Note where everybody is taken to be, in a file without a column for countries."""
    if home is None:
        notes.add(FindingCode.COUNTRY_COLUMN_MISSING)
    else:
        heading = layout.fields["province"].heading
        notes.add(FindingCode.COUNTRY_INFERRED, column=heading, country=places.country_name(home, locale))
