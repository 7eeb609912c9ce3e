"""Signs of life, per person, with kind and time, never with words.

Contact is a sign of the two to each other; presence is a sign of one to the bot (DOMAIN.md §4). States come from
contact alone: two people who both press "still in" and never write to each other are not in touch.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

    from bot.domain.partnerships import PartnershipId
    from bot.domain.people import ParticipantId


class SignKind(StrEnum):
    """What somebody did. The first five are contact, the rest is presence."""

    ROOM = "room"
    PASSED_ON = "passed-on"
    MEETING = "meeting"
    ELSEWHERE = "elsewhere"
    CREDITED = "credited"
    """The other one said that they talked elsewhere: contact of this person too, but no act of theirs."""
    COMMAND = "command"
    BUTTON = "button"
    FORM = "form"
    MESSAGE = "message"
    TOPIC = "topic"
    GOOD = "good"
    SLOW = "slow"
    NO_REPLY = "no-reply"


CONTACT = frozenset(
    {SignKind.ROOM, SignKind.PASSED_ON, SignKind.MEETING, SignKind.ELSEWHERE, SignKind.CREDITED},
)
"""Signs of the two to each other."""

OUTSIDE = frozenset({SignKind.MEETING, SignKind.ELSEWHERE, SignKind.CREDITED})
"""Contact that the bot was told of, and did not see."""

MOODS = frozenset({SignKind.GOOD, SignKind.SLOW, SignKind.NO_REPLY})
"""Answers to a check-in that say how it goes."""


@dataclass(frozen=True, slots=True)
class Sign:
    """One sign of one person. Contact belongs to a partnership; presence need not."""

    participant_id: ParticipantId
    kind: SignKind
    at: datetime
    partnership_id: PartnershipId | None = None

    @property
    def is_contact(self) -> bool:
        """Say whether it went to the other, not to the bot."""
        return self.kind in CONTACT
