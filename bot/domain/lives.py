"""The life of a partnership as the ladder sees it: who was in contact, who was asked, who is away.

Everything here is a function of values. Away stops the clocks: days on which anybody is away are not counted.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, NamedTuple

from bot.domain.daytime import day_of
from bot.domain.ladder import Rung
from bot.domain.signs import OUTSIDE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.domain.people import Absence, ParticipantId
    from bot.domain.signs import Sign

LONGEST_LOOK = 400
"""Days after which a clock that stands still is no longer looked at."""
NUDGES = frozenset({Rung.FIRST_NUDGE, Rung.SECOND_NUDGE})


class Ask(NamedTuple):
    """Something the ladder sent to one person. `at` None: not delivered (yet, or not at all)."""

    rung: Rung
    at: datetime | None


class Member(NamedTuple):
    """One of the partners. Signs and asks are in the order of their time; `complaints` say that the other is silent."""

    id: ParticipantId
    zone: str
    contacts: Sequence[datetime] = ()
    presences: Sequence[datetime] = ()
    asks: Sequence[Ask] = ()
    absences: tuple[Absence, ...] = ()
    complaints: Sequence[datetime] = ()
    is_reachable: bool = True

    @property
    def last_contact(self) -> datetime | None:
        """Give when this one was last in contact."""
        return self.contacts[-1] if self.contacts else None

    def since(self, moment: datetime | None) -> Sequence[datetime]:
        """Give this one's contacts after a moment, all without one."""
        return self.contacts if moment is None else self.contacts[bisect_right(self.contacts, moment) :]

    def today(self, now: datetime) -> date:
        """Give the date it is for this one."""
        return day_of(now, self.zone)

    def had(self, rung: Rung, since: datetime | None) -> datetime | None:
        """Give when this was last delivered, None if it was not after that moment; of all time without `since`.

        What comes in the very instant in which somebody acts belongs to what was before: the act is its answer.
        """
        for ask in reversed(self.asks):
            if ask.rung is rung and ask.at is not None and (since is None or ask.at > since):
                return ask.at
        return None

    def nudged(self) -> tuple[datetime | None, datetime | None]:
        """Give when the nudges were delivered in this one's present silence: since their own last contact.

        A second nudge that crossed on its way with what they wrote was about the silence before.
        """
        if not self.asks:
            return None, None
        last = self.last_contact
        first = self.had(Rung.FIRST_NUDGE, last)
        if first is None:
            return None, None
        second = self.had(Rung.SECOND_NUDGE, last)
        return first, None if second is None or second <= first else second

    def is_present(self, since: datetime) -> bool:
        """Say whether there was any sign from then on, to the other or to the bot."""
        presences, contacts = self.presences, self.contacts
        return bool(presences and presences[-1] >= since) or bool(contacts and contacts[-1] >= since)

    def episode(self) -> int:
        """Give the number of this one's silence: a contact once a nudge is delivered ends one."""
        if not self.asks:
            return 1
        nudged = [ask.at for ask in self.asks if ask.rung in NUDGES and ask.at is not None]
        ended = {bisect_left(self.contacts, at) for at in nudged} - {len(self.contacts)}
        return 1 + len(ended)


class Life(NamedTuple):
    """A partnership. `outside` says whether the last contact was one that the bot was told of and did not see.

    `stretch` is the timetable's (the pilot's ladder is twice as long), `pace` the pair's own.
    """

    introduced_at: datetime | None
    members: tuple[Member, ...]
    pace: float = 1.0
    stretch: int = 1
    outside: bool = False
    ended: bool = False

    @property
    def absences(self) -> Sequence[Absence]:
        """Give everybody's: while one of them is away the clock stands still for all."""
        return [absence for m in self.members if m.absences for absence in m.absences]


def life_of(
    members: Sequence[Member],
    contact: Sequence[Sign],
    *,
    introduced_at: datetime | None,
    pace: float,
    stretch: int,
    ended: bool = False,
) -> Life:
    """Give a partnership's life from its members and its contact, earliest first: of that only the last counts."""
    outside = bool(contact) and contact[-1].kind in OUTSIDE
    return Life(introduced_at, tuple(members), pace, stretch, outside=outside, ended=ended)


def nth_day(start: date, days: int, absences: Sequence[Absence]) -> date | None:
    """Give the date on which so many days have passed since `start` on which nobody was away; None if never.

    Days are counted on calendars, so that a clock change is not an hour more or less of patience.
    """
    away = absences and [each for each in absences if each.until_on is None or each.until_on >= start]
    if not away:
        return start + timedelta(days=days)
    missing = max(days, 1)
    for ahead in range(min(days, 1), LONGEST_LOOK):
        on = start + timedelta(days=ahead)
        missing -= not is_any_away(away, on)
        if not missing:
            return on
    return None


def first_day(earliest: date, absences: Sequence[Absence]) -> date | None:
    """Give the first day from then on which nobody is away; None if there is none within sight."""
    if not absences or not is_any_away(absences, earliest):
        return earliest
    return nth_day(earliest, 1, absences)


def is_any_away(absences: Sequence[Absence], on: date) -> bool:
    """Say whether a day lies within one of these."""
    return any(absence.covers(on) for absence in absences)
