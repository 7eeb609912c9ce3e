"""`/round rules`: a coordinator reads what counts, and changes it in their own words."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.domain.rounds import RoundState
from bot.messages.render import text

if TYPE_CHECKING:
    from tests.bot.programme import Town


def test_what_counts_is_said_in_sentences_and_points(town: Town) -> None:
    town.a_round()
    said = town.typed("/round rules").text

    assert text("en", "matching-rule-different-country") in said
    assert "shared-interests, 25 points of 100: We look for shared interests." in said


def test_a_heavier_wish_earns_more_points_and_all_still_add_up_to_a_hundred(town: Town) -> None:
    town.a_round()
    said = town.typed("/round rules change=shared-interests value=100").text

    assert "shared-interests, 57 points of 100" in said
    assert town.round.own_rules == {"shared-interests": 100}


def test_a_hard_rule_can_be_set_aside_by_a_word_and_never_by_a_weight(town: Town) -> None:
    """Whatever weighs a billion, two of one country are not put together until the rule itself is changed."""
    for name in ("A", "B"):
        town.lives(name, "KE", "Africa/Nairobi")
    people = [town.person(1), town.person(2)]
    town.a_round(RoundState.CLOSED, *people)
    town.typed("/round rules change=shared-interests value=1000000000")
    town.typed("/round match unanswered=in")
    assert town.run(lambda unit: unit.matches.of_round(1)) == []

    town.typed("/round rules change=country value=any")
    town.typed("/round match")
    assert [m.members for m in town.run(lambda unit: unit.matches.of_round(1))] == [(1, 2)]


@pytest.mark.parametrize("value", ["-1", "1000000001", "99999999999999999999", "much"])
def test_a_weight_that_cannot_be_is_answered_with_a_sentence(town: Town, value: str) -> None:
    town.a_round()

    assert "from 0 to 1000000000" in town.typed(f"/round rules change=asked-for value={value}").text
    assert town.round.own_rules == {}


def test_a_rule_without_a_value_is_asked_for_one(town: Town) -> None:
    town.a_round()

    said = town.typed("/round rules change=threes").text
    assert "what “threes” should be" in said
    assert "change=threes value=yes" in said
    assert "change=asked-for value=50" in town.typed("/round rules change=asked-for").text


def test_weights_of_nothing_still_place_everybody_who_can_be_placed(town: Town) -> None:
    people = [town.lives(f"P{n}") for n in range(6)]
    town.a_round(RoundState.CLOSED, *people)
    for name in ("asked-for", "shared-interests", "waking-hours", "new-country"):
        town.typed(f"/round rules change={name} value=0")

    assert "No wish counts" in town.typed("/round rules").text
    assert "everybody who is in has a partner" in town.typed("/round match unanswered=in").text


def test_matches_made_by_earlier_rules_are_not_stored_over_a_change(town: Town) -> None:
    """The coordinator is told to match again."""
    town.a_round(RoundState.MATCHING, *[town.lives(f"P{n}") for n in range(4)])
    version = town.round.version

    assert "/round match again" in town.typed("/round rules change=threes value=yes").text
    assert town.round.version > version


def test_rules_are_kept_with_the_result(town: Town) -> None:
    town.a_round(RoundState.CLOSED, *[town.lives(f"P{n}") for n in range(4)])
    town.typed("/round rules change=waking-hours value=1000000000")
    town.typed("/round match unanswered=in")
    result = town.run(lambda unit: unit.matches.result(1))

    assert result is not None
    assert (result["rules"], result["rule-waking-hours"], result["rule-country"]) == ("own", 100, "different")


def test_rules_stay_as_they_are_once_the_matches_are_approved(town: Town) -> None:
    town.a_round(RoundState.APPROVED, *[town.lives(f"P{n}") for n in range(4)])
    town.typed("/round rules change=threes value=yes")

    assert town.round.own_rules == {}


@pytest.mark.parametrize(("typed", "kept"), [("sí", "yes"), ("SI", "yes"), ("No", "no")])
def test_a_rule_of_yes_or_no_is_set_in_any_language(town: Town, typed: str, kept: str) -> None:
    town.a_round()
    town.typed(f"/round rules threes {typed}")
    assert town.round.own_rules == {"threes": kept}
