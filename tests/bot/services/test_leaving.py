"""Who leaves, leaves in peace; who stays is told kindly, offered another partner, and cared for by a coordinator."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.domain.cases import CaseOutcome, CaseReason
from bot.domain.partnerships import PartnershipState
from bot.domain.rounds import ApplicationState, RoundState
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
    waiting,
)

if TYPE_CHECKING:
    from bot.domain.people import Participant
    from tests.bot.programme import Town


@pytest.fixture
def people(town: Town) -> list[Participant]:
    return running(town, 5)


@pytest.fixture
def leaver(town: Town, people: list[Participant]) -> Participant:
    return next(p for p in people if p != waiting(town, people))


def test_the_partner_is_told_kindly_and_offered_another(
    town: Town, people: list[Participant], leaver: Participant
) -> None:
    other = partner_of(town, leaver)
    left(town, leaver)
    town.go_to(town.now + 2 * DAY)
    (told,) = town.got(other, "partner-left")
    assert "nothing to do with you" in told.text
    assert [token.partition(":")[0] for token in told.tokens] == ["new-partner", "new-partner"]


def test_a_coordinator_sees_a_case_with_a_card_and_no_bare_notice(
    town: Town, people: list[Participant], leaver: Participant
) -> None:
    town.typed("/setup channel_coordinators=discord:C1")
    other = partner_of(town, leaver)
    left(town, leaver)
    (case,) = unresolved(town)
    assert (case.reason, case.about) == (CaseReason.UNREACHABLE, (leaver.id,))
    town.go_to(town.now + 3 * DAY)
    (card,) = town.posted("case")
    assert leaver.name in card.text
    assert f"rematch:1:{case.id}" in card.tokens
    answer = town.pressed(f"rematch:1:{case.id}")
    assert other.name in answer.text


def test_yes_is_kept_for_the_coordinators(town: Town, people: list[Participant], leaver: Participant) -> None:
    other = partner_of(town, leaver)
    left(town, leaver)
    (case,) = unresolved(town)
    town.pressed(f"new-partner:1:{case.partnership_id}.yes", other)
    (after,) = unresolved(town)
    assert after.wishes == {other.id: "yes"}


def test_no_is_taken_and_the_case_is_over(town: Town, people: list[Participant], leaver: Participant) -> None:
    """The topics keep coming; nobody is given a partner against their word."""
    other = partner_of(town, leaver)
    left(town, leaver)
    (case,) = unresolved(town)
    town.pressed(f"new-partner:1:{case.partnership_id}.no", other)
    assert unresolved(town) == []
    assert town.application(other).state is ApplicationState.MATCHED
    answer = town.typed("/cases rematch").text
    assert other.name not in answer


def test_an_answer_can_be_changed(town: Town, people: list[Participant], leaver: Participant) -> None:
    other = partner_of(town, leaver)
    left(town, leaver)
    (case,) = unresolved(town)
    town.pressed(f"new-partner:1:{case.partnership_id}.no", other)
    town.pressed(f"new-partner:1:{case.partnership_id}.yes", other)
    (again,) = unresolved(town)
    assert again.wishes == {other.id: "yes"}


def test_an_old_button_is_of_no_use_to_who_has_a_partner(
    town: Town, people: list[Participant], leaver: Participant
) -> None:
    other = partner_of(town, leaver)
    left(town, leaver)
    (case,) = unresolved(town)
    town.pressed(town.pressed(f"rematch:1:{case.id}").button("rematch-approve"))
    assert "already have a partner" in town.pressed(f"new-partner:1:{case.partnership_id}.yes", other).text
    assert unresolved(town) == []


def test_nobody_answers_for_somebody_else(town: Town, people: list[Participant], leaver: Participant) -> None:
    left(town, leaver)
    (case,) = unresolved(town)
    stranger = next(p for p in people if current(town, p) is not None)
    town.pressed(f"new-partner:1:{case.partnership_id}.yes", stranger)
    assert unresolved(town) == [case]


def test_when_both_leave_there_is_nothing_left_to_do(
    town: Town, people: list[Participant], leaver: Participant
) -> None:
    other = partner_of(town, leaver)
    left(town, leaver)
    (case,) = unresolved(town)
    left(town, other)
    assert unresolved(town) == []
    (closed,) = town.run(lambda unit: unit.cases.of_round(1))
    assert (closed.id, closed.outcome) == (case.id, CaseOutcome.LEFT)


def test_near_the_end_of_the_round_no_new_partner_is_offered(
    town: Town, people: list[Participant], leaver: Participant
) -> None:
    other = partner_of(town, leaver)
    town.sleep_until(at(5, 20))
    left(town, leaver)
    town.go_to(town.now + 10 * DAY)
    (told,) = town.got(other, "partner-left")
    assert told.tokens == ()
    assert "nothing to do with you" in told.text


def test_who_had_not_met_goes_back_into_the_pool_and_is_told(town: Town) -> None:
    people = [town.lives(f"Person {n}") for n in range(4)]
    town.a_round(RoundState.APPROVED, *people)
    town.sleep_until(at(2, 28))
    town.pressed(town.typed("/round launch").button("launch"))
    other = partner_of(town, people[0])
    left(town, people[0])
    town.go_to(at(3, 3))
    assert town.got(other, "introduction") == []
    (told,) = town.got(other, "partner-left")
    assert "before you could meet" in told.text
    assert told.tokens == ()
    assert "one person is" in town.typed("/cases rematch").text.lower() or unresolved(town) != []


# ---------------------------------------------------------------------- of three


@pytest.fixture
def three(town: Town, people: list[Participant]) -> list[Participant]:
    """Give three who are one partnership, introduced."""
    spare = waiting(town, people)
    first = next(p for p in people if p != spare)
    members = [first, partner_of(town, first), spare]
    numbers = " ".join(f"#{p.id}" for p in members)
    town.pressed(town.typed(f"/pairs join {numbers}").button("join-pair"))
    town.go_to(at(3, 6))
    assert partnership_of(town, spare).state is PartnershipState.ACTIVE
    return members


def test_when_one_of_three_leaves_the_others_go_on_as_two(town: Town, three: list[Participant]) -> None:
    gone, *rest = three
    before = partnership_of(town, gone)
    talk(town, *rest)
    left(town, gone)
    after = partnership_of(town, rest[0])
    assert (after.id, set(after.members)) == (before.id, {p.id for p in rest})
    assert (after.introduced_at, after.room_id) == (before.introduced_at, before.room_id)
    town.go_to(town.now + 8 * DAY)
    assert [len(town.got(p, "two-go-on")) for p in rest] == [1, 1]
    assert rest[1].name in town.got(rest[0], "two-go-on")[0].text
    assert unresolved(town) == []


def test_who_left_a_three_is_remembered_as_a_partner_and_is_let_out_of_the_room(
    town: Town, three: list[Participant]
) -> None:
    gone, *rest = three
    left(town, gone)
    town.deliver()
    pairs = town.run(lambda unit: unit.partnerships.pairs_ever())
    assert all(tuple(sorted((gone.id, p.id))) in pairs for p in rest)
    assert [s.delivery.subject["leaves"] for s in town.posted("room-member-left")] == [gone.id]


def test_two_who_are_left_of_three_before_their_introduction_are_introduced(town: Town) -> None:
    people = running(town, 5)
    spare = waiting(town, people)
    first = next(p for p in people if p != spare)
    second = partner_of(town, first)
    town.pressed(town.typed(f"/pairs join #{first.id} #{second.id} #{spare.id}").button("join-pair"))
    left(town, first)
    town.go_to(town.now + 10 * DAY)
    pair = partnership_of(town, spare)
    assert (pair.state, set(pair.members)) == (PartnershipState.ACTIVE, {second.id, spare.id})


def test_a_case_about_the_one_who_left_a_three_is_over_and_one_about_the_others_stays(
    town: Town, three: list[Participant]
) -> None:
    """No card is left that speaks of nobody, and nobody who is left alone with a silent other is forgotten."""
    gone, quiet, writer = three
    while not (found := [c for c in unresolved(town) if c.partnership_id == partnership_of(town, gone).id]):
        talk(town, writer)
        town.go_to(town.now + 2 * DAY)
    (case,) = found
    assert set(case.about) == {gone.id, quiet.id}
    left(town, gone)

    (case,) = [c for c in unresolved(town) if c.partnership_id == partnership_of(town, writer).id]
    assert case.about == (quiet.id,)
    left(town, quiet)
    (case,) = [c for c in unresolved(town) if c.about == (quiet.id,)]
    assert current(town, writer) is None


def test_who_was_quiet_when_the_other_left_is_given_nobody_until_they_show(
    town: Town, people: list[Participant]
) -> None:
    """So that nobody abandoned is given somebody who is not here; the same button brings them back."""
    spare = waiting(town, people)
    writer = next(p for p in people if p != spare)
    quiet, number = partner_of(town, writer), partnership_of(town, writer).id
    while not any(c.partnership_id == number for c in unresolved(town)):
        talk(town, writer)
        town.go_to(town.now + 2 * DAY)
    left(town, writer)
    town.go_to(town.now + 5 * DAY)

    assert town.application(quiet).waiting_reason == "quiet"
    assert not any(c.partnership_id == number for c in unresolved(town))
    town.pressed(town.got(quiet, "partner-left")[0].tokens[0], quiet)
    assert town.application(quiet).waiting_reason == "wants-partner"
    assert any(c.wishes == {quiet.id: "yes"} for c in unresolved(town))
