"""What becomes of a message when Discord stumbles: nothing is lost, nothing comes twice, and a refusal is a value."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from adapters.discord.pacing import A_SECOND
from bot.domain.people import AccountState
from bot.ports.chat import (
    ChatUnavailable,
    FilePart,
    Message,
    Paragraph,
    Picture,
    Quoted,
    Sent,
    Text,
    Undeliverable,
)
from tests.adapters.discord.stage import bot_on, playing, saying, until
from tests.platforms.discord_server import DiscordServer

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from tests.adapters.discord.stage import Stage
    from tests.platforms.discord_faults import How

KEY = "1:7:topic:0.2:#12"


@pytest.fixture
async def stage() -> AsyncIterator[Stage]:
    async with playing() as playing_one:
        yield playing_one


async def sent_to_ana(stage: Stage, words: str = "Hello") -> Sent | Undeliverable:
    return await stage.gateway.send_direct(stage.account(stage.server.person("ana")), saying(words), key=KEY)


@pytest.mark.parametrize("how", ["drop_before", "drop_after", "500_before", "500_after"])
async def test_a_message_whose_answer_is_lost_comes_once(stage: Stage, how: How) -> None:
    """Tried again, by discord.py or by us, with the same nonce."""
    ana = stage.server.person("ana")
    stage.server.fails("create_message", how)
    if how.startswith("drop"):
        with pytest.raises(ChatUnavailable) as caught:
            await sent_to_ana(stage)
        assert caught.value.may_have_arrived
    assert isinstance(await sent_to_ana(stage), Sent)
    assert [seen.text for seen in ana.inbox] == ["Hello"]


async def test_a_429_with_a_via_is_waited_out(stage: Stage) -> None:
    stage.server.fails("create_message", "429", seconds=0.05)
    assert isinstance(await sent_to_ana(stage), Sent)


async def test_a_429_without_a_via_holds_the_platform(stage: Stage) -> None:
    """It may be the ban of an address: nothing arrived, and all wait."""
    stage.server.fails("create_message", "429_without_via", seconds=7.0)
    with pytest.raises(ChatUnavailable) as caught:
        await sent_to_ana(stage)
    assert not caught.value.may_have_arrived
    assert not caught.value.only_this
    assert caught.value.retry_after is not None
    assert caught.value.retry_after >= 7.0


async def test_who_is_only_expected_is_not_written_to(stage: Stage) -> None:
    """No act of theirs has preceded; Discord is not even asked."""
    ana = replace(stage.account(stage.server.person("ana")), state=AccountState.EXPECTED)
    before = len(stage.server.calls)
    assert await stage.gateway.send_direct(ana, saying("Hello"), key=KEY) is Undeliverable.NOT_YET_PRESENT
    assert len(stage.server.calls) == before


async def test_the_place_of_direct_messages_is_asked_for_once(stage: Stage) -> None:
    ana = stage.server.person("ana")
    for number in range(3):
        await stage.gateway.send_direct(stage.account(ana), saying("Hello"), key=f"{KEY}:{number}")
    assert len(stage.server.called("create_dm")) == 1
    assert stage.notes.kept[f"direct:{ana.id}"] == str(ana.dm.id)


async def test_a_place_that_is_gone_is_opened_anew(stage: Stage) -> None:
    ana = stage.server.person("ana")
    await stage.notes.keep(f"direct:{ana.id}", "1234567890")
    assert isinstance(await sent_to_ana(stage), Sent)
    assert stage.notes.kept[f"direct:{ana.id}"] == str(ana.dm.id)


async def test_who_left_is_not_written_to_any_more(stage: Stage) -> None:
    ana = stage.server.person("ana")
    await sent_to_ana(stage)
    ana.leaves()
    later = await stage.gateway.send_direct(stage.account(ana), saying("Hello"), key=f"{KEY}:2")
    assert later is Undeliverable.DIRECT_MESSAGES_CLOSED


async def test_first_messages_wait_their_turn_and_the_known_go_on() -> None:
    """Discord shuts up bots that open many direct messages."""
    async with playing(openings_a_minute=10) as stage:
        people = [stage.account(stage.server.person(f"p{number}")) for number in range(8)]
        for number, each in enumerate(people[:5]):
            await stage.gateway.send_direct(each, saying("Hello"), key=f"{KEY}:{number}")
        for each, seconds in zip(people[5:], (6, 12, 18), strict=True):
            with pytest.raises(ChatUnavailable) as caught:
                await stage.gateway.send_direct(each, saying("Hello"), key=f"{KEY}:{seconds}")
            assert (caught.value.only_this, caught.value.may_have_arrived) == (True, False)
            assert caught.value.retry_after == pytest.approx(seconds, abs=1)
        assert isinstance(await stage.gateway.send_direct(people[0], saying("Again"), key="known"), Sent)


async def test_no_more_are_opened_once_discord_complains(stage: Stage) -> None:
    """Neither this one nor another; those that are open go on."""
    ana, bo = (stage.account(stage.server.person(name)) for name in ("ana", "bo"))
    await sent_to_ana(stage)
    stage.server.openings.most = 1
    for _ in range(2):
        with pytest.raises(ChatUnavailable) as caught:
            await stage.gateway.send_direct(bo, saying("Hello"), key=f"{KEY}:2")
        assert caught.value.only_this
        assert (caught.value.retry_after or 0) > 1_700
    assert len(stage.server.called("create_dm")) == 2
    assert isinstance(await stage.gateway.send_direct(ana, saying("Again"), key=f"{KEY}:3"), Sent)


async def test_pictures_have_words_and_files_are_files(stage: Stage) -> None:
    ana = stage.server.person("ana")
    parts = (Picture(b"png", "a b.png", Text("A bridge")), FilePart(b"ics", "talk.ics"))
    await stage.gateway.send_direct(stage.account(ana), Message(parts), key=KEY)
    assert ana.inbox[-1].alt_texts == ["A bridge"]
    assert [(each.name, each.content) for each in ana.inbox[-1].files] == [("a-b.png", b"png"), ("talk.ics", b"ics")]


async def test_four_thousand_greek_letters_arrive_whole(stage: Stage) -> None:
    ana = stage.server.person("ana")
    words = "λόγος " * 666
    sent = await stage.gateway.send_direct(stage.account(ana), Message((Paragraph((Quoted(words),)),)), key=KEY)
    assert isinstance(sent, Sent)
    assert ana.inbox[-1].text.strip() == words.strip()


async def test_a_name_pings_nobody_and_marks_nothing_up(stage: Stage) -> None:
    ana = stage.server.person("ana")
    await stage.gateway.send_direct(stage.account(ana), Message((Paragraph((Quoted("@everyone **x**"),)),)), key=KEY)
    seen = ana.inbox[-1]
    assert "@everyone" not in seen.text
    assert r"\*\*x\*\*" in seen.text
    assert not seen.message.pings


async def test_a_room_that_was_put_aside_comes_back_for_a_message(stage: Stage) -> None:
    room = await opened_room(stage)
    thread = stage.server.world.channels[int(room.place_id)]
    stage.server.archive(thread)
    thread.is_locked = True
    assert isinstance(await stage.gateway.post(room.place_id, saying("A topic"), key=KEY), Sent)
    stage.server.archive(thread)
    carl = stage.account(stage.server.person("carl"))
    assert isinstance(await stage.gateway.change_members(room.place_id, (carl,), (), key=KEY), Sent)


async def test_a_room_that_was_deleted_is_no_place(stage: Stage) -> None:
    room = await opened_room(stage)
    stage.server.delete(stage.server.world.channels[int(room.place_id)])
    assert await stage.gateway.post(room.place_id, saying("A topic"), key=KEY) is Undeliverable.NO_SUCH_PLACE


async def opened_room(stage: Stage) -> Sent:
    members = [stage.account(stage.server.person(name)) for name in ("ana", "bo")]
    room = await stage.gateway.open_room(members, "Ana and Bo", key=KEY)
    assert isinstance(room, Sent)
    return room


@pytest.mark.parametrize("how", ["drop_before", "drop_after", "500_before", "500_after"])
async def test_a_room_is_never_opened_twice(stage: Stage, how: How) -> None:
    """It has no nonce: discord.py may not repeat it by itself, and the platform is asked first. All are let in."""
    members = [stage.account(stage.server.person(name)) for name in ("ana", "bo")]
    stage.server.fails("create_thread", how)
    with pytest.raises(ChatUnavailable) as caught:
        await stage.gateway.open_room(members, "Ana and Bo", key=KEY)
    assert caught.value.may_have_arrived
    room = await stage.gateway.find_room(key=KEY)
    assert (room is not None) == how.endswith("after")
    room = room or await opened_room(stage)
    threads = [each for each in stage.server.world.channels.values() if each.name.startswith("Ana and Bo")]
    assert [str(each.id) for each in threads] == [room.place_id]
    assert {int(each.id) for each in members} <= set(threads[0].people)


async def test_a_room_waits_for_a_server_that_is_away() -> None:
    """Discord names it at once and tells of its channels when it is back; until then no room is refused for good."""
    async with playing(waits=False) as stage:
        stage.server.guild_answers = False
        await until(stage.platform.ready.is_set, 10)
        with pytest.raises(ChatUnavailable) as caught:
            await stage.gateway.open_room([stage.account(stage.server.person("ana"))], "Ana", key=KEY)
        assert caught.value.only_this
        assert not caught.value.may_have_arrived
        stage.server.invites_bot()
        await until(lambda: stage.platform.standing.endswith(stage.server.world.guild_name))
        assert isinstance(await opened_room(stage), Sent)


async def test_a_virtual_clock_years_ahead_finds_what_was_sent(stage: Stage) -> None:
    """The server's own date counts, not ours."""
    sent = await sent_to_ana(stage)
    account = stage.account(stage.server.person("ana"))
    since = stage.doors.clock.now()
    assert await stage.gateway.find_sent(account, key=KEY, since=since) == sent


async def test_before_it_is_connected_nothing_can_have_arrived() -> None:
    server = await DiscordServer.start()
    gateway = bot_on(server).gateway
    with pytest.raises(ChatUnavailable) as caught:
        await gateway.post("123", saying("Hello"), key=KEY)
    assert not caught.value.may_have_arrived
    await server.stop()


async def test_many_go_at_the_pace_discord_allows() -> None:
    """Ahead of any 429."""
    async with playing(requests_a_second=A_SECOND) as stage:
        stage.server.limits.per_second = 50
        ana = stage.account(stage.server.person("ana"))
        for number in range(120):
            await stage.gateway.send_direct(ana, saying(str(number)), key=f"{KEY}:{number}")
        assert stage.server.limits.rejections == []


async def test_an_outage_ends_by_itself(stage: Stage) -> None:
    stage.server.goes_away()
    with pytest.raises(ChatUnavailable):
        await sent_to_ana(stage)
    await until(lambda: not stage.platform.ready.is_set())
    stage.server.comes_back()
    await until(stage.platform.ready.is_set, 8)
    assert isinstance(await sent_to_ana(stage), Sent)
