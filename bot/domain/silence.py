"""Silence: what the ladder does next in a partnership, each step on its earliest day.

Pure functions of contact, presence, absences, agreement and `now` (DOMAIN.md §4). Nobody is escalated who was not
asked first; presence stops only that person's own nudges; away stops the clocks.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from itertools import chain
from typing import TYPE_CHECKING

from bot.domain.cases import CaseReason
from bot.domain.ladder import BEFORE_A_CASE, BETWEEN_NUDGES, LADDER, Rung
from bot.domain.lives import running_clock, standing
from bot.domain.partnerships import Standing

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date, datetime

    from bot.domain.lives import Clock, Life, Member
    from bot.domain.people import ParticipantId


KIND_WORD_OF_USE_FOR = timedelta(days=7)
"""Weeks later nobody need be told that somebody else was asked."""


@dataclass(frozen=True, slots=True)
class Step:
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


@dataclass(frozen=True, slots=True)
class Outlook:
    """How it goes, and what comes next. No case is in sight while somebody silent has not been asked."""

    standing: Standing
    clock: Clock | None = None
    steps: tuple[Step, ...] = ()
    case: Handover | None = None


def outlook(life: Life, now: datetime, *, no_start_after: date, no_offer_after: date) -> Outlook:
    """Say how it goes and what the ladder does next.

    After `no_start_after` no ladder starts; after `no_offer_after` nobody is offered a new partner.
    """
    clock = None if life.ended else running_clock(life)
    how = standing(life, clock, now)
    count = None if clock is None else _count(life, clock, now)
    if how is Standing.UNREACHABLE:
        offers = () if count is None else tuple(_offers(count, no_offer_after))
        return Outlook(how, clock, offers, _unreachable(life, now))
    if count is None or not _may_go_on(count, no_start_after):
        return Outlook(how, clock)
    steps = chain(_asks(count), _kind_words(count), _offers(count, no_offer_after))
    return Outlook(how, clock, tuple(steps), _case(count))


@dataclass(frozen=True, slots=True)
class _Count:
    """A running clock, asked for days."""

    life: Life
    clock: Clock
    now: datetime
    silent: tuple[Member, ...]

    @property
    def writers(self) -> list[Member]:
        """Give who is not silent."""
        return [m for m in self.life.members if m.id not in self.clock.silent]

    @property
    def episode(self) -> int:
        """Give the number of the silence."""
        return max(m.episode() for m in self.silent)

    def has(self, rung: Rung) -> bool:
        """Say whether the column has such a rung."""
        return rung in LADDER[self.clock.column]

    def own_day(self, member: Member, rung: Rung) -> date | None:
        """Give the day on which a rung is reached, be it past or not."""
        clock = self.clock.of(member.id)
        return self.life.day(member, clock.since, self.life.days(clock.column, rung) - clock.ahead)

    def day(self, member: Member, rung: Rung, *, asked: datetime | None = None, wait: int = 0) -> date | None:
        """Give the day from today on which a rung is taken, so many days after something was asked; None if never."""
        own = self.own_day(member, rung)
        waited = own if asked is None else self.life.day(member, asked, wait * self.life.stretch)
        if own is None or waited is None:
            return None
        return self.life.first_day(max(own, waited, member.today(self.now)))


def _count(life: Life, clock: Clock, now: datetime) -> _Count:
    return _Count(life, clock, now, tuple(m for m in life.members if m.id in clock.silent))


def _may_go_on(count: _Count, no_start_after: date) -> bool:
    """Say whether somebody has been asked already, or may still be asked for the first time."""
    firsts = (_starts_on(count, m) for m in count.silent)
    return any(m.asked() for m in count.silent) or any(on is not None and on <= no_start_after for on in firsts)


def _starts_on(count: _Count, member: Member) -> date | None:
    """Give the day on which somebody's ladder starts: not before it was known that they leave the others waiting."""
    on, told_at = count.own_day(member, Rung.FIRST_NUDGE), count.clock.of(member.id).told_at
    return on if on is None or told_at is None else max(on, member.today(told_at))


def _asks(count: _Count) -> Iterable[Step]:
    """Give the next ask of each silent one: a light suggestion, nudge 1, or nudge 2 where the first had no answer."""
    for member in count.silent:
        first = member.asked()
        if first is None:
            yield from _first_asks(count, member)
        elif member.asked(Rung.SECOND_NUDGE) is None and not member.is_present(first):
            on = count.day(member, Rung.SECOND_NUDGE, asked=first, wait=BETWEEN_NUDGES)
            if on is not None:
                yield Step(member.id, Rung.SECOND_NUDGE, member.episode(), on)


def _first_asks(count: _Count, member: Member) -> Iterable[Step]:
    """Give nudge 1, and the suggestion if it still comes before."""
    nudge_on = count.day(member, Rung.FIRST_NUDGE)
    if nudge_on is None:
        return
    yield Step(member.id, Rung.FIRST_NUDGE, member.episode(), nudge_on)
    if count.has(Rung.SUGGESTION) and member.asked(Rung.SUGGESTION) is None:
        on = count.day(member, Rung.SUGGESTION)
        if on is not None and on < nudge_on:
            yield Step(member.id, Rung.SUGGESTION, member.episode(), on, until=nudge_on)


def _kind_words(count: _Count) -> Iterable[Step]:
    """Give a kind word to each who writes to a silent other, once a silence, when the other has indeed been asked."""
    if not count.has(Rung.KIND_WORD) or not all(m.asked() for m in count.silent):
        return
    for writer in count.writers:
        own, on = count.own_day(writer, Rung.KIND_WORD), count.day(writer, Rung.KIND_WORD)
        if own is None or on is None or writer.had(Rung.KIND_WORD, count.clock.since) is not None:
            continue
        until = own + KIND_WORD_OF_USE_FOR
        if on < until:
            yield Step(writer.id, Rung.KIND_WORD, count.episode, on, until=until)


def _offers(count: _Count, no_offer_after: date) -> Iterable[Step]:
    """Give the offer of a new partner to whoever is present while all others are silent, once a silence."""
    if not count.has(Rung.OFFER):
        return
    for member in count.life.members:
        if _is_left_waiting(count, member) and member.had(Rung.OFFER, count.clock.since) is None:
            on = count.day(member, Rung.OFFER)
            if on is not None and on <= no_offer_after:
                yield Step(member.id, Rung.OFFER, count.episode, on, until=no_offer_after + timedelta(days=1))


def _is_left_waiting(count: _Count, member: Member) -> bool:
    """Say whether somebody is here and none of the others is, though they were asked or cannot be."""
    others = [m for m in count.life.members if m.id != member.id]
    if not member.is_reachable or not member.is_present(count.clock.since):
        return False
    if not all(m.id in count.clock.silent and (m.asked() or not m.is_reachable) for m in others):
        return False
    if count.clock.column is Standing.NEVER_STARTED:
        return not any(m.is_present(count.clock.since) for m in others)
    return member.id not in count.clock.silent


def _case(count: _Count) -> Handover | None:
    """Give the case: on its own day, and long enough after everybody silent was asked. None if somebody was not."""
    days = [(m, _case_day(count, m)) for m in count.silent]
    known = [on for _, on in days if on is not None]
    if len(known) < len(days):
        return None
    is_due = all(on is not None and on <= m.today(count.now) for m, on in days)
    reason = CaseReason(count.clock.column.value)
    return Handover(reason, count.clock.silent, count.clock.since, max(known), is_due)


def _case_day(count: _Count, member: Member) -> date | None:
    """Give the day from which somebody silent may be spoken of: an answer to nudge 1 takes the place of nudge 2."""
    first, second = member.asked(), member.asked(Rung.SECOND_NUDGE)
    if second is not None:
        return count.day(member, Rung.CASE, asked=second, wait=BEFORE_A_CASE)
    if first is not None and member.is_present(first):
        return count.day(member, Rung.CASE, asked=first, wait=BETWEEN_NUDGES + BEFORE_A_CASE)
    return None


def _unreachable(life: Life, now: datetime) -> Handover:
    """Give the case of those whom no message reaches: at once, one for each time they were lost."""
    lost = [m for m in life.members if not m.is_reachable]
    signs = [sign for m in lost for sign in (*m.contacts[-1:], *m.presences[-1:])]
    about = tuple(m.id for m in lost)
    return Handover(CaseReason.UNREACHABLE, about, max(signs, default=None), lost[0].today(now), is_due=True)
