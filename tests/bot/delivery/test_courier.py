"""The courier sends what is due, once, at each platform's pace, and writes down what became of it."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from bot.delivery.attempt import LAST_ATTEMPT, back_off
from bot.domain.deliveries import DeliveryState, Operation
from bot.ports.chat import Sent, Undeliverable
from tests.bot.delivery.doubles import START, Fault, planned

if TYPE_CHECKING:
    from tests.bot.delivery.conftest import Bench

SENT, PLANNED = DeliveryState.SENT, DeliveryState.PLANNED


async def test_what_is_due_is_sent_and_what_is_not_waits(bench: Bench) -> None:
    bench.plan(planned("now", "north:ada"), planned("later", "north:ada", due_at=START + timedelta(minutes=1)))

    assert await bench.courier().run_once() == 1

    assert [d.state for d in bench.all()] == [SENT, PLANNED]


async def test_the_record_says_where_when_and_how_it_was_sent(bench: Bench) -> None:
    bench.plan(planned("now", "north:ada"))

    await bench.courier().run_once()

    sent = bench.one()
    assert sent.sent_via == "north:ada"
    assert sent.external_id == str(Sent("ada", "m1"))
    assert sent.sent_at == START
    assert (sent.sent_on, sent.sent_zone) == (date(2027, 3, 1), "Pacific/Auckland")
    assert sent.locale == "en"


async def test_the_reader_s_own_date_is_recorded(bench: Bench) -> None:
    """At 13:00 UTC it is already the next day in Auckland."""
    bench.clock.move_to(START.replace(hour=13))
    bench.plan(planned("now", "north:ada"))

    await bench.courier().run_once()

    assert bench.one().sent_on == date(2027, 3, 2)


async def test_with_nothing_due_the_store_is_asked_once(bench: Bench) -> None:
    asked = bench.watch_store()

    assert await bench.courier().run_once() == 0
    assert asked == ["_claim"]


async def test_a_delivery_is_marked_before_its_request_leaves(bench: Bench) -> None:
    bench.plan(planned("now", "north:ada"))
    states: list[DeliveryState] = []

    async def watch() -> None:
        states.append(bench.one().state)

    bench.north.on_request = watch

    await bench.courier().run_once()

    assert states == [DeliveryState.SENDING]


async def test_one_that_was_withdrawn_after_it_was_claimed_does_not_leave(bench: Bench) -> None:
    bench.plan(planned("now", "north:ada"), planned("taken-back", "north:bo"))
    bench.north.capabilities = replace(bench.north.capabilities, sends_per_second=1.0)
    courier = bench.courier()
    taken_back = bench.all()[1].id

    async def withdraw() -> None:
        bench.store.run(lambda unit: unit.deliveries.withdraw_many([taken_back]))

    bench.north.on_request = withdraw

    await courier.run_once()

    assert [d.state for d in bench.all()] == [SENT, DeliveryState.WITHDRAWN]
    assert len(bench.north.arrivals) == 1


@pytest.mark.parametrize("why", [Undeliverable.DIRECT_MESSAGES_CLOSED, Undeliverable.ACCOUNT_GONE])
async def test_who_cannot_be_reached_on_one_account_is_reached_on_the_next(bench: Bench, why: Undeliverable) -> None:
    bench.plan(planned("now", "north:ada", "south:ada"))
    bench.north.refusing["ada"] = why

    await bench.courier().run_once()

    assert bench.one().sent_via == "south:ada"
    assert bench.outgoing.recorded[0].refused == (("north:ada", why.value),)


async def test_only_one_fallback_is_tried(bench: Bench) -> None:
    bench.plan(planned("now", "north:ada", "south:ada", "south:ada-2"))
    for gateway in bench.gateways.values():
        gateway.refusing["ada"] = Undeliverable.ACCOUNT_GONE

    await bench.courier().run_once()

    refused = bench.one()
    assert refused.state is DeliveryState.UNDELIVERABLE
    assert (refused.failure, refused.sent_via) == ("account-gone", "south:ada")
    assert len(bench.outgoing.recorded[0].refused) == 2


async def test_who_has_not_come_yet_is_waited_for(bench: Bench) -> None:
    """That is no failure, and no attempt that leads to one."""
    bench.plan(planned("now", "north:ada"))
    bench.north.refusing["ada"] = Undeliverable.NOT_YET_PRESENT

    await bench.courier().run_once()

    (outcome,) = bench.outgoing.recorded
    assert outcome.state is DeliveryState.PLANNED
    assert outcome.failure == "not-yet-present"
    assert outcome.due_at == bench.clock.now() + timedelta(hours=12)
    assert outcome.refused == (("north:ada", "not-yet-present"),)


async def test_the_fallback_keeps_to_its_own_platform_s_pace(bench: Bench) -> None:
    bench.south.capabilities = replace(bench.south.capabilities, sends_per_second=1.0)
    for gateway in (bench.north, bench.south):
        bench.plan(*(planned(f"{gateway.platform}-{n}", "north:closed", f"south:p{n}") for n in range(3)))
    bench.north.refusing["closed"] = Undeliverable.DIRECT_MESSAGES_CLOSED
    courier = bench.courier()

    while await courier.run_once():
        bench.pass_time(5)

    moments = sorted(at for what, _, at in bench.south.calls if what == "send")
    assert len(moments) == 6
    assert all(count <= 1 + (at - moments[0]) + 1e-6 for count, at in enumerate(moments, start=1))


async def test_one_failure_never_stops_the_others(bench: Bench) -> None:
    bench.plan(*(planned(f"d{n}", f"north:p{n}") for n in range(8)))
    bench.north.faults.extend([Fault.BUG, Fault.UNREACHABLE, Fault.NONE, Fault.BROKEN, Fault.REFUSED])

    await bench.courier().run_once()

    assert [d.state for d in bench.all()].count(SENT) == 4


async def test_a_platform_that_answers_at_once_is_served_in_turn(bench: Bench) -> None:
    """Beside one that does not, and with nothing lost: each is marked, sent and written down."""
    bench.north.capabilities = replace(bench.north.capabilities, answers_at_once=True)
    bench.plan(*(planned(f"n{n}", f"north:p{n}") for n in range(50)), planned("s", "south:ada"))
    bench.north.faults.extend([Fault.BUG, Fault.UNREACHABLE, Fault.NONE, Fault.BROKEN, Fault.REFUSED])
    courier = bench.courier()

    await courier.run_once()

    states = [d.state for d in bench.all()]
    assert states[:5] == [DeliveryState.SENDING, PLANNED, SENT, DeliveryState.SENDING, DeliveryState.UNDELIVERABLE]
    assert set(states[5:]) == {SENT}
    assert bench.north.most_at_once == 1
    assert courier.may_have_doubts


async def test_a_platform_that_answers_at_once_is_left_alone_once_the_courier_stops(bench: Bench) -> None:
    bench.north.capabilities = replace(bench.north.capabilities, answers_at_once=True)
    bench.plan(*(planned(f"n{n}", f"north:p{n}") for n in range(3)))
    courier = bench.courier(at_once=1)

    async def stop() -> None:
        courier.stop()

    bench.north.on_request = stop

    await courier.run_once()

    assert [d.state for d in bench.all()] == [SENT, PLANNED, PLANNED]


async def test_what_did_not_arrive_is_tried_again_later_and_later(bench: Bench) -> None:
    bench.plan(planned("now", "north:ada"))
    bench.north.faults.extend([Fault.UNREACHABLE] * 3)
    courier = bench.courier()
    waits = []

    while bench.one().state is not SENT:
        await courier.run_once()
        wait = (bench.one().due_at - bench.clock.now()).total_seconds()
        waits.append(wait)
        bench.pass_time(max(0.0, wait))

    assert waits[:3] == [5, 10, 20]
    assert bench.one().attempts == 4


def test_the_wait_between_two_attempts_has_a_limit() -> None:
    assert back_off(1_000) == timedelta(minutes=15)


async def test_after_a_day_of_attempts_a_person_must_look(bench: Bench) -> None:
    bench.plan(planned("now", "north:ada"))
    bench.north.faults.extend([Fault.UNREACHABLE] * LAST_ATTEMPT)
    courier = bench.courier()

    while bench.one().state is PLANNED:
        await courier.run_once()
        bench.pass_time(15 * 60)

    assert bench.one().state is DeliveryState.HELD
    assert bench.clock.now() - START > timedelta(hours=20)


async def test_too_fast_stops_everybody_on_that_platform_and_nobody_elsewhere(bench: Bench) -> None:
    bench.north.capabilities = replace(bench.north.capabilities, sends_per_second=10.0)
    bench.plan(*(planned(f"n{n}", "north:ada") for n in range(5)))
    bench.north.faults.append(Fault.TOO_FAST)
    start = bench.stopwatch.now
    courier = bench.courier(at_once=1)

    await courier.run_once()

    after = [at for what, _, at in bench.north.calls[1:]]
    assert len(after) == 4
    assert min(after) >= start + 3.0
    assert bench.south.calls == []
    assert courier._desk.lanes["south"].pacer.paused_for == 0


async def test_during_a_long_pause_what_waits_is_put_back_and_the_tick_ends(bench: Bench) -> None:
    bench.plan(*(planned(f"n{n}", "north:ada") for n in range(3)))
    courier = bench.courier()
    courier._desk.lanes["north"].pacer.pause(600.0)

    await courier.run_once()

    assert bench.stopwatch.waited == []
    assert {d.state for d in bench.all()} == {PLANNED}
    assert {d.due_at for d in bench.all()} == {START + timedelta(seconds=600)}
    assert {d.attempts for d in bench.all()} == {0}


async def test_what_was_withdrawn_while_it_waited_stays_withdrawn(bench: Bench) -> None:
    """Putting back must not bring back what somebody took back meanwhile."""
    bench.plan(planned("now", "south:ada"), planned("taken-back", "north:bo"))
    courier = bench.courier()
    courier._desk.lanes["north"].pacer.pause(600.0)
    taken_back = bench.all()[1].id

    async def withdraw() -> None:
        bench.store.run(lambda unit: unit.deliveries.withdraw_many([taken_back]))

    bench.south.on_request = withdraw

    await courier.run_once()

    assert bench.all()[1].state is DeliveryState.WITHDRAWN


async def test_what_belongs_to_a_platform_that_does_not_run_here_waits(bench: Bench) -> None:
    bench.plan(planned("now", "east:ada"), planned("reachable", "east:bo", "south:bo"))

    await bench.courier().run_once()

    waiting, sent = bench.all()
    assert (waiting.state, waiting.due_at) == (PLANNED, START + timedelta(minutes=15))
    assert sent.sent_via == "south:bo"


async def test_no_more_requests_are_under_way_than_allowed(bench: Bench) -> None:
    bench.plan(*(planned(f"d{n}", f"north:p{n}") for n in range(40)))
    bench.north.latency = 0.001

    await bench.courier(at_once=4).run_once()

    assert bench.north.most_at_once == 4
    assert {d.state for d in bench.all()} == {SENT}


async def test_stopping_lets_what_has_left_arrive_and_puts_the_rest_back(bench: Bench) -> None:
    bench.plan(*(planned(f"d{n}", f"north:p{n}") for n in range(10)))
    bench.north.latency = 0.02
    courier = bench.courier(at_once=2)
    tick = asyncio.create_task(courier.run_once())
    await asyncio.sleep(0.01)

    courier.stop()
    await tick

    assert [d.state for d in bench.all()] == [SENT] * 2 + [PLANNED] * 8
    assert await courier.run_once() == 0


async def test_an_outcome_that_cannot_be_written_down_does_not_hold_back_the_others(bench: Bench) -> None:
    bench.plan(*(planned(f"d{n}", f"north:p{n}") for n in range(3)))
    bench.outgoing.refuses_to_record = {bench.all()[1].id}

    await bench.courier().run_once()

    assert [d.state for d in bench.all()] == [SENT, DeliveryState.SENDING, SENT]


async def test_an_outcome_that_could_not_be_written_down_is_found_in_history(bench: Bench) -> None:
    bench.plan(planned("now", "north:ada"))
    bench.outgoing.refuses_to_record = {bench.one().id}
    courier = bench.courier()
    await courier.run_once()
    bench.outgoing.refuses_to_record.clear()

    bench.pass_time(60)
    await courier.settle()

    assert bench.one().state is SENT
    assert len(bench.north.arrivals) == 1


async def test_claimed_ones_are_put_back_if_they_cannot_be_marked(bench: Bench) -> None:
    bench.plan(*(planned(f"d{n}", f"north:p{n}") for n in range(3)))
    mark, bench.outgoing.mark_sending = bench.outgoing.mark_sending, _fails  # type: ignore[method-assign]  # fails once
    courier = bench.courier()

    await courier.run_once()

    assert {d.state for d in bench.all()} == {PLANNED}
    bench.outgoing.mark_sending = mark  # type: ignore[method-assign]  # and works again
    bench.pass_time(5)
    await courier.run_once()
    assert {d.state for d in bench.all()} == {SENT}


async def test_what_cannot_be_marked_is_left_alone_for_a_while(bench: Bench) -> None:
    """A full disk is neither asked without end nor written about on every line of the log."""
    bench.plan(planned("now", "north:ada"))
    bench.outgoing.mark_sending = _fails  # type: ignore[method-assign]  # fails always
    courier = bench.courier()

    assert [await courier.run_once() for _ in range(3)] == [1, 0, 0]
    bench.pass_time(5)
    assert await courier.run_once() == 1


def _fails(*_: object, **__: object) -> frozenset[int]:
    raise OSError("disk full")


@pytest.mark.parametrize(
    ("operation", "asked"),
    [
        (Operation.EDIT, "edit"),
        (Operation.RETRACT, "retract"),
        (Operation.CHANGE_MEMBERS, "change-members"),
        (Operation.CLOSE_ROOM, "close-room"),
        (Operation.POST_TO_CHANNEL, "send"),
        (Operation.POST_TO_ROOM, "send"),
        (Operation.OPEN_ROOM, "send"),
    ],
)
async def test_every_operation_finds_its_way_to_the_gateway(bench: Bench, operation: Operation, asked: str) -> None:
    bench.plan(planned("one", operation=operation, place="room-7"))

    await bench.courier().run_once()

    assert [what for what, _, _ in bench.north.calls] == [asked]
    assert bench.one().state is SENT


async def test_what_lacks_something_is_held_for_a_person(bench: Bench) -> None:
    bench.plan(planned("one", operation=Operation.POST_TO_ROOM))

    await bench.courier().run_once()

    assert (bench.one().state, bench.one().failure) == (DeliveryState.HELD, "not-ready")


async def test_a_slow_platform_lets_the_others_claim_again_after_a_while(bench: Bench) -> None:
    bench.north.capabilities = replace(bench.north.capabilities, sends_per_second=1.0)
    bench.plan(*(planned(f"d{n}", f"north:p{n}") for n in range(100)))

    await bench.courier().run_once()

    assert 10 <= [d.state for d in bench.all()].count(SENT) <= 13
