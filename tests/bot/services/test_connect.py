"""A roster's e-mail addresses find their accounts where the bot may write first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.commands.dispatch import Dispatcher
from bot.delivery.directory import Directory
from bot.domain.people import Account, AccountState
from bot.domain.rounds import RoundState
from bot.ports.chat import ChatUnavailable
from tests.bot.programme import DAY, LAUNCH, Town, local_morning
from tests.bot.services.arrivals import ENTERED, SLACK

if TYPE_CHECKING:
    from bot.ports.chat import PersonHint


class Workspace:
    """A platform that knows people by e-mail, or does not answer."""

    def __init__(self, **known: str) -> None:
        """Know these: account id by the name before the @."""
        self.known = known
        self.asked: list[str] = []
        self.is_silent = False

    async def find_account(self, hint: PersonHint) -> Account | None:
        """Look somebody up."""
        self.asked.append(hint.email or "")
        if self.is_silent:
            raise ChatUnavailable("down", may_have_arrived=False)
        found = self.known.get((hint.email or "").partition("@")[0])
        return None if found is None else Account("slack", found, handle=hint.email)


def a_town(workspace: Workspace) -> Town:
    """Give a town whose people are looked up in that workspace."""
    town = Town(platforms={**SLACK, **ENTERED})
    directory = Directory({"slack": workspace})  # type: ignore[dict-item]  # of a gateway only this is asked
    town.dispatcher = Dispatcher(town.store, town.clock, town.world, directory=directory.find)
    return town


def test_who_is_found_is_connected_and_who_is_not_is_listed() -> None:
    workspace = Workspace(ana="U1")
    town = a_town(workspace)
    ana = town.lives("Ana", accounts=(), email="ana@example.org")
    ben = town.lives("Ben", accounts=(), email="ben@example.org")
    town.lives("Cleo", accounts=(Account("slack", "U3"),), email="cleo@example.org")

    said = town.typed("/roster connect").text

    assert "One account was found" in said
    assert f"#{ben.id} Ben" in said
    assert "Ana" not in said
    (account,) = town.person(ana.id).accounts
    assert (account.key, account.state) == (("slack", "U1"), AccountState.OPEN)
    assert sorted(workspace.asked) == ["ana@example.org", "ben@example.org"]


def test_an_account_is_nobody_elses() -> None:
    town = a_town(Workspace(ana="U1", anna="U1"))
    first = town.lives("Ana", accounts=(), email="ana@example.org")
    second = town.lives("Anna", accounts=(), email="anna@example.org")

    town.typed("/roster connect")

    assert len(town.person(first.id).accounts) == 1
    assert town.person(second.id).accounts == ()


def test_a_platform_that_does_not_answer_is_asked_once_and_said_so() -> None:
    workspace = Workspace()
    workspace.is_silent = True
    town = a_town(workspace)
    for name in ("Ana", "Ben"):
        town.lives(name, accounts=(), email=f"{name.lower()}@example.org")

    said = town.typed("/roster connect").text

    assert "slack did not answer" in said
    assert len(workspace.asked) == 1


def test_what_waited_for_somebody_comes_once_they_are_found() -> None:
    town = a_town(Workspace(ana="U1"))
    ana = town.lives("Ana", "PT", "Europe/Lisbon", accounts=(), email="ana@example.org")
    ben = town.lives("Ben", "KE", "Africa/Nairobi", accounts=(Account("slack", "U2"),))
    town.a_round(RoundState.RUNNING, ana, ben)
    town.go_to(local_morning(LAUNCH, "Europe/Lisbon"))
    assert town.got(ana) == []

    town.typed("/roster connect")
    town.go_to(town.now + DAY)

    assert [s.what for s in town.got(ana)] == ["waiting"]
