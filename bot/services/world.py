"""What every use case may ask of the world beside memory and time, passed in as one value."""

from __future__ import annotations

from dataclasses import dataclass, field
from secrets import token_bytes
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from bot.ports.charts import Charts
    from bot.ports.chat import Capabilities
    from bot.ports.invitations import Invitations
    from bot.ports.places import Places, WorkingDays
    from bot.ports.roster_files import RosterFiles
    from bot.ports.topic_files import TopicFiles


@dataclass(frozen=True, slots=True)
class World:
    """The ports that need neither a transaction nor an event loop.

    `platforms` are those that run, and how they differ; `at_the_machine` is the one of places that the operator names
    without a platform, if there is one; `draw` gives bytes of chance, for one-time codes; without
    `charts` nothing is drawn.
    """

    places: Places
    working_days: WorkingDays
    roster_files: RosterFiles
    topic_files: TopicFiles
    invitations: Invitations
    platforms: Mapping[str, Capabilities] = field(default_factory=dict)
    charts: Charts | None = None
    at_the_machine: str | None = None
    draw: Callable[[int], bytes] = token_bytes
    entered_by_people: frozenset[str] = field(init=False, repr=False, compare=False)
    """The platforms on which somebody must act before the bot may write to them."""

    def __post_init__(self) -> None:
        """Read from the platforms what is asked of every message."""
        entered = frozenset(name for name, each in self.platforms.items() if each.first_contact_by_person)
        object.__setattr__(self, "entered_by_people", entered)
