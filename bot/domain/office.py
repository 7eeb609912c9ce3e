"""When coordinators can be expected to look: from 09:00 to 18:00 of their working days."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING

from bot.domain.daytime import first_day, local, utc_at

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

OPENS = time(9)
CLOSES = time(18)


@dataclass(frozen=True, slots=True)
class Office:
    """The coordinators' hours. `works` says which dates are working days of theirs."""

    zone: str
    works: Callable[[date], bool]

    def is_open(self, now: datetime) -> bool:
        """Say whether it is a working hour."""
        here = local(now, self.zone)
        return self.works(here.date()) and OPENS <= here.time() < CLOSES

    def opens_at(self, now: datetime) -> datetime:
        """Give the next working hour: this one, or the next time that it is 09:00 of a working day."""
        if self.is_open(now):
            return now
        here = local(now, self.zone)
        earliest = here.date() if here.time() < OPENS else here.date() + timedelta(days=1)
        on = first_day(earliest, self.works) or earliest
        return utc_at(on, OPENS, self.zone)

    def worked_between(self, since: datetime, now: datetime) -> timedelta:
        """Give how much working time has passed."""
        first, last = local(since, self.zone).date(), local(now, self.zone).date()
        days = (first + timedelta(days=ahead) for ahead in range((last - first).days + 1))
        return sum((self._worked_on(on, since, now) for on in days if self.works(on)), timedelta(0))

    def _worked_on(self, on: date, since: datetime, now: datetime) -> timedelta:
        opens, closes = utc_at(on, OPENS, self.zone), utc_at(on, CLOSES, self.zone)
        return max(min(closes, now) - max(opens, since), timedelta(0))
