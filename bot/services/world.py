"""What every use case may ask of the world beside memory and time, passed in as one value."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.ports.invitations import Invitations
    from bot.ports.places import Places, WorkingDays
    from bot.ports.roster_files import RosterFiles
    from bot.ports.topic_files import TopicFiles


@dataclass(frozen=True, slots=True)
class World:
    """The ports that need neither a transaction nor an event loop."""

    places: Places
    working_days: WorkingDays
    roster_files: RosterFiles
    topic_files: TopicFiles
    invitations: Invitations
