"""Long work at the console: how far it is, and Ctrl-C for the best so far."""

from __future__ import annotations

import asyncio
import os
import signal
from io import StringIO

from rich.console import Console

from adapters.console.long_work import LongWork
from adapters.console.markup import Screen
from bot.commands.underway import how_far, work_id
from bot.ports.chat import JobStarted
from bot.ports.workshop import Progress
from tests.adapters.console.stage import Stage, saying


def screen(*, terminal: bool) -> tuple[Screen, StringIO]:
    out = StringIO()
    return Screen(Console(file=out, force_terminal=terminal, width=120)), out


async def nothing(token: str) -> None:
    """Press nothing."""


async def test_the_console_says_how_far_it_is() -> None:
    stage = Stage()
    stage.replies.append(JobStarted("match", (), saying("Looking for pairs.")))
    stage.underway.append(how_far(Progress("work", 1, 4), "event", "en"))
    said = await stage.play("/round open")

    assert said.index("Looking for pairs.") < said.index("Matching: 25 %") < said.index("finished match")
    assert "Ctrl-C" in said


async def test_at_a_terminal_there_is_a_bar_that_is_taken_away() -> None:
    shown, out = screen(terminal=True)
    with LongWork(shown, "en", nothing).interruptible() as work:
        await work.show(how_far(Progress("work", 3, 4), "event", "en"))

    assert "━" in out.getvalue()
    assert "75 %" in out.getvalue()


async def test_ctrl_c_presses_the_stop_button_and_then_means_what_it_meant() -> None:
    pressed: list[str] = []

    async def press(token: str) -> None:
        pressed.append(token)

    before = signal.getsignal(signal.SIGINT)
    with LongWork(screen(terminal=False)[0], "en", press).interruptible() as work:
        os.kill(os.getpid(), signal.SIGINT)
        await asyncio.sleep(0.01)
        assert pressed == []
        await work.show(how_far(Progress(), "event", "en"))
        os.kill(os.getpid(), signal.SIGINT)
        await asyncio.sleep(0.01)

    assert pressed == [f"stop:1:{work_id('event')}"]
    assert signal.getsignal(signal.SIGINT) is before
