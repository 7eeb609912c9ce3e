"""The programme itself behind the adapter: who may do what, and forms from the first press to the last page."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.domain.people import Account, AccountState
from bot.ports.chat import ROOMS_NEAR, Sent
from bot.programme import StoreMemory
from tests.adapters.discord.stage import playing, until
from tests.bot.programme import Town

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from tests.adapters.discord.stage import Stage
    from tests.platforms.discord_people import Person


@pytest.fixture
def town() -> Town:
    return Town()


@pytest.fixture
async def stage(town: Town) -> AsyncIterator[Stage]:
    async with playing(town.dispatcher, clock=town.clock, memory=StoreMemory(town.store, "discord")) as playing_one:
        yield playing_one


def coordinator(stage: Stage, town: Town) -> Person:
    """Somebody in the group that `/setup` says coordinates."""
    role = stage.server.role("coordinators", "manage_guild")
    town.typed(f"/setup group_coordinators={role.id}")
    return stage.server.person("cora", roles=[role])


async def test_the_role_that_everybody_has_makes_nobody_a_coordinator(stage: Stage, town: Town) -> None:
    cora = coordinator(stage, town)
    reply = await cora.slash("setup", group_coordinators=stage.server.world.roles[stage.server.world.guild_id])
    assert "everybody would be a coordinator" in reply.text
    await cora.slash("round list")
    assert "Only coordinators" in (await stage.server.person("ana").slash("round list", unhidden=True)).text


async def test_a_command_by_the_wrong_people_is_refused_kindly(stage: Stage, town: Town) -> None:
    """Hidden or not: the programme decides, never what Discord shows."""
    coordinator(stage, town)
    ana = stage.server.person("ana", locale="es-ES")
    reply = await ana.slash("round list", unhidden=True)
    assert "coordinación" in reply.text
    assert reply.is_private


async def test_a_role_taken_away_in_the_middle_ends_what_it_allowed(stage: Stage, town: Town) -> None:
    cora = coordinator(stage, town)
    await cora.slash("round create", name="spring", launch="2027-03-01")
    assert town.round.name == "spring"
    cora.loses(stage.server.role("coordinators"))
    assert "Only coordinators" in (await cora.slash("round open", unhidden=True)).text
    await cora.slash("help", where="dm")
    assert "Only coordinators" in (await cora.presses_forged("launch:1:1", on=cora.last)).text


async def test_a_press_made_for_coordinators_is_no_use_to_others(stage: Stage, town: Town) -> None:
    """A forged custom_id names any kind and any row: both are looked at again."""
    coordinator(stage, town)
    ana = stage.server.person("ana")
    await ana.slash("help", where="dm")
    reply = await ana.presses_forged("launch:1:1", on=ana.last)
    assert "Only coordinators" in reply.text


async def test_a_button_of_no_kind_is_refused_kindly(stage: Stage) -> None:
    ana = stage.server.person("ana")
    await ana.slash("help", where="dm")
    reply = await ana.presses_forged("no-such-kind:1:1", on=ana.last)
    assert "no-such-kind" in reply.text


async def test_somebody_joins_from_the_first_press_to_the_last_page(stage: Stage, town: Town) -> None:
    """Three pages, one of them wrong the first time, a country chosen from what is like it."""
    cora, ana = coordinator(stage, town), stage.server.person("ana", locale="es-ES")
    await cora.slash("round create", name="spring", launch="2027-03-01")
    await cora.slash("round open")
    assert (await ana.slash("join")).kind == "modal"
    first = {"name": "Ana **Ruiz**", "country": "Argentin", "zone": "America/Argentina/Buenos_Aires"}
    wrong = await ana.submits(first)
    assert "Argentina" in wrong.text
    assert (await ana.presses("Corregir")).kind == "modal"
    await ana.submits({"country": "Argentina"})
    await ana.presses("Continuar")
    await ana.submits({})
    await ana.presses("Continuar")
    await ana.submits({"consent": True})
    await until(lambda: town.run(lambda unit: unit.people.by_account("discord", str(ana.id))) is not None)
    found = town.run(lambda unit: unit.people.by_account("discord", str(ana.id)))
    assert found is not None
    assert (found.name, found.country) == ("Ana **Ruiz**", "AR")
    assert found.accounts[0].state is AccountState.OPEN


async def test_a_name_that_marks_up_and_calls_is_only_a_name(stage: Stage, town: Town) -> None:
    cora = coordinator(stage, town)
    town.lives("@everyone **x**")
    reply = await cora.slash("roster find", who="everyone")
    assert r"\*\*x\*\*" in reply.text
    assert "@everyone" not in reply.text
    assert reply.message is not None
    assert not reply.message.message.pings


async def test_rooms_are_opened_under_the_open_channel(stage: Stage, town: Town) -> None:
    """Where everybody is, whatever other channels there are."""
    cora = coordinator(stage, town)
    channel = stage.server.channel("partners")
    await cora.slash("setup", channel_open=channel)
    assert town.run(lambda unit: unit.remembered.recall("discord", ROOMS_NEAR)) == str(channel.id)
    members = [Account("discord", str(stage.server.person(name).id)) for name in ("ana", "bo")]
    room = await stage.gateway.open_room(members, "Ana and Bo", key="k")
    assert isinstance(room, Sent)
    assert stage.server.world.channels[int(room.place_id)].parent is channel
