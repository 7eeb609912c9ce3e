"""What becomes of an agreed meeting: reminders, "how did it go?", another time, the end of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from bot.domain.daytime import local
from bot.domain.meetings import MeetingState, clock_seen
from bot.domain.people import Absence, Participant
from bot.domain.signs import SignKind
from tests.bot.programme import DAY, HOUR, Town, changed
from tests.bot.services.meetings import agreed, files, meeting_of, meetings_of, paired, partnership_of, slot


@pytest.fixture
def pair(town: Town) -> list[Participant]:
    return paired(town, ana=("DE", "Europe/Berlin"), ben=("KE", "Africa/Nairobi"))


def test_both_are_reminded_a_day_and_an_hour_before(town: Town, pair: list[Participant]) -> None:
    meeting = agreed(town, *pair, number=1)
    assert meeting.at is not None

    town.go_to(meeting.at)

    for person in pair:
        reminded = town.got(person, "meeting-reminder")
        assert [s.at for s in reminded] == [meeting.at - DAY, meeting.at - HOUR]


def test_no_reminder_comes_outside_a_person_s_hours(town: Town) -> None:
    """Berlin and Sydney meet at either end of the day."""
    pair = paired(town, ana=("DE", "Europe/Berlin"), ben=("AU", "Australia/Sydney"))
    meeting = agreed(town, *pair)
    assert meeting.at is not None

    town.go_to(meeting.at)

    for person in pair:
        times = [local(s.at, person.zone).time() for s in town.got(person, "meeting-reminder")]
        assert times
        assert all(8 <= at.hour < 20 for at in times)


def test_reminders_come_whether_or_not_the_round_is_paused(town: Town, pair: list[Participant]) -> None:
    meeting = agreed(town, *pair, number=1)
    assert meeting.at is not None
    town.typed("/round pause")

    town.go_to(meeting.at)

    assert len(town.got(pair[0], "meeting-reminder")) == 2


def test_afterwards_each_is_asked_once_how_it_went(town: Town, pair: list[Participant]) -> None:
    meeting = agreed(town, *pair)
    assert meeting.at is not None

    town.go_to(meeting.at + 3 * DAY)

    for person in pair:
        (asked,) = town.got(person, "meeting-question")
        assert asked.at >= meeting.at + HOUR
        assert asked.tokens == tuple(f"meeting-{kind}:1:{meeting.id}" for kind in ("held", "missed", "change"))


def test_we_talked_is_contact_of_both_at_the_time_of_the_meeting(town: Town, pair: list[Participant]) -> None:
    ana, ben = pair
    meeting = agreed(town, ana, ben)
    assert meeting.at is not None
    town.go_to(meeting.at + 2 * HOUR)

    town.pressed(f"meeting-held:1:{meeting.id}", ana)
    town.pressed(f"meeting-held:1:{meeting.id}", ben)

    assert meeting_of(town, ana).state is MeetingState.HELD
    since = meeting.at - DAY
    signs = town.run(lambda unit: unit.signs.of_people([ana.id, ben.id], since))
    held = [(s.participant_id, s.at) for each in signs.values() for s in each if s.kind is SignKind.MEETING]
    assert sorted(held) == [(ana.id, meeting.at), (ben.id, meeting.at)]


def test_whoever_is_answered_for_is_not_asked_any_more(town: Town, pair: list[Participant]) -> None:
    """Ana says at once that they talked; Ben's question, which had to wait for his morning, is not sent."""
    ana, ben = pair
    meeting = agreed(town, ana, ben)
    assert meeting.at is not None
    town.clock.move_to(meeting.at + HOUR / 2)

    town.pressed(f"meeting-held:1:{meeting.id}", ana)
    town.go_to(meeting.at + 3 * DAY)

    assert town.got(ben, "meeting-question") == []


def test_we_did_not_is_taken_kindly_and_the_other_s_word_counts_too(town: Town, pair: list[Participant]) -> None:
    ana, ben = pair
    meeting = agreed(town, ana, ben)
    assert meeting.at is not None
    town.go_to(meeting.at + 2 * HOUR)

    said = town.pressed(f"meeting-missed:1:{meeting.id}", ana)
    assert meeting_of(town, ana).state is MeetingState.NOT_HELD
    town.pressed(f"meeting-held:1:{meeting.id}", ben)
    assert meeting_of(town, ana).state is MeetingState.HELD

    again = town.pressed(said.button("meeting-change"), ana)
    assert again.button("meeting-slot") == slot(meeting_of(town, ana), 0)
    assert meeting_of(town, ana).id != meeting.id


def test_nobody_has_talked_before_the_meeting(town: Town, pair: list[Participant]) -> None:
    ana, ben = pair
    meeting = agreed(town, ana, ben)

    town.pressed(f"meeting-held:1:{meeting.id}", ana)

    assert meeting_of(town, ana).state is MeetingState.AGREED


def test_another_time_gives_the_first_up_for_both_and_keeps_the_calendar_s_entry(
    town: Town, pair: list[Participant]
) -> None:
    ana, ben = pair
    meeting = agreed(town, ana, ben)
    assert meeting.at is not None

    answer = town.pressed(f"meeting-change:1:{meeting.id}", ana)
    (told,) = town.deliver()

    assert (told.to, told.what) == (ben.id, "meeting-changed")
    own, other = files(answer.message)[0], files(told.message)[0]
    assert own["method"] == other["method"] == "CANCEL"
    again = meeting_of(town, ana)
    assert (again.id, again.state, again.at, again.sequence) == (meeting.id, MeetingState.PROPOSED, None, 1)

    for person in pair:
        town.pressed(slot(again, 4), person)
    brought = town.deliver()
    events = [files(s.message)[0].events[0] for s in brought]
    assert {(e["uid"], e["sequence"]) for e in events} == {(own.events[0]["uid"], 1)}
    assert {e.start for e in events} == {again.slots[4]}

    town.sent.clear()
    town.go_to(again.slots[4])
    times = [s.at for s in town.got(ana, "meeting-reminder")]
    assert times[-1] == again.slots[4] - HOUR
    assert len(times) <= 2


def test_a_cancelled_meeting_is_told_kindly_taken_out_of_calendars_and_not_reminded_of(
    town: Town, pair: list[Participant]
) -> None:
    ana, ben = pair
    meeting = agreed(town, ana, ben)
    assert meeting.at is not None

    answer = town.pressed(f"meeting-cancel:1:{meeting.id}", ana)
    (told,) = town.deliver()
    town.go_to(meeting.at + 2 * DAY)

    assert (told.to, "Ana" in told.text) == (ben.id, True)
    calendars = [*files(answer.message), *files(told.message)]
    assert [(c["method"], c.events[0]["sequence"]) for c in calendars] == [("CANCEL", 1)] * 2
    assert meeting_of(town, ana).state is MeetingState.CANCELLED
    assert [s.what for s in town.sent if s.what.startswith("meeting")] == ["meeting-cancelled"]
    assert "closed" in town.pressed(f"meeting-cancel:1:{meeting.id}", ben).text


def test_an_absence_calls_the_meeting_off_and_the_one_who_stays_is_told(town: Town, pair: list[Participant]) -> None:
    ana, ben = pair
    meeting = agreed(town, ana, ben, number=2)
    assert meeting.at is not None
    town.typed(f"/me away until={meeting.at.date() + 2 * DAY}", ana)

    town.plan()
    brought = town.deliver()
    town.go_to(meeting.at + DAY)

    assert [(s.to, s.what) for s in brought] == [(ben.id, "meeting-cancelled")]
    assert meeting_of(town, ben).state is MeetingState.CANCELLED
    assert not [s for s in town.sent if s.what in {"meeting-reminder", "meeting-question"}]


def test_an_absence_that_ends_before_the_meeting_does_it_no_harm(town: Town, pair: list[Participant]) -> None:
    ana, ben = pair
    meeting = agreed(town, ana, ben, number=2)
    assert meeting.at is not None
    town.typed(f"/me away until={meeting.at.date() - 3 * DAY}", ana)

    town.go_to(meeting.at)

    assert meeting_of(town, ben).state is MeetingState.AGREED
    assert town.got(ben, "meeting-reminder")


def test_when_somebody_leaves_nobody_is_reminded_and_the_other_gets_a_kind_word(
    town: Town, pair: list[Participant]
) -> None:
    ana, ben = pair
    meeting = agreed(town, ana, ben, number=2)
    assert meeting.at is not None
    town.pressed("leave:1:-", ana)

    town.plan()
    brought = town.deliver()
    town.go_to(meeting.at + DAY)

    assert [(s.to, s.what) for s in brought if s.what.startswith("meeting")] == [(ben.id, "meeting-cancelled")]
    assert meeting_of(town, ben).state is MeetingState.CANCELLED
    assert not [s for s in town.sent if s.what in {"meeting-reminder", "meeting-question"}]


def test_when_zone_data_change_an_agreed_time_both_are_asked_again(town: Town, pair: list[Participant]) -> None:
    """Berlin abolishes its summer time: what Ana saw when she agreed is no longer what her clock will show."""
    ana, ben = pair
    meeting = agreed(town, ana, ben, number=2)
    assert meeting.at is not None
    seen = {**meeting.local_times, ana.id: clock_seen(meeting.at + HOUR, ana.zone)}
    town.run(lambda unit: unit.meetings.save_many([replace(meeting, local_times=seen)]))

    town.plan()
    town.plan()
    brought = town.deliver()

    assert sorted((s.to, s.what) for s in brought) == [(ana.id, "meeting-clocks"), (ben.id, "meeting-clocks")]
    again = meeting_of(town, ana)
    assert (again.state, again.slots[-1]) == (MeetingState.PROPOSED, meeting.at)
    for person in pair:
        town.pressed(slot(again, len(again.slots) - 1), person)
    assert meeting_of(town, ana).at == meeting.at
    town.plan()
    assert meeting_of(town, ana).state is MeetingState.AGREED


def test_who_moves_and_can_still_come_is_reminded_by_the_new_clock(town: Town, pair: list[Participant]) -> None:
    ana, ben = pair
    meeting = agreed(town, ana, ben, number=2)
    assert meeting.at is not None
    town.typed("/me timezone Africa/Johannesburg", ana)

    town.plan()

    kept = meeting_of(town, ana)
    assert (kept.state, kept.at) == (MeetingState.AGREED, meeting.at)
    assert kept.local_times[ana.id].endswith("[Africa/Johannesburg]")
    town.go_to(meeting.at)
    assert len(town.got(ana, "meeting-reminder")) == 2


def test_who_moves_to_where_it_would_be_night_is_asked_again_with_the_other(
    town: Town, pair: list[Participant]
) -> None:
    ana, ben = pair
    meeting = agreed(town, ana, ben)
    town.typed("/me timezone America/Los_Angeles", ana)

    town.plan()
    brought = town.deliver()

    assert {(s.to, s.what) for s in brought} == {(ana.id, "meeting-clocks"), (ben.id, "meeting-clocks")}
    assert meeting_of(town, ana).state is MeetingState.PROPOSED
    assert meeting.id == meeting_of(town, ana).id


def test_planning_twice_changes_nothing(town: Town, pair: list[Participant]) -> None:
    meeting = agreed(town, *pair)
    before = town.rows()

    town.plan()
    town.plan()

    assert town.rows() == before
    assert meeting_of(town, pair[0]) == meeting


def test_a_press_that_comes_twice_is_dealt_with_once(town: Town, pair: list[Participant]) -> None:
    ana, ben = pair
    meeting = agreed(town, ana, ben)
    first = town.pressed(f"meeting-change:1:{meeting.id}", ana, event="again")
    second = town.pressed(f"meeting-change:1:{meeting.id}", ana, event="again")

    assert first.tokens == second.tokens
    assert meeting_of(town, ana).sequence == 1
    assert len(town.deliver()) == 1


def test_an_unanswered_question_is_let_go_after_two_weeks(town: Town, pair: list[Participant]) -> None:
    meeting = agreed(town, *pair)
    assert meeting.at is not None

    town.go_to(meeting.at + 15 * DAY)

    assert meeting_of(town, pair[0]).state is MeetingState.LAPSED
    late = town.pressed(f"meeting-held:1:{meeting.id}", pair[0])
    assert "talked" in late.text
    assert meeting_of(town, pair[0]).state is MeetingState.HELD


def test_after_a_meeting_another_can_be_found(town: Town, pair: list[Participant]) -> None:
    ana, ben = pair
    first = agreed(town, ana, ben)
    assert first.at is not None
    town.go_to(first.at + 2 * HOUR)
    town.pressed(f"meeting-held:1:{first.id}", ben)

    town.typed("/partner meet", ben)

    assert len(meetings_of(town, ana)) == 2
    assert all(at > town.now for at in meeting_of(town, ana).slots)


def test_buttons_of_a_partnership_that_has_ended_do_nothing(town: Town, pair: list[Participant]) -> None:
    ana, ben = pair
    meeting = agreed(town, ana, ben, number=2)
    town.pressed("leave:1:-", ana)

    answer = town.pressed(f"meeting-change:1:{meeting.id}", ben)

    assert "partner" in answer.text
    assert partnership_of(town, ben).state == "ended"
    assert len(meetings_of(town, ben)) == 1


CHANGE_WEEK = datetime(2027, 3, 22, 9, tzinfo=UTC)


def test_over_a_clock_change_the_meeting_stays_the_instant_that_was_agreed(town: Town, pair: list[Participant]) -> None:
    """Berlin's clocks go forward on 28 March; Nairobi's do not."""
    ana, ben = pair
    town.go_to(CHANGE_WEEK)
    town.sent.clear()
    meeting = agreed(town, ana, ben, number=2)
    assert meeting.at is not None
    assert meeting.at > datetime(2027, 3, 28, 1, tzinfo=UTC)

    town.go_to(meeting.at)

    assert meeting_of(town, ana).at == meeting.at
    shown = local(meeting.at, ana.zone).strftime("%H:%M")
    assert shown in town.got(ana, "meeting-reminder")[-1].text
    assert 9 <= local(meeting.at, ana.zone).hour < 17


def test_somebody_on_holiday_today_is_left_in_peace(town: Town, pair: list[Participant]) -> None:
    ana, ben = pair
    meeting = agreed(town, ana, ben, number=2)
    assert meeting.at is not None
    away = changed(town.person(ana.id), absences=(Absence(date(2027, 3, 2), None),))
    town.run(lambda unit: unit.people.save_many([away]))

    town.plan()

    assert {s.to for s in town.deliver()} == {ben.id}


def test_nobody_is_asked_about_silence_while_a_time_to_talk_is_agreed(town: Town) -> None:
    ana, bo = paired(town, ana=("KE", "Africa/Nairobi"), bo=("PT", "Europe/Lisbon"))
    town.go_to(datetime(2027, 3, 6, 15, tzinfo=UTC))
    meeting = agreed(town, ana, bo)
    assert meeting.at is not None
    town.sent.clear()

    town.go_to(meeting.at + HOUR)

    assert [s for p in (ana, bo) for s in town.got(p, "nudge")] == []
