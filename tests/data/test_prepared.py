"""A prepared statement answers as SQLAlchemy's own does, however often it is asked."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Any

import pytest
import sqlalchemy as sa
from sqlmodel.sql.sqltypes import UTCDateTime

from data.prepared import PreparedConnection

NOW = datetime(2027, 3, 28, 1, 30, tzinfo=UTC)
THINGS = sa.Table(
    "thing",
    sa.MetaData(),
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("name", sa.String, nullable=False, unique=True),
    sa.Column("at", UTCDateTime()),
    sa.Column("on", sa.Date),
    sa.Column("said", sa.JSON),
    sa.Column("is_old", sa.Boolean),
)
ROWS = [
    {"id": 1, "name": "one", "at": NOW, "on": date(2027, 3, 28), "said": {"topic": 1}, "is_old": True},
    {"id": 2, "name": "two", "at": None, "on": None, "said": [], "is_old": False},
    {"id": 3, "name": "three", "at": NOW, "on": None, "said": None, "is_old": None},
]
ADD = sa.insert(THINGS)
ALL = sa.select(THINGS).order_by(THINGS.c.id)
AMONG = ALL.where(THINGS.c.id.in_(sa.bindparam("ids", expanding=True)))
RENAME = (
    sa.update(THINGS)
    .where(THINGS.c.id.in_(sa.bindparam("ids", expanding=True)))
    .values(name=THINGS.c.name + sa.bindparam("more"), said={"renamed": True})
    .returning(THINGS.c.name, THINGS.c.said)
)
AGE = sa.update(THINGS).where(THINGS.c.id == sa.bindparam("thing_id"))
DROP = sa.delete(THINGS).where(THINGS.c.is_old)


@pytest.fixture
def plain() -> Iterator[sa.Connection]:
    engine = sa.create_engine("sqlite://", hide_parameters=True)
    with engine.connect() as connection:
        THINGS.create(connection)
        connection.execute(ADD, ROWS)
        yield connection
    engine.dispose()


@pytest.fixture
def quick(plain: sa.Connection) -> PreparedConnection:
    return PreparedConnection(plain)


def three_times(quick: PreparedConnection, statement: sa.Executable, values: dict[str, Any]) -> list[list[Any]]:
    """Ask as often as it takes to be prepared, and to be found again."""
    return [[tuple(row) for row in quick.execute(statement, values)] for _ in range(3)]


def test_rows_are_read_as_what_was_stored(plain: sa.Connection, quick: PreparedConnection) -> None:
    expected = [tuple(row) for row in plain.execute(ALL)]

    assert three_times(quick, ALL, {}) == [expected] * 3


@pytest.mark.parametrize("ids", [[], [2], [1, 2, 3], [3, 1, 7, 8, 9], list(range(1000))])
def test_any_number_of_values_can_be_asked_for(plain: sa.Connection, quick: PreparedConnection, ids: list[int]) -> None:
    expected = [tuple(row) for row in plain.execute(AMONG, {"ids": ids})]

    assert three_times(quick, AMONG, {"ids": ids}) == [expected] * 3


def test_a_list_that_the_statement_holds_itself_need_not_be_given(quick: PreparedConnection) -> None:
    held = AMONG.where(THINGS.c.name.in_(["one", "three", "four"]))

    found = three_times(quick, held, {"ids": [1, 2, 3]})

    assert [[row[0] for row in rows] for rows in found] == [[1, 3]] * 3


def test_what_a_statement_gives_back_of_its_changes_is_read(quick: PreparedConnection) -> None:
    found = three_times(quick, RENAME, {"ids": [1, 2, 3, 99], "more": "!"})

    assert found[2] == [("one!!!", {"renamed": True}), ("two!!!", {"renamed": True}), ("three!!!", {"renamed": True})]


def test_different_columns_are_written_by_the_same_statement(quick: PreparedConnection) -> None:
    for year in (2027, 2028, 2029):
        quick.execute(AGE, [{"thing_id": 1, "on": date(year, 1, 1)}, {"thing_id": 2, "on": date(year, 2, 2)}])
        quick.execute(AGE, [{"thing_id": 3, "at": NOW.replace(year=year), "is_old": True}])

    rows = {row.id: row for row in quick.execute(ALL)}
    assert (rows[1].on, rows[2].on, rows[3].at) == (date(2029, 1, 1), date(2029, 2, 2), NOW.replace(year=2029))
    assert rows[3].is_old is True


def test_rows_are_counted(quick: PreparedConnection) -> None:
    assert [quick.execute(DROP).rowcount for _ in range(3)] == [1, 0, 0]


def test_the_first_column_can_be_asked_for_alone(quick: PreparedConnection) -> None:
    names = sa.select(THINGS.c.name).order_by(THINGS.c.id)
    nobody = names.where(THINGS.c.id == sa.bindparam("id"))

    assert [quick.scalars(names).all() for _ in range(3)] == [["one", "two", "three"]] * 3
    assert [quick.scalar(names) for _ in range(2)] == ["one", "one"]
    assert [quick.scalar(nobody, {"id": 9}) for _ in range(3)] == [None] * 3


def test_a_refusal_is_sqlalchemys_and_tells_nothing_of_the_values(quick: PreparedConnection) -> None:
    for _ in range(3):
        with pytest.raises(sa.exc.IntegrityError) as refused:
            quick.execute(ADD, {"name": "one"})

        assert "'one'" not in str(refused.value)


def test_a_value_that_is_missing_is_not_taken_for_none(quick: PreparedConnection) -> None:
    one = ALL.where(THINGS.c.id == sa.bindparam("id"))
    three_times(quick, one, {"id": 1})

    with pytest.raises(KeyError):
        quick.execute(one, {})
