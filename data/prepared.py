"""Statements prepared once: on SQLite, which answers in microseconds, SQLAlchemy's part took most of the time.

A statement that is kept and asked again is turned into SQL, and what writes and reads its values, once in a process.
All others, and all of PostgreSQL's, go SQLAlchemy's own way; the collections cannot tell the difference.
"""

from __future__ import annotations

import sqlite3
from collections import namedtuple
from datetime import UTC
from functools import cache, lru_cache, partial
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias, cast
from weakref import WeakKeyDictionary

import sqlalchemy as sa
from sqlmodel.sql.sqltypes import UTCDateTime

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from sqlalchemy.sql.compiler import SQLCompiler

    Values: TypeAlias = Mapping[str, Any]
    Given: TypeAlias = Values | Sequence[Values] | None
    Process: TypeAlias = Callable[[Any], Any]

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
        self.dialect = connection.dialect

    def execute(
        self, statement: sa.Executable, parameters: Given = None, *, execution_options: Values | None = None
    ) -> Found | sa.CursorResult[Any]:
        """Ask a statement once, or for each of a list of values."""
        form = _form_for(statement, parameters or {}, self.dialect)
        if form is None:
            return self._connection.execute(statement, parameters, execution_options=execution_options or {})
        try:
            return form.ask(self._driver, parameters or {})
        except sqlite3.Error as failure:
            raise as_sqlalchemy_says(form.sql, failure, self.dialect) from failure

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

    def __init__(self, sql: str, binds: Sequence[_Bind], readers: Sequence[Process | None]) -> None:
        self.sql = sql
        self._names = [bind.name for bind in binds]
        self._otherwise = {bind.name: bind.otherwise for bind in binds if not bind.is_needed}
        self._places = [(number, bind.place) for number, bind in enumerate(binds) if bind.place is not None]
        self._writers = [(number, bind.write) for number, bind in enumerate(binds) if bind.write is not None]
        self._readers = [(number, reader) for number, reader in enumerate(readers) if reader is not None]
        self._made: Callable[[Any], Any] | None = None

    def ask(self, driver: sqlite3.Connection, given: Values | Sequence[Values]) -> Found:
        if isinstance(given, list):
            cursor = driver.executemany(self.sql, map(self._written, given))
        else:
            cursor = driver.execute(self.sql, self._written(cast("Values", given)))
        rows = self._read(cursor) if cursor.description else ()
        return Found(rows, cursor.rowcount)

    def _written(self, given: Values) -> list[Any]:
        if self._otherwise:
            given = {**self._otherwise, **given}
        written = [given[name] for name in self._names]
        for number, place in self._places:
            values = written[number]
            written[number] = values[place] if place < len(values) else values[-1]
        for number, write in self._writers:
            written[number] = write(written[number])
        return written

    def _read(self, cursor: sqlite3.Cursor) -> Sequence[Any]:
        if self._made is None:
            self._made = row_type(tuple(column[0] for column in cursor.description))
        made, readers = self._made, self._readers
        rows: list[Any] = cursor.fetchall()
        if not readers:
            return [made(row) for row in rows]
        for at, row in enumerate(rows):
            values = list(row)
            for number, reader in readers:
                if values[number] is not None:  # what is not there is None, whatever its type
                    values[number] = reader(values[number])
            rows[at] = made(values)
        return rows


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
    return _Form(expanded.statement, binds, readers)


def _bind(compiled: SQLCompiler, named: tuple[str, int | None], dialect: sa.Dialect) -> _Bind:
    name, place = named
    bind = compiled.binds[name]
    return _Bind(name, place, _writer(bind.type, dialect), is_needed=bind.required, otherwise=bind.effective_value)


_READERS: dict[type, Process] = {}
_WRITERS: dict[type, Process] = {}
VALUES_KEPT = 4_096


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
    """Give what makes named tuples of rows: reading SQLAlchemy's own by name takes ten times as long."""
    named: Any = namedtuple  # noqa: PYI024  # the statement says what its fields are, so no checker can know them
    return partial(tuple.__new__, named("Record", columns, rename=True))  # `_make` without its check of the length
