"""Doubt is settled by asking the platform after waiting longer than a request can live; never by hoping."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from bot.domain.deliveries import DeliveryState, Operation
from tests.bot.delivery.doubles import START, Fault, planned

if TYPE_CHECKING:
    from bot.delivery.courier import Courier
    from tests.bot.delivery.conftest import Bench

SENT, PLANNED, SENDING = DeliveryState.SENT, DeliveryState.PLANNED, DeliveryState.SENDING


async def doubtful(bench: Bench, fault: Fault, *accounts: str) -> Courier:
    """Give a courier whose one delivery is in doubt."""
    bench.plan(planned("one", *(accounts or ("north:ada",))))
    bench.north.faults.append(fault)
    courier = bench.courier()
    await courier.run_once()
    assert bench.one().state is SENDING
    return courier


def sends(bench: Bench) -> int:
    return sum(what == "send" for what, _, _ in bench.north.calls)


async def test_a_lost_answer_is_found_in_history_and_not_sent_again(bench: Bench) -> None:
    courier = await doubtful(bench, Fault.LOST_ANSWER)
    bench.pass_time(60)

    assert await courier.settle() == 1

    assert (bench.one().state, bench.one().external_id) == (SENT, "ada/m1")
    assert sends(bench) == 1


async def test_what_is_found_was_sent_when_it_left_not_when_it_was_found(bench: Bench) -> None:
    courier = await doubtful(bench, Fault.LOST_ANSWER)
    bench.pass_time(3_600)

    await courier.settle()

    assert bench.one().sent_at == START


async def test_what_is_not_in_history_is_sent_again(bench: Bench) -> None:
    courier = await doubtful(bench, Fault.BROKEN)
    bench.pass_time(60)
    await courier.settle()
    assert bench.one().state is PLANNED

    bench.pass_time(60)
    await courier.run_once()

    assert bench.one().state is SENT
    assert sends(bench) == 2


async def test_history_is_not_believed_while_a_request_may_still_live(bench: Bench) -> None:
    courier = await doubtful(bench, Fault.SLOW)
    bench.pass_time(15)

    assert await courier.settle() == 0

    assert not [what for what, _, _ in bench.north.calls if what == "find"]
    bench.pass_time(60)
    await courier.settle()
    assert bench.one().state is SENT


async def test_a_fresh_nonce_is_simply_sent_again(bench: Bench) -> None:
    bench.north.capabilities = replace(bench.north.capabilities, nonce_window=120.0)
    courier = await doubtful(bench, Fault.LOST_ANSWER)

    assert await courier.settle() == 1

    assert bench.one().state is SENT
    assert len(bench.north.landed(bench.one().key)) == 1
    assert not [what for what, _, _ in bench.north.calls if what == "find"]


async def test_a_nonce_that_is_no_longer_fresh_is_not_relied_on(bench: Bench) -> None:
    bench.north.capabilities = replace(bench.north.capabilities, nonce_window=120.0)
    courier = await doubtful(bench, Fault.LOST_ANSWER)
    bench.pass_time(100)

    await courier.settle()

    assert sends(bench) == 1
    assert bench.one().state is SENT


async def test_a_room_is_never_opened_again_on_the_strength_of_a_nonce(bench: Bench) -> None:
    bench.north.capabilities = replace(bench.north.capabilities, nonce_window=120.0)
    bench.plan(planned("room", "north:ada", "north:bo", operation=Operation.OPEN_ROOM))
    bench.north.faults.append(Fault.LOST_ANSWER)
    courier = bench.courier()
    await courier.run_once()

    await courier.settle()
    bench.pass_time(60)
    await courier.settle()

    assert bench.one().state is SENT
    assert sends(bench) == 1


@pytest.mark.parametrize("operation", [Operation.EDIT, Operation.CLOSE_ROOM, Operation.CHANGE_MEMBERS])
async def test_what_may_be_repeated_is_repeated_without_looking(bench: Bench, operation: Operation) -> None:
    bench.plan(planned("card", operation=operation, place="room-7"))
    await _leave_in_doubt(bench, "before")
    courier = bench.courier("after")
    await courier.recover()
    await courier.settle()  # it learns of the doubt, and waits

    bench.pass_time(60)
    await courier.settle()
    bench.pass_time(60)
    await courier.run_once()

    assert bench.one().state is SENT
    assert not [what for what, _, _ in bench.north.calls if what == "find"]


async def _leave_in_doubt(bench: Bench, owner: str) -> None:
    """Leave everything as a process leaves it that dies as its requests go out."""
    ids = [d.id for d in bench.all()]
    bench.store.run(lambda unit: unit.deliveries.claim_due(bench.clock.now(), owner=owner, limit=10))
    bench.store.run(lambda unit: unit.deliveries.mark_sending(ids, owner=owner, at=bench.clock.now()))


async def test_a_message_is_looked_for_on_every_account_that_was_tried(bench: Bench) -> None:
    bench.plan(planned("one", "north:ada", "south:ada"))
    await _leave_in_doubt(bench, "before")
    bench.south._arrive("ada", bench.one().key)
    courier = bench.courier("after")
    await courier.recover()
    await courier.settle()
    bench.pass_time(60)

    await courier.settle()

    assert (bench.one().state, bench.one().sent_via) == (SENT, "south:ada")


async def test_an_unreadable_history_is_asked_again(bench: Bench) -> None:
    courier = await doubtful(bench, Fault.LOST_ANSWER)
    bench.north.unreadable.append(None)
    bench.pass_time(60)
    assert await courier.settle() == 0
    assert bench.one().state is SENDING

    bench.pass_time(60)
    await courier.settle()

    assert bench.one().state is SENT


async def test_a_platform_that_lets_history_be_read_now_and_then_is_not_asked_more_often(bench: Bench) -> None:
    bench.plan(*(planned(f"d{n}", f"north:p{n}") for n in range(3)))
    bench.north.faults.extend([Fault.LOST_ANSWER] * 3)
    courier = bench.courier()
    await courier.run_once()
    bench.north.unreadable.append(300.0)
    bench.pass_time(60)
    await courier.settle()

    bench.pass_time(200)
    await courier.settle()

    assert sum(what == "find" for what, _, _ in bench.north.calls) == 1
    bench.pass_time(200)
    assert await courier.settle() == 3


async def test_a_narrow_history_holds_up_no_sending(bench: Bench) -> None:
    courier = await doubtful(bench, Fault.LOST_ANSWER)
    bench.north.unreadable.append(300.0)
    bench.pass_time(60)
    await courier.settle()
    bench.plan(planned("two", "north:bo"))

    await courier.run_once()

    assert bench.all()[1].state is SENT


async def test_what_cannot_be_looked_up_for_a_day_is_held(bench: Bench) -> None:
    courier = await doubtful(bench, Fault.LOST_ANSWER)
    bench.north.unreadable.extend([None] * 500)

    while bench.one().state is SENDING:
        bench.pass_time(1_800)
        await courier.settle()

    assert (bench.one().state, bench.one().failure) == (DeliveryState.HELD, "history-unreadable")
    assert bench.clock.now() - START > timedelta(hours=24)


async def test_at_a_start_what_was_only_claimed_goes_back_at_once(bench: Bench) -> None:
    bench.plan(planned("one", "north:ada"))
    bench.store.run(lambda unit: unit.deliveries.claim_due(START, owner="before", limit=10))

    recovered = await bench.courier("after").recover()

    assert (recovered.released, recovered.adopted) == (1, 0)
    assert bench.one().state is PLANNED


async def test_at_a_start_what_was_being_sent_is_settled_after_quarantine(bench: Bench) -> None:
    bench.plan(planned("one", "north:ada"))
    await _leave_in_doubt(bench, "before")
    bench.pass_time(3_600)  # the calendar may say anything; only our own waiting counts
    courier = bench.courier("after")

    recovered = await courier.recover()

    assert (recovered.released, recovered.adopted) == (0, 1)
    assert await courier.settle() == 0
    bench.pass_time(60)
    assert await courier.settle() == 1


async def test_what_is_under_way_is_not_in_doubt(bench: Bench) -> None:
    bench.north.capabilities = replace(bench.north.capabilities, request_lives_for=0.0)
    bench.plan(planned("one", "north:ada"))
    courier = bench.courier()
    settled: list[int] = []

    async def settle() -> None:
        settled.append(await courier.settle())

    bench.north.on_request = settle

    await courier.run_once()

    assert settled == [0]
    assert bench.one().state is SENT


async def test_a_courier_is_idle_once_every_doubt_has_been_looked_at(bench: Bench) -> None:
    courier = bench.courier()
    assert not courier.is_idle
    await courier.settle()
    assert courier.is_idle

    bench.plan(planned("one", "north:ada"))
    bench.north.faults.append(Fault.LOST_ANSWER)
    await courier.run_once()
    assert not courier.is_idle

    bench.pass_time(60)
    await courier.settle()
    await courier.settle()
    assert courier.is_idle
