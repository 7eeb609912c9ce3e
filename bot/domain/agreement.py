"""What two partners agree on: how often they talk, and by what means. It sets the pace of the bot's patience."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from bot.domain.partnerships import PartnershipId
    from bot.domain.people import ParticipantId


class Often(StrEnum):
    """How often somebody would like to talk."""

    WEEKLY = "weekly"
    FORTNIGHTLY = "fortnightly"
    MONTHLY = "monthly"
    FREE = "free"


class Means(StrEnum):
    """By what means somebody would like to talk."""

    HERE = "here"
    EMAIL = "email"
    VIDEO = "video"
    VOICE = "voice"
    SOCIAL = "social"


PACE: Mapping[Often, float] = {Often.WEEKLY: 0.75, Often.FORTNIGHTLY: 1.0, Often.MONTHLY: 2.0, Often.FREE: 1.0}
"""How much longer than usual a silence may last before anybody is asked (DOMAIN.md §4)."""


@dataclass(frozen=True, slots=True)
class Terms:
    """What one partner would like, and whether the other may have their contact details."""

    partnership_id: PartnershipId
    participant_id: ParticipantId
    often: Often | None = None
    means: Means | None = None
    shares_contact: bool = False


def pace_of(terms: Iterable[Terms]) -> float:
    """Give the pace of a partnership: where they differ, the slower holds; who has not said goes along."""
    return max([PACE[each.often] for each in terms if each.often is not None], default=1.0)
