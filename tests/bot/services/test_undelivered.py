"""What could not be delivered, and why, with resend and drop."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from bot.domain.deliveries import DeliveryState
from bot.domain.rounds import RoundState

if TYPE_CHECKING:
    from bot.domain.people import Participant
    from tests.bot.programme import Town


@pytest.fixture
def ana(town: Town) -> Participant:
    """Give somebody whom the introduction did not reach."""
    ana = town.lives("Ana", "KE", "Africa/Nairobi")
    town.refusing[str(ana.accounts[0])] = "direct-messages-closed"
    town.a_round(RoundState.RUNNING, ana, town.lives("Bo", "DE", "Europe/Berlin"))
    town.go_to(datetime(2027, 3, 1, 9, tzinfo=UTC))
    return ana


def test_what_did_not_arrive_is_listed_with_whom_and_why(town: Town, ana: Participant) -> None:
    said = town.typed("/round undelivered").text
    assert "#1 Ana" in said
    assert "direct messages are closed" in said


def test_nothing_undelivered_is_said_so(town: Town) -> None:
    town.a_round()
    assert "delivered so far" in town.typed("/round undelivered").text


def test_one_can_be_sent_again(town: Town, ana: Participant) -> None:
    town.refusing.clear()
    town.pressed(town.typed("/round undelivered").button("resend"))
    town.deliver()
    assert len(town.got(ana, "introduction")) == 1


def test_one_that_is_sent_again_at_night_waits_for_the_morning(town: Town, ana: Participant) -> None:
    town.refusing.clear()
    town.sleep_until(datetime(2027, 3, 1, 20, tzinfo=UTC))
    town.pressed(town.typed("/round undelivered").button("resend"))
    town.deliver()
    assert town.got(ana) == []
    town.go_to(datetime(2027, 3, 2, 12, tzinfo=UTC))
    assert [s.at.hour for s in town.got(ana, "introduction")] == [6]


def test_one_can_be_dropped(town: Town, ana: Participant) -> None:
    town.pressed(town.typed("/round undelivered").button("drop"))
    assert "delivered so far" in town.typed("/round undelivered").text
    town.refusing.clear()
    town.go_to(datetime(2027, 3, 5, 12, tzinfo=UTC))
    assert town.got(ana) == []


@pytest.mark.parametrize("first", ["resend", "drop"])
def test_an_old_button_does_nothing_twice(town: Town, ana: Participant, first: str) -> None:
    answer = town.typed("/round undelivered")
    town.pressed(answer.button(first))
    before = town.deliveries()
    town.pressed(answer.button("resend"))
    town.pressed(answer.button("drop"))
    assert town.deliveries() == before


def test_what_has_arrived_is_not_sent_again_by_number(town: Town, ana: Participant) -> None:
    (sent,) = town.deliveries(DeliveryState.SENT, what="introduction")
    town.typed(f"/round undelivered resend={sent.id}")
    town.deliver()
    assert len([s for s in town.sent if s.delivery.id == sent.id]) == 1


@pytest.mark.parametrize("number", ["0", "999", "-1", "99999999999999999999999"])
def test_a_number_of_nothing_is_answered_kindly(town: Town, ana: Participant, number: str) -> None:
    assert "went wrong" not in town.typed(f"/round undelivered resend={number}").text
