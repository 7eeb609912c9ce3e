"""What all tables have in common: the names of their constraints, words of the domain as a CHECK."""

from enum import StrEnum

import sqlalchemy as sa
from sqlmodel import SQLModel

metadata = SQLModel.metadata
metadata.naming_convention = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}
"""Named before any table is made, or migrations could not drop a constraint."""


def one_of(column: str, words: type[StrEnum]) -> sa.CheckConstraint:
    """Hold a column to the words of a domain enum."""
    listed = ", ".join(f"'{word.value}'" for word in words)
    return sa.CheckConstraint(f"{column} IN ({listed})", name=column)


def table_of(row: type[SQLModel]) -> sa.Table:
    """Give a row's table, for set-based statements that load no objects."""
    return metadata.tables[str(row.__tablename__)]
