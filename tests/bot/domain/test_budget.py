"""Two a week: the promise that the bot never writes too often, held for any wishes."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from bot.domain.budget import PER_DAY, PER_WEEK, Diary, Rank, Wish, allot, has_room
from bot.domain.daytime import monday_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from random import Random  # the type alone

MONDAY = date(2027, 3, 1)

days = st.integers(0, 27).map(lambda n: MONDAY + timedelta(days=n))
wishes = st.lists(
    st.builds(Wish, key=st.uuids().map(str), earliest_on=days, rank=st.sampled_from(Rank)),
    max_size=30,
    unique_by=lambda wish: wish.key,
)
holidays = st.frozensets(days, max_size=8)


def test_a_wish_that_comes_too_late_takes_no_day_from_another() -> None:
    late = Wish("late", MONDAY, Rank.TOPIC, last_on=MONDAY)
    next_one = Wish("next", MONDAY, Rank.TOPIC)

    assert allot([late, next_one], taken=[], works=lambda day: day > MONDAY) == {"next": MONDAY + timedelta(days=1)}


def kept(taken: list[date]) -> list[date]:
    """Give those of these days that keep the promise."""
    diary = Diary()
    good = []
    for day in taken:
        if diary.has_room(day):
            diary.enter(day)
            good.append(day)
    return good


taken_days = st.lists(days, max_size=6).map(kept)


def works_but_on(off: frozenset[date]) -> Callable[[date], bool]:
    return lambda day: day.weekday() < 5 and day not in off


@given(wishes=wishes, taken=taken_days, off=holidays)
def test_nobody_is_written_to_a_third_time_in_a_week_or_twice_a_day(
    wishes: list[Wish], taken: list[date], off: frozenset[date]
) -> None:
    all_days = [*taken, *allot(wishes, taken=taken, works=works_but_on(off)).values()]

    assert max(Counter(all_days).values(), default=0) <= PER_DAY
    assert max(Counter(map(monday_of, all_days)).values(), default=0) <= PER_WEEK


@given(wishes=wishes, taken=taken_days, off=holidays)
def test_each_is_sent_on_a_working_day_and_never_too_early(
    wishes: list[Wish], taken: list[date], off: frozenset[date]
) -> None:
    works = works_but_on(off)

    allotted = allot(wishes, taken=taken, works=works)

    assert all(works(allotted[w.key]) and allotted[w.key] >= w.earliest_on for w in wishes if w.key in allotted)


@given(wishes=wishes, taken=taken_days, off=holidays)
def test_nobody_waits_for_what_is_of_lower_rank(wishes: list[Wish], taken: list[date], off: frozenset[date]) -> None:
    """Every working day that a wish had to let pass was full without those that come after it."""
    works = works_but_on(off)
    allotted = allot(wishes, taken=taken, works=works)

    for wish in wishes:
        before = Diary(
            [*taken, *(allotted[w.key] for w in wishes if w.key in allotted and w.rank <= wish.rank and w != wish)]
        )
        day = wish.earliest_on
        while wish.key in allotted and day < allotted[wish.key]:
            assert not works(day) or not before.has_room(day)
            day += timedelta(days=1)


@given(wishes=wishes, taken=taken_days, off=holidays)
def test_a_wish_is_left_out_only_if_two_months_have_no_day_for_it(
    wishes: list[Wish], taken: list[date], off: frozenset[date]
) -> None:
    works = works_but_on(off)
    allotted = allot(wishes, taken=taken, works=works)
    diary = Diary([*taken, *allotted.values()])

    for wish in wishes:
        if wish.key not in allotted:
            ahead = (wish.earliest_on + timedelta(days=n) for n in range(60))
            assert not any(works(day) and diary.has_room(day) for day in ahead)


@given(wishes=wishes, taken=taken_days, seed=st.randoms(use_true_random=False))
def test_the_order_in_which_wishes_are_told_changes_nothing(
    wishes: list[Wish], taken: list[date], seed: Random
) -> None:
    shuffled = seed.sample(wishes, len(wishes))

    assert allot(shuffled, taken=taken, works=works_but_on(frozenset())) == allot(
        wishes, taken=taken, works=works_but_on(frozenset())
    )


@given(wishes=wishes, taken=taken_days)
def test_who_may_never_be_written_to_is_allotted_nothing(wishes: list[Wish], taken: list[date]) -> None:
    assert allot(wishes, taken=taken, works=lambda _: False) == {}


def test_when_a_third_falls_due_the_topic_goes_first_and_the_call_waits_until_the_next_week() -> None:
    three = [Wish("call", MONDAY, Rank.CALL), Wish("topic", MONDAY, Rank.TOPIC), Wish("nudge", MONDAY, Rank.NUDGE)]

    allotted = allot(three, taken=(), works=works_but_on(frozenset()))

    assert allotted == {
        "topic": MONDAY,
        "nudge": MONDAY + timedelta(days=1),
        "call": MONDAY + timedelta(days=7),
    }


@given(taken=st.lists(days, max_size=6), on=days)
def test_a_day_has_room_as_in_a_diary_of_the_same_days(taken: list[date], on: date) -> None:
    assert has_room(on, taken) == Diary(taken).has_room(on)
