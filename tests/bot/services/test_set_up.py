"""Places and groups on platforms: chosen once, tried at once, and told of when they fail."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.commands.events import CommandInvoked, Source
from bot.domain.deliveries import Kind
from bot.domain.people import Account, Role
from bot.domain.rounds import RoundState
from bot.ports.chat import Say
from tests.bot.programme import COORDINATOR, DAY, NOON, Town, at_once
from tests.bot.services.arrivals import ENTERED, SLACK

OPERATOR = Account("operator", "machine")
NEWCOMER = Account("discord", "500")


def may(town: Town, line: str, source: Source, **options: str) -> bool:
    """Say whether somebody whom their platform tells of may give a command."""
    reply = at_once(town.dispatcher.dispatch(CommandInvoked(town.event_id(), source, tuple(line.split()), options)))
    assert isinstance(reply, Say)
    return not reply.refused


def test_whoever_runs_the_place_may_begin_and_no_longer() -> None:
    """Until somebody coordinates: then managing a server is no role of ours."""
    town = Town(platforms=ENTERED)
    manager = Source(NEWCOMER, may_manage=True)
    town.run(lambda unit: [unit.records.revoke(grant) for grant in unit.records.grants()])
    assert may(town, "setup", manager)
    assert not may(town, "setup", Source(Account("discord", "501")))

    town.grants(Role.COORDINATOR, COORDINATOR)
    assert not may(town, "setup", manager)


@pytest.mark.parametrize(
    ("line", "options"),
    [
        ("roles grant", {"role": "coordinator", "account": "discord:7"}),
        ("roles grant", {"role": "director", "account": "discord:500"}),
        ("setup", {"group_coordinators": "77"}),
    ],
)
def test_whoever_begins_goes_on_when_they_name_the_first_coordinator(line: str, options: dict[str, str]) -> None:
    """Else the one who sets everything up would shut the door behind them."""
    town = Town(platforms=ENTERED)
    town.run(lambda unit: [unit.records.revoke(grant) for grant in unit.records.grants()])
    manager = Source(NEWCOMER, may_manage=True)

    assert may(town, line, manager, **options)

    assert may(town, "roles list", manager)
    assert may(town, "roles revoke", manager, role="director", account="discord:500")


def test_whoever_sits_at_the_machine_needs_no_role() -> None:
    town = Town(platforms=ENTERED)
    town.run(lambda unit: [unit.records.revoke(grant) for grant in unit.records.grants()])

    town.typed("/roles grant coordinator discord:7", OPERATOR)

    assert [grant.role for grant in town.run(lambda unit: unit.records.grants())] == [Role.COORDINATOR]


def test_a_group_that_coordinates_ends_the_beginning_too() -> None:
    town = Town(platforms=ENTERED)
    town.run(lambda unit: [unit.records.revoke(grant) for grant in unit.records.grants()])
    town.typed("/setup group_coordinators=discord:77", OPERATOR)

    assert not may(town, "setup", Source(NEWCOMER, may_manage=True))
    assert may(town, "setup", Source(NEWCOMER, groups=frozenset({"77", "78"})))
    assert not may(town, "setup", Source(NEWCOMER, groups=frozenset({"78"})))
    assert not may(town, "setup", Source(Account("slack", "U5"), groups=frozenset({"77"})))


def test_roles_are_listed_with_where_they_come_from() -> None:
    town = Town()
    town.typed("/setup group_coordinators=slack:S77")

    said = town.typed("/roles list").text

    assert "slack:S77" in said
    assert str(COORDINATOR) in said


def test_a_place_is_tried_at_once_and_told_whether_it_works() -> None:
    town = Town(platforms=ENTERED)
    said = town.typed("/setup channel_coordinators=42").text
    assert "I am writing a line" in said
    assert "discord:42 (being tried)" in said

    (posted,) = town.deliver()

    assert "Coordinators' channel" in posted.text
    assert "discord:42 (works)" in town.typed("/setup").text


def test_a_place_that_refuses_is_told_to_whoever_chose_it() -> None:
    town = Town(platforms=ENTERED)
    cora = town.lives("Cora", accounts=(COORDINATOR, Account("slack", "U9")))
    town.refusing["discord"] = "no-such-place"

    town.typed("/setup channel_open=42", COORDINATOR)
    town.deliver()
    town.deliver()

    (told,) = town.got(cora, "place-refused")
    assert "Open channel" in told.text
    assert "I cannot write there" in town.typed("/setup").text

    town.refusing.clear()
    town.typed("/setup channel_open=42", COORDINATOR)
    town.deliver()
    assert "discord:42 (works)" in town.typed("/setup").text


def test_hiding_commands_is_explained_only_where_it_can_be_done() -> None:
    town = Town(platforms={**ENTERED, **SLACK})
    town.grants(Role.COORDINATOR, Account("slack", "U9"))

    assert "Integrations" in town.typed("/setup", COORDINATOR).text
    assert "Integrations" not in town.typed("/setup", Account("slack", "U9")).text


def test_the_operator_says_on_which_platform_a_place_is() -> None:
    """Unless there is one that goes without saying."""
    town = Town()
    town.typed("/setup channel_open=hall", OPERATOR)
    assert town.run(lambda unit: unit.records.setting("channel-open-console")) == "hall"

    town = Town()
    town.dispatcher._world = replace(town.world, at_the_machine=None)
    assert "PLATFORM:ID" in town.typed("/setup channel_open=hall", OPERATOR).text


@pytest.mark.parametrize("line", ["/setup channel_country=42", "/setup of_country=Kenya"])
def test_a_countrys_channel_needs_both(line: str) -> None:
    town = Town()

    assert "name both" in town.typed(line).text
    assert [k for k in town.run(lambda unit: unit.records.settings()) if "country" in k] == []


def test_a_country_is_summed_up_in_its_own_channel() -> None:
    """And no longer in a message to its ambassador, who still gets the other countries."""
    town = Town()
    ana = town.lives("Ana", "KE", "Africa/Nairobi", accounts=(Account("discord", "101"),))
    town.grants(Role.AMBASSADOR, ana.accounts[0], "KE")
    town.grants(Role.AMBASSADOR, ana.accounts[0], "PT")
    town.typed("/setup channel_country=42 of_country=Kenya")
    town.a_round(RoundState.OPEN, *(town.lives(f"P{n}", "KE", "Africa/Nairobi") for n in range(6)))

    town.go_to(NOON + 8 * DAY)

    summaries = [s for s in town.sent if s.delivery.kind is Kind.COUNTRY_SUMMARY]
    in_channel = [s for s in summaries if s.delivery.place == "channel:country-KE"]
    assert in_channel
    assert all("Kenya" in s.text for s in in_channel)
    assert {s.delivery.subject["countries"] for s in town.got(ana, "country-summary")} == {"PT"}
    assert "Channel for Kenya" in town.typed("/setup").text


def test_the_coordinators_country_is_shown_by_its_name() -> None:
    town = Town()
    assert "coordinators keep: Spain" in town.typed("/setup country=Spain").text
