"""What lies ahead of a partnership: which steps are wanted now, and when the others come near."""

from __future__ import annotations

from datetime import datetime, time
from typing import TYPE_CHECKING, NamedTuple

from bot.domain.daytime import utc_at
from bot.domain.deliveries import PLANNING_HORIZON
from bot.domain.ladder import Rung

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.domain.people import ParticipantId
    from bot.domain.silence import Outlook, Step
    from bot.services.planning.view import RoundView
    from bot.services.tending.files import File

MIDNIGHT = time(0)


class Ahead(NamedTuple):
    """The steps whose day begins within the planning horizon and that are `wanted`; when the others come near.

    `nudged` are those whose first nudge is near: they are on the ladder, also where it may not be sent.
    """

    wanted: Sequence[Step]
    nudged: Sequence[ParticipantId]
    moments: Sequence[datetime]


NOTHING = Ahead((), (), ())


def look_ahead(view: RoundView, file: File, found: Outlook, *, in_hands: bool) -> Ahead:
    """Weigh every step. None is wanted on the farewell or later; none while a case is in hands, but the offer.

    Nobody is ever asked to write to somebody whose behaviour was reported, or while the two have a time to talk.
    """
    if not found.steps:
        return NOTHING
    soon, is_barred = view.now + PLANNING_HORIZON, file.has_conduct or file.meets_until is not None
    wanted: list[Step] = []
    nudged: list[ParticipantId] = []
    moments: list[datetime] = []
    for step in found.steps:
        begins = utc_at(step.on, MIDNIGHT, file.people[step.to].zone)
        may_be = not is_barred and step.on < view.farewell and (step.rung is Rung.OFFER or not in_hands)
        if begins > soon:
            if may_be or step.rung is Rung.FIRST_NUDGE:
                moments.append(begins - PLANNING_HORIZON)
            continue
        if may_be:
            wanted.append(step)
        if step.rung is Rung.FIRST_NUDGE:
            nudged.append(step.to)
    return Ahead(wanted, nudged, moments)
