"""Clocks: the machine's, and one that moves when it is told to."""

from datetime import UTC, datetime, timedelta, timezone

import pytest

from scheduler.clock import RealStopwatch, SystemClock, TimeWentBack, VirtualClock

START = datetime(2027, 3, 1, 9, tzinfo=UTC)


def test_the_system_clock_tells_utc() -> None:
    assert SystemClock().now().tzinfo is UTC


async def test_the_stopwatch_waits_and_never_goes_back() -> None:
    stopwatch = RealStopwatch()
    start = stopwatch.seconds()

    await stopwatch.sleep(0.01)
    await stopwatch.sleep(-1)

    assert stopwatch.seconds() - start >= 0.01


def test_a_virtual_clock_stands_where_it_was_put() -> None:
    clock = VirtualClock(START)
    clock.step(timedelta(hours=1))
    clock.move_to(START + timedelta(hours=2))

    assert clock.now() == START + timedelta(hours=2)


def test_a_virtual_clock_tells_utc_wherever_it_was_set() -> None:
    clock = VirtualClock(START.astimezone(timezone(timedelta(hours=13))))

    assert clock.now().tzinfo is UTC


def test_a_virtual_clock_never_goes_back() -> None:
    clock = VirtualClock(START)

    with pytest.raises(TimeWentBack):
        clock.step(timedelta(seconds=-1))

    assert clock.now() == START
