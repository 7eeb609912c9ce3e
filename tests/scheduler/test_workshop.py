"""Long work in a process of its own: it tells how far it is, stops when asked, and one that breaks is replaced."""

from __future__ import annotations

import asyncio
import os
import time
from typing import TYPE_CHECKING, Any

import pytest

from bot.ports.workshop import Progress
from scheduler.workshop import ProcessWorkshop

if TYPE_CHECKING:
    from collections.abc import Iterator

PATIENCE = 20.0
"""Seconds within which everything here is long over."""


@pytest.fixture
def workshop() -> Iterator[ProcessWorkshop]:
    """A workshop that is closed afterwards."""
    found = ProcessWorkshop()
    yield found
    found.close()


def doubled(number: int, watch: Any) -> int:
    return 2 * number


def who_works(_: object, watch: Any) -> int:
    return os.getpid()


def until_stopped(steps: int, watch: Any) -> str:
    for step in range(steps):
        watch.step("counting", step, steps)
        if watch.stopped:
            return "stopped"
        time.sleep(0.01)
    return "done"


def breaking(_: object, watch: Any) -> None:
    os._exit(3)


def refusing(_: object, watch: Any) -> None:
    raise ValueError("no")


async def test_work_is_done_elsewhere(workshop: ProcessWorkshop) -> None:
    assert await workshop(doubled, 21, Progress()) == 42
    assert await workshop(who_works, None, Progress()) != os.getpid()


async def test_it_tells_how_far_it_is_and_stops_when_asked(workshop: ProcessWorkshop) -> None:
    progress = Progress()
    work = asyncio.ensure_future(workshop(until_stopped, 100_000, progress))
    async with asyncio.timeout(PATIENCE):
        while not progress.done:  # noqa: ASYNC110  # another process does it, and has no event to set
            await asyncio.sleep(0.01)
        assert (progress.stage, progress.of) == ("counting", 100_000)
        progress.stopped = True
        assert await work == "stopped"


async def test_a_stop_is_for_one_piece_of_work_alone(workshop: ProcessWorkshop) -> None:
    stopped = Progress(stopped=True)
    assert await workshop(until_stopped, 100_000, stopped) == "stopped"

    assert await workshop(until_stopped, 3, Progress()) == "done"


async def test_what_goes_wrong_is_told_to_whoever_asked(workshop: ProcessWorkshop) -> None:
    with pytest.raises(ValueError, match="no"):
        await workshop(refusing, None, Progress())


async def test_after_a_process_broke_the_next_piece_of_work_is_done(workshop: ProcessWorkshop) -> None:
    with pytest.raises(Exception, match="terminated abruptly"):
        await workshop(breaking, None, Progress())

    assert await workshop(doubled, 2, Progress()) == 4


async def test_two_pieces_of_work_wait_their_turn(workshop: ProcessWorkshop) -> None:
    assert await asyncio.gather(*(workshop(doubled, n, Progress()) for n in range(4))) == [0, 2, 4, 6]
