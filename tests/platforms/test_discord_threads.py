"""Private threads: who is in them, when they are archived, what they refuse."""

import discord
import pytest

from tests.platforms.discord_bot import PlainBot, refused
from tests.platforms.discord_server import DiscordServer


async def thread_of(server: DiscordServer, bot: PlainBot, *names: str) -> discord.Thread:
    channel = bot.get_channel(server.world.general.id)
    assert isinstance(channel, discord.TextChannel)
    made = await channel.create_thread(name="Ana and Kofi", invitable=False)
    for name in names:
        await made.add_user(discord.Object(server.person(name).id))
    return made


async def test_a_thread_is_seen_by_its_members_only(discord_server: DiscordServer, plain_bot: PlainBot) -> None:
    room = await thread_of(discord_server, plain_bot, "ana", "kofi")
    await room.send("Welcome")
    assert discord_server.person("ana").sight[-1].text == "Welcome"
    assert discord_server.person("lin").sight == []


async def test_the_bot_hears_that_somebody_spoke_and_not_what(
    discord_server: DiscordServer, plain_bot: PlainBot
) -> None:
    room = await thread_of(discord_server, plain_bot, "ana")
    await discord_server.person("ana").says(discord_server.thread("Ana and Kofi"), "secret")
    await plain_bot.wait_for("message", timeout=5) if not plain_bot.heard else None
    heard = plain_bot.heard[-1]
    assert (heard.channel.id, heard.author.name, heard.content) == (room.id, "ana", "")


async def test_a_message_wakes_an_archived_thread(discord_server: DiscordServer, plain_bot: PlainBot) -> None:
    room = await thread_of(discord_server, plain_bot, "ana")
    await room.edit(archived=True)
    place = discord_server.thread("Ana and Kofi")
    assert place.is_archived
    await room.send("again")
    assert not place.is_archived


async def test_an_archived_thread_takes_no_members_and_no_edits(
    discord_server: DiscordServer, plain_bot: PlainBot
) -> None:
    room = await thread_of(discord_server, plain_bot, "ana")
    sent = await room.send("one")
    await room.edit(archived=True, locked=True)
    await refused(50083, room.add_user(discord.Object(discord_server.person("lin").id)))
    await refused(50083, sent.edit(content="two"))


async def test_a_locked_thread_is_woken_by_moderators_only(discord_server: DiscordServer, plain_bot: PlainBot) -> None:
    room = await thread_of(discord_server, plain_bot, "ana")
    await room.edit(archived=True, locked=True)
    discord_server.bot_may_not("manage_threads")
    await refused(50083, room.send("hello"))


async def test_a_deleted_thread_is_unknown(discord_server: DiscordServer, plain_bot: PlainBot) -> None:
    room = await thread_of(discord_server, plain_bot, "ana")
    discord_server.delete(discord_server.thread("Ana and Kofi"))
    await refused(10003, room.send("hello"))


async def test_archived_threads_are_listed_page_by_page(discord_server: DiscordServer, plain_bot: PlainBot) -> None:
    channel = plain_bot.get_channel(discord_server.world.general.id)
    assert isinstance(channel, discord.TextChannel)
    for number in range(5):
        made = await channel.create_thread(name=f"room {number}")
        await made.edit(archived=True)
    archived = [each.name async for each in channel.archived_threads(private=True, limit=None)]
    joined = [each.name async for each in channel.archived_threads(private=True, joined=True, limit=3)]
    assert archived == [f"room {number}" for number in (4, 3, 2, 1, 0)]
    assert joined == ["room 4", "room 3", "room 2"]


async def test_active_threads_are_listed(discord_server: DiscordServer, plain_bot: PlainBot) -> None:
    room = await thread_of(discord_server, plain_bot, "ana")
    assert [each.id for each in await plain_bot.guilds[0].active_threads()] == [room.id]


async def test_members_of_a_thread_are_not_told_without_the_intent(
    discord_server: DiscordServer, plain_bot: PlainBot
) -> None:
    room = await thread_of(discord_server, plain_bot, "ana")
    await refused(50001, room.fetch_members())
    await room.remove_user(discord.Object(discord_server.person("ana").id))
    assert discord_server.person("ana").id not in discord_server.thread("Ana and Kofi").people


async def test_who_left_cannot_be_added(discord_server: DiscordServer, plain_bot: PlainBot) -> None:
    room = await thread_of(discord_server, plain_bot)
    ana = discord_server.person("ana")
    ana.leaves()
    await refused(10007, room.add_user(discord.Object(ana.id)))


@pytest.mark.parametrize("permission", ["create_private_threads", "view_channel"])
async def test_a_permission_missing_is_said(
    discord_server: DiscordServer, plain_bot: PlainBot, permission: str
) -> None:
    discord_server.bot_may_not(permission, place=discord_server.world.general)
    await refused(50001 if permission == "view_channel" else 50013, thread_of(discord_server, plain_bot))


async def test_active_threads_have_a_limit(discord_server: DiscordServer, plain_bot: PlainBot) -> None:
    discord_server.most_active_threads = 1
    await thread_of(discord_server, plain_bot)
    await refused(160006, thread_of(discord_server, plain_bot))


async def test_a_channel_takes_its_threads_along(discord_server: DiscordServer, plain_bot: PlainBot) -> None:
    room = await thread_of(discord_server, plain_bot)
    discord_server.delete(discord_server.world.general)
    await refused(10003, room.send("hello"))


async def test_a_bot_shown_the_door_reaches_nobody_until_it_is_invited_again(
    discord_server: DiscordServer, plain_bot: PlainBot
) -> None:
    ana = discord_server.person("ana")
    place = await plain_bot.opens(ana.id)
    room = await thread_of(discord_server, plain_bot)
    discord_server.removes_bot()
    await refused(50278, place.send("hello"))
    await refused(50001, room.send("hello"))
    discord_server.invites_bot()
    await place.send("back again")
    assert ana.last.text == "back again"
