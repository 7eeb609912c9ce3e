"""Under the limits, ahead of any 429."""

from __future__ import annotations

import asyncio

import pytest

from adapters.slack.gateway import capabilities
from adapters.slack.pacing import POST, POSTS_AT_ONCE, POSTS_PER_SECOND, TIER_OF, TIERS, Paces, of_tier
from bot.ports.chat import ChatUnavailable


class Steps:
    """A stopwatch on which only sleeping takes time; who sleeps shortest wakes first."""

    def __init__(self) -> None:
        self.now = 0.0

    def seconds(self) -> float:
        return self.now

    async def sleep(self, seconds: float) -> None:
        wake = self.now + max(0.0, seconds)
        await asyncio.sleep(0)
        self.now = max(self.now, wake)


def busiest(times: list[float], within: float) -> int:
    return max(sum(at <= other < at + within for other in times) for at in times)


async def leave(paces: Paces, watch: Steps, count: int, method: str = POST) -> list[float]:
    times = []
    for number in range(count):
        await paces.turn(method, f"U{number}", patience=1e9)
        times.append(watch.now)
    return times


async def test_a_workspace_never_gets_more_than_its_share_in_any_minute() -> None:
    watch = Steps()
    times = await leave(Paces(watch), watch, 1_000)
    assert busiest(times, 60.0) <= 300
    assert 1_000 / times[-1] > 0.95 * POSTS_PER_SECOND


async def test_one_channel_gets_one_a_second() -> None:
    watch = Steps()
    paces, times = Paces(watch), []
    for _ in range(20):
        await paces.turn(POST, "U1", patience=1e9)
        times.append(watch.now)
    assert busiest(times, 0.999) == 1


@pytest.mark.parametrize("tier", [2, 3, 4])
async def test_a_method_never_gets_more_than_its_tier_in_any_minute(tier: int) -> None:
    watch = Steps()
    method = next(name for name, its in TIER_OF.items() if its == tier)
    times = await leave(Paces(watch), watch, 5 * TIERS[tier], method)
    assert busiest(times, 60.0) <= TIERS[tier]


async def test_a_pause_holds_all_who_post_and_none_who_do_not() -> None:
    watch = Steps()
    paces = Paces(watch)
    paces.pause(POST, 30.0)
    await paces.turn("users.info")
    assert watch.now == 0.0
    times = await leave(paces, watch, 10)
    assert times[0] >= 30.0
    assert busiest(times, 1.0) <= POSTS_PER_SECOND + 1


async def test_who_slept_when_the_pause_came_waits_for_its_end() -> None:
    watch = Steps()
    paces = Paces(watch)
    await leave(paces, watch, 5)
    waiting = asyncio.create_task(paces.turn(POST, "U9", patience=1e9))
    await asyncio.sleep(0)
    paces.pause(POST, 30.0)
    await waiting
    assert watch.now >= 30.0


async def test_who_has_no_patience_is_told_when_to_come_again() -> None:
    watch = Steps()
    paces = Paces(watch)
    paces.pause(POST, 30.0)
    with pytest.raises(ChatUnavailable) as caught:
        await paces.turn(POST, "U1")
    assert (caught.value.retry_after, caught.value.may_have_arrived, caught.value.only_this) == (30.0, False, False)


async def test_a_busy_channel_is_nobody_elses_concern() -> None:
    watch = Steps()
    paces = Paces(watch)
    await paces.turn(POST, "U1")
    with pytest.raises(ChatUnavailable) as caught:
        await paces.turn(POST, "U1", patience=0.5)
    assert caught.value.only_this
    await paces.turn(POST, "U2", patience=0.0)


def test_the_courier_and_the_adapter_agree() -> None:
    """One figure: what the courier lets leave, the adapter lets through."""
    limits = capabilities(closes_rooms=False)
    assert (limits.sends_per_second, limits.burst) == (POSTS_PER_SECOND, POSTS_AT_ONCE)


def test_a_tier_keeps_a_tenth_for_a_burst() -> None:
    meter = of_tier(3)
    at_once = 0
    while meter.slot(0.0) <= 0.0:
        meter.take(0.0)
        at_once += 1
    assert at_once == 5
