"""What people write: read where they write to the bot, counted and never read where they write to each other."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

import pytest

from bot.commands.events import PersonLeft, ReceivedFile
from bot.ports.chat import FieldKind, Form, FormField, FormOpen, JobStarted, Nothing, Say, Sent, Text
from tests.adapters.discord.stage import playing, saying, until

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from tests.adapters.discord.stage import Stage
    from tests.platforms.discord_faults import How
    from tests.platforms.discord_people import Person
    from tests.platforms.discord_seen import Answer, Modal


@pytest.fixture
async def stage() -> AsyncIterator[Stage]:
    async with playing() as playing_one:
        yield playing_one


@pytest.fixture
def ana(stage: Stage) -> Person:
    return stage.server.person("ana")


async def test_a_reply_says_what_it_replies_to(stage: Stage, ana: Person) -> None:
    sent = await stage.gateway.send_direct(stage.account(ana), saying("From your partner"), key="k")
    await ana.writes("Thank you!", in_reply_to=ana.inbox[-1])
    await until(lambda: stage.desk.heard)
    assert stage.desk.message.in_reply_to == str(sent)
    assert stage.desk.message.words == "Thank you!"


async def test_files_come_along(stage: Stage, ana: Person) -> None:
    await ana.writes("Look", files=[("a.png", b"png")])
    await until(lambda: stage.desk.heard)
    assert stage.desk.message.files == (ReceivedFile("a.png", b"png"),)


async def test_a_file_that_is_too_big_is_refused_kindly(
    stage: Stage, ana: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("adapters.discord.listening.LARGEST", 3)
    await ana.writes("Look", files=[("a.png", b"picture")])
    assert "larger than" in (await ana.receives("larger than")).text
    assert not stage.desk.heard


async def test_what_cannot_be_answered_by_a_form_at_once_has_a_button(stage: Stage, ana: Person) -> None:
    form = Form("report:1:0", Text("Report"), (FormField("what", Text("What"), FieldKind.LONG_TEXT),))
    stage.desk.answers.append(FormOpen(form))
    await ana.writes("help me")
    await ana.receives("ready")
    assert "Report" in opened(await ana.presses("Continue")).title


async def test_long_work_ends_in_the_place_of_its_beginning(stage: Stage, ana: Person) -> None:
    stage.desk.answers.append(JobStarted("export", (), saying("Working")))
    stage.desk.end = Say(saying("Here it is"))
    await ana.writes("export")
    await ana.receives("Here it is")
    assert len(ana.inbox) == 1


@pytest.mark.parametrize("how", ["500_after", "drop_after", "drop_before"])
async def test_an_answer_comes_once_whatever_discord_does(stage: Stage, ana: Person, how: How) -> None:
    stage.server.fails("create_message", how)
    await ana.writes("hello")
    await ana.receives("Done.", within=8)
    await asyncio.sleep(0.1)
    assert [seen.text for seen in ana.inbox] == ["Done."]


async def test_what_fails_is_answered(stage: Stage, ana: Person) -> None:
    stage.desk.fault = RuntimeError("out of order")
    await ana.writes("hello")
    assert "Something went wrong" in (await ana.receives("Something went wrong")).text


def opened(answer: Answer) -> Modal:
    """Give the form that opened."""
    assert answer.modal is not None
    return answer.modal


async def room_of(stage: Stage, *people: Person) -> Sent:
    room = await stage.gateway.open_room([stage.account(each) for each in people], "Ana and Bo", key="room")
    assert isinstance(room, Sent)
    return room


async def test_writing_in_a_room_is_noted_and_never_read(stage: Stage, ana: Person) -> None:
    """Who and where; several together."""
    bo = stage.server.person("bo")
    room = await room_of(stage, ana, bo)
    thread = stage.server.world.channels[int(room.place_id)]
    await ana.says(thread, "hello Bo")
    await bo.says(thread, "hello Ana")
    await until(lambda: len(stage.desk.rooms) == 2)
    assert [(each.source.account.id, each.room_id) for each in stage.desk.rooms] == [
        (str(ana.id), room.place_id),
        (str(bo.id), room.place_id),
    ]
    assert "hello" not in repr(stage.desk.rooms)
    assert not stage.desk.heard
    assert stage.platform.is_idle


async def test_writing_is_noted_in_a_room_that_discord_has_not_told_of(
    stage: Stage, ana: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As after one was put aside and came back; the programme knows its rooms."""
    gateway = stage.server.gateway
    told = gateway.tell

    def tell(event: str, *more: Any) -> None:
        if not event.startswith("THREAD"):
            told(event, *more)

    monkeypatch.setattr(gateway, "tell", tell)
    room = await room_of(stage, ana, stage.server.person("bo"))
    await ana.says(stage.server.world.channels[int(room.place_id)], "hello Bo")
    await until(lambda: [each.room_id for each in stage.desk.rooms] == [room.place_id])


async def test_notes_that_cannot_be_stored_are_stored_later(stage: Stage, ana: Person) -> None:
    room = await room_of(stage, ana)
    stage.desk.fault = RuntimeError("database busy")
    await ana.says(stage.server.world.channels[int(room.place_id)], "hello")
    await asyncio.sleep(1.2)
    assert not stage.platform.is_idle
    stage.desk.fault = None
    await until(lambda: len(stage.desk.rooms) == 1)


async def test_what_is_written_in_channels_is_nobodys_business(stage: Stage, ana: Person) -> None:
    await ana.says(stage.server.channel("general"), "hello all")
    await asyncio.sleep(1.2)
    assert stage.desk.rooms == []
    assert stage.desk.heard == []


async def test_who_left_is_found_by_a_look_at_night(stage: Stage, ana: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    """Slowly, one after the other; who is there is left alone."""
    monkeypatch.setattr("adapters.discord.listening.A_NIGHT", 0.05)
    monkeypatch.setattr("adapters.discord.listening.A_LOOK", 0.01)
    bo = stage.server.person("bo")
    for each in (ana, bo):
        await stage.gateway.send_direct(stage.account(each), saying("Hello"), key=f"first{each.id}")
    ana.leaves()
    await stage.restarts()
    await until(lambda: len(stage.desk.heard) > 0)
    assert {(type(event), event.source.account.id) for event in stage.desk.heard} == {(PersonLeft, str(ana.id))}


async def test_who_left_is_found_when_they_cannot_be_written_to(stage: Stage, ana: Person) -> None:
    """And who has only closed their direct messages has not left."""
    bo = stage.server.person("bo")
    for each in (ana, bo):
        await stage.gateway.send_direct(stage.account(each), saying("Hello"), key=f"first{each.id}")
    ana.leaves()
    bo.closes_dms()
    stage.desk.answers.append(Nothing())
    for each in (bo, ana):
        await stage.gateway.send_direct(stage.account(each), saying("Hello"), key=f"second{each.id}")
    await until(lambda: stage.desk.heard)
    await asyncio.sleep(0.1)
    assert [(type(event), event.source.account.id) for event in stage.desk.heard] == [(PersonLeft, str(ana.id))]
