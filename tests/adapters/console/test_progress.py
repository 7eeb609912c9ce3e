"""The bar of the command line: not before two seconds; the first Ctrl-C stops in good order, the second at once."""

from __future__ import annotations

import os
import signal
from io import StringIO

import pytest
from rich.console import Console

from adapters.console.progress import PATIENCE, ProgressBar, interruptible, stage_words


class Watch:
    """A stopwatch that is set by hand."""

    def __init__(self) -> None:
        self.at = 0.0

    def seconds(self) -> float:
        return self.at

    async def sleep(self, seconds: float) -> None:
        self.at += seconds


def bar() -> tuple[ProgressBar, Watch, StringIO]:
    out, watch = StringIO(), Watch()
    return ProgressBar(Console(file=out, force_terminal=True, width=100), watch, "en"), watch, out


def test_what_is_quickly_done_shows_nothing() -> None:
    shown, _, out = bar()
    shown.step("work", 1, 2)
    shown.close()

    assert out.getvalue() == ""


def test_what_takes_longer_than_two_seconds_shows_a_bar() -> None:
    shown, watch, out = bar()
    watch.at = PATIENCE
    shown.step("work", 1, 2)
    shown.close()

    assert "Matching" in out.getvalue()
    assert "━" in out.getvalue()


def test_a_stage_without_a_name_of_its_own_is_called_matching() -> None:
    assert stage_words("es", "no-such-stage") == "Emparejando"


def test_the_first_ctrl_c_asks_for_the_best_so_far_and_the_second_ends_it() -> None:
    shown, _, _ = bar()
    before = signal.getsignal(signal.SIGINT)
    with interruptible(shown):
        os.kill(os.getpid(), signal.SIGINT)
        assert shown.stopped
        with pytest.raises(KeyboardInterrupt):
            os.kill(os.getpid(), signal.SIGINT)

    assert signal.getsignal(signal.SIGINT) is before
