"""Stop the program at every step of passing words on: they arrive once, are contact once, and nothing is left."""

from __future__ import annotations

import itertools
from collections import deque
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from bot.domain.deliveries import DeliveryState
from bot.domain.people import Account
from bot.domain.rounds import RoundState
from bot.domain.signs import SignKind
from bot.ports.chat import Capabilities, Undeliverable
from bot.services import outgoing
from tests.bot.delivery.doubles import Fault, HandStopwatch, ScriptedGateway
from tests.bot.programme import DAY, HOUR, LAUNCH, Town, local_morning
from tests.simulation.crashing import Programme

if TYPE_CHECKING:
    from bot.domain.people import Participant

PLAIN = Capabilities(text_limit=2_000, request_lives_for=30.0)


def written(*faults: Fault) -> tuple[Town, Participant, Programme]:
    """Give two partners on two platforms, a day after they met; one has just written to the other."""
    town = Town()
    ada = town.lives("Ada", accounts=(Account("discord", "501"),))
    bo = town.lives("Bo", accounts=(Account("slack", "601"),))
    town.a_round(RoundState.RUNNING, ada, bo)
    town.go_to(local_morning(LAUNCH, "UTC") + DAY)
    town.typed("/partner write Hello!", ada)
    stopwatch = HandStopwatch()
    gateways = {
        "discord": ScriptedGateway(stopwatch, "discord", PLAIN),
        "slack": ScriptedGateway(stopwatch, "slack", PLAIN, deque(faults)),
    }
    until = town.now + HOUR
    return town, ada, Programme(town.store, gateways, stopwatch, town.clock, until, outgoing, town.world, round_id=1)


def arrived(town: Town, life: Programme, what: str) -> int:
    """Count how often a message of that name can be read."""
    life.pass_time(timedelta(hours=1))  # whatever is still on its way lands
    keys = [d.key for d in town.deliveries(what=what)]
    return sum(len(gateway.landed(key)) for gateway in life.gateways.values() for key in keys)


def contacts(town: Town, person: Participant) -> int:
    signs = town.run(lambda unit: unit.signs.of_people([person.id], town.now - 9 * DAY))[person.id]
    return sum(sign.kind is SignKind.PASSED_ON for sign in signs)


CASES = {
    "no fault": (),
    "lost answer": (Fault.LOST_ANSWER,),
    "slow": (Fault.SLOW, Fault.TOO_FAST),
}


@pytest.mark.parametrize("faults", CASES.values(), ids=CASES.keys())
def test_words_arrive_once_are_contact_once_and_are_erased_wherever_the_program_dies(
    faults: tuple[Fault, ...],
) -> None:
    for step in itertools.count(1):
        town, ada, life = written(*faults)
        with town.store:
            first = life.live(crash_at=step)
            life.live()

            assert arrived(town, life, "passed-on") == 1, step
            assert contacts(town, ada) == 1, step
            assert town.rows()["kept_words"] == 0, step
            assert town.deliveries(what="not-passed-on") == [], step
        if len(first.steps) < step:  # it came to its end before it could crash
            break

    assert step > 5


def test_the_writer_is_told_once_of_a_refusal_wherever_the_program_dies() -> None:
    for step in itertools.count(1):
        town, ada, life = written()
        life.gateways["slack"].refusing["601"] = Undeliverable.DIRECT_MESSAGES_CLOSED
        with town.store:
            first = life.live(crash_at=step)
            life.live()

            assert arrived(town, life, "passed-on") == 0, step
            assert arrived(town, life, "not-passed-on") == 1, step
            assert contacts(town, ada) == 0, step
            assert town.rows()["kept_words"] == 0, step
            (brought,) = town.deliveries(what="passed-on")
            assert brought.state is DeliveryState.UNDELIVERABLE, step
        if len(first.steps) < step:
            break

    assert step > 5
