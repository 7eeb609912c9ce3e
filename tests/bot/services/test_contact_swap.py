"""Contact details are swapped once everybody in a partnership said yes; a no is told to nobody."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from bot.domain.agreement import Means, Often, Terms
from bot.domain.partnerships import Block, BlockReason
from bot.domain.people import Account
from bot.domain.rounds import RoundState
from tests.bot.programme import DAY, LAUNCH, Town, local_morning

if TYPE_CHECKING:
    from bot.domain.partnerships import Partnership
    from bot.domain.people import Participant


@pytest.fixture
def pair(town: Town) -> tuple[Participant, Participant]:
    """Let two be partners, introduced a day ago."""
    ada = town.lives("Ada", email="ada@example.org", accounts=(Account("discord", "501", handle="ada_reads"),))
    bo = town.lives("Bo", email="bo@example.org", accounts=(Account("slack", "601"),))
    town.a_round(RoundState.RUNNING, ada, bo)
    town.go_to(local_morning(LAUNCH, "UTC") + DAY)
    return ada, bo


def partnership_of(town: Town, person: Participant) -> Partnership:
    (found,) = town.run(lambda unit: unit.partnerships.of_participant(person.id))
    return found


def says_yes(town: Town, person: Participant) -> str:
    said = town.pressed(f"contact-yes:1:{partnership_of(town, person).id}", person).text
    town.deliver()
    return said


def says_no(town: Town, person: Participant) -> str:
    said = town.pressed(f"contact-no:1:{partnership_of(town, person).id}", person).text
    town.deliver()
    return said


def test_one_sees_first_what_would_be_passed_on(town: Town, pair: tuple[Participant, Participant]) -> None:
    answer = town.typed("/partner contact", pair[0])
    assert "ada@example.org" in answer.text
    assert "ada_reads" in answer.text
    assert "bo@example.org" not in answer.text
    assert [token.split(":")[0] for token in answer.tokens] == ["contact-yes", "contact-no"]
    town.deliver()
    assert town.got(pair[1], "contact-asked") == []


def test_details_are_swapped_once_both_said_yes(town: Town, pair: tuple[Participant, Participant]) -> None:
    ada, bo = pair
    says_yes(town, ada)
    assert not [s for s in town.sent if s.what == "contact-swapped"]
    says_yes(town, bo)
    (to_ada,), (to_bo,) = town.got(ada, "contact-swapped"), town.got(bo, "contact-swapped")
    assert "bo@example.org" in to_ada.text
    assert "ada@example.org" in to_bo.text
    assert "On Discord: ada_reads" in to_bo.text


def test_the_other_is_asked_once_and_kindly(town: Town, pair: tuple[Participant, Participant]) -> None:
    ada, bo = pair
    for _ in range(2):
        says_yes(town, ada)
        says_no(town, ada)
    says_yes(town, ada)
    (asked,) = town.got(bo, "contact-asked")
    assert "Ada would like to swap contact details" in asked.text
    assert "bo@example.org" in asked.text
    assert "ada@example.org" not in asked.text


def test_a_no_is_told_to_nobody(town: Town, pair: tuple[Participant, Participant]) -> None:
    ada, bo = pair
    says_yes(town, ada)
    before = len(town.sent)
    says_no(town, bo)
    town.go_to(town.now + DAY)
    assert not [s for s in town.sent[before:] if s.what.startswith("contact")]
    assert "You said yes" in town.typed("/partner contact", ada).text


def test_a_yes_can_be_taken_back_until_the_swap(town: Town, pair: tuple[Participant, Participant]) -> None:
    ada, bo = pair
    says_yes(town, ada)
    answer = town.typed("/partner contact", ada)
    town.pressed(answer.button("contact-no"), ada)
    says_yes(town, bo)
    assert not [s for s in town.sent if s.what == "contact-swapped"]


def test_after_the_swap_the_details_are_shown_again(town: Town, pair: tuple[Participant, Participant]) -> None:
    ada, bo = pair
    says_yes(town, ada)
    says_yes(town, bo)
    assert "bo@example.org" in town.typed("/partner contact", ada).text
    assert "bo@example.org" in says_no(town, ada)
    says_yes(town, ada)
    assert len(town.got(bo, "contact-swapped")) == 1


def test_of_three_all_must_say_yes(town: Town, pair: tuple[Participant, Participant]) -> None:
    ada, bo = pair
    cy = town.lives("Cy", email="cy@example.org")
    three = replace(partnership_of(town, ada), members=(ada.id, bo.id, cy.id))
    town.run(lambda unit: unit.partnerships.save_many([three]))
    says_yes(town, ada)
    says_yes(town, bo)
    assert len(town.got(cy, "contact-asked")) == 1
    assert not [s for s in town.sent if s.what == "contact-swapped"]
    says_yes(town, cy)
    assert len([s for s in town.sent if s.what == "contact-swapped"]) == 3
    assert all(email in town.got(ada, "contact-swapped")[0].text for email in (bo.email or "", cy.email or ""))


def test_what_they_agreed_on_stays_as_it_is(town: Town, pair: tuple[Participant, Participant]) -> None:
    ada, _ = pair
    agreed = Terms(partnership_of(town, ada).id, ada.id, Often.MONTHLY, Means.EMAIL)
    town.run(lambda unit: unit.signs.agree(agreed))
    says_yes(town, ada)
    found = town.run(lambda unit: unit.signs.terms_of([agreed.partnership_id]))
    assert list(found[agreed.partnership_id]) == [replace(agreed, shares_contact=True)]


def test_who_has_nothing_to_share_is_told_how_to_add_it(town: Town) -> None:
    ada, bo = town.lives("Ada"), town.lives("Bo", email="bo@example.org")
    town.a_round(RoundState.RUNNING, ada, bo)
    town.go_to(local_morning(LAUNCH, "UTC") + DAY)
    assert "/me edit" in town.typed("/partner contact", ada).text
    assert "/me edit" in says_yes(town, ada)
    says_yes(town, bo)
    assert "/me edit" in town.got(ada, "contact-asked")[0].text


def test_nothing_is_swapped_between_two_who_are_kept_apart(town: Town, pair: tuple[Participant, Participant]) -> None:
    ada, bo = pair
    block = Block(bo.id, ada.id, BlockReason.NEVER_AGAIN, town.now)
    town.run(lambda unit: unit.signs.block(block))
    says_yes(town, ada)
    says_yes(town, bo)
    assert not [s for s in town.sent if s.what.startswith("contact")]


def test_nobody_presses_for_others_and_nothing_is_swapped_after_the_end(
    town: Town, pair: tuple[Participant, Participant]
) -> None:
    ada, bo = pair
    stranger = town.lives("Stranger", email="x@example.org")
    number = partnership_of(town, ada).id
    town.pressed(f"contact-yes:1:{number}", stranger)
    says_yes(town, ada)
    town.pressed(town.typed("/me leave", ada).button("leave"), ada)
    says_yes(town, bo)
    assert not [s for s in town.sent if s.what == "contact-swapped"]
