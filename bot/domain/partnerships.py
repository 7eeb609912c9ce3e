"""Partnerships: two, rarely three, participants in a round; and the matches that were proposed before."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date, datetime

    from bot.domain.matching import Details
    from bot.domain.people import ParticipantId
    from bot.domain.rounds import RoundId

PartnershipId = int


class PartnershipState(StrEnum):
    """Whether a partnership goes on."""

    PLANNED = "planned"
    ACTIVE = "active"
    ENDED = "ended"


class Standing(StrEnum):
    """How it goes in a partnership, told by contact alone (DOMAIN.md §4)."""

    AWAITED = "awaited"
    """Not everybody has been introduced yet."""
    NEVER_STARTED = "never-started"
    ONE_SIDED = "one-sided"
    BOTH_SILENT = "both-silent"
    IN_TOUCH = "in-touch"
    IN_TOUCH_ELSEWHERE = "in-touch-elsewhere"
    AWAY = "away"
    UNREACHABLE = "unreachable"
    ENDED = "ended"


GONE_QUIET = frozenset({Standing.NEVER_STARTED, Standing.ONE_SIDED, Standing.BOTH_SILENT, Standing.UNREACHABLE})
TALKING = frozenset({Standing.IN_TOUCH, Standing.IN_TOUCH_ELSEWHERE})

LEFT, REMATCHED, BECAME_A_THREE, SPLIT = "left", "re-matched", "became-a-three", "split"
"""Why a partnership ended before its round did (`Partnership.ended_because`)."""


@dataclass(frozen=True, slots=True)
class Partnership:
    """Participants who were brought together. `common` is what the introduction says they share, as (code, details).

    The clock starts at `introduced_at`, the later of the members' introductions. From `standing` on: what tending
    found last (bot/services/tend.py), worked out again whenever something happens and at `look_at`. `silent` are those
    who are silent since `silent_since`; `on_ladder` those who are being asked, or were, without having answered by
    contact. `unmet` are those who say that the partners never really met.
    """

    id: PartnershipId
    round_id: RoundId
    members: tuple[ParticipantId, ...]
    made_on: date
    state: PartnershipState = PartnershipState.PLANNED
    introduced_at: datetime | None = None
    ended_on: date | None = None
    ended_because: str | None = None
    room_platform: str | None = None
    room_id: str | None = None
    common: tuple[tuple[str, Details], ...] = ()
    standing: Standing = Standing.AWAITED
    silent: tuple[ParticipantId, ...] = ()
    silent_since: datetime | None = None
    on_ladder: tuple[ParticipantId, ...] = ()
    look_at: datetime | None = None
    unmet: tuple[ParticipantId, ...] = ()

    def partners_of(self, participant_id: ParticipantId) -> tuple[ParticipantId, ...]:
        """Give the others."""
        return tuple(m for m in self.members if m != participant_id)


class Verdict(StrEnum):
    """A coordinator's word on two people; FREE takes an earlier one back."""

    PIN = "pin"
    FORBID = "forbid"
    ALLOW = "allow"
    FREE = "free"


@dataclass(frozen=True, slots=True)
class Ruling:
    """Two participants whom a coordinator put together, keeps apart, or lets meet against a rule, in a round."""

    round_id: RoundId
    pair: tuple[ParticipantId, ParticipantId]
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class ProposedMatch:
    """A match on its way to a coordinator's review. `terms` explain the score; `common` goes into the introduction."""

    round_id: RoundId
    members: tuple[ParticipantId, ...]
    score: int
    pinned: bool = False
    terms: tuple[tuple[str, Details], ...] = ()
    common: tuple[tuple[str, Details], ...] = field(default=())


class BlockReason(StrEnum):
    """Why two people are kept apart."""

    NEVER_AGAIN = "never-again"
    CONDUCT = "conduct"


@dataclass(frozen=True, slots=True)
class Block:
    """One person's word, in confidence, that they are never to be put together with another again."""

    participant_id: ParticipantId
    other_id: ParticipantId
    reason: BlockReason
    at: datetime
