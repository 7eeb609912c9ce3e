"""The stores that are held to the contract: SQLite in memory, SQLite in a file, PostgreSQL, and the tests' own twin."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress

import pytest
import sqlalchemy as sa

from bot.ports.storage import Unit
from data.engine import open_store
from data.store import SqlStore, SqlUnit
from data.tables import metadata
from tests.contracts.postgres import new_database, postgres
from tests.fakes.memory.store import MemoryStore

__all__ = ["postgres"]


class _Undone(Exception):
    pass


DATABASES = ("memory", "file", "postgresql")
"""How they are asked for where the twin has nothing to promise."""


@pytest.fixture(scope="session", params=[*DATABASES, "twin"])
def opened(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[SqlStore | MemoryStore]:
    """Give a store of each kind, opened once: opening is tested elsewhere."""
    if request.param == "twin":
        yield MemoryStore()
        return
    if request.param == "memory":
        url = "sqlite://"
    elif request.param == "file":
        url = f"sqlite:///{tmp_path_factory.mktemp('store')}/pairkeeper.db"
    else:
        url = new_database(request.getfixturevalue("postgres"))
    with open_store(url, synchronous="OFF") as store:
        yield store


@pytest.fixture
def store(opened: SqlStore | MemoryStore) -> Iterator[SqlStore | MemoryStore]:
    """Give an empty store, to test what lies between transactions."""
    yield opened
    if isinstance(opened, MemoryStore):
        opened.close()
        return
    with opened._transaction() as connection:
        for table in reversed(metadata.sorted_tables):
            connection.execute(sa.delete(table))


@pytest.fixture
def unit(opened: SqlStore | MemoryStore) -> Iterator[Unit]:
    """Give one transaction on an empty store; it is undone at the end, so nothing need be cleared away."""
    with opened.undone() if isinstance(opened, MemoryStore) else _undone(opened) as unit:
        yield unit


@contextmanager
def _undone(opened: SqlStore) -> Iterator[Unit]:
    with suppress(_Undone), opened._transaction() as connection:
        yield SqlUnit(connection)
        raise _Undone
