"""`/partner meet`: three times that suit both, one tap each, and what becomes of a proposal."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from bot.domain.meetings import MeetingState
from bot.domain.people import Absence, Participant
from bot.services.wording.meetings import FILE_NAME
from tests.bot.programme import DAY, HOUR, Town, changed
from tests.bot.services.meetings import files, meeting_of, paired, partnership_of, proposed, slot


@pytest.fixture
def pair(town: Town) -> list[Participant]:
    return paired(town, ana=("DE", "Europe/Berlin"), ben=("KE", "Africa/Nairobi"))


def test_both_see_the_same_three_times_each_by_their_own_clock(town: Town, pair: list[Participant]) -> None:
    ana, ben = pair

    answer = town.typed("/partner meet", ana)
    (told,) = town.deliver()

    meeting = meeting_of(town, ana)
    assert len(meeting.slots) == 3
    assert told.to == ben.id
    assert "Ana" in told.text
    expected = (*(slot(meeting, n) for n in range(3)), f"meeting-none:1:{meeting.id}", f"meeting-other:1:{meeting.id}")
    assert answer.tokens == told.tokens == expected
    nairobi = (meeting.slots[0] + 3 * HOUR).strftime("%H:%M")
    assert nairobi in told.text


def test_one_tap_of_each_on_the_same_time_makes_a_meeting_with_a_file_for_each_calendar(
    town: Town, pair: list[Participant]
) -> None:
    ana, ben = pair
    meeting = proposed(town, ana)

    first = town.pressed(slot(meeting, 1), ana)
    assert meeting_of(town, ana).state is MeetingState.PROPOSED
    second = town.pressed(slot(meeting, 1), ben)
    brought = town.deliver()

    now = meeting_of(town, ana)
    assert (now.state, now.at) == (MeetingState.AGREED, meeting.slots[1])
    assert "Noted" in first.text
    assert "Agreed" in second.text
    assert {s.to for s in brought} == {ana.id, ben.id}
    for sending, zone in zip(
        sorted(brought, key=lambda s: s.to or 0), ("Europe/Berlin", "Africa/Nairobi"), strict=True
    ):
        (calendar,) = files(sending.message)
        (event,) = calendar.events
        assert event.start == now.at
        assert event["dtstart"].params["TZID"] == zone
        assert [str(rules["tzid"]) for rules in calendar.walk("VTIMEZONE")] == [zone]


def test_a_second_tap_takes_the_first_back(town: Town, pair: list[Participant]) -> None:
    ana, ben = pair
    meeting = proposed(town, ana)

    first = town.pressed(slot(meeting, 0), ana)
    again = town.pressed(slot(meeting, 0), ana)
    town.pressed(slot(meeting, 0), ben)

    assert "(suits you)" in first.text
    assert "(suits you)" not in again.text
    assert meeting_of(town, ana).state is MeetingState.PROPOSED


def test_three_agree_only_once_all_three_have(town: Town) -> None:
    cleo = town.lives("Cleo", "ZA", "Africa/Johannesburg")
    pair = paired(town, ana=("DE", "Europe/Berlin"), ben=("KE", "Africa/Nairobi"))
    everybody = [*pair, cleo]
    three = replace(partnership_of(town, pair[0]), members=tuple(person.id for person in everybody))
    town.run(lambda unit: unit.partnerships.save_many([three]))

    meeting = proposed(town, everybody[0])
    for person in everybody[:2]:
        town.pressed(slot(meeting, 0), person)
        assert meeting_of(town, person).state is MeetingState.PROPOSED
    town.pressed(slot(meeting, 0), everybody[2])

    assert meeting_of(town, everybody[0]).state is MeetingState.AGREED


def test_where_no_time_suits_both_the_other_is_told_once_and_each_can_look_for_others(
    town: Town, pair: list[Participant]
) -> None:
    ana, ben = pair
    meeting = proposed(town, ana)

    town.pressed(slot(meeting, 0), ana)
    none = town.pressed(f"meeting-none:1:{meeting.id}", ben)
    town.pressed(f"meeting-none:1:{meeting.id}", ben)
    told = town.deliver()

    assert [(s.to, s.what) for s in told] == [(ana.id, "meeting-unmatched")]
    others = town.pressed(none.button("meeting-other"), ben)
    now = meeting_of(town, ana)
    assert len(now.slots) == 6
    assert not set(now.slots[3:]) & set(meeting.slots)
    assert [s.to for s in town.deliver()] == [ana.id]
    assert slot(meeting, 0) in others.tokens  # it suits Ana and is still possible


def test_an_old_button_still_means_the_time_it_showed(town: Town, pair: list[Participant]) -> None:
    ana, ben = pair
    meeting = proposed(town, ana)
    town.pressed(f"meeting-other:1:{meeting.id}", ben)

    town.pressed(slot(meeting, 2), ana)
    town.pressed(slot(meeting, 2), ben)

    assert meeting_of(town, ana).at == meeting.slots[2]


def test_when_there_are_no_other_times_that_is_said_plainly(town: Town, pair: list[Participant]) -> None:
    ana, _ben = pair
    meeting = proposed(town, ana)

    for _ in range(90):
        answer = town.pressed(f"meeting-other:1:{meeting.id}", ana)
        if "all the times" in answer.text:
            break

    assert "all the times" in answer.text
    slots = meeting_of(town, ana).slots
    assert len(set(slots)) == len(slots)


def test_asking_twice_shows_what_is_proposed_already_and_writes_to_nobody_again(
    town: Town, pair: list[Participant]
) -> None:
    ana, ben = pair
    meeting = proposed(town, ana)

    again = town.typed("/partner meet", ben)

    assert again.button("meeting-slot") == slot(meeting, 0)
    assert town.deliver() == []
    assert meeting_of(town, ana).id == meeting.id


def test_a_time_that_has_passed_cannot_be_chosen(town: Town, pair: list[Participant]) -> None:
    ana, ben = pair
    meeting = proposed(town, ana)
    town.pressed(slot(meeting, 0), ana)
    town.go_to(meeting.slots[0] + HOUR)

    answer = town.pressed(slot(meeting, 0), ben)

    assert "not possible any more" in answer.text
    assert slot(meeting, 0) not in answer.tokens
    assert meeting_of(town, ana).state is MeetingState.PROPOSED


def test_a_proposal_that_nobody_answers_lapses_and_its_buttons_say_so_kindly(
    town: Town, pair: list[Participant]
) -> None:
    ana, ben = pair
    meeting = proposed(town, ana)

    town.go_to(meeting.slots[-1] + DAY)

    assert meeting_of(town, ana).state is MeetingState.LAPSED
    assert "/partner meet" in town.pressed(slot(meeting, 2), ben).text
    assert town.got(ana, "meeting-reminder") == []


def test_nobody_else_can_press(town: Town, pair: list[Participant]) -> None:
    ana, _ben = pair
    meeting = proposed(town, ana)
    stranger = town.lives("Stranger")

    town.pressed(slot(meeting, 0), stranger)

    assert meeting_of(town, ana).answers == {}


def test_a_button_with_a_number_that_was_never_offered_does_no_harm(town: Town, pair: list[Participant]) -> None:
    ana, _ben = pair
    meeting = proposed(town, ana)

    answer = town.pressed(slot(meeting, 17), ana)

    assert answer.reply.refused  # type: ignore[union-attr]  # a refusal is a Say
    assert meeting_of(town, ana).answers == {}


def test_slots_avoid_absences_and_days_off(town: Town, pair: list[Participant]) -> None:
    ana, ben = pair
    away = Absence(date(2027, 3, 3), date(2027, 3, 10))
    town.run(lambda unit: unit.people.save_many([changed(ben, absences=(away,))]))

    meeting = proposed(town, ana)

    assert all(at.date() > date(2027, 3, 10) for at in meeting.slots)
    assert all(at.weekday() < 5 for at in meeting.slots)


def test_times_in_an_absence_told_since_can_no_longer_be_chosen(town: Town, pair: list[Participant]) -> None:
    ana, ben = pair
    meeting = proposed(town, ana)
    town.pressed(slot(meeting, 0), ana)
    town.typed(f"/me away until={meeting.slots[-1].date()}", ana)

    answer = town.pressed(slot(meeting, 0), ben)
    others = town.pressed(answer.button("meeting-other"), ben)

    assert answer.tokens == (f"meeting-other:1:{meeting.id}",)
    assert others.button("meeting-slot") == slot(meeting, 3)


def test_other_times_of_a_closed_proposal_begin_a_new_one(town: Town, pair: list[Participant]) -> None:
    ana, ben = pair
    meeting = proposed(town, ana)
    town.go_to(meeting.slots[-1] + DAY)

    town.pressed(f"meeting-other:1:{meeting.id}", ben)

    assert meeting_of(town, ana).id != meeting.id


def test_somebody_who_is_away_for_long_is_not_proposed_to(town: Town, pair: list[Participant]) -> None:
    ana, ben = pair
    away = Absence(date(2027, 3, 1), None)
    town.run(lambda unit: unit.people.save_many([changed(ben, absences=(away,))]))

    answer = town.typed("/partner meet", ana)

    assert "no working day" in answer.text
    assert town.deliver() == []


def test_partners_half_a_world_apart_are_told_plainly_and_may_volunteer(town: Town) -> None:
    ana, ben = paired(town, ana=("NZ", "Pacific/Auckland"), ben=("DE", "Europe/Berlin"))

    answer = town.typed("/partner meet", ana)

    assert "no waking hour in common" in answer.text
    assert "Voice notes" in answer.text
    meeting = meeting_of(town, ana)
    assert len(meeting.slots) == 2
    town.pressed(slot(meeting, 0), ana)
    town.pressed(slot(meeting, 0), ben)
    assert meeting_of(town, ana).state is MeetingState.AGREED


def test_longer_days_bring_them_together(town: Town) -> None:
    ana, ben = paired(town, ana=("NZ", "Pacific/Auckland"), ben=("DE", "Europe/Berlin"))

    said = town.typed("/me hours 6 23", ana)
    town.typed("/me hours start=6 end=23", ben)
    answer = town.typed("/partner meet", ana)

    assert "06:00" in said.text
    assert "no waking hour" not in answer.text
    assert len(meeting_of(town, ana).slots) == 3
    assert "wakes" in town.person(ana.id).own_fields


@pytest.mark.parametrize("typed", ["7 7", "24 3", "-1 9", "8 25"])
def test_hours_that_are_no_stretch_of_a_day_are_refused(town: Town, typed: str) -> None:
    ana = town.lives("Ana")

    town.typed(f"/me hours {typed}", ana)

    assert (town.person(ana.id).wakes, town.person(ana.id).sleeps) == (480, 1200)


def test_without_a_partner_there_is_nobody_to_meet(town: Town) -> None:
    ana = town.lives("Ana")

    assert "partner" in town.typed("/partner meet", ana).text


def test_slots_end_before_the_farewell(town: Town, pair: list[Participant]) -> None:
    ana, _ben = pair
    town.go_to(datetime(2027, 6, 14, 12, tzinfo=UTC))
    town.typed("/partner meet", ana)

    farewell = datetime(2027, 6, 21, tzinfo=UTC)
    assert all(at + timedelta(minutes=45) <= farewell for at in meeting_of(town, ana).slots)


def test_the_file_has_a_name_that_computers_know() -> None:
    assert FILE_NAME.endswith(".ics")
