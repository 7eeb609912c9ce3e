"""One process holds a database. It is told by a lock that dies with its process, never by a clock."""

from __future__ import annotations

import fcntl
import os
import threading
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

import sqlalchemy as sa
from sqlalchemy.pool import NullPool

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_ADVISORY_LOCK = int.from_bytes(b"pairkeep")
"""The key of the session lock; PostgreSQL keeps these apart by database."""

_held_files: set[int] = set()


class DatabaseInUse(Exception):
    """Another process works with this database; two would send everything twice."""

    def __init__(self, database: str, holder: str) -> None:
        """Name the database (without its password) and who holds it, as far as that is known."""
        super().__init__(f"{database} is in use by {holder}. Stop that one first, or give the command to it.")


@contextmanager
def hold_file(database: Path) -> Iterator[None]:
    """Hold a database file through a lock on `<file>.lock`. Raises DatabaseInUse."""
    lock = os.open(database.with_name(f"{database.name}.lock"), os.O_RDWR | os.O_CREAT, 0o600)
    try:
        _lock(lock, database)
        _held_files.add(lock)
        os.ftruncate(lock, 0)
        os.pwrite(lock, str(os.getpid()).encode(), 0)
        yield
    finally:
        _held_files.discard(lock)
        os.close(lock)


def _lock(lock: int, database: Path) -> None:
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        holder = os.pread(lock, 20, 0).decode() or "another process"
        raise DatabaseInUse(str(database), f"process {holder}" if holder.isdigit() else holder) from None


def _let_go_in_child() -> None:
    """Close a forked child's copy of the lock: it would hold the database after its parent's death."""
    while _held_files:
        os.close(_held_files.pop())


os.register_at_fork(after_in_child=_let_go_in_child)


class SessionLock:
    """PostgreSQL's session lock, on a connection of its own. It goes when that connection goes."""

    def __init__(self, address: sa.URL) -> None:
        """Prepare to hold the database of that address."""
        self._name = address.render_as_string(hide_password=True)
        self._engine = sa.create_engine(address, poolclass=NullPool, isolation_level="AUTOCOMMIT")
        self._session: sa.Connection | None = None
        self._one_at_a_time = threading.Lock()

    def hold(self) -> None:
        """Take the lock, or take it again if the server has lost our session. Raises DatabaseInUse."""
        with self._one_at_a_time:
            if not self._is_alive():
                self._take()

    def let_go(self) -> None:
        """End the session, and the lock with it."""
        if self._session is not None:
            with suppress(sa.exc.DBAPIError):
                self._session.close()
        self._session = None

    def _is_alive(self) -> bool:
        if self._session is None:
            return False
        try:
            self._session.execute(sa.select(1))
        except sa.exc.DBAPIError:
            self.let_go()
            return False
        return True

    def _take(self) -> None:
        session = self._engine.connect()
        if not session.scalar(sa.select(sa.func.pg_try_advisory_lock(_ADVISORY_LOCK))):
            session.close()
            raise DatabaseInUse(self._name, "another process")
        self._session = session


@contextmanager
def hold_database(address: sa.URL) -> Iterator[SessionLock]:
    """Hold a PostgreSQL database through a session lock. Raises DatabaseInUse."""
    lock = SessionLock(address)
    lock.hold()
    try:
        yield lock
    finally:
        lock.let_go()
