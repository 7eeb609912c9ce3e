"""Stop the program between any two steps of sending, start it again, and look at what people received."""

from __future__ import annotations

import itertools
from collections import deque
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.deliveries import DeliveryState, Operation
from bot.ports.chat import Capabilities, Undeliverable
from data.engine import open_store
from scheduler.clock import VirtualClock
from tests.bot.delivery.doubles import START, Fault, HandStopwatch, PlainOutgoing, ScriptedGateway, planned
from tests.simulation.crashing import Programme

if TYPE_CHECKING:
    from collections.abc import Iterator

    from data.store import SqlStore

PLAIN = Capabilities(text_limit=2_000, request_lives_for=30.0)
WITH_NONCE = replace(PLAIN, nonce_window=120.0)
PACED = replace(PLAIN, sends_per_second=2.0, burst=2)

DELIVERIES = (
    planned("direct", "north:ada"),
    planned("moved", "north:closed", "south:bo"),
    planned("shut", "north:closed", "south:closed"),
    planned("channel", operation=Operation.POST_TO_CHANNEL, place="channel:open"),
    planned("room", "north:ada", "north:cy", operation=Operation.OPEN_ROOM),
    planned("card", operation=Operation.EDIT, place="channel:cases"),
    planned("southern", "south:dee"),
)
"""One of each kind of sending."""


@pytest.fixture(scope="module")
def store() -> Iterator[SqlStore]:
    """One store for all; `programme` wipes it. A fresh one each time would compile its statements anew."""
    with open_store("sqlite://", direct=True, synchronous="OFF") as opened:
        yield opened


def programme(store: SqlStore, *faults: Fault, north: Capabilities = PLAIN) -> Programme:
    """Give a programme on two platforms with something to send; `faults` befall the first requests on the first."""
    stopwatch = HandStopwatch()
    gateways = {
        "north": ScriptedGateway(stopwatch, "north", north, deque(faults)),
        "south": ScriptedGateway(stopwatch, "south", PLAIN),
    }
    for gateway in gateways.values():
        gateway.refusing["closed"] = Undeliverable.DIRECT_MESSAGES_CLOSED
    store.run(lambda unit: unit.deliveries._connection.exec_driver_sql("DELETE FROM delivery"))  # type: ignore[attr-defined]  # a test may look inside
    store.run(lambda unit: unit.deliveries.plan_many(DELIVERIES))
    return Programme(store, gateways, stopwatch, VirtualClock(START), START + timedelta(days=3), PlainOutgoing())


LEAST_STEPS = 30
"""A send has at least so many steps between which to stop; fewer would mean that the fuse is not where it should be."""

CASES = {
    "no fault": ((), PLAIN),
    "paced": ((), PACED),
    "lost answer": ((Fault.LOST_ANSWER,), PLAIN),
    "lost answer, nonce": ((Fault.LOST_ANSWER,), WITH_NONCE),
    "500": ((Fault.BROKEN,), PLAIN),
    "500, nonce": ((Fault.BROKEN, Fault.BROKEN), WITH_NONCE),
    "429": ((Fault.TOO_FAST,), PLAIN),
    "429, paced": ((Fault.TOO_FAST, Fault.TOO_FAST), PACED),
    "unreachable": ((Fault.UNREACHABLE, Fault.UNREACHABLE), PLAIN),
    "slow": ((Fault.SLOW, Fault.SLOW), PLAIN),
    "slow, nonce": ((Fault.SLOW, Fault.SLOW), WITH_NONCE),
    "refused": ((Fault.REFUSED,), PLAIN),
    "gateway's own fault": ((Fault.BUG,), PLAIN),
    "all of them": (tuple(f for f in Fault if f is not Fault.NONE), PLAIN),
}


@pytest.mark.parametrize(("faults", "north"), CASES.values(), ids=CASES.keys())
def test_a_crash_at_any_step_loses_nothing_and_sends_nothing_twice(
    store: SqlStore, faults: tuple[Fault, ...], north: Capabilities
) -> None:
    for step in itertools.count(1):
        life = programme(store, *faults, north=north)
        first = life.live(crash_at=step)
        life.live()
        life.check_nothing_lost_nothing_twice()
        if len(first.steps) < step:  # it came to its end before it could crash
            break

    assert step > LEAST_STEPS


@settings(max_examples=100)
@given(
    crashes=st.lists(st.integers(1, 40), max_size=5),
    faults=st.lists(st.sampled_from(Fault), max_size=12),
    unreadable=st.lists(st.sampled_from([None, 60.0]), max_size=4),
    north=st.sampled_from([PLAIN, WITH_NONCE, PACED]),
    pause=st.integers(0, 100),
)
def test_crash_after_crash_among_faults_of_every_kind_loses_nothing_and_sends_nothing_twice(
    store: SqlStore,
    crashes: list[int],
    faults: list[Fault],
    unreadable: list[float | None],
    north: Capabilities,
    pause: int,
) -> None:
    life = programme(store, *faults, north=north)
    life.gateways["north"].unreadable.extend(unreadable)
    for step in crashes:
        life.live(crash_at=step)
        life.pass_time(timedelta(seconds=pause))
    life.live()

    life.check_nothing_lost_nothing_twice()


def test_without_quarantine_a_slow_request_would_be_sent_twice(store: SqlStore) -> None:
    """The tests above have teeth: history that is believed at once says "not there" too early."""
    life = programme(store, Fault.SLOW, north=replace(PLAIN, request_lives_for=0.0))
    life.live()

    with pytest.raises(AssertionError):
        life.check_nothing_lost_nothing_twice()


def test_what_cannot_be_looked_up_for_a_day_is_held_for_a_person(store: SqlStore) -> None:
    life = programme(store, Fault.LOST_ANSWER)
    life.gateways["north"].unreadable.extend([None] * 1_000)
    life.live(between_ticks=timedelta(minutes=30))

    assert [d.key for d in life.deliveries() if d.state is DeliveryState.HELD] == [DELIVERIES[0].key]
