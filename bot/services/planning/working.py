"""On which days somebody can be written to, or asked to talk."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from bot.domain.people import Participant
    from bot.ports.places import WorkingDays


def days_of(person: Participant, working_days: WorkingDays) -> Callable[[date], bool]:
    """Give what says of a day whether it is a working day of theirs on which they are not away."""
    works = partial(working_days.is_working, country=person.country)
    return (lambda on: not person.is_away(on) and works(on)) if person.absences else works
