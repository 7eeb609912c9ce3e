"""A meeting as a file for a calendar."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from datetime import datetime

    from bot.ports.chat import Text


@dataclass(frozen=True, slots=True)
class Invitation:
    """What a calendar is told, by one reader's clock and in their language.

    `uid` stays the same for as long as it is the same meeting; `sequence` grows whenever its time is given up, so that
    calendars replace what they hold. `minutes` is how long it takes.
    """

    uid: str
    sequence: int
    at: datetime
    minutes: int
    zone: str
    summary: Text
    description: Text
    written_at: datetime
    is_cancelled: bool = False


class Invitations(Protocol):
    """Writes invitations."""

    def file(self, invitation: Invitation) -> bytes:
        """Give the file (iCalendar, RFC 5545)."""
