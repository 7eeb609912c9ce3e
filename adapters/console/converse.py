"""Sit somebody down at the console: at a keyboard with history and completion, or with lines from a pipe."""

from __future__ import annotations

from typing import TYPE_CHECKING

from adapters.console.completion import complete
from adapters.console.reader import Keyboard, Script
from adapters.console.session import OWN, Session

if TYPE_CHECKING:
    from typing import TextIO

    from adapters.console.doors import Doors
    from adapters.console.markup import Screen


async def converse(doors: Doors, screen: Screen, typed: TextIO) -> None:
    """Run one session to its end."""
    if not typed.isatty():
        await Session(doors, Script(typed, screen.say), screen).run()
        return
    keyboard = Keyboard(lambda line: complete(line, doors.commands, OWN))
    await Session(doors, keyboard, screen).run()
