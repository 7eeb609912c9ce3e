"""Who looks after which countries."""

from __future__ import annotations

from bot.domain.people import Account, Role
from bot.services.ambassadors import ambassadors, looked_after
from tests.bot.programme import Town, changed


def test_the_countries_of_all_accounts_of_a_person_are_theirs(town: Town) -> None:
    discord, slack = Account("discord", "5"), Account("slack", "U5")
    person = town.lives("Ana", accounts=(discord, slack))
    town.grants(Role.AMBASSADOR, discord, "KE")
    town.grants(Role.AMBASSADOR, slack, "UG")
    (found,) = town.run(ambassadors)
    assert (found.person, found.countries, found.platforms) == (person, ("KE", "UG"), ("discord", "slack"))


def test_a_country_may_have_two_ambassadors(town: Town) -> None:
    town.grants(Role.AMBASSADOR, Account("discord", "5"), "KE")
    town.grants(Role.AMBASSADOR, Account("discord", "6"), "KE")
    assert [found.reference for found in town.run(ambassadors)] == ["discord:5", "discord:6"]


def test_a_country_that_is_taken_back_has_no_ambassador(town: Town) -> None:
    town.typed("/roles grant ambassador discord:5 Kenya")
    town.typed("/roles grant ambassador discord:5 Uganda")
    town.typed("/roles revoke ambassador discord:5 Kenya")
    assert town.run(looked_after) == {"UG"}


def test_whoever_left_is_no_ambassador(town: Town) -> None:
    person = town.lives("Ana")
    town.grants(Role.AMBASSADOR, person.accounts[0], "KE")
    town.run(lambda unit: unit.people.save_many([changed(person, left_at=town.now)]))
    assert town.run(looked_after) == set()


def test_other_roles_look_after_nothing(town: Town) -> None:
    """A platform's own role of that name comes without a country."""
    town.grants(Role.AMBASSADOR, Account("discord", "5"))
    town.grants(Role.DIRECTOR, Account("discord", "6"), "KE")
    assert town.run(ambassadors) == []
