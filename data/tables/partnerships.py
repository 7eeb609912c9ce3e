"""Partnerships and who is in them."""

from datetime import date, datetime
from typing import Any, ClassVar

import sqlalchemy as sa
from sqlmodel import Field, SQLModel

from bot.domain.partnerships import PartnershipState, Standing
from data.tables.base import one_of, table_of


class PartnershipRow(SQLModel, table=True):
    """A partnership. `standing` and what follows is what tending found last; lists of people are JSON."""

    __tablename__ = "partnership"
    __table_args__: ClassVar[Any] = (
        one_of("state", PartnershipState),
        one_of("standing", Standing),
        sa.Index("ix_partnership_look_at", "look_at"),
        sa.Index("ix_partnership_room", "room_platform", "room_id"),
    )

    id: int | None = Field(default=None, primary_key=True)
    round_id: int = Field(foreign_key="round.id", index=True)
    made_on: date
    state: str
    introduced_at: datetime | None = None
    ended_on: date | None = None
    ended_because: str | None = None
    room_platform: str | None = None
    room_id: str | None = None
    common: Any = Field(sa_type=sa.JSON, nullable=False)
    standing: str = Field(sa_column_kwargs={"server_default": Standing.AWAITED.value})
    silent: Any = Field(default=None, sa_type=sa.JSON, nullable=True)
    silent_since: datetime | None = None
    on_ladder: Any = Field(default=None, sa_type=sa.JSON, nullable=True)
    unmet: Any = Field(default=None, sa_type=sa.JSON, nullable=True)
    look_at: datetime | None = None


class PartnershipMemberRow(SQLModel, table=True):
    """Who is in a partnership; `position` keeps the members' order."""

    __tablename__ = "partnership_member"

    partnership_id: int = Field(foreign_key="partnership.id", ondelete="CASCADE", primary_key=True)
    participant_id: int = Field(foreign_key="participant.id", primary_key=True, index=True)
    position: int


PARTNERSHIP = table_of(PartnershipRow)
PARTNERSHIP_MEMBER = table_of(PartnershipMemberRow)
