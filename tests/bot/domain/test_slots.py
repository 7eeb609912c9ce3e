"""Times to talk suit everybody, wherever they are and whatever their clocks do; `whenever` is the second opinion."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from zoneinfo import ZoneInfo, available_timezones

import pytest
import whenever
from hypothesis import example, given, settings
from hypothesis import strategies as st

from bot.domain.people import Participant
from bot.domain.slots import (
    AT_ONCE,
    FURTHEST,
    GRID,
    LENGTH,
    OFFICE,
    SOONEST,
    common_slots,
    for_volunteers,
    has_common_hour,
    propose,
)

whenever.reset_tzpath([])  # the tzdata package, as for zoneinfo

MONDAY = datetime(2027, 3, 1, 12, tzinfo=UTC)
WEEK = timedelta(days=7)
ZONES = (
    "America/Santiago",
    "Australia/Lord_Howe",
    "Africa/Casablanca",
    "Europe/London",
    "Pacific/Apia",
    "Pacific/Kiritimati",
    "Asia/Kathmandu",
    "America/St_Johns",
    "Etc/GMT+12",
)


def lives(zone: str, wakes: int = 8 * 60, sleeps: int = 20 * 60, number: int = 1) -> Participant:
    return Participant(number, f"No {number}", zone, wakes=wakes, sleeps=sleeps)


def weekdays(_person: Participant, on: date) -> bool:
    return on.weekday() < 5


def always(_person: Participant, _on: date) -> bool:
    return True


def wall(at: datetime, zone: str) -> datetime:
    """Give the clock on the wall, by the other library."""
    return whenever.Instant(at).to_tz(zone).to_plain().to_stdlib()


def suits(person: Participant, at: datetime) -> bool:
    """Say by the other library whether a meeting lies within a person's hours, all of it."""
    begins, ends = wall(at, person.zone), wall(at + timedelta(minutes=LENGTH), person.zone)
    midnight = datetime.combine(begins.date(), time(0))
    opens, closes = midnight + timedelta(minutes=person.wakes), midnight + timedelta(minutes=person.sleeps)
    return opens <= begins < closes and opens < ends <= closes


def by_brute_force(people: list[Participant], now: datetime) -> list[datetime]:
    """Try every half-hour of the first one's clock in the two weeks; `now` is at a quarter of an hour."""
    every = (now + SOONEST + timedelta(minutes=15 * n) for n in range(13 * 96 - 2))
    half_hours = (at for at in every if wall(at, people[0].zone).minute % GRID == 0)
    return [at for at in half_hours if all(suits(person, at) for person in people)]


@cache
def changes_of_2027() -> tuple[tuple[str, datetime], ...]:
    """Give every change of the clocks of 2027, to the second: one zone for all those that change in the same way."""
    found: dict[tuple[tuple[datetime, timedelta | None, timedelta | None], ...], str] = {}
    halves = [datetime(2027, 1, 1, tzinfo=UTC) + timedelta(hours=n) for n in range(0, 365 * 24, 12)]
    for name in sorted(available_timezones() - {"localtime", "Factory"}):
        info = ZoneInfo(name)
        offsets = [half.astimezone(info).utcoffset() for half in halves]
        steps = zip(halves, halves[1:], offsets, offsets[1:], strict=False)
        changes = tuple((_moment_between(a, b, info), was, now) for a, b, was, now in steps if was != now)
        if changes:
            found.setdefault(changes, name)
    return tuple((name, change[0]) for changes, name in found.items() for change in changes)


def _moment_between(before: datetime, after: datetime, zone: ZoneInfo) -> datetime:
    """Give the first second of the new offset."""
    was = before.astimezone(zone).utcoffset()
    while after - before > timedelta(seconds=1):
        middle = before + (after - before) // 2
        middle -= timedelta(microseconds=middle.microsecond)
        before, after = (middle, after) if middle.astimezone(zone).utcoffset() == was else (before, middle)
    return after


def test_dozens_of_clock_changes_are_tried() -> None:
    assert len(changes_of_2027()) >= 40
    assert {"Africa/Cairo", "America/Santiago", "Australia/LHI", "NZ-CHAT"} <= {name for name, _ in changes_of_2027()}


@pytest.mark.parametrize("elsewhere", ["Asia/Tokyo", "America/Santiago", "Africa/Nairobi"])
def test_around_every_clock_change_of_2027_the_times_found_are_those_that_whenever_finds(elsewhere: str) -> None:
    """None too many, none too few: the slots of both weeks around each change, for a partner in three places."""
    for zone, change in changes_of_2027():
        people = [lives(zone), lives(elsewhere, 6 * 60, 23 * 60, number=2)]
        now = change.replace(minute=0) - timedelta(days=5)

        found = [slot.at for slot in common_slots(people, now, always)]

        assert found == by_brute_force(people, now), (zone, change)


def test_at_every_clock_change_of_2027_no_slot_lies_in_a_doubtful_hour() -> None:
    """Somebody who is awake all day long is not asked to come at 02:30 when there are two of them, or none."""
    for zone, change in changes_of_2027():
        night_owl = lives(zone, 90, 5 * 60)
        now = change.replace(minute=0) - timedelta(days=3)

        for slot in common_slots([night_owl], now, always):
            assert suits(night_owl, slot.at), (zone, slot.at)


hours = st.sampled_from([(480, 1200), (360, 1380), (420, 1320), (600, 1080), (0, 1440)])
participants = st.builds(lambda zone, own: lives(zone, *own), st.sampled_from(ZONES), hours)
moments = st.integers(0, 2 * 365 * 48).map(lambda n: datetime(2026, 6, 1, tzinfo=UTC) + n * timedelta(minutes=30))
groups = st.lists(participants, min_size=2, max_size=3).map(
    lambda those: [lives(p.zone, p.wakes, p.sleeps, n) for n, p in enumerate(those, 1)]
)


@given(people=groups, now=moments)
@example([lives("Europe/Madrid"), lives("Asia/Kathmandu", number=2)], MONDAY)
@settings(max_examples=150)
def test_three_slots_suit_everybody(people: list[Participant], now: datetime) -> None:
    """Inside all waking hours, on working days, on different days for each, from tomorrow for two weeks, in order."""
    slots = propose(people, now, weekdays)

    assert len(slots) <= AT_ONCE
    assert list(slots) == sorted(slots)
    for at in slots:
        assert now + SOONEST <= at <= now + FURTHEST - timedelta(minutes=LENGTH)
        assert any(wall(at, person.zone).minute % GRID == 0 for person in people)
    for person in people:
        assert all(suits(person, at) or person.wakes == 0 for at in slots)
        dates = [wall(at, person.zone).date() for at in slots]
        assert len(set(dates)) == len(dates)
        assert all(on.weekday() < 5 for on in dates)


@given(people=groups, now=moments)
@settings(max_examples=80)
def test_where_a_time_exists_one_is_proposed(people: list[Participant], now: datetime) -> None:
    assert bool(propose(people, now, always)) == bool(common_slots(people, now, always)) == has_common_hour(people, now)


@given(people=groups, now=moments)
@settings(max_examples=80)
def test_other_times_are_other_times(people: list[Participant], now: datetime) -> None:
    first = propose(people, now, weekdays)

    others = propose(people, now, weekdays, offered=first)

    assert not set(first) & set(others)


def in_office(at: datetime, zone: str) -> bool:
    begins = wall(at, zone)
    minute = begins.hour * 60 + begins.minute
    return OFFICE[0] <= minute <= OFFICE[1] - LENGTH


def test_office_hours_come_first() -> None:
    """Nairobi and Lisbon are three hours apart: all three slots are in both people's office hours."""
    people = [lives("Africa/Nairobi"), lives("Europe/Lisbon", number=2)]

    slots = propose(people, MONDAY, weekdays)

    assert len(slots) == AT_ONCE
    assert all(in_office(at, person.zone) for at in slots for person in people)


def test_the_three_are_at_different_hours_and_not_all_in_one_week() -> None:
    people = [lives("Europe/Berlin"), lives("Europe/Madrid", number=2)]

    slots = propose(people, MONDAY, weekdays)

    assert len({at.time() for at in slots}) == AT_ONCE
    assert slots[-1] - slots[0] > timedelta(days=4)


def slot_of_week(people: list[Participant], week: int) -> tuple[int, ...]:
    """Give how hard the slot of one Wednesday is on each."""
    now = datetime(2027, 4, 26, tzinfo=UTC) + week * WEEK  # after the clocks have changed everywhere
    (at,) = propose(people, now, lambda _person, on: on == (now + timedelta(days=2)).date())
    (slot,) = [slot for slot in common_slots(people, now, weekdays) if slot.at == at]
    return slot.hardship()


def test_the_less_civil_end_of_the_day_alternates_over_the_weeks() -> None:
    """Berlin and Sydney share no office hour: one week it is early for one, the next week it is late for the other."""
    people = [lives("Europe/Berlin"), lives("Australia/Sydney", number=2)]

    weeks = [slot_of_week(people, week) for week in range(8)]

    assert [hard[0] > 0 and hard[1] == 0 for hard in weeks] == [week % 2 == 1 for week in range(8)]
    assert [hard[1] > 0 and hard[0] == 0 for hard in weeks] == [week % 2 == 0 for week in range(8)]


def test_three_people_take_turns_too() -> None:
    zones = ("America/Los_Angeles", "Europe/Berlin", "Asia/Karachi")
    people = [lives(zone, 6 * 60, 23 * 60, number) for number, zone in enumerate(zones)]

    weeks = [slot_of_week(people, week) for week in range(6)]

    assert weeks[:3] == weeks[3:]
    assert len(set(weeks[:3])) > 1


def test_nobody_is_asked_to_meet_on_a_day_off_in_either_country() -> None:
    off = {("Europe/Berlin", date(2027, 3, 3)), ("Europe/Madrid", date(2027, 3, 8))}
    people = [lives("Europe/Berlin"), lives("Europe/Madrid", number=2)]

    found = common_slots(people, MONDAY, lambda person, on: weekdays(person, on) and (person.zone, on) not in off)

    dates = {slot.at.date() for slot in found}
    assert date(2027, 3, 4) in dates
    assert not dates & {date(2027, 3, 3), date(2027, 3, 8)}


def test_whoever_sleeps_after_midnight_is_met_on_the_day_that_it_is_for_them() -> None:
    owl = lives("Europe/Madrid", 15 * 60, 2 * 60)

    found = common_slots([owl], MONDAY, lambda _person, on: on == date(2027, 3, 4))

    local_times = [wall(slot.at, owl.zone) for slot in found]
    assert {at.date() for at in local_times} == {date(2027, 3, 4)}
    assert {at.hour for at in local_times} == {0, 1, *range(15, 24)}


@pytest.mark.parametrize(("hours", "common"), [(11, True), (12, False)])
def test_common_waking_hours_end_at_about_eleven_and_a_half_hours_difference(hours: int, common: bool) -> None:
    people = [lives("Etc/GMT"), lives(f"Etc/GMT-{hours}", number=2)]

    assert has_common_hour(people, MONDAY) is common


def test_where_no_waking_hour_is_common_one_early_and_one_late_hour_is_offered_to_a_volunteer() -> None:
    people = [lives("Europe/Madrid"), lives("Pacific/Auckland", number=2)]
    assert propose(people, datetime(2027, 1, 4, tzinfo=UTC), weekdays) == ()

    early, late = for_volunteers(people, datetime(2027, 1, 4, tzinfo=UTC), weekdays)

    for at in (early, late):
        outside = [person for person in people if not suits(person, at)]
        assert len(outside) == 1
    assert {wall(early, p.zone).date() for p in people}.isdisjoint({wall(late, p.zone).date() for p in people})
    assert any(5 <= wall(early, p.zone).hour < 8 for p in people)
    assert any(wall(late, p.zone).hour >= 19 for p in people)


def test_three_people_around_the_globe_who_cannot_meet_are_offered_nothing() -> None:
    people = [lives(zone, number=n) for n, zone in enumerate(("Etc/GMT", "Etc/GMT-8", "Etc/GMT+8"), 1)]

    assert propose(people, MONDAY, weekdays) == for_volunteers(people, MONDAY, weekdays) == ()


def test_a_proposal_ends_before_the_round_does() -> None:
    people = [lives("Europe/Berlin"), lives("Europe/Madrid", number=2)]

    ends = datetime(2027, 3, 3, 12, tzinfo=UTC)

    slots = propose(people, MONDAY, weekdays, until=ends)

    assert [at.date() for at in slots] == [date(2027, 3, 2), date(2027, 3, 3)]
    assert slots[-1] + timedelta(minutes=LENGTH) <= ends
