"""Rounds one after the other with the same people, by the same commands: history is respected."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from bot.domain.rounds import Application

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from bot.domain.people import Participant
    from bot.ports.storage import Unit
    from tests.bot.programme import Town

ROUNDS = 10
PAIRS = 8


def test_nobody_has_the_same_partner_twice_in_ten_rounds(town: Town) -> None:
    people = [town.lives(f"P{n}") for n in range(2 * PAIRS)]
    for number in range(ROUNDS):
        name = f"round-{number}"
        town.typed(f"/round create {name} launch=2027-03-01")
        town.run(_let_apply, name, people, town.now)
        for command in ("open", "close", "match unanswered=in", "approve"):
            town.typed(f"/round {command} round={name}")
    every = [tuple(sorted(pair)) for members in town.run(_partnerships) for pair in combinations(members, 2)]

    assert len(every) == len(set(every))
    assert len(every) == ROUNDS * PAIRS


def _let_apply(unit: Unit, name: str, people: Sequence[Participant], at: datetime) -> None:
    round_ = unit.rounds.by_name(name)
    assert round_ is not None
    unit.applications.save_many(Application(round_.id, person.id, at) for person in people)


def _partnerships(unit: Unit) -> list[tuple[int, ...]]:
    return [p.members for round_ in unit.rounds.all() for p in unit.partnerships.of_round(round_.id)]
