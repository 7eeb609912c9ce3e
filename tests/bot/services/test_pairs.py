"""Partnerships as coordinators see them, parted or made by hand; never a word of what partners say."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.domain.partnerships import Block, BlockReason, PartnershipState, Ruling, Verdict
from bot.domain.rounds import ApplicationState
from tests.bot.programme import DAY
from tests.bot.services.rematching import (
    at,
    current,
    left,
    partner_of,
    partnership_of,
    running,
    talk,
    unresolved,
    until_a_case,
    waiting,
)

if TYPE_CHECKING:
    from bot.domain.people import Participant
    from tests.bot.programme import Answer, Town


@pytest.fixture
def people(town: Town) -> list[Participant]:
    return running(town, 5)


@pytest.fixture
def spare(town: Town, people: list[Participant]) -> Participant:
    return waiting(town, people)


def two(town: Town, people: list[Participant], spare: Participant) -> tuple[Participant, Participant]:
    """Give two who are partners."""
    first = next(p for p in people if p != spare)
    return first, partner_of(town, first)


def joining(town: Town, *people: Participant) -> Answer:
    return town.typed("/pairs join " + " ".join(f"#{p.id}" for p in people))


# ---------------------------------------------------------------------- seeing


def test_a_list_names_who_how_it_goes_and_for_how_long(town: Town, people: list[Participant]) -> None:
    town.go_to(at(3, 9))
    said = town.typed("/pairs list").text
    assert all(p.name in said for p in people if current(town, p) is not None)
    assert "not started, for 8 days" in said


def test_a_list_can_be_narrowed_to_how_it_goes(town: Town, people: list[Participant], spare: Participant) -> None:
    first, second = two(town, people, spare)
    talk(town, first, second)
    said = town.typed("/pairs list state=in-touch").text
    assert first.name in said
    assert said.count(" & ") == 1
    assert "one partnership" in said


def test_a_long_list_has_pages(town: Town) -> None:
    running(town, 30)
    first = town.typed("/pairs list")
    assert first.tokens == ("pairs:1:1.2.all",)
    second = town.pressed(first.tokens[0])
    assert "page 2 of 2" in second.text
    assert second.text.count(" & ") == 3


def test_one_is_shown_with_its_people_and_days(town: Town, people: list[Participant], spare: Participant) -> None:
    first, second = two(town, people, spare)
    answer = town.typed(f"/pairs show {partnership_of(town, first).id}")
    assert first.name in answer.text
    assert second.name in answer.text
    assert "How it goes" in answer.text


def test_a_number_that_nobody_has_is_refused(town: Town, people: list[Participant]) -> None:
    assert "999" in town.typed("/pairs show 999").text


# ---------------------------------------------------------------------- parting


def test_parting_asks_once_then_tells_both_kindly_and_puts_them_into_the_pool(
    town: Town, people: list[Participant], spare: Participant
) -> None:
    first, second = two(town, people, spare)
    number = partnership_of(town, first).id
    asking = town.typed(f"/pairs split {number}")
    assert partnership_of(town, first).id == number
    town.pressed(asking.button("split"))
    town.go_to(town.now + 2 * DAY)
    assert [len(town.got(p, "partnership-ended")) for p in (first, second)] == [1, 1]
    assert "nothing about you" in town.got(first, "partnership-ended")[0].text
    assert {town.application(p).state for p in (first, second)} == {ApplicationState.MATCHED}
    answer = town.typed("/cases rematch")
    assert "one pair" in answer.text


def test_the_quiet_one_of_a_parted_pair_waits_until_they_say_that_they_are_here(
    town: Town, people: list[Participant], spare: Participant
) -> None:
    first, second = two(town, people, spare)
    case = until_a_case(town, first)
    number = partnership_of(town, first).id
    town.pressed(town.typed(f"/pairs split {number}").button("split"))
    assert town.application(first).state is ApplicationState.MATCHED
    assert town.application(second).waiting_reason == "quiet"
    assert case.id in {c.id for c in unresolved(town)}, "somebody is still alone"


def test_what_has_ended_is_not_parted_again(town: Town, people: list[Participant], spare: Participant) -> None:
    number = partnership_of(town, two(town, people, spare)[0]).id
    token = town.typed(f"/pairs split {number}").button("split")
    town.pressed(token)
    assert "This partnership has ended already" in town.pressed(token).text


def test_nobody_is_told_of_somebody_else_where_there_is_nobody_else(
    town: Town, people: list[Participant], spare: Participant
) -> None:
    """Parted by hand, neither has another partner: "talks with somebody else now" would be untrue."""
    first, second = two(town, people, spare)
    until_a_case(town, first)
    town.pressed(town.typed(f"/pairs split {partnership_of(town, first).id}").button("split"))
    town.go_to(town.now + 4 * DAY)
    assert town.got(second, "partner-moved-on") == []
    (told,) = town.got(second, "partnership-ended")
    assert "somebody else" not in told.text
    assert [token.partition(":")[0] for token in told.tokens] == ["new-partner"]


def test_a_case_is_not_numbered_like_a_person(town: Town, people: list[Participant], spare: Participant) -> None:
    first, _ = two(town, people, spare)
    case = until_a_case(town, first)
    assert f"Cases: {case.id}" in town.typed(f"/pairs show {partnership_of(town, first).id}").text


# ---------------------------------------------------------------------- joining


def test_two_without_a_partner_are_brought_together_by_hand(
    town: Town, people: list[Participant], spare: Participant
) -> None:
    left(town, two(town, people, spare)[0])
    (alone,) = [p for p in people if p != spare and current(town, p) is None and town.person(p.id).left_at is None]
    town.pressed(joining(town, alone, spare).button("join-pair"))
    assert partner_of(town, alone).id == spare.id
    assert town.application(spare).state is ApplicationState.MATCHED
    assert unresolved(town) == []
    town.go_to(town.now + 4 * DAY)
    assert partnership_of(town, spare).state is PartnershipState.ACTIVE


def test_what_speaks_against_it_is_said_first(town: Town, people: list[Participant], spare: Participant) -> None:
    first, _ = two(town, people, spare)
    moved = town.person(spare.id).with_own(country=first.country)
    town.run(lambda unit: unit.people.save_many([moved]))
    said = joining(town, first, spare).text
    assert "same country" in said
    assert "has a partner now" in said


def test_who_is_taken_from_a_partner_leaves_one_who_is_told_and_cared_for(
    town: Town, people: list[Participant], spare: Participant
) -> None:
    first, second = two(town, people, spare)
    town.pressed(joining(town, first, spare).button("join-pair"))
    assert partner_of(town, first).id == spare.id
    town.go_to(town.now + 3 * DAY)
    assert len(town.got(second, "partnership-ended")) == 1
    assert second.name in town.typed("/cases rematch").text or current(town, second) is None


def test_nobody_is_put_together_with_whom_they_asked_never_to_be(
    town: Town, people: list[Participant], spare: Participant
) -> None:
    first, _ = two(town, people, spare)
    town.run(lambda unit: unit.signs.block(Block(first.id, spare.id, BlockReason.NEVER_AGAIN, town.now)))
    answer = joining(town, first, spare)
    assert answer.tokens == ()
    assert "cannot be brought together" in answer.text


def test_a_coordinators_own_ruling_holds(town: Town, people: list[Participant], spare: Participant) -> None:
    first, _ = two(town, people, spare)
    low, high = sorted((first.id, spare.id))
    town.run(lambda unit: unit.matches.rule(Ruling(1, (low, high), Verdict.FORBID)))
    assert joining(town, first, spare).tokens == ()


def test_three_can_be_one_partnership_and_the_pair_keeps_its_room_until_then(
    town: Town, people: list[Participant], spare: Participant
) -> None:
    first, second = two(town, people, spare)
    town.pressed(joining(town, first, second, spare).button("join-pair"))
    assert set(partnership_of(town, spare).members) == {first.id, second.id, spare.id}
    town.deliver()
    assert town.posted("room-over") == []
    town.go_to(town.now + 6 * DAY)
    assert len(town.posted("room-over")) == 1


def test_partners_are_not_made_partners_again(town: Town, people: list[Participant], spare: Participant) -> None:
    first, second = two(town, people, spare)
    assert "already" in joining(town, first, second).text
    assert joining(town, first, first).tokens == ()


def test_who_left_cannot_be_given_a_partner(town: Town, people: list[Participant], spare: Participant) -> None:
    first, second = two(town, people, spare)
    left(town, first)
    assert joining(town, first, spare).tokens == ()
    stranger = town.lives("Somebody Else")
    assert joining(town, stranger, second).tokens == ()


def test_after_the_last_day_it_can_still_be_done_by_hand_with_a_warning(
    town: Town, people: list[Participant], spare: Participant
) -> None:
    left(town, two(town, people, spare)[0])
    town.sleep_until(at(5, 1))
    (alone,) = [p for p in people if p != spare and current(town, p) is None and town.person(p.id).left_at is None]
    asking = joining(town, alone, spare)
    assert "last day" in asking.text
    town.pressed(asking.button("join-pair"))
    assert partner_of(town, alone).id == spare.id


def test_before_launch_two_can_be_brought_together_too(town: Town) -> None:
    from bot.domain.rounds import RoundState  # noqa: PLC0415  # only here

    odd = [town.lives(f"Person {n}") for n in range(3)]
    town.a_round(RoundState.APPROVED, *odd)
    alone = waiting(town, odd)
    first = next(p for p in odd if p != alone)
    second = partner_of(town, first)
    town.pressed(joining(town, first, second, alone).button("join-pair"))
    town.sleep_until(at(2, 28))
    town.pressed(town.typed("/round launch").button("launch"))
    town.go_to(at(3, 4))
    assert [len(town.got(p, "introduction")) for p in odd] == [1, 1, 1]


def test_who_found_a_partner_since_it_was_asked_is_not_taken_from_them(
    town: Town, people: list[Participant], spare: Participant
) -> None:
    first, second = two(town, people, spare)
    left(town, second)
    mine, theirs = joining(town, first, spare), joining(town, first, spare)
    other = next(p for p in people if current(town, p) is not None)
    town.pressed(joining(town, spare, other).button("join-pair"))
    assert mine.tokens == theirs.tokens

    assert "changed" in town.pressed(mine.button("join-pair")).text
    assert partner_of(town, spare).id == other.id


def test_who_was_never_introduced_is_not_told_of_an_end(
    town: Town, people: list[Participant], spare: Participant
) -> None:
    first, second = two(town, people, spare)
    left(town, second)
    other = next(p for p in people if current(town, p) is not None)
    town.pressed(joining(town, first, spare).button("join-pair"))
    town.pressed(joining(town, spare, other).button("join-pair"))
    town.go_to(town.now + 8 * DAY)

    assert town.got(first, "partnership-ended") == []
    assert "before you could meet" in town.got(first, "partner-left")[-1].text
