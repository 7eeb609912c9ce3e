"""The ladder, row by row as in the programme's table, and what holds of every story."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.cases import CaseReason
from bot.domain.ladder import Rung
from bot.domain.lives import is_any_away
from bot.domain.partnerships import Standing
from bot.domain.people import Absence
from tests.bot.domain.lives import (
    INTRODUCED,
    LOOKS_AT,
    NUDGES,
    A,
    B,
    C,
    Event,
    Told,
    at,
    life,
    look,
    on,
    plan,
    somebody,
    tell,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from bot.domain.lives import Life, Member

FIRST, SECOND, OFFER, KIND_WORD = Rung.FIRST_NUDGE, Rung.SECOND_NUDGE, Rung.OFFER, Rung.KIND_WORD


def nudged(*days: float) -> list[tuple[Rung, float]]:
    return list(zip(NUDGES, days, strict=False))


# ---------------------------------------------------------------------- never started


def test_never_started_day_3_a_light_suggestion_to_both() -> None:
    found = look(life(somebody(A), somebody(B)), 1)

    assert plan(found) == {(A, Rung.SUGGESTION, 3), (B, Rung.SUGGESTION, 3), (A, FIRST, 7), (B, FIRST, 7)}


def test_a_suggestion_that_has_not_gone_out_by_the_first_nudge_goes_no_more() -> None:
    found = look(life(somebody(A), somebody(B)), 2)
    assert {s.until for s in found.steps if s.rung is Rung.SUGGESTION} == {on(7)}

    assert plan(look(life(somebody(A), somebody(B)), 8)) == {(A, FIRST, 8), (B, FIRST, 8)}


def test_never_started_day_10_nudge_2_to_whoever_has_not_answered() -> None:
    told = life(somebody(A, asked=nudged(7), pressed=[8]), somebody(B, asked=nudged(7)))

    assert plan(look(told, 9)) == {(B, SECOND, 10), (A, OFFER, 21)}


def test_never_started_day_14_a_case() -> None:
    told = life(somebody(A, asked=nudged(7, 10)), somebody(B, asked=nudged(7, 10)))
    before, after = look(told, 13), look(told, 14)

    assert before.case is not None
    assert after.case is not None
    assert (before.case.is_due, after.case.is_due) == (False, True)
    assert (after.case.reason, after.case.about) == (CaseReason.NEVER_STARTED, (A, B))


def test_never_started_day_21_a_new_partner_is_offered_to_who_is_present_while_the_other_is_not() -> None:
    told = life(somebody(A, asked=nudged(7), pressed=[8]), somebody(B, asked=nudged(7, 10)))

    assert plan(look(told, 15)) == {(A, OFFER, 21)}


def test_two_who_are_both_here_and_do_not_write_are_offered_nobody_else() -> None:
    told = life(somebody(A, asked=nudged(7), pressed=[8]), somebody(B, asked=nudged(7), pressed=[9]))
    found = look(told, 15)

    assert plan(found) == set()
    assert found.case is not None


# ---------------------------------------------------------------------- one-sided


def test_one_sided_counts_from_the_writers_first_unanswered_message() -> None:
    assert plan(look(life(somebody(A, wrote=[2, 6]), somebody(B)), 7)) == {(B, FIRST, 9)}


def test_one_sided_day_7_a_kind_word_to_the_writer_once_the_other_was_asked() -> None:
    told = life(somebody(A, wrote=[2]), somebody(B, asked=nudged(9)))

    assert plan(look(told, 9.1)) == {(A, KIND_WORD, 9), (B, SECOND, 12), (A, OFFER, 23)}


def test_a_kind_word_is_said_once() -> None:
    told = life(somebody(A, wrote=[2], asked=[(KIND_WORD, 10)]), somebody(B, asked=nudged(9)))

    assert plan(look(told, 11)) == {(B, SECOND, 12), (A, OFFER, 23)}


def test_a_kind_word_that_could_not_be_said_in_a_week_is_not_said_any_more() -> None:
    """As when the partnership was in a coordinator's hands meanwhile."""
    told = life(somebody(A, wrote=[2]), somebody(B, asked=nudged(9, 12)))

    assert (A, KIND_WORD, 15) in plan(look(told, 15))
    assert KIND_WORD not in {rung for _, rung, _ in plan(look(told, 16))}


def test_one_sided_day_14_a_case_about_the_silent_one() -> None:
    found = look(life(somebody(A, wrote=[2]), somebody(B, asked=nudged(9, 12))), 16)

    assert found.case is not None
    assert (found.case.about, found.case.since, found.case.is_due) == ((B,), at(2), True)


def test_one_sided_day_21_a_new_partner_is_offered_to_the_writer_whatever_the_other_presses() -> None:
    """Two who press buttons and never write are not in touch."""
    told = life(somebody(A, wrote=[2]), somebody(B, asked=nudged(9), pressed=[10]))

    assert (A, OFFER, 23) in plan(look(told, 17))


def test_no_reply_starts_at_day_7_at_once() -> None:
    told = life(somebody(A, wrote=[2], complained=[4]), somebody(B, wrote=[3]))

    assert plan(look(told, 4)) == {(B, FIRST, 4)}


@pytest.mark.parametrize("pace", [0.75, 1.0, 2.0])
@pytest.mark.parametrize("stretch", [1, 2])
def test_no_reply_asks_at_once_whatever_the_pace(pace: float, stretch: int) -> None:
    told = life(somebody(A, wrote=[2], complained=[4]), somebody(B, wrote=[3]), pace=pace, stretch=stretch)

    assert plan(look(told, 4)) == {(B, FIRST, 4)}


def test_no_reply_never_makes_a_silence_shorter_than_it_is() -> None:
    told = life(somebody(A, complained=[10]), somebody(B, asked=nudged(7)))

    assert (B, SECOND, 10) in plan(look(told, 10))


def test_saying_no_reply_again_does_not_begin_anew() -> None:
    told = life(somebody(A, wrote=[2], complained=[4, 9]), somebody(B, wrote=[3], asked=nudged(4)))

    assert (B, SECOND, 9) in plan(look(told, 9))


# ---------------------------------------------------------------------- both silent


def test_both_silent_counts_from_the_last_contact() -> None:
    assert plan(look(life(somebody(A, wrote=[2, 6]), somebody(B, wrote=[4])), 7)) == {(A, FIRST, 20), (B, FIRST, 20)}


def test_both_silent_day_17_nudge_2_and_day_21_a_case() -> None:
    members = somebody(A, wrote=[0], asked=nudged(14)), somebody(B, wrote=[0], asked=nudged(14))
    assert plan(look(life(*members), 15)) == {(A, SECOND, 17), (B, SECOND, 17)}

    members = somebody(A, wrote=[0], asked=nudged(14, 17)), somebody(B, wrote=[0], asked=nudged(14, 17))
    found = look(life(*members), 21)
    assert plan(found) == set()
    assert found.case is not None
    assert (found.case.reason, found.case.is_due) == (CaseReason.BOTH_SILENT, True)


# ---------------------------------------------------------------------- steps count from delivered asks


def test_nudge_2_waits_three_days_for_a_nudge_1_that_came_late() -> None:
    assert plan(look(life(somebody(A, wrote=[0]), somebody(B, asked=nudged(11))), 12)) >= {(B, SECOND, 14)}


def test_a_case_waits_four_days_for_a_nudge_2_that_came_late() -> None:
    found = look(life(somebody(A, wrote=[0]), somebody(B, asked=nudged(11, 15))), 18)

    assert found.case is not None
    assert (found.case.on, found.case.is_due) == (on(19), False)


def test_who_answered_the_first_nudge_is_given_a_week_to_write() -> None:
    found = look(life(somebody(A, wrote=[0]), somebody(B, asked=nudged(11), pressed=[12])), 13)

    assert found.case is not None
    assert found.case.on == on(18)


@pytest.mark.parametrize("day", [9.99, 10], ids=["a moment before", "in the same instant"])
def test_a_second_nudge_that_crossed_with_an_answer_is_none_of_the_next_silence(day: float) -> None:
    asked = [*nudged(7, 10), (FIRST, 24.0)]
    told = life(somebody(A, wrote=[0, 11, 12]), somebody(B, wrote=[1, day], asked=asked))
    found = look(told, 28)

    assert (B, SECOND, 28) in plan(found)
    assert found.case is None


def test_who_writes_in_the_very_instant_of_a_nudge_has_answered_it() -> None:
    told = life(somebody(A, wrote=[0, 11, 12]), somebody(B, wrote=[1, 10], asked=nudged(10)))

    assert {(s.to, s.rung, s.episode) for s in look(told, 13).steps} == {(B, FIRST, 2)}


def test_there_is_no_case_while_one_of_two_silent_people_was_not_asked() -> None:
    told = life(somebody(A, asked=nudged(7, 10)), somebody(B))

    assert look(told, 40).case is None


def test_an_ask_on_its_way_counts_for_nothing() -> None:
    asked = somebody(B)._replace(asks=tuple(ask._replace(at=None) for ask in somebody(B, asked=nudged(7, 10)).asks))

    assert look(life(somebody(A, wrote=[0]), asked), 40).case is None


def test_the_pilots_steps_are_twice_as_far_apart() -> None:
    told = life(somebody(A, wrote=[0]), somebody(B, asked=nudged(16)), stretch=2)
    assert (B, SECOND, 22) in plan(look(told, 17))

    found = look(life(somebody(A, wrote=[0]), somebody(B, asked=nudged(16, 22)), stretch=2), 23)
    assert found.case is not None
    assert found.case.on == on(30)


# ---------------------------------------------------------------------- away


def test_away_stops_the_clock_of_both() -> None:
    told = life(somebody(A, wrote=[0], away=[Absence(on(3), on(12))]), somebody(B))

    assert plan(look(told, 1)) == {(B, FIRST, 17)}


def test_nobody_is_asked_while_the_other_is_away_though_it_was_due() -> None:
    told = life(somebody(A, wrote=[0], away=[Absence(on(8), on(12))]), somebody(B))

    assert plan(look(told, 9)) == {(B, FIRST, 13)}


def test_no_case_is_opened_while_somebody_is_away() -> None:
    told = life(somebody(A, wrote=[0], away=[Absence(on(14), on(20))]), somebody(B, asked=nudged(7, 10)))
    found = look(told, 15)

    assert found.case is not None
    assert (found.case.on, found.case.is_due) == (on(21), False)


def test_away_without_an_end_holds_everything() -> None:
    found = look(life(somebody(A, wrote=[0], away=[Absence(on(3), None)]), somebody(B)), 60)

    assert (found.standing, plan(found), found.case) == (Standing.AWAY, set(), None)


# ---------------------------------------------------------------------- the ends


def test_no_ladder_starts_after_its_last_day() -> None:
    told = life(somebody(A, wrote=[0]), somebody(B))

    assert plan(look(told, 3, no_start_after=on(6))) == set()
    assert plan(look(told, 3, no_start_after=on(7))) == {(B, FIRST, 7)}


@pytest.mark.parametrize(
    "writer", [somebody(A, wrote=[1, 12]), somebody(A, wrote=[1], complained=[12])], ids=["writes again", "complains"]
)
def test_no_ladder_starts_after_its_last_day_though_its_days_had_passed_before(writer: Member) -> None:
    told = life(writer, somebody(B, wrote=[0]))

    assert plan(look(told, 12, no_start_after=on(12))) == {(B, FIRST, 12)}
    assert plan(look(told, 12, no_start_after=on(11))) == set()


def test_no_ladder_of_anybody_else_starts_after_its_last_day_because_one_has_begun() -> None:
    told = life(somebody(A, complained=[0], pressed=[0]), somebody(B, complained=[2], asked=nudged(0)))
    found = look(told, 2, no_start_after=on(0))

    assert {step.rung for step in found.steps if step.to == A} & set(NUDGES) == set()


def test_a_ladder_that_has_begun_goes_on_to_its_end() -> None:
    told = life(somebody(A, wrote=[0]), somebody(B, asked=nudged(7)))

    assert (B, SECOND, 10) in plan(look(told, 8, no_start_after=on(7)))


def test_nobody_is_offered_a_new_partner_when_none_can_be_found_any_more() -> None:
    told = life(somebody(A, wrote=[0], asked=[(KIND_WORD, 8)]), somebody(B, asked=nudged(7, 10)))

    assert plan(look(told, 15, no_offer_after=on(20))) == set()
    assert plan(look(told, 15, no_offer_after=on(21))) == {(A, OFFER, 21)}
    assert plan(look(told, 22, no_offer_after=on(21))) == set()


def test_what_has_ended_has_no_steps() -> None:
    found = look(life(somebody(A, wrote=[0]), somebody(B))._replace(ended=True), 30)

    assert (found.standing, found.steps, found.case) == (Standing.ENDED, (), None)


# ---------------------------------------------------------------------- who cannot be reached


def test_who_cannot_be_reached_is_a_case_at_once() -> None:
    found = look(life(somebody(A), somebody(B, is_reachable=False)), 3)

    assert found.case is not None
    assert (found.case.reason, found.case.about, found.case.is_due) == (CaseReason.UNREACHABLE, (B,), True)
    assert plan(found) == set()


def test_who_waits_for_somebody_out_of_reach_is_offered_a_new_partner() -> None:
    told = life(somebody(A, wrote=[2]), somebody(B, is_reachable=False))

    assert plan(look(told, 4)) == {(A, OFFER, 23)}


# ---------------------------------------------------------------------- three


def test_of_three_only_the_silent_one_is_asked_and_the_others_are_told() -> None:
    told = life(somebody(A, wrote=[2, 5]), somebody(B, wrote=[3]), somebody(C))
    assert plan(look(told, 6)) == {(C, FIRST, 9)}

    told = life(somebody(A, wrote=[2, 5]), somebody(B, wrote=[3]), somebody(C, asked=nudged(9)))
    assert plan(look(told, 9.1)) == {(A, KIND_WORD, 9), (B, KIND_WORD, 9), (C, SECOND, 12)}


def test_of_three_each_silence_has_a_time_of_its_own() -> None:
    """C never wrote; B has been quiet for two days only, though A wrote twice since."""
    told = life(somebody(A, wrote=[2, 21, 22]), somebody(B, wrote=[20]), somebody(C, asked=nudged(9, 12)))

    assert (B, FIRST, 28) in plan(look(told, 22.5))


def test_of_three_two_who_talk_are_offered_nobody_else() -> None:
    told = life(somebody(A, wrote=[2, 5]), somebody(B, wrote=[3]), somebody(C, asked=nudged(9, 12)))

    assert OFFER not in {rung for _, rung, _ in plan(look(told, 24))}


def test_of_three_one_who_writes_to_two_is_offered_a_new_partner() -> None:
    told = life(somebody(A, wrote=[2]), somebody(B, asked=nudged(9, 12)), somebody(C, asked=nudged(9, 12)))

    assert (A, OFFER, 23) in plan(look(told, 20))


# ---------------------------------------------------------------------- for all stories

everybody = st.sampled_from([A, B])
events = st.lists(
    st.builds(
        Event,
        st.integers(0, 59).map(float) | st.integers(0, 59).map(lambda day: day + LOOKS_AT),
        everybody,
        st.sampled_from(["write", "write", "press", "complain"]),
    ),
    max_size=12,
)
absences = st.lists(
    st.tuples(st.integers(0, 59), st.integers(0, 15)).map(lambda t: Absence(on(t[0]), on(t[0] + t[1]))), max_size=2
)
zones = st.sampled_from(["UTC", "Asia/Kathmandu", "America/Toronto", "Pacific/Auckland"])
paces = st.sampled_from([0.75, 1.0, 2.0])


@st.composite
def lives(draw: st.DrawFn) -> Life:
    """Draw two people, where they live, when they are away, and what they agreed on."""
    members = [somebody(who, away=draw(absences), zone=draw(zones)) for who in (A, B)]
    return life(*members, pace=draw(paces), stretch=draw(st.sampled_from([1, 1, 2])))


def nobody_is_escalated_who_was_not_asked_first(told: Told) -> Iterator[object]:
    """In this silence, long enough ago, twice or with an answer to the first."""
    for when, found, known in told.cases:
        assert found.case is not None
        for member in (m for m in known.members if m.id in found.case.about):
            asked = [ask.at for ask in member.asks if ask.at is not None and ask.rung in NUDGES]
            own = [moment for moment in asked if member.last_contact is None or moment > member.last_contact]
            if not own or (when - own[-1]).days < 4 * known.stretch:
                yield member, own
            elif len(own) < 2 and not member.is_present(own[0]):
                yield member, "asked once, without an answer"


def there_are_at_most_two_nudges_for_one_silence(told: Told) -> Iterator[object]:
    """And three days, at the least, between them."""
    silences: dict[tuple[int, int], list[int]] = {}
    for when, step, known in told.nudges:
        silences.setdefault((step.to, len(one_of(known, step.to).contacts)), []).append((when - INTRODUCED).days)
    least = 3 * told.looks[0][2].stretch
    yield from (d for d in silences.values() if len(d) > 2 or any(b - a < least for a, b in pairwise(d)))


def no_step_has_the_key_of_another(told: Told) -> Iterator[object]:
    """Or the second would be taken for the first, and never be sent."""
    keys = Counter((step.to, step.rung, step.episode) for _, step, _ in told.steps)
    yield from (key for key, times in keys.items() if times > 1)


def nobody_is_nudged_before_a_week_of_silence_unless_the_other_complains(told: Told) -> Iterator[object]:
    for when, step, known in told.nudges:
        member = one_of(known, step.to)
        quiet = member.today(when) - member.today(member.last_contact or INTRODUCED)
        if quiet < timedelta(days=7) and not any(m.complaints for m in known.members if m.id != step.to):
            yield when, step


def nothing_is_done_while_somebody_is_away(told: Told) -> Iterator[object]:
    """By the date of the one it is sent to, or about."""
    yield from (step for _, step, known in told.steps if is_any_away(known.absences, step.on))
    for _, found, known in told.cases:
        if found.case is None or is_any_away(known.absences, found.case.on):
            yield found


def who_answers_the_bot_after_the_first_nudge_gets_no_second(told: Told) -> Iterator[object]:
    for _, step, known in told.nudges:
        first, _ = one_of(known, step.to).nudged()
        if step.rung is SECOND and (first is None or one_of(known, step.to).is_present(first)):
            yield step


def only_who_writes_to_somebody_who_was_asked_is_given_a_kind_word(told: Told) -> Iterator[object]:
    for _, step, known in told.steps:
        if step.rung is KIND_WORD and any(m.nudged()[0] is None for m in known.members if m.id != step.to):
            yield step


PROMISES: tuple[Callable[[Told], Iterator[object]], ...] = (
    nobody_is_escalated_who_was_not_asked_first,
    there_are_at_most_two_nudges_for_one_silence,
    no_step_has_the_key_of_another,
    nobody_is_nudged_before_a_week_of_silence_unless_the_other_complains,
    nothing_is_done_while_somebody_is_away,
    who_answers_the_bot_after_the_first_nudge_gets_no_second,
    only_who_writes_to_somebody_who_was_asked_is_given_a_kind_word,
)


def one_of(known: Life, who: int) -> Member:
    return next(m for m in known.members if m.id == who)


@given(begun=lives(), events=events, late=st.integers(0, 4))
def test_every_story_keeps_every_promise(begun: Life, events: list[Event], late: int) -> None:
    """However late the asks are delivered: the weekly budget binds."""
    told = tell(begun, events, late=late)

    assert {promise.__name__: broken for promise in PROMISES if (broken := list(promise(told)))} == {}


@given(
    pressed=st.lists(st.builds(Event, st.integers(0, 59).map(float), everybody, st.just("press")), max_size=8),
    stretch=st.sampled_from([1, 2]),
)
def test_a_pair_that_never_starts_is_found_whatever_they_press(pressed: list[Event], stretch: int) -> None:
    told = tell(life(somebody(A), somebody(B), stretch=stretch), pressed)

    assert [told.days(who, Rung.SUGGESTION) for who in (A, B)] == [[3 * stretch], [3 * stretch]]
    assert [told.days(who, FIRST) for who in (A, B)] == [[7 * stretch], [7 * stretch]]
    ((when, found, _),) = told.cases
    assert found.case is not None
    assert (found.case.reason, (when - INTRODUCED).days) == (CaseReason.NEVER_STARTED, 14 * stretch)


@given(
    written=st.lists(st.integers(0, 6), min_size=1, max_size=5).map(sorted),
    pressed=st.lists(st.integers(0, 59), max_size=5),
    pace=paces,
)
def test_one_side_is_found_and_the_silent_one_is_named(written: list[int], pressed: list[int], pace: float) -> None:
    events = [*(Event(d, A, "write") for d in written), *(Event(d, B, "press") for d in pressed)]
    ((_, found, _),) = tell(life(somebody(A), somebody(B), pace=pace), events, days=90).cases

    assert found.case is not None
    assert (found.case.reason, found.case.about) == (CaseReason.ONE_SIDED, (B,))


@given(begun=lives(), events=events)
def test_presence_of_one_stops_nothing_of_the_others(begun: Life, events: list[Event]) -> None:
    """If one is present and the other silent, the other's ladder runs on."""
    without = [e for e in events if (e.who, e.kind) != (A, "press")]

    mine = [(step.rung, step.on) for _, step, _ in tell(begun, events).nudges if step.to == B]
    assert mine == [(step.rung, step.on) for _, step, _ in tell(begun, without).nudges if step.to == B]


@given(begun=lives(), events=events, last=st.integers(0, 50))
def test_no_ladder_starts_after_its_last_day_in_any_story(begun: Life, events: list[Event], last: int) -> None:
    """The bot being punctual; what was planned in time may be a little late."""
    calm = begun._replace(members=tuple(m._replace(absences=()) for m in begun.members))
    told = tell(calm, events, no_start_after=on(last))

    assert all(step.on <= on(last) + timedelta(days=1) for _, step, _ in told.nudges if step.rung is FIRST)


@given(begun=lives(), events=events, last=st.integers(0, 50))
def test_offers_are_made_only_until_the_day_of_replacement(begun: Life, events: list[Event], last: int) -> None:
    told = tell(begun, events, no_offer_after=on(last))

    assert all(step.on <= on(last) for _, step, _ in told.steps if step.rung is OFFER)
