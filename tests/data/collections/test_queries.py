"""What is asked every second is answered from an index, however many deliveries there are."""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import pytest
import sqlalchemy as sa

from data.collections import deliveries
from data.engine import open_store
from data.store import SqlStore
from tests.contracts.postgres import drop_database, new_database

NOW = datetime(2027, 3, 1, tzinfo=UTC)
EVERY_SECOND = [
    pytest.param(deliveries._DUE, {"now": NOW, "limit": 50, "me": "me"}, "ix_delivery_due", id="what is due"),
    pytest.param(deliveries._NEXT_DUE, {}, "ix_delivery_due", id="what is next"),
    pytest.param(deliveries._EXPIRE, {"now": NOW}, "ix_delivery_expiring", id="what has expired"),
]


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def store(request: pytest.FixtureRequest) -> Iterator[SqlStore]:
    if request.param == "sqlite":
        with open_store("sqlite://", direct=True) as opened:
            yield opened
    else:
        server = request.getfixturevalue("postgres")
        url = new_database(server)
        with open_store(url, direct=True) as opened:
            yield opened
        drop_database(server, url)


def plan_of(statement: sa.Executable, values: dict[str, object], connection: sa.Connection) -> str:
    """Give how the database goes about it, as it would if the table were too long to read through."""
    found: list[object] = []
    explain = "EXPLAIN QUERY PLAN"
    if connection.dialect.name == "postgresql":
        explain = "EXPLAIN"
        for way in ("seqscan", "bitmapscan", "sort"):
            connection.exec_driver_sql(f"SET LOCAL enable_{way} = off")

    def ask(asked: sa.Connection, _: object, sql: str, parameters: Any, *__: object) -> None:
        cursor = asked.connection.cursor()
        cursor.execute(f"{explain} {sql}", parameters)
        found.extend(cursor.fetchall())
        cursor.close()

    sa.event.listen(connection, "before_cursor_execute", ask)
    connection.execute(statement, values)
    sa.event.remove(connection, "before_cursor_execute", ask)
    return "\n".join(str(row) for row in found)


@pytest.mark.parametrize(("statement", "values", "index"), EVERY_SECOND)
def test_it_is_answered_from_an_index(
    store: SqlStore, statement: sa.Executable, values: dict[str, object], index: str
) -> None:
    with store._transaction() as connection:
        plan = plan_of(statement, values, connection)

    assert index in plan
    assert "TEMP B-TREE" not in plan
    assert "Sort" not in plan
