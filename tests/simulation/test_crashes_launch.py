"""Stop the program between any two steps of a launch, with the real use cases: people, rooms and facts included."""

from __future__ import annotations

import itertools
from collections import Counter, deque
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from bot.domain.deliveries import DeliveryState
from bot.domain.partnerships import PartnershipState
from bot.domain.rounds import RoundState
from bot.ports.chat import Capabilities
from bot.services import outgoing
from tests.bot.delivery.doubles import Fault, HandStopwatch, ScriptedGateway
from tests.bot.programme import Town
from tests.simulation.crashing import Programme

if TYPE_CHECKING:
    from bot.domain.partnerships import Partnership

EVE = datetime(2027, 2, 28, 12, tzinfo=UTC)
"""Before it is nine in the morning of the launch anywhere."""
PLAIN = Capabilities(text_limit=2_000, request_lives_for=30.0)


def launched(*faults: Fault) -> tuple[Town, Programme]:
    """Give a round on the eve of its launch: four people, two partnerships, on one platform."""
    town = Town()
    people = [town.lives(name) for name in ("Ada", "Bo", "Cy", "Dee")]
    town.a_round(RoundState.RUNNING, *people)
    town.clock.move_to(EVE)
    town.plan()
    stopwatch = HandStopwatch()
    gateway = ScriptedGateway(stopwatch, "discord", PLAIN, deque(faults))
    until = EVE + timedelta(days=2)
    return town, Programme(
        town.store, {"discord": gateway}, stopwatch, town.clock, until, outgoing, town.world, round_id=1
    )


def partnerships(town: Town) -> list[Partnership]:
    return list(town.run(lambda unit: unit.partnerships.of_round(1)))


CASES = {
    "no fault": (),
    "among faults": (Fault.LOST_ANSWER, Fault.BROKEN, Fault.SLOW, Fault.TOO_FAST),
}


@pytest.mark.parametrize("faults", CASES.values(), ids=CASES.keys())
def test_a_crash_at_any_step_of_a_launch_introduces_everybody_once(faults: tuple[Fault, ...]) -> None:
    for step in itertools.count(1):
        town, life = launched(*faults)
        with town.store:
            first = life.live(crash_at=step)
            life.live()

            life.check_nothing_lost_nothing_twice()
            assert Counter(d.what for d in life.deliveries() if d.state is DeliveryState.SENT) == {
                "introduction": 4,
                "room": 2,
                "room-opening": 2,
            }
            assert all(p.state is PartnershipState.ACTIVE and p.room_id for p in partnerships(town))
        if len(first.steps) < step:  # it came to its end before it could crash
            break

    assert step > 30
