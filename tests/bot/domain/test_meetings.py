"""Proposals and meetings: who can come when, and when people are reminded and asked."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.daytime import local
from bot.domain.meetings import (
    ASKED_AFTER,
    REMINDED,
    Meeting,
    MeetingState,
    clock_seen,
    has_moved,
    is_within_hours,
    question_moment,
    reminders,
    shows_another_time,
)
from bot.domain.people import Absence
from bot.domain.slots import common_slots
from tests.bot.domain.test_slots import always, changes_of_2027, lives, moments, participants

if TYPE_CHECKING:
    from bot.domain.people import Participant

NOW = datetime(2027, 3, 1, 12, tzinfo=UTC)
DAY = timedelta(days=1)
HOUR = timedelta(hours=1)
SLOTS = tuple(NOW + n * DAY for n in (2, 4, 6))
ANA, BEN = lives("Europe/Berlin"), lives("Africa/Nairobi", number=2)
PROPOSAL = Meeting(1, 1, 1, ANA.id, NOW, SLOTS, {})


def at(*wall: int) -> datetime:
    """Give an instant by Berlin's clock."""
    return datetime(*wall, tzinfo=local(NOW, ANA.zone).tzinfo).astimezone(UTC)  # type: ignore[misc, arg-type]  # year to minute


def test_the_earliest_time_that_suits_everybody_is_chosen() -> None:
    meeting = PROPOSAL.toggled(1, 2).toggled(1, 1).toggled(2, 1).toggled(2, 2)

    assert meeting.common_slot([ANA, BEN], NOW) == 1
    assert meeting.common_slot([ANA, BEN], SLOTS[1]) == 2
    assert meeting.common_slot([ANA, BEN, lives("Asia/Tokyo", number=3)], NOW) is None


def test_who_says_that_none_suits_is_asked_anew_when_others_are_offered() -> None:
    meeting = PROPOSAL.with_none(1).toggled(2, 0)
    assert meeting.is_without_agreement([1, 2])

    more = meeting.with_slots([NOW + 7 * DAY])

    assert not more.is_without_agreement([1, 2])
    assert more.suits(2, 0)


def test_what_was_offered_last_and_what_suits_somebody_is_on_offer() -> None:
    meeting = PROPOSAL.toggled(1, 0).with_slots([NOW + n * DAY for n in (3, 5, 7)])

    assert meeting.on_offer([ANA, BEN], NOW) == (0, 3, 4, 5)
    assert meeting.on_offer([ANA, BEN], NOW + 4 * DAY) == (4, 5)


def test_a_day_on_which_somebody_is_away_is_no_longer_on_offer() -> None:
    away = replace(BEN, absences=(Absence(SLOTS[1].date(), SLOTS[1].date()),))
    meeting = PROPOSAL.toggled(1, 1).toggled(2, 1)

    assert meeting.common_slot([ANA, BEN], NOW) == 1
    assert meeting.common_slot([ANA, away], NOW) is None
    assert meeting.on_offer([ANA, away], NOW) == (0, 2)


def test_a_time_that_is_given_up_leaves_no_answers_and_counts() -> None:
    agreed = PROPOSAL.toggled(1, 0).toggled(2, 0).agreed(0, [ANA, BEN])

    again = agreed.asked_again()

    assert (again.state, again.at, again.answers, again.sequence) == (MeetingState.PROPOSED, None, {}, 1)
    assert agreed.cancelled().sequence == 1


def test_a_change_of_the_zone_data_is_noticed_and_a_move_is_told_from_it() -> None:
    agreed = PROPOSAL.agreed(0, [ANA, BEN])
    assert not any(shows_another_time(agreed, person) for person in (ANA, BEN))

    an_hour_off = clock_seen(SLOTS[0] + HOUR, ANA.zone)
    changed = replace(agreed, local_times={**agreed.local_times, ANA.id: an_hour_off})
    moved = replace(ANA, zone="Asia/Tokyo")

    assert shows_another_time(changed, ANA)
    assert not shows_another_time(changed, BEN)
    assert has_moved(agreed, moved)
    assert not shows_another_time(agreed, moved)


@pytest.mark.parametrize(
    ("begins", "expected"),
    [
        ((2027, 3, 4, 14, 0), [(1, (2027, 3, 3, 14, 0)), (2, (2027, 3, 4, 13, 0))]),
        ((2027, 3, 4, 8, 30), [(1, (2027, 3, 3, 8, 30)), (2, (2027, 3, 3, 19, 59))]),
        ((2027, 3, 4, 9, 0), [(1, (2027, 3, 3, 9, 0)), (2, (2027, 3, 4, 8, 0))]),
        ((2027, 3, 4, 7, 0), [(1, (2027, 3, 2, 19, 59)), (2, (2027, 3, 3, 19, 59))]),
        ((2027, 3, 4, 20, 15), [(1, (2027, 3, 3, 19, 59)), (2, (2027, 3, 4, 19, 15))]),
    ],
)
def test_reminders_come_a_day_and_an_hour_before_or_in_the_last_waking_minute_before_that(
    begins: tuple[int, ...], expected: list[tuple[int, tuple[int, ...]]]
) -> None:
    found = list(reminders(at(*begins), ANA, NOW - DAY))

    assert found == [(number, at(*wall)) for number, wall in expected]


def test_what_is_too_late_to_remind_of_is_left_out() -> None:
    begins = at(2027, 3, 4, 14, 0)

    assert [number for number, _ in reminders(begins, ANA, begins - 5 * HOUR)] == [2]
    assert not list(reminders(begins, ANA, begins - HOUR / 2))


@given(person=participants, begins=moments)
def test_nobody_is_reminded_or_asked_in_their_sleep(person: Participant, begins: datetime) -> None:
    """Before the meeting, at most two, and after it, whatever the clocks do."""
    reminded = [moment for _, moment in reminders(begins, person, begins - 5 * DAY)]
    asked = question_moment(begins, person)

    assert 1 <= len(reminded) <= len(REMINDED)
    assert all(moment < begins for moment in reminded)
    assert begins + ASKED_AFTER <= asked <= begins + 2 * DAY
    for moment in (*reminded, asked):
        here = local(moment, person.zone)
        assert person.wakes <= here.hour * 60 + here.minute < person.sleeps


def test_around_every_clock_change_of_2027_people_are_reminded_by_day() -> None:
    for zone, change in changes_of_2027():
        person = lives(zone)
        for slot in common_slots([person], change - 2 * DAY, always)[:60]:
            for _, moment in reminders(slot.at, person, change - 3 * DAY):
                assert 8 <= local(moment, zone).hour < 20
                assert slot.at - 2 * DAY < moment <= slot.at - HOUR


@given(person=participants, now=moments)
def test_every_slot_lies_within_its_people_s_hours(person: Participant, now: datetime) -> None:
    assert all(is_within_hours(slot.at, person) for slot in common_slots([person], now, always))


def test_who_sleeps_after_midnight_is_reminded_before_it() -> None:
    owl = lives("Europe/Berlin", 14 * 60, 2 * 60)

    ((_, first), (_, second)) = reminders(at(2027, 3, 4, 14, 30), owl, NOW)

    assert first == at(2027, 3, 3, 14, 30)
    assert second == at(2027, 3, 4, 1, 59)


hours_of_the_day = st.tuples(st.integers(0, 23), st.integers(1, 24)).filter(lambda pair: pair[0] != pair[1])


@given(own=hours_of_the_day, begins=moments)
def test_whatever_hours_somebody_keeps_there_is_a_moment_for_them(own: tuple[int, int], begins: datetime) -> None:
    person = lives("Europe/Berlin", own[0] * 60, own[1] * 60)

    assert question_moment(begins, person) >= begins + ASKED_AFTER
    assert list(reminders(begins, person, begins - 5 * DAY))
