"""`/round quality`: the numbers, the picture, and the words for who does not see it."""

from __future__ import annotations

import pickle
from typing import TYPE_CHECKING

import pytest

from bot.domain.rounds import RoundState
from bot.ports.chat import Picture
from bot.services.show_quality import compute, look

if TYPE_CHECKING:
    from tests.bot.programme import Answer, Town

PNG = b"\x89PNG"


def measured(town: Town, state: RoundState = RoundState.MATCHING, number: int = 9) -> Answer:
    town.a_round(state, *[town.lives(f"P{n}", interests=("maps", "games")[: n % 3]) for n in range(number)])
    return town.typed("/round quality")


@pytest.mark.parametrize("state", [RoundState.MATCHING, RoundState.APPROVED, RoundState.RUNNING])
def test_the_numbers_are_those_of_the_matches(town: Town, state: RoundState) -> None:
    answer = measured(town, state)
    matches = town.run(lambda unit: unit.matches.of_round(1))

    assert f"the weakest has {min(m.score for m in matches)}" in answer.text
    assert f"These matches: 8 people, {sum(m.score for m in matches):,} points in all" in answer.text
    assert "By chance: " in answer.text


def test_no_other_way_is_shown_as_better_once_the_round_has_begun(town: Town) -> None:
    """What the round itself made partners must not count as history."""
    said = measured(town, RoundState.RUNNING).text

    assert "By chance: 8 people" in said
    assert "Always the best pair that is left: 8 people" in said


def test_there_is_a_picture_with_the_same_in_words(town: Town) -> None:
    (picture,) = [part for part in measured(town).message.parts if isinstance(part, Picture)]

    assert picture.content.startswith(PNG)
    assert "4 pairs by points" in picture.alt


def test_a_round_without_matches_is_told_so(town: Town) -> None:
    town.a_round(RoundState.MATCHING, town.lives("Alone"))

    assert "no matches" in town.typed("/round quality").text


def test_a_round_that_has_not_been_matched_cannot_be_measured(town: Town) -> None:
    town.a_round(RoundState.OPEN)
    answer = town.typed("/round quality")

    assert not [part for part in answer.message.parts if isinstance(part, Picture)]


def test_what_is_measured_and_what_came_of_it_travel_to_another_process(town: Town) -> None:
    """Or the database would wait for the drawing."""
    measured(town)
    arguments = {"round": 1, "locale": "es"}
    sheet = pickle.loads(pickle.dumps(town.run(look, arguments, town.world)))
    result = pickle.loads(pickle.dumps(compute(sheet)))

    assert result.picture.content.startswith(PNG)
    assert result.picture.alt.startswith("Barras: 4 parejas")
