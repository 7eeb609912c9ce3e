"""What the core asks of whoever draws."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from bot.ports.chat import Text


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: what it stands for, its length, what is written beside it. `leading` marks the one that counts."""

    label: Text
    value: int
    note: Text
    leading: bool = False


@dataclass(frozen=True, slots=True)
class Panel:
    """Bars under a heading; `upright` ones stand side by side, in an order of their own."""

    title: Text
    bars: tuple[Bar, ...]
    upright: bool = False


class Charts(Protocol):
    """Draws pictures to be read on a phone. It is handed to another process, so it must travel."""

    def bars(self, title: Text, below: Text, panels: tuple[Panel, ...]) -> bytes:
        """Draw panels one below the other, as a PNG; `below` stands in smaller letters under the title."""
