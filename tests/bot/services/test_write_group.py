"""A coordinator's own words: previewed and counted, sent after ten minutes, and until then taken back."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from bot.domain.rounds import RoundState
from tests.bot.programme import HOUR, Town

if TYPE_CHECKING:
    from bot.domain.people import Participant

MINUTE = timedelta(minutes=1)


@pytest.fixture
def people(town: Town) -> list[Participant]:
    people = [town.lives(f"P{n}") for n in range(5)]
    town.a_round(RoundState.RUNNING, *people)
    return people


def got(town: Town, people: list[Participant]) -> int:
    return sum(len(town.got(p, "group-message")) for p in people)


def test_what_will_be_read_is_shown_with_how_many_read_it(town: Town, people: list[Participant]) -> None:
    said = town.typed('/round write matched Dear "all", good luck!').text
    assert "4 people" in said
    assert 'Dear "all", good luck!' in said


def test_it_goes_out_after_ten_minutes_and_not_before(town: Town, people: list[Participant]) -> None:
    town.typed("/round write matched Good luck!")
    town.sleep_until(town.now + 9 * MINUTE)
    town.deliver()
    assert got(town, people) == 0
    town.sleep_until(town.now + MINUTE)
    town.deliver()
    assert got(town, people) == 4


def test_it_reaches_people_at_once_whatever_their_clock_and_does_not_count(
    town: Town, people: list[Participant]
) -> None:
    """A coordinator's own words are bound to no morning and take no place among two a week."""
    for _ in range(3):
        town.typed("/round write matched Good luck!")
    town.sleep_until(town.now + 10 * MINUTE)
    town.deliver()
    assert got(town, people) == 12


def test_it_can_be_taken_back_until_then(town: Town, people: list[Participant]) -> None:
    token = town.typed("/round write matched Good luck!").button("take-back")
    assert "4 messages" in town.pressed(token).text
    town.sleep_until(town.now + HOUR)
    town.deliver()
    assert got(town, people) == 0


def test_what_has_left_cannot_be_taken_back(town: Town, people: list[Participant]) -> None:
    token = town.typed("/round write matched Good luck!").button("take-back")
    town.sleep_until(town.now + HOUR)
    town.deliver()
    town.pressed(token)
    assert got(town, people) == 4


def test_taking_one_back_leaves_another(town: Town, people: list[Participant]) -> None:
    token = town.typed("/round write matched First").button("take-back")
    town.typed("/round write matched Second")
    town.pressed(token)
    town.sleep_until(town.now + HOUR)
    town.deliver()
    assert {s.text.splitlines()[-1] for p in people for s in town.got(p, "group-message")} == {"Second"}


@pytest.mark.parametrize(
    ("group", "number"), [("everybody", "5 people"), ("matched", "4 people"), ("waiting", "one person")]
)
def test_a_group_is_who_is_in_that_state(town: Town, people: list[Participant], group: str, number: str) -> None:
    assert number in town.typed(f"/round write {group} Hello").text


def test_an_empty_group_is_not_written_to(town: Town, people: list[Participant]) -> None:
    town.typed("/round write confirmed Hello")
    assert town.rows()["group_message"] == 0


def test_too_many_words_are_refused(town: Town, people: list[Participant]) -> None:
    town.typed("/round write matched " + "x" * 1501)
    assert town.rows()["group_message"] == 0


def test_who_left_meanwhile_is_not_written_to(town: Town, people: list[Participant]) -> None:
    town.typed("/round write matched Good luck!")
    leaving = next(p for p in people if town.application(p).state == "matched")
    town.pressed(town.typed("/me leave", leaving).button("leave"), leaving)
    town.sleep_until(town.now + HOUR)
    town.deliver()
    assert town.got(leaving) == []


def test_the_words_are_kept_for_a_week(town: Town, people: list[Participant]) -> None:
    town.typed("/round write matched Good luck!")
    town.sleep_until(town.now + timedelta(days=8))
    town.deliver()
    town.plan()
    assert town.rows()["group_message"] == 0


def test_no_empty_message_is_sent_in_their_place_later(town: Town, people: list[Participant]) -> None:
    town.refusing[str(people[0].accounts[0])] = "direct-messages-closed"
    town.typed("/round write everybody Good luck!")
    town.sleep_until(town.now + HOUR)
    town.deliver()
    town.sleep_until(town.now + timedelta(days=8))
    town.plan()
    town.refusing.clear()
    town.sent.clear()
    town.pressed(town.typed("/round undelivered").button("resend"))
    town.deliver()
    assert got(town, people) == 0


def test_a_group_message_is_not_taken_for_a_notice_of_the_timetable(town: Town, people: list[Participant]) -> None:
    from datetime import UTC, datetime  # noqa: PLC0415  # only here

    town.typed("/round write everybody Good luck!")
    town.go_to(datetime(2027, 6, 18, 12, tzinfo=UTC), tick=timedelta(days=1))
    assert sum(len(town.got(p, "last-week")) for p in people) == 4
