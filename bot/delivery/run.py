"""One platform's share of a tick: as many at a time as its pacer grants, each for itself, none stopping another."""

from __future__ import annotations

import asyncio
import logging
from dataclasses import replace
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING

from bot.delivery.attempt import FIRST_WAIT, attempt, outcome_of
from bot.delivery.desk import log, tell

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Iterable, Sequence

    from bot.delivery.desk import Desk, Lane
    from bot.domain.deliveries import Delivery, Outcome
    from bot.services.addressing import Ready

plain_log = logging.getLogger(__name__)
"""For the line a delivery, which is seldom wanted: here a line that is not written costs next to nothing."""

AT_ONCE = 32
"""Requests under way at a time on one platform."""
RECORD_AFTER = 20
"""Outcomes kept before they are written down together; after a crash these few must be looked up."""
PATIENCE = 5.0
"""Seconds of a platform's pause that others may wait for; beyond that, what waits is put back."""
LONGEST_RUN = 10.0
"""Seconds after which a platform lets the others claim again; what waits is put back behind what is due elsewhere."""


class Run:
    """The claimed deliveries of one platform, on their way."""

    def __init__(
        self, desk: Desk, lane: Lane, waiting: Iterable[Ready], *, at_once: int, is_stopped: Callable[[], bool]
    ) -> None:
        """Take what was claimed; `is_stopped` is asked before each batch."""
        self._desk = desk
        self._lane = lane
        self._waiting = list(waiting)
        self._at_once = at_once
        self._is_stopped = is_stopped
        self._finished: list[Outcome] = []
        self._flying = 0
        self._landed = asyncio.Event()
        self._failed = False
        self._until = desk.stopwatch.seconds() + LONGEST_RUN

    @property
    def answers_at_once(self) -> bool:
        """Say whether its platform keeps nobody waiting."""
        return self._lane.answers_at_once

    async def finish(self) -> Sequence[Delivery]:
        """Send them all, or those that may leave, and record what became of each; give those that did not leave."""
        if self.answers_at_once:
            await self._let_leave(self._send)
        else:
            async with asyncio.TaskGroup() as group:
                await self._let_leave(partial(self._send_beside, group))
        await self._record()
        return self._rest() if self._waiting else []

    async def _let_leave(self, send: Callable[[Ready], Awaitable[None]]) -> None:
        """Let them leave, as many at a time as may."""
        while self._waiting and not self._failed:
            batch = await self._granted()
            if not batch:
                return
            for ready in await self._marked(batch):
                await send(ready)
            if len(self._finished) >= RECORD_AFTER:
                await self._record()

    async def _send_beside(self, group: asyncio.TaskGroup, ready: Ready) -> None:
        """Try one while others are under way."""
        self._flying += 1
        group.create_task(self._send(ready)).add_done_callback(self._land)

    def _land(self, _: asyncio.Task[None]) -> None:
        self._flying -= 1
        self._landed.set()

    async def _granted(self) -> list[Ready]:
        """Wait for the pacer; give those that may leave now, none if all must wait long."""
        while self._flying >= self._at_once:
            self._landed.clear()
            await self._landed.wait()
        if self._is_stopped() or self._desk.stopwatch.seconds() > self._until:
            return []
        waiting = self._waiting
        granted = await self._lane.pacer.grant(min(len(waiting), self._at_once - self._flying), patience=PATIENCE)
        batch, self._waiting = waiting[:granted], waiting[granted:]
        return batch

    async def _marked(self, batch: list[Ready]) -> list[Ready]:
        """Commit that they leave now; give those that were not withdrawn meanwhile."""
        desk = self._desk
        ids = [ready.delivery.id for ready in batch]
        desk.under_way.update(dict.fromkeys(ids, desk.stopwatch.seconds()))
        try:
            going = await desk.store.transact(desk.outgoing.mark_sending, ids, desk.clock.now(), owner=desk.owner)
        except Exception as fault:  # noqa: BLE001  # one delivery's fault never stops the others
            tell("deliveries not marked", fault, deliveries=ids)
            self._failed = desk.must_look = True
            self._waiting.extend(batch)
            going = frozenset()
        if len(going) == len(batch):
            return batch
        for withdrawn in set(ids) - going:
            desk.under_way.pop(withdrawn, None)
        return [ready for ready in batch if ready.delivery.id in going]

    async def _send(self, ready: Ready) -> None:
        """Try one."""
        desk, delivery = self._desk, ready.delivery
        try:
            tried = await attempt(ready, desk.lanes)
            outcome = outcome_of(ready, tried, desk.clock.now())
            if outcome is None:
                log.warning("delivery in doubt", delivery=delivery.id, key=delivery.key)
                desk.doubt(delivery.id)
            else:
                plain_log.debug("delivery %s (%s) tried: %s", delivery.id, delivery.key, outcome.state)
                self._finished.append(outcome)
        except Exception as fault:  # noqa: BLE001  # one delivery's fault never stops the others
            tell("delivery failed", fault, delivery=delivery.id, key=delivery.key)
            desk.doubt(delivery.id)

    async def _record(self) -> None:
        finished, self._finished = self._finished, []
        await self._desk.record(finished)

    def _rest(self) -> list[Delivery]:
        """Give what was claimed and did not leave, due again once the platform's pause, or the fault, may be over."""
        pause = timedelta(seconds=self._lane.pacer.paused_for)
        due_at = self._desk.clock.now() + (max(pause, FIRST_WAIT) if self._failed else pause)
        return [replace(r.delivery, due_at=max(r.delivery.due_at, due_at)) for r in self._waiting]
