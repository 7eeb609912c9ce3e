"""How it goes in a partnership, told by contact alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.clock import running_clock
from bot.domain.ladder import Rung
from bot.domain.lives import Life, life_of
from bot.domain.partnerships import TALKING, Standing
from bot.domain.people import Absence
from bot.domain.signs import Sign, SignKind
from tests.bot.domain.lives import INTRODUCED, A, B, C, at, life, look, on, somebody

days = st.lists(st.integers(0, 60).map(float), max_size=6).map(sorted)


def how(told: Life, day: float) -> Standing:
    return look(told, day).standing


def silent(told: Life) -> tuple[int, ...]:
    clock = running_clock(told)
    assert clock is not None
    return clock.silent


# ---------------------------------------------------------------------- the states


def test_before_the_introduction_it_is_awaited() -> None:
    told = life(somebody(A), somebody(B), introduced=False)

    assert how(told, 3) is Standing.AWAITED


def test_two_who_have_not_written_have_never_started() -> None:
    assert how(life(somebody(A), somebody(B)), 1) is Standing.NEVER_STARTED


def test_who_writes_to_somebody_who_never_did_is_on_one_side() -> None:
    told = life(somebody(A, wrote=[2]), somebody(B))

    assert how(told, 2.5) is Standing.ONE_SIDED
    assert silent(told) == (B,)


def test_two_who_answer_each_other_are_in_touch() -> None:
    assert how(life(somebody(A, wrote=[2]), somebody(B, wrote=[4])), 10) is Standing.IN_TOUCH


def test_the_last_message_of_a_conversation_is_no_silence() -> None:
    told = life(somebody(A, wrote=[2, 5]), somebody(B, wrote=[4]))

    assert how(told, 18) is Standing.IN_TOUCH
    assert how(told, 19) is Standing.BOTH_SILENT
    assert silent(told) == (A, B)


def test_two_messages_on_two_days_want_an_answer() -> None:
    told = life(somebody(A, wrote=[2, 5, 8]), somebody(B, wrote=[4]))

    assert how(told, 11) is Standing.IN_TOUCH
    assert how(told, 12) is Standing.ONE_SIDED
    assert silent(told) == (B,)


def test_two_messages_on_one_day_are_one() -> None:
    told = life(somebody(A, wrote=[2, 5, 5.1]), somebody(B, wrote=[4]))

    assert how(told, 13) is Standing.IN_TOUCH


def test_who_writes_after_the_bot_had_asked_waits_for_an_answer() -> None:
    """The conversation had ended; this is a new beginning, and not the last word of the old one."""
    quiet = somebody(B, wrote=[4], asked=[(Rung.FIRST_NUDGE, 18)])
    told = life(somebody(A, wrote=[2, 19], asked=[(Rung.FIRST_NUDGE, 18)]), quiet)

    assert how(told, 20) is Standing.ONE_SIDED
    assert silent(told) == (B,)


def test_who_says_that_the_other_does_not_answer_is_believed_at_once() -> None:
    told = life(somebody(A, wrote=[2], complained=[5]), somebody(B, wrote=[3]))

    assert how(told, 5) is Standing.ONE_SIDED
    assert silent(told) == (B,)


def test_an_answer_ends_a_complaint() -> None:
    told = life(somebody(A, wrote=[2], complained=[5]), somebody(B, wrote=[3, 6]))

    assert how(told, 7) is Standing.IN_TOUCH


@pytest.mark.parametrize("kind", [SignKind.MEETING, SignKind.ELSEWHERE, SignKind.CREDITED])
def test_two_who_talk_elsewhere_are_in_touch_elsewhere(kind: SignKind) -> None:
    members = [somebody(A, wrote=[2]), somebody(B, wrote=[2])]
    signs = [Sign(A, SignKind.ROOM, at(1), 7), Sign(A, kind, at(2), 7)]
    told = life_of(members, signs, introduced_at=INTRODUCED, pace=1.0, stretch=1)

    assert how(told, 3) is Standing.IN_TOUCH_ELSEWHERE


def test_while_one_is_away_both_are() -> None:
    told = life(somebody(A, away=[Absence(on(5), on(9))]), somebody(B))

    assert [how(told, day) for day in (4, 5, 9, 10)] == [
        Standing.NEVER_STARTED,
        Standing.AWAY,
        Standing.AWAY,
        Standing.NEVER_STARTED,
    ]


def test_away_is_told_by_ones_own_date() -> None:
    """At nine in the evening UTC it is tomorrow in Sydney."""
    told = life(somebody(A, away=[Absence(on(5), on(9))], zone="Australia/Sydney"), somebody(B))

    assert how(told, 4.5) is Standing.AWAY


def test_who_cannot_be_reached_is_unreachable() -> None:
    assert how(life(somebody(A), somebody(B, is_reachable=False)), 3) is Standing.UNREACHABLE


def test_who_could_not_be_introduced_is_unreachable() -> None:
    told = life(somebody(A), somebody(B, is_reachable=False), introduced=False)

    assert how(told, 3) is Standing.UNREACHABLE


def test_two_who_talk_are_in_touch_though_the_bot_cannot_reach_one_of_them() -> None:
    told = life(somebody(A, wrote=[2]), somebody(B, wrote=[3], is_reachable=False))

    assert how(told, 4) is Standing.IN_TOUCH
    assert how(told, 30) is Standing.UNREACHABLE


def test_what_has_ended_has_ended() -> None:
    assert how(life(somebody(A), somebody(B))._replace(ended=True), 3) is Standing.ENDED


# ---------------------------------------------------------------------- three


def test_of_three_the_one_who_never_writes_is_named() -> None:
    told = life(somebody(A, wrote=[2, 5]), somebody(B, wrote=[3]), somebody(C))

    assert how(told, 6) is Standing.ONE_SIDED
    assert silent(told) == (C,)


def test_of_three_who_have_not_written_nobody_is_named_before_the_others() -> None:
    told = life(somebody(A), somebody(B), somebody(C))

    assert (how(told, 6), silent(told)) == (Standing.NEVER_STARTED, (A, B, C))


def test_of_three_a_complaint_means_only_who_was_quiet_for_a_week() -> None:
    told = life(somebody(A, wrote=[1, 9], complained=[10]), somebody(B, wrote=[8]), somebody(C, wrote=[2]))

    assert silent(told) == (C,)


# ---------------------------------------------------------------------- for all lives


@given(pressed=days, also=days, day=st.integers(0, 60))
def test_presence_alone_never_makes_a_pair_healthy(pressed: list[float], also: list[float], day: int) -> None:
    told = life(somebody(A, pressed=pressed), somebody(B, pressed=also))

    assert how(told, day) is Standing.NEVER_STARTED


@given(wrote=days.filter(bool), pressed=days, later=st.integers(0, 60))
def test_one_side_is_found_whatever_the_silent_one_presses(
    wrote: list[float], pressed: list[float], later: int
) -> None:
    told = life(somebody(A, wrote=wrote), somebody(B, pressed=pressed))

    assert how(told, wrote[-1] + later) is Standing.ONE_SIDED
    assert silent(told) == (B,)


@given(one=days.filter(bool), other=days.filter(bool), presses=days, pace=st.sampled_from([0.75, 1.0, 2.0]))
def test_presence_changes_no_state(one: list[float], other: list[float], presses: list[float], pace: float) -> None:
    told = life(somebody(A, wrote=one), somebody(B, wrote=other), pace=pace)
    pressing = life(somebody(A, wrote=one, pressed=presses), somebody(B, wrote=other, pressed=presses), pace=pace)

    assert how(told, 61) is how(pressing, 61)


@given(one=days.filter(bool), other=days.filter(bool), pace=st.sampled_from([0.75, 1.0, 2.0]))
def test_nobody_is_in_touch_for_ever(one: list[float], other: list[float], pace: float) -> None:
    last = max(one[-1], other[-1])
    told = life(somebody(A, wrote=one), somebody(B, wrote=other), pace=pace)

    assert how(told, last + 28) not in TALKING
