"""A stopwatch that a test moves by hand; whoever sleeps moves it too."""

from __future__ import annotations


class HandWatch:
    def __init__(self) -> None:
        self.now = 1_000.0

    def seconds(self) -> float:
        return self.now

    async def sleep(self, seconds: float) -> None:
        self.now += seconds
