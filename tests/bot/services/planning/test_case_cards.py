"""Cases reach the coordinators in their working hours: a few cards, a list of the rest, one reminder, no more."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from bot.domain.cases import CaseOutcome, CaseReason, CaseState
from bot.domain.deliveries import DeliveryState, Kind
from bot.domain.rounds import RoundState
from bot.services import outgoing
from bot.services.open_case import end_cases, revive
from tests.bot.programme import DAY, HOUR, Town
from tests.bot.services.cases import at, brought, cards, edits, handed_over, partners, the_case

if TYPE_CHECKING:
    from bot.domain.people import Participant

MINUTE = timedelta(minutes=1)


def feb(day: int, hour: int, minute: int = 0) -> datetime:
    """Give a moment of February 2027; the 5th is a Friday."""
    return datetime(2027, 2, day, hour, minute, tzinfo=UTC)


# hours


def test_a_case_has_its_card_within_working_hours(town: Town) -> None:
    ana, _ = partners(town)
    case = handed_over(town, ana)
    assert cards(at(town, feb(1, 12))) == [case.id]
    assert cards(at(town, feb(1, 13))) == []


@pytest.mark.parametrize(
    ("opened", "too_early", "in_time"),
    [
        (feb(1, 19), feb(2, 8, 59), feb(2, 9)),
        (feb(5, 18), feb(8, 8, 59), feb(8, 9)),
        (feb(6, 11), feb(7, 17), feb(8, 9)),
    ],
    ids=["in the evening", "on Friday at six", "on Saturday"],
)
def test_no_card_comes_in_the_evening_or_at_the_weekend(
    town: Town, opened: datetime, too_early: datetime, in_time: datetime
) -> None:
    ana, _ = partners(town)
    town.sleep_until(opened)
    case = handed_over(town, ana)
    assert cards(at(town, opened)) == []
    assert cards(at(town, too_early)) == []
    assert cards(at(town, in_time)) == [case.id]


def test_hours_and_days_off_are_those_of_the_programme(town: Town) -> None:
    """8 and 9 February 2027 are carnival in Argentina, where nine o'clock is noon in UTC."""
    town.typed("/setup zone=America/Argentina/Buenos_Aires country=AR")
    ana, _ = partners(town)
    town.sleep_until(feb(8, 13))
    case = handed_over(town, ana)
    assert cards(at(town, feb(8, 15))) == []
    assert cards(at(town, feb(10, 11, 59))) == []
    assert cards(at(town, feb(10, 12))) == [case.id]


def test_what_somebody_was_reported_for_reaches_coordinators_at_any_hour(town: Town) -> None:
    ana, _ = partners(town)
    town.sleep_until(feb(6, 3))
    case = handed_over(town, ana, reason=CaseReason.CONDUCT)
    assert cards(brought(town)) == [case.id]
    assert cards(at(town, feb(8, 9))) == []


def test_a_report_is_heard_while_the_round_is_paused(town: Town) -> None:
    ana, _ = partners(town)
    town.typed("/round pause")
    report = handed_over(town, ana, reason=CaseReason.CONDUCT)
    assert cards(brought(town)) == [report.id]


def test_a_card_that_was_held_up_does_not_come_at_night(town: Town) -> None:
    ana, _ = partners(town)
    case = handed_over(town, ana)
    town.sleep_until(feb(1, 17, 59))
    town.plan()
    assert cards(at(town, feb(1, 22))) == []
    assert cards(at(town, feb(2, 9))) == [case.id]


def test_without_a_channel_nothing_is_lost(town: Town) -> None:
    people = [town.lives(name) for name in ("Ana", "Ben")]
    town.a_round(RoundState.RUNNING, *people)
    report = handed_over(town, people[0], reason=CaseReason.CONDUCT)
    case = handed_over(town, people[0])
    assert at(town, feb(2, 10)) == []
    town.typed("/setup channel_coordinators=discord:77")
    assert cards(at(town, feb(2, 11))) == [report.id, case.id]


# how many


def crowd(town: Town, number: int) -> list[Participant]:
    """Let so many partnerships be handed over at once; give one of each."""
    people = partners(town, 2 * number)
    seen: set[int] = set()
    firsts = []
    for person in people:
        if person.id not in seen:
            seen |= {person.id, town.partner_of(person).id}
            firsts.append(person)
    return firsts


def test_the_oldest_ten_have_cards_and_one_message_lists_the_rest(town: Town) -> None:
    cases = [handed_over(town, person).id for person in crowd(town, 13)]
    sent = at(town, feb(1, 12))
    assert cards(sent) == cases[:10]
    (digest,) = [s for s in sent if s.what == "case-digest"]
    assert digest.delivery.kind is Kind.CASE
    assert digest.tokens == tuple(f"case-open:1:{number}" for number in cases[10:])
    assert "3 more cases" in digest.text


def test_what_a_digest_listed_has_its_card_when_it_is_opened_and_not_before(town: Town) -> None:
    cases = [handed_over(town, person).id for person in crowd(town, 12)]
    at(town, feb(1, 12))
    assert at(town, feb(1, 14)) == []
    town.pressed(f"case-open:1:{cases[11]}")
    town.pressed(f"case-open:1:{cases[11]}")
    assert cards(brought(town)) == [cases[11]]


def test_a_case_opened_at_night_disturbs_nobody_else_before_morning(town: Town) -> None:
    """Whoever opened it has it before them at once."""
    ana, _ = partners(town)
    case = handed_over(town, ana)
    town.sleep_until(feb(1, 22))
    assert "Case" in town.typed(f"/cases show {case.id}").text
    assert cards(brought(town)) == []
    assert cards(at(town, feb(2, 9))) == [case.id]


def test_no_more_than_ten_new_cards_come_in_any_hour(town: Town) -> None:
    people = crowd(town, 16)
    cases = [handed_over(town, person).id for person in people[:11]]
    at(town, feb(1, 12))
    later = [handed_over(town, person).id for person in people[11:]]
    assert cards(at(town, feb(1, 12, 59))) == []
    assert cards(at(town, feb(1, 13, 1))) == later
    assert cases[10] not in cards(town.sent)


def test_there_is_one_digest_a_day(town: Town) -> None:
    people = crowd(town, 14)
    for person in people[:12]:
        handed_over(town, person)
    at(town, feb(1, 12))
    for person in people[12:]:
        handed_over(town, person)
    at(town, feb(1, 12, 30))
    assert [s.what for s in town.sent if s.what == "case-digest"] == ["case-digest"]


def test_planning_twice_changes_nothing(town: Town) -> None:
    for person in crowd(town, 12):
        handed_over(town, person)
    town.plan()
    before = town.rows()
    town.plan()
    assert town.rows() == before


# the reminder


def test_what_nobody_claims_for_48_working_hours_is_called_to_mind_once(town: Town) -> None:
    """Nine hours a day: the weekend between does not count."""
    ana, _ = partners(town)
    town.sleep_until(feb(4, 9))  # Thursday: 9 hours, Friday 9, Monday to Wednesday 27, and 3 on Thursday
    case = handed_over(town, ana)
    at(town, feb(4, 9))
    for moment in (feb(6, 12), feb(9, 9), feb(10, 17, 59), feb(11, 11, 59)):
        assert at(town, moment) == []
    (reminder,) = at(town, feb(11, 12))
    assert (reminder.what, reminder.delivery.kind) == ("case-reminder", Kind.CASE_REMINDER)
    assert reminder.tokens == (f"case-open:1:{case.id}",)
    assert at(town, feb(18, 12)) == []


def test_what_somebody_claimed_is_not_called_to_mind(town: Town) -> None:
    ana, _ = partners(town)
    case = handed_over(town, ana)
    at(town, feb(1, 12))
    town.typed(f"/cases claim {case.id}")
    town.deliver()
    assert at(town, feb(12, 12)) == []


def test_several_are_called_to_mind_in_one_message(town: Town) -> None:
    cases = [handed_over(town, person).id for person in crowd(town, 3)]
    at(town, feb(1, 12))
    (reminder,) = at(town, feb(12, 12))
    assert reminder.tokens == tuple(f"case-open:1:{number}" for number in cases)
    (first,) = [line for line in reminder.text.splitlines() if line.startswith(f"• {cases[0]} ")]
    assert " & " in first, "who it is about need not be looked up"


# rest


def test_a_snoozed_case_opens_again_and_says_so(town: Town) -> None:
    ana, _ = partners(town)
    case = handed_over(town, ana)
    at(town, feb(1, 12))
    town.typed(f"/cases snooze {case.id} until=2027-02-05")
    town.deliver()
    assert at(town, feb(4, 12)) == []
    sent = at(town, feb(5, 9))
    assert the_case(town, case.id).state is CaseState.OPEN
    assert [s.what for s in sent if s not in edits(sent)] == ["case-awake"]
    assert len(edits(sent)) == 1


def test_what_came_back_from_a_rest_is_not_called_to_mind_as_well(town: Town) -> None:
    ana, _ = partners(town)
    case = handed_over(town, ana)
    at(town, feb(1, 12))
    town.typed(f"/cases snooze {case.id} until=2027-02-12")
    at(town, feb(12, 9))
    assert at(town, feb(12, 10)) == []
    assert at(town, feb(26, 10)) == []


def test_a_case_that_rested_is_suggested_to_whoever_had_it(town: Town) -> None:
    ana, _ = partners(town)
    case = handed_over(town, ana)
    town.typed(f"/cases snooze {case.id}")
    at(town, feb(8, 9))
    assert the_case(town, case.id).assigned_to == "discord:900"
    assert the_case(town, case.id).claimed_by is None


# edits


def test_a_card_is_edited_as_its_case_changes(town: Town) -> None:
    ana, _ = partners(town)
    case = handed_over(town, ana)
    at(town, feb(1, 12))
    town.typed(f"/cases claim {case.id}")
    (edit,) = brought(town)
    assert edits([edit])
    assert edit.delivery.subject["of"] == next(s.delivery.key for s in town.sent if cards([s]))
    assert f"case-take:1:{case.id}" in edit.tokens


def test_a_card_that_was_not_sent_yet_shows_the_case_as_it_is_then(town: Town) -> None:
    ana, _ = partners(town)
    case = handed_over(town, ana)
    town.plan()
    town.typed(f"/cases claim {case.id}")
    (card,) = brought(town)
    assert f"case-take:1:{case.id}" in card.tokens


def test_an_edit_waits_for_its_card(town: Town) -> None:
    """The card is on its way, nobody knows whether it is there: the edit comes after it, and is not lost."""
    ana, _ = partners(town)
    case = handed_over(town, ana)
    town.plan()
    claimed = town.run(outgoing.claim, town.now, town.world, owner="somebody", limit=10)
    town.typed(f"/cases claim {case.id}")
    assert brought(town) == []
    town.run(lambda unit: unit.deliveries.release(owner="somebody"))
    assert cards(brought(town)) == [case.id]
    (edit,) = at(town, town.now + MINUTE)
    assert edits([edit])
    assert edit.delivery.subject["of"] in {ready.delivery.key for ready in claimed}


def test_of_several_edits_of_a_card_only_the_latest_is_sent(town: Town) -> None:
    """Whoever claims, writes and lets rest in one go changes the card once, to what holds in the end."""
    ana, _, cy, _ = partners(town, 4)
    case, other = handed_over(town, ana), handed_over(town, cy)
    at(town, feb(1, 12))
    town.typed(f"/cases claim {case.id}")
    town.typed(f"/cases snooze {case.id}")
    town.typed(f"/cases claim {other.id}")
    sent = edits(brought(town))
    assert [(s.delivery.number, s.delivery.key[-2:]) for s in sent] == [(case.id, ":2"), (other.id, ":1")]
    assert "who looks again on Monday 8 February" in sent[0].text
    (withdrawn,) = town.deliveries(DeliveryState.WITHDRAWN, what="case")
    assert (withdrawn.key[-2:], withdrawn.failure) == (":1", "superseded")


def test_a_case_that_is_over_before_its_card_needs_none(town: Town) -> None:
    ana, _ = partners(town)
    case = handed_over(town, ana)
    town.plan()
    town.run(revive, the_case(town, case.id), town.now)
    assert brought(town) == []
    assert [d.state for d in town.deliveries(what="case")] == [DeliveryState.WITHDRAWN]


def test_an_edit_of_a_card_that_never_arrived_is_not_tried(town: Town) -> None:
    ana, _ = partners(town)
    case = handed_over(town, ana)
    town.refusing["discord"] = "no-such-place"
    at(town, feb(1, 12))
    town.typed(f"/cases claim {case.id}")
    assert brought(town) == []
    assert not town.deliveries(DeliveryState.PLANNED, what="case")


# the end


def test_cases_end_with_their_round_but_not_what_somebody_was_reported_for(town: Town) -> None:
    ana, _ = partners(town)
    case, report = handed_over(town, ana), handed_over(town, ana, reason=CaseReason.CONDUCT)
    town.run(end_cases, town.round.id, town.now)
    assert the_case(town, case.id).outcome is CaseOutcome.ENDED
    assert the_case(town, report.id).state is CaseState.OPEN


def test_a_round_that_ends_closes_its_cases(town: Town) -> None:
    ana, _ = partners(town)
    case = handed_over(town, ana)
    town.sleep_until(datetime(2027, 6, 21, 12, tzinfo=UTC) + 5 * DAY)
    town.plan()
    assert the_case(town, case.id).is_resolved


def test_a_pause_takes_no_card_away(town: Town) -> None:
    ana, _ = partners(town)
    case = handed_over(town, ana)
    town.plan()
    town.typed("/round pause")
    assert brought(town) == []
    town.typed("/round resume")
    assert cards(at(town, town.now + HOUR)) == [case.id]
