"""Small facts the programme keeps beside people and rounds: roles, audit trail, drafts, answers and the like."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from bot.domain.people import ParticipantId, Role


@dataclass(frozen=True, slots=True)
class Grant:
    """A role given to an account; `country` for an ambassador. `source` is a command, or a platform's own role."""

    role: Role
    platform: str
    account_id: str
    country: str | None = None
    source: str = "command"
    granted_by: str | None = None
    granted_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class AuditEntry:
    """What a coordinator did, when, to which row. Ids and numbers only."""

    at: datetime
    actor: str
    action: str
    round_id: int | None = None
    details: Mapping[str, str | int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Draft:
    """Pages of a form that somebody has begun: saved page by page, taken up again later."""

    account: str
    form: str
    row: int
    values: Mapping[str, str | list[str]]
    saved_at: datetime


@dataclass(frozen=True, slots=True)
class SurveyAnswer:
    """One person's answers to one survey, by question."""

    round_id: int
    participant_id: ParticipantId
    number: int
    answers: Mapping[str, str]
    answered_at: datetime


@dataclass(frozen=True, slots=True)
class GroupMessage:
    """A coordinator's own words to a group, kept until they are sent or taken back, and a week for the record."""

    round_id: int
    group: str
    words: str
    written_by: str
    written_at: datetime
    id: int = 0
