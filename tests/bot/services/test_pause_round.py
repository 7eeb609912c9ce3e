"""A pause holds everything back at once and loses nothing; later steps move by its length."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import pytest

from bot.domain.deliveries import DeliveryState, Outcome
from bot.domain.rounds import RoundState
from bot.services import outgoing
from tests.bot.programme import HOUR, Town

if TYPE_CHECKING:
    from bot.domain.people import Participant


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


def test_a_pause_stops_everything_at_once(town: Town, people: list[Participant]) -> None:
    town.go_to(at(3, 14))
    assert "6 planned messages are held back" in town.typed("/round pause").text
    town.go_to(at(3, 20))
    assert [town.got(p, "topic") for p in people] == [[], [], [], []]


def test_a_round_that_goes_on_has_every_later_step_moved_by_whole_days(town: Town, people: list[Participant]) -> None:
    town.go_to(at(3, 14))
    before = {s.name: s.day for s in town.round.timetable.steps}
    town.typed("/round pause")
    town.sleep_until(at(3, 19, 20))
    assert "5 days" in town.typed("/round resume").text
    after = {s.name: s.day for s in town.round.timetable.steps}
    assert {name: after[name] - day for name, day in before.items()} == {
        name: 5 if day >= 13 else 0 for name, day in before.items()
    }


def test_what_was_held_back_is_sent_on_its_new_day(town: Town, people: list[Participant]) -> None:
    town.go_to(at(3, 14))
    town.typed("/round pause")
    town.sleep_until(at(3, 16))
    town.typed("/round resume")
    town.go_to(at(3, 20))
    assert {s.on for p in people for s in town.got(p, "topic")} == {date(2027, 3, 17)}
    assert [len(town.got(p, "topic")) for p in people] == [1, 1, 1, 1]


def test_who_had_it_before_the_pause_does_not_get_it_again(town: Town, people: list[Participant]) -> None:
    town.go_to(at(3, 15, 7))
    assert 0 < sum(len(town.got(p, "topic")) for p in people) < 4
    town.typed("/round pause")
    town.sleep_until(at(3, 17))
    town.typed("/round resume")
    town.go_to(at(3, 26))
    assert [len(town.got(p, "topic")) for p in people] == [1, 1, 1, 1]


def test_a_pause_of_an_hour_moves_nothing_and_loses_nothing(town: Town, people: list[Participant]) -> None:
    town.go_to(at(3, 14))
    town.typed("/round pause")
    town.sleep_until(at(3, 14, 13))
    assert "No day has to move" in town.typed("/round resume").text
    town.go_to(at(3, 17))
    assert {s.on for p in people for s in town.got(p, "topic")} == {date(2027, 3, 15)}


def test_partners_of_whom_one_was_introduced_before_the_pause_are_both_introduced(
    town: Town, people: list[Participant]
) -> None:
    """Half an introduction is always completed."""
    town.go_to(at(3, 1, 7))
    assert 0 < sum(len(town.got(p, "introduction")) for p in people) < 4
    town.typed("/round pause")
    town.sleep_until(at(3, 3))
    town.typed("/round resume")
    town.go_to(at(3, 10))
    assert [len(town.got(p, "introduction")) for p in people] == [1, 1, 1, 1]
    assert len(town.posted("room")) == 2
    assert len(town.posted("room-opening")) == 2


def test_a_notice_of_what_somebody_did_comes_after_the_pause(town: Town, people: list[Participant]) -> None:
    """No step of the timetable would bring it again."""
    town.go_to(at(3, 2))
    partner = town.partner_of(people[0])
    town.pressed(town.typed("/me leave", people[0]).button("leave"), people[0])
    town.typed("/round pause")
    town.go_to(at(3, 9))
    assert town.got(partner, "partner-left") == []
    town.typed("/round resume")
    town.go_to(at(3, 12))
    assert len(town.got(partner, "partner-left")) == 1


def test_who_waits_is_told_after_the_pause(town: Town) -> None:
    odd = [town.lives(f"P{n}") for n in range(3)]
    town.a_round(RoundState.APPROVED, *odd)
    town.typed("/round pause")
    town.go_to(at(2, 9))
    town.typed("/round resume")
    town.go_to(at(2, 12))
    assert sum(len(town.got(p, "waiting")) for p in odd) == 1


def test_what_was_withdrawn_for_another_reason_stays_so(town: Town, people: list[Participant]) -> None:
    town.go_to(at(3, 14))
    town.pressed(town.typed("/me leave", people[0]).button("leave"), people[0])
    town.typed("/round pause")
    town.sleep_until(at(3, 15))
    town.typed("/round resume")
    town.go_to(at(3, 18))
    assert town.got(people[0], "topic") == []


def test_what_comes_back_to_be_tried_again_waits_for_the_end_of_the_pause(
    town: Town, people: list[Participant]
) -> None:
    """A passing failure puts a delivery back; while the round is held still it does not leave."""
    town.go_to(at(3, 14))
    town.typed("/round pause")
    (one,) = town.deliveries(what="topic", to=people[0].id)

    town.run(lambda unit: unit.deliveries.record_outcomes([Outcome(one.id, DeliveryState.PLANNED, at(3, 14))]))
    town.sleep_until(at(3, 16))
    assert town.run(outgoing.claim, town.now, town.world, owner="town", limit=10) == []


def test_a_coordinators_own_words_go_out_in_a_pause(town: Town, people: list[Participant]) -> None:
    """It is what the round sends by itself that is held back."""
    town.go_to(at(3, 2))
    town.typed("/round pause")
    town.typed("/round write matched We are back on Monday.")
    town.go_to(town.now + HOUR)
    assert [len(town.got(p, "group-message")) for p in people] == [1, 1, 1, 1]


def test_a_round_is_not_paused_twice(town: Town, people: list[Participant]) -> None:
    town.typed("/round pause")
    version = town.round.version
    assert "/round resume" in town.typed("/round pause").text
    assert town.round.version == version


def test_only_a_paused_round_goes_on(town: Town, people: list[Participant]) -> None:
    version = town.round.version
    town.typed("/round resume")
    assert town.round.version == version


def test_a_paused_round_does_not_move_on_by_itself(town: Town) -> None:
    town.a_round(RoundState.OPEN)
    town.typed("/round pause")
    town.sleep_until(at(2, 20))
    town.plan()
    assert town.round.state is RoundState.OPEN


def test_a_pause_is_shown(town: Town, people: list[Participant]) -> None:
    town.typed("/round pause")
    assert "paused" in town.typed("/round status").text
