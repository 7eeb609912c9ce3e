"""The schema's history, applied when the database is opened. There is no alembic.ini: what it would say is here."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from alembic import command
from alembic.config import Config

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Connection


class SchemaBroken(Exception):
    """A migration left rows that point at nothing; it was undone."""


def upgrade(connection: Connection, to: str = "head") -> None:
    """Bring the schema to a revision, by default the latest: wholly or not at all."""
    with _one_transaction(connection):
        command.upgrade(config_for(connection), to)


def downgrade(connection: Connection, to: str) -> None:
    """Take the schema back to a revision: wholly or not at all."""
    with _one_transaction(connection):
        command.downgrade(config_for(connection), to)


def config_for(connection: Connection) -> Config:
    """Give Alembic what it needs to work on this connection."""
    config = Config()
    config.set_main_option("script_location", "data:migrations")
    config.attributes["connection"] = connection
    return config


@contextmanager
def _one_transaction(connection: Connection) -> Iterator[None]:
    """Begin and commit; on SQLite with foreign keys off, for there a changed table is dropped and made anew."""
    if connection.dialect.name != "sqlite":
        with connection.begin():
            yield
        return
    _set_foreign_keys(connection, "OFF")
    try:
        with connection.begin():
            yield
            astray = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
            if astray:
                raise SchemaBroken(f"rows point at nothing: {astray[:3]}")
    finally:
        _set_foreign_keys(connection, "ON")


def _set_foreign_keys(connection: Connection, on: str) -> None:
    """Set it beneath SQLAlchemy, which would begin a transaction, in which SQLite ignores this."""
    cursor = connection.connection.cursor()
    cursor.execute(f"PRAGMA foreign_keys = {on}")
    cursor.close()
