"""Whose ladder is open: no check-in, call or survey is sent to them meanwhile (DOMAIN.md §3)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.deliveries import Kind
from bot.domain.partnerships import PartnershipState

if TYPE_CHECKING:
    from bot.domain.people import ParticipantId
    from bot.domain.rounds import RoundId
    from bot.ports.storage import Unit

NOT_WHILE_ON_THE_LADDER = frozenset({Kind.CHECK_IN, Kind.CALL, Kind.SURVEY})
"""What waits until a ladder is closed."""


def on_ladder(unit: Unit, round_id: RoundId) -> frozenset[ParticipantId]:
    """Give whose ladder is open."""
    active = unit.partnerships.in_state(round_id, PartnershipState.ACTIVE)
    return frozenset(member for p in active for member in p.on_ladder)
