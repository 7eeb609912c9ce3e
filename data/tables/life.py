"""What happens between two partners: signs, agreements, blocks, cases, meetings, and words on their way."""

from datetime import datetime
from typing import Any, ClassVar

import sqlalchemy as sa
from sqlmodel import Field, SQLModel

from bot.domain.agreement import Means, Often
from bot.domain.cases import CaseOutcome, CaseReason, CaseState
from bot.domain.meetings import MeetingState
from bot.domain.partnerships import BlockReason
from bot.domain.signs import SignKind
from bot.domain.words import Purpose
from data.tables.base import one_of, table_of


class SignRow(SQLModel, table=True):
    """A sign of life: who, when, of what kind. Never a word."""

    __tablename__ = "sign"
    __table_args__: ClassVar[Any] = (
        one_of("kind", SignKind),
        sa.Index("ix_sign_partnership_id", "partnership_id"),
        sa.Index("ix_sign_participant_id_at", "participant_id", "at"),
    )

    id: int | None = Field(default=None, primary_key=True)
    participant_id: int = Field(foreign_key="participant.id")
    partnership_id: int | None = Field(default=None, foreign_key="partnership.id")
    kind: str
    at: datetime


class TermsRow(SQLModel, table=True):
    """What one partner would like: how often, by what means, and whether the other may have their contact details."""

    __tablename__ = "terms"
    __table_args__: ClassVar[Any] = (one_of("often", Often), one_of("means", Means))

    partnership_id: int = Field(foreign_key="partnership.id", ondelete="CASCADE", primary_key=True)
    participant_id: int = Field(foreign_key="participant.id", primary_key=True)
    often: str | None = None
    means: str | None = None
    shares_contact: bool


class BlockRow(SQLModel, table=True):
    """One person's word, in confidence, that they are never to be put together with another again."""

    __tablename__ = "block"
    __table_args__: ClassVar[Any] = (one_of("reason", BlockReason),)

    participant_id: int = Field(foreign_key="participant.id", primary_key=True)
    other_id: int = Field(foreign_key="participant.id", primary_key=True)
    reason: str
    at: datetime


class CaseRow(SQLModel, table=True):
    """A partnership in the hands of the coordinators."""

    __tablename__ = "care_case"
    __table_args__: ClassVar[Any] = (
        one_of("state", CaseState),
        one_of("reason", CaseReason),
        one_of("outcome", CaseOutcome),
        sa.Index("ix_care_case_round_id_state", "round_id", "state"),
    )

    id: int | None = Field(default=None, primary_key=True)
    round_id: int = Field(foreign_key="round.id")
    partnership_id: int = Field(foreign_key="partnership.id", index=True)
    reason: str
    about: Any = Field(sa_type=sa.JSON, nullable=False)
    opened_at: datetime
    asked_before: Any = Field(sa_type=sa.JSON, nullable=False)
    state: str
    silent_since: datetime | None = None
    assigned_to: str | None = None
    claimed_by: str | None = None
    claimed_at: datetime | None = None
    snoozed_until: datetime | None = None
    outcome: str | None = None
    resolved_by: str | None = None
    resolved_at: datetime | None = None
    carded_at: datetime | None = None
    digested_at: datetime | None = None
    reminded_at: datetime | None = None
    revision: int
    wishes: Any = Field(sa_type=sa.JSON, nullable=False)


class MeetingRow(SQLModel, table=True):
    """A meeting proposal; a meeting from when it is agreed on."""

    __tablename__ = "meeting"
    __table_args__: ClassVar[Any] = (
        one_of("state", MeetingState),
        sa.Index("ix_meeting_round_id_state", "round_id", "state"),
    )

    id: int | None = Field(default=None, primary_key=True)
    round_id: int = Field(foreign_key="round.id")
    partnership_id: int = Field(foreign_key="partnership.id", index=True)
    proposed_by: int | None = Field(default=None, foreign_key="participant.id")
    proposed_at: datetime
    slots: Any = Field(sa_type=sa.JSON, nullable=False)
    answers: Any = Field(sa_type=sa.JSON, nullable=False)
    state: str
    at: datetime | None = None
    local_times: Any = Field(sa_type=sa.JSON, nullable=False)
    sequence: int


class KeptWordsRow(SQLModel, table=True):
    """People's words on their way: the one table that holds any, and a backup leaves it out. Ids are never reused."""

    __tablename__ = "kept_words"
    __table_args__: ClassVar[Any] = (one_of("purpose", Purpose), {"sqlite_autoincrement": True})

    id: int | None = Field(default=None, primary_key=True)
    purpose: str
    sender_id: int = Field(foreign_key="participant.id", index=True)
    words: str
    kept_at: datetime
    until: datetime = Field(index=True)
    partnership_id: int | None = Field(default=None, foreign_key="partnership.id")


class AttachmentRow(SQLModel, table=True):
    """A picture or file that goes with kept words."""

    __tablename__ = "attachment"

    words_id: int = Field(foreign_key="kept_words.id", ondelete="CASCADE", primary_key=True)
    position: int = Field(primary_key=True)
    name: str
    content: bytes


SIGN = table_of(SignRow)
TERMS = table_of(TermsRow)
BLOCK = table_of(BlockRow)
CASE = table_of(CaseRow)
MEETING = table_of(MeetingRow)
KEPT_WORDS = table_of(KeptWordsRow)
ATTACHMENT = table_of(AttachmentRow)
