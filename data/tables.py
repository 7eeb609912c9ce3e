"""The tables. Rows end `Row` and never leave data/; what they mean is said in bot/domain.

Rows with `table=True` do not validate: the domain does, and CHECK constraints built from its enums hold the line.
No `from __future__ import annotations` here: SQLModel reads the annotations when the module is imported.
"""

from datetime import date, datetime
from enum import StrEnum
from typing import Any, ClassVar

import sqlalchemy as sa
from sqlmodel import Field, SQLModel

from bot.domain.agreement import Means, Often
from bot.domain.cases import CaseOutcome, CaseReason, CaseState
from bot.domain.deliveries import DeliveryState, Kind, Operation, StartedBy
from bot.domain.meetings import MeetingState
from bot.domain.partnerships import BlockReason, PartnershipState, Standing, Verdict
from bot.domain.people import AccountState, CareerStage, MatchMode, Role
from bot.domain.rounds import ApplicationState, RoundState
from bot.domain.signs import SignKind
from bot.domain.words import Purpose

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


class TopicRow(SQLModel, table=True):
    """A topic in one language."""

    __tablename__ = "topic"

    number: int = Field(primary_key=True)
    locale: str = Field(primary_key=True)
    slug: str
    title: str
    introduction: str
    sections: Any = Field(sa_type=sa.JSON, nullable=False)
    example: str
    jargon: str
    for_returning: str
    credit: str
    version: int


class DeliveryRow(SQLModel, table=True):
    """One message on its way to one place: the outbox.

    The predicates of the partial indexes are literals, or PostgreSQL could not prove that a query fits them.
    """

    __tablename__ = "delivery"
    __table_args__: ClassVar[Any] = (
        one_of("kind", Kind),
        one_of("operation", Operation),
        one_of("started_by", StartedBy),
        one_of("state", DeliveryState),
        sa.Index(
            "ix_delivery_due",
            "due_at",
            "id",
            sqlite_where=sa.text("state = 'planned'"),
            postgresql_where=sa.text("state = 'planned'"),
        ),
        sa.Index(
            "ix_delivery_expiring",
            "expires_at",
            sqlite_where=sa.text("state = 'planned' AND expires_at IS NOT NULL"),
            postgresql_where=sa.text("state = 'planned' AND expires_at IS NOT NULL"),
        ),
        sa.Index(
            "ix_delivery_owned",
            "owner",
            sqlite_where=sa.text("state IN ('claimed', 'sending')"),
            postgresql_where=sa.text("state IN ('claimed', 'sending')"),
        ),
        sa.Index("ix_delivery_participant_id_state", "participant_id", "state"),
        sa.Index("ix_delivery_participant_id_sent_on", "participant_id", "sent_on"),
        sa.Index("ix_delivery_round_id_kind_number", "round_id", "kind", "number"),
        sa.Index(
            "ix_delivery_asks",
            "partnership_id",
            sqlite_where=sa.text("kind IN ('introduction', 'suggestion', 'nudge', 'offer')"),
            postgresql_where=sa.text("kind IN ('introduction', 'suggestion', 'nudge', 'offer')"),
        ),
    )

    id: int | None = Field(default=None, primary_key=True)
    key: str = Field(unique=True)
    kind: str
    what: str
    operation: str
    started_by: str
    due_at: datetime
    number: int
    round_id: int | None = Field(default=None, foreign_key="round.id")
    partnership_id: int | None = Field(default=None, foreign_key="partnership.id")
    participant_id: int | None = Field(default=None, foreign_key="participant.id")
    place: str | None = None
    platform: str | None = None
    due_on: date | None = None
    earliest_on: date | None = None
    expires_at: datetime | None = None
    subject: Any = Field(sa_type=sa.JSON, nullable=False)
    counted: bool
    state: str
    owner: str | None = None
    attempts: int
    sending_at: datetime | None = None
    sent_at: datetime | None = None
    sent_on: date | None = None
    sent_zone: str | None = None
    locale: str | None = None
    sent_via: str | None = None
    external_id: str | None = None
    failure: str | None = None


class EventRow(SQLModel, table=True):
    """The id of something that was dealt with, and the reply it got."""

    __tablename__ = "event"

    id: str = Field(primary_key=True)
    reply: str
    dealt_with_at: datetime = Field(index=True)


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


class ToldRow(SQLModel, table=True):
    """The figures behind what a summary told last."""

    __tablename__ = "told"

    round_id: int = Field(foreign_key="round.id", primary_key=True)
    place: str = Field(primary_key=True)
    told_on: date
    figures: Any = Field(sa_type=sa.JSON, nullable=False)


class PlatformMemoryRow(SQLModel, table=True):
    """What an adapter must still know after a restart: ids and hashes."""

    __tablename__ = "platform_memory"

    platform: str = Field(primary_key=True)
    name: str = Field(primary_key=True)
    value: str


class CodeRow(SQLModel, table=True):
    """A one-time code, sealed."""

    __tablename__ = "code"

    digest: str = Field(primary_key=True)
    salt: str
    participant_id: int = Field(foreign_key="participant.id", index=True)
    round_id: int = Field(foreign_key="round.id")
    made_at: datetime


def _table(row: type[SQLModel]) -> sa.Table:
    """Give a row's table, for set-based statements that load no objects."""
    return metadata.tables[str(row.__tablename__)]


PARTICIPANT = _table(ParticipantRow)
ACCOUNT = _table(AccountRow)
ABSENCE = _table(AbsenceRow)
ROUND = _table(RoundRow)
APPLICATION = _table(ApplicationRow)
PROPOSED_MATCH = _table(ProposedMatchRow)
RULING = _table(RulingRow)
MATCHING = _table(MatchingRow)
PARTNERSHIP = _table(PartnershipRow)
PARTNERSHIP_MEMBER = _table(PartnershipMemberRow)
TOPIC = _table(TopicRow)
DELIVERY = _table(DeliveryRow)
EVENT = _table(EventRow)
GRANT = _table(GrantRow)
AUDIT = _table(AuditRow)
DRAFT = _table(DraftRow)
SETTING = _table(SettingRow)
SURVEY_ANSWER = _table(SurveyAnswerRow)
GROUP_MESSAGE = _table(GroupMessageRow)
SIGN = _table(SignRow)
TERMS = _table(TermsRow)
BLOCK = _table(BlockRow)
CASE = _table(CaseRow)
MEETING = _table(MeetingRow)
KEPT_WORDS = _table(KeptWordsRow)
ATTACHMENT = _table(AttachmentRow)
TOLD = _table(ToldRow)
PLATFORM_MEMORY = _table(PlatformMemoryRow)
CODE = _table(CodeRow)
