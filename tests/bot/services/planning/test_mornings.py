"""What the bot starts reaches a person at 09:00 of a working day of their own, at most twice a week."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest

from bot.domain.deliveries import DeliveryState
from bot.domain.rounds import RoundState
from bot.services import outgoing
from bot.services.planning.mornings import Mornings
from tests.bot.programme import DAY, HOUR, Sending, Town, local_morning

if TYPE_CHECKING:
    from bot.domain.people import Participant

PLANNED = DeliveryState.PLANNED

ODD_PLACES = [
    ("KI", "Pacific/Kiritimati"),
    ("CA", "America/St_Johns"),
    ("NP", "Asia/Kathmandu"),
    ("AS", "Pacific/Pago_Pago"),
    ("NZ", "Pacific/Chatham"),
    ("AU", "Australia/Lord_Howe"),
]


def at_own_clock(sending: Sending) -> time:
    return sending.at.astimezone(ZoneInfo(sending.zone)).time()


def running(town: Town, *people: Participant) -> None:
    """Launch the evening before, so that every morning of the first Monday is still to come; nobody is silent."""
    town.talkative = True
    town.a_round(RoundState.APPROVED, *people)
    town.sleep_until(datetime(2027, 2, 28, 12, tzinfo=UTC))
    town.pressed(town.typed("/round launch").button("launch"))


def pair(
    town: Town, first: tuple[str, str], second: tuple[str, str] = ("DE", "Europe/Berlin")
) -> tuple[Participant, Participant]:
    return town.lives("Ana", *first), town.lives("Bo", *second)


@pytest.mark.parametrize(("country", "zone"), ODD_PLACES)
def test_everybody_is_written_to_at_nine_by_their_own_clock(town: Town, country: str, zone: str) -> None:
    """Zones of quarter hours, half hours, and both sides of the date line; over a change of the clocks."""
    ana, bo = pair(town, (country, zone))
    running(town, ana, bo)
    town.go_to(datetime(2027, 4, 20, tzinfo=UTC))
    got = town.got(ana)
    assert [len(town.got(ana, what)) for what in ("introduction", "topic", "check-in")] == [1, 3, 1]
    assert {at_own_clock(s) for s in got} == {time(9)}


@pytest.mark.parametrize(("country", "zone"), ODD_PLACES)
def test_partners_are_introduced_on_the_same_date_each_by_their_own_calendar(
    town: Town, country: str, zone: str
) -> None:
    """Their two mornings may lie 25 hours apart, further than one look ahead."""
    ana, bo = pair(town, (country, zone), ("AS", "Pacific/Pago_Pago"))
    if country == "AS":
        bo = town.lives("Other", "KI", "Pacific/Kiritimati")
    running(town, ana, bo)
    town.go_to(datetime(2027, 3, 4, tzinfo=UTC), tick=HOUR)
    days = {s.on for p in (ana, bo) for s in town.got(p, "introduction")}
    assert len(days) == 1
    assert all(len(town.got(p, "introduction")) == 1 for p in (ana, bo))


def test_partners_with_different_weekends_are_introduced_on_a_day_that_suits_both(town: Town) -> None:
    """Launch on Egypt's Monday of Sham el-Nessim and Germany's next Saturday off: both are free on Tuesday."""
    ana, bo = pair(town, ("EG", "Africa/Cairo"))
    town.a_round(RoundState.APPROVED, ana, bo, launch=date(2027, 5, 3))
    town.sleep_until(datetime(2027, 5, 2, 12, tzinfo=UTC))
    town.pressed(town.typed("/round launch").button("launch"))
    town.go_to(datetime(2027, 5, 9, tzinfo=UTC))
    assert [s.on for s in (*town.got(ana, "introduction"), *town.got(bo, "introduction"))] == [date(2027, 5, 4)] * 2


def test_a_message_that_falls_on_a_weekend_waits_for_the_next_working_day(town: Town) -> None:
    """Friday and Saturday are Egypt's weekend, Saturday and Sunday Germany's."""
    ana, bo = pair(town, ("EG", "Africa/Cairo"))
    running(town, ana, bo)
    town.typed("/round timetable move topic-2 day=11")
    town.go_to(datetime(2027, 3, 18, tzinfo=UTC))
    assert (town.got(ana, "topic")[0].on, town.got(bo, "topic")[0].on) == (date(2027, 3, 14), date(2027, 3, 12))


def test_nothing_is_sent_on_a_holiday(town: Town) -> None:
    """Germany's Easter Monday, 29 March 2027, is when topic 3 falls due."""
    ana, bo = pair(town, ("JP", "Asia/Tokyo"))
    running(town, ana, bo)
    town.go_to(datetime(2027, 4, 2, tzinfo=UTC))
    assert (town.got(ana, "topic")[-1].on, town.got(bo, "topic")[-1].on) == (date(2027, 3, 29), date(2027, 3, 30))


# ---------------------------------------------------------------------- thirty-six hours


def test_what_is_further_away_than_a_day_and_a_half_is_not_planned(town: Town) -> None:
    ana, bo = pair(town, ("KE", "Africa/Nairobi"))
    running(town, ana, bo)
    town.go_to(datetime(2027, 3, 12, 6, tzinfo=UTC))
    assert town.deliveries(PLANNED, what="topic") == []
    town.go_to(datetime(2027, 3, 14, 12, tzinfo=UTC))
    assert len(town.deliveries(PLANNED, what="topic")) == 2


def test_planning_twice_changes_nothing(town: Town) -> None:
    ana, bo = pair(town, ("KE", "Africa/Nairobi"))
    running(town, ana, bo)
    town.sleep_until(datetime(2027, 3, 14, 12, tzinfo=UTC))
    town.plan()
    before = town.deliveries()
    town.plan()
    assert town.deliveries() == before


def test_planning_between_any_two_messages_changes_nothing(town: Town) -> None:
    """Every hour or once a day: the same messages at the same moments."""
    other = Town()
    for each, tick in ((town, HOUR), (other, DAY)):
        people = [each.lives(f"P{n}") for n in range(4)]
        running(each, *people)
        each.go_to(datetime(2027, 3, 18, tzinfo=UTC), tick=tick)
    assert [(s.what, s.to, s.at) for s in town.sent] == [(s.what, s.to, s.at) for s in other.sent]
    other.store.close()


# ---------------------------------------------------------------------- two a week


def sent_days(town: Town, person: Participant) -> list[date]:
    return [s.on for s in town.got(person) if s.delivery.is_counted]


def test_three_in_a_week_become_two_and_the_lowest_waits(town: Town) -> None:
    """Topic before survey before notice; a third waits for next week's first free working morning."""
    ana, bo = pair(town, ("KE", "Africa/Nairobi"))
    running(town, ana, bo)
    town.typed("/round timetable move survey-1 day=14")
    town.typed("/round timetable move last-week-1 day=14")
    town.go_to(datetime(2027, 3, 26, tzinfo=UTC))
    got = [(s.what, s.on.day) for s in town.got(ana)]
    assert got == [("introduction", 1), ("topic", 15), ("survey", 16), ("check-in", 24)]


def test_never_two_a_day_and_never_three_a_week(town: Town) -> None:
    """A timetable as full as it can be, over a whole round."""
    people = [*pair(town, ("EG", "Africa/Cairo")), *pair(town, ("NP", "Asia/Kathmandu"), ("JP", "Asia/Tokyo"))]
    running(town, *people)
    for number, day in enumerate((7, 8, 9, 10, 15, 16), start=9):
        town.typed(f"/round timetable add topic day={day} topic={number - 7}")
    town.typed("/round timetable add survey day=8")
    town.go_to(datetime(2027, 6, 29, tzinfo=UTC), tick=DAY)
    for person in people:
        days = sent_days(town, person)
        weeks = Counter(day - timedelta(days=day.weekday()) for day in days)
        assert len(set(days)) == len(days)
        assert max(weeks.values()) <= 2


def test_nothing_is_ever_sent_twice(town: Town) -> None:
    people = [*pair(town, ("EG", "Africa/Cairo")), *pair(town, ("NP", "Asia/Kathmandu"), ("JP", "Asia/Tokyo"))]
    running(town, *people)
    town.go_to(datetime(2027, 6, 29, tzinfo=UTC), tick=DAY)
    times = Counter((s.what, s.delivery.number, s.to, s.delivery.place) for s in town.sent)
    assert max(times.values()) == 1


# ---------------------------------------------------------------------- the bot was down


def test_what_was_due_while_the_bot_was_down_goes_out_at_once_in_the_day(town: Town) -> None:
    ana, bo = pair(town, ("KE", "Africa/Nairobi"))
    running(town, ana, bo)
    town.go_to(datetime(2027, 3, 14, 12, tzinfo=UTC))
    town.sleep_until(datetime(2027, 3, 15, 11, tzinfo=UTC))
    town.plan()
    town.deliver()
    assert [s.at for s in town.got(ana, "topic")] == [town.now]


def test_nobody_is_written_to_at_night_because_the_bot_was_down(town: Town) -> None:
    """It wakes at 22:00 in Nairobi: the topic waits for the next morning."""
    ana, bo = pair(town, ("KE", "Africa/Nairobi"))
    running(town, ana, bo)
    town.go_to(datetime(2027, 3, 14, 12, tzinfo=UTC))
    town.sleep_until(datetime(2027, 3, 15, 19, tzinfo=UTC))
    town.deliver()
    assert town.got(ana, "topic") == []
    town.go_to(datetime(2027, 3, 17, tzinfo=UTC))
    assert [s.at for s in town.got(ana, "topic")] == [local_morning(date(2027, 3, 16), "Africa/Nairobi")]


def test_nobody_is_written_to_on_a_day_off_because_the_bot_was_down(town: Town) -> None:
    """Down from Friday to Saturday: what was due on Friday comes on Monday."""
    ana, bo = pair(town, ("KE", "Africa/Nairobi"))
    running(town, ana, bo)
    town.typed("/round timetable move topic-2 day=11")
    town.go_to(datetime(2027, 3, 11, 12, tzinfo=UTC))
    town.sleep_until(datetime(2027, 3, 13, 12, tzinfo=UTC))
    town.deliver()
    assert town.got(ana, "topic") == []
    town.go_to(datetime(2027, 3, 16, tzinfo=UTC))
    assert [s.on for s in town.got(ana, "topic")] == [date(2027, 3, 15)]


def test_there_is_no_third_in_a_week_because_the_bot_was_down(town: Town) -> None:
    """Down for a week: what waited is spread over the following ones, two a week, one a day."""
    ana, bo = pair(town, ("KE", "Africa/Nairobi"))
    running(town, ana, bo)
    for step, day in (("survey-1", 9), ("last-week-1", 10), ("survey-2", 14)):
        town.typed(f"/round timetable move {step} day={day}")
    town.go_to(datetime(2027, 3, 9, 12, tzinfo=UTC))
    town.sleep_until(datetime(2027, 3, 15, 12, tzinfo=UTC))
    town.go_to(datetime(2027, 4, 3, tzinfo=UTC))
    days = sent_days(town, ana)
    assert len(set(days)) == len(days)
    assert max(Counter(day - timedelta(days=day.weekday()) for day in days).values()) <= 2


def test_of_two_that_became_due_together_one_goes_and_the_other_waits_for_another_day(town: Town) -> None:
    """The guard at the door: whatever the plan says, one a day."""
    ana, bo = pair(town, ("KE", "Africa/Nairobi"))
    running(town, ana, bo)
    town.typed("/round timetable move survey-1 day=15")
    town.go_to(datetime(2027, 3, 14, 12, tzinfo=UTC))
    both = [d for d in town.deliveries(PLANNED, to=ana.id) if d.what in {"topic", "survey"}]
    assert len(both) == 2
    town.sleep_until(datetime(2027, 3, 16, 12, tzinfo=UTC))
    ready = town.run(outgoing.claim, town.now, town.world, owner="town", limit=500)
    assert [r.delivery.what for r in ready if r.delivery.participant_id == ana.id] == ["topic"]
    (waiting,) = town.deliveries(PLANNED, to=ana.id)
    assert (waiting.what, waiting.due_at) == ("survey", local_morning(date(2027, 3, 17), "Africa/Nairobi"))


def test_what_is_of_no_use_any_more_is_not_sent(town: Town) -> None:
    """Down for three weeks: topic 2 has given way to topic 3."""
    ana, bo = pair(town, ("KE", "Africa/Nairobi"))
    running(town, ana, bo)
    town.go_to(datetime(2027, 3, 14, 12, tzinfo=UTC))
    town.sleep_until(datetime(2027, 4, 5, 12, tzinfo=UTC))
    town.go_to(datetime(2027, 4, 6, 12, tzinfo=UTC))
    assert [s.delivery.number for s in town.got(ana, "topic")] == [3]
    assert {d.state for d in town.deliveries(what="topic", to=ana.id) if d.number == 2} == {DeliveryState.EXPIRED}


def test_what_never_reached_somebody_comes_as_a_short_list(town: Town) -> None:
    ana, bo = pair(town, ("KE", "Africa/Nairobi"))
    running(town, ana, bo)
    town.go_to(datetime(2027, 3, 14, 12, tzinfo=UTC))
    town.sleep_until(datetime(2027, 4, 5, 12, tzinfo=UTC))
    town.go_to(datetime(2027, 4, 6, 12, tzinfo=UTC))
    (topic,) = town.got(ana, "topic")
    assert "has not reached you yet" in topic.text
    assert "Staying current" in topic.text


_ = defaultdict


def test_what_waits_never_comes_forward_to_a_morning_that_has_passed(town: Town) -> None:
    """A survey had to wait for a free day; in the afternoon there is room for it today."""
    ana, bo = pair(town, ("KE", "Africa/Nairobi"))
    running(town, ana, bo)
    town.go_to(datetime(2027, 4, 28, 12, tzinfo=UTC))
    (survey,) = [d for d in town.deliveries(PLANNED, to=ana.id) if d.what == "survey"]
    waits = replace(survey, due_on=date(2027, 5, 3), due_at=survey.due_at + 4 * DAY, earliest_on=None)
    town.run(lambda unit: unit.deliveries.reschedule_many([waits]))
    people = {ana.id: town.person(ana.id)}

    town.run(lambda unit: Mornings(unit, people, town.now, town.world.working_days).reassign().store(unit))

    (moved,) = [d for d in town.deliveries(PLANNED, to=ana.id) if d.what == "survey"]
    assert moved.due_at == local_morning(date(2027, 4, 29), "Africa/Nairobi")
