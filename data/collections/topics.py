"""Topics in every language."""

from __future__ import annotations

from typing import TYPE_CHECKING

import sqlalchemy as sa

from data.collections.sql import put
from data.mapping.topics import topic_of, topic_values
from data.tables.topics import TOPIC

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.domain.topics import Topic

_TOPICS = sa.select(TOPIC).order_by(TOPIC.c.number, TOPIC.c.locale)
_TOPIC = _TOPICS.where(TOPIC.c.number == sa.bindparam("number"), TOPIC.c.locale == sa.bindparam("locale"))


class Topics:
    """Topics."""

    def __init__(self, connection: sa.Connection) -> None:
        self._connection = connection

    def all(self) -> Sequence[Topic]:
        return [topic_of(row) for row in self._connection.execute(_TOPICS)]

    def get(self, number: int, locale: str) -> Topic | None:
        row = self._connection.execute(_TOPIC, {"number": number, "locale": locale}).first()
        return None if row is None else topic_of(row)

    def save(self, topic: Topic) -> None:
        put(self._connection, TOPIC, [topic_values(topic)])
