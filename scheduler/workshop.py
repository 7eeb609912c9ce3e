"""Long work in a process of its own, so that neither the event loop nor the database waits for it."""

from __future__ import annotations

import asyncio
import multiprocessing
import os
import signal
import threading
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable
    from multiprocessing.sharedctypes import Synchronized, SynchronizedArray

    from bot.ports.workshop import Progress

LOOK_EVERY = 0.1
"""Seconds between two looks at how far the work is."""

STAGE_BYTES = 64


@dataclass(frozen=True, slots=True)
class Board:
    """What both processes see: how far the work is, and whether it is to stop."""

    stage: SynchronizedArray[bytes]
    done: Synchronized[int]
    of: Synchronized[int]
    stop: Synchronized[int]

    @classmethod
    def make(cls) -> Board:
        """Make one in memory that processes share."""
        return cls(
            multiprocessing.Array("c", STAGE_BYTES),
            multiprocessing.Value("q", 0),
            multiprocessing.Value("q", 0),
            multiprocessing.Value("b", 0),
        )

    def wipe(self) -> None:
        """Begin anew."""
        self.step("", 0, 0)
        self.stop.value = 0

    def step(self, stage: str, done: int, of: int) -> None:
        """Write down how far it is."""
        self.stage.value = stage.encode()[: STAGE_BYTES - 1]  # type: ignore[attr-defined]  # as above
        self.done.value, self.of.value = done, of

    @property
    def stopped(self) -> bool:
        """Say whether the best so far is wanted now."""
        return bool(self.stop.value)

    def tell(self, progress: Progress) -> None:
        """Bring what the worker wrote to whoever waits, and whether they want it stopped to the worker."""
        progress.step(self.stage.value.decode(errors="replace"), self.done.value, self.of.value)  # type: ignore[attr-defined]  # as above
        if progress.stopped:
            self.stop.value = 1


_boards: list[Board] = []
"""In the worker's process: its board."""


def _sit_down(board: Board) -> None:
    """Prepare the worker: what is meant for the bot does not end it, and it does not outlive the bot."""
    signal.set_wakeup_fd(-1)  # inherited, it would wake the bot's own event loop
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    threading.Thread(target=_end_with_the_bot, daemon=True).start()
    _boards[:] = [board]


def _end_with_the_bot() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _carry_out(function: Callable[[Any, Any], Any], argument: Any) -> Any:  # noqa: ANN401  # whatever the job takes and gives
    return function(argument, _boards[0])


class ProcessWorkshop:
    """One worker, so one piece of work at a time; the next waits its turn."""

    def __init__(self) -> None:
        """Start no process until there is work."""
        self._pool: ProcessPoolExecutor | None = None
        self._board = Board.make()
        self._turn = asyncio.Lock()

    async def __call__(self, function: Callable[[Any, Any], Any], argument: Any, progress: Progress) -> Any:  # noqa: ANN401  # whatever the job takes and gives
        """Carry it out elsewhere, keep `progress` up to date, heed its `stopped`."""
        async with self._turn:
            self._board.wipe()
            work = asyncio.get_running_loop().run_in_executor(self._worker(), _carry_out, function, argument)
            try:
                while not (await asyncio.wait({work}, timeout=LOOK_EVERY))[0]:
                    self._board.tell(progress)
                return work.result()
            except BrokenProcessPool:
                self.close()  # the next piece of work gets a new process
                raise
            finally:
                self._board.stop.value = 1  # where nobody waits any more, the worker need not go on

    def _worker(self) -> ProcessPoolExecutor:
        if self._pool is None:
            self._pool = ProcessPoolExecutor(max_workers=1, initializer=_sit_down, initargs=(self._board,))
        return self._pool

    def close(self) -> None:
        """End the process, once what it works on has stopped."""
        self._board.stop.value = 1
        if self._pool is not None:
            self._pool.shutdown(cancel_futures=True)
            self._pool = None
