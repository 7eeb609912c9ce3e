"""Partnerships."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.partnerships import Partnership, PartnershipState, Standing
from data.mapping.base import saying_json, saying_of, words_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bot.domain.people import ParticipantId
    from data.mapping.base import Record, Values

_partnership_state = words_of(PartnershipState)
_standing = words_of(Standing)


def partnership_values(partnership: Partnership) -> Values:
    """Give a partnership's own columns, without the id."""
    return {
        "round_id": partnership.round_id,
        "made_on": partnership.made_on,
        "state": partnership.state.value,
        "introduced_at": partnership.introduced_at,
        "ended_on": partnership.ended_on,
        "ended_because": partnership.ended_because,
        "room_platform": partnership.room_platform,
        "room_id": partnership.room_id,
        "common": saying_json(partnership.common),
        "standing": partnership.standing.value,
        "silent": list(partnership.silent),
        "silent_since": partnership.silent_since,
        "on_ladder": list(partnership.on_ladder),
        "unmet": list(partnership.unmet),
        "look_at": partnership.look_at,
    }


def partnership_of(row: Record, members: Iterable[ParticipantId]) -> Partnership:
    """Make a partnership of its row and its members, in their order."""
    return Partnership(
        id=row.id,
        round_id=row.round_id,
        members=tuple(members),
        made_on=row.made_on,
        state=_partnership_state(row.state),
        introduced_at=row.introduced_at,
        ended_on=row.ended_on,
        ended_because=row.ended_because,
        room_platform=row.room_platform,
        room_id=row.room_id,
        common=saying_of(row.common),
        standing=_standing(row.standing),
        silent=tuple(row.silent or ()),
        silent_since=row.silent_since,
        on_ladder=tuple(row.on_ladder or ()),
        unmet=tuple(row.unmet or ()),
        look_at=row.look_at,
    )
