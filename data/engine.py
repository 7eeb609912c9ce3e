"""Opening the database: one process, one schema, and settings that keep what was committed."""

from __future__ import annotations

import json
import sqlite3
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from functools import cache, lru_cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import sqlalchemy as sa
from sqlalchemy.pool import StaticPool

from data.migrations import upgrade
from data.ownership import DatabaseInUse, hold_database, hold_file
from data.prepared import as_sqlalchemy_says
from data.store import SqlStore, SqlUnit

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["DEFAULT_URL", "DatabaseInUse", "DatabaseUnreachable", "file_of", "name_of", "open_store"]

DEFAULT_URL = "sqlite:///var/pairkeeper.db"
IN_MEMORY = {None, "", ":memory:"}
POSTGRESQL_THREADS = 4
"""Transactions at one time. Few: they are short, and all work on the same few rows."""
STATEMENTS_KEPT = 1_000
"""SQLite's own plans of statements; the driver's 128 are fewer than we have, and a plan takes longer than an answer."""
KEEPALIVES = {"keepalives_idle": 30, "keepalives_interval": 10, "keepalives_count": 3}
"""A cut network is noticed within a minute (seconds, seconds, times)."""


class DatabaseUnreachable(Exception):
    """The database cannot be opened: the URL is none, there is no such server or folder, or no right to it."""


def open_store(url: str = DEFAULT_URL, *, direct: bool = False, synchronous: str = "FULL") -> SqlStore:
    """Open the database, hold it for this process and bring its schema up to date.

    `direct` runs use cases in the calling thread (simulations). `synchronous` is SQLite's: below FULL a power cut may
    forget that a message was about to leave, and it would be sent twice. Raises DatabaseInUse if another process holds
    the database, DatabaseUnreachable if there is none to be had.
    """
    try:
        address = sa.make_url(url)
        if address.get_backend_name() == "sqlite":
            return _open_sqlite(address, direct=direct, synchronous=synchronous)
        return _open_postgresql(address, direct=direct)
    except sa.exc.OperationalError as failure:
        raise DatabaseUnreachable(str(failure.orig)) from failure
    except (OSError, sa.exc.ArgumentError, ModuleNotFoundError) as failure:
        raise DatabaseUnreachable(str(failure)) from failure


def file_of(url: str) -> Path | None:
    """Give the file of a database, None if it is a server's or in memory. Raises DatabaseUnreachable."""
    address = _address(url)
    is_file = address.get_backend_name() == "sqlite" and address.database not in IN_MEMORY
    return Path(str(address.database)) if is_file else None


def name_of(url: str) -> str:
    """Give a database's address without its password. Raises DatabaseUnreachable."""
    return _address(url).render_as_string(hide_password=True)


def _address(url: str) -> sa.URL:
    try:
        return sa.make_url(url)
    except sa.exc.ArgumentError as failure:
        raise DatabaseUnreachable(str(failure)) from failure


def _open_sqlite(address: sa.URL, *, direct: bool, synchronous: str) -> SqlStore:
    """Open with one connection and one thread: SQLite's WAL-reset fault (below 3.51.3) needs two of them."""
    with ExitStack() as opened:
        if address.database not in IN_MEMORY:
            database = Path(str(address.database))
            _make_private(database)
            opened.enter_context(hold_file(database))
        engine = _sqlite_engine(address, synchronous)
        opened.callback(engine.dispose)
        connection = opened.enter_context(engine.connect())
        if address.database in IN_MEMORY:
            _driver_connection(_empty_database()).backup(_driver_connection(connection))
        else:
            upgrade(connection)
        executor = None if direct else opened.enter_context(ThreadPoolExecutor(1, thread_name_prefix="store"))

        unit = SqlUnit(connection)
        return SqlStore(
            partial(_sqlite_transaction, connection),
            executor=executor,
            closing=opened.pop_all(),
            unit_on=lambda _: unit,
        )


@contextmanager
def _sqlite_transaction(connection: sa.Connection) -> Iterator[sa.Connection]:
    """Begin beneath SQLAlchemy, in a tenth of its time; it joins in with the first statement that it is asked."""
    driver = _driver_connection(connection)
    try:
        driver.execute("BEGIN IMMEDIATE")
        try:
            yield connection
            (connection if connection.in_transaction() else driver).commit()
        except BaseException:
            (connection if connection.in_transaction() else driver).rollback()
            raise
    except sqlite3.Error as failure:
        raise as_sqlalchemy_says("BEGIN or COMMIT", failure, connection.dialect) from failure


def _open_postgresql(address: sa.URL, *, direct: bool) -> SqlStore:
    """Open with a few threads, a connection each. A new connection is given only while the database is ours."""
    address = address.update_query_dict({"application_name": "pairkeeper"})
    with ExitStack() as opened:
        lock = opened.enter_context(hold_database(address))
        engine = _postgresql_engine(address)
        opened.callback(engine.dispose)
        sa.event.listen(engine, "connect", lambda *_: lock.hold())
        with engine.connect() as connection:
            upgrade(connection)
        executor = None if direct else opened.enter_context(ThreadPoolExecutor(POSTGRESQL_THREADS, "store"))
        return SqlStore(engine.begin, executor=executor, closing=opened.pop_all())


@cache
def _empty_database() -> sa.Connection:
    """Give a migrated database in memory: every other one is a copy of it, fifty times as quick as migrating anew."""
    connection = _sqlite_engine(sa.make_url("sqlite://"), "OFF").connect()
    upgrade(connection)
    return connection


def _driver_connection(connection: sa.Connection) -> sqlite3.Connection:
    return cast("sqlite3.Connection", connection.connection.driver_connection)


def _make_private(database: Path) -> None:
    """Make the file, if there is none, so that only its owner can read it: it holds people's addresses."""
    database.parent.mkdir(parents=True, exist_ok=True)
    database.touch(mode=0o600)


def _sqlite_engine(address: sa.URL, synchronous: str) -> sa.Engine:
    engine = sa.create_engine(
        address,
        poolclass=StaticPool,
        connect_args={"check_same_thread": False, "cached_statements": STATEMENTS_KEPT},
        hide_parameters=True,
        json_deserializer=_read_json,
    )

    @sa.event.listens_for(engine, "connect")
    def _set(connection: Any, _: object) -> None:  # noqa: ANN401  # sqlite3's own connection, untyped in SQLAlchemy's events
        connection.isolation_level = None  # we say BEGIN ourselves
        for pragma in (
            "journal_mode = WAL",
            f"synchronous = {synchronous}",
            "foreign_keys = ON",
            "secure_delete = ON",
            "temp_store = MEMORY",
        ):
            connection.execute(f"PRAGMA {pragma}")

    @sa.event.listens_for(engine, "begin")
    def _begin(connection: sa.Connection) -> None:
        if not _driver_connection(connection).in_transaction:
            connection.exec_driver_sql("BEGIN IMMEDIATE")

    return engine


@lru_cache(maxsize=4096)
def _read_json(text: str) -> object:
    """Read JSON once: rows hold the same few values (no absences, one language, one topic) many thousand times.

    So nobody may change what comes back: the domain's values take it as a Mapping, or make a tuple of it.
    """
    return json.loads(text)


def _postgresql_engine(address: sa.URL) -> sa.Engine:
    return sa.create_engine(
        address,
        isolation_level="SERIALIZABLE",
        pool_size=POSTGRESQL_THREADS,
        max_overflow=0,
        pool_pre_ping=True,
        connect_args=KEEPALIVES,
        hide_parameters=True,
    )
