"""Commands: registered as Discord would, offered as a client would."""

from typing import Any

import discord
import pytest
from discord import app_commands

from tests.platforms.discord_bot import PlainBot
from tests.platforms.discord_command_rules import check_commands, fits
from tests.platforms.discord_errors import Refused
from tests.platforms.discord_server import DiscordServer
from tests.platforms.discord_typing import NotOffered


class Round(app_commands.Group):
    @app_commands.command(description="Launch a round")
    async def launch(
        self,
        interaction: discord.Interaction,
        round: str,
        file: discord.Attachment | None = None,
        who: discord.Member | None = None,
        size: app_commands.Range[int, 1, 5] = 1,
    ) -> None:
        read = await file.read() if file else b""
        await interaction.response.send_message(f"{round} {read!r} {who} {size}", ephemeral=True)

    @app_commands.command(description="Choose a colour")
    @app_commands.choices(colour=[app_commands.Choice(name="Red", value="r")])
    async def paint(self, interaction: discord.Interaction, colour: str) -> None:
        await interaction.response.send_message(colour, ephemeral=True)


@pytest.fixture
async def commands(plain_bot: PlainBot) -> None:
    permissions = discord.Permissions(manage_guild=True)
    plain_bot.tree.add_command(Round(name="round", description="Rounds", default_permissions=permissions))
    await plain_bot.tree.sync()


@pytest.mark.usefixtures("commands")
async def test_options_arrive_as_they_were_typed(discord_server: DiscordServer) -> None:
    ana = discord_server.person("ana", roles=[discord_server.role("coordinators", "manage_guild")])
    kofi = discord_server.person("kofi")
    reply = await ana.slash("round launch", round="spring", file=("r.csv", b"a,b"), who=kofi, size=3)
    assert reply.text == "spring b'a,b' kofi 3"
    assert (await ana.slash("round paint", colour="Red")).text == "r"


@pytest.mark.usefixtures("commands")
async def test_a_hidden_command_is_not_offered_unless_somebody_unhides_it(discord_server: DiscordServer) -> None:
    kofi = discord_server.person("kofi")
    with pytest.raises(NotOffered, match="hidden"):
        await kofi.slash("round paint", colour="Red")
    assert (await kofi.slash("round paint", colour="Red", unhidden=True)).text == "r"


@pytest.mark.parametrize(
    ("path", "options"),
    [
        ("rounds launch", {}),
        ("round fly", {}),
        ("round", {}),
        ("round launch", {}),
        ("round launch", {"round": "spring", "moon": 1}),
        ("round launch", {"round": "spring", "size": 9}),
        ("round paint", {"colour": "blue"}),
    ],
)
@pytest.mark.usefixtures("commands")
async def test_what_a_client_would_not_send_is_not_sent(
    discord_server: DiscordServer, path: str, options: dict[str, Any]
) -> None:
    with pytest.raises(NotOffered):
        await discord_server.person("ana").slash(path, unhidden=True, **options)
    assert discord_server.interactions == {}


def one(**traits: Any) -> dict[str, Any]:
    return {"name": "round", "description": "Rounds", "type": 1, **traits}


def option(**traits: Any) -> dict[str, Any]:
    return {"name": "x", "description": "x", "type": 3, **traits}


@pytest.mark.parametrize(
    "command",
    [
        one(name="Round"),
        one(name="a b"),
        one(name_localizations={"es-ES": "Ronda"}),
        one(name_localizations={"es": "ronda"}),
        one(description="x" * 101),
        one(description_localizations={"es-ES": "x" * 101}),
        one(options=[option(name=f"x{number}") for number in range(26)]),
        one(options=[option(), option()]),
        one(options=[option(), option(name="y", name_localizations={"es-ES": "x"})]),
        one(options=[option(), option(name="y", required=True)]),
        one(options=[option(), option(name="y", type=1)]),
        one(options=[option(choices=[{"name": "a", "value": "a"}], autocomplete=True)]),
        one(options=[option(choices=[{"name": str(number), "value": "a"} for number in range(26)])]),
        one(options=[option(choices=[{"name": "a" * 101, "value": "a"}])]),
        one(options=[option(type=1, options=[option(type=1)])])
        | {"options": [option(type=2, options=[option(type=2)])]},
        one(options=[option(name=f"x{number}", description_localizations={"ja": "x" * 100}) for number in range(25)])
        | {
            "options": [
                option(type=1, name=f"s{s}", options=[option(name=f"x{n}", description="x" * 90) for n in range(25)])
                for s in range(4)
            ]
        },
    ],
)
def test_what_discord_would_not_register_is_refused(command: dict[str, Any]) -> None:
    with pytest.raises(Refused):
        check_commands([command])


def test_a_hundred_commands_are_enough() -> None:
    check_commands([one(name=f"c{number}") for number in range(100)])
    with pytest.raises(Refused):
        check_commands([one(name=f"c{number}") for number in range(101)])


@pytest.mark.parametrize("name", ["ronda", "año", "チーム", "two-words", "x" * 32])
def test_names_of_every_script_fit(name: str) -> None:
    assert fits(name)


async def test_registering_again_creates_nothing_anew(discord_server: DiscordServer, plain_bot: PlainBot) -> None:
    plain_bot.tree.add_command(Round(name="round", description="Rounds"))
    first = await plain_bot.tree.sync()
    again = await plain_bot.tree.sync()
    assert [each.id for each in first] == [each.id for each in again]
    assert (discord_server.commands_created, discord_server.synced) == (1, 2)
