"""Which platform a partnership's room is on."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.domain.people import Participant


def room_platform(people: Sequence[Participant]) -> str | None:
    """Give a platform on which all of them can be reached: the first one's preferred; None if there is none."""
    common = frozenset.intersection(*(p.platforms for p in people))
    preferred = [a.platform for a in people[0].preferred_accounts() if a.platform in common]
    return preferred[0] if preferred else None
