"""Roles: given and taken by command, and never taken from the last who could give them back."""

from __future__ import annotations

import pytest

from bot.domain.people import Account, Role
from tests.bot.programme import COORDINATOR, Town

OPERATOR = Account("operator", "console")


def held(town: Town) -> set[tuple[Role, str, str | None]]:
    return {(g.role, f"{g.platform}:{g.account_id}", g.country) for g in town.run(lambda unit: unit.records.grants())}


START = {(Role.COORDINATOR, str(COORDINATOR), None)}


@pytest.mark.parametrize("reference", ["discord:101", "#1", "Ana"])
def test_a_role_is_given_to_an_account_or_to_somebody_on_the_roster(town: Town, reference: str) -> None:
    town.lives("Ana")
    town.typed(f"/roles grant coordinator {reference}")
    assert held(town) == START | {(Role.COORDINATOR, "discord:101", None)}


def test_a_role_is_given_once(town: Town) -> None:
    town.typed("/roles grant director discord:5")
    town.typed("/roles grant director discord:5")
    assert len(held(town)) == 2


def test_a_role_is_taken(town: Town) -> None:
    town.typed("/roles grant director discord:5")
    town.typed("/roles revoke director discord:5")
    assert held(town) == START


def test_a_role_that_is_not_held_is_not_taken(town: Town) -> None:
    assert "went wrong" not in town.typed("/roles revoke director discord:5").text
    assert held(town) == START


def test_an_ambassador_has_a_country(town: Town) -> None:
    town.typed("/roles grant ambassador discord:5")
    assert held(town) == START
    town.typed("/roles grant ambassador discord:5 Kenya")
    assert held(town) == START | {(Role.AMBASSADOR, "discord:5", "KE")}


def test_an_ambassador_may_have_several_countries(town: Town) -> None:
    town.typed("/roles grant ambassador discord:5 Kenya")
    town.typed("/roles grant ambassador discord:5 Uganda")
    town.typed("/roles revoke ambassador discord:5 Kenya")
    assert held(town) == START | {(Role.AMBASSADOR, "discord:5", "UG")}


def test_only_an_ambassadors_role_has_a_country(town: Town) -> None:
    """Else it could not be taken back without naming it."""
    town.typed("/roles grant director discord:5 Kenya")
    town.typed("/roles revoke director discord:5")
    assert held(town) == START


def test_the_last_coordinator_does_not_lock_themself_out(town: Town) -> None:
    town.typed(f"/roles revoke coordinator {COORDINATOR}")
    assert held(town) == START


def test_nor_from_another_account_of_their_own(town: Town) -> None:
    discord, slack = COORDINATOR, Account("slack", "U1")
    town.lives("Cora", accounts=(discord, slack))
    town.typed(f"/roles revoke coordinator {discord}", slack)
    assert held(town) == START


def test_one_of_two_coordinators_can_step_back(town: Town) -> None:
    town.typed("/roles grant coordinator discord:5")
    town.typed(f"/roles revoke coordinator {COORDINATOR}")
    assert held(town) == {(Role.COORDINATOR, "discord:5", None)}


def test_the_operator_can_take_the_last_coordinators_role(town: Town) -> None:
    """Whoever sits at the machine can always give it again."""
    town.typed(f"/roles revoke coordinator {COORDINATOR}", OPERATOR)
    assert held(town) == set()


@pytest.mark.parametrize("role", list(Role))
def test_every_role_is_shown_in_words(town: Town, role: Role) -> None:
    town.typed(f"/roles grant {role} discord:5 Kenya")
    said = town.typed("/roles list").text
    assert "discord:5" in said
    assert role.value.replace("-", " ") in said


def test_who_gave_a_role_and_when_is_kept(town: Town) -> None:
    town.typed("/roles grant director discord:5")
    (given,) = [g for g in town.run(lambda unit: unit.records.grants()) if g.role is Role.DIRECTOR]
    assert (given.granted_by, given.granted_at) == ("discord:900", town.now)
