"""The migrations lead from nothing to the tables and back, on both databases."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext

from data.migrations import SchemaBroken, downgrade, upgrade
from data.tables import metadata
from tests.contracts.postgres import drop_database, new_database

ADVICE = 'after a change in data/tables: python -m data.migrations "what changes"'
Fresh = Callable[[], sa.Connection]


@pytest.fixture(params=["sqlite", "postgresql"])
def fresh(request: pytest.FixtureRequest) -> Iterator[Fresh]:
    """Give connections, each to a new and empty database."""
    with ExitStack() as opened:

        def connect() -> sa.Connection:
            url = "sqlite://"
            if request.param == "postgresql":
                server = request.getfixturevalue("postgres")
                url = new_database(server)
                opened.callback(drop_database, server, url)
            engine = sa.create_engine(url)
            opened.callback(engine.dispose)
            return opened.enter_context(engine.connect())

        yield connect


def tables(connection: sa.Connection) -> set[str]:
    with connection.begin():
        return set(sa.inspect(connection).get_table_names())


def differences(connection: sa.Connection) -> list[object]:
    options = {"compare_type": True, "compare_server_default": True}
    with connection.begin():
        return list(compare_metadata(MigrationContext.configure(connection, opts=options), metadata))


def checks(connection: sa.Connection) -> dict[str, set[str]]:
    """The CHECK constraints of each table, which Alembic does not compare."""
    with connection.begin():
        known = sa.inspect(connection)
        return {
            table: {f"{each['name']}: {each['sqltext']}" for each in known.get_check_constraints(table)}
            for table in metadata.tables
        }


def test_the_migrations_make_the_tables(fresh: Fresh) -> None:
    migrated, made = fresh(), fresh()
    upgrade(migrated)
    with made.begin():
        metadata.create_all(made)

    assert differences(migrated) == [], ADVICE
    assert checks(migrated) == checks(made), ADVICE


def test_every_step_can_be_undone_and_done_again(fresh: Fresh) -> None:
    connection = fresh()
    upgrade(connection)

    downgrade(connection, "base")
    assert tables(connection) == {"alembic_version"}

    upgrade(connection)
    assert differences(connection) == []


def test_what_is_up_to_date_is_left_as_it_is(fresh: Fresh) -> None:
    connection = fresh()
    upgrade(connection)
    with connection.begin():
        connection.exec_driver_sql("INSERT INTO setting (name, value) VALUES ('channel', '1')")

    upgrade(connection)

    with connection.begin():
        assert connection.exec_driver_sql("SELECT value FROM setting").scalar() == "1"


def test_a_migration_that_leaves_rows_astray_is_undone() -> None:
    with sa.create_engine("sqlite://").connect() as connection:
        upgrade(connection)
        with connection.begin():  # foreign keys are off here, as they are while a migration runs
            connection.exec_driver_sql("PRAGMA foreign_keys = OFF")
            connection.exec_driver_sql("INSERT INTO absence VALUES (404, 0, '2027-01-01', NULL)")

        with pytest.raises(SchemaBroken, match="absence"):
            upgrade(connection)
