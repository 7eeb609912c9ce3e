"""Meetings as time passes: proposals lapse, meetings are called off when somebody is away or gone, clocks are watched."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.daytime import local
from bot.domain.meetings import (
    ANSWERED_WITHIN,
    MeetingState,
    clock_seen,
    has_moved,
    is_within_hours,
    shows_another_time,
)
from bot.domain.partnerships import PartnershipState
from bot.services.planning.meetings import notice, take_back, what_follows

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import datetime

    from bot.domain.deliveries import Delivery
    from bot.domain.meetings import Meeting
    from bot.domain.partnerships import Partnership
    from bot.domain.people import Participant
    from bot.services.planning.view import RoundView


def tend_meetings(view: RoundView) -> None:
    """Look after a round's proposals and meetings; running it twice, late, or after a crash changes nothing."""
    meetings = view.unit.meetings.open_of_round(view.round.id)
    if not meetings:
        return
    partnerships = view.unit.partnerships.get_many({meeting.partnership_id for meeting in meetings})
    view.people_of({m for p in partnerships.values() for m in p.members})
    changes = [_tended(view, meeting, partnerships[meeting.partnership_id]) for meeting in meetings]
