"""A coordinator's hand: pin, forbid, allow, and run again."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.domain.matching import INTERNATIONAL, Objection, Pairs, Platform, Problem, pair
from bot.matching.engine import match
from tests.bot.matching.crowds import LAUNCH, couples, crowd, known, person

if TYPE_CHECKING:
    from bot.domain.matching import Matching, Pair, Person

FOUR = [person("a", "US"), person("b", "GB"), person("c", "AR"), person("d", "KE")]


def run(people: list[Person] = FOUR, **pairs: list[Pair]) -> Matching:
    return match(people, INTERNATIONAL, known(**pairs), seed=1, on=LAUNCH)


def test_a_pinned_pair_stays_together() -> None:
    for other in "bcd":
        assert pair("a", other) in couples(run(pinned=[(other, "a")]).matches)


def test_a_forbidden_pair_stays_apart() -> None:
    assert couples(run(forbidden=[("b", "a"), ("a", "c")]).matches) == {("a", "d"), ("b", "c")}


def test_an_exception_opens_a_pair_that_a_rule_forbids() -> None:
    compatriots = [person("a", "US"), person("b", "US")]

    assert not run(compatriots).matches
    assert couples(run(compatriots, allowed=[("b", "a")]).matches) == {("a", "b")}


def test_no_exception_opens_a_pair_of_which_one_said_never_again() -> None:
    assert not run(FOUR[:2], allowed=[("a", "b")], blocked=[("b", "a")]).matches


def test_no_exception_brings_together_who_must_share_a_platform_and_do_not() -> None:
    apart = [person("a", "US"), person("b", "GB", platforms=frozenset({"slack"}))]
    rules = replace(INTERNATIONAL, platform=Platform.REQUIRED)

    assert not match(apart, rules, known(allowed=[("a", "b")]), seed=1, on=LAUNCH).matches


def test_partners_on_different_platforms_are_brought_together_for_the_bot_carries_their_words() -> None:
    apart = [person("a", "US"), person("b", "GB", platforms=frozenset({"slack"}))]

    assert len(run(apart).matches) == 1


def test_no_exception_brings_together_who_cannot_be_written_to() -> None:
    nowhere = [person("a", "US"), person("b", "GB", platforms=frozenset())]

    assert not run(nowhere, allowed=[("a", "b")]).matches


def test_a_pin_that_breaks_a_rule_is_refused_with_the_rule() -> None:
    result = run([person("a", "US"), person("b", "US"), person("c", "GB")], pinned=[("a", "b")])

    assert result.problems == (Problem("pin-breaks-rule", ("a", "b"), (Objection.SAME_COUNTRY,)),)
    assert len(result.matches) == 1


def test_pins_that_contradict_each_other_leave_the_choice_to_the_coordinator() -> None:
    result = run(pinned=[("a", "b"), ("a", "c")])

    assert [each.code for each in result.problems] == ["pin-twice", "pin-twice"]
    assert len(result.matches) == 2


def test_a_pin_on_somebody_who_left_or_on_oneself_is_named() -> None:
    result = run(pinned=[("a", "gone"), ("b", "b")])

    assert [each.code for each in result.problems] == ["pin-missing", "pin-self"]


def test_two_who_both_agree_may_be_from_one_country() -> None:
    willing = [person("a", "US", consents_in_country=True), person("b", "US", consents_in_country=True)]

    assert len(run(willing).matches) == 1
    assert not run([willing[0], person("b", "US")]).matches


def test_a_pin_costs_what_solving_again_says() -> None:
    people = crowd(30, seed=9)
    free = match(people, INTERNATIONAL, seed=1, on=LAUNCH)
    a, b = free.matches[0].members

    without = match(people, INTERNATIONAL, Pairs(forbidden=frozenset({(a, b)})), seed=1, on=LAUNCH)
    again = match(people, INTERNATIONAL, Pairs(pinned=frozenset({(a, b)})), seed=1, on=LAUNCH)

    assert (len(without.matches), without.score) <= (len(free.matches), free.score)
    assert couples(again.matches) == couples(free.matches)
    assert again.score == free.score
