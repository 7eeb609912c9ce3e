"""A programme's courier's tick on a clock that is moved: everything that is due, and when more will be."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, cast

import pytest

from bot.domain.deliveries import DeliveryState
from bot.programme import Programme
from tests.bot.delivery.doubles import NO_WORLD, START, Fault, planned

if TYPE_CHECKING:
    from bot.commands.dispatch import Dispatcher
    from tests.bot.delivery.conftest import Bench

LATER = START + timedelta(hours=1)


@pytest.fixture
def programme(bench: Bench) -> Programme:
    nobody = cast("Dispatcher", None)
    return Programme(bench.store, bench.clock, NO_WORLD, nobody, bench.courier(limit=1))


async def test_everything_that_is_due_is_sent_and_the_next_is_told(bench: Bench, programme: Programme) -> None:
    bench.plan(*(planned(f"d{n}", f"north:p{n}") for n in range(3)), planned("later", "north:ada", due_at=LATER))

    assert await programme.deliver() == LATER

    assert [d.state for d in bench.all()] == [DeliveryState.SENT] * 3 + [DeliveryState.PLANNED]


async def test_where_nothing_more_is_planned_nothing_is_told(bench: Bench, programme: Programme) -> None:
    bench.plan(planned("now", "north:ada"))

    assert await programme.deliver() is None


async def test_a_courier_that_was_stopped_ends_the_tick(bench: Bench, programme: Programme) -> None:
    bench.plan(planned("now", "north:ada"))
    programme.courier.stop()

    assert await programme.deliver() == START


async def test_what_is_in_doubt_is_looked_into_at_every_tick(bench: Bench, programme: Programme) -> None:
    bench.plan(planned("now", "north:ada"))
    bench.north.faults.append(Fault.LOST_ANSWER)

    assert await programme.deliver() is None
    assert programme.courier.may_have_doubts

    bench.pass_time(60)
    await programme.deliver()
    await programme.deliver()

    assert bench.one().state is DeliveryState.SENT
    assert not programme.courier.may_have_doubts
