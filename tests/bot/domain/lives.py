"""Lives to tell stories of: two or three people, in days since their introduction at nine in the morning."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

from bot.domain.ladder import Rung
from bot.domain.lives import Ask, Life, Member
from bot.domain.silence import outlook

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bot.domain.people import Absence
    from bot.domain.silence import Outlook, Step

INTRODUCED = datetime(2027, 3, 1, 9, tzinfo=UTC)
A, B, C = 1, 2, 3
NEVER = date(2030, 1, 1)
NUDGES = (Rung.FIRST_NUDGE, Rung.SECOND_NUDGE)
LOOKS_AT = 0.125
"""At noon, as a part of a story's day: when the bot looks, and delivers."""


def at(day: float) -> datetime:
    """Give the moment so many days after the introduction."""
    return INTRODUCED + timedelta(days=day)


def on(day: int) -> date:
    """Give the date of a day."""
    return at(day).date()


def somebody(
    who: int,
    *,
    wrote: Sequence[float] = (),
    pressed: Sequence[float] = (),
    complained: Sequence[float] = (),
    asked: Sequence[tuple[Rung, float]] = (),
    away: Sequence[Absence] = (),
    zone: str = "UTC",
    is_reachable: bool = True,
) -> Member:
    """Give one of the partners, by days."""
    return Member(
        id=who,
        zone=zone,
        contacts=tuple(at(day) for day in wrote),
        presences=tuple(at(day) for day in pressed),
        complaints=tuple(at(day) for day in complained),
        asks=tuple(Ask(rung, at(day)) for rung, day in asked),
        absences=tuple(away),
        is_reachable=is_reachable,
    )


def life(*members: Member, pace: float = 1.0, stretch: int = 1, introduced: bool = True) -> Life:
    """Give their life."""
    return Life(INTRODUCED if introduced else None, members, pace, stretch)


def look(told: Life, day: float, *, no_start_after: date = NEVER, no_offer_after: date = NEVER) -> Outlook:
    """Look at a life on a day."""
    return outlook(told, at(day), no_start_after=no_start_after, no_offer_after=no_offer_after)


def plan(found: Outlook) -> set[tuple[int, Rung, int]]:
    """Give the steps of an outlook as (who, what, on which day)."""
    return {(step.to, step.rung, (step.on - INTRODUCED.date()).days) for step in found.steps}


@dataclass(frozen=True)
class Event:
    """What somebody does in a story: write, press a button, or complain."""

    day: float
    who: int
    kind: str


@dataclass
class Told:
    """A story as it went: what was delivered to whom when, and the cases. Each has what was known at the moment."""

    steps: list[tuple[datetime, Step, Life]] = field(default_factory=list)
    cases: list[tuple[datetime, Outlook, Life]] = field(default_factory=list)
    looks: list[tuple[datetime, Outlook, Life]] = field(default_factory=list)

    def days(self, who: int, *rungs: Rung) -> list[int]:
        """Give the days on which somebody was sent one of these."""
        return [(when - INTRODUCED).days for when, step, _ in self.steps if step.to == who and step.rung in rungs]

    @property
    def nudges(self) -> Iterator[tuple[datetime, Step, Life]]:
        """Give the nudges."""
        return (each for each in self.steps if each[1].rung in NUDGES)


def tell(begun: Life, events: Sequence[Event], *, days: int = 45, late: int = 0, **ends: date) -> Told:
    """Tell a story day by day, at noon, as the bot would: deliver what is due, `late` days late, and open cases.

    What somebody does at noon crosses with what the bot does then.
    """
    told, current, handed_over = Told(), begun, False
    waiting: dict[tuple[int, Rung, int], int] = {}
    for day in range(days):
        now = at(day + LOOKS_AT)
        current = begun._replace(members=tuple(_known(m, events, told, now) for m in begun.members))
        found = look(current, day + LOOKS_AT, **ends)
        told.looks.append((now, found, current))
        due = [s for s in found.steps if s.on <= now.date() and (s.until is None or now.date() < s.until)]
        waiting = {(s.to, s.rung, s.episode): waiting.get((s.to, s.rung, s.episode), day) for s in due}
        for step in due:
            if not handed_over and day - waiting[step.to, step.rung, step.episode] >= late:
                told.steps.append((now, step, current))
        if found.case is not None and found.case.is_due and not handed_over:
            told.cases.append((now, found, current))
            handed_over = True
    return told


def _known(member: Member, events: Sequence[Event], told: Told, now: datetime) -> Member:
    """Give somebody as they are known at a moment."""

    def of(*kinds: str) -> tuple[datetime, ...]:
        mine = (at(e.day) for e in events if e.who == member.id and e.kind in kinds)
        return tuple(sorted(moment for moment in mine if moment < now))

    asks = tuple(Ask(step.rung, when) for when, step, _ in told.steps if step.to == member.id)
    return member._replace(
        contacts=of("write"), presences=of("press", "complain"), complaints=of("complain"), asks=asks
    )
