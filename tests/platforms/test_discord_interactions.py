"""Interactions: three seconds for the first answer, fifteen minutes for the others, once and not twice."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

import discord
import pytest

from tests.platforms.discord_bot import PlainBot, refused
from tests.platforms.discord_server import DiscordServer
from tests.platforms.discord_typing import NotOffered

Act = Callable[[discord.Interaction[Any]], Awaitable[Any]]


async def command(bot: PlainBot, act: Act, name: str = "go", **traits: Any) -> None:
    """Register a command that does just that."""

    @bot.tree.command(name=name, description="Go on", **traits)
    async def run(interaction: discord.Interaction) -> None:
        await act(interaction)

    await bot.tree.sync()


async def test_an_answer_after_three_seconds_is_too_late(discord_server: DiscordServer, plain_bot: PlainBot) -> None:
    async def act(interaction: discord.Interaction) -> None:
        discord_server.skip(3.1)
        await refused(10062, interaction.response.send_message("late"))

    await command(plain_bot, act)
    answer = await discord_server.person("ana").slash("go")
    assert answer.kind == "failed"


async def test_lateness_can_be_ordered(discord_server: DiscordServer, plain_bot: PlainBot) -> None:
    kofi = discord_server.person("kofi")
    await (await plain_bot.opens(kofi.id)).send("In touch?", view=one_button())
    answer = await kofi.presses("Yes", late=True)
    assert answer.has_failed
    assert answer.interaction.refused == 1
    assert discord_server.unanswered == ["kofi: yes:1:7"]


def one_button() -> discord.ui.View:
    class Yes(discord.ui.View):
        @discord.ui.button(label="Yes", custom_id="yes:1:7")
        async def yes(self, interaction: discord.Interaction, button: discord.ui.Button["Yes"]) -> None:
            await interaction.response.defer()

    return Yes(timeout=None)


async def test_a_second_first_answer_is_refused(discord_server: DiscordServer, plain_bot: PlainBot) -> None:
    async def act(interaction: discord.Interaction) -> None:
        await interaction.response.send_message("one")
        interaction.response._response_type = None  # what a second process would not know
        await refused(40060, interaction.response.send_message("two"))

    await command(plain_bot, act)
    answer = await discord_server.person("ana").slash("go")
    assert answer.text == "one"


async def test_nothing_more_is_said_after_fifteen_minutes(discord_server: DiscordServer, plain_bot: PlainBot) -> None:
    later: list[discord.Interaction] = []

    async def act(interaction: discord.Interaction) -> None:
        later.append(interaction)
        await interaction.response.send_message("one", ephemeral=True)

    await command(plain_bot, act)
    ana = discord_server.person("ana")
    await ana.slash("go")
    await later[0].edit_original_response(content="two")
    assert ana.last.text == "two"
    discord_server.skip(16 * 60)
    await refused(50027, later[0].followup.send("three"))


async def test_nothing_follows_before_the_first_answer(discord_server: DiscordServer, plain_bot: PlainBot) -> None:
    async def act(interaction: discord.Interaction) -> None:
        await refused(10015, interaction.followup.send("two"))
        await interaction.response.send_message("one")

    await command(plain_bot, act)
    assert (await discord_server.person("ana").slash("go")).text == "one"


async def test_the_first_follow_up_takes_the_place_of_thinking(
    discord_server: DiscordServer, plain_bot: PlainBot
) -> None:
    async def act(interaction: discord.Interaction) -> None:
        await interaction.response.defer(ephemeral=True, thinking=True)
        await interaction.followup.send("found it")

    await command(plain_bot, act)
    ana, kofi = discord_server.person("ana"), discord_server.person("kofi")
    answer = await ana.slash("go")
    assert (answer.text, answer.is_private) == ("found it", True)
    assert kofi.sight == []


async def test_thinking_for_ever_is_seen(discord_server: DiscordServer, plain_bot: PlainBot) -> None:
    discord_server.patience = 0.05
    await command(plain_bot, lambda interaction: interaction.response.defer(thinking=True))
    assert (await discord_server.person("ana").slash("go")).kind == "thinking"


async def test_silence_is_seen(discord_server: DiscordServer, plain_bot: PlainBot) -> None:
    discord_server.answer_within = 0.05
    await command(plain_bot, lambda _interaction: asyncio.sleep(0))
    assert (await discord_server.person("ana").slash("go")).kind == "failed"


async def test_an_interaction_in_direct_messages_has_a_user_and_no_member(
    discord_server: DiscordServer, plain_bot: PlainBot
) -> None:
    met: list[discord.Interaction] = []

    async def act(interaction: discord.Interaction) -> None:
        met.append(interaction)
        await interaction.response.send_message("hello")

    await command(plain_bot, act)
    ana = discord_server.person("ana", roles=[discord_server.role("coordinators", "manage_guild")])
    await ana.slash("go", where="dm")
    await ana.slash("go")
    here, there = met
    assert (here.guild_id, here.context.dm_channel, type(here.user)) == (None, True, discord.User)
    assert isinstance(there.user, discord.Member)
    assert [role.name for role in there.user.roles] == ["@everyone", "coordinators"]
    assert there.permissions.manage_guild
    assert there.filesize_limit == 10 * 1024 * 1024
    assert there.channel_id == discord_server.world.general.id


async def test_buttons_can_be_forged_and_pressed_after_they_are_gone(
    discord_server: DiscordServer, plain_bot: PlainBot
) -> None:
    kofi = discord_server.person("kofi")
    sent = await (await plain_bot.opens(kofi.id)).send("In touch?", view=one_button())
    seen = kofi.last
    await sent.edit(view=None)
    with pytest.raises(NotOffered, match="no 'Yes' there"):
        await kofi.presses("Yes", on=seen)
    answer = await kofi.presses_forged("yes:1:7", on=seen)
    assert answer.kind == "update"


async def test_a_person_is_chosen_in_a_select(discord_server: DiscordServer, plain_bot: PlainBot) -> None:
    class Who(discord.ui.View):
        @discord.ui.select(cls=discord.ui.UserSelect, placeholder="Who?", custom_id="who:1:7")
        async def who(self, interaction: discord.Interaction, select: discord.ui.UserSelect["Who"]) -> None:
            await interaction.response.send_message(select.values[0].name, ephemeral=True)

    ana, kofi = discord_server.person("ana"), discord_server.person("kofi")
    await (await plain_bot.opens(ana.id)).send("Choose", view=Who(timeout=None))
    assert (await ana.selects("Who?", kofi)).text == "kofi"


class Everything(discord.ui.Modal, title="Everything a form can ask"):
    def __init__(self) -> None:
        super().__init__()
        options = [discord.CheckboxGroupOption(label=each, value=each) for each in ("books", "maps")]
        sizes = [discord.RadioGroupOption(label=each, value=each) for each in ("big", "small")]
        self.things: discord.ui.CheckboxGroup[Any] = discord.ui.CheckboxGroup(options=options, max_values=2)
        self.size: discord.ui.RadioGroup[Any] = discord.ui.RadioGroup(options=sizes)
        self.agreed: discord.ui.Checkbox[Any] = discord.ui.Checkbox(custom_id="agreed")
        self.file: discord.ui.FileUpload[Any] = discord.ui.FileUpload(custom_id="file", required=False)
        parts = {"Things": self.things, "Size": self.size, "Agreed": self.agreed, "File": self.file}
        for text, part in parts.items():
            self.add_item(discord.ui.Label(text=text, component=part))

    async def on_submit(self, interaction: discord.Interaction) -> None:
        files = [await each.read() for each in self.file.values]
        told = f"{self.things.values} {self.size.value} {self.agreed.value} {files}"
        await interaction.response.send_message(told, ephemeral=True)


async def test_a_form_asks_everything_a_form_can(discord_server: DiscordServer, plain_bot: PlainBot) -> None:
    await command(plain_bot, lambda interaction: interaction.response.send_modal(Everything()))
    ana = discord_server.person("ana")
    await ana.slash("go")
    filled = {"Things": ["books", "maps"], "Size": "small", "agreed": True, "File": ("cv.txt", b"mine")}
    answer = await ana.submits(filled)
    assert answer.text == "['books', 'maps'] small True [b'mine']"


async def test_what_a_form_requires_must_be_filled_in(discord_server: DiscordServer, plain_bot: PlainBot) -> None:
    await command(plain_bot, lambda interaction: interaction.response.send_modal(Everything()))
    ana = discord_server.person("ana")
    await ana.slash("go")
    with pytest.raises(NotOffered, match="Size: one must be chosen"):
        await ana.submits({"Things": "books"})
    with pytest.raises(NotOffered, match="no field for"):
        await ana.submits({"Shoes": "42"})
