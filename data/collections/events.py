"""Ids of what has been dealt with, and the replies, kept a week."""

from __future__ import annotations

from typing import TYPE_CHECKING

import sqlalchemy as sa

from data.collections.sql import Among
from data.tables.events import EVENT

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable
    from datetime import datetime

_REPLY = sa.select(EVENT.c.reply).where(EVENT.c.id == sa.bindparam("id"))
_KNOWN = Among(sa.select(EVENT.c.id), EVENT.c.id)
_RECORD = sa.insert(EVENT)
_ANSWER_ANEW = sa.update(EVENT).where(EVENT.c.id == sa.bindparam("event_id")).values(reply=sa.bindparam("new_reply"))
_PRUNE = sa.delete(EVENT).where(EVENT.c.dealt_with_at < sa.bindparam("before"))


class Events:
    """Inbound events dealt with."""

    def __init__(self, connection: sa.Connection) -> None:
        self._connection = connection

    def reply_to(self, event_id: str) -> str | None:
        reply: str | None = self._connection.scalar(_REPLY, {"id": event_id})
        return reply

    def record(self, event_id: str, reply: str, at: datetime) -> None:
        self._connection.execute(_RECORD, {"id": event_id, "reply": reply, "dealt_with_at": at})

    def known(self, event_ids: Collection[str]) -> frozenset[str]:
        return frozenset(row.id for row in _KNOWN.rows(self._connection, event_ids))

    def record_many(self, event_ids: Iterable[str], reply: str, at: datetime) -> None:
        rows = [{"id": event_id, "reply": reply, "dealt_with_at": at} for event_id in event_ids]
        if rows:
            self._connection.execute(_RECORD, rows)

    def answer_anew(self, event_id: str, reply: str) -> None:
        self._connection.execute(_ANSWER_ANEW, {"event_id": event_id, "new_reply": reply})

    def prune(self, before: datetime) -> int:
        return self._connection.execute(_PRUNE, {"before": before}).rowcount
