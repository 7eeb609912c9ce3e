"""Who is left over: a three where the coordinator allows it, one's own country by consent, else the waiting list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.rounds import ApplicationState, RoundState
from tests.bot.programme import DAY

if TYPE_CHECKING:
    from bot.domain.people import Participant
    from tests.bot.programme import Town


def members(town: Town) -> list[tuple[int, ...]]:
    return [m.members for m in town.run(lambda unit: unit.matches.of_round(1))]


def closed(town: Town, *people: Participant, threes: bool = False) -> None:
    town.a_round(RoundState.CLOSED, *people, options="cap=100")
    if threes:
        town.typed("/round rules change=threes value=yes")


def test_the_odd_one_out_joins_two_others_where_the_coordinator_allows_it(town: Town) -> None:
    people = [town.lives(f"P{n}") for n in range(5)]
    closed(town, *people, threes=True)
    said = town.typed("/round match unanswered=in").text

    assert "everybody who is in has a partner" in said
    assert "One person joins two others" in said
    assert sorted(len(each) for each in members(town)) == [2, 3]
    assert "who joins them" in town.typed("/round review").text


def test_nobody_joins_two_others_unless_it_is_allowed(town: Town) -> None:
    closed(town, *[town.lives(f"P{n}") for n in range(5)])
    town.typed("/round match unanswered=in")

    assert {len(each) for each in members(town)} == {2}


def test_a_third_must_suit_both(town: Town) -> None:
    """Two of Kenya are no three with anybody from Kenya."""
    kenyans = [town.lives(f"K{n}", "KE", "Africa/Nairobi") for n in range(2)]
    closed(town, *kenyans, town.lives("Ana", "AR", "America/Argentina/Buenos_Aires"), threes=True)
    town.typed("/round match unanswered=in")

    assert [len(each) for each in members(town)] == [2]


def test_what_was_put_together_by_hand_stays_two(town: Town) -> None:
    people = [town.lives(f"P{n}") for n in range(3)]
    closed(town, *people, threes=True)
    town.typed(f"/round pin #{people[0].id} #{people[1].id}")
    town.typed("/round match unanswered=in")

    assert members(town) == [(people[0].id, people[1].id)]


def test_a_three_is_introduced_like_everybody(town: Town) -> None:
    people = [town.lives(f"P{n}") for n in range(3)]
    closed(town, *people, threes=True)
    for line in ("match unanswered=in", "approve"):
        town.typed(f"/round {line}")
    town.pressed(town.typed("/round launch").button("launch"))
    town.go_to(town.now + 35 * DAY)

    assert {town.application(p).state for p in people} == {ApplicationState.MATCHED}
    assert all(town.got(p, "introduction") for p in people)


def test_two_of_one_country_meet_if_both_agreed_and_are_left_over(town: Town) -> None:
    kenyans = [town.lives(f"K{n}", "KE", "Africa/Nairobi") for n in range(4)]
    for person in kenyans:
        assert "welcome too" in town.typed("/me home yes", person).text
        assert "A partner from your own country: welcome too" in town.typed("/me show", person).text
    closed(town, *kenyans, town.lives("Ana", "AR", "America/Argentina/Buenos_Aires"))
    said = town.typed("/round match unanswered=in").text

    assert "One pair is of one country" in said
    assert len(members(town)) == 2


def test_who_agreed_to_their_own_country_still_goes_abroad_where_that_can_be(town: Town) -> None:
    kenyans = [town.lives(f"K{n}", "KE", "Africa/Nairobi") for n in range(2)]
    abroad = [town.lives(f"A{n}", "AR", "America/Argentina/Buenos_Aires") for n in range(2)]
    for person in kenyans:
        town.typed("/me home yes", person)
    closed(town, *kenyans, *abroad)
    town.typed("/round match unanswered=in")
    ids = {p.id for p in kenyans}

    assert all(len(ids & set(pair)) == 1 for pair in members(town))


def test_nobody_stays_in_their_country_without_both_words(town: Town) -> None:
    kenyans = [town.lives(f"K{n}", "KE", "Africa/Nairobi") for n in range(2)]
    town.typed("/me home yes", kenyans[0])
    closed(town, *kenyans)
    town.typed("/round match unanswered=in")

    assert members(town) == []


def test_a_coordinator_may_rule_ones_own_country_out(town: Town) -> None:
    kenyans = [town.lives(f"K{n}", "KE", "Africa/Nairobi") for n in range(2)]
    for person in kenyans:
        town.typed("/me home yes", person)
    closed(town, *kenyans)
    town.typed("/round rules change=own-country value=never")
    town.typed("/round match unanswered=in")

    assert members(town) == []


def test_who_waits_is_offered_their_own_country_and_it_is_kept(town: Town) -> None:
    kenyans = [town.lives(f"K{n}", "KE", "Africa/Nairobi") for n in range(2)]
    town.a_round(RoundState.APPROVED, *kenyans)
    town.go_to(town.now + 3 * DAY)
    (told,) = town.got(kenyans[0], "waiting")
    (token,) = [each for each in told.tokens if each.endswith(".home")]

    assert "own country" in town.pressed(token, kenyans[0]).text
    assert town.person(kenyans[0].id).at_home


def test_what_somebody_said_of_their_own_country_outranks_any_roster(town: Town) -> None:
    person = town.lives("Ana")
    town.typed("/me home yes", person)

    assert town.person(person.id).at_home
    assert "at_home" in town.person(person.id).own_fields
