"""Long work at the console: a bar that says how far it is, and Ctrl-C for the best so far."""

from __future__ import annotations

import asyncio
import re
import signal
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from bot.messages.plain import plain
from bot.messages.render import text

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine, Iterator

    from adapters.console.markup import Screen
    from bot.ports.chat import Message

_PERCENT = re.compile(r"(\d+) %")


class LongWork:
    """What is shown while one piece of work goes on. `stop(token)` presses its stop button."""

    def __init__(self, screen: Screen, locale: str, stop: Callable[[str], Coroutine[Any, Any, object]]) -> None:
        """Begin with nothing to show."""
        self._screen = screen
        self._locale = locale
        self._stop = stop
        self._token: str | None = None
        self._presses: set[asyncio.Task[object]] = set()

    async def show(self, message: Message) -> None:
        """Say how far it is, in the place of what was said last."""
        words = plain(message, "UTC", choices=False)
        if message.choices:
            self._token = message.choices[0].token
            words = f"{words} {text(self._locale, 'console-stop-work')}"
        found = _PERCENT.search(words)
        self._screen.progress(words, int(found[1]) if found else None)

    def interrupt(self) -> None:
        """Press the stop button, once it has been shown."""
        if self._token is not None:
            press = asyncio.ensure_future(self._stop(self._token))
            self._presses.add(press)
            press.add_done_callback(self._presses.discard)

    @contextmanager
    def interruptible(self) -> Iterator[LongWork]:
        """Let Ctrl-C mean this while the work goes on."""
        loop, before = asyncio.get_running_loop(), signal.getsignal(signal.SIGINT)
        loop.add_signal_handler(signal.SIGINT, self.interrupt)
        try:
            yield self
        finally:
            loop.remove_signal_handler(signal.SIGINT)
            signal.signal(signal.SIGINT, before)
            self._screen.progress_over()
