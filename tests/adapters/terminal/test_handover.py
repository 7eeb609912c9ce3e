"""A command line hands its command to the bot that runs, and is answered as if it had done it itself."""

from __future__ import annotations

import asyncio
import socket
import stat
from typing import TYPE_CHECKING

import pytest

from adapters.terminal.caller import HungUp, NobodyListens, SpeaksOtherwise, hand_over
from adapters.terminal.frames import OPERATOR, Answer, pack
from adapters.terminal.listener import Listener
from adapters.terminal.socket_place import beside, bind, named_after
from bot.commands.events import CommandInvoked, ReceivedFile
from bot.messages.render import paragraph
from bot.ports.chat import FilePart, JobStarted, Message, Say

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from typing import Any

    from bot.commands.events import Event, Source
    from bot.ports.chat import Reply


class FakeDesk:
    """A desk that keeps what it was given, and takes its time if it is told to."""

    def __init__(self, reply: Reply) -> None:
        """Give this reply to everything."""
        self.reply = reply
        self.events: list[Any] = []
        self.may_answer = asyncio.Event()
        self.may_answer.set()

    async def dispatch(self, event: Event) -> Reply:
        self.events.append(event)
        await self.may_answer.wait()
        return self.reply

    async def finish(self, started: JobStarted, source: Source, show: Any = None) -> Reply:
        await show(message("cli-rehearsing"))
        return Say(message("cli-stopped"))


def message(key: str, *parts: Any) -> Message:
    return Message((paragraph("en", key), *parts))


def given(**options: Any) -> CommandInvoked:
    return CommandInvoked("event-1", OPERATOR, ("roster", "import"), options)


async def handed(path: Path, event: CommandInvoked, tell: Callable[[str], None] = lambda _: None) -> Answer:
    """Call as a command line does: from somewhere else."""
    return await asyncio.to_thread(hand_over, path, event, tell)


async def test_a_command_arrives_whole_with_its_files_and_the_answer_comes_back(tmp_path: Path) -> None:
    desk = FakeDesk(Say(message("cli-stopped", FilePart(b"\x00\xff", "roster.csv")), refused=True))
    file = ReceivedFile("people.csv", bytes(range(256)) * 1000)

    async with Listener(tmp_path / "x.sock", desk):  # type: ignore[arg-type]  # only what a command line needs
        answer = await handed(tmp_path / "x.sock", given(file=file, faulty="skip", page=3))

    assert desk.events == [given(file=file, faulty="skip", page=3)]
    assert answer.refused
    assert answer.text is not None
    assert answer.text.startswith("Stopped")
    assert answer.files == (("roster.csv", b"\x00\xff"),)


async def test_how_far_long_work_is_comes_before_its_end(tmp_path: Path) -> None:
    desk = FakeDesk(JobStarted("match", (), message("cli-rehearsing")))
    told: list[str] = []

    async with Listener(tmp_path / "x.sock", desk):  # type: ignore[arg-type]  # only what a command line needs
        answer = await handed(tmp_path / "x.sock", given(), told.append)

    assert [line.strip() for line in told] == ["Rehearsing", "Rehearsing"]
    assert answer.text is not None
    assert answer.text.startswith("Stopped")


async def test_only_the_owner_may_open_the_socket(tmp_path: Path) -> None:
    async with Listener(tmp_path / "x.sock", FakeDesk(Say(message("cli-stopped")))):  # type: ignore[arg-type]  # likewise
        mode = (tmp_path / "x.sock").stat().st_mode

    assert stat.S_IMODE(mode) == 0o600
    assert not (tmp_path / "x.sock").exists()


async def test_what_an_earlier_process_left_behind_is_in_nobodys_way(tmp_path: Path) -> None:
    bind(tmp_path / "x.sock").close()  # as after kill -9: the file is there, and nobody listens

    with pytest.raises(NobodyListens):
        await handed(tmp_path / "x.sock", given())
    async with Listener(tmp_path / "x.sock", FakeDesk(Say(message("cli-stopped")))):  # type: ignore[arg-type]  # likewise
        assert (await handed(tmp_path / "x.sock", given())).text


async def test_another_version_is_told_so_and_nothing_is_done(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    desk = FakeDesk(Say(message("cli-stopped")))
    monkeypatch.setattr("adapters.terminal.caller.command_frame", lambda _: pack({"kind": "command"}, version=99))

    async with Listener(tmp_path / "x.sock", desk):  # type: ignore[arg-type]  # likewise
        with pytest.raises(SpeaksOtherwise):
            await handed(tmp_path / "x.sock", given())

    assert desk.events == []


@pytest.mark.parametrize("rubbish", [b"GET / HTTP/1.1\r\n\r\n", b"\xff\xff\xff\xff", b"\x00\x00\x00\x02{}", b"\x00"])
async def test_whoever_sends_rubbish_is_hung_up_on_and_the_next_is_served(tmp_path: Path, rubbish: bytes) -> None:
    async with Listener(tmp_path / "x.sock", FakeDesk(Say(message("cli-stopped")))):  # type: ignore[arg-type]  # likewise
        with socket.socket(socket.AF_UNIX) as line:
            line.connect(str(tmp_path / "x.sock"))
            line.sendall(rubbish)
        assert (await handed(tmp_path / "x.sock", given())).text


async def test_a_command_under_way_is_finished_when_the_bot_stops(tmp_path: Path) -> None:
    desk = FakeDesk(Say(message("cli-stopped")))
    desk.may_answer.clear()
    async with Listener(tmp_path / "x.sock", desk):  # type: ignore[arg-type]  # likewise
        waiting = asyncio.create_task(handed(tmp_path / "x.sock", given()))
        while not desk.events:  # noqa: ASYNC110  # nobody tells of it
            await asyncio.sleep(0.01)
        asyncio.get_running_loop().call_later(0.1, desk.may_answer.set)

    assert (await waiting).text


async def test_a_bot_that_dies_is_not_taken_for_an_answer(tmp_path: Path) -> None:
    listening = bind(tmp_path / "x.sock")
    listening.listen()
    waiting = asyncio.create_task(handed(tmp_path / "x.sock", given()))
    line, _ = await asyncio.get_running_loop().sock_accept(listening)
    line.close()
    listening.close()

    with pytest.raises(HungUp):
        await waiting


def test_a_database_far_down_has_a_socket_in_a_short_place_of_its_own(tmp_path: Path) -> None:
    deep = tmp_path / ("x" * 60) / ("y" * 60) / "programme.db"

    assert beside(tmp_path / "a.db") == tmp_path / "a.db.sock"
    assert len(str(beside(deep))) < 100
    assert beside(deep) == beside(deep)
    assert named_after(tmp_path, "one") != named_after(tmp_path, "two")
