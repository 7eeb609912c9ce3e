"""Never more than Discord allows in any second, and far from the refusals for which it bans an address."""

from __future__ import annotations

import pytest

from adapters.discord.pacing import A_SECOND, SLOW_AFTER, STOP_AFTER, WINDOW, RequestPacer
from tests.adapters.discord.watch import HandWatch

LIMIT = 50


async def departures(pacer: RequestPacer, watch: HandWatch, many: int) -> list[float]:
    """Let requests leave one after another, as fast as they may."""
    left = []
    for _ in range(many):
        await pacer.turn()
        left.append(watch.now)
    return left


def most_in_a_second(moments: list[float]) -> int:
    return max(sum(at <= other < at + 1 for other in moments) for at in moments)


async def test_no_second_has_more_than_the_limit() -> None:
    """Also after a rest, when a few go at once."""
    watch = HandWatch()
    pacer = RequestPacer(watch)
    left = await departures(pacer, watch, 200)
    watch.now += 30
    left += await departures(pacer, watch, 200)
    assert most_in_a_second(left) < LIMIT


async def test_most_of_the_limit_is_used() -> None:
    watch = HandWatch()
    left = await departures(RequestPacer(watch), watch, 500)
    assert 500 / (left[-1] - left[0]) > 0.9 * LIMIT


async def test_what_was_late_is_made_up_for() -> None:
    """A rest of a fifth of a second in every second costs next to nothing."""
    watch = HandWatch()
    pacer, left = RequestPacer(watch), []
    for _ in range(20):
        left += await departures(pacer, watch, A_SECOND)
        watch.now += 0.2
    assert len(left) / (left[-1] - left[0]) > 0.9 * LIMIT
    assert most_in_a_second(left) < LIMIT


async def test_after_a_sleep_of_the_machine_not_all_leave_at_once() -> None:
    watch = HandWatch()
    pacer = RequestPacer(watch)
    left = await departures(pacer, watch, 30)
    watch.now += 3_600
    left += await departures(pacer, watch, 100)
    assert most_in_a_second(left) < LIMIT


def refuse(pacer: RequestPacer, times: int, **headers: str) -> None:
    for _ in range(times):
        pacer.note(403, headers)


async def test_many_refusals_make_it_slow_and_more_make_it_stop() -> None:
    """Well before 10,000 in ten minutes; and it goes on when they are long enough ago."""
    watch = HandWatch()
    pacer = RequestPacer(watch)
    refuse(pacer, SLOW_AFTER)
    left = await departures(pacer, watch, 10)
    assert left[-1] - left[1] >= 4
    refuse(pacer, STOP_AFTER - SLOW_AFTER)
    before = watch.now
    await pacer.turn()
    assert watch.now - before > WINDOW - 20
    assert pacer.refusals < STOP_AFTER


@pytest.mark.parametrize(
    ("status", "headers", "counts"),
    [
        (401, {}, 1),
        (403, {}, 1),
        (429, {}, 1),
        (429, {"x-ratelimit-scope": "shared"}, 0),
        (404, {}, 0),
        (500, {}, 0),
    ],
)
def test_what_discord_counts_is_counted(status: int, headers: dict[str, str], counts: int) -> None:
    pacer = RequestPacer(HandWatch())
    pacer.note(status, headers)
    assert pacer.refusals == counts


async def test_a_limit_over_all_routes_holds_all() -> None:
    watch = HandWatch()
    pacer = RequestPacer(watch)
    pacer.note(429, {"x-ratelimit-global": "true", "retry-after": "3.5"})
    before = watch.now
    await pacer.turn()
    assert watch.now - before == pytest.approx(3.5)


def test_the_rate_leaves_room() -> None:
    """For those that take longer on their way than others."""
    assert A_SECOND < LIMIT
