"""The server, held to what discord.py 2.7.1 expects and to what platforms/discord.md says of Discord."""

import asyncio
import time
from typing import Any

import discord
from discord import app_commands

from tests.platforms.discord_bot import PlainBot, connected
from tests.platforms.discord_server import DiscordServer


async def test_a_client_is_ready_within_a_fraction_of_a_second() -> None:
    took = [await seconds_until_ready() for _ in range(5)]
    assert min(took) < 0.1  # 0.03 s on a quiet machine


async def seconds_until_ready() -> float:
    began = time.perf_counter()
    server = await DiscordServer.start()
    async with connected(server) as bot:
        took = time.perf_counter() - began
        assert [guild.name for guild in bot.guilds] == ["The programme"]
    await server.stop()
    return took


async def test_a_direct_message_reaches_its_person(discord_server: DiscordServer, plain_bot: PlainBot) -> None:
    ana = discord_server.person("ana")
    place = await plain_bot.opens(ana.id)
    sent = await place.send("Hello, Ana")
    assert ana.last.text == "Hello, Ana"
    assert ana.last.id == sent.id
    assert discord_server.cold_openings == ["ana"]


async def test_a_channel_post_is_seen_by_everybody(discord_server: DiscordServer, plain_bot: PlainBot) -> None:
    channel = plain_bot.get_partial_messageable(discord_server.world.general.id)
    await channel.send("Join us")
    assert discord_server.person("kofi").sight[-1].text == "Join us"


async def test_a_command_is_answered_in_private_and_completed_later(
    discord_server: DiscordServer, plain_bot: PlainBot
) -> None:
    @plain_bot.tree.command(name="hello", description="Say hello")
    async def hello(interaction: discord.Interaction, name: str) -> None:
        await interaction.response.defer(ephemeral=True)
        await interaction.edit_original_response(content=f"{name}, {interaction.locale}")
        await interaction.followup.send("and more", ephemeral=True)

    await plain_bot.tree.sync()
    ana = discord_server.person("ana", locale="es-ES")
    reply = await ana.slash("hello", name="Kofi")
    assert reply.kind == "message"
    assert reply.message is not None
    assert reply.message.text == "Kofi, es-ES"
    assert reply.is_private
    await ana.receives("and more")


class Buttons(discord.ui.View):
    def __init__(self) -> None:
        super().__init__(timeout=None)

    @discord.ui.button(label="Yes", custom_id="yes:1:7")
    async def yes(self, interaction: discord.Interaction, button: discord.ui.Button["Buttons"]) -> None:
        await interaction.response.edit_message(content="Noted", view=None)

    @discord.ui.button(label="Tell more", custom_id="more:1:7")
    async def more(self, interaction: discord.Interaction, button: discord.ui.Button["Buttons"]) -> None:
        await interaction.response.send_modal(Form())


class Form(discord.ui.Modal, title="Tell us"):
    words: discord.ui.Label[Any] = discord.ui.Label(
        text="In your words", component=discord.ui.TextInput(custom_id="words", required=False)
    )
    often: discord.ui.Label[Any] = discord.ui.Label(
        text="How often",
        component=discord.ui.Select(
            custom_id="often",
            options=[discord.SelectOption(label="Weekly", value="w"), discord.SelectOption(label="Monthly", value="m")],
        ),
    )

    async def on_submit(self, interaction: discord.Interaction) -> None:
        words, often = self.words.component, self.often.component
        assert isinstance(words, discord.ui.TextInput)
        assert isinstance(often, discord.ui.Select)
        await interaction.response.send_message(f"{words.value} {often.values}", ephemeral=True)


async def test_a_button_changes_its_message(discord_server: DiscordServer, plain_bot: PlainBot) -> None:
    kofi = discord_server.person("kofi")
    await (await plain_bot.opens(kofi.id)).send("In touch?", view=Buttons())
    answer = await kofi.presses("Yes")
    assert answer.kind == "update"
    assert kofi.last.text == "Noted"
    assert kofi.last.buttons == []


async def test_a_modal_is_opened_filled_in_and_answered(discord_server: DiscordServer, plain_bot: PlainBot) -> None:
    kofi = discord_server.person("kofi")
    await (await plain_bot.opens(kofi.id)).send("In touch?", view=Buttons())
    opened = await kofi.presses("more:1:7")
    assert opened.modal is not None
    assert opened.modal.labels == ["In your words", "How often"]
    answer = await kofi.submits({"In your words": "all well", "often": "Monthly"})
    assert answer.text == "all well ['m']"
    assert answer.is_private


async def test_what_a_person_writes_is_read_in_direct_messages_only(
    discord_server: DiscordServer, plain_bot: PlainBot
) -> None:
    ana = discord_server.person("ana")
    await ana.writes("hello", files=[("me.png", b"a picture")])
    await ana.says(discord_server.world.general, "hello everybody")
    for _ in range(50):
        if len(plain_bot.heard) == 2:
            break
        await asyncio.sleep(0.01)
    assert [each.content for each in plain_bot.heard] == ["hello", ""]
    assert await plain_bot.heard[0].attachments[0].read() == b"a picture"


async def test_suggestions_come_while_one_types(discord_server: DiscordServer, plain_bot: PlainBot) -> None:
    @plain_bot.tree.command(name="launch", description="Launch a round")
    async def launch(interaction: discord.Interaction, round: str) -> None:
        await interaction.response.send_message(round)

    @launch.autocomplete("round")
    async def rounds(interaction: discord.Interaction, current: str) -> list[app_commands.Choice[str]]:
        return [app_commands.Choice(name="Spring 2027", value="spring")]

    await plain_bot.tree.sync()
    ana = discord_server.person("ana")
    assert [each["value"] for each in await ana.autocompletes("launch", "round", "spr")] == ["spring"]
