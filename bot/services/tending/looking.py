"""Have partnerships looked at anew: the planner's next tick tends whoever has no `look_at`."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.domain.partnerships import PartnershipState

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bot.domain.partnerships import Partnership
    from bot.ports.storage import Unit


def look_again(unit: Unit, partnerships: Iterable[Partnership]) -> None:
    """Let these be tended soon, those that have ended left out."""
    waiting = (p for p in partnerships if p.state is not PartnershipState.ENDED and p.look_at is not None)
    unit.partnerships.save_many(replace(p, look_at=None) for p in waiting)
