"""A round's states, and the share that one country may have."""

from __future__ import annotations

from collections import Counter, defaultdict
from datetime import UTC, date, datetime, timedelta
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.errors import AlreadyDone, WrongState
from bot.domain.rounds import (
    IN_THE_RUNNING,
    Application,
    ApplicationState,
    Round,
    RoundState,
    over_the_cap,
)
from bot.domain.timetable import TIMETABLES, StepKind

WAYS = {
    ("draft", "open"),
    ("open", "closed"),
    ("closed", "matching"),
    ("closed", "open"),
    ("matching", "matching"),
    ("matching", "approved"),
    ("approved", "running"),
    ("running", "ended"),
}
"""Every way there is, as the programme has it; all others are closed."""


def a_round(state: RoundState = RoundState.DRAFT) -> Round:
    timetable = TIMETABLES["iln-16-weeks"]
    return Round(1, "Autumn", timetable, date(2027, 3, 1), "en", "UTC", "international", 1, state)


@pytest.mark.parametrize(("here", "there"), list(product(RoundState, RoundState)))
def test_a_round_goes_only_the_ways_there_are(here: RoundState, there: RoundState) -> None:
    round_ = a_round(here)

    if (here.value, there.value) in WAYS:
        assert round_.moved_to(there).state is there
    elif here is there:
        with pytest.raises(AlreadyDone):
            round_.moved_to(there)
    else:
        with pytest.raises(WrongState):
            round_.moved_to(there)


def test_a_round_can_always_come_to_its_end() -> None:
    reached, frontier = {RoundState.ENDED.value}, {RoundState.ENDED.value}
    while frontier:
        frontier = {a for a, b in WAYS if b in frontier} - reached
        reached |= frontier

    assert reached == {state.value for state in RoundState}


def test_a_step_is_refused_in_the_wrong_state() -> None:
    round_ = a_round(RoundState.OPEN)
    round_.require(RoundState.CLOSED, RoundState.OPEN)

    with pytest.raises(WrongState):
        round_.require(RoundState.RUNNING)


@given(launch=st.dates(date(2020, 1, 1), date(2040, 1, 1)))
def test_every_step_has_its_date_and_every_date_its_day(launch: date) -> None:
    round_ = Round(1, "x", TIMETABLES["pilot-26-weeks"], launch, "en", "UTC", "international", 1)

    assert all(round_.day_number(round_.date_of(step)) == step.day for step in round_.timetable.steps)
    assert round_.date_of(round_.timetable.of(StepKind.INTRODUCTION)[0]) == launch


START = datetime(2027, 1, 1, tzinfo=UTC)


@st.composite
def crowds(draw: st.DrawFn) -> tuple[list[Application], dict[int, str | None]]:
    """Give applications from a few countries, and where everybody lives."""
    many = draw(st.integers(0, 60))
    countries = {n: draw(st.sampled_from(["AR", "NZ", "SA", "US", None])) for n in range(many)}
    applications = [
        Application(
            1,
            n,
            START + timedelta(hours=draw(st.integers(0, 100))),
            state=draw(st.sampled_from([*ApplicationState, ApplicationState.APPLIED, ApplicationState.CONFIRMED])),
        )
        for n in range(many)
    ]
    return applications, countries


@given(crowd=crowds(), percent=st.integers(1, 100))
def test_no_country_keeps_more_than_its_share_of_all(
    crowd: tuple[list[Application], dict[int, str | None]], percent: int
) -> None:
    applications, countries = crowd
    standing = [a for a in applications if a.state in IN_THE_RUNNING]

    over = over_the_cap(applications, countries, percent)

    kept = Counter(countries[a.participant_id] for a in standing if a.participant_id not in over)
    assert all(n <= max(2, len(standing) * percent / 100) for country, n in kept.items() if country is not None)


@given(crowd=crowds(), percent=st.integers(1, 100))
def test_a_country_s_share_is_used_up_before_anybody_waits(
    crowd: tuple[list[Application], dict[int, str | None]], percent: int
) -> None:
    applications, countries = crowd
    standing = [a for a in applications if a.state in IN_THE_RUNNING]
    over = over_the_cap(applications, countries, percent)
    full = max(2, len(standing) * percent // 100)

    for country in {countries[p] for p in over}:
        kept = [a for a in standing if countries[a.participant_id] == country and a.participant_id not in over]
        assert len(kept) == full


@given(crowd=crowds(), percent=st.integers(1, 100))
def test_who_applied_earlier_never_waits_for_somebody_later_of_the_same_country(
    crowd: tuple[list[Application], dict[int, str | None]], percent: int
) -> None:
    applications, countries = crowd
    over = over_the_cap(applications, countries, percent)
    by_country: defaultdict[str | None, list[Application]] = defaultdict(list)
    for each in applications:
        if each.state in IN_THE_RUNNING:
            by_country[countries[each.participant_id]].append(each)

    for country, group in by_country.items():
        group.sort(key=lambda a: (a.applied_at, a.participant_id))
        waits = [a.participant_id in over for a in group]
        assert waits == sorted(waits)
        assert country is not None or not any(waits)


@given(crowd=crowds(), percent=st.integers(1, 100))
def test_only_those_in_the_running_are_made_to_wait(
    crowd: tuple[list[Application], dict[int, str | None]], percent: int
) -> None:
    applications, countries = crowd

    assert over_the_cap(applications, countries, percent) <= {
        a.participant_id for a in applications if a.state in IN_THE_RUNNING
    }


@given(crowd=crowds())
def test_without_a_cap_nobody_waits(crowd: tuple[list[Application], dict[int, str | None]]) -> None:
    assert over_the_cap(*crowd, None) == frozenset()
