"""From "still in?" to partnerships: everybody is asked, who said no is not matched, who is left over is told."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from bot.domain.people import Account
from bot.domain.rounds import ApplicationState, RoundState

if TYPE_CHECKING:
    from bot.domain.people import Participant
    from tests.bot.programme import Town


def crowd(town: Town, number: int = 4) -> list[Participant]:
    return [town.lives(f"Person {n}") for n in range(number)]


def at(month: int, day: int, hour: int = 12) -> datetime:
    return datetime(2027, month, day, hour, tzinfo=UTC)


def partners(town: Town, person: Participant) -> set[int]:
    every = town.run(lambda unit: unit.partnerships.of_participant(person.id))
    return {other for p in every for other in p.partners_of(person.id)}


# ---------------------------------------------------------------------- still in?


def test_everybody_is_asked_and_reminded_once(town: Town) -> None:
    people = crowd(town)
    town.a_round(RoundState.OPEN, *people)
    town.go_to(at(2, 24))
    assert [[s.delivery.number for s in town.got(p, "still-in")] for p in people] == [[1, 2]] * 4


def test_who_has_answered_is_not_reminded(town: Town) -> None:
    people = crowd(town)
    town.a_round(RoundState.OPEN, *people)
    town.go_to(at(2, 17, 20))
    town.pressed(town.got(people[0], "still-in")[0].tokens[0], people[0])
    town.go_to(at(2, 24))
    assert len(town.got(people[0], "still-in")) == 1
    assert town.application(people[0]).state is ApplicationState.CONFIRMED


def test_a_no_is_taken_without_reproach(town: Town) -> None:
    people = crowd(town)
    town.a_round(RoundState.OPEN, *people)
    town.pressed("not-in:1:1", people[0])
    assert town.application(people[0]).state is ApplicationState.DECLINED


def test_a_change_of_mind_counts(town: Town) -> None:
    people = crowd(town)
    town.a_round(RoundState.OPEN, *people)
    town.pressed("not-in:1:1", people[0])
    town.pressed("still-in:1:1", people[0])
    assert town.application(people[0]).state is ApplicationState.CONFIRMED


def test_who_does_not_answer_is_set_aside_and_a_late_yes_counts(town: Town) -> None:
    people = crowd(town)
    town.a_round(RoundState.OPEN, *people)
    town.go_to(at(2, 22))
    assert {town.application(p).state for p in people} == {ApplicationState.UNCONFIRMED}
    town.pressed("still-in:1:1", people[0])
    assert town.application(people[0]).state is ApplicationState.CONFIRMED


def test_an_answer_after_approval_is_too_late(town: Town) -> None:
    people = crowd(town)
    town.a_round(RoundState.APPROVED, *people)
    town.pressed("not-in:1:1", people[0])
    assert town.application(people[0]).state is ApplicationState.MATCHED


def test_nobody_answers_for_a_round_they_are_not_in(town: Town) -> None:
    town.a_round(RoundState.OPEN, *crowd(town))
    stranger = town.lives("Stranger")
    town.pressed("still-in:1:1", stranger)
    assert town.rows()["application"] == 4


# ---------------------------------------------------------------------- matching


def test_only_who_confirmed_is_matched(town: Town) -> None:
    people = crowd(town, 6)
    town.a_round(RoundState.OPEN, *people)
    town.typed("/round close")
    for person in people[:4]:
        town.pressed("still-in:1:1", person)
    town.typed("/round match")
    town.typed("/round approve")
    assert [town.application(p).state for p in people] == [ApplicationState.MATCHED] * 4 + [
        ApplicationState.APPLIED
    ] * 2


def test_nobody_who_said_no_after_the_matching_is_matched(town: Town) -> None:
    """The approval is refused, and says what to do."""
    people = crowd(town)
    town.a_round(RoundState.MATCHING, *people)
    town.pressed("not-in:1:1", people[0])
    assert "/round match" in town.typed("/round approve").text
    assert town.round.state is RoundState.MATCHING
    assert town.rows()["partnership"] == 0


@pytest.mark.parametrize("way", ["withdraw", "leave"])
def test_nobody_who_went_after_the_matching_is_matched(town: Town, way: str) -> None:
    people = crowd(town)
    town.a_round(RoundState.MATCHING, *people)
    if way == "withdraw":
        town.typed("/join withdraw", people[0])
    else:
        town.pressed(town.typed("/me leave", people[0]).button("leave"), people[0])
    town.typed("/round approve")
    assert town.rows()["partnership"] == 0


def test_a_matching_after_somebody_went_can_be_approved(town: Town) -> None:
    people = crowd(town)
    town.a_round(RoundState.MATCHING, *people)
    town.pressed("not-in:1:1", people[0])
    town.typed("/round match")
    town.typed("/round approve")
    assert town.round.state is RoundState.APPROVED
    assert partners(town, people[0]) == set()


def test_a_late_yes_after_the_matching_waits_and_is_told_why(town: Town) -> None:
    people = crowd(town, 5)
    town.a_round(RoundState.CLOSED, *people)
    for person in people[:4]:
        town.pressed("still-in:1:1", person)
    town.typed("/round match")
    town.pressed("still-in:1:1", people[4])
    town.typed("/round approve")
    town.go_to(at(2, 5))
    (told,) = town.got(people[4], "waiting")
    assert "already been made" in told.text


def test_two_put_together_stay_together(town: Town) -> None:
    people = crowd(town, 6)
    town.a_round(RoundState.CLOSED, *people)
    town.typed(f"/round pin #{people[0].id} #{people[5].id}")
    town.typed("/round match unanswered=in")
    town.typed("/round match")
    town.typed("/round approve")
    assert partners(town, people[0]) == {people[5].id}


def test_two_kept_apart_are_not_matched(town: Town) -> None:
    people = crowd(town, 2)
    town.a_round(RoundState.CLOSED, *people)
    town.typed(f"/round forbid #{people[0].id} #{people[1].id}")
    town.typed("/round match unanswered=in")
    town.typed("/round approve")
    assert partners(town, people[0]) == set()


def test_a_later_word_on_the_same_two_holds(town: Town) -> None:
    people = crowd(town, 2)
    town.a_round(RoundState.CLOSED, *people)
    town.typed(f"/round forbid #{people[0].id} #{people[1].id}")
    town.typed(f"/round pin #{people[1].id} #{people[0].id}")
    town.typed("/round match unanswered=in")
    town.typed("/round approve")
    assert partners(town, people[0]) == {people[1].id}


def test_nobody_is_put_together_with_themself(town: Town) -> None:
    people = crowd(town, 2)
    town.a_round(RoundState.CLOSED, *people)
    town.typed(f"/round pin #{people[0].id} #{people[0].id}")
    assert town.run(lambda unit: unit.matches.rulings(1)) == []


def test_a_pin_that_cannot_be_kept_is_named(town: Town) -> None:
    one, other = town.lives("A", "KE", "Africa/Nairobi"), town.lives("B", "KE", "Africa/Nairobi")
    people = crowd(town, 4)
    town.a_round(RoundState.CLOSED, one, other, *people)
    town.typed(f"/round pin #{one.id} #{other.id}")
    said = town.typed("/round match unanswered=in").text
    assert f"#{one.id}" in said
    assert f"#{other.id}" in said


def test_partners_of_an_earlier_round_are_not_matched_again(town: Town) -> None:
    people = crowd(town, 2)
    town.a_round(RoundState.RUNNING, *people)
    town.go_to(datetime(2027, 6, 28, tzinfo=UTC))
    town.typed("/round create autumn launch=2027-09-06")
    autumn = town.run(lambda unit: unit.rounds.by_name("autumn"))
    assert autumn is not None
    from bot.domain.rounds import Application  # noqa: PLC0415  # only here

    town.run(lambda unit: unit.applications.save_many(Application(autumn.id, p.id, town.now) for p in people))
    for command in ("open", "close", "match unanswered=in", "approve"):
        town.typed(f"/round {command} round=autumn")
    assert len(town.run(lambda unit: unit.partnerships.of_participant(people[0].id))) == 1


# ---------------------------------------------------------------------- review and approval


def test_the_review_shows_every_match_with_its_reasons_and_who_is_left_over(town: Town) -> None:
    people = [*crowd(town, 12), town.lives("Last", languages=("ka",))]
    town.a_round(RoundState.MATCHING, *people)
    pages = [town.typed("/round review")]
    while forward := [t for t in pages[-1].tokens if t == f"review:1:{town.round.id}.{len(pages) + 1}"]:
        pages.append(town.pressed(forward[0]))
    every = "\n".join(page.text for page in pages)
    assert all(p.name in every for p in people)
    assert "Last" in pages[-1].text
    assert "points" in pages[0].text


def test_the_review_is_on_the_last_page_when_asked_for_one_beyond(town: Town) -> None:
    town.a_round(RoundState.MATCHING, *crowd(town))
    assert town.typed("/round review page=99").text == town.typed("/round review page=1").text


def test_who_said_no_is_not_listed_as_left_over(town: Town) -> None:
    people = crowd(town, 3)
    town.a_round(RoundState.MATCHING, *people)
    (left,) = [p for p in people if town.application(p).waiting_reason]
    town.pressed("not-in:1:1", left)
    assert "Everybody who said" in town.typed("/round review").text


def test_who_has_no_partner_is_told_once_and_kindly(town: Town) -> None:
    people = crowd(town, 3)
    town.a_round(RoundState.APPROVED, *people)
    town.typed("/round approve")
    town.go_to(at(2, 8))
    told = [s for p in people for s in town.got(p, "waiting")]
    assert len(told) == 1
    assert [token.split(":")[0] for token in told[0].tokens] == ["wish"] * 4


def test_who_has_no_partner_is_told_where_nobody_was_asked_to_confirm(town: Town) -> None:
    """Without "still in?" everybody is matched, and the odd one out is not forgotten."""
    people = crowd(town, 3)
    town.a_round(RoundState.OPEN, *people)
    town.typed("/round timetable drop confirm-1")
    town.typed("/round timetable drop confirm-2")
    for command in ("close", "match", "approve"):
        town.typed(f"/round {command}")
    town.go_to(at(2, 8))
    assert sum(len(town.got(p, "waiting")) for p in people) == 1


@pytest.mark.parametrize("wish", ["three", "wait", "next"])
def test_who_waits_can_say_what_they_would_like(town: Town, wish: str) -> None:
    people = crowd(town, 3)
    town.a_round(RoundState.APPROVED, *people)
    town.go_to(at(2, 8))
    (told,) = [s for p in people for s in town.got(p, "waiting")]
    assert told.to is not None
    waiting = town.person(told.to)
    town.pressed(f"wish:1:1.{wish}", waiting)
    assert town.application(waiting).reason_details["wish"] == wish


def test_approving_twice_changes_nothing(town: Town) -> None:
    town.a_round(RoundState.MATCHING, *crowd(town))
    token = town.typed("/round review").button("approve")
    town.pressed(token)
    rows = {**town.rows()}
    assert "approved already" in town.pressed(token).text
    assert {**town.rows(), "event": rows["event"]} == rows


# ---------------------------------------------------------------------- platforms


def on_two_platforms(town: Town) -> list[Participant]:
    return [town.lives(f"On {name}", accounts=(Account(name, "7"),)) for name in ("discord", "slack")]


def test_partners_may_be_on_different_platforms(town: Town) -> None:
    """The bot carries their words."""
    people = on_two_platforms(town)
    town.a_round(RoundState.APPROVED, *people)
    assert partners(town, people[0]) == {people[1].id}


def test_a_round_may_ask_for_one_platform(town: Town) -> None:
    people = on_two_platforms(town)
    town.a_round(RoundState.CLOSED, *people, options="platform=required")
    town.typed("/round match unanswered=in")
    assert {town.application(p).waiting_reason for p in people} == {"no-platform"}


def test_nobody_is_matched_who_cannot_be_written_to(town: Town) -> None:
    people = [*on_two_platforms(town), town.lives("Nowhere", accounts=())]
    town.a_round(RoundState.CLOSED, *people)
    town.typed("/round match unanswered=in")
    assert [town.application(p).waiting_reason for p in people] == [None, None, "no-account"]
