"""Participants with their accounts and absences."""

from datetime import date, datetime
from typing import Any, ClassVar

import sqlalchemy as sa
from sqlmodel import Field, SQLModel

from bot.domain.people import AccountState, CareerStage, MatchMode
from data.tables.base import one_of, table_of


class ParticipantRow(SQLModel, table=True):
    """A participant. `found_by` is what `find` looks in: name, e-mail, accounts, all in lower case."""

    __tablename__ = "participant"
    __table_args__: ClassVar[Any] = (one_of("career_stage", CareerStage), one_of("match_mode", MatchMode))

    id: int | None = Field(default=None, primary_key=True)
    name: str
    zone: str
    email: str | None = None
    email_folded: str | None = Field(default=None, index=True)
    country: str | None = None
    province: str | None = None
    city: str | None = None
    institution: str | None = None
    languages: Any = Field(sa_type=sa.JSON, nullable=False)
    workplace: str | None = None
    career_stage: str | None = None
    interests: Any = Field(sa_type=sa.JSON, nullable=False)
    match_mode: str
    motivation: str | None = None
    taken_part: bool
    locale: str | None = None
    consent_version: str | None = None
    consented_at: datetime | None = None
    left_at: datetime | None = None
    own_fields: Any = Field(sa_type=sa.JSON, nullable=False)
    wakes: int = Field(sa_column_kwargs={"server_default": "480"})
    sleeps: int = Field(sa_column_kwargs={"server_default": "1200"})
    at_home: bool = Field(sa_column_kwargs={"server_default": sa.false()})
    extra: Any = Field(sa_type=sa.JSON, nullable=False)
    found_by: str


class AccountRow(SQLModel, table=True):
    """A participant's account on a platform. `position` keeps the roster's order."""

    __tablename__ = "account"
    __table_args__: ClassVar[Any] = (one_of("state", AccountState),)

    platform: str = Field(primary_key=True)
    account_id: str = Field(primary_key=True)
    participant_id: int = Field(foreign_key="participant.id", ondelete="CASCADE", index=True)
    position: int
    handle: str | None = None
    state: str
    last_used_at: datetime | None = None


class AbsenceRow(SQLModel, table=True):
    """Days on which a participant is away."""

    __tablename__ = "absence"

    participant_id: int = Field(foreign_key="participant.id", ondelete="CASCADE", primary_key=True)
    position: int = Field(primary_key=True)
    from_on: date
    until_on: date | None = None


PARTICIPANT = table_of(ParticipantRow)
ACCOUNT = table_of(AccountRow)
ABSENCE = table_of(AbsenceRow)
