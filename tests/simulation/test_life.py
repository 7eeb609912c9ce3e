"""The auditor of partnerships' lives has teeth: each promise is broken once, on a round that keeps them all."""

from __future__ import annotations

import asyncio
from collections import Counter
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest

from bot.domain.deliveries import Kind
from bot.domain.partnerships import PartnershipState
from bot.domain.words import KeptWords, Purpose
from bot.rehearsal.run import set_stage
from data.engine import open_store
from tests.simulation.life import PROMISES, Life, broken
from tests.simulation.rounds import the_world
from tests.simulation.test_rounds import drawn

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from bot.domain.deliveries import Delivery
    from bot.ports.storage import Unit
    from data.store import SqlStore

DAY = timedelta(days=1)
SEED = 1


@pytest.fixture(scope="module")
def store() -> Iterator[SqlStore]:
    """Give the memory of a whole round."""
    with open_store("sqlite://", direct=True, synchronous="OFF") as opened:
        stage = set_stage(replace(drawn(SEED), moves_zone=0), opened, the_world())
        asyncio.run(stage.run())
        yield opened


def read(unit: Unit) -> Life:
    round_ = unit.rounds.all()[-1]
    assert round_.ended_at is not None
    return Life(unit, round_, the_world().working_days, round_.ended_at)


def _put(life: Life, name: str, value: Any) -> None:
    life.__dict__[name] = value  # in the place of what would be read


def _nudges(life: Life) -> list[Delivery]:
    return [d for d in life.sent if d.kind is Kind.NUDGE]


def _ask_nobody(life: Life) -> None:
    _put(life, "sent", [d for d in life.sent if d.kind is not Kind.NUDGE])


def _ask_nobody_and_tell_nobody(life: Life) -> None:
    _ask_nobody(life)
    _put(life, "cases", [])


def _ask_three_times(life: Life) -> None:
    first = _nudges(life)[0]
    assert first.sent_at is not None
    later = [replace(first, sent_at=first.sent_at + n * timedelta(minutes=1)) for n in (1, 2)]
    _put(life, "sent", [*life.sent, *later])


def _ask_on_the_first_day(life: Life) -> None:
    nudge = next(d for d in _nudges(life) if d.number == 1)
    begun = {p.id: p.introduced_at for p in life.partnerships}[nudge.partnership_id or 0]
    assert begun is not None
    _put(life, "sent", [replace(d, sent_at=begun + DAY) if d is nudge else d for d in life.sent])


def _hand_over_twice(life: Life) -> None:
    case = next(c for c in life.cases if c.reason.value in {"never-started", "one-sided", "both-silent"})
    _put(life, "cases", [case, replace(case, id=999)])


def _survey_the_silent(life: Life) -> None:
    nudge = _nudges(life)[0]
    assert nudge.sent_at is not None
    survey = replace(nudge, key="survey", kind=Kind.SURVEY, sent_at=nudge.sent_at + timedelta(minutes=1))
    _put(life, "sent", [*life.sent, survey])


def _two_at_once(life: Life) -> None:
    again = [replace(p, id=p.id + 500, state=PartnershipState.ACTIVE) for p in life.partnerships]
    _put(life, "partnerships", [*(replace(p, state=PartnershipState.ACTIVE) for p in life.partnerships), *again])


def _compatriots(life: Life) -> None:
    _put(life, "people", {i: replace(p, country="AR") for i, p in life.people.items()})


def _at_night(life: Life) -> None:
    night = timedelta(hours=12)
    _put(life, "sent", [replace(d, sent_at=d.sent_at + night) if d.sent_at else d for d in life.sent])


def _hoard(life: Life) -> None:
    long_ago = life.now - 10 * DAY
    member = life.partnerships[0].members[0]
    life.unit.words.keep(KeptWords(0, Purpose.PASSING_ON, member, "…", long_ago, long_ago + 3 * DAY))


SABOTAGE: Mapping[str, Callable[[Life], None]] = {
    "nobody_is_escalated_who_was_not_asked_first": _ask_nobody,
    "at_most_two_nudges_for_one_silence": _ask_three_times,
    "nobody_is_nudged_before_a_week_of_silence": _ask_on_the_first_day,
    "silence_is_found": _ask_nobody_and_tell_nobody,
    "a_case_a_silence": _hand_over_twice,
    "nobody_on_the_ladder_is_asked_anything_else": _survey_the_silent,
    "nobody_has_two_partnerships": _two_at_once,
    "a_new_partnership_keeps_the_hard_rules": _compatriots,
    "cards_come_in_working_hours": _at_night,
    "no_words_are_kept": _hoard,
}


def test_a_round_keeps_every_promise(store: SqlStore) -> None:
    assert store.run(lambda unit: broken(read(unit))) == []


def test_a_round_shows_the_whole_of_it(store: SqlStore) -> None:
    """Or every promise would be kept for want of anything to break it."""

    def kinds(unit: Unit) -> Counter[str]:
        return Counter(d.kind.value for d in read(unit).sent)

    sent = store.run(kinds)
    wanted = {"suggestion", "nudge", "offer", "agreement", "check-in", "call", "case", "passed-on", "country-summary"}
    assert wanted <= sent.keys()


@pytest.mark.parametrize("name", SABOTAGE)
def test_the_auditor_notices(store: SqlStore, name: str) -> None:
    def spoil(unit: Unit) -> list[str]:
        life = read(unit)
        SABOTAGE[name](life)
        return [promise.__name__ for promise in PROMISES if list(promise(life))]

    assert name in store.run(spoil)
