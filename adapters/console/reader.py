"""Where lines come from: somebody at a keyboard, or a script piped in."""

from __future__ import annotations

import signal
import sys
from contextlib import contextmanager
from importlib import import_module
from typing import TYPE_CHECKING, Any, Protocol, TextIO

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence


class Reader(Protocol):
    """Gives lines, one after the other."""

    def read(self, prompt: str) -> str | None:
        """Give the next line without its end, None when there are no more. Raises KeyboardInterrupt on Ctrl-C."""


class Script:
    """Lines from a file or a pipe. What is read is shown behind its prompt, so that the whole reads as a session."""

    def __init__(self, lines: TextIO, echo: Callable[[str], None]) -> None:
        """Take the lines, and where to show them."""
        self._lines = lines
        self._echo = echo

    def read(self, prompt: str) -> str | None:
        """Give the next line."""
        line = self._lines.readline()
        if not line:
            return None
        self._echo(f"{prompt}{line.rstrip()}")
        return line.rstrip("\r\n")


class Keyboard:
    """Lines as somebody types them, with history and completion where the machine has readline.

    Typing holds the event loop, and may: at the console nothing happens while somebody thinks.
    """

    def __init__(self, complete: Callable[[str], Sequence[str]]) -> None:
        """Take what gives, for the line so far, all that its last word could become."""
        self._complete = complete
        self._hits: Sequence[str] = ()
        self._readline = _readline()
        if self._readline is not None:
            self._readline.set_completer_delims(" \t\n")
            self._readline.set_completer(self._hit)
            self._readline.parse_and_bind("tab: complete")

    def read(self, prompt: str) -> str | None:
        """Give the next line."""
        with _ctrl_c_at_once():
            try:
                return input(prompt)
            except EOFError:
                self._end_line()
                return None
            except KeyboardInterrupt:
                self._end_line()
                raise

    @staticmethod
    def _end_line() -> None:
        """Begin a new line, since nobody pressed Enter."""
        sys.stdout.write("\n")
        sys.stdout.flush()

    def _hit(self, word: str, number: int) -> str | None:
        if number == 0 and self._readline is not None:
            line: str = self._readline.get_line_buffer()[: self._readline.get_endidx()]
            self._hits = self._complete(line)
        return self._hits[number] if number < len(self._hits) else None


def _readline() -> Any:  # a module, which Windows lacks
    try:
        return import_module("readline")
    except ImportError:
        return None


@contextmanager
def _ctrl_c_at_once() -> Iterator[None]:
    """Let Ctrl-C interrupt the typing: asyncio's own handler would wait until it is over."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
