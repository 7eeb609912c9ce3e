"""The stores that are held to the contract: SQLite in memory, SQLite in a file, PostgreSQL."""

from collections.abc import Iterator
from contextlib import suppress

import pytest
import sqlalchemy as sa

from bot.ports.storage import Unit
from data.engine import open_store
from data.store import SqlStore, SqlUnit
from data.tables import metadata
from tests.contracts.postgres import new_database, postgres

__all__ = ["postgres"]


class _Undone(Exception):
    pass


@pytest.fixture(scope="session", params=["memory", "file", "postgresql"])
def opened(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[SqlStore]:
    """Give a store of each kind, opened once: opening is tested elsewhere."""
    if request.param == "memory":
        url = "sqlite://"
    elif request.param == "file":
        url = f"sqlite:///{tmp_path_factory.mktemp('store')}/pairkeeper.db"
    else:
        url = new_database(request.getfixturevalue("postgres"))
    with open_store(url, synchronous="OFF") as store:
        yield store


@pytest.fixture
def store(opened: SqlStore) -> Iterator[SqlStore]:
    """Give an empty store, to test what lies between transactions."""
    yield opened
    with opened._transaction() as connection:
        for table in reversed(metadata.sorted_tables):
            connection.execute(sa.delete(table))


@pytest.fixture
def unit(opened: SqlStore) -> Iterator[Unit]:
    """Give one transaction on an empty store; it is undone at the end, so nothing need be cleared away."""
    with suppress(_Undone), opened._transaction() as connection:
        yield SqlUnit(connection)
        raise _Undone
