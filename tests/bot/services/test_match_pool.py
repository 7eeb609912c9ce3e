"""The pool as it is matched at once: the hard rules hold towards all, and nobody is promised to two."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given, settings

from bot.domain.matching import objections
from bot.services.match_pool import PoolSnapshot, compute
from bot.services.matching_snapshot import Snapshot
from tests.bot.matching.crowds import LAUNCH, situations

if TYPE_CHECKING:
    from tests.bot.matching.crowds import Situation


def pool_of(situation: Situation) -> PoolSnapshot:
    """Give some as partners who are in touch, the rest as the pool, every other of whom would join two."""
    people, rules, pairs, seed = situation
    half = len(people) // 2 // 2 * 2
    numbers = {p.id: number for number, p in enumerate(people, start=1)}
    everybody = Snapshot(1, 1, tuple(people), numbers, rules, pairs, seed, LAUNCH)
    twos = tuple((numbers[a.id], numbers[b.id]) for a, b in zip(people[:half:2], people[1:half:2], strict=True))
    rest = [p.id for p in people[half:]]
    return PoolSnapshot(everybody, frozenset(rest), twos, frozenset(rest[::2]))


@given(situations(most=18))
@settings(max_examples=150, deadline=None)
def test_whatever_is_proposed_keeps_the_rules_and_uses_nobody_twice(situation: Situation) -> None:
    snapshot = pool_of(situation)
    people = {snapshot.everybody.numbers[p.id]: p for p in situation[0]}
    twos = {frozenset(two) for two in snapshot.twos}

    found = compute(snapshot)

    placed = [m for each in found.proposals for m in each.members]
    assert len(placed) == len(set(placed))
    for each in found.proposals:
        *pair, last = each.members
        if len(each.members) == 3:
            assert frozenset(pair) in twos
            assert people[last].id in snapshot.joining
        assert not [
            m for m in pair if objections(people[m], people[last], snapshot.everybody.rules, snapshot.everybody.pairs)
        ]


@given(situations(most=18))
@settings(max_examples=100, deadline=None)
def test_everybody_of_the_pool_is_placed_or_left_over_with_a_reason(situation: Situation) -> None:
    snapshot = pool_of(situation)
    ids = {number: name for name, number in snapshot.everybody.numbers.items()}

    found = compute(snapshot)

    placed = {ids[m] for each in found.proposals for m in each.members} & snapshot.pool
    left = {each.person for each in found.left_over}
    assert placed | left == snapshot.pool
    assert not placed & left
    assert all(each.code for each in found.left_over)
