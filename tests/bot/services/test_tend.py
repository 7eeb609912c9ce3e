"""Stories of silence in real time: who is asked when, what an answer stops, and when a coordinator is needed."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import pytest

from bot.domain.agreement import Often, Terms
from bot.domain.cases import Case, CaseOutcome, CaseReason, CaseState
from bot.domain.deliveries import DeliveryState
from bot.domain.partnerships import Partnership, Standing
from bot.domain.rounds import RoundState
from bot.domain.signs import Sign, SignKind
from bot.services.tend import note, on_ladder, tend_those_of
from bot.services.tending.next_look import LOOK_AT_LEAST
from tests.bot.programme import DAY, HOUR, Town, local_morning

if TYPE_CHECKING:
    from bot.domain.people import Participant

MONDAY = date(2027, 3, 1)


def day(number: int, hour: int = 20) -> datetime:
    """Give the evening of a day of the round, in UTC."""
    return datetime(2027, 3, 1, hour, tzinfo=UTC) + number * DAY


@pytest.fixture
def ana(town: Town) -> Participant:
    return town.lives("Ana Ruiz", "DE", "Europe/Berlin", institution="Stadtbücherei")


@pytest.fixture
def bo(town: Town, ana: Participant) -> Participant:
    """Give Ana's partner, who lives in Canada: introduced to each other on Monday the first of March."""
    bo = town.lives("Bo Chen", "CA", "America/Toronto")
    town.a_round(RoundState.APPROVED, ana, bo)
    town.sleep_until(datetime(2027, 2, 28, 12, tzinfo=UTC))
    town.pressed(town.typed("/round launch").button("launch"))
    town.go_to(day(0))
    return bo


def partnership_of(town: Town, person: Participant) -> Partnership:
    return town.run(lambda unit: unit.partnerships.of_participant(person.id))[-1]


def cases(town: Town) -> list[Case]:
    round_id = town.round.id
    return list(town.run(lambda unit: unit.cases.of_round(round_id)))


def wrote(town: Town, person: Participant) -> None:
    """Let somebody write to their partner, by whatever way the bot sees."""
    here = partnership_of(town, person).id
    town.run(note, [Sign(person.id, SignKind.PASSED_ON, town.now, here)], town.now, town.world)


def ladder(town: Town, person: Participant) -> list[tuple[str, int, date]]:
    """Give what the ladder sent somebody: what, its number, on which day of theirs."""
    ours = {"suggestion", "nudge", "kind-word", "offer"}
    return [(s.what, s.delivery.number, s.on) for s in town.got(person) if s.what in ours]


def on(number: int) -> date:
    return MONDAY + number * DAY


# ---------------------------------------------------------------------- never started


def test_a_pair_that_never_starts_is_asked_step_by_step_and_then_handed_over(
    town: Town, ana: Participant, bo: Participant
) -> None:
    town.go_to(day(14))

    steps = [("suggestion", 1, on(3)), ("nudge", 1, on(7)), ("nudge", 2, on(10))]
    assert ladder(town, ana) == ladder(town, bo) == steps
    (case,) = cases(town)
    assert (case.reason, case.about) == (CaseReason.NEVER_STARTED, (ana.id, bo.id))
    assert partnership_of(town, ana).standing is Standing.NEVER_STARTED


def test_each_ask_comes_at_nine_in_the_morning_of_its_reader(town: Town, ana: Participant, bo: Participant) -> None:
    town.go_to(day(10))

    asks = [s for p in (ana, bo) for s in town.got(p) if s.what in {"suggestion", "nudge"}]
    assert [s.at for s in asks] == [local_morning(s.on, s.zone) for s in asks]


def test_nobody_is_asked_on_a_day_off(town: Town) -> None:
    """The seventh day is Good Friday; the weekend and Easter Monday follow, and on Tuesday comes the topic."""
    ana, bo = town.lives("Ana", "JP", "Asia/Tokyo"), town.lives("Bo", "DE", "Europe/Berlin")
    town.a_round(RoundState.RUNNING, ana, bo, launch=date(2027, 3, 15))
    town.go_to(datetime(2027, 3, 19, 6, tzinfo=UTC))
    wrote(town, ana)
    town.go_to(datetime(2027, 4, 1, tzinfo=UTC))

    assert [s.on for s in town.got(bo, "topic")] == [date(2027, 3, 30)]
    assert [s.on for s in town.got(bo, "nudge")] == [date(2027, 3, 31)]


def test_the_case_knows_what_was_asked_before(town: Town, ana: Participant, bo: Participant) -> None:
    town.go_to(day(14))

    (case,) = cases(town)
    asked = [s.delivery.key for p in (ana, bo) for s in town.got(p, "nudge")]
    assert len(asked) == 4
    assert set(asked) <= set(case.asked_before)


def test_there_is_one_case_a_silence(town: Town, ana: Participant, bo: Participant) -> None:
    town.go_to(day(40))

    assert len(cases(town)) == 1
    assert len(town.got(ana, "nudge")) == 2


def test_a_silence_that_had_its_case_is_not_looked_at_again_and_again(
    town: Town, ana: Participant, bo: Participant
) -> None:
    town.go_to(day(40))
    (case,) = cases(town)
    town.run(lambda unit: unit.cases.save_many([case.resolved(CaseOutcome.ENDED, town.now)]))
    town.run(tend_those_of, [ana.id], town.now, town.world)

    assert partnership_of(town, ana).standing is Standing.NEVER_STARTED
    assert partnership_of(town, ana).look_at == town.now + LOOK_AT_LEAST


def test_who_is_here_while_the_other_is_not_is_offered_a_new_partner(
    town: Town, ana: Participant, bo: Participant
) -> None:
    town.go_to(day(8))
    (nudge,) = town.got(ana, "nudge")
    town.pressed(next(t for t in nudge.tokens if t.endswith(".soon")), ana)
    town.go_to(day(24))

    assert [s.delivery.number for s in town.got(ana, "nudge")] == [1]
    assert [s.delivery.number for s in town.got(bo, "nudge")] == [1, 2]
    assert [s.on for s in town.got(ana, "offer")] == [on(21)]
    assert town.got(bo, "offer") == []


def test_a_suggestion_draws_on_what_the_other_has_told(town: Town, ana: Participant, bo: Participant) -> None:
    town.go_to(day(3))

    (to_bo,) = town.got(bo, "suggestion")
    (to_ana,) = town.got(ana, "suggestion")
    assert "Stadtbücherei" in to_bo.text
    assert "Canada" in to_ana.text


# ---------------------------------------------------------------------- one-sided


def test_who_writes_to_a_silent_other_is_told_kindly_that_we_asked(
    town: Town, ana: Participant, bo: Participant
) -> None:
    town.go_to(day(1))
    wrote(town, ana)
    town.go_to(day(16))

    assert ladder(town, bo) == [("nudge", 1, on(8)), ("nudge", 2, on(11))]
    assert ladder(town, ana) == [("kind-word", 2, on(9))]
    (case,) = cases(town)
    assert (case.reason, case.about) == (CaseReason.ONE_SIDED, (bo.id,))
    assert partnership_of(town, ana).silent == (bo.id,)


def test_who_only_looks_in_leaves_the_partnership_as_it_is(town: Town, ana: Participant, bo: Participant) -> None:
    town.go_to(day(1))
    before = partnership_of(town, ana)

    town.typed("/me show", ana)

    assert partnership_of(town, ana) == before
    assert town.run(lambda unit: unit.signs.of_people([ana.id], town.now))[ana.id]


def test_who_looks_in_after_a_nudge_is_not_nudged_again(town: Town, ana: Participant, bo: Participant) -> None:
    town.go_to(day(8))

    town.typed("/me show", ana)
    town.go_to(day(13))

    assert [step[:2] for step in ladder(town, ana)][1:] == [("nudge", 1)]
    assert [step[:2] for step in ladder(town, bo)][1:] == [("nudge", 1), ("nudge", 2)]


def test_an_answer_takes_back_what_was_about_to_be_asked(town: Town, ana: Participant, bo: Participant) -> None:
    town.go_to(day(2))
    wrote(town, ana)
    town.go_to(day(8, 22))
    assert town.deliveries(DeliveryState.PLANNED, what="nudge", to=bo.id)
    wrote(town, bo)
    assert not town.deliveries(DeliveryState.PLANNED, what="nudge")
    town.go_to(day(12))

    assert town.got(bo, "nudge") == []
    assert partnership_of(town, ana).standing is Standing.IN_TOUCH


def test_an_answer_in_the_room_is_in_time_for_the_second_nudge(town: Town, ana: Participant, bo: Participant) -> None:
    town.go_to(day(2))
    town.wrote_in_room(ana)
    town.go_to(day(11))
    town.wrote_in_room(bo)
    town.go_to(day(16))

    assert [s.delivery.number for s in town.got(bo, "nudge")] == [1]
    assert cases(town) == []


def test_no_reply_has_the_other_asked_on_their_next_morning(town: Town, ana: Participant, bo: Participant) -> None:
    town.go_to(day(1))
    wrote(town, ana)
    wrote(town, bo)
    town.go_to(day(7))
    here = partnership_of(town, ana).id
    town.run(note, [Sign(ana.id, SignKind.NO_REPLY, town.now, here)], town.now, town.world)
    town.go_to(day(9))

    assert ladder(town, bo) == [("nudge", 1, on(8))]


# ---------------------------------------------------------------------- both silent


def test_who_wrote_last_is_thanked_and_not_asked_why(town: Town, ana: Participant, bo: Participant) -> None:
    town.go_to(day(1, 16))
    wrote(town, bo)
    town.go_to(day(1))
    wrote(town, ana)
    town.go_to(day(17))

    (to_ana,), (to_bo,) = town.got(ana, "nudge"), town.got(bo, "nudge")
    assert "thank you for keeping the conversation going" in to_ana.text
    assert "thank you" not in to_bo.text
    assert "Life gets busy" in to_bo.text


def test_the_pairs_agreement_stretches_the_ladder(town: Town, ana: Participant, bo: Participant) -> None:
    town.go_to(day(1))
    wrote(town, ana)
    wrote(town, bo)
    here = partnership_of(town, ana).id
    town.run(lambda unit: unit.signs.agree(Terms(here, bo.id, Often.MONTHLY)))
    town.run(tend_those_of, [bo.id], town.now, town.world)
    town.go_to(day(32))

    assert [s.on for s in town.got(bo, "nudge")] == [on(29)]


# ---------------------------------------------------------------------- away, unreachable, left


def test_while_one_is_away_the_other_is_not_asked(town: Town, ana: Participant, bo: Participant) -> None:
    town.go_to(day(2))
    wrote(town, ana)
    town.go_to(day(5))
    town.typed(f"/me away until={on(13)}", ana)
    assert partnership_of(town, ana).standing is Standing.AWAY
    town.go_to(day(13))
    assert town.got(bo, "nudge") == []
    town.go_to(day(22))

    assert [s.on for s in town.got(bo, "nudge") if s.delivery.number == 1] == [on(18)]


def test_who_goes_away_takes_back_what_waits_for_the_other(town: Town, ana: Participant, bo: Participant) -> None:
    town.go_to(day(2))
    wrote(town, ana)
    town.go_to(day(8, 22))
    assert town.deliveries(DeliveryState.PLANNED, what="nudge", to=bo.id)
    town.typed(f"/me away until={on(20)}", ana)
    town.go_to(day(20))

    assert town.got(bo, "nudge") == []


def test_who_comes_back_early_has_the_clock_run_again(town: Town, ana: Participant, bo: Participant) -> None:
    town.go_to(day(2))
    wrote(town, ana)
    town.typed(f"/me away until={on(40)}", ana)
    town.go_to(day(4))
    town.typed("/me back", ana)
    town.go_to(day(14))

    assert len(town.got(bo, "nudge")) >= 1


def test_an_ask_that_is_refused_for_good_opens_a_case_at_once(town: Town, ana: Participant, bo: Participant) -> None:
    town.go_to(day(2))
    wrote(town, ana)
    town.refusing[str(bo.accounts[0])] = "account-gone"
    town.go_to(day(10))

    (case,) = cases(town)
    (refused,) = town.deliveries(DeliveryState.UNDELIVERABLE, what="nudge", to=bo.id)
    assert (case.reason, case.about) == (CaseReason.UNREACHABLE, (bo.id,))
    assert refused.key in case.asked_before
    assert case.opened_at - refused.due_at <= 13 * HOUR
    assert partnership_of(town, ana).standing is Standing.UNREACHABLE


def test_an_introduction_that_is_refused_for_good_opens_a_case_at_once(town: Town) -> None:
    ana, bo = town.lives("Ana", "DE", "Europe/Berlin"), town.lives("Bo", "CA", "America/Toronto")
    town.refusing[str(bo.accounts[0])] = "account-gone"
    town.a_round(RoundState.RUNNING, ana, bo)
    town.go_to(day(1))

    (case,) = cases(town)
    assert (case.reason, case.about) == (CaseReason.UNREACHABLE, (bo.id,))


def test_who_is_not_there_yet_is_a_case_too(town: Town, ana: Participant, bo: Participant) -> None:
    """Their account may still come; a human can help them in."""
    town.go_to(day(2))
    wrote(town, ana)
    town.refusing[str(bo.accounts[0])] = "not-yet-present"
    town.go_to(day(10))

    assert [case.reason for case in cases(town)] == [CaseReason.UNREACHABLE]


def test_who_leaves_takes_the_ladder_along(town: Town, ana: Participant, bo: Participant) -> None:
    town.go_to(day(6, 12))
    assert town.deliveries(DeliveryState.PLANNED, what="nudge", to=bo.id)
    town.pressed("leave:1:-", ana)

    assert not town.deliveries(DeliveryState.PLANNED, what="nudge")
    assert partnership_of(town, ana).standing is Standing.ENDED
    assert town.run(on_ladder, town.round.id) == frozenset()


# ---------------------------------------------------------------------- cases that close themselves


def test_a_case_closes_itself_when_the_two_are_in_touch_again(town: Town, ana: Participant, bo: Participant) -> None:
    town.go_to(day(16))
    wrote(town, ana)
    assert [case.state for case in cases(town)] == [CaseState.OPEN]
    wrote(town, bo)

    (case,) = cases(town)
    assert (case.state, case.outcome) == (CaseState.RESOLVED, CaseOutcome.REVIVED)


def test_a_new_silence_is_a_new_story(town: Town, ana: Participant, bo: Participant) -> None:
    town.go_to(day(16))
    wrote(town, ana)
    wrote(town, bo)
    town.go_to(day(60))

    assert [case.reason for case in cases(town)] == [CaseReason.NEVER_STARTED, CaseReason.BOTH_SILENT]
    assert [s.delivery.number for s in town.got(bo, "nudge")] == [1, 2, 1, 2]


def test_a_case_of_another_kind_is_left_to_humans(town: Town, ana: Participant, bo: Participant) -> None:
    town.go_to(day(4))
    asked_for = Case(0, town.round.id, partnership_of(town, ana).id, CaseReason.ASKED_FOR_HELP, (bo.id,), town.now)
    town.run(lambda unit: unit.cases.add(asked_for))
    wrote(town, ana)
    wrote(town, bo)

    assert [case.state for case in cases(town)] == [CaseState.OPEN]


# ---------------------------------------------------------------------- the other messages


def test_nobody_gets_more_than_two_a_week(town: Town, ana: Participant, bo: Participant) -> None:
    town.go_to(day(60))

    for person in (ana, bo):
        weeks = [s.on.isocalendar()[:2] for s in town.got(person) if s.delivery.is_counted]
        assert max(weeks.count(week) for week in weeks) <= 2


def test_no_survey_while_somebodys_ladder_is_open_and_afterwards_it_comes(
    town: Town, ana: Participant, bo: Participant
) -> None:
    """The survey is on day 59; both were asked on day 58 at the latest."""
    town.go_to(day(44))
    for person in (ana, bo):
        wrote(town, person)
    _resolve(town)
    town.go_to(day(62))
    assert town.got(ana, "survey") == []
    assert town.run(on_ladder, town.round.id) == {ana.id, bo.id}
    for person in (ana, bo):
        wrote(town, person)
    town.go_to(day(66))

    assert len(town.got(ana, "survey")) == len(town.got(bo, "survey")) == 1


def _resolve(town: Town) -> None:
    """Close every case, as a coordinator would."""
    closed = [replace(c, state=CaseState.RESOLVED, outcome=CaseOutcome.REVIVED) for c in cases(town)]
    town.run(lambda unit: unit.cases.save_many(closed))


def test_no_ladder_starts_near_the_end(town: Town, ana: Participant, bo: Participant) -> None:
    for number in range(3, 80, 4):
        town.go_to(day(number))
        wrote(town, ana)
        wrote(town, bo)
    town.go_to(day(111))

    assert {s.on for p in (ana, bo) for s in town.got(p, "nudge")} == set()


# ---------------------------------------------------------------------- pauses


def test_a_pause_is_no_silence(town: Town, ana: Participant, bo: Participant) -> None:
    town.go_to(day(2))
    wrote(town, ana)
    town.go_to(day(8, 22))
    assert town.deliveries(DeliveryState.PLANNED, what="nudge", to=bo.id)
    town.typed("/round pause")
    town.go_to(day(17, 12))
    assert town.got(bo, "nudge") == []
    town.typed("/round resume")
    assert not town.deliveries(DeliveryState.PLANNED, what="nudge")
    town.go_to(day(22))

    assert [s.on for s in town.got(bo, "nudge") if s.delivery.number == 1] == [on(18)]
    assert [(pause.from_on, pause.until_on) for pause in town.round.pauses] == [(on(8), on(16))]


def test_nothing_is_planned_and_no_case_opened_in_a_pause(town: Town, ana: Participant, bo: Participant) -> None:
    town.go_to(day(13))
    town.typed("/round pause")
    town.go_to(day(20))
    town.run(tend_those_of, [ana.id], town.now, town.world)

    assert cases(town) == []
    assert partnership_of(town, ana).standing is Standing.AWAY


# ---------------------------------------------------------------------- what is no case of a silence


def test_a_question_to_a_coordinator_is_not_the_case_of_a_silence(
    town: Town, ana: Participant, bo: Participant
) -> None:
    """Who asked for help with something else is not left alone with a silent partner."""
    wrote(town, ana)
    town.go_to(day(3))
    helped = Case(0, town.round.id, partnership_of(town, ana).id, CaseReason.ASKED_FOR_HELP, (ana.id,), town.now)
    number = town.run(lambda unit: unit.cases.add(helped)).id
    town.typed(f"/cases resolve {number} ended")
    town.go_to(day(16))

    assert [case.reason for case in cases(town)] == [CaseReason.ASKED_FOR_HELP, CaseReason.ONE_SIDED]


def test_nobody_is_asked_to_write_to_somebody_whose_behaviour_was_reported(
    town: Town, ana: Participant, bo: Participant
) -> None:
    town.go_to(day(1))
    town.filled(town.typed("/partner report", ana).form, ana, words="It was not right.")
    (case,) = cases(town)
    town.typed(f"/cases resolve {case.id} conduct")
    town.go_to(day(30))

    assert ladder(town, ana) == ladder(town, bo) == []


def test_a_round_that_ends_early_takes_back_what_would_be_asked_after_its_farewell(
    town: Town, ana: Participant, bo: Participant
) -> None:
    town.go_to(day(6, 12))
    assert town.deliveries(DeliveryState.PLANNED, what="nudge")
    town.pressed(town.typed("/round end").button("end"))
    town.go_to(day(12))

    assert "nudge" not in {s.what for s in town.sent}
