"""Posts to shared places: one a platform that has the place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.daytime import MORNING, utc_at
from bot.domain.deliveries import Delivery, Kind, Operation, StartedBy, delivery_key
from bot.services.setup import channels

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence
    from datetime import date, datetime

    from bot.domain.rounds import Round
    from bot.ports.storage import Unit


def announce(
    unit: Unit,
    round_: Round,
    what: str,
    due_at: datetime,
    *,
    channel: str = "open",
    kind: Kind = Kind.ANNOUNCEMENT,
    number: int = 1,
    subject: Mapping[str, str | int] | None = None,
    expires_at: datetime | None = None,
    known: Collection[str] = (),
) -> Sequence[Delivery]:
    """Give one delivery for each platform on which the channel was set up, but for those of the `known` keys."""
    keys = {
        platform: delivery_key(round_id=round_.id, what=what, number=number, to=f"channel:{channel}@{platform}")
        for platform, _ in channels(unit, channel)
    }
    return [
        Delivery(
            key=key,
            kind=kind,
            what=what,
            operation=Operation.POST_TO_CHANNEL,
            started_by=StartedBy.BOT,
            due_at=due_at,
            number=number,
            round_id=round_.id,
            place=f"channel:{channel}",
            platform=platform,
            expires_at=expires_at,
            subject=subject or {},
        )
        for platform, key in keys.items()
        if key not in known
    ]


def morning_of(round_: Round, on: date) -> datetime:
    """Give 09:00 of a day in the programme's own zone: when shared places are posted to."""
    return utc_at(on, MORNING, round_.zone)
