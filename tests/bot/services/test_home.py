"""The page that a platform gives the bot."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.commands.events import HomeOpened, Source
from bot.domain.rounds import RoundState
from bot.messages.plain import plain
from tests.bot.programme import COORDINATOR, DAY, LAUNCH, VISITOR, Town, at_once, local_morning

if TYPE_CHECKING:
    from bot.domain.people import Account
    from bot.ports.chat import Message


def home(town: Town, account: Account) -> Message:
    """Open the page."""
    return at_once(town.dispatcher.home(HomeOpened(Source(account))))


def seen(town: Town, account: Account) -> str:
    """Give what somebody sees there."""
    return plain(home(town, account), "UTC", choices=False)


def kinds(message: Message) -> list[str]:
    """Give the kinds of its buttons."""
    return [choice.token.partition(":")[0] for choice in message.choices]


def test_a_visitor_is_welcome_and_can_join() -> None:
    town = Town()
    town.a_round(RoundState.OPEN)

    page = home(town, VISITOR)

    assert kinds(page) == ["join"]
    assert town.pressed(page.choices[0].token, VISITOR).form.token == f"join:1:{town.round.id}"


def test_a_visitor_learns_when_nothing_is_open() -> None:
    town = Town()

    assert "No round takes applications now" in seen(town, VISITOR)
    assert kinds(home(town, VISITOR)) == []


def test_a_participant_sees_partner_topic_and_what_can_be_done() -> None:
    town = Town()
    ana, ben = town.lives("Ana"), town.lives("Ben")
    town.a_round(RoundState.RUNNING, ana, ben)
    town.go_to(local_morning(LAUNCH, "America/Toronto") + DAY)

    page = seen(town, ana.accounts[0])

    assert "Ben" in page
    assert "Staying current" in page
    assert kinds(home(town, ana.accounts[0])) != []


def test_a_participant_without_a_partner_sees_how_things_stand() -> None:
    town = Town()
    ana = town.lives("Ana")
    town.a_round(RoundState.OPEN, ana)

    assert f"#{ana.id}" in seen(town, ana.accounts[0])


def test_a_coordinator_sees_the_morning_list() -> None:
    town = Town()
    town.a_round(RoundState.RUNNING, town.lives("Ana"), town.lives("Ben"))
    assert "case" in seen(town, COORDINATOR)


def test_a_coordinator_without_a_round_sees_how_to_begin() -> None:
    page = seen(Town(), COORDINATOR)
    assert page.index("/setup") < page.index("/round create") < page.index("/roster import") < page.index("/round open")


def test_a_coordinator_sees_how_the_next_round_stands() -> None:
    town = Town()
    town.a_round(RoundState.OPEN, town.lives("Ana"))
    page = seen(town, COORDINATOR)
    assert "Applied: 1" in page
    assert "/round close" in page


def test_who_coordinates_and_takes_part_sees_both() -> None:
    town = Town()
    ana, ben = town.lives("Ana", accounts=(COORDINATOR,)), town.lives("Ben")
    town.a_round(RoundState.RUNNING, ana, ben)
    town.go_to(local_morning(LAUNCH, "America/Toronto") + DAY)

    page = seen(town, COORDINATOR)

    assert "Ben" in page
    assert "case" in page


def test_looking_leaves_no_trace() -> None:
    town = Town()
    ana = town.lives("Ana")
    before = town.rows()

    home(town, ana.accounts[0])

    assert town.rows() == before
