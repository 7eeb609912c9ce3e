"""What every collection needs of SQL: long lists in pieces, and "insert or put in its place" on both databases."""

from __future__ import annotations

from functools import cache
from itertools import islice
from typing import TYPE_CHECKING, Any, TypeVar

from sqlalchemy import bindparam
from sqlalchemy.dialects import postgresql, sqlite

from data.prepared import Found, row_type

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from sqlalchemy import ColumnElement, Connection, Result, Select, Table

    from data.mapping.base import Record

PIECE = 1_000
"""Values in one IN list, and rows fetched at once: far below SQLite's 32,766 variables, and few enough statements."""

T = TypeVar("T")
Insert = sqlite.Insert | postgresql.Insert


def pieces(values: Iterable[T]) -> Iterator[list[T]]:
    """Give the values in lists of at most PIECE."""
    rest = iter(values)
    while piece := list(islice(rest, PIECE)):
        yield piece


def records(found: Result[Any] | Found) -> Iterator[Record]:
    """Give all rows, fetched in pieces, as named tuples."""
    if isinstance(found, Found):
        return iter(found.rows)
    made = row_type(tuple(found.keys()))
    return (made(row) for piece in found.partitions(PIECE) for row in piece)


class Among:
    """A select to be asked for the rows whose column is one of some values, however many those are.

    Its SQL is built once. One value is by far the commonest case, and a plain `=` is twice as quick as an IN list.
    """

    def __init__(self, select: Select[Any], column: ColumnElement[Any]) -> None:
        """Make both statements."""
        self._one = select.where(column == bindparam("value"))
        self._many = select.where(column.in_(bindparam("values", expanding=True)))

    def rows(self, connection: Connection, values: Collection[Any], **others: object) -> Iterator[Record]:
        """Give the rows; `others` are the select's own parameters."""
        if len(values) == 1:
            yield from records(connection.execute(self._one, {"value": next(iter(values)), **others}))
        else:
            for piece in pieces(values):
                yield from records(connection.execute(self._many, {"values": piece, **others}))


def put(connection: Connection, table: Table, rows: Sequence[Mapping[str, Any]]) -> None:
    """Insert rows, each in the place of one with the same primary key."""
    if rows:
        connection.execute(_putting(connection.dialect.name, table), rows)


def insert_into(dialect: str, table: Table) -> Insert:
    """Give an insert that knows ON CONFLICT."""
    return postgresql.insert(table) if dialect == "postgresql" else sqlite.insert(table)


def counted(connection: Connection, insert: Insert, rows: Mapping[str, Any] | Sequence[Mapping[str, Any]]) -> int:
    """Insert and give how many rows were stored; for an insert this number must be asked for."""
    return connection.execute(insert, rows, execution_options={"preserve_rowcount": True}).rowcount


@cache
def _putting(dialect: str, table: Table) -> Insert:
    insert = insert_into(dialect, table)
    keys = [column.name for column in table.primary_key]
    changed = {column.name: insert.excluded[column.name] for column in table.columns if not column.primary_key}
    return insert.on_conflict_do_update(index_elements=keys, set_=changed)
