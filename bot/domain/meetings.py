"""Times to talk: slots that suit everybody, and the meeting once two agree on one."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from bot.domain.people import ParticipantId


class MeetingState(StrEnum):
    """Where a proposal, or the meeting it became, stands."""

    PROPOSED = "proposed"
    AGREED = "agreed"
    HELD = "held"
    NOT_HELD = "not-held"
    CANCELLED = "cancelled"
    LAPSED = "lapsed"


@dataclass(frozen=True, slots=True)
class Meeting:
    """A meeting proposal of one partnership; a meeting from when it is agreed on."""

    id: int
    round_id: int
    partnership_id: int
    #: None: the bot, in the middle of the round.
    proposed_by: ParticipantId | None
    proposed_at: datetime
    #: When each would start, UTC.
    slots: tuple[datetime, ...]
    #: Which slots (by index) suit whom; absent: has not answered.
    answers: Mapping[ParticipantId, tuple[int, ...]]
    state: MeetingState = MeetingState.PROPOSED
    #: When it starts, UTC, once agreed.
    at: datetime | None = None
    #: The wall clock (ISO) each saw when agreeing, to notice that zone data have changed.
    local_times: Mapping[ParticipantId, str] = field(default_factory=dict)
    sequence: int = 0
