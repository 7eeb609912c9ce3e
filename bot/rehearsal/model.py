"""A model of participants (DOMAIN.md §9): assumptions, for rehearsing a round, never evidence about people."""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import timedelta
from itertools import accumulate
from math import log
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.domain.people import Participant


@dataclass(frozen=True, slots=True)
class Temper:
    """How one type of participant behaves. Delays are lognormal: median in days, and sigma; leaving is per week."""

    share: float
    writes_first: float
    replies: float
    delay_median: float
    delay_sigma: float
    answers_topic: float
    leaves_weekly: float


TEMPERS: Mapping[str, Temper] = {
    "engaged": Temper(0.28, 0.85, 0.93, 1.0, 0.9, 0.55, 0.01),
    "steady": Temper(0.42, 0.60, 0.85, 2.5, 1.0, 0.35, 0.025),
    "fader": Temper(0.25, 0.60, 0.78, 2.0, 1.0, 0.25, 0.15),
    "ghost": Temper(0.05, 0.04, 0.06, 7.0, 1.0, 0.02, 0.10),
}
"""The four types of DOMAIN.md §9."""
NAMES = tuple(TEMPERS)
UP_TO = tuple(accumulate(temper.share for temper in TEMPERS.values()))
"""The shares, added up as they are drawn from."""

EACH_TURN = 0.84
"""By how much a reply becomes less likely with each turn of a conversation."""
TALK_ELSEWHERE = 0.35
TELL_THAT_THEY_DO = 0.5
ANSWERS_A_CHECK_IN = 0.5
NUDGE_REVIVES = 0.25
COORDINATOR_REVIVES = 0.35
ACCEPTS_A_NEW_PARTNER = 0.75
PEOPLE_A_COORDINATOR = 150
"""How many people one rehearsed coordinator looks after."""
AGREES_HOW_OFTEN = 0.5
SUITS_A_SLOT = 0.5
HELD_AS_AGREED = 0.85
"""Who presses a button below an introduction, one of three suggested times, and how many meetings are held: ours."""

UNANSWERED_STILL_IN = 0.08
DECLINES_STILL_IN = 0.01
TAKES_AN_ABSENCE = 0.22
ANNOUNCES_IT = 0.5
DEAD_ACCOUNTS = 0.03
SAYS_THAT_IT_LEAVES = 0.1
"""Of those who leave, how many say so by /me leave. Our assumption; the others simply fall silent."""
MOVES_ZONE = 0.0
"""Who moves to another time zone in a round: nobody, for a report gives one zone a person. Tests let many move."""
ANSWERS_A_SURVEY = 0.4
"""Our assumption."""


@dataclass(frozen=True, slots=True)
class Plans:
    """What one modelled person will do in one round; moments are days after launch, durations from the ask."""

    temper: str
    is_dead: bool
    still_in: str | None
    answers_after: timedelta
    away: tuple[int, int] | None
    announces_absence: bool
    leaves_on: int | None
    falls_silent_on: int | None
    moves_on: int | None
    answers_surveys: frozenset[int]
    survey_after: timedelta


def plans_of(person: Participant, seed: int, days: int, moves_zone: float = MOVES_ZONE) -> Plans:
    """Draw a person's plans, from the seed and their account alone: the order of people does not matter."""
    chance = random.Random(f"{seed}:{person.accounts[0] if person.accounts else person.id}")  # a model, no secret
    (name,) = chance.choices(NAMES, cum_weights=UP_TO)
    temper = TEMPERS[name]
    gone_on = _leaving_day(chance, temper, days)
    says_so = chance.random() < SAYS_THAT_IT_LEAVES
    return Plans(
        temper=name,
        is_dead=chance.random() < DEAD_ACCOUNTS,
        still_in=_still_in(chance),
        answers_after=_delay(chance, temper),
        away=_absence(chance, days) if chance.random() < TAKES_AN_ABSENCE else None,
        announces_absence=chance.random() < ANNOUNCES_IT,
        leaves_on=gone_on if says_so else None,
        falls_silent_on=None if says_so else gone_on,
        moves_on=chance.randrange(1, days) if chance.random() < moves_zone else None,
        answers_surveys=frozenset(n for n in (1, 2) if chance.random() < ANSWERS_A_SURVEY),
        survey_after=_delay(chance, temper),
    )


def _still_in(chance: random.Random) -> str | None:
    drawn = chance.random()
    if drawn < UNANSWERED_STILL_IN:
        return None
    return "not-in" if drawn < UNANSWERED_STILL_IN + DECLINES_STILL_IN else "still-in"


def _delay(chance: random.Random, temper: Temper) -> timedelta:
    """Draw a delay; an answer to one tap comes at half the median of an answer to a letter."""
    return timedelta(days=min(chance.lognormvariate(log(temper.delay_median / 2), temper.delay_sigma), 30))


def _absence(chance: random.Random, days: int) -> tuple[int, int]:
    start = chance.randrange(0, max(1, days - 7))
    return (start, start + chance.randrange(7, 22))


def _leaving_day(chance: random.Random, temper: Temper, days: int) -> int | None:
    """Give the day on which somebody leaves, whether they say so or not."""
    for week in range(1, days // 7):
        if chance.random() < temper.leaves_weekly:
            return week * 7 + chance.randrange(7)
    return None


def delay_of(chance: random.Random, temper: Temper) -> timedelta:
    """Draw how long somebody takes to write."""
    return timedelta(days=min(chance.lognormvariate(log(temper.delay_median), temper.delay_sigma), 30))
