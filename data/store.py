"""The store: one asynchronous door, one short transaction a use case."""

from __future__ import annotations

import asyncio
import threading
from functools import partial
from typing import TYPE_CHECKING

from sqlalchemy.exc import DBAPIError

from data.collections.arrivals import Codes, Remembered
from data.collections.deliveries import Deliveries
from data.collections.events import Events
from data.collections.life import Cases, Meetings, Signs, Words
from data.collections.matches import Matches
from data.collections.partnerships import Partnerships
from data.collections.people import People
from data.collections.records import Records
from data.collections.rounds import Applications, Rounds
from data.collections.topics import Topics
from data.prepared import prepared

if TYPE_CHECKING:
    from collections.abc import Callable
    from concurrent.futures import Executor
    from contextlib import AbstractContextManager, ExitStack
    from typing import Concatenate, ParamSpec, Self, TypeVar

    from sqlalchemy import Connection

    from bot.ports.storage import Unit

    P = ParamSpec("P")
    T = TypeVar("T")

_TRIES = 10
"""Most often a use case is begun again because another one changed what it had read (PostgreSQL only)."""
_BEGIN_AGAIN = frozenset({"40001", "40P01"})
"""PostgreSQL's codes for "could not serialise" and "deadlock": nothing was stored, the same call may succeed."""


class SqlUnit:
    """One transaction, with its collections."""

    def __init__(self, connection: Connection) -> None:
        """Put the collections over the connection's transaction."""
        connection = prepared(connection)
        self.people = People(connection)
        self.rounds = Rounds(connection)
        self.applications = Applications(connection)
        self.matches = Matches(connection)
        self.partnerships = Partnerships(connection)
        self.topics = Topics(connection)
        self.deliveries = Deliveries(connection)
        self.events = Events(connection)
        self.records = Records(connection)
        self.signs = Signs(connection)
        self.cases = Cases(connection)
        self.meetings = Meetings(connection)
        self.words = Words(connection)
        self.remembered = Remembered(connection)
        self.codes = Codes(connection)


class SqlStore:
    """Memory in SQLite or PostgreSQL. Made by `data.engine.open_store`."""

    def __init__(
        self,
        transaction: Callable[[], AbstractContextManager[Connection]],
        *,
        executor: Executor | None,
        closing: ExitStack,
        unit_on: Callable[[Connection], SqlUnit] = SqlUnit,
    ) -> None:
        """Take a way to begin a transaction, threads to work in (None: the caller's own), and what to close.

        `unit_on` gives the collections on a connection. They remember nothing, so one connection needs them once.
        """
        self._transaction = transaction
        self._unit_on = unit_on
        self._executor = executor
        self._closing = closing
        self._second_tries = threading.Lock()

    async def transact(self, use_case: Callable[Concatenate[Unit, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Run a use case in one transaction: committed if it returns, undone if it raises."""
        if self._executor is None:
            return self.run(use_case, *args, **kwargs)
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self._executor, partial(self.run, use_case, *args, **kwargs))

    def run(self, use_case: Callable[Concatenate[Unit, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Do the same at once, in the calling thread.

        On PostgreSQL transactions are serialisable, as SQLite's are by nature: one that met another is begun again,
        from the second try on one at a time. So a use case must be a function of what it reads and is given.
        """
        with self._second_tries:
            pass  # whoever begins again goes first: only those already under way can get in its way once more
        try:
            return self._once(use_case, *args, **kwargs)
        except DBAPIError as failure:
            if not _may_begin_again(failure):
                raise
        with self._second_tries:
            for _ in range(_TRIES - 1):
                try:
                    return self._once(use_case, *args, **kwargs)
                except DBAPIError as failure:
                    if not _may_begin_again(failure):
                        raise
            return self._once(use_case, *args, **kwargs)

    def close(self) -> None:
        """Finish what has begun, close the database and let go of it."""
        self._closing.close()

    def __enter__(self) -> Self:
        """Give the store itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close it."""
        self.close()

    def _once(self, use_case: Callable[Concatenate[Unit, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        with self._transaction() as connection:
            return use_case(self._unit_on(connection), *args, **kwargs)


def _may_begin_again(failure: DBAPIError) -> bool:
    return getattr(failure.orig, "sqlstate", None) in _BEGIN_AGAIN
