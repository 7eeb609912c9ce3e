"""Which platform a partnership's room is on, and its closing before the round is over."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.deliveries import Delivery, Kind, Operation, StartedBy, delivery_key

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from bot.domain.partnerships import Partnership
    from bot.domain.people import Participant


def room_platform(people: Sequence[Participant]) -> str | None:
    """Give a platform on which all of them can be reached: the first one's preferred; None if there is none."""
    common = frozenset.intersection(*(p.platforms for p in people))
    preferred = [a.platform for a in people[0].preferred_accounts() if a.platform in common]
    return preferred[0] if preferred else None


def room_key(partnership: Partnership) -> str:
    """Give the key under which a partnership's room is opened."""
    place = f"room:{partnership.id}"
    return delivery_key(round_id=partnership.round_id, what="room", number=0, to=place, partnership_id=partnership.id)


def closing(partnership: Partnership, now: datetime) -> Delivery:
    """Give the closing of a room whose partnership is over, at once; no pause of the round holds it back."""
    place = f"room:{partnership.id}"
    return Delivery(
        key=delivery_key(
            round_id=partnership.round_id, what="room-over", number=0, to=place, partnership_id=partnership.id
        ),
        kind=Kind.NOTICE,
        what="room-over",
        operation=Operation.CLOSE_ROOM,
        started_by=StartedBy.COORDINATOR,
        due_at=now,
        round_id=partnership.round_id,
        partnership_id=partnership.id,
        place=place,
        platform=partnership.room_platform,
    )
