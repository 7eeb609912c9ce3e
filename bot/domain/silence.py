"""Silence: how it goes in a partnership, told by contact alone, and the ladder of kind asks that ends in a case.

Pure functions of contact, presence, absences, agreement and `now` (DOMAIN.md §4). Nobody is escalated who was not
asked first; presence stops only that person's own nudges; away stops the clocks.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from itertools import chain
from typing import TYPE_CHECKING

from bot.domain.cases import CaseReason
from bot.domain.daytime import local
from bot.domain.partnerships import Standing
from bot.domain.signs import OUTSIDE

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import date

    from bot.domain.people import ParticipantId
    from bot.domain.signs import Sign

IN_TOUCH_FOR = 14
"""Days after the last contact for which two are in touch; the pair's pace stretches it."""
UNANSWERED_AFTER = 7
"""Days after which a message to somebody who has written before counts as unanswered, and a complaint's head start."""
FIRST_NUDGE_NOT_BEFORE = 7
BETWEEN_NUDGES = 3
BEFORE_A_CASE = 4


class Rung(StrEnum):
    """What the ladder does."""

    SUGGESTION = "suggestion"
    FIRST_NUDGE = "first-nudge"
    KIND_WORD = "kind-word"
    SECOND_NUDGE = "second-nudge"
    CASE = "case"
    OFFER = "offer"


LADDER: Mapping[Standing, Mapping[Rung, int]] = {
    Standing.NEVER_STARTED: {
        Rung.SUGGESTION: 3,
        Rung.FIRST_NUDGE: 7,
        Rung.SECOND_NUDGE: 10,
        Rung.CASE: 14,
        Rung.OFFER: 21,
    },
    Standing.ONE_SIDED: {
        Rung.FIRST_NUDGE: 7,
        Rung.KIND_WORD: 7,
        Rung.SECOND_NUDGE: 10,
        Rung.CASE: 14,
        Rung.OFFER: 21,
    },
    Standing.BOTH_SILENT: {
        Rung.FIRST_NUDGE: 14,
        Rung.SECOND_NUDGE: 17,
        Rung.CASE: 21,
    },
}
"""On which day of a silence what is done: the table of DOMAIN.md §4."""

MID_ROUND = frozenset({Standing.ONE_SIDED, Standing.BOTH_SILENT})
"""The columns that a pair's own agreement stretches."""


@dataclass(frozen=True, slots=True)
class Ask:
    """Something the ladder sent to one person. `at` None: not delivered (yet, or not at all)."""

    rung: Rung
    at: datetime | None


@dataclass(frozen=True, slots=True)
class Member:
    """One of the partners, as the ladder sees them. Signs and asks are in the order of their time."""

    id: ParticipantId
    zone: str
    contacts: tuple[datetime, ...] = ()
    presences: tuple[datetime, ...] = ()
    asks: tuple[Ask, ...] = ()
    is_away: Callable[[date], bool] = lambda _: False
    is_reachable: bool = True
    complained_at: datetime | None = None

    def last_contact(self) -> datetime | None:
        """Give when this one was last in contact."""
        return self.contacts[-1] if self.contacts else None

    def asked_since(self, moment: datetime, rung: Rung) -> datetime | None:
        """Give when this was delivered after a moment, None if it was not."""
        return next((a.at for a in reversed(self.asks) if a.rung is rung and a.at is not None and a.at >= moment), None)

    def present_since(self, moment: datetime) -> bool:
        """Say whether there was any sign from then on, to the other or to the bot."""
        return any(each >= moment for each in (*self.presences[-1:], *self.contacts[-1:]))

    def has_been_asked(self) -> bool:
        """Say whether a nudge was delivered since this one's last contact."""
        last = self.last_contact()
        nudged = (a.at for a in self.asks if a.rung is Rung.FIRST_NUDGE and a.at is not None)
        return any(last is None or at >= last for at in nudged)

    def episode(self) -> int:
        """Give the number of this one's silence: each contact after a delivered nudge ends one."""
        nudged = [a.at for a in self.asks if a.rung in {Rung.FIRST_NUDGE, Rung.SECOND_NUDGE} and a.at is not None]
        ended = {next((c for c in self.contacts if c > at), None) for at in nudged} - {None}
        return 1 + len(ended)


@dataclass(frozen=True, slots=True)
class Life:
    """A partnership as the ladder sees it. `outside` says whether the last contact was one that the bot did not see.

    `stretch` is the timetable's (the pilot's ladder is twice as long), `pace` the pair's own.
    """

    introduced_at: datetime | None
    members: tuple[Member, ...]
    pace: float = 1.0
    stretch: int = 1
    outside: bool = False
    ended: bool = False


@dataclass(frozen=True, slots=True)
class Clock:
    """What the ladder counts: who is silent, since when, and in which column."""

    column: Standing
    since: datetime
    silent: tuple[ParticipantId, ...]


@dataclass(frozen=True, slots=True)
class Step:
    """Something to do for one person on a day of theirs, at the earliest."""

    to: ParticipantId
    rung: Rung
    episode: int
    on: date


@dataclass(frozen=True, slots=True)
class Outlook:
    """How it goes, and what comes next. `case_on` is a day of the first silent one; None: no case in sight."""

    standing: Standing
    clock: Clock | None = None
    steps: tuple[Step, ...] = ()
    case: CaseReason | None = None
    case_on: date | None = None


def life_of(
    members: Sequence[Member], signs: Sequence[Sign], *, introduced_at: datetime | None, pace: float, stretch: int
) -> Life:
    """Give a partnership's life from its members and its contact, earliest first."""
    contact = [sign for sign in signs if sign.is_contact]
    return Life(introduced_at, tuple(members), pace, stretch, outside=bool(contact) and contact[-1].kind in OUTSIDE)


def standing(life: Life, now: datetime) -> Standing:
    """Say how it goes."""
    if life.ended:
        return Standing.ENDED
    if not all(m.is_reachable for m in life.members):
        return Standing.UNREACHABLE
    if life.introduced_at is None:
        return Standing.AWAITED
    if any(m.is_away(local(now, m.zone).date()) for m in life.members):
        return Standing.AWAY
    return _by_contact(life, now)


def _by_contact(life: Life, now: datetime) -> Standing:
    clock = running_clock(life)
    if clock is None or _still_talking(life, clock, now):
        return Standing.IN_TOUCH_ELSEWHERE if life.outside else Standing.IN_TOUCH
    return clock.column


def _still_talking(life: Life, clock: Clock, now: datetime) -> bool:
    """Say whether those who have all written before may still be said to be in touch."""
    if not all(m.contacts for m in life.members):
        return clock.column is Standing.BOTH_SILENT and not _has_passed(life, clock, IN_TOUCH_FOR, now)
    days = IN_TOUCH_FOR if clock.column is Standing.BOTH_SILENT else UNANSWERED_AFTER
    return not _has_passed(life, clock, days, now)


def _has_passed(life: Life, clock: Clock, days: int, now: datetime) -> bool:
    member = next(m for m in life.members if m.id in clock.silent)
    on = _day(life, member, clock.since, _days(life, clock.column, days))
    return on is not None and on <= local(now, member.zone).date()


def running_clock(life: Life) -> Clock | None:
    """Give what the ladder counts at this moment, None before the introduction.

    Somebody is silent beside one who writes if they never wrote, if the others wrote again on a later day, or if the
    other says so. Else the conversation rests, and both are counted from the last contact: every conversation has a
    last message, and that alone is no reproach.
    """
    if life.introduced_at is None:
        return None
    silent = {m.id: since for m in life.members if (since := _silent_since(life, m)) is not None}
    if silent:
        return Clock(Standing.ONE_SIDED, min(silent.values()), tuple(silent))
    everybody = tuple(m.id for m in life.members)
    latest = max((c for m in life.members for c in m.contacts[-1:]), default=None)
    if latest is None:
        return Clock(Standing.NEVER_STARTED, life.introduced_at, everybody)
    return Clock(Standing.BOTH_SILENT, latest, everybody)


def _silent_since(life: Life, member: Member) -> datetime | None:
    """Give since when somebody has left the others without an answer, None if they have not."""
    last = member.last_contact()
    unanswered = sorted(
        c for other in life.members if other.id != member.id for c in other.contacts if last is None or c > last
    )
    complained = _complaint(life, member)
    since = unanswered[0] if unanswered and _is_left_alone(member, unanswered) else None
    if complained is not None:
        head_start = complained - timedelta(days=UNANSWERED_AFTER * life.stretch)
        return head_start if since is None else min(since, head_start)
    return since


def _is_left_alone(member: Member, unanswered: Sequence[datetime]) -> bool:
    return member.last_contact() is None or len({local(c, member.zone).date() for c in unanswered}) > 1


def _complaint(life: Life, member: Member) -> datetime | None:
    """Give when somebody said that this one does not answer; what this one wrote since has answered it.

    Of three, only who was quiet before can be meant.
    """
    last = member.last_contact()
    of_two = len(life.members) == 2  # noqa: PLR2004  # two are a pair
    quiet_before = timedelta(0) if of_two else timedelta(days=UNANSWERED_AFTER)
    said = [o.complained_at for o in life.members if o.id != member.id and o.complained_at is not None]
    return min((at for at in said if last is None or at - quiet_before > last), default=None)


def outlook(life: Life, now: datetime, *, no_start_after: date, no_offer_after: date) -> Outlook:
    """Say how it goes and what the ladder does next, step by step, each on its earliest day.

    After `no_start_after` no ladder starts; after `no_offer_after` nobody is offered a new partner.
    """
    how = standing(life, now)
    if how is Standing.UNREACHABLE:
        return Outlook(how, None, (), CaseReason.UNREACHABLE, local(now, life.members[0].zone).date())
    clock = None if how in {Standing.ENDED, Standing.AWAITED} else running_clock(life)
    if clock is None or clock.column not in LADDER:
        return Outlook(how)
    silent = [m for m in life.members if m.id in clock.silent]
    case_on = _case_day(life, clock, silent)
    if not any(m.has_been_asked() for m in silent) and not _may_start(life, clock, silent, no_start_after):
        return Outlook(how, clock)
    steps = chain(
        (step for m in silent for step in _asks(life, clock, m)),
        (step for m in life.members if m.id not in clock.silent for step in _kind_words(life, clock, m)),
        (step for m in life.members for step in _offers(life, clock, m) if step.on <= no_offer_after),
    )
    return Outlook(how, clock, tuple(steps), CaseReason(clock.column.value), case_on)


def _may_start(life: Life, clock: Clock, silent: Sequence[Member], no_start_after: date) -> bool:
    days = [_rung_day(life, clock, m, Rung.FIRST_NUDGE) for m in silent]
    return any(on is not None and on <= no_start_after for on in days)


def _silence_start(member: Member, clock: Clock) -> datetime:
    """Give from when on what was sent counts as asked in this silence: the person's own last contact."""
    return member.last_contact() or datetime.min.replace(tzinfo=clock.since.tzinfo)


def _asks(life: Life, clock: Clock, member: Member) -> Sequence[Step]:
    """Give the next ask of a silent one: a light suggestion, nudge 1, or nudge 2 where the first was not answered."""
    start = _silence_start(member, clock)
    first = member.asked_since(start, Rung.FIRST_NUDGE)
    second = member.asked_since(start, Rung.SECOND_NUDGE)
    if first is None:
        found = [_step(life, clock, member, Rung.FIRST_NUDGE)]
        if Rung.SUGGESTION in LADDER[clock.column] and member.asked_since(start, Rung.SUGGESTION) is None:
            found.append(_step(life, clock, member, Rung.SUGGESTION))
        return [step for step in found if step is not None]
    if second is None and not _answered(member, first):
        step = _step(life, clock, member, Rung.SECOND_NUDGE, after=(first, BETWEEN_NUDGES))
        return [] if step is None else [step]
    return []


def _answered(member: Member, asked_at: datetime) -> bool:
    """Say whether somebody has answered the bot since they were asked: that stops their own nudges."""
    return any(each >= asked_at for each in member.presences[-1:])


def _case_day(life: Life, clock: Clock, silent: Sequence[Member]) -> date | None:
    """Give the day of the case: its own, and long enough after everybody silent was asked. None if somebody was not."""
    days = [_case_day_of(life, clock, m) for m in silent]
    known = [on for on in days if on is not None]
    return max(known) if known and len(known) == len(days) else None


def _case_day_of(life: Life, clock: Clock, member: Member) -> date | None:
    start = _silence_start(member, clock)
    first = member.asked_since(start, Rung.FIRST_NUDGE)
    second = member.asked_since(start, Rung.SECOND_NUDGE)
    due = _rung_day(life, clock, member, Rung.CASE)
    if due is None or first is None:
        return None
    if second is not None:
        asked, wait = second, BEFORE_A_CASE
    elif _answered(member, first):
        asked, wait = first, BETWEEN_NUDGES + BEFORE_A_CASE
    else:
        return None
    after = _day(life, member, asked, wait)
    return None if after is None else max(due, after)


def _kind_words(life: Life, clock: Clock, writer: Member) -> Sequence[Step]:
    """Give the kind word to whoever writes to a silent other, once a silence."""
    if Rung.KIND_WORD not in LADDER[clock.column] or writer.asked_since(clock.since, Rung.KIND_WORD) is not None:
        return []
    step = _step(life, clock, writer, Rung.KIND_WORD, episode=_episode(life, clock))
    return [] if step is None else [step]


def _offers(life: Life, clock: Clock, member: Member) -> Sequence[Step]:
    """Give the offer of a new partner to whoever is present while another is silent, once a silence."""
    if Rung.OFFER not in LADDER[clock.column] or member.asked_since(clock.since, Rung.OFFER) is not None:
        return []
    others = [m for m in life.members if m.id in clock.silent and m.id != member.id]
    absent = [m for m in others if not m.present_since(clock.since)]
    if not absent or not member.present_since(clock.since) or not all(m.has_been_asked() for m in absent):
        return []
    step = _step(life, clock, member, Rung.OFFER, episode=_episode(life, clock))
    return [] if step is None else [step]


def _episode(life: Life, clock: Clock) -> int:
    return max(m.episode() for m in life.members if m.id in clock.silent)


def _step(
    life: Life,
    clock: Clock,
    member: Member,
    rung: Rung,
    *,
    after: tuple[datetime, int] | None = None,
    episode: int | None = None,
) -> Step | None:
    on = _rung_day(life, clock, member, rung)
    if on is None:
        return None
    if after is not None:
        waited = _day(life, member, *after)
        if waited is None:
            return None
        on = max(on, waited)
    return Step(member.id, rung, member.episode() if episode is None else episode, on)


def _rung_day(life: Life, clock: Clock, member: Member, rung: Rung) -> date | None:
    days = _days(life, clock.column, LADDER[clock.column][rung])
    if rung is Rung.FIRST_NUDGE:
        days = max(days, FIRST_NUDGE_NOT_BEFORE)
    return _day(life, member, clock.since, days)


def _days(life: Life, column: Standing, days: int) -> int:
    """Give a number of days as this partnership counts it: stretched, in whole days, halves up."""
    pace = life.pace if column in MID_ROUND else 1.0
    return int(days * life.stretch * pace + 0.5)


LONGEST_LOOK = 400
"""Days after which a clock that stands still is no longer looked at."""


def _day(life: Life, member: Member, since: datetime, days: int) -> date | None:
    """Give the member's own date on which that many days have passed on which nobody was away; None if it is not known.

    Days are counted on calendars, so that a clock change is not an hour more or less of patience.
    """
    on, counted = local(since, member.zone).date(), 0
    for _ in range(LONGEST_LOOK):
        if counted >= days and not any(m.is_away(on) for m in life.members):
            return on
        on += timedelta(days=1)
        counted += not any(m.is_away(on) for m in life.members)
    return None
