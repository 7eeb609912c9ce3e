"""Nobody is left over without a word, and the word is true."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from bot.domain.matching import BIBLIONETWORK, INTERNATIONAL, Platform, SamePersonTwice
from bot.matching.engine import match
from tests.bot.matching.crowds import LAUNCH, known, person

if TYPE_CHECKING:
    from bot.domain.matching import LeftOver, Pair, Person, Rules

SLACK = frozenset({"slack"})
FRENCH = frozenset({"fr"})
ON_ONE_PLATFORM = replace(INTERNATIONAL, platform=Platform.REQUIRED)


def left(people: list[Person], rules: Rules = INTERNATIONAL, **pairs: list[Pair]) -> tuple[LeftOver, ...]:
    return match(people, rules, known(**pairs), seed=1, on=LAUNCH).left_over


def test_nobody_at_all_is_an_empty_result() -> None:
    result = match([], INTERNATIONAL, seed=1, on=LAUNCH)

    assert (result.matches, result.left_over, result.score, result.gap, result.proved) == ((), (), 0, 0, True)


def test_one_person_is_told_that_nobody_else_is_there() -> None:
    assert [each.code for each in left([person("a")])] == ["alone"]


def test_everybody_in_one_country_is_told_so() -> None:
    found = left([person("a"), person("b"), person("c")])

    assert [(each.code, each.details["country"]) for each in found] == [("same-country", "US")] * 3


def test_an_unknown_country_is_named_rather_than_guessed() -> None:
    assert [each.code for each in left([person("a", None), person("b"), person("c", "GB")])] == ["unknown-country"]


def test_somebody_without_an_account_is_told_so() -> None:
    found = left([person("a", "AR", platforms=frozenset()), person("b"), person("c", "GB")])

    assert [each.code for each in found] == ["no-account"]


def test_somebody_who_shares_a_language_with_nobody_is_told_so() -> None:
    found = left([person("a", "FR", languages=FRENCH), person("b"), person("c", "GB")])

    assert [(each.code, each.details["languages"]) for each in found] == [("no-language", ("fr",))]


def test_somebody_alone_on_a_platform_is_told_so() -> None:
    found = left([person("a", "FR", platforms=SLACK), person("b"), person("c", "GB")], ON_ONE_PLATFORM)

    assert [(each.code, each.details["platforms"]) for each in found] == [("no-platform", ("slack",))]


def test_who_shares_a_language_only_with_compatriots_is_told_so() -> None:
    french = [person(name, "FR", languages=FRENCH) for name in ("a", "b")]

    assert [each.code for each in left([*french, person("c"), person("d", "GB")])] == ["language-only-at-home"] * 2


def test_who_fits_somebody_in_each_way_but_nobody_in_all_is_told_the_numbers() -> None:
    people = [
        person("a", "FR", languages=FRENCH, platforms=SLACK),
        person("b", "CA", languages=FRENCH | {"en"}),
        person("c", "GB", platforms=SLACK | {"discord"}),
    ]

    (found,) = left(people, ON_ONE_PLATFORM)

    assert (found.person, found.code) == ("a", "not-all-at-once")
    assert (found.details["language"], found.details["platform"], found.details["place"]) == (1, 1, 2)


def test_who_has_met_everybody_is_told_so() -> None:
    found = left([person("a"), person("b", "GB"), person("c", "AR")], before=[("a", "b"), ("c", "a")])

    assert [(each.person, each.code, each.details["people"]) for each in found] == [("a", "met-all", 2)]


def test_who_is_blocked_by_all_is_kept_apart_without_saying_by_whom() -> None:
    found = left([person("a"), person("b", "GB"), person("c", "AR")], blocked=[("a", "b"), ("c", "a")])

    assert [(each.person, each.code, dict(each.details)) for each in found] == [("a", "kept-apart", {"people": 2})]


def test_whose_only_possible_partner_is_pinned_elsewhere_is_told_so() -> None:
    people = [person("a"), person("b", "GB"), person("c", "GB"), person("d")]

    found = left(people, pinned=[("a", "b")], forbidden=[("c", "d")])

    assert {each.person: each.code for each in found} == {"c": "pinned-away", "d": "pinned-away"}


def test_the_odd_one_out_is_told_how_many_there_were() -> None:
    found = left([person("a"), person("b", "GB"), person("c", "AR")])

    assert [(each.code, each.details["people"]) for each in found] == [("odd-one-out", 3)]


def test_a_dominant_country_places_as_many_as_possible_and_says_why_no_more() -> None:
    people = [person(f"us{number}") for number in range(7)] + [
        person(f"x{number}", f"C{number}") for number in range(3)
    ]

    result = match(people, INTERNATIONAL, seed=1, on=LAUNCH)

    assert len(result.matches) == 3
    assert {each.code for each in result.left_over} == {"dominant-country"}
    assert {(d["people"], d["total"], d["others"]) for d in (each.details for each in result.left_over)} == {(7, 7, 3)}
    assert {each.details["country"] for each in result.left_over} == {"US"}


def test_only_those_who_compete_are_counted_in_a_dominant_country() -> None:
    bilingual = [person(f"fr{number}", languages=FRENCH) for number in range(2)]
    abroad = [person(f"q{number}", f"C{number}", languages=FRENCH) for number in range(2)]
    people = [person(f"us{number}") for number in range(4)] + [person("x", "GB")] + bilingual + abroad

    found = left(people)

    assert {(each.code, each.details["people"], each.details["total"], each.details["others"]) for each in found} == {
        ("dominant-country", 4, 6, 1)
    }


def test_in_a_national_round_one_big_institution_is_named() -> None:
    people = [person(f"a{number}", "AR", institution="BN") for number in range(4)] + [
        person("z", "AR", institution="X")
    ]

    found = left(people, BIBLIONETWORK)

    assert [each.code for each in found] == ["dominant-institution"] * 3


def test_groups_that_compete_for_one_person_are_told_how_many_must_stay() -> None:
    people = [person(f"{group}{n}", f"{group}{n}", languages=frozenset({group})) for group in "pqr" for n in range(3)]
    bridge = person("z", "ZZ", languages=frozenset("pqr"))

    found = left([*people, bridge])

    assert [(each.code, each.details["people"], each.details["others"], each.details["over"]) for each in found] == [
        ("too-few", 9, 1, 2)
    ] * 2


def test_two_people_under_one_id_are_refused() -> None:
    with pytest.raises(SamePersonTwice):
        match([person("a"), person("a", "GB")], INTERNATIONAL, seed=1, on=LAUNCH)
