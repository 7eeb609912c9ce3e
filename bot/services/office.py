"""The hours in which coordinators can be expected to look."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.office import Office
from bot.services.setup import setting

if TYPE_CHECKING:
    from datetime import date

    from bot.domain.rounds import Round
    from bot.ports.storage import Unit
    from bot.services.world import World


def office_of(unit: Unit, round_: Round, world: World) -> Office:
    """Give a round's working hours: by the programme's clock, with the days off of the programme's country."""
    country = setting(unit, "country") or None

    def works(on: date) -> bool:
        return world.working_days.is_working(on, country)

    return Office(round_.zone, works)
