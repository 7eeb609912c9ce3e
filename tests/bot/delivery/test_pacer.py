"""A pacer keeps under a platform's limits, for all who send there."""

import asyncio
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.delivery.pacer import Pacer
from bot.ports.chat import Capabilities
from tests.bot.delivery.doubles import HandStopwatch


def pacer(stopwatch: HandStopwatch, rate: float | None, burst: int = 1) -> Pacer:
    return Pacer(stopwatch, Capabilities(text_limit=2_000, sends_per_second=rate, burst=burst))


@given(
    rate=st.floats(0.2, 60.0),
    burst=st.integers(1, 20),
    wanted=st.lists(st.tuples(st.integers(1, 30), st.floats(0.0, 3.0)), min_size=1, max_size=30),
)
def test_no_more_leave_in_any_stretch_of_time_than_the_platform_allows(
    rate: float, burst: int, wanted: list[tuple[int, float]]
) -> None:
    stopwatch = HandStopwatch()
    subject = pacer(stopwatch, rate, burst)
    left: list[float] = []

    async def draw() -> None:
        for many, idle in wanted:
            granted = await subject.grant(many)
            assert 1 <= granted <= many
            left.extend([stopwatch.now] * granted)
            stopwatch.now += idle

    asyncio.run(draw())

    for first, start in enumerate(left):
        for count, end in enumerate(left[first:], start=1):
            assert count <= burst + rate * (end - start) + 1e-6


async def test_without_a_limit_nobody_waits() -> None:
    stopwatch = HandStopwatch()

    granted = await pacer(stopwatch, None).grant(5_000)

    assert (granted, stopwatch.waited) == (5_000, [])


@pytest.mark.parametrize("rate", [None, 10.0])
async def test_a_pause_holds_everybody(rate: float | None) -> None:
    stopwatch = HandStopwatch()
    subject = pacer(stopwatch, rate, burst=5)
    start = stopwatch.now
    subject.pause(30.0)

    await asyncio.gather(*(subject.grant() for _ in range(3)))

    assert stopwatch.now - start >= 30.0


async def test_after_a_pause_there_is_no_burst() -> None:
    stopwatch = HandStopwatch()
    subject = pacer(stopwatch, 10.0, burst=5)
    subject.pause(30.0)
    moments = []

    for _ in range(4):
        await subject.grant()
        moments.append(stopwatch.now)

    assert all(later - earlier >= 0.1 - 1e-6 for earlier, later in pairwise(moments))


async def test_the_longest_pause_asked_for_holds() -> None:
    subject = pacer(HandStopwatch(), 10.0)
    subject.pause(30.0)

    subject.pause(1.0)

    assert subject.paused_for == 30.0


async def test_who_cannot_wait_for_a_long_pause_is_told_at_once() -> None:
    stopwatch = HandStopwatch()
    subject = pacer(stopwatch, 10.0)
    subject.pause(30.0)

    assert await subject.grant(3, patience=5.0) == 0
    assert stopwatch.waited == []
