"""Matches on their way to approval, and what a coordinator ruled."""

from typing import Any, ClassVar

import sqlalchemy as sa
from sqlmodel import Field, SQLModel

from bot.domain.partnerships import Verdict
from data.tables.base import one_of, table_of


class ProposedMatchRow(SQLModel, table=True):
    """A match on its way to a coordinator's review."""

    __tablename__ = "proposed_match"

    id: int | None = Field(default=None, primary_key=True)
    round_id: int = Field(foreign_key="round.id", index=True)
    members: Any = Field(sa_type=sa.JSON, nullable=False)
    score: int
    pinned: bool
    terms: Any = Field(sa_type=sa.JSON, nullable=False)
    common: Any = Field(sa_type=sa.JSON, nullable=False)


class RulingRow(SQLModel, table=True):
    """A coordinator's word on two people, the smaller id first."""

    __tablename__ = "ruling"
    __table_args__: ClassVar[Any] = (
        one_of("verdict", Verdict),
        sa.CheckConstraint("first_id < second_id", name="smaller_first"),
    )

    round_id: int = Field(foreign_key="round.id", primary_key=True)
    first_id: int = Field(foreign_key="participant.id", primary_key=True)
    second_id: int = Field(foreign_key="participant.id", primary_key=True)
    verdict: str


class MatchingRow(SQLModel, table=True):
    """What was recorded with a round's last matching."""

    __tablename__ = "matching"

    round_id: int = Field(foreign_key="round.id", primary_key=True)
    result: Any = Field(sa_type=sa.JSON, nullable=False)


PROPOSED_MATCH = table_of(ProposedMatchRow)
RULING = table_of(RulingRow)
MATCHING = table_of(MatchingRow)
