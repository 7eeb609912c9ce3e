"""What becomes of a delivery that will not go out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.deliveries import Delivery, DeliveryState, Outcome

if TYPE_CHECKING:
    from datetime import datetime

PAUSED = "paused"
"""Why a delivery was withdrawn that comes again when its round goes on."""


def withdrawn_by_pause(delivery: Delivery, now: datetime) -> Outcome:
    """Take a delivery back until its round goes on."""
    return ended(delivery, now, DeliveryState.WITHDRAWN, PAUSED)


def ended(delivery: Delivery, now: datetime, state: DeliveryState = DeliveryState.EXPIRED, why: str = "") -> Outcome:
    """Let a delivery end without having been sent."""
    return Outcome(delivery.id, state, now, failure=why or None)
