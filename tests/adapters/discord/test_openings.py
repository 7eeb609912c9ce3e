"""First messages go out slowly, each in its turn, and stop when Discord complains."""

from __future__ import annotations

from adapters.discord.openings import FIRST_PAUSE, Openings
from tests.adapters.discord.watch import HandWatch


def test_a_few_go_at_once_and_the_rest_in_turn() -> None:
    openings = Openings(HandWatch(), a_minute=10, burst=2)
    assert [openings.wait(str(account)) for account in range(5)] == [0, 0, 6, 12, 18]


def test_a_turn_is_kept_while_one_waits_for_it() -> None:
    watch = HandWatch()
    openings = Openings(watch, a_minute=10, burst=1)
    waits = [openings.wait(each) for each in "abab"]
    assert waits == [0, 6, 0, 6]
    watch.now += 6
    assert openings.wait("b") == 0


def test_no_more_than_the_rate_in_any_minute() -> None:
    watch = HandWatch()
    openings = Openings(watch, a_minute=10)
    gone: list[float] = []
    waiting = [str(number) for number in range(100)]
    while waiting:
        for each in list(waiting):
            if openings.wait(each) == 0:
                openings.opened(each)
                waiting.remove(each)
                gone.append(watch.now)
        watch.now += 1
    assert max(sum(at <= other < at + 60 for other in gone) for at in gone) <= 15
    assert gone[-1] - gone[0] < 11 * 60


def test_a_complaint_stops_all_for_longer_each_time() -> None:
    watch = HandWatch()
    openings = Openings(watch)
    assert openings.wait("a") == 0
    assert openings.refused() == FIRST_PAUSE
    watch.now += 60
    assert openings.refused() == openings.wait("a") == openings.wait("b") == FIRST_PAUSE - 60
    watch.now += FIRST_PAUSE
    assert openings.wait("a") == 0
    assert openings.refused() == FIRST_PAUSE * 2
