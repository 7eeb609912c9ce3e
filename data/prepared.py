"""Statements prepared once: on SQLite, which answers in microseconds, SQLAlchemy's part took most of the time.

A statement that is kept and asked again is turned into SQL, and what writes and reads its values, once in a process.
All others, and all of PostgreSQL's, go SQLAlchemy's own way; the collections cannot tell the difference.
"""

from __future__ import annotations

import sqlite3
from collections import namedtuple
from contextlib import suppress
from datetime import UTC
from functools import cache, lru_cache, partial
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias, TypeVar, cast
from weakref import WeakKeyDictionary

import sqlalchemy as sa
from sqlmodel.sql.sqltypes import UTCDateTime

from data.answers import OF_PASSAGE, ROWS_KEPT, Answers, tables_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from sqlalchemy.sql.compiler import SQLCompiler

    Values: TypeAlias = Mapping[str, Any]
    Given: TypeAlias = Values | Sequence[Values] | None
    Process: TypeAlias = Callable[[Any], Any]

Made = TypeVar("Made")

PREPARED = (sa.Select, sa.CompoundSelect, sa.Insert, sa.Update, sa.Delete)
"""What can be prepared."""


class Found:
    """The answer to a statement: as much of SQLAlchemy's `Result` as the collections use."""

    def __init__(self, rows: Sequence[Any], rowcount: int) -> None:
        """Take the rows, as named tuples, and how many were changed."""
        self.rows = rows
        self.rowcount = rowcount

    def __iter__(self) -> Iterator[Any]:
        """Go through the rows."""
        return iter(self.rows)

    def first(self) -> Any:  # noqa: ANN401  # the statement says what a row is, so no checker can know
        """Give the first row, None if there is none."""
        return self.rows[0] if self.rows else None


class FoundScalars(list[Any]):
    """The first column of all rows."""

    def all(self) -> Sequence[Any]:
        """Give the values."""
        return self


class PreparedConnection:
    """A connection to SQLite, within SQLAlchemy's transaction."""

    def __init__(self, connection: sa.Connection) -> None:
        """Put it over SQLAlchemy's connection, which takes what is not prepared."""
        self._connection = connection
        self._driver = cast("sqlite3.Connection", connection.connection.driver_connection)
        self.answers = Answers(self._driver)
        self.dialect = connection.dialect

    def execute(
        self, statement: sa.Executable, parameters: Given = None, *, execution_options: Values | None = None
    ) -> Found | sa.CursorResult[Any]:
        """Ask a statement once, or for each of a list of values."""
        form = _form_for(statement, parameters or {}, self.dialect)
        if form is None:
            return self._connection.execute(statement, parameters, execution_options=execution_options or {})
        try:
            if form.changes is None:
                return self._answer(form, cast("Values", parameters or {}))
            return cast("Found", self.answers.change(form.changes, partial(form.ask, self._driver, parameters or {})))
        except sqlite3.Error as failure:
            raise as_sqlalchemy_says(form.sql, failure, self.dialect) from failure

    def _answer(self, form: _Form, given: Values) -> Found:
        """Give what is known, or ask."""
        known, values = self.answers.of(form.sql), form.written(given)
        if known is None:
            return form.answer(self._driver.execute(form.sql, values))
        asked = tuple(values)
        found: Found | None = known.get(asked)
        if found is None:
            found = form.answer(self._driver.execute(form.sql, values))
            if len(found.rows) <= ROWS_KEPT:
                known[asked] = found
        return found

    def scalars(self, statement: sa.Executable, parameters: Given = None) -> FoundScalars | sa.ScalarResult[Any]:
        """Give the first column of all rows."""
        found = self.execute(statement, parameters)
        return FoundScalars(row[0] for row in found.rows) if isinstance(found, Found) else found.scalars()

    def scalar(self, statement: sa.Executable, parameters: Values | None = None) -> Any:  # noqa: ANN401  # as above
        """Give the first column of the first row, None if there is none."""
        row = self.execute(statement, parameters).first()
        return None if row is None else row[0]

    def exec_driver_sql(self, statement: str) -> sa.CursorResult[Any]:
        """Execute SQL as it stands."""
        return self._connection.exec_driver_sql(statement)


def prepared(connection: sa.Connection) -> sa.Connection:
    """Give a connection that prepares statements where that is of use; it does all that collections ask of one."""
    return cast("sa.Connection", PreparedConnection(connection)) if connection.dialect.name == "sqlite" else connection


def as_sqlalchemy_says(sql: str, failure: sqlite3.Error, dialect: sa.Dialect) -> BaseException:
    """Give the failure as everybody expects it, without what people wrote."""
    return sa.exc.DBAPIError.instance(sql, None, failure, sqlite3.Error, hide_parameters=True, dialect=dialect)


class _Bind(NamedTuple):
    """A value of a statement: its name, its place in a list of them, what writes it, what it is where none is given."""

    name: str
    place: int | None
    write: Process | None
    is_needed: bool
    otherwise: Any


class _Form:
    """A statement as SQL, for certain columns and certain lengths of its lists."""

    def __init__(
        self, sql: str, binds: Sequence[_Bind], readers: Sequence[Process | None], changes: str | None
    ) -> None:
        self.sql = sql
        self.changes = changes
        self._names = [bind.name for bind in binds]
        self._otherwise = {bind.name: bind.otherwise for bind in binds if not bind.is_needed}
        self._places = [(number, bind.place) for number, bind in enumerate(binds) if bind.place is not None]
        self._writers = [(number, bind.write) for number, bind in enumerate(binds) if bind.write is not None]
        self._readers = tuple((number, reader) for number, reader in enumerate(readers) if reader is not None)
        self._records: _Records | None = None
        self._keeps = not tables_of(sql) & OF_PASSAGE

    def ask(self, driver: sqlite3.Connection, given: Values | Sequence[Values]) -> Found:
        if isinstance(given, list):
            return self.answer(driver.executemany(self.sql, map(self.written, given)))
        return self.answer(driver.execute(self.sql, self.written(cast("Values", given))))

    def answer(self, cursor: sqlite3.Cursor) -> Found:
        if not cursor.description:
            return Found((), cursor.rowcount)
        if self._records is None:
            columns = tuple(column[0] for column in cursor.description)
            self._records = _records_of(columns, self._readers, keeps=self._keeps)
        return Found(self._records.of(cursor.fetchall()), cursor.rowcount)

    def written(self, given: Values) -> list[Any]:
        if self._otherwise:
            given = {**self._otherwise, **given}
        written = [given[name] for name in self._names]
        for number, place in self._places:
            values = written[number]
            written[number] = values[place] if place < len(values) else values[-1]
        for number, write in self._writers:
            written[number] = write(written[number])
        return written


class _Records:
    """Rows of one kind: what reads their columns, and those that were read before."""

    def __init__(self, columns: tuple[str, ...], readers: tuple[tuple[int, Process], ...], *, keeps: bool) -> None:
        self._make = row_type(columns)
        self._keeps = keeps
        self._readers = readers
        self._known: dict[tuple[Any, ...], Any] = {}

    def of(self, rows: Sequence[tuple[Any, ...]]) -> Sequence[Any]:
        """Give the rows as records; one that was read before is the same record, with what was made of it."""
        if len(self._known) > RECORDS_KEPT:
            self._known.clear()
        known = self._known
        return [known.get(row) or self._read(row) for row in rows]

    def _read(self, row: tuple[Any, ...]) -> Any:  # noqa: ANN401  # the statement says what a row is, so no checker can know
        values = list(row)
        for number, reader in self._readers:
            if values[number] is not None:  # what is not there is None, whatever its type
                values[number] = reader(values[number])
        made = self._make(values)
        if self._keeps:
            self._known[row] = made
        return made


@cache
def _records_of(columns: tuple[str, ...], readers: tuple[tuple[int, Process], ...], *, keeps: bool) -> _Records:
    return _Records(columns, readers, keeps=keeps)


class _Forms:
    """A statement that was asked before, with its forms."""

    def __init__(self) -> None:
        self.lists: Sequence[str] | None = None
        self.known: dict[object, _Form | None] = {}


_ASKED: WeakKeyDictionary[sa.Executable, _Forms] = WeakKeyDictionary()
"""What nobody keeps is forgotten here too; what is asked a second time is worth being prepared."""


def _form_for(statement: sa.Executable, given: Values | Sequence[Values], dialect: sa.Dialect) -> _Form | None:
    """Give the form for these values, None if SQLAlchemy must see to it."""
    forms = _ASKED.get(statement)
    if forms is None:
        _ASKED[statement] = _Forms()
        return None
    one = cast("Values", given[0] if isinstance(given, list) else given)
    lengths = [_padded(len(one[name])) for name in forms.lists] if forms.lists else ()
    shape = (*(one if statement.is_dml else ()), *lengths)
    if shape not in forms.known:
        forms.known[shape] = _prepare(statement, one, dialect, forms)
    return forms.known[shape]


def _padded(length: int) -> int:
    """Give how many values stand in the SQL for so many: the last is repeated, lest each length have its own form."""
    return 1 << (length - 1).bit_length() if length else 0


def _prepare(statement: Any, one: Values, dialect: sa.Dialect, forms: _Forms) -> _Form | None:  # noqa: ANN401  # `compile` is not declared of an Executable
    """Turn a statement into a form; None for an insert of which SQLAlchemy makes more than one statement."""
    if not isinstance(statement, PREPARED):
        return None
    compiled = statement.compile(dialect=dialect, column_keys=list(one) if statement.is_dml else None)
    columns = statement.exported_columns
    if isinstance(statement, sa.Insert) and (columns or compiled.insert_prefetch):
        return None
    binds_of = compiled.binds  # a list that the statement itself holds is none of the values given
    forms.lists = lists = [n for n in compiled.positiontup or () if binds_of[n].expanding and binds_of[n].required]
    padded = {name: [*one[name], *one[name][-1:] * (_padded(len(one[name])) - len(one[name]))] for name in lists}
    expanded = compiled.construct_expanded_state({**one, **padded})
    places = {name: (of, at) for of, names in expanded.parameter_expansion.items() for at, name in enumerate(names)}
    binds = [_bind(compiled, places.get(name, (name, None)), dialect) for name in expanded.positiontup or ()]
    readers = [_reader(column.type, dialect) for column in columns]
    changes = str(statement.table) if isinstance(statement, sa.Insert | sa.Update | sa.Delete) else None
    return _Form(expanded.statement, binds, readers, changes)


def _bind(compiled: SQLCompiler, named: tuple[str, int | None], dialect: sa.Dialect) -> _Bind:
    name, place = named
    bind = compiled.binds[name]
    return _Bind(name, place, _writer(bind.type, dialect), is_needed=bind.required, otherwise=bind.effective_value)


_READERS: dict[type, Process] = {}
_WRITERS: dict[type, Process] = {}
VALUES_KEPT = 4_096
RECORDS_KEPT = 8_192


def _writer(kind: sa.types.TypeEngine[Any], dialect: sa.Dialect) -> Process | None:
    """Give what writes a value; moments in UTC, as all of ours are, come many times, and are written out once."""
    write = kind.dialect_impl(dialect).bind_processor(dialect)
    if write is None or not isinstance(kind, UTCDateTime):
        return write
    known = _WRITERS.setdefault(type(kind), lru_cache(VALUES_KEPT)(write))
    return lambda moment: known(moment) if moment is None or moment.tzinfo is UTC else write(moment)


def _reader(kind: sa.types.TypeEngine[Any], dialect: sa.Dialect) -> Process | None:
    """Give what reads a column; the same few moments, days and values in JSON, which nobody changes, are read once."""
    read = kind.dialect_impl(dialect).result_processor(dialect, None)
    if read is None or not isinstance(kind, UTCDateTime | sa.Date | sa.JSON):
        return read
    return _READERS.setdefault(type(kind), lru_cache(VALUES_KEPT)(read))


@cache
def row_type(columns: tuple[str, ...]) -> Callable[[Iterable[Any]], Any]:
    """Give what makes named tuples of rows: reading SQLAlchemy's own by name takes ten times as long.

    As each is a class of its own, what is made of one can be kept with it.
    """
    named: Any = namedtuple  # noqa: PYI024  # the statement says what its fields are, so no checker can know them
    record = type("Record", (named("Fields", columns, rename=True),), {"made": None})
    return partial(tuple.__new__, record)  # `_make` without its check of the length


def made_once(make: Callable[[Any], Made]) -> Callable[[Any], Made]:
    """Keep what is made of a record with it. It must be a function of that record alone, and be changed by nobody."""

    def made(row: Any) -> Made:  # noqa: ANN401  # as above
        kept = getattr(row, "made", None)
        if kept is None:
            kept = make(row)
            with suppress(AttributeError):  # SQLAlchemy's own rows keep nothing
                row.made = kept
        return kept

    return made
