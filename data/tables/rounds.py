"""Rounds and applications."""

from datetime import date, datetime
from typing import Any, ClassVar

import sqlalchemy as sa
from sqlmodel import Field, SQLModel

from bot.domain.rounds import ApplicationState, RoundState
from data.tables.base import one_of, table_of


class RoundRow(SQLModel, table=True):
    """A round; its timetable is one JSON value, read and written as a whole."""

    __tablename__ = "round"
    __table_args__: ClassVar[Any] = (one_of("state", RoundState),)

    id: int | None = Field(default=None, primary_key=True)
    name: str = Field(unique=True)
    timetable: Any = Field(sa_type=sa.JSON, nullable=False)
    launch_on: date
    locale: str
    zone: str
    rules: str
    seed: int = Field(sa_type=sa.BigInteger)
    state: str
    cap_percent: int | None = None
    platform_rule: str
    own_rules: Any = Field(default=None, sa_type=sa.JSON, nullable=True)
    paused_at: datetime | None = None
    pauses: Any = Field(default=None, sa_type=sa.JSON, nullable=True)
    launched_at: datetime | None = None
    ended_at: datetime | None = None
    version: int


class ApplicationRow(SQLModel, table=True):
    """A participant's wish to be in a round."""

    __tablename__ = "application"
    __table_args__: ClassVar[Any] = (one_of("state", ApplicationState),)

    round_id: int = Field(foreign_key="round.id", primary_key=True)
    participant_id: int = Field(foreign_key="participant.id", primary_key=True, index=True)
    applied_at: datetime
    state: str
    waiting_reason: str | None = None
    reason_details: Any = Field(sa_type=sa.JSON, nullable=False)
    confirmed_at: datetime | None = None


ROUND = table_of(RoundRow)
APPLICATION = table_of(ApplicationRow)
