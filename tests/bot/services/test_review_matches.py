"""What a coordinator is told of every proposed match, and of whoever has no partner."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.commands.events import CommandInvoked, Source
from bot.domain.deliveries import DeliveryState
from bot.domain.rounds import ApplicationState, RoundState
from bot.messages.render import text
from bot.ports.chat import JobStarted
from bot.services.review_matches import NAMED, PER_PAGE
from tests.bot.programme import COORDINATOR, DAY, LAUNCH, Town, at_once, local_morning

if TYPE_CHECKING:
    from bot.domain.people import Participant

TAGS = ("archives", "games", "maps", "music", "oral history")


def pages(town: Town) -> list[str]:
    """Turn all the pages of the review, one after the other."""
    said = []
    answer = town.typed("/round review")
    while True:
        said.append(answer.text)
        onward = [t for t, c in zip(answer.tokens, answer.message.choices, strict=True) if c.label == "Next page"]
        if not onward:
            return said
        answer = town.pressed(onward[0])


def crowd(town: Town, number: int) -> list[Participant]:
    return [town.lives(f"Person {n}", interests=TAGS[: n % 5]) for n in range(number)]


def test_what_counts_is_said_before_anything_is_matched(town: Town) -> None:
    """Hard rules and wishes, in sentences."""
    town.a_round(RoundState.CLOSED, *crowd(town, 2))
    command = CommandInvoked("match", Source(COORDINATOR), ("round", "match"), {"unanswered": "in"})
    started = at_once(town.dispatcher.dispatch(command))
    assert isinstance(started, JobStarted)
    (rules,) = started.message.parts[1:]
    assert text("en", "matching-rule-different-country") in str(rules)
    assert text("en", "matching-rule-shared-interests") in str(rules)
    assert text("en", "matching-rule-other-province") not in str(rules)


def test_everybodys_partner_has_a_place_in_their_list(town: Town) -> None:
    town.a_round(RoundState.MATCHING, *crowd(town, 10))
    said = "\n".join(pages(town))
    ranks = re.findall(r"For Person (\d): (?:Number (\d) of (\d)|The only) possible partners?", said)
    assert {who for who, _, _ in ranks} == {str(n) for n in range(10)}
    assert all(1 <= int(rank) <= int(choices) < 10 for _, rank, choices in ranks)


def test_where_a_better_pair_was_possible_it_is_said_why_not(town: Town) -> None:
    """The first two have most in common; put together by hand, they are missed by others."""
    people = [town.lives(name, interests=TAGS) for name in ("Ana", "Bo", "Cy")]
    other = town.lives("Dee")
    town.a_round(RoundState.CLOSED, *people, other)
    town.typed(f"/round pin #{people[0].id} #{other.id}")
    town.typed("/round match unanswered=in")
    said = town.typed("/round review").text
    assert "Ana and #" in said
    assert "would suit one another even better. But one of the two pairs was fixed by a coordinator." in said


def test_a_match_without_a_better_pair_names_nobody_else(town: Town) -> None:
    town.a_round(RoundState.MATCHING, *crowd(town, 2))
    assert "even better" not in town.typed("/round review").text


def test_shared_interests_are_named_as_far_as_they_count(town: Town) -> None:
    """Three earn everything; a page must hold several matches."""
    town.a_round(RoundState.MATCHING, *(town.lives(name, interests=TAGS) for name in ("Ana", "Bo")))
    said = town.typed("/round review").text
    assert f"5 shared interests: {', '.join(TAGS[:NAMED])}, … (" in said


def test_a_pin_that_breaks_a_rule_is_named_with_the_rule(town: Town) -> None:
    """Or a coordinator would wait for a pair that never comes."""
    ana, bo, cy, dee = (
        town.lives(name, country) for name, country in zip("ABCD", ("AR", "AR", "KE", "KE"), strict=True)
    )
    town.a_round(RoundState.CLOSED, ana, bo, cy, dee)
    town.typed(f"/round pin #{ana.id} #{bo.id}")
    said = town.typed("/round match unanswered=in").text
    problem = text("en", "matching-problem-pin-breaks-rule")
    assert re.search(rf"#[12] and #[12]: {re.escape(problem)} They are in the same country\.", said)


def test_who_has_no_partner_has_the_last_page(town: Town) -> None:
    """Read by coordinators, it says what they can do."""
    town.a_round(RoundState.MATCHING, *crowd(town, 2 * PER_PAGE), town.lives("Zoe", languages=("ja",)))
    *before, last = pages(town)
    assert len(before) == 1
    assert "has no partner" not in before[0]
    assert "#7 Zoe" in last
    assert "Nobody else speaks Japanese. May we match this person in another language?" in last


def test_who_waits_reads_what_they_can_do_themself(town: Town) -> None:
    """And not what coordinators are told of them."""
    zoe = town.lives("Zoe", languages=("ja",))
    town.a_round(RoundState.APPROVED, *crowd(town, 2), zoe)
    assert town.application(zoe).state is ApplicationState.WAITING
    town.go_to(town.now.replace(day=town.now.day + 2))
    (notice,) = town.got(zoe, "waiting")
    assert "tell us with /me edit" in notice.text
    assert "this person" not in notice.text


def test_one_reason_is_said_once_with_everybody_it_holds_for(town: Town) -> None:
    people = [town.lives(name, "KE", "Africa/Nairobi") for name in ("Ana", "Bo", "Cy")]
    town.a_round(RoundState.MATCHING, *people)
    (page,) = pages(town)

    assert page.count("Everybody else is in the same country (Kenya).") == 1
    assert all(f"#{person.id} {person.name}" in page for person in people)


def test_where_nobody_takes_part_the_next_step_is_another(town: Town) -> None:
    town.a_round(RoundState.CLOSED)

    assert "unanswered=in" in town.typed("/round match").text
    assert "People apply with /join" in town.typed("/round match unanswered=in").text


def test_what_is_said_after_matching_counts_the_same_people_as_the_review(town: Town) -> None:
    """Two who find nobody, and those whose country had had its share before."""
    kenyans = [town.lives(f"Ke {n}", "KE") for n in range(5)]
    town.a_round(RoundState.CLOSED, *kenyans, town.lives("Dee", "DE"))
    said = town.typed("/round match unanswered=in").text
    assert "One person has no partner" in said
    assert "3 more people were on the waiting list already" in said
    assert "4 people have no partner" in pages(town)[-1]


def test_where_nobody_waited_before_the_waiting_list_is_not_spoken_of(town: Town) -> None:
    town.a_round(RoundState.CLOSED, *crowd(town, 4))
    assert "waiting list" not in town.typed("/round match unanswered=in").text


def test_who_is_matched_is_no_longer_asked_whether_they_are_still_in(town: Town) -> None:
    """Nor are coordinators told that nobody is in, when those who are have partners."""
    town.typed("/setup channel_coordinators=discord:C1")
    people = crowd(town, 4)
    town.a_round(RoundState.CLOSED, *people)
    town.clock.move_to(local_morning(LAUNCH - 13 * DAY, "UTC"))
    town.plan()
    assert town.deliveries(what="still-in")
    for line in ("match unanswered=in", "approve"):
        town.typed(f"/round {line}")
    town.go_to(local_morning(LAUNCH - 7 * DAY, "UTC"))
    assert [town.got(person, "still-in") for person in people] == [[], [], [], []]
    assert town.posted("unanswered") == []


def test_the_list_of_the_unanswered_is_taken_back_when_the_matches_are_approved(town: Town) -> None:
    town.typed("/setup channel_coordinators=discord:C1")
    town.a_round(RoundState.CLOSED, *crowd(town, 4))
    town.clock.move_to(local_morning(LAUNCH - 9 * DAY, "UTC"))
    town.plan()
    assert town.deliveries(DeliveryState.PLANNED, what="unanswered")
    for line in ("match unanswered=in", "approve"):
        town.typed(f"/round {line}")
    town.go_to(local_morning(LAUNCH - 7 * DAY, "UTC"))
    assert town.posted("unanswered") == []


def test_the_list_of_the_unanswered_says_what_comes_next(town: Town) -> None:
    town.typed("/setup channel_coordinators=discord:C1")
    people = crowd(town, 2)
    town.a_round(RoundState.CLOSED, *people)
    town.go_to(local_morning(LAUNCH - 11 * DAY, "UTC"))
    for person in people:
        town.pressed(town.got(person, "still-in")[0].tokens[0], person)
    town.go_to(local_morning(LAUNCH - 7 * DAY, "UTC"))
    (post,) = town.posted("unanswered")
    assert "2 people are in so far. Nobody's answer is missing. Next: /round match" in post.text
