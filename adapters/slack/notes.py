"""Who wrote in which room, noted in groups: a burst is one transaction, and nothing is acknowledged before it."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.commands.doors import Desk
    from bot.commands.events import RoomActivity

LARGEST = 500
"""Noted in one transaction; a larger burst is several."""


class RoomNotes:
    """Collects while a transaction runs; each caller comes back when its own is stored."""

    def __init__(self, desk: Desk) -> None:
        """Take where they are noted."""
        self._desk = desk
        self._waiting: list[tuple[RoomActivity, asyncio.Future[None]]] = []
        self._writer: asyncio.Task[None] | None = None

    async def note(self, activity: RoomActivity) -> None:
        """Note one; raises what the store raises, and then it must not be acknowledged."""
        stored: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._waiting.append((activity, stored))
        if self._writer is None or self._writer.done():
            self._writer = asyncio.create_task(self._write())
        await stored

    async def _write(self) -> None:
        await asyncio.sleep(0)  # what arrived together is noted together
        while self._waiting:
            group, self._waiting = self._waiting[:LARGEST], self._waiting[LARGEST:]
            await self._write_one(group)

    async def _write_one(self, group: list[tuple[RoomActivity, asyncio.Future[None]]]) -> None:
        try:
            await self._desk.note_rooms([activity for activity, _ in group])
        except Exception as fault:  # noqa: BLE001  # every caller must hear of it, and the next group be tried
            for _, stored in group:
                if not stored.done():
                    stored.set_exception(fault)
            return
        for _, stored in group:
            if not stored.done():
                stored.set_result(None)
