"""Cases: partnerships handed to the coordinators. open → claimed → snoozed or resolved."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from bot.domain.values import changed

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from bot.domain.partnerships import PartnershipId
    from bot.domain.people import ParticipantId
    from bot.domain.rounds import RoundId

CaseId = int


class CaseState(StrEnum):
    """Where a case stands."""

    OPEN = "open"
    CLAIMED = "claimed"
    SNOOZED = "snoozed"
    RESOLVED = "resolved"


UNRESOLVED = (CaseState.OPEN, CaseState.CLAIMED, CaseState.SNOOZED)


class CaseReason(StrEnum):
    """Why a partnership needs a human."""

    NEVER_STARTED = "never-started"
    ONE_SIDED = "one-sided"
    BOTH_SILENT = "both-silent"
    UNREACHABLE = "unreachable"
    ASKED_FOR_HELP = "asked-for-help"
    CONDUCT = "conduct"


class CaseOutcome(StrEnum):
    """How a case ended."""

    REVIVED = "revived"
    REMATCHED = "re-matched"
    THREE = "became-a-three"
    LEFT = "left"
    ENDED = "ended"
    CONDUCT = "conduct"


@dataclass(frozen=True, slots=True)
class Case:
    """A partnership in the hands of the coordinators, with what was known when it was opened; never any words.

    `about` are the silent, or whoever it is about; `asked_before` the keys of what was sent to them before.
    `wishes` are what members answered to an offer of a new partner (`yes`, `later`), by participant. `assigned_to` is
    the account of the coordinator to whom it was given, `claimed_by` of the one who took it. `carded_at` is when its
    card was first planned, `digested_at` when a digest listed it instead; `revision` counts the edits of its card.
    """

    id: CaseId
    round_id: RoundId
    partnership_id: PartnershipId
    reason: CaseReason
    about: tuple[ParticipantId, ...]
    opened_at: datetime
    asked_before: tuple[str, ...] = ()
    state: CaseState = CaseState.OPEN
    silent_since: datetime | None = None
    assigned_to: str | None = None
    claimed_by: str | None = None
    claimed_at: datetime | None = None
    snoozed_until: datetime | None = None
    outcome: CaseOutcome | None = None
    resolved_by: str | None = None
    resolved_at: datetime | None = None
    carded_at: datetime | None = None
    digested_at: datetime | None = None
    reminded_at: datetime | None = None
    revision: int = 0
    wishes: Mapping[ParticipantId, str] = field(default_factory=dict)

    @property
    def is_resolved(self) -> bool:
        """Say whether it is over."""
        return self.state is CaseState.RESOLVED

    def claimed(self, by: str, now: datetime) -> Case:
        """Put it into somebody's hands."""
        return changed(self, state=CaseState.CLAIMED, claimed_by=by, claimed_at=now, snoozed_until=None)

    def snoozed(self, by: str, until: datetime, now: datetime) -> Case:
        """Let it rest; whoever does so has it, unless somebody else has."""
        holder = self.claimed_by or by
        return changed(
            self,
            state=CaseState.SNOOZED,
            claimed_by=holder,
            claimed_at=self.claimed_at or now,
            snoozed_until=until,
        )

    def awake(self) -> Case:
        """Open it again after its rest, suggested to whoever had it."""
        return changed(
            self,
            state=CaseState.OPEN,
            assigned_to=self.claimed_by or self.assigned_to,
            claimed_by=None,
            claimed_at=None,
            snoozed_until=None,
        )

    def resolved(self, outcome: CaseOutcome, now: datetime, *, by: str | None = None) -> Case:
        """Close it; without `by` it closed by itself."""
        return changed(
            self, state=CaseState.RESOLVED, outcome=outcome, resolved_by=by, resolved_at=now, snoozed_until=None
        )
