"""What one partner's act says to the other: at once, and not one of the bot's own two a week."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from bot.domain.deliveries import Delivery, Operation, StartedBy, delivery_key

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from bot.domain.deliveries import Kind
    from bot.domain.partnerships import Partnership
    from bot.domain.people import ParticipantId

OF_USE_FOR = timedelta(days=14)


def to_partner(
    partnership: Partnership,
    reader: ParticipantId,
    *,
    kind: Kind,
    what: str,
    number: int,
    due_at: datetime,
    expires_at: datetime | None = None,
    revision: int | None = None,
    subject: Mapping[str, str | int] | None = None,
) -> Delivery:
    """Give a message to one partner that another one's act started, of use for a fortnight unless it says otherwise."""
    return Delivery(
        key=delivery_key(
            round_id=partnership.round_id,
            what=what,
            number=number,
            to=reader,
            partnership_id=partnership.id,
            revision=revision,
        ),
        kind=kind,
        what=what,
        operation=Operation.SEND_DIRECT,
        started_by=StartedBy.PERSON,
        due_at=due_at,
        number=number,
        round_id=partnership.round_id,
        partnership_id=partnership.id,
        participant_id=reader,
        expires_at=expires_at or due_at + OF_USE_FOR,
        subject=subject or {},
    )
