"""What somebody says in confidence: it reaches the coordinators at once, and the other never learns of it."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

import pytest

from bot.domain.cases import CaseReason
from bot.domain.partnerships import BlockReason, PartnershipState
from bot.domain.people import Account, Role
from bot.domain.rounds import ApplicationState
from tests.bot.programme import DAY, HOUR
from tests.bot.services.rematching import (
    at,
    current,
    left,
    partner_of,
    partnership_of,
    running,
    unresolved,
    waiting,
)

if TYPE_CHECKING:
    from bot.domain.people import Participant
    from tests.bot.programme import Answer, Town

WORDS = "He shouted at me, quetzalcoatlus."


@pytest.fixture
def people(town: Town) -> list[Participant]:
    town.typed("/setup channel_coordinators=discord:C1")
    return running(town, 4)


@pytest.fixture
def ana(people: list[Participant]) -> Participant:
    return people[0]


def report(town: Town, person: Participant, words: str = WORDS) -> Answer:
    return town.filled(town.typed("/partner report", person).form, person, words=words)


# ---------------------------------------------------------------------- report


def test_a_report_reaches_the_coordinators_at_once_whatever_the_hour(
    town: Town, people: list[Participant], ana: Participant
) -> None:
    town.sleep_until(at(3, 6, 23))
    report(town, ana)
    town.deliver()
    (told,) = town.posted("conduct-report")
    assert WORDS in told.text
    assert ana.name in told.text
    assert partner_of(town, ana).name in told.text
    (card,) = town.posted("case")
    assert "confidential" in card.text
    assert WORDS not in card.text


def test_the_words_are_erased_once_they_are_delivered(town: Town, people: list[Participant], ana: Participant) -> None:
    report(town, ana)
    assert town.rows()["kept_words"] == 1
    town.deliver()
    assert town.rows()["kept_words"] == 0


def test_no_trace_of_the_words_is_left(
    town: Town, people: list[Participant], ana: Participant, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.DEBUG):
        report(town, ana)
        town.deliver()
    connection = town.run(lambda unit: unit.people._connection)  # type: ignore[attr-defined]  # the SQL behind the port
    assert connection is not None
    left_over = [d for d in town.run(lambda unit: unit.deliveries.of_round(1)) if "quetzal" in repr(d)] + [
        e for e in town.run(lambda unit: unit.records.audit_trail()) if "quetzal" in repr(e)
    ]
    assert left_over == []
    assert "quetzal" not in caplog.text


def test_the_other_is_told_nothing(town: Town, people: list[Participant], ana: Participant) -> None:
    other = partner_of(town, ana)
    town.sent.clear()
    report(town, ana)
    town.go_to(town.now + 2 * HOUR)
    assert town.got(other) == []


def test_the_two_are_kept_apart_from_then_on_both_ways(town: Town, people: list[Participant], ana: Participant) -> None:
    other = partner_of(town, ana)
    report(town, ana)
    blocks = town.run(lambda unit: unit.signs.blocks())
    assert {(b.participant_id, b.other_id, b.reason) for b in blocks} == {
        (ana.id, other.id, BlockReason.CONDUCT),
        (other.id, ana.id, BlockReason.CONDUCT),
    }


def test_nothing_is_passed_on_between_the_two_any_more(town: Town, people: list[Participant], ana: Participant) -> None:
    other = partner_of(town, ana)
    report(town, ana)
    town.typed("/partner write Hello!", other)
    town.go_to(town.now + HOUR)
    assert town.got(ana, "passed-on") == []


def test_a_case_is_opened_about_the_other(town: Town, people: list[Participant], ana: Participant) -> None:
    other = partner_of(town, ana)
    report(town, ana)
    (case,) = unresolved(town)
    assert (case.reason, case.about) == (CaseReason.CONDUCT, (other.id,))


def test_without_words_there_is_no_report(town: Town, people: list[Participant], ana: Participant) -> None:
    answer = report(town, ana, words="  ")
    assert set(answer.errors) == {"words"}
    assert unresolved(town) == []


def test_without_a_channel_coordinators_who_take_part_read_it_but_not_who_is_meant(town: Town) -> None:
    people = running(town, 6)
    ana = people[0]
    other = partner_of(town, ana)
    third = next(p for p in people if p.id not in {ana.id, other.id})
    for person in (other, third):
        town.grants(Role.COORDINATOR, person.accounts[0])
    report(town, ana)
    town.deliver()
    assert [WORDS in s.text for s in town.got(third, "conduct-report")] == [True]
    assert town.got(other, "conduct-report") == []


def test_where_nobody_could_read_them_the_words_are_not_kept_and_it_is_said(town: Town) -> None:
    people = running(town, 4)
    said = report(town, people[0]).text
    assert "could not be brought" in said
    assert town.rows()["kept_words"] == 0
    assert [case.reason for case in unresolved(town)] == [CaseReason.CONDUCT]


def test_the_partnership_can_be_ended_at_once_and_the_other_waits_for_a_coordinator(
    town: Town, people: list[Participant], ana: Participant
) -> None:
    other = partner_of(town, ana)
    town.pressed(report(town, ana).button("part-now"), ana)
    assert current(town, ana) is None
    assert town.application(other).waiting_reason == "apart"
    town.go_to(town.now + 2 * DAY)
    (told,) = town.got(other, "partnership-ended")
    assert told.tokens == ()
    assert "report" not in told.text.lower()
    assert town.application(ana).state is ApplicationState.MATCHED
    assert {(c.reason, c.wishes.get(ana.id)) for c in unresolved(town)} == {
        (CaseReason.CONDUCT, None),
        (CaseReason.ASKED_FOR_HELP, "yes"),
    }


def test_who_was_reported_does_not_press_themself_back_into_the_pool(
    town: Town, people: list[Participant], ana: Participant
) -> None:
    other, number = partner_of(town, ana), partnership_of(town, ana).id
    town.pressed(report(town, ana).button("part-now"), ana)
    town.pressed(f"new-partner:1:{number}.yes", other)
    assert town.application(other).waiting_reason == "apart"


def test_a_last_partner_can_be_reported_after_they_left(
    town: Town, people: list[Participant], ana: Participant
) -> None:
    other = partner_of(town, ana)
    left(town, other)
    answer = report(town, ana)
    assert answer.tokens == ()
    assert CaseReason.CONDUCT in {case.reason for case in unresolved(town)}


def test_who_never_had_a_partner_has_nobody_to_report(town: Town) -> None:
    people = running(town, 5)
    assert "partner" in town.typed("/partner report", waiting(town, people)).text


# ---------------------------------------------------------------------- never again


def test_never_again_is_asked_once_and_kept_in_confidence(
    town: Town, people: list[Participant], ana: Participant
) -> None:
    other = partner_of(town, ana)
    asking = town.typed("/partner never-again", ana)
    assert other.name in asking.text
    assert town.run(lambda unit: unit.signs.blocks()) == []
    town.pressed(asking.button("never-again"), ana)
    (block,) = town.run(lambda unit: unit.signs.blocks())
    assert (block.participant_id, block.other_id, block.reason) == (ana.id, other.id, BlockReason.NEVER_AGAIN)
    town.sent.clear()
    town.go_to(town.now + HOUR)
    assert town.got(other) == []


def test_the_partnership_goes_on_unless_somebody_wants_it_ended(
    town: Town, people: list[Participant], ana: Participant
) -> None:
    other = partner_of(town, ana)
    answer = town.pressed(town.typed("/partner never-again", ana).button("never-again"), ana)
    assert partner_of(town, ana).id == other.id
    town.pressed(answer.button("part-now"), ana)
    assert current(town, ana) is None
    (case,) = unresolved(town)
    assert case.wishes == {ana.id: "yes"}
    town.go_to(town.now + 2 * DAY)
    (told,) = town.got(other, "partnership-ended")
    assert "nothing about you" in told.text
    assert town.got(ana, "partnership-ended") == []


def test_nobody_says_never_again_of_a_stranger(town: Town, people: list[Participant], ana: Participant) -> None:
    other = partner_of(town, ana)
    stranger = next(p for p in people if p.id not in {ana.id, other.id})
    town.pressed(f"never-again:1:{partnership_of(town, ana).id}.{stranger.id}", ana)
    town.pressed(f"never-again:1:{partnership_of(town, stranger).id}.{stranger.id}", ana)
    assert town.run(lambda unit: unit.signs.blocks()) == []


def test_a_matching_never_brings_the_two_together(town: Town) -> None:
    """Not in a later round either: the engine is told."""
    from bot.domain.partnerships import Block  # noqa: PLC0415  # only here
    from bot.domain.rounds import RoundState  # noqa: PLC0415  # only here

    one, other = town.lives("One", "KE"), town.lives("Other", "DE")
    town.run(lambda unit: unit.signs.block(Block(other.id, one.id, BlockReason.NEVER_AGAIN, town.now)))
    town.a_round(RoundState.MATCHING, one, other)
    assert town.run(lambda unit: unit.matches.of_round(1)) == []


# ---------------------------------------------------------------------- /partner leave


def test_who_would_like_another_partner_keeps_theirs_until_there_is_one(
    town: Town, people: list[Participant], ana: Participant
) -> None:
    other = partner_of(town, ana)
    town.pressed(town.typed("/partner leave", ana).button("part"), ana)
    assert partner_of(town, ana).id == other.id
    (case,) = unresolved(town)
    assert (case.reason, case.wishes) == (CaseReason.ASKED_FOR_HELP, {ana.id: "yes"})
    town.sent.clear()
    town.go_to(town.now + HOUR)
    assert town.got(other) == []


def test_the_gentle_question_also_leads_out_of_the_programme_or_back(
    town: Town, people: list[Participant], ana: Participant
) -> None:
    asking = town.typed("/partner leave", ana)
    town.pressed(asking.button("keep"), ana)
    assert town.person(ana.id).left_at is None
    town.pressed(asking.button("leave"), ana)
    assert town.person(ana.id).left_at is not None


def test_one_of_three_can_go_and_the_others_stay_together(town: Town) -> None:
    town.grants(Role.DIRECTOR, Account("discord", "955"))
    people = running(town, 5)
    spare = waiting(town, people)
    first = next(p for p in people if p != spare)
    second = partner_of(town, first)
    town.pressed(town.typed(f"/pairs join #{first.id} #{second.id} #{spare.id}").button("join-pair"))
    town.go_to(at(3, 6))
    number = partnership_of(town, first).id
    town.pressed(f"part-now:1:{number}", first)
    going_on = partnership_of(town, second)
    assert (going_on.id, going_on.state) == (number, PartnershipState.ACTIVE)
    assert set(going_on.members) == {second.id, spare.id}
    assert current(town, first) is None
    (case,) = unresolved(town)
    assert (case.about, case.wishes) == ((first.id,), {first.id: "yes"})


def test_who_was_reported_is_in_no_pool_though_they_ask_for_another_partner(
    town: Town, people: list[Participant], ana: Participant
) -> None:
    other, number = partner_of(town, ana), partnership_of(town, ana).id
    report(town, ana)
    town.pressed(f"part:1:{number}", other)

    assert "nobody has asked" in town.typed("/cases rematch").text


def test_who_was_reported_waits_for_a_coordinator_also_when_the_other_leaves(
    town: Town, people: list[Participant], ana: Participant
) -> None:
    other = partner_of(town, ana)
    report(town, ana)
    left(town, ana)
    town.go_to(town.now + 3 * DAY)

    assert town.application(other).waiting_reason == "apart"
    assert town.got(other, "partner-left") == []
    assert town.got(other, "partnership-ended")[0].tokens == ()


def test_no_call_is_suggested_to_two_of_whom_one_reported_the_other(
    town: Town, people: list[Participant], ana: Participant
) -> None:
    other = partner_of(town, ana)
    report(town, ana)
    while town.now < at(4, 10):
        for person in people:
            town.wrote_in_room(person)
        town.go_to(town.now + 3 * DAY)

    assert {s.to for s in town.sent if s.what == "call"} == {p.id for p in people} - {ana.id, other.id}
