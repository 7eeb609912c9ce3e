"""Messages: sent once for a nonce, read back page by page, edited, deleted, refused."""

import io

import discord
import pytest

from tests.platforms.discord_bot import PlainBot, refused
from tests.platforms.discord_server import DiscordServer


async def test_the_same_nonce_gives_the_first_message_again(discord_server: DiscordServer, plain_bot: PlainBot) -> None:
    ana = discord_server.person("ana")
    place = await plain_bot.opens(ana.id)
    first = await place.send("hello", nonce="delivery-7")
    again = await place.send("hello", nonce="delivery-7")
    assert first.id == again.id
    assert len(ana.inbox) == 1


async def test_the_same_nonce_counts_for_a_few_minutes_only(discord_server: DiscordServer, plain_bot: PlainBot) -> None:
    ana = discord_server.person("ana")
    place = await plain_bot.opens(ana.id)
    await place.send("hello", nonce="delivery-7")
    discord_server.skip(600)
    await place.send("hello", nonce="delivery-7")
    assert len(ana.inbox) == 2


async def test_a_nonce_has_25_characters_at_most(discord_server: DiscordServer, plain_bot: PlainBot) -> None:
    place = await plain_bot.opens(discord_server.person("ana").id)
    await refused(50035, place.send("hello", nonce="n" * 26))
    discord_server.violations.clear()


async def test_closed_direct_messages_refuse(discord_server: DiscordServer, plain_bot: PlainBot) -> None:
    ana = discord_server.person("ana")
    place = await plain_bot.opens(ana.id)
    ana.closes_dms()
    await refused(50007, place.send("hello"))
    assert discord_server.limits.invalid == 1


async def test_who_left_is_refused_and_no_member(discord_server: DiscordServer, plain_bot: PlainBot) -> None:
    ana = discord_server.person("ana")
    place = await plain_bot.opens(ana.id)
    ana.leaves()
    await refused(50278, place.send("hello"))
    await refused(10007, plain_bot.guilds[0].fetch_member(ana.id))


async def test_a_deleted_account_is_nobody(discord_server: DiscordServer, plain_bot: PlainBot) -> None:
    ana = discord_server.person("ana")
    ana.deletes_account()
    await refused(50033, plain_bot.opens(ana.id))
    await refused(10013, plain_bot.fetch_user(ana.id))


async def test_too_many_openings_are_refused(discord_server: DiscordServer, plain_bot: PlainBot) -> None:
    discord_server.openings.most = 2
    ana, kofi, lin = (discord_server.person(name) for name in ("ana", "kofi", "lin"))
    await plain_bot.opens(ana.id)
    await plain_bot.opens(kofi.id)
    await refused(40003, plain_bot.opens(lin.id))
    discord_server.skip(600)
    await plain_bot.opens(lin.id)


async def test_history_is_read_page_by_page(discord_server: DiscordServer, plain_bot: PlainBot) -> None:
    ana = discord_server.person("ana")
    place = await plain_bot.opens(ana.id)
    sent = [await place.send(str(number)) for number in range(120)]
    newest = [each.content async for each in place.history(limit=None)]
    after = [each.content async for each in place.history(limit=5, after=sent[9])]
    around = [each.content async for each in place.history(limit=3, around=sent[50])]
    assert newest == [str(number) for number in reversed(range(120))]
    assert after == ["10", "11", "12", "13", "14"]
    assert sorted(around) == ["49", "50", "51"]


async def test_history_says_nothing_of_other_peoples_words(discord_server: DiscordServer, plain_bot: PlainBot) -> None:
    ana = discord_server.person("ana")
    await ana.says(discord_server.world.general, "between us")
    await ana.writes("to the bot")
    place = await plain_bot.opens(ana.id)
    channel = plain_bot.get_partial_messageable(discord_server.world.general.id)
    assert [each.content async for each in channel.history()] == [""]
    assert [each.content async for each in place.history()] == ["to the bot"]


async def test_own_messages_are_edited_and_deleted_and_nobody_elses(
    discord_server: DiscordServer, plain_bot: PlainBot
) -> None:
    ana = discord_server.person("ana")
    place = await plain_bot.opens(ana.id)
    sent = await place.send("one")
    await sent.edit(content="two")
    assert ana.last.text == "two"
    await sent.delete()
    assert ana.inbox == []
    hers = await ana.writes("mine")
    await refused(50005, place.get_partial_message(hers.id).edit(content="yours"))
    await refused(10008, place.fetch_message(sent.id))


async def test_a_file_has_ten_megabytes_at_most(discord_server: DiscordServer, plain_bot: PlainBot) -> None:
    place = await plain_bot.opens(discord_server.person("ana").id)
    await refused(40005, place.send(file=discord.File(io.BytesIO(bytes(10 * 1024 * 1024 + 1)), "large.bin")))


class Card(discord.ui.LayoutView):
    def __init__(self, *parts: discord.ui.Item["Card"]) -> None:
        super().__init__(timeout=None)
        for part in parts:
            self.add_item(part)


async def test_a_card_is_read_with_its_picture_and_buttons(discord_server: DiscordServer, plain_bot: PlainBot) -> None:
    ana = discord_server.person("ana")
    picture = discord.File(io.BytesIO(b"a picture"), "map.png", description="A map")
    button: discord.ui.Button[Card] = discord.ui.Button(label="Yes", custom_id="yes:1:7")
    card = Card(
        discord.ui.TextDisplay("# Hello", id=77),
        discord.ui.MediaGallery(discord.MediaGalleryItem("attachment://map.png", description="A map")),
        discord.ui.ActionRow(button),
    )
    sent = await (await plain_bot.opens(ana.id)).send(view=card, file=picture)
    assert ana.last.text.startswith("# Hello")
    assert ana.last.alt_texts == ["A map", "A map"]
    assert ana.last.buttons == ["Yes"]
    assert ana.last.files[0].content == b"a picture"
    assert [getattr(each, "id", None) for each in sent.components] == [77, 1, 2]
    assert await sent.attachments[0].read() == b"a picture"


async def test_a_card_never_takes_content_again(discord_server: DiscordServer, plain_bot: PlainBot) -> None:
    ana = discord_server.person("ana")
    sent = await (await plain_bot.opens(ana.id)).send(view=Card(discord.ui.TextDisplay("Hello")))
    await refused(50035, sent.edit(content="plain"))
    discord_server.violations.clear()


async def test_too_many_bytes_break_discord_itself(discord_server: DiscordServer, plain_bot: PlainBot) -> None:
    sent = discord_server.called  # after the first 500, discord.py tries again: that ends here
    discord_server.fails("create_message", "refused", code=50001, when=lambda _call: len(sent("create_message")) > 1)
    place = await plain_bot.opens(discord_server.person("ana").id)
    await refused(50001, place.send(view=Card(discord.ui.TextDisplay("語" * 3_500))))
    assert [each.status for each in sent("create_message")] == [500, 403]


@pytest.mark.parametrize(
    ("content", "pings"),
    [("@everyone **x**", set()), ("<@{ana}> hello", {"ana"}), ("<@&{role}>", set())],
)
async def test_quoted_text_notifies_nobody_it_should_not(
    discord_server: DiscordServer, plain_bot: PlainBot, content: str, pings: set[str]
) -> None:
    ana = discord_server.person("ana", roles=[discord_server.role("friends")])
    role = discord_server.role("friends")
    channel = plain_bot.get_partial_messageable(discord_server.world.general.id)
    await channel.send(content.format(ana=ana.id, role=role.id))
    named = {discord_server.world.accounts[int(each)].name for each in ana.sight[-1].message.pings}
    assert named == pings
