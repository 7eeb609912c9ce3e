"""Answers kept for as long as they are true: the same few rows are asked for many times between two changes of them.

Only where one connection alone can change what it has read: SQLite's, which holds the database for its process.
"""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache
from typing import TYPE_CHECKING, Any

from sqlmodel import SQLModel

from data.tables import ATTACHMENT, AUDIT, DRAFT, EVENT, GROUP_MESSAGE, KEPT_WORDS, SURVEY_ANSWER

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable

OF_PASSAGE = frozenset(
    each.name for each in (ATTACHMENT, AUDIT, DRAFT, EVENT, GROUP_MESSAGE, KEPT_WORDS, SURVEY_ANSWER)
)
"""What people wrote, and what is seldom read twice, is not kept."""
ANSWERS_KEPT = 256
"""To one statement."""
ROWS_KEPT = 500
"""Of one answer; longer ones are for reports."""


class Answers:
    """What the database said, by statement and values, until a table that it was read from is changed."""

    def __init__(self, driver: sqlite3.Connection) -> None:
        """Keep answers of this connection."""
        self._driver = driver
        self._known: dict[object, dict[tuple[Any, ...], Any]] = {}
        self._of_table: dict[str, list[dict[tuple[Any, ...], Any]]] = defaultdict(list)
        self._changes = driver.total_changes
        self._version = 0

    def begin(self) -> None:
        """Forget all if another process has changed the database since the last transaction, as by a hand's repair."""
        version: int = self._driver.execute("PRAGMA data_version").fetchone()[0]
        if version != self._version:
            self.forget()
            self._version = version

    def of(self, sql: str) -> dict[tuple[Any, ...], Any] | None:
        """Give what is known of a statement's answers, by its values; None if they are not kept."""
        if self._driver.total_changes != self._changes:
            self.forget()  # somebody changed rows without telling
        known = self._known.get(sql)
        if known is None:
            tables = tables_of(sql)
            if not tables or tables & OF_PASSAGE:
                return None
            known = self._known[sql] = {}
            for table in tables:
                self._of_table[table].append(known)
        if len(known) >= ANSWERS_KEPT:
            known.clear()
        return known

    def change(self, table: str, change: Callable[[], Any]) -> Any:  # noqa: ANN401  # whatever the change gives
        """Make a change in a table. Rows that it changes elsewhere, as where owned rows go too, make all forgotten."""
        if self._driver.total_changes != self._changes:
            self.forget()
        found = change()
        for known in self._of_table.get(table, ()):
            known.clear()
        if self._driver.total_changes - self._changes > found.rowcount:
            self.forget()
        self._changes = self._driver.total_changes
        return found

    def forget(self) -> None:
        """Forget all: what was changed is undone, or nobody knows what was changed."""
        for known in self._known.values():
            known.clear()
        self._changes = self._driver.total_changes


@cache
def tables_of(sql: str) -> frozenset[str]:
    """Give the tables that a statement names; a column of such a name counts too, which does no harm."""
    return frozenset(re.findall(r"\w+", sql)) & frozenset(SQLModel.metadata.tables)
