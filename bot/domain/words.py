"""People's words on their way through the bot: the only place they are ever kept, and never for long."""

from __future__ import annotations

from dataclasses import dataclass, field
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
LONGEST = 1500
"""Characters that fit into one message on every platform, marks and names beside them."""
HEAVIEST = 8 * 2**20
"""Bytes of all the files of one message: what every platform takes."""
MOST_FILES = 8
MOST_HELD = 20
"""Messages of one person that wait for a button; of more than that the oldest are forgotten."""


@dataclass(frozen=True, slots=True)
class Attachment:
    """A picture or file on its way to a partner. What it holds is never shown in a log."""

    name: str = field(repr=False)
    content: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class KeptWords:
    """Words of one person, until they are delivered or `until` has come. They are never shown in a log."""

    id: int
    purpose: Purpose
    sender_id: ParticipantId
    words: str = field(repr=False)
    kept_at: datetime
    until: datetime
    partnership_id: PartnershipId | None = None
    files: tuple[Attachment, ...] = ()
