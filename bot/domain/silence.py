"""Silence: how it goes in a partnership, and what the ladder does next, each step on its earliest day.

Pure functions of contact, presence, absences, agreement and `now` (DOMAIN.md §4). Nobody is escalated who was not
asked first; presence stops only that person's own nudges; away stops the clocks.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING, NamedTuple

from bot.domain.cases import CaseReason
from bot.domain.clock import Clock, running_clock
from bot.domain.daytime import day_of, utc_at
from bot.domain.ladder import BEFORE_A_CASE, BETWEEN_NUDGES, Rung, ladder_of
from bot.domain.lives import Life, Member, first_day, is_any_away, nth_day
from bot.domain.partnerships import TALKING, Standing

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bot.domain.people import Absence, ParticipantId

KIND_WORD_OF_USE_FOR = timedelta(days=7)
"""Weeks later nobody need be told that somebody else was asked."""
REASONS: Mapping[Standing, CaseReason] = {
    Standing.NEVER_STARTED: CaseReason.NEVER_STARTED,
    Standing.ONE_SIDED: CaseReason.ONE_SIDED,
    Standing.BOTH_SILENT: CaseReason.BOTH_SILENT,
}
"""Why a silence of each column becomes a case."""
LONG_AGO = datetime(1, 1, 1, tzinfo=UTC)


class Step(NamedTuple):
    """Something to do for one person, from a day of theirs, and of no use any more on `until`."""

    to: ParticipantId
    rung: Rung
    episode: int
    on: date
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Handover:
    """A case to come: why, about whom, of which silence, on which day; `is_due` once it is that day for all of them."""

    reason: CaseReason
    about: tuple[ParticipantId, ...]
    since: datetime | None
    on: date
    is_due: bool


class Outlook(NamedTuple):
    """How it goes, and what comes next. No case is in sight while somebody silent has not been asked.

    `asked` are those who were, since their own last contact. `rests_until` is when what rests begins to count as
    silence: the first day on which somebody may be asked. None if never; long ago where it has never been a
    conversation of all, or is none since somebody was asked.
    """

    standing: Standing
    clock: Clock | None = None
    steps: tuple[Step, ...] = ()
    case: Handover | None = None
    asked: tuple[ParticipantId, ...] = ()
    rests_until: datetime | None = None


def outlook(life: Life, now: datetime, *, no_start_after: date, no_offer_after: date) -> Outlook:
    """Say how it goes and what the ladder does next.

    After `no_start_after` no ladder starts; after `no_offer_after` nobody is offered a new partner.
    """
    if life.ended:
        return Outlook(Standing.ENDED)
    lost, clock = [m for m in life.members if not m.is_reachable], running_clock(life)
    if clock is None:
        return Outlook(Standing.UNREACHABLE, case=_unreachable(lost, now)) if lost else Outlook(Standing.AWAITED)
    count = _count(life, clock, now)
    asked = tuple([one.member.id for one in count.everybody if one.first is not None])
    until = _rests_until(count)
    how = _standing(count, until, is_reachable=not lost)
    if how is Standing.UNREACHABLE:
        return Outlook(how, clock, tuple(_offers(count, no_offer_after)), _unreachable(lost, now), asked, until)
    silent = [one for one in count.silent if _may_go_on(count, one, no_start_after)]
    if not silent:
        return Outlook(how, clock, (), None, asked, until)
    if len(silent) < len(count.silent):
        count = count._replace(silent=silent)
    steps = (*_asks(count), *_kind_words(count), *_offers(count, no_offer_after))
    return Outlook(how, clock, steps, _case(count), asked, until)


class _Counted(NamedTuple):
    """One of them as their clock counts: since which day of theirs, and when they may be asked, or were, in it."""

    member: Member
    clock: Clock
    start: date
    today: date
    nudge_on: date | None
    first: datetime | None
    second: datetime | None


class _Count(NamedTuple):
    """A running clock, asked for days. `days` are its column's, `silent` those of everybody whom it is about.

    Of these, those are left out in the end whose ladder has not begun, and may not any more.
    """

    life: Life
    clock: Clock
    now: datetime
    days: Mapping[Rung, int]
    absences: Sequence[Absence]
    everybody: Sequence[_Counted]
    silent: Sequence[_Counted]

    def own_day(self, one: _Counted, rung: Rung) -> date | None:
        """Give the day on which a rung is reached, be it past or not."""
        return nth_day(one.start, self.days[rung] - one.clock.ahead, self.absences)

    def day(self, one: _Counted, own: date | None, *, asked: datetime | None = None, wait: int = 0) -> date | None:
        """Give the day from today on which a rung is taken, so many days after something was asked; None if never."""
        if own is None:
            return None
        earliest = max(own, one.today)
        if asked is not None:
            waited = nth_day(day_of(asked, one.member.zone), wait * self.life.stretch, self.absences)
            if waited is None:
                return None
            earliest = max(earliest, waited)
        return first_day(earliest, self.absences)


def _count(life: Life, clock: Clock, now: datetime) -> _Count:
    days, absences = ladder_of(clock.column, life.pace, life.stretch), life.absences
    everybody = [_counted(m, clock.of(m.id), now, days, absences) for m in life.members]
    silent = [one for one in everybody if one.member.id in clock.silent]
    return _Count(life, clock, now, days, absences, everybody, silent)


def _counted(
    member: Member, clock: Clock, now: datetime, days: Mapping[Rung, int], absences: Sequence[Absence]
) -> _Counted:
    start, today = day_of(clock.since, member.zone), member.today(now)
    nudge_on = nth_day(start, days[Rung.FIRST_NUDGE] - clock.ahead, absences)
    return _Counted(member, clock, start, today, nudge_on, *member.nudged())


def _rests_until(count: _Count) -> datetime | None:
    if [m for m in count.life.members if not m.contacts]:
        return LONG_AGO
    if count.clock.column is Standing.ONE_SIDED and [one for one in count.silent if one.first is not None]:
        return LONG_AGO
    days = [(one.nudge_on, one.member.zone) for one in count.silent]
    return min([utc_at(on, time(0), zone) for on, zone in days if on is not None], default=None)


def _standing(count: _Count, rests_until: datetime | None, *, is_reachable: bool) -> Standing:
    """Say how it goes. Who talks is in touch, also where the bot could not reach one of them."""
    how = count.clock.column
    if rests_until is None or count.now < rests_until:
        how = Standing.IN_TOUCH_ELSEWHERE if count.life.outside else Standing.IN_TOUCH
    if not is_reachable and how not in TALKING:
        return Standing.UNREACHABLE
    is_away = count.absences and any(is_any_away(one.member.absences, one.today) for one in count.everybody)
    return Standing.AWAY if is_away else how


def _may_go_on(count: _Count, one: _Counted, no_start_after: date) -> bool:
    """Say whether anybody of this silence has been asked already, or may still be asked for the first time."""
    for other in count.silent:
        if other.clock is one.clock:
            on = _starts_on(other)
            if other.first is not None or (on is not None and on <= no_start_after):
                return True
    return False


def _starts_on(one: _Counted) -> date | None:
    """Give the day on which somebody's ladder starts: not before it was known that they leave the others waiting."""
    on, told_at = one.nudge_on, one.clock.told_at
    return on if on is None or told_at is None else max(on, one.member.today(told_at))


def _asks(count: _Count) -> Sequence[Step]:
    """Give the next ask of each silent one: a light suggestion, nudge 1, or nudge 2 where the first had no answer."""
    steps: list[Step] = []
    for one in count.silent:
        if one.first is None:
            steps += _first_asks(count, one)
        elif one.second is None and not one.member.is_present(one.first):
            on = count.day(one, count.own_day(one, Rung.SECOND_NUDGE), asked=one.first, wait=BETWEEN_NUDGES)
            if on is not None:
                steps.append(Step(one.member.id, Rung.SECOND_NUDGE, one.member.episode(), on))
    return steps


def _first_asks(count: _Count, one: _Counted) -> Sequence[Step]:
    """Give nudge 1, and the suggestion if it still comes before."""
    member, nudge_on = one.member, count.day(one, one.nudge_on)
    if nudge_on is None:
        return []
    steps = [Step(member.id, Rung.FIRST_NUDGE, member.episode(), nudge_on)]
    if Rung.SUGGESTION in count.days and member.had(Rung.SUGGESTION, member.last_contact) is None:
        on = count.day(one, count.own_day(one, Rung.SUGGESTION))
        if on is not None and on < nudge_on:
            steps.append(Step(member.id, Rung.SUGGESTION, member.episode(), on, until=nudge_on))
    return steps


def _kind_words(count: _Count) -> Sequence[Step]:
    """Give a kind word to each who writes to a silent other, once a silence, when the other has indeed been asked."""
    if Rung.KIND_WORD not in count.days or [one for one in count.silent if one.first is None]:
        return []
    steps: list[Step] = []
    for writer in [one for one in count.everybody if one.member.id not in count.clock.silent]:
        own = count.own_day(writer, Rung.KIND_WORD)
        on = count.day(writer, own)
        if own is None or on is None or writer.member.had(Rung.KIND_WORD, count.clock.since) is not None:
            continue
        until = own + KIND_WORD_OF_USE_FOR
        if on < until:
            steps.append(Step(writer.member.id, Rung.KIND_WORD, _episode(count), on, until=until))
    return steps


def _offers(count: _Count, no_offer_after: date) -> Sequence[Step]:
    """Give the offer of a new partner to whoever is present while all others are silent, once a silence."""
    if Rung.OFFER not in count.days:
        return []
    steps: list[Step] = []
    for one in count.everybody:
        if _is_left_waiting(count, one) and one.member.had(Rung.OFFER, count.clock.since) is None:
            on = count.day(one, count.own_day(one, Rung.OFFER))
            if on is not None and on <= no_offer_after:
                until = no_offer_after + timedelta(days=1)
                steps.append(Step(one.member.id, Rung.OFFER, _episode(count), on, until=until))
    return steps


def _episode(count: _Count) -> int:
    """Give the number of the silence."""
    return max(one.member.episode() for one in count.silent)


def _is_left_waiting(count: _Count, one: _Counted) -> bool:
    """Say whether somebody is here and none of the others is, though they were asked or cannot be."""
    since, silent = count.clock.since, count.clock.silent
    if not one.member.is_reachable or not one.member.is_present(since):
        return False
    others = [other for other in count.everybody if other is not one]
    if [o for o in others if o.member.id not in silent or (o.first is None and o.member.is_reachable)]:
        return False
    if count.clock.column is Standing.NEVER_STARTED:
        return not any(other.member.is_present(since) for other in others)
    return one.member.id not in silent


def _case(count: _Count) -> Handover | None:
    """Give the case: on its own day, and long enough after everybody silent was asked. None if somebody was not."""
    days: list[date] = []
    for one in count.silent:
        on = _case_day(count, one)
        if on is None:
            return None
        days.append(on)
    is_due = all(on <= one.today for on, one in zip(days, count.silent, strict=True))
    about = tuple([one.member.id for one in count.silent])
    return Handover(REASONS[count.clock.column], about, count.clock.since, max(days), is_due)


def _case_day(count: _Count, one: _Counted) -> date | None:
    """Give the day from which somebody silent may be spoken of: an answer to nudge 1 takes the place of nudge 2."""
    if one.second is not None:
        return count.day(one, count.own_day(one, Rung.CASE), asked=one.second, wait=BEFORE_A_CASE)
    if one.first is not None and one.member.is_present(one.first):
        own = count.own_day(one, Rung.CASE)
        return count.day(one, own, asked=one.first, wait=BETWEEN_NUDGES + BEFORE_A_CASE)
    return None


def _unreachable(lost: Sequence[Member], now: datetime) -> Handover:
    """Give the case of those whom no message reaches: at once, one for each time they were lost."""
    signs = [sign for m in lost for sign in (*m.contacts[-1:], *m.presences[-1:])]
    about = tuple([m.id for m in lost])
    return Handover(CaseReason.UNREACHABLE, about, max(signs, default=None), lost[0].today(now), is_due=True)
