"""A platform that connects when it is let, and fails as it is told to."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from tests.fakes.gateway import FakeGateway

if TYPE_CHECKING:
    from bot.commands.doors import Doors
    from bot.ports.clock import Clock


class FakePlatform:
    """`faults` are raised, one a connection; then it stays connected. `announced` is what it showed everybody."""

    def __init__(self, name: str, clock: Clock, *faults: Exception, connects: bool = True) -> None:
        """Make a platform of that name."""
        self.gateway = FakeGateway(name, clock=clock)
        self.ready = asyncio.Event()
        self.is_idle = True
        self.standing = f"the bot in {name}"
        self.announced: list[str] = []
        self.runs = 0
        self.closed = False
        self.doors: Doors | None = None
        self.may_connect = asyncio.Event()
        if connects:
            self.may_connect.set()
        self._faults = list(faults)

    async def run(self, doors: Doors) -> None:
        self.runs += 1
        self.doors = doors
        if self._faults:
            raise self._faults.pop(0)
        await self.may_connect.wait()
        self.ready.set()
        try:
            await asyncio.Event().wait()
        finally:
            self.ready.clear()
            self.closed = True

    async def announce(self, text: str) -> None:
        self.announced.append(text)
