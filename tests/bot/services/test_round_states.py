"""A round from its draft to its end, by commands: each step once, in order, and never twice."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import pytest

from bot.domain.partnerships import PartnershipState
from bot.domain.rounds import ApplicationState, RoundState
from tests.bot.programme import DAY, LAUNCH, Town, local_morning

if TYPE_CHECKING:
    from bot.domain.people import Participant


def crowd(town: Town, number: int = 4) -> list[Participant]:
    return [town.lives(f"Person {n}") for n in range(number)]


# ---------------------------------------------------------------------- creating


def test_a_new_round_is_a_draft_and_sends_nothing(town: Town) -> None:
    town.typed(f"/round create spring launch={LAUNCH}")
    assert town.round.state is RoundState.DRAFT
    assert town.deliveries() == []


def test_a_round_begins_on_a_monday(town: Town) -> None:
    said = town.typed("/round create spring launch=2027-03-03").text
    assert "2027-03-01" in said
    assert "2027-03-08" in said
    assert town.rows()["round"] == 0


@pytest.mark.parametrize("launch", ["2027-01-25", "2020-03-02"])
def test_a_round_does_not_begin_in_the_past(town: Town, launch: str) -> None:
    town.typed(f"/round create spring launch={launch}")
    assert town.rows()["round"] == 0


@pytest.mark.parametrize("name", ["Spring", "s", "-spring", "spring!", "primavera 2027", "año", "x" * 41])
def test_a_round_has_a_plain_name(town: Town, name: str) -> None:
    town.typed(f'/round create "{name}" launch={LAUNCH}')
    assert town.rows()["round"] == 0


def test_no_two_rounds_have_one_name(town: Town) -> None:
    town.typed(f"/round create spring launch={LAUNCH}")
    town.typed(f"/round create spring launch={LAUNCH}")
    assert town.rows()["round"] == 1


def test_a_round_is_in_a_language_that_we_have(town: Town) -> None:
    """Else nothing of it could be rendered, months later."""
    assert "tlh" in town.typed(f"/round create spring launch={LAUNCH} locale=tlh").text
    assert town.rows()["round"] == 0


def test_a_round_takes_its_language_from_its_timetable(town: Town) -> None:
    town.typed(f"/round create spring launch={LAUNCH} timetable=biblionetwork-16-weeks")
    assert (town.round.locale, town.round.rules, town.round.cap_percent) == ("es-AR", "biblionetwork", None)


@pytest.mark.parametrize(("cap", "kept"), [("0", None), ("100", None), ("50", 50), ("-5", None)])
def test_a_cap_of_nothing_or_everything_is_none(town: Town, cap: str, kept: int | None) -> None:
    town.typed(f"/round create spring launch={LAUNCH} cap={cap}")
    assert town.round.cap_percent == kept


def test_who_is_not_asked_any_more_is_not_set_aside_for_silence(town: Town) -> None:
    """A round made nine days before launch asks nobody "still in?", so nobody has failed to answer."""
    town.sleep_until(datetime(2027, 2, 20, 12, tzinfo=UTC))
    people = crowd(town)
    town.a_round(RoundState.OPEN, *people)
    town.go_to(datetime(2027, 2, 22, 12, tzinfo=UTC))
    town.typed("/round match")
    assert town.round.state is RoundState.MATCHING
    assert {town.application(p).state for p in people} == {ApplicationState.APPLIED}


def test_dropping_the_question_drops_its_consequence(town: Town) -> None:
    people = crowd(town)
    town.a_round(RoundState.OPEN, *people)
    town.typed("/round timetable drop confirm-1")
    town.typed("/round timetable drop confirm-2")
    town.go_to(datetime(2027, 2, 22, 12, tzinfo=UTC))
    assert {town.application(p).state for p in people} == {ApplicationState.APPLIED}


# ---------------------------------------------------------------------- opening and closing


def test_applications_open_and_close_by_themselves(town: Town) -> None:
    """They open on the programme's morning, and close when the day is over anywhere on earth."""
    town.sleep_until(datetime(2027, 2, 1, 12, tzinfo=UTC))
    town.a_round()
    states = []
    for day, hour, minute in ((1, 13, 0), (16, 11, 59), (16, 12, 0)):
        town.sleep_until(datetime(2027, 2, day, hour, minute, tzinfo=UTC))
        town.plan()
        states.append(town.round.state)
    assert states == [RoundState.OPEN, RoundState.OPEN, RoundState.CLOSED]


def test_closing_counts_who_is_in(town: Town) -> None:
    """Who took the application back is not counted."""
    people = crowd(town, 3)
    town.a_round(RoundState.OPEN, *people)
    town.typed("/join withdraw", people[0])
    assert "2 people" in town.typed("/round close").text


def test_one_country_keeps_a_fifth_of_all_applicants_in_their_order(town: Town) -> None:
    others = crowd(town, 12)
    kenyans = [town.lives(f"K{n}", "KE", "Africa/Nairobi") for n in range(8)]
    argentine = [p for p in others if p.country == "KE"]
    town.a_round(RoundState.OPEN, *kenyans, *others)
    town.typed("/round close")
    waiting = [p.id for p in (*kenyans, *others) if town.application(p).state is ApplicationState.WAITING]
    assert waiting == [p.id for p in (*kenyans[4:], *argentine)]


def test_who_is_over_the_cap_is_told_the_reason_when_the_matches_are_approved(town: Town) -> None:
    others = crowd(town, 12)
    late = [town.lives(f"K{n}", "KE", "Africa/Nairobi") for n in range(8)][-1]
    town.a_round(RoundState.APPROVED, *others, *[town.person(n) for n in range(13, 21)])
    town.go_to(town.now + 4 * DAY)
    (told,) = town.got(late, "waiting")
    assert "Kenya" in told.text


# ---------------------------------------------------------------------- order


@pytest.mark.parametrize(
    "command", ["close", "match", "review", "approve", "launch", "end", "resume", "extend 7", "pause"]
)
def test_a_draft_can_only_be_opened(town: Town, command: str) -> None:
    town.a_round()
    version = town.round.version
    town.typed(f"/round {command}")
    assert (town.round.state, town.round.version) == (RoundState.DRAFT, version)


@pytest.mark.parametrize("state", list(RoundState)[1:5])
def test_a_round_cannot_skip_a_state(town: Town, state: RoundState) -> None:
    town.a_round(state, *crowd(town))
    following = {"open": "close", "closed": "match", "matching": "approve", "approved": "launch"}[state]
    for command in {"close", "match", "approve", "launch"} - {following}:
        answer = town.typed(f"/round {command}")
        assert (town.round.state is state) or (command == "match" and state is RoundState.MATCHING), answer.text


@pytest.mark.parametrize("state", list(RoundState)[:6])
def test_every_state_can_be_shown(town: Town, state: RoundState) -> None:
    town.a_round(state, *crowd(town))
    assert "spring" in town.typed("/round status").text
    assert "spring" in town.typed("/round list").text


def test_a_command_that_could_mean_several_rounds_asks_which(town: Town) -> None:
    town.typed(f"/round create spring launch={LAUNCH}")
    town.typed("/round create autumn launch=2027-09-06")
    assert "spring, autumn" in town.typed("/round open").text
    assert town.rows()["delivery"] == 0


def test_a_named_round_is_meant(town: Town) -> None:
    town.typed(f"/round create spring launch={LAUNCH}")
    town.typed("/round create autumn launch=2027-09-06")
    town.typed("/round open autumn")
    assert [r.state for r in town.run(lambda unit: unit.rounds.all())] == [RoundState.DRAFT, RoundState.OPEN]


def test_without_a_round_the_first_step_is_named(town: Town) -> None:
    assert "/round create" in town.typed("/round status").text


# ---------------------------------------------------------------------- launching


def test_a_launch_shows_what_it_will_send_and_sends_nothing(town: Town) -> None:
    town.a_round(RoundState.APPROVED, *crowd(town))
    town.typed("/round launch")
    assert town.round.state is RoundState.APPROVED
    assert town.deliveries() == []


def test_a_round_is_not_launched_twice_by_command(town: Town) -> None:
    town.a_round(RoundState.RUNNING, *crowd(town))
    rows = {**town.rows()}
    assert "never launched twice" in town.typed("/round launch").text
    assert {**town.rows(), "event": rows["event"]} == rows


def test_a_round_is_not_launched_twice_by_an_old_button(town: Town) -> None:
    """Old buttons live for ever."""
    town.a_round(RoundState.APPROVED, *crowd(town))
    token = town.typed("/round launch").button("launch")
    town.pressed(token)
    before = (town.round.version, town.deliveries())
    assert "never launched twice" in town.pressed(token).text
    assert (town.round.version, town.deliveries()) == before


def test_a_launch_can_wait(town: Town) -> None:
    town.a_round(RoundState.APPROVED, *crowd(town))
    town.pressed(town.typed("/round launch").button("keep"))
    assert town.round.state is RoundState.APPROVED


def test_a_late_launch_moves_to_the_next_monday(town: Town) -> None:
    town.a_round(RoundState.APPROVED, *crowd(town))
    town.sleep_until(datetime(2027, 3, 3, 12, tzinfo=UTC))
    preview = town.typed("/round launch")
    assert "8 March 2027" in preview.text
    town.pressed(preview.button("launch"))
    assert town.round.launch_on == date(2027, 3, 8)


def test_a_launch_on_a_later_monday_is_that_day(town: Town) -> None:
    town.a_round(RoundState.APPROVED, *crowd(town))
    town.sleep_until(datetime(2027, 3, 8, 12, tzinfo=UTC))
    town.pressed(town.typed("/round launch").button("launch"))
    assert town.round.launch_on == date(2027, 3, 8)


def test_a_paused_round_is_not_launched(town: Town) -> None:
    """Neither from the command nor from a button of before the pause."""
    town.a_round(RoundState.APPROVED, *crowd(town))
    token = town.typed("/round launch").button("launch")
    town.typed("/round pause")
    assert "/round resume" in town.typed("/round launch").text
    assert "/round resume" in town.pressed(token).text
    assert town.deliveries() == []


def rows_of(answer_text: str, words: str) -> Counter[str]:
    """Give how many people a launch promises something to, by day."""
    found: Counter[str] = Counter()
    for line in answer_text.splitlines():
        if words in line:
            day, _, rest = line.partition(": ")
            number = rest.split("to ")[-1].split(" ")[0]
            found[day] += 1 if number == "one" else int(number)
    return found


def test_the_launch_plans_exactly_the_introductions_it_promised(town: Town) -> None:
    """Also where two partners' weekends differ, and their Mondays begin a day apart."""
    places = [
        ("EG", "Africa/Cairo"),
        ("DE", "Europe/Berlin"),
        ("KI", "Pacific/Kiritimati"),
        ("AS", "Pacific/Pago_Pago"),
    ]
    people = [town.lives(f"P{n}", *places[n % 4]) for n in range(12)]
    town.a_round(RoundState.APPROVED, *people, launch=date(2027, 5, 3))
    town.sleep_until(datetime(2027, 5, 2, 6, tzinfo=UTC))
    preview = town.typed("/round launch")
    town.pressed(preview.button("launch"))
    promised = rows_of(preview.text, "introductions")
    town.go_to(datetime(2027, 5, 8, 12, tzinfo=UTC))
    sent = Counter(f"{s.on:%A} {s.on.day} {s.on:%B %Y}" for p in people for s in town.got(p, "introduction"))
    assert promised == sent


def test_every_later_step_reaches_as_many_as_the_launch_promised(town: Town) -> None:
    people = crowd(town, 8)
    town.talkative = True  # who is silent is asked other things
    town.a_round(RoundState.APPROVED, *people)
    preview = town.typed("/round launch").text
    town.pressed(town.typed("/round launch").button("launch"))
    town.go_to(datetime(2027, 7, 1, 12, tzinfo=UTC))
    steps = [line for line in preview.splitlines() if "topic " in line or "survey" in line or "farewell" in line]
    assert len(steps) == 10
    assert all("to 8 people" in line for line in steps)
    got = Counter(s.what for p in people for s in town.got(p))
    once = dict.fromkeys(("introduction", "check-in", "call", "last-week", "farewell"), 8)
    assert got == {**once, "topic": 56, "survey": 16}


# ---------------------------------------------------------------------- ending


def test_a_round_ends_by_itself_after_its_farewell(town: Town) -> None:
    people = crowd(town)
    town.a_round(RoundState.RUNNING, *people)
    town.go_to(datetime(2027, 6, 26, 12, tzinfo=UTC))
    assert town.round.state is RoundState.ENDED
    ended = town.run(lambda unit: unit.partnerships.of_participant(people[0].id))
    assert [p.state for p in ended] == [PartnershipState.ENDED]


def test_ending_asks_first(town: Town) -> None:
    town.a_round(RoundState.RUNNING, *crowd(town))
    town.pressed(town.typed("/round end").button("keep"))
    town.go_to(datetime(2027, 3, 16, 12, tzinfo=UTC))
    assert len(town.sent) > 4


def test_a_round_that_is_ended_early_takes_leave_from_tomorrow_and_sends_nothing_else(town: Town) -> None:
    people = crowd(town)
    town.a_round(RoundState.RUNNING, *people)
    town.go_to(datetime(2027, 3, 14, 12, tzinfo=UTC))
    town.pressed(town.typed("/round end").button("end"))
    town.sent.clear()
    town.go_to(datetime(2027, 4, 14, 12, tzinfo=UTC))
    assert Counter(s.what for p in people for s in town.got(p)) == {"farewell": 4}
    assert town.round.state is RoundState.ENDED


def test_an_old_button_does_not_put_the_end_off(town: Town) -> None:
    town.a_round(RoundState.RUNNING, *crowd(town))
    token = town.typed("/round end").button("end")
    town.pressed(token)
    timetable = town.round.timetable
    town.sleep_until(town.now + DAY)
    town.pressed(token)
    assert town.round.timetable == timetable


def test_a_paused_round_can_be_ended(town: Town) -> None:
    people = crowd(town)
    town.a_round(RoundState.RUNNING, *people)
    town.go_to(datetime(2027, 3, 5, 12, tzinfo=UTC))
    town.typed("/round pause")
    town.pressed(town.typed("/round end").button("end"))
    town.go_to(datetime(2027, 3, 10, 12, tzinfo=UTC))
    assert all(len(town.got(p, "farewell")) == 1 for p in people)


def test_who_was_away_at_the_farewell_is_taken_leave_of_when_back(town: Town) -> None:
    people = crowd(town)
    town.a_round(RoundState.RUNNING, *people)
    town.typed("/me away since=2027-06-10 until=2027-06-29", people[0])
    town.go_to(datetime(2027, 7, 2, 12, tzinfo=UTC))
    assert [s.on for s in town.got(people[0], "farewell")] == [date(2027, 6, 30)]


def test_an_extended_round_ends_later_and_its_last_steps_with_it(town: Town) -> None:
    people = crowd(town)
    town.a_round(RoundState.RUNNING, *people)
    town.go_to(datetime(2027, 6, 1, 12, tzinfo=UTC))
    assert "5 July 2027" in town.typed("/round extend 14").text
    town.go_to(datetime(2027, 7, 6, 12, tzinfo=UTC))
    assert {s.on for p in people for s in town.got(p, "farewell")} == {date(2027, 7, 5)}
    assert all(len(town.got(p, "last-week")) == 1 for p in people)


@pytest.mark.parametrize("days", ["-100", "99999999"])
def test_a_round_is_not_extended_into_nonsense(town: Town, days: str) -> None:
    town.a_round(RoundState.RUNNING, *crowd(town))
    town.go_to(datetime(2027, 6, 1, 12, tzinfo=UTC), tick=DAY)
    timetable = town.round.timetable
    assert "went wrong" not in town.typed(f"/round extend {days}").text
    assert town.round.timetable == timetable


@pytest.mark.parametrize("closed", [LAUNCH - 27 * DAY, LAUNCH - 18 * DAY], ids=["long before", "the day before"])
def test_once_applications_are_closed_by_hand_nobody_is_told_that_three_days_are_left(town: Town, closed: date) -> None:
    town.typed("/setup channel_open=discord:C1")
    town.a_round(RoundState.OPEN, town.lives("Ana"))
    town.go_to(local_morning(closed, "UTC"))
    town.typed("/round close")
    town.go_to(local_morning(LAUNCH - 16 * DAY, "UTC"))
    assert town.posted("last-call") == []


def test_while_applications_are_open_three_days_left_are_announced(town: Town) -> None:
    town.typed("/setup channel_open=discord:C1")
    town.a_round(RoundState.OPEN, town.lives("Ana"))
    town.go_to(local_morning(LAUNCH - 16 * DAY, "UTC"))
    assert len(town.posted("last-call")) == 1


def test_closing_an_empty_round_says_how_people_can_still_come(town: Town) -> None:
    town.a_round(RoundState.OPEN)
    said = town.typed("/round close").text
    assert "nobody has applied" in said
    assert "/roster import round=spring" in said


def test_a_name_that_is_taken_is_answered_with_what_to_do(town: Town) -> None:
    town.a_round()
    assert "Please choose another name" in town.typed(f"/round create spring launch={LAUNCH}").text
