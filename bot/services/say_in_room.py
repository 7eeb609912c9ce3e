"""Whose direct messages are closed finds in the pair's room what may be said there: who is together, and the topic."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from bot.domain.deliveries import Delivery, DeliveryState, Kind, Operation, StartedBy, delivery_key
from bot.domain.partnerships import PartnershipState
from bot.ports.chat import Undeliverable
from bot.services.planning.rooms import room_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from bot.domain.deliveries import Outcome
    from bot.domain.partnerships import Partnership
    from bot.ports.storage import Unit

PUBLIC = {Kind.INTRODUCTION: "public-introduction", Kind.TOPIC: "public-topic"}
"""What has a part that both may read; all else was for one person alone."""
OF_USE_FOR = timedelta(days=14)
CLOSED = Undeliverable.DIRECT_MESSAGES_CLOSED.value


def say_in_rooms(unit: Unit, outcomes: Iterable[Outcome], now: datetime) -> None:
    """Say it once in each room whose partners could not both be written to."""
    refused = [o.delivery_id for o in outcomes if o.state is DeliveryState.UNDELIVERABLE and o.failure == CLOSED]
    if not refused:
        return
    found = [d for d in unit.deliveries.get_many(refused) if d.kind in PUBLIC and d.participant_id]
    partnerships = unit.partnerships.get_many({d.partnership_id for d in found if d.partnership_id}) if found else {}
    rooms = {p.id: _platform(unit, p) for p in partnerships.values() if p.state is not PartnershipState.ENDED}
    unit.deliveries.plan_many(
        _post(each, platform, now)
        for each in found
        if each.partnership_id is not None and (platform := rooms.get(each.partnership_id)) is not None
    )


def _platform(unit: Unit, partnership: Partnership) -> str | None:
    """Give where the room is, or will be; None if there will be none."""
    if partnership.room_platform is not None:
        return partnership.room_platform
    opening = unit.deliveries.by_key(room_key(partnership))
    return opening.platform if opening is not None and opening.state in TO_COME else None


TO_COME: Sequence[DeliveryState] = (DeliveryState.PLANNED, DeliveryState.CLAIMED, DeliveryState.SENDING)


def _post(refused: Delivery, platform: str, now: datetime) -> Delivery:
    what, place = PUBLIC[refused.kind], f"room:{refused.partnership_id}"
    return Delivery(
        key=delivery_key(
            round_id=refused.round_id,
            what=what,
            number=refused.number,
            to=place,
            partnership_id=refused.partnership_id,
        ),
        kind=refused.kind,
        what=what,
        operation=Operation.POST_TO_ROOM,
        started_by=StartedBy.BOT,
        due_at=now,
        number=PUBLIC_COUNTS_FROM + refused.number,
        round_id=refused.round_id,
        partnership_id=refused.partnership_id,
        place=place,
        platform=platform,
        expires_at=now + OF_USE_FOR,
        subject={"topic": refused.subject.get("topic", 0), "reader": refused.participant_id or 0},
    )


PUBLIC_COUNTS_FROM = 1000
"""Numbered apart from a topic's own lines in rooms, which are told from one another by number."""
