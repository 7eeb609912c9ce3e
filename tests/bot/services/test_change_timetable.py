"""A timetable can be changed while the round runs: what is planned follows, and nothing is sent twice."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import pytest

from bot.domain.deliveries import DeliveryState
from bot.domain.rounds import RoundState
from tests.bot.programme import DAY, Town

if TYPE_CHECKING:
    from bot.domain.people import Participant

PLANNED = DeliveryState.PLANNED


@pytest.fixture
def people(town: Town) -> list[Participant]:
    """Give four people in a round that was launched the evening before its Monday."""
    people = [town.lives(f"P{n}") for n in range(4)]
    town.a_round(RoundState.APPROVED, *people)
    town.sleep_until(datetime(2027, 2, 28, 12, tzinfo=UTC))
    town.pressed(town.typed("/round launch").button("launch"))
    return people


def at(month: int, day: int, hour: int = 12) -> datetime:
    return datetime(2027, month, day, hour, tzinfo=UTC)


# ---------------------------------------------------------------------- move


def test_a_step_moved_away_after_it_was_planned_is_sent_on_its_new_day(town: Town, people: list[Participant]) -> None:
    town.go_to(at(3, 14))
    town.typed("/round timetable move topic-2 day=16")
    town.go_to(at(3, 20))
    assert {s.on for p in people for s in town.got(p, "topic")} == {date(2027, 3, 17)}


def test_a_step_moved_nearer_is_sent_earlier(town: Town, people: list[Participant]) -> None:
    town.go_to(at(3, 5))
    town.typed("/round timetable move topic-2 day=9")
    town.go_to(at(3, 20))
    assert {s.on for p in people for s in town.got(p, "topic")} == {date(2027, 3, 10)}


def test_a_step_moved_after_it_was_sent_is_not_sent_again(town: Town, people: list[Participant]) -> None:
    town.go_to(at(3, 16))
    town.typed("/round timetable move topic-2 day=20")
    town.go_to(at(3, 28))
    assert [len(town.got(p, "topic")) for p in people] == [1, 1, 1, 1]


def test_a_step_moved_while_it_is_being_sent_reaches_everybody_once(town: Town, people: list[Participant]) -> None:
    """At noon UTC half of the world has had it."""
    town.go_to(at(3, 15, 7))
    had = {p.id for p in people if town.got(p, "topic")}
    assert 0 < len(had) < 4
    town.typed("/round timetable move topic-2 day=17")
    town.go_to(at(3, 24))
    assert [len(town.got(p, "topic")) for p in people] == [1, 1, 1, 1]
    assert {s.on for p in people if p.id not in had for s in town.got(p, "topic")} == {date(2027, 3, 18)}


def test_a_step_is_not_moved_into_the_past(town: Town, people: list[Participant]) -> None:
    town.go_to(at(3, 10))
    timetable = town.round.timetable
    town.typed("/round timetable move topic-2 day=5")
    assert town.round.timetable == timetable


@pytest.mark.parametrize(
    "change",
    ["move farewell-1 day=20", "move introduction-1 day=60", "move topic-2 day=999999999", "move nothing-1 day=50"],
)
def test_an_order_that_makes_no_sense_is_refused(town: Town, people: list[Participant], change: str) -> None:
    timetable = town.round.timetable
    assert "went wrong" not in town.typed(f"/round timetable {change}").text
    assert town.round.timetable == timetable


def test_moving_one_notice_leaves_the_others_as_they_are(town: Town, people: list[Participant]) -> None:
    """The notice to the partner of who left is not the timetable's."""
    town.go_to(at(3, 2))
    partner = town.partner_of(people[0])
    town.pressed(town.typed("/me leave", people[0]).button("leave"), people[0])
    town.typed("/round timetable move last-week-1 day=104")
    town.go_to(at(3, 8))
    assert len(town.got(partner, "partner-left")) == 1


def test_changing_the_introduction_leaves_the_announcement_of_the_launch(town: Town) -> None:
    town.typed("/setup channel_open=discord:C1")
    town.a_round(RoundState.RUNNING, *[town.lives(f"P{n}") for n in range(4)])
    town.typed("/round timetable replace introduction-1 topic=3")
    town.go_to(at(3, 2))
    assert len(town.posted("launched")) == 1


# ---------------------------------------------------------------------- replace


def test_a_topic_replaced_before_it_is_sent_is_the_new_one(town: Town, people: list[Participant]) -> None:
    town.go_to(at(3, 14))
    town.typed("/round timetable replace topic-2 topic=7")
    town.go_to(at(3, 16))
    assert {s.delivery.subject["topic"] for p in people for s in town.got(p, "topic")} == {7}


def test_a_topic_replaced_after_it_was_sent_is_not_sent_again(town: Town, people: list[Participant]) -> None:
    town.go_to(at(3, 16))
    town.typed("/round timetable replace topic-2 topic=7")
    town.go_to(at(3, 24))
    assert {s.delivery.subject["topic"] for p in people for s in town.got(p, "topic")} == {2}
    assert [len(town.got(p, "topic")) for p in people] == [1, 1, 1, 1]


def test_only_a_topic_can_be_replaced_by_one(town: Town, people: list[Participant]) -> None:
    timetable = town.round.timetable
    town.typed("/round timetable replace survey-1 topic=3")
    assert town.round.timetable == timetable


@pytest.mark.parametrize("change", ["replace topic-3 topic=99", "add topic day=20 topic=99", "add topic day=20"])
def test_a_topic_that_there_is_not_cannot_be_sent(town: Town, people: list[Participant], change: str) -> None:
    """Else everybody would be told that there is none."""
    timetable = town.round.timetable
    town.typed(f"/round timetable {change}")
    assert town.round.timetable == timetable


# ---------------------------------------------------------------------- add and drop


def test_an_added_topic_is_sent_on_its_day(town: Town, people: list[Participant]) -> None:
    town.typed("/round timetable add topic day=7 topic=7")
    town.go_to(at(3, 10))
    assert {(s.on, s.delivery.subject["topic"]) for p in people for s in town.got(p, "topic")} == {
        (date(2027, 3, 8), 7)
    }


def test_a_topic_that_is_still_to_come_is_not_called_missed(town: Town, people: list[Participant]) -> None:
    """An added topic is numbered after the last, but comes before it."""
    town.typed("/round timetable add topic day=7 topic=7")
    town.go_to(at(3, 10))
    assert "not reached you" not in town.got(people[0], "topic")[0].text


def test_a_dropped_step_is_not_sent(town: Town, people: list[Participant]) -> None:
    town.go_to(at(3, 14))
    town.typed("/round timetable drop topic-2")
    town.go_to(at(3, 24))
    assert [town.got(p, "topic") for p in people] == [[], [], [], []]


@pytest.mark.parametrize("step", ["open-1", "close-1", "introduction-1", "farewell-1"])
def test_what_a_round_needs_cannot_be_dropped(town: Town, people: list[Participant], step: str) -> None:
    timetable = town.round.timetable
    town.typed(f"/round timetable drop {step}")
    assert town.round.timetable == timetable


def test_a_topic_added_in_the_place_of_a_dropped_one_is_sent(town: Town, people: list[Participant]) -> None:
    """It does not pass for the one that was sent and dropped: its number is one under which nothing was planned."""
    for number in range(3, 9):
        town.typed(f"/round timetable drop topic-{number}")
    town.go_to(at(3, 16))
    town.typed("/round timetable drop topic-2")
    town.typed("/round timetable add topic day=21 topic=5")
    town.go_to(at(3, 26))
    assert [[s.delivery.subject["topic"] for s in town.got(p, "topic")] for p in people] == [[2, 5]] * 4


def test_a_second_farewell_is_refused(town: Town, people: list[Participant]) -> None:
    timetable = town.round.timetable
    town.typed("/round timetable add farewell day=120")
    assert town.round.timetable == timetable


def test_a_timetable_can_be_looked_at(town: Town, people: list[Participant]) -> None:
    said = town.typed("/round timetable").text
    assert all(step.name in said for step in town.round.timetable.steps)


def test_the_farewell_of_a_step_back_takes_the_closing_of_rooms_along(town: Town, people: list[Participant]) -> None:
    """Moved a day before, no room closes on the old day."""
    town.go_to(at(6, 20, 10), tick=DAY)
    town.typed("/round timetable move report-1 day=140")
    town.typed("/round timetable move farewell-1 day=126")
    town.go_to(at(6, 30), tick=DAY)
    assert town.posted("room-closed") == []
    town.go_to(at(7, 7), tick=DAY)
    assert len(town.posted("room-closed")) == 2
