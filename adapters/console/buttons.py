"""Buttons on the screen, pressed by number."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from bot.domain.errors import Refused

if TYPE_CHECKING:
    from adapters.console.gateway import Kept
    from bot.ports.chat import Message


class NoSuchButton(Refused):
    """No button on the screen has that number."""

    key = "console-no-such-button"


class Button(NamedTuple):
    """What is pressed, and the message it stands on, if the platform keeps it."""

    token: str
    kept: Kept | None


class Buttons:
    """The buttons that can be pressed now: those of the last turn that showed any."""

    def __init__(self) -> None:
        """Begin with none."""
        self._buttons: list[Button] = []
        self._are_old = False

    def turn(self) -> None:
        """Begin a turn: the first new buttons take the place of the old ones."""
        self._are_old = True

    def add(self, message: Message, kept: Kept | None = None) -> int:
        """Put a message's buttons beside those of this turn; give the first one's number."""
        if self._are_old and message.choices:
            self._buttons.clear()
            self._are_old = False
        first = len(self._buttons) + 1
        self._buttons += [Button(choice.token, kept) for choice in message.choices]
        return first

    def pressed(self, number: int) -> Button:
        """Give the one with that number. Raises NoSuchButton."""
        if not 1 <= number <= len(self._buttons):
            raise NoSuchButton(number=number, count=len(self._buttons))
        return self._buttons[number - 1]

    def clear(self) -> None:
        """Take them away: somebody else sits here now."""
        self._buttons.clear()
