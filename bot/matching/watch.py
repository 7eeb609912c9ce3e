"""Who watches a long computation: they are told how far it is, and may ask it to stop."""

from __future__ import annotations

from typing import Protocol


class Watch(Protocol):
    """Asked often, so both members must be quick and never wait."""

    def step(self, stage: str, done: int, of: int) -> None:
        """Take note: `done` of `of` pieces of a stage are behind us. `matching-stage-<stage>` names it to a reader."""

    @property
    def stopped(self) -> bool:
        """Say whether the best so far is wanted now."""
