"""The clock of a silence: who is silent in a partnership, and since when (DOMAIN.md §4). Contact alone starts it."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, NamedTuple

from bot.domain.daytime import day_of
from bot.domain.ladder import Rung, days_until
from bot.domain.partnerships import Standing

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.domain.lives import Life, Member
    from bot.domain.people import ParticipantId

QUIET_BEFORE_IN_A_THREE = timedelta(days=7)
"""Of three, "no reply" means only somebody who had been quiet for so long."""


class Clock(NamedTuple):
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
        return next((clock for clock in self.own if member in clock.silent), self) if self.own else self


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
        return silences[0] if len(silences) == 1 else _of_several(silences)
    everybody = tuple([m.id for m in life.members])
    contacts = [m.contacts[-1] for m in life.members if m.contacts]
    if not contacts:
        return Clock(Standing.NEVER_STARTED, life.introduced_at, everybody)
    return Clock(Standing.BOTH_SILENT, max(contacts), everybody)


def _of_several(silences: Sequence[Clock]) -> Clock:
    """Give the clock of several who are silent beside the others: it counts the longest of their silences."""
    longest = min(silences, key=_begins)
    silent = tuple([member for each in silences for member in each.silent])
    return Clock(Standing.ONE_SIDED, longest.since, silent, longest.ahead, own=tuple(silences))


def _begins(clock: Clock) -> datetime:
    return clock.since - timedelta(days=clock.ahead)


def _silence_beside_others(life: Life, member: Member) -> Clock | None:
    """Give the silence of one who leaves the others without an answer, None of one who does not."""
    last = member.contacts[-1] if member.contacts else None
    unanswered: list[datetime] = []
    said: list[datetime] = []
    for other in life.members:
        if other is not member:
            if other.contacts and (last is None or other.contacts[-1] > last):
                unanswered += other.since(last)
            said += other.complaints
    if not unanswered and not said:
        return None
    unanswered.sort()
    wanted, complaint = _wants_an_answer(member, unanswered), _complaint(life, said, last)
    told = [at for at in (wanted, complaint) if at is not None]
    if not told:
        return None
    found = [Clock(Standing.ONE_SIDED, at, (member.id,), told_at=min(told)) for at in unanswered[:1]]
    if complaint is not None:
        found += _of_complaint(life, member, complaint, min(told))
    return min(found, key=_begins)


def _wants_an_answer(member: Member, unanswered: Sequence[datetime]) -> datetime | None:
    """Give which message of the others was more than the last one of a conversation, None if none was."""
    if not unanswered or not member.contacts:
        return unanswered[0] if unanswered else None
    if len(unanswered) == 1 and not member.asks:
        return None
    (asked, _), first = member.nudged(), day_of(unanswered[0], member.zone)
    again = (at for at in unanswered if day_of(at, member.zone) > first or (asked is not None and at > asked))
    return next(again, None)


def _complaint(life: Life, said: Sequence[datetime], last: datetime | None) -> datetime | None:
    """Give when somebody first said that one does not answer; what that one wrote since has answered it."""
    if not said or last is None:
        return min(said, default=None)
    of_two = len(life.members) == 2  # noqa: PLR2004  # two are a pair
    quiet_before = timedelta(0) if of_two else QUIET_BEFORE_IN_A_THREE
    return min((at for at in said if at - quiet_before > last), default=None)


def _of_complaint(life: Life, member: Member, at: datetime, told_at: datetime) -> Sequence[Clock]:
    """Give what a complaint counts: from the first nudge on, or longer where nobody has written at all."""
    ahead = days_until(Standing.ONE_SIDED, Rung.FIRST_NUDGE, pace=life.pace, stretch=life.stretch)
    found = [Clock(Standing.ONE_SIDED, at, (member.id,), ahead, told_at=told_at)]
    if life.introduced_at is not None and not any(m.contacts for m in life.members):
        found.append(Clock(Standing.ONE_SIDED, life.introduced_at, (member.id,), told_at=told_at))
    return found
