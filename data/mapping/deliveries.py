"""Deliveries."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import literal_column, null

from bot.domain.deliveries import Delivery, DeliveryState, Kind, Operation, StartedBy
from data.mapping.base import words_of

if TYPE_CHECKING:
    from data.mapping.base import Record, Values

_kind = words_of(Kind)
_operation = words_of(Operation)
_started_by = words_of(StartedBy)
_delivery_state = words_of(DeliveryState)


def planned_values(delivery: Delivery) -> Values:
    """Give what is stored of a delivery when it is planned; the rest is `PLANNED_ANEW`."""
    return {
        "key": delivery.key,
        "kind": delivery.kind.value,
        "what": delivery.what,
        "operation": delivery.operation.value,
        "started_by": delivery.started_by.value,
        "due_at": delivery.due_at,
        "number": delivery.number,
        "round_id": delivery.round_id,
        "partnership_id": delivery.partnership_id,
        "participant_id": delivery.participant_id,
        "place": delivery.place,
        "platform": delivery.platform,
        "due_on": delivery.due_on,
        "earliest_on": delivery.earliest_on,
        "expires_at": delivery.expires_at,
        "subject": dict(delivery.subject),
        "counted": delivery.is_counted,
    }


PLANNED_ANEW = {
    "state": literal_column(f"'{DeliveryState.PLANNED.value}'"),
    "attempts": literal_column("0"),
    **dict.fromkeys(
        ("owner", "sending_at", "sent_at", "sent_on", "sent_zone", "locale", "sent_via", "external_id", "failure"),
        null(),
    ),
}
"""What every delivery has when it is planned, withdrawn before or not. It stands in the statement: values cost time."""


def delivery_of(row: Record) -> Delivery:
    """Make a delivery of its row."""
    return Delivery(
        key=row.key,
        kind=_kind(row.kind),
        what=row.what,
        operation=_operation(row.operation),
        started_by=_started_by(row.started_by),
        due_at=row.due_at,
        number=row.number,
        round_id=row.round_id,
        partnership_id=row.partnership_id,
        participant_id=row.participant_id,
        place=row.place,
        platform=row.platform,
        due_on=row.due_on,
        earliest_on=row.earliest_on,
        expires_at=row.expires_at,
        subject=row.subject,
        id=row.id,
        state=_delivery_state(row.state),
        owner=row.owner,
        attempts=row.attempts,
        sending_at=row.sending_at,
        sent_at=row.sent_at,
        sent_on=row.sent_on,
        sent_zone=row.sent_zone,
        locale=row.locale,
        sent_via=row.sent_via,
        external_id=row.external_id,
        failure=row.failure,
    )
