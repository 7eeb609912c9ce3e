"""What the core asks of whoever carries out long work: elsewhere, told how far it is, and stopped when asked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable


@dataclass(slots=True)
class Progress:
    """How far a piece of long work is, and whether the best so far is wanted now.

    Whoever works calls `step` and reads `stopped`; whoever waits reads `stage`, `done` and `of`, and sets `stopped`.
    """

    stage: str = ""
    done: int = 0
    of: int = 0
    stopped: bool = False

    def step(self, stage: str, done: int, of: int) -> None:
        """Take note of how far it is."""
        self.stage, self.done, self.of = stage, done, of

    @property
    def percent(self) -> int:
        """Give how much of the stage is done."""
        return min(100, 100 * self.done // self.of) if self.of > 0 else 0


class Workshop(Protocol):
    """Carries out `function(argument, watch)`; what it is given and gives back are plain values that can travel."""

    def __call__(self, function: Callable[[Any, Any], Any], argument: Any, progress: Progress) -> Awaitable[Any]:  # noqa: ANN401  # whatever the job takes and gives
        """Carry it out, keep `progress` up to date meanwhile, and heed its `stopped`."""
