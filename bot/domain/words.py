"""People's words on their way through the bot: the only place they are ever kept, and never for long."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

    from bot.domain.partnerships import PartnershipId
    from bot.domain.people import ParticipantId


class Purpose(StrEnum):
    """What somebody's words wait for."""

    HELD = "held"
    """For the button that says what they are."""
    PASSING_ON = "passing-on"
    """For the partner's platform."""
    TO_COORDINATORS = "to-coordinators"
    """For the coordinators' channel."""


HELD_FOR = timedelta(days=1)
PASSED_ON_FOR = timedelta(hours=72)


@dataclass(frozen=True, slots=True)
class Attachment:
    """A picture or file on its way to a partner."""

    name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class KeptWords:
    """Words of one person, until they are delivered or `until` has come."""

    id: int
    purpose: Purpose
    sender_id: ParticipantId
    words: str
    kept_at: datetime
    until: datetime
    partnership_id: PartnershipId | None = None
    files: tuple[Attachment, ...] = ()
