"""A changed value is what `dataclasses.replace` would make of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

from bot.domain.deliveries import Delivery, DeliveryState, Kind, Operation, StartedBy
from bot.domain.values import changed

NOON = datetime(2027, 3, 1, 12, tzinfo=UTC)
TOPIC = Delivery("key", Kind.TOPIC, "topic", Operation.SEND_DIRECT, StartedBy.BOT, NOON, subject={"topic": 3}, id=7)


def test_what_is_not_changed_stays() -> None:
    sent = changed(TOPIC, state=DeliveryState.SENT, sent_at=NOON)

    assert sent == replace(TOPIC, state=DeliveryState.SENT, sent_at=NOON)
    assert TOPIC.state is DeliveryState.PLANNED


def test_a_message_is_moved_to_another_day_and_moment() -> None:
    assert TOPIC.moved_to(date(2027, 3, 2), NOON) == replace(TOPIC, due_on=date(2027, 3, 2), due_at=NOON)
