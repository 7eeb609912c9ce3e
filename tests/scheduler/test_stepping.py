"""The stepping driver jumps to what is due next, and stands still while anything is under way."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta

import pytest

from scheduler.clock import VirtualClock
from scheduler.stepping import TimeStandsStill, step_until

START = datetime(2027, 3, 1, 9, tzinfo=UTC)
HOUR = timedelta(hours=1)


class Agenda:
    """Moments at which something is due, and what was done when."""

    def __init__(self, *hours: float) -> None:
        self.clock = VirtualClock(START)
        self.due = [START + HOUR * h for h in hours]
        self.acts: list[datetime] = []
        self.done: list[float] = []
        self.planned: list[float] = []

    @property
    def hour(self) -> float:
        return (self.clock.now() - START) / HOUR

    async def next_due(self) -> datetime | None:
        return min(self.due, default=None)

    def next_act(self) -> datetime | None:
        return min(self.acts, default=None)

    async def run_ticks(self) -> None:
        for moments in (self.due, self.acts):
            while moments and min(moments) <= self.clock.now():
                moments.remove(min(moments))
                self.done.append(self.hour)

    async def plan(self) -> None:
        self.planned.append(self.hour)

    async def go(self, hours: float, **more: object) -> None:
        await step_until(
            START + HOUR * hours,
            clock=self.clock,
            next_due=self.next_due,
            run_ticks=self.run_ticks,
            **more,  # type: ignore[arg-type]  # what a test adds
        )


async def test_time_jumps_from_one_due_moment_to_the_next() -> None:
    agenda = Agenda(5, 1, 700)

    await agenda.go(1_000)

    assert agenda.done == [1, 5, 700]


async def test_what_is_due_at_the_very_end_is_still_done_and_what_is_due_later_is_not() -> None:
    agenda = Agenda(10, 10.001)

    await agenda.go(10)

    assert agenda.done == [10]
    assert agenda.hour == 10


async def test_with_nothing_due_time_goes_straight_to_the_end() -> None:
    agenda = Agenda()

    await agenda.go(24)

    assert agenda.hour == 24


async def test_the_planner_runs_at_once_and_then_at_its_interval() -> None:
    agenda = Agenda(7)

    await agenda.go(20, plan=agenda.plan, plan_every=6 * HOUR)

    assert agenda.planned == [0, 6, 12, 18]
    assert agenda.done == [7]


async def test_people_s_acts_are_moments_too() -> None:
    agenda = Agenda(4)
    agenda.acts = [START + 2 * HOUR]

    await agenda.go(10, also=agenda.next_act)

    assert agenda.done == [2, 4]


async def test_an_act_that_makes_something_due_now_is_followed_at_the_same_moment() -> None:
    agenda = Agenda()
    agenda.acts = [START + 2 * HOUR]
    run = agenda.run_ticks

    async def answers() -> None:
        if agenda.acts and agenda.acts[0] <= agenda.clock.now():
            agenda.acts.clear()
            agenda.due.append(agenda.clock.now())
        else:
            await run()

    await step_until(
        START + 9 * HOUR, clock=agenda.clock, next_due=agenda.next_due, run_ticks=answers, also=agenda.next_act
    )

    assert agenda.done == [2]


async def test_time_stands_still_while_anything_is_under_way() -> None:
    agenda = Agenda(1, 2)
    arrived: list[float] = []
    under_way: set[asyncio.Task[None]] = set()
    run = agenda.run_ticks

    async def arrive() -> None:
        await asyncio.sleep(0.01)
        arrived.append(agenda.hour)

    async def sends() -> None:
        await run()
        under_way.add(asyncio.create_task(arrive()))

    async def settled() -> None:
        await asyncio.gather(*under_way)

    await step_until(START + 3 * HOUR, clock=agenda.clock, next_due=agenda.next_due, run_ticks=sends, settled=settled)

    assert arrived == [0, 1, 2]


async def test_what_stays_due_for_ever_is_reported_and_not_waited_for() -> None:
    agenda = Agenda()

    async def stuck() -> datetime:
        return START

    async def nothing() -> None:
        pass

    with pytest.raises(TimeStandsStill):
        await step_until(START + HOUR, clock=agenda.clock, next_due=stuck, run_ticks=nothing)


async def test_a_driver_can_be_driven_on() -> None:
    agenda = Agenda(1, 30)

    await agenda.go(24)
    await agenda.go(48)

    assert agenda.done == [1, 30]
