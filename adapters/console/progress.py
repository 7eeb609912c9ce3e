"""A bar for what takes long at a terminal: it appears after two seconds, and Ctrl-C asks for the best so far."""

from __future__ import annotations

import signal
from contextlib import contextmanager
from typing import TYPE_CHECKING

from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

from bot.messages.render import speaks, text

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import FrameType

    from rich.console import Console

    from bot.ports.clock import Stopwatch

PATIENCE = 2.0
"""Seconds for which nobody needs to see a bar."""


def stage_words(locale: str, stage: str) -> str:
    """Name a stage of the work, or the whole of it where it has no name of its own."""
    key = f"matching-stage-{stage}"
    return text(locale, key) if speaks(locale, key) else text(locale, "matching-stage-work")


class ProgressBar:
    """Watches a computation for whoever sits at the terminal."""

    def __init__(self, screen: Console, stopwatch: Stopwatch, locale: str) -> None:
        """Begin to count the seconds."""
        columns = (TextColumn("{task.description}"), BarColumn(), TimeElapsedColumn())
        self._progress = Progress(*columns, console=screen, transient=True)
        self._task = self._progress.add_task("")
        self._stopwatch = stopwatch
        self._began = stopwatch.seconds()
        self._locale = locale
        self._shown = False
        self.stopped = False

    def step(self, stage: str, done: int, of: int) -> None:
        """Show how far it is, once it has taken long enough to want to know."""
        if not self._shown:
            if self._stopwatch.seconds() - self._began < PATIENCE:
                return
            self._shown = True
            self._progress.start()
        words = text(self._locale, "matching-stopping") if self.stopped else stage_words(self._locale, stage)
        self._progress.update(self._task, description=words, completed=done, total=max(of, 1))

    def stop(self) -> None:
        """Ask for the best so far."""
        self.stopped = True

    def close(self) -> None:
        """Take the bar away."""
        if self._shown:
            self._progress.stop()


@contextmanager
def interruptible(bar: ProgressBar) -> Iterator[ProgressBar]:
    """Let the first Ctrl-C stop the work in good order, and the second at once."""

    def stop(number: int, frame: FrameType | None) -> None:
        if bar.stopped:
            raise KeyboardInterrupt
        bar.stop()

    before = signal.signal(signal.SIGINT, stop)
    try:
        yield bar
    finally:
        signal.signal(signal.SIGINT, before)
        bar.close()
