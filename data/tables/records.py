"""Roles, audit trail, drafts, answers, a coordinator's words, and the programme's settings."""

from datetime import date, datetime
from typing import Any, ClassVar

import sqlalchemy as sa
from sqlmodel import Field, SQLModel

from bot.domain.people import Role
from data.tables.base import one_of, table_of


class GrantRow(SQLModel, table=True):
    """A role given to an account. `country` is empty, not NULL, where there is none: NULLs are never equal."""

    __tablename__ = "role_grant"
    __table_args__: ClassVar[Any] = (one_of("role", Role),)

    role: str = Field(primary_key=True)
    platform: str = Field(primary_key=True)
    account_id: str = Field(primary_key=True)
    country: str = Field(primary_key=True)
    source: str
    granted_by: str | None = None
    granted_at: datetime | None = None


class AuditRow(SQLModel, table=True):
    """What a coordinator did."""

    __tablename__ = "audit"

    id: int | None = Field(default=None, primary_key=True)
    at: datetime
    actor: str
    action: str
    round_id: int | None = None
    details: Any = Field(sa_type=sa.JSON, nullable=False)


class DraftRow(SQLModel, table=True):
    """Pages of a form that somebody has begun."""

    __tablename__ = "draft"

    account: str = Field(primary_key=True)
    form: str = Field(primary_key=True)
    row_id: int = Field(primary_key=True)
    answers: Any = Field(sa_type=sa.JSON, nullable=False)
    saved_at: datetime


class SettingRow(SQLModel, table=True):
    """A setting of the programme."""

    __tablename__ = "setting"

    name: str = Field(primary_key=True)
    value: str


class SurveyAnswerRow(SQLModel, table=True):
    """One person's answers to one survey."""

    __tablename__ = "survey_answer"

    round_id: int = Field(foreign_key="round.id", primary_key=True)
    participant_id: int = Field(foreign_key="participant.id", primary_key=True)
    number: int = Field(primary_key=True)
    answers: Any = Field(sa_type=sa.JSON, nullable=False)
    answered_at: datetime


class GroupMessageRow(SQLModel, table=True):
    """A coordinator's own words to a group. A pruned id is never given again: a delivery may still name it."""

    __tablename__ = "group_message"
    __table_args__: ClassVar[Any] = {"sqlite_autoincrement": True}  # SQLAlchemy wants a plain dict

    id: int | None = Field(default=None, primary_key=True)
    round_id: int
    addressed_to: str
    words: str
    written_by: str
    written_at: datetime


class ToldRow(SQLModel, table=True):
    """The figures behind what a summary told last."""

    __tablename__ = "told"

    round_id: int = Field(foreign_key="round.id", primary_key=True)
    place: str = Field(primary_key=True)
    told_on: date
    figures: Any = Field(sa_type=sa.JSON, nullable=False)


GRANT = table_of(GrantRow)
AUDIT = table_of(AuditRow)
DRAFT = table_of(DraftRow)
SETTING = table_of(SettingRow)
SURVEY_ANSWER = table_of(SurveyAnswerRow)
GROUP_MESSAGE = table_of(GroupMessageRow)
TOLD = table_of(ToldRow)
