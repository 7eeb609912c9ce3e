"""The life of a partnership as the ladder sees it: who was in contact, who was asked, who is away; and how it goes.

States come from contact alone (DOMAIN.md §4). Away stops the clocks. Everything here is a function of values.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, replace
from datetime import UTC, datetime, time, timedelta
from functools import cached_property
from itertools import islice
from typing import TYPE_CHECKING

from bot.domain.daytime import day_of, utc_at
from bot.domain.ladder import Rung, days_until
from bot.domain.partnerships import TALKING, Standing
from bot.domain.signs import OUTSIDE

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from bot.domain.people import Absence, ParticipantId
    from bot.domain.signs import Sign

QUIET_BEFORE_IN_A_THREE = timedelta(days=7)
"""Of three, "no reply" means only somebody who had been quiet for so long."""
LONG_AGO = datetime(1, 1, 1, tzinfo=UTC)
LONGEST_LOOK = 400
"""Days after which a clock that stands still is no longer looked at."""


@dataclass(frozen=True, slots=True)
class Ask:
    """Something the ladder sent to one person. `at` None: not delivered (yet, or not at all)."""

    rung: Rung
    at: datetime | None


@dataclass(frozen=True, slots=True)
class Member:
    """One of the partners. Signs and asks are in the order of their time; `complaints` say that the other is silent."""

    id: ParticipantId
    zone: str
    contacts: tuple[datetime, ...] = ()
    presences: tuple[datetime, ...] = ()
    asks: tuple[Ask, ...] = ()
    absences: tuple[Absence, ...] = ()
    complaints: tuple[datetime, ...] = ()
    is_reachable: bool = True

    @property
    def last_contact(self) -> datetime | None:
        """Give when this one was last in contact."""
        return self.contacts[-1] if self.contacts else None

    def since(self, moment: datetime | None) -> tuple[datetime, ...]:
        """Give this one's contacts after a moment, all without one."""
        return self.contacts if moment is None else self.contacts[bisect_right(self.contacts, moment) :]

    def today(self, now: datetime) -> date:
        """Give the date it is for this one."""
        return day_of(now, self.zone)

    def is_away(self, on: date) -> bool:
        """Say whether this one is away on a day."""
        return any(absence.covers(on) for absence in self.absences)

    def had(self, rung: Rung, since: datetime | None) -> datetime | None:
        """Give when this was last delivered, None if it was not after that moment; of all time without `since`.

        What comes in the very instant in which somebody acts belongs to what was before: the act is its answer.
        """
        for ask in reversed(self.asks):
            if ask.rung is rung and ask.at is not None and (since is None or ask.at > since):
                return ask.at
        return None

    def asked(self, rung: Rung = Rung.FIRST_NUDGE) -> datetime | None:
        """Give when this was delivered in this one's present silence: since their own last contact.

        A second nudge that crossed on its way with what they wrote was about the silence before.
        """
        at = self.had(rung, self.last_contact) if self.asks else None
        if at is None or rung is not Rung.SECOND_NUDGE:
            return at
        first = self.asked()
        return at if first is not None and first < at else None

    def is_present(self, since: datetime) -> bool:
        """Say whether there was any sign from then on, to the other or to the bot."""
        return any(signs[-1] >= since for signs in (self.presences, self.contacts) if signs)

    def episode(self) -> int:
        """Give the number of this one's silence: a contact once a nudge is delivered ends one."""
        nudged = [a.at for a in self.asks if a.rung in {Rung.FIRST_NUDGE, Rung.SECOND_NUDGE} and a.at is not None]
        ended = {bisect_left(self.contacts, at) for at in nudged} - {len(self.contacts)}
        return 1 + len(ended)


@dataclass(frozen=True)
class Life:
    """A partnership. `outside` says whether the last contact was one that the bot was told of and did not see.

    `stretch` is the timetable's (the pilot's ladder is twice as long), `pace` the pair's own.
    """

    introduced_at: datetime | None
    members: tuple[Member, ...]
    pace: float = 1.0
    stretch: int = 1
    outside: bool = False
    ended: bool = False

    def is_away(self, on: date) -> bool:
        """Say whether any of them is away on a day: then the clock stands still for all."""
        return any(absence.covers(on) for absence in self.absences)

    @cached_property
    def absences(self) -> tuple[Absence, ...]:
        """Give everybody's."""
        return tuple(absence for m in self.members for absence in m.absences)

    def days(self, column: Standing, rung: Rung) -> int:
        """Give on which day of a silence a rung is reached, as this partnership counts."""
        return days_until(column, rung, pace=self.pace, stretch=self.stretch)

    def day(self, member: Member, since: datetime, days: int) -> date | None:
        """Give the member's own date on which so many days have passed on which nobody was away; None if never.

        Days are counted on calendars, so that a clock change is not an hour more or less of patience.
        """
        start = day_of(since, member.zone)
        away = [each for each in self.absences if each.until_on is None or each.until_on >= start]
        if not away:
            return start + timedelta(days=days)
        ahead = (start + timedelta(days=n) for n in range(min(days, 1), LONGEST_LOOK))
        present = (on for on in ahead if not any(absence.covers(on) for absence in away))
        return next(islice(present, max(days - 1, 0), None), None)

    def first_day(self, earliest: date) -> date | None:
        """Give the first day from then on which nobody is away; None if there is none within sight."""
        if not self.is_away(earliest):
            return earliest
        days = (earliest + timedelta(days=ahead) for ahead in range(1, LONGEST_LOOK))
        return next((on for on in days if not self.is_away(on)), None)


@dataclass(frozen=True, slots=True)
class Clock:
    """What the ladder counts: who is silent, since when, and in which column; with `ahead` days to begin with.

    Of three, two may be silent beside the third, each for a time of their own: `own` holds their clocks. `told_at` is
    when the sign came that made it a silence of one, as a second message or a complaint: often later than `since`.
    """

    column: Standing
    since: datetime
    silent: tuple[ParticipantId, ...]
    ahead: int = 0
    own: tuple[Clock, ...] = ()
    told_at: datetime | None = None

    def of(self, member: ParticipantId) -> Clock:
        """Give the clock of one person: their own, or the one for all."""
        if not self.own:
            return self
        return next((clock for clock in self.own if member in clock.silent), self)


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


def standing(life: Life, clock: Clock | None, now: datetime) -> Standing:
    """Say how it goes by the clock that runs. Who talks is in touch, also where the bot could not reach one of them."""
    if life.ended:
        return Standing.ENDED
    all_reachable = all(m.is_reachable for m in life.members)
    if clock is None:
        return Standing.AWAITED if all_reachable else Standing.UNREACHABLE
    how = _by_contact(life, clock, now)
    if not all_reachable and how not in TALKING:
        return Standing.UNREACHABLE
    return Standing.AWAY if life.absences and any(m.is_away(m.today(now)) for m in life.members) else how


def _by_contact(life: Life, clock: Clock, now: datetime) -> Standing:
    if not _still_talking(life, clock, now):
        return clock.column
    return Standing.IN_TOUCH_ELSEWHERE if life.outside else Standing.IN_TOUCH


def _still_talking(life: Life, clock: Clock, now: datetime) -> bool:
    """Say whether all have written, and it is too early to ask anybody: until the day of the first nudge."""
    until = talk_ends(life, clock)
    return until is None or now < until


def talk_ends(life: Life, clock: Clock) -> datetime | None:
    """Give when what rests begins to count as silence: the first day on which somebody may be asked. None if never.

    Long ago where it has never been a conversation of all, or is none since somebody was asked.
    """
    if not all(m.contacts for m in life.members):
        return LONG_AGO
    silent = [(m, clock.of(m.id)) for m in life.members if m.id in clock.silent]
    if clock.column is Standing.ONE_SIDED and any(m.asked() for m, _ in silent):
        return LONG_AGO
    days = life.days(clock.column, Rung.FIRST_NUDGE)
    on = [(m, life.day(m, own.since, days - own.ahead)) for m, own in silent]
    return min((utc_at(day, time(0), m.zone) for m, day in on if day is not None), default=None)


def running_clock(life: Life) -> Clock | None:
    """Give what the ladder counts at this moment, None before the introduction.

    Somebody is silent beside one who writes if they never wrote, if the others wrote again on a later day or after the
    bot had asked, or if the other says so. Else the conversation rests, and both are counted from the last contact:
    every conversation has a last message, and that alone is no reproach.
    """
    if life.introduced_at is None:
        return None
    silences = [silence for m in life.members if (silence := _silence_beside_others(life, m)) is not None]
    if silences:
        longest = min(silences, key=_begins)
        silent = tuple(s.silent[0] for s in silences)
        return Clock(Standing.ONE_SIDED, longest.since, silent, longest.ahead, own=tuple(silences))
    everybody = tuple(m.id for m in life.members)
    latest = max((m.last_contact for m in life.members if m.last_contact is not None), default=None)
    if latest is None:
        return Clock(Standing.NEVER_STARTED, life.introduced_at, everybody)
    return Clock(Standing.BOTH_SILENT, latest, everybody)


def _begins(clock: Clock) -> datetime:
    return clock.since - timedelta(days=clock.ahead)


def _silence_beside_others(life: Life, member: Member) -> Clock | None:
    """Give the silence of one who leaves the others without an answer, None of one who does not."""
    last, who = member.last_contact, (member.id,)
    others = [m for m in life.members if m.id != member.id]
    unanswered = sorted(c for other in others for c in other.since(last))
    complaint = _complaint(life, member)
    told = [at for at in (_wants_an_answer(member, unanswered), complaint) if at is not None]
    if not told:
        return None
    found = [Clock(Standing.ONE_SIDED, at, who) for at in unanswered[:1]]
    if complaint is not None:
        found.append(Clock(Standing.ONE_SIDED, complaint, who, life.days(Standing.ONE_SIDED, Rung.FIRST_NUDGE)))
        if life.introduced_at is not None and not any(m.contacts for m in life.members):
            found.append(Clock(Standing.ONE_SIDED, life.introduced_at, who))
    return replace(min(found, key=_begins), told_at=min(told))


def _wants_an_answer(member: Member, unanswered: Sequence[datetime]) -> datetime | None:
    """Give which message of the others was more than the last one of a conversation, None if none was."""
    if not unanswered or member.last_contact is None:
        return next(iter(unanswered), None)
    asked, first = member.asked(), day_of(unanswered[0], member.zone)
    again = (at for at in unanswered if day_of(at, member.zone) > first or (asked is not None and at > asked))
    return next(again, None)


def _complaint(life: Life, member: Member) -> datetime | None:
    """Give when somebody first said that this one does not answer; what this one wrote since has answered it."""
    said = [at for other in life.members if other.id != member.id for at in other.complaints]
    if not said:
        return None
    last = member.last_contact
    of_two = len(life.members) == 2  # noqa: PLR2004  # two are a pair
    quiet_before = timedelta(0) if of_two else QUIET_BEFORE_IN_A_THREE
    return min((at for at in said if last is None or at - quiet_before > last), default=None)
