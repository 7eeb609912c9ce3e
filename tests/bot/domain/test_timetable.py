"""A coordinator may change a timetable while the round runs, and cannot make nonsense of it."""

from __future__ import annotations

from collections import Counter
from contextlib import suppress
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.errors import AlreadyDone, BadValue, NotFound, Refused
from bot.domain.timetable import INDISPENSABLE, REPEATABLE, TIMETABLES, Step, StepKind, Timetable

if TYPE_CHECKING:
    from collections.abc import Callable

ILN = TIMETABLES["iln-16-weeks"]
PILOT = TIMETABLES["pilot-26-weeks"]

templates = st.sampled_from(list(TIMETABLES.values()))
small = st.integers(-30, 30)


@st.composite
def edited(draw: st.DrawFn) -> tuple[Timetable, Timetable]:
    """Give a template, and what a coordinator made of it; what was refused is as if it had not been asked."""
    template = timetable = draw(templates)
    for _ in range(draw(st.integers(0, 8))):
        name = draw(st.sampled_from([s.name for s in timetable.steps]))
        with suppress(Refused):
            match draw(st.sampled_from(["add", "move", "drop", "topic", "shift", "extend"])):
                case "add":
                    timetable = timetable.with_added(
                        Step(draw(st.sampled_from(StepKind)), draw(st.integers(-60, 200)), topic=1)
                    )
                case "move":
                    timetable = timetable.with_moved(name, timetable.step(name).day + draw(small))
                case "drop":
                    timetable = timetable.without(name)
                case "topic":
                    timetable = timetable.with_topic(name, draw(st.integers(1, 8)))
                case "shift":
                    timetable = timetable.shifted(from_day=draw(st.integers(-50, 130)), by=draw(small))
                case "extend":
                    timetable = timetable.extended(draw(small))
    return template, timetable


@given(edited())
def test_steps_stay_in_the_order_of_their_days(pair: tuple[Timetable, Timetable]) -> None:
    days = [s.day for s in pair[1].steps]

    assert days == sorted(days)


@given(edited())
def test_every_step_keeps_a_name_of_its_own(pair: tuple[Timetable, Timetable]) -> None:
    assert max(Counter(s.name for s in pair[1].steps).values()) == 1


@given(edited())
def test_what_a_round_cannot_be_without_is_there_once(pair: tuple[Timetable, Timetable]) -> None:
    assert all(len(pair[1].of(kind)) == 1 for kind in INDISPENSABLE)
    assert all(len(pair[1].of(kind)) <= 1 for kind in StepKind if kind not in REPEATABLE)


@given(edited())
def test_nothing_comes_before_what_it_needs(pair: tuple[Timetable, Timetable]) -> None:
    order = (
        StepKind.OPEN,
        StepKind.CLOSE,
        StepKind.CONFIRM,
        StepKind.INTRODUCTION,
        StepKind.TOPIC,
        StepKind.FAREWELL,
        StepKind.REPORT,
    )
    present = [[s.day for s in pair[1].of(kind)] for kind in order if pair[1].of(kind)]

    assert all(max(earlier) < min(later) for earlier, later in pairwise(present))


@given(edited())
def test_only_the_steps_change(pair: tuple[Timetable, Timetable]) -> None:
    template, timetable = pair

    assert (timetable.name, timetable.locale, timetable.rules, timetable.cap_percent) == (
        template.name,
        template.locale,
        template.rules,
        template.cap_percent,
    )


@given(edited())
def test_a_topic_is_of_use_until_the_next_one_or_the_farewell(pair: tuple[Timetable, Timetable]) -> None:
    timetable = pair[1]

    for step in timetable.of(StepKind.TOPIC):
        until = timetable.after_topic(step)
        assert until is not None
        assert step.day < until <= timetable.day_of(StepKind.FAREWELL)


@given(edited())
def test_a_step_is_looked_at_from_its_day_on_and_an_introduction_to_the_end(pair: tuple[Timetable, Timetable]) -> None:
    timetable = pair[1]
    last = dict(timetable.last_days)

    assert list(last) == list(timetable.steps)
    assert all(step.day <= day for step, day in last.items())
    assert {last[step] for step in timetable.of(StepKind.INTRODUCTION)} == {timetable.day_of(StepKind.FAREWELL)}
    assert all(last[step] == timetable.after_topic(step) for step in timetable.of(StepKind.TOPIC))


@given(template=templates, from_day=st.integers(-50, 130), by=st.integers(0, 60))
def test_a_pause_moves_what_comes_later_and_nothing_that_was(template: Timetable, from_day: int, by: int) -> None:
    shifted = template.shifted(from_day=from_day, by=by)

    for step in template.steps:
        assert shifted.step(step.name).day == step.day + (by if step.day >= from_day else 0)


@given(template=templates, by=st.integers(0, 60))
def test_an_extension_moves_the_end_and_leaves_the_topics(template: Timetable, by: int) -> None:
    extended = template.extended(by)

    for kind in (StepKind.LAST_WEEK, StepKind.FAREWELL, StepKind.REPORT):
        assert extended.day_of(kind) == template.day_of(kind) + by
    assert extended.of(StepKind.TOPIC) == template.of(StepKind.TOPIC)
    first, last = template.of(StepKind.SURVEY)
    assert [s.day for s in extended.of(StepKind.SURVEY)] == [first.day, last.day + by]


@pytest.mark.parametrize("template", TIMETABLES.values(), ids=TIMETABLES.keys())
def test_the_templates_make_sense_themselves(template: Timetable) -> None:
    assert template.shifted(from_day=0, by=0) == template
    assert template.step("introduction-1").day == 0


def test_the_days_are_those_of_the_programme() -> None:
    topics = [(s.day, s.topic) for s in ILN.of(StepKind.TOPIC)]

    assert topics == [(14, 2), (28, 3), (42, 4), (56, 5), (70, 6), (84, 7), (98, 8)]
    assert [ILN.day_of(k) for k in (StepKind.LAST_WEEK, StepKind.FAREWELL, StepKind.REPORT)] == [105, 112, 119]
    assert [(s.day, s.topic) for s in PILOT.of(StepKind.TOPIC)] == [(28, 2), (56, 4), (84, 5), (112, 6), (140, 8)]
    assert [s.day for s in PILOT.of(StepKind.SURVEY)] == [87, 143]


def test_a_new_step_is_numbered_after_the_last_of_its_kind() -> None:
    added = ILN.with_added(Step(StepKind.TOPIC, 20, topic=3))

    assert [s.number for s in added.of(StepKind.TOPIC) if s.day == 20] == [9]


@pytest.mark.parametrize("kind", sorted(set(StepKind) - REPEATABLE))
def test_what_can_be_only_once_is_not_added_again(kind: StepKind) -> None:
    with pytest.raises(AlreadyDone):
        ILN.with_added(Step(kind, 20))


@pytest.mark.parametrize("kind", sorted(INDISPENSABLE))
def test_what_a_round_needs_cannot_be_dropped(kind: StepKind) -> None:
    with pytest.raises(BadValue):
        ILN.without(f"{kind}-1")


def test_only_a_topic_s_place_can_hold_another_topic() -> None:
    assert ILN.with_topic("topic-3", 8).step("topic-3").topic == 8
    with pytest.raises(BadValue):
        ILN.with_topic("survey-1", 8)


@pytest.mark.parametrize(
    "edit", [lambda t: t.with_moved("topic-99", 3), lambda t: t.without("live-chat-1"), lambda t: t.with_topic("x", 1)]
)
def test_what_is_not_there_cannot_be_changed(edit: Callable[[Timetable], Timetable]) -> None:
    with pytest.raises(NotFound):
        edit(ILN)


@pytest.mark.parametrize(
    ("name", "day"), [("farewell-1", 97), ("introduction-1", 14), ("close-1", -43), ("report-1", 112), ("topic-2", 0)]
)
def test_a_step_cannot_be_moved_before_what_it_needs(name: str, day: int) -> None:
    with pytest.raises(BadValue):
        ILN.with_moved(name, day)
