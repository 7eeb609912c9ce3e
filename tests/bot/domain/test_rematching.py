"""A new partner in a running round keeps the hard rules of matching, towards everybody it concerns."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from hypothesis import given, settings

from bot.domain.matching import INTERNATIONAL, objections, score
from bot.domain.rematching import best_partners, best_twos, threes
from bot.domain.timetable import TIMETABLES
from tests.bot.matching.crowds import LAUNCH, known, person, situations

if TYPE_CHECKING:
    from bot.domain.rematching import Two
    from tests.bot.matching.crowds import Situation

ANA = person("a", "AR")
BO, CY, DI = person("b", "NP"), person("c", "KE"), person("d", "AR")


def twos_of(situation: Situation) -> list[Two]:
    """Give the first half of the people as pairs."""
    people = situation[0][: len(situation[0]) // 2 // 2 * 2]
    return list(zip(people[::2], people[1::2], strict=True))


@given(situations())
@settings(max_examples=150, deadline=None)
def test_no_new_partner_breaks_a_hard_rule_and_none_is_missing(situation: Situation) -> None:
    people, rules, pairs, _ = situation
    for somebody in people[:3]:
        found = {other.id for _, other in best_partners(somebody, people, rules, pairs, LAUNCH)}
        allowed = {p.id for p in people if p.id != somebody.id and not objections(somebody, p, rules, pairs)}
        assert found == allowed


@given(situations())
@settings(max_examples=100, deadline=None)
def test_the_best_comes_first_whatever_the_order_of_the_people(situation: Situation) -> None:
    people, rules, pairs, _ = situation
    for somebody in people[:2]:
        found = best_partners(somebody, people, rules, pairs, LAUNCH)
        assert [s for s, _ in found] == sorted((s for s, _ in found), reverse=True)
        assert all(s == score(somebody, other, rules, LAUNCH) for s, other in found)
        assert found == best_partners(somebody, people[::-1], rules, pairs, LAUNCH)


@given(situations(most=20))
@settings(max_examples=150, deadline=None)
def test_a_third_is_welcome_to_both_and_nobody_is_joined_twice(situation: Situation) -> None:
    people, rules, pairs, _ = situation
    twos = twos_of(situation)
    alone = people[2 * len(twos) :]

    found = threes(alone, twos, rules, pairs, LAUNCH)

    everybody = [m.id for _, two, third in found for m in (*two, third)]
    assert len(everybody) == len(set(everybody))
    assert not [1 for _, two, third in found for each in two if objections(each, third, rules, pairs)]
    assert all(before[0] >= after[0] for before, after in pairwise(found))


@given(situations(most=20))
@settings(max_examples=100, deadline=None)
def test_nobody_is_left_over_whom_two_that_are_free_could_take(situation: Situation) -> None:
    people, rules, pairs, _ = situation
    twos = twos_of(situation)
    alone = people[2 * len(twos) :]

    found = threes(alone, twos, rules, pairs, LAUNCH)

    taken = {m.id for _, two, _ in found for m in two}
    placed = {third.id for _, _, third in found}
    free = [two for two in twos if two[0].id not in taken]
    assert not [1 for p in alone if p.id not in placed and best_twos(p, free, rules, pairs, LAUNCH)]


def test_two_of_whom_one_is_barred_are_not_joined() -> None:
    apart = known(blocked=[("c", "a")])
    assert best_twos(ANA, [(BO, CY)], INTERNATIONAL, apart, LAUNCH) == []
    assert best_twos(ANA, [(BO, DI)], INTERNATIONAL, known(), LAUNCH) == []
    assert [two for _, two in best_twos(ANA, [(BO, CY)], INTERNATIONAL, known(), LAUNCH)] == [(BO, CY)]


def test_an_earlier_partner_is_nobodys_new_partner() -> None:
    before = known(before=[("b", "a")])
    assert [p.id for _, p in best_partners(ANA, [BO, CY, DI], INTERNATIONAL, before, LAUNCH)] == ["c"]


# ---------------------------------------------------------------------- the topic of these days


def test_an_introduction_brings_the_newest_topic_or_the_one_that_comes_within_days() -> None:
    timetable = TIMETABLES["iln-16-weeks"]
    brought = {day: step.number for day in range(60) if (step := timetable.topic_on(day)) is not None}
    assert min(brought) == 11
    assert (brought[14], brought[24], brought[25], brought[28], brought[38], brought[39]) == (2, 2, 3, 3, 3, 4)


def test_the_last_day_for_a_new_partner_is_the_timetables_or_the_farewell() -> None:
    timetable = TIMETABLES["pilot-26-weeks"]
    assert timetable.last_for_a_new_partner() == 70
    assert timetable.without("replacement-1").last_for_a_new_partner() == 182
