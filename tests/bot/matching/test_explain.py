"""Whoever reviews a match sees why, in terms that add up."""

from __future__ import annotations

import pytest

from bot.domain.matching import INTERNATIONAL, NO_PLACE, Pairs, Rules, Weights, common_ground, common_half_hours
from bot.domain.people import CareerStage, MatchMode
from bot.matching.engine import match
from bot.matching.explain import explain
from tests.bot.matching.crowds import LAUNCH, crowd, person


def test_the_terms_of_both_directions_add_up_to_the_score() -> None:
    people = crowd(50, seed=4)
    matching = match(people, INTERNATIONAL, seed=1, on=LAUNCH)

    explanations = explain(people, matching)

    assert [each.match for each in explanations] == list(matching.matches)
    for each in explanations:
        assert sum(view.points for view in each.views) == each.match.score
        assert all(sum(term.points for term in view.terms) == view.points for view in each.views)
        assert all(1 <= view.rank <= view.choices for view in each.views)


def test_an_alternative_is_better_and_says_why_it_could_not_be() -> None:
    people = crowd(50, seed=4)
    matching = match(people, INTERNATIONAL, seed=1, on=LAUNCH)

    better = [(e.match, a) for e in explain(people, matching) for view in e.views for a in view.alternatives]

    assert better
    assert all(alternative.score > this.score for this, alternative in better)
    assert {a.code for _, a in better} <= {"better-off", "whole-would-lose", "would-leave-two"}
    assert all(int(a.details.get("points", 0)) >= 0 for _, a in better)  # type: ignore[arg-type]  # a number, by its code


def test_a_pin_is_given_as_the_reason_against_a_better_pair() -> None:
    games = frozenset({"games"})
    people = [
        person("a", "US", interests=games),
        person("b", "GB", interests=games),
        person("c", "AR"),
        person("d", "KE"),
    ]
    matching = match(people, INTERNATIONAL, Pairs(pinned=frozenset({("a", "c")})), seed=1, on=LAUNCH)

    (explanation,) = explain(people, matching, [each for each in matching.matches if each.pinned])

    assert [(each.person, each.code) for each in explanation.views[0].alternatives] == [("b", "pinned")]


def test_common_interests_come_first_in_an_introduction() -> None:
    a = person("a", interests=frozenset({"maps", "games"}), workplace="public", career_stage=CareerStage.NEW)
    b = person("b", interests=frozenset({"games", "maps", "archives"}), workplace="public")

    assert common_ground(a, b) == (
        ("interests", {"interests": ("games", "maps"), "count": 2}),
        ("workplace", {"workplace": "public"}),
    )


def test_two_who_share_nothing_we_know_of_still_get_a_kind_word() -> None:
    assert common_ground(person("a"), person("b")) == (("new", {}),)


@pytest.mark.parametrize(
    ("here", "there", "half_hours"),
    [
        ("UTC", "UTC", 24),
        ("Europe/London", "Europe/Madrid", 22),
        ("America/New_York", "Europe/London", 14),
        ("Asia/Kathmandu", "Europe/London", 12),  # 5:45 ahead: six and a quarter hours in common
        ("Europe/London", "Pacific/Auckland", 2),  # 13 hours ahead is 11 behind
        ("UTC", "Pacific/Fiji", 0),
        ("Pacific/Auckland", "Pacific/Honolulu", 22),  # 23 hours apart by the date, one by the clock
        ("UTC", "Nowhere/Atlantis", 0),
        ("UTC", None, 0),
    ],
)
def test_common_hours_are_those_at_which_both_are_awake(here: str, there: str | None, half_hours: int) -> None:
    assert common_half_hours(person("a", zone=here), person("b", zone=there), LAUNCH) == half_hours


def test_whoever_is_awake_past_midnight_is_awake_past_midnight() -> None:
    owl = person("a", wakes=18 * 60, sleeps=2 * 60)

    assert common_half_hours(owl, person("b"), LAUNCH) == 4
    assert common_half_hours(person("a", wakes=0, sleeps=24 * 60), person("b"), LAUNCH) == 24


def test_weights_that_leave_the_scale_are_refused() -> None:
    with pytest.raises(ValueError, match="add up to 100"):
        Rules(name="odd", weights=Weights(asked_for=90))


def test_whoever_asks_for_an_interest_without_naming_one_is_content_with_anybody() -> None:
    asker = person("a", match_mode=MatchMode.INTERESTS)
    matching = match([asker, person("b", "GB")], INTERNATIONAL, seed=1, on=LAUNCH)

    (explanation,) = explain([asker, person("b", "GB")], matching)

    assert explanation.views[0].terms[0].points == INTERNATIONAL.weights.asked_for


@pytest.mark.parametrize("kind", sorted(NO_PLACE))
def test_nobody_is_told_to_work_in_a_place_that_is_none(kind: str) -> None:
    """“You work in the same kind of place: student” would read oddly."""
    assert common_ground(person("a", workplace=kind), person("b", workplace=kind)) == (("new", {}),)
