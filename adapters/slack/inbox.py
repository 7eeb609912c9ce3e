"""What Slack tells us, each once: what arrives again while it is being dealt with waits for the same answer."""

from __future__ import annotations

import asyncio
import logging
from collections import OrderedDict
from typing import TYPE_CHECKING, Any, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Coroutine

log = logging.getLogger(__name__)

REMEMBERED = 5_000
"""Events whose acknowledgement is kept, so that one told again is not answered again. The record keeps them longer."""

ANSWERED_WITHIN = 1.5
"""Seconds that an acknowledgement waits for the answer to be there; Slack gives three."""

Acknowledgement: TypeAlias = "dict[str, Any] | None"
"""What goes back with the acknowledgement; None for nothing."""


class Inbox:
    """Counts what is under way, and remembers what was acknowledged."""

    def __init__(self) -> None:
        """Begin empty."""
        self._under_way: dict[str, asyncio.Future[Acknowledgement]] = {}
        self._answered: OrderedDict[str, Acknowledgement] = OrderedDict()
        self._tasks: set[asyncio.Task[Any]] = set()
        self._busy = 0

    @property
    def is_idle(self) -> bool:
        """Say whether nothing is being dealt with or answered."""
        return not self._busy and not self._tasks

    async def once(self, event_id: str, deal: Callable[[], Awaitable[Acknowledgement]]) -> Acknowledgement:
        """Deal with an event, or give what it was acknowledged with before. Raises what dealing with it raises."""
        if event_id in self._answered:
            return self._answered[event_id]
        if event_id in self._under_way:
            return await asyncio.shield(self._under_way[event_id])
        done: asyncio.Future[Acknowledgement] = asyncio.get_running_loop().create_future()
        self._under_way[event_id] = done
        self._busy += 1
        try:
            acknowledgement = await deal()
        except BaseException as fault:
            done.set_exception(fault if isinstance(fault, Exception) else ConnectionAbortedError())
            done.exception()  # nobody else may be waiting for it
            raise
        else:
            done.set_result(acknowledgement)
            self._remember(event_id, acknowledgement)
            return acknowledgement
        finally:
            self._busy -= 1
            del self._under_way[event_id]

    def later(self, work: Coroutine[Any, Any, Any]) -> asyncio.Task[Any]:
        """Let something go on after the acknowledgement."""
        task = asyncio.create_task(_told(work))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        return task

    async def soon(self, work: Coroutine[Any, Any, Any]) -> None:
        """Wait for an answer a little, so that a crash before it leads to another; then let it go on by itself."""
        await asyncio.wait([self.later(work)], timeout=ANSWERED_WITHIN)

    async def finish(self, seconds: float) -> None:
        """Wait for what is under way, at most so long; then let it go."""
        if self._tasks:
            _, pending = await asyncio.wait(set(self._tasks), timeout=seconds)
            for task in pending:
                task.cancel()

    def _remember(self, event_id: str, acknowledgement: Acknowledgement) -> None:
        self._answered[event_id] = acknowledgement
        if len(self._answered) > REMEMBERED:
            self._answered.popitem(last=False)


async def _told(work: Coroutine[Any, Any, Any]) -> None:
    """Let what fails after the acknowledgement be known to the log, and to nobody else."""
    try:
        await work
    except Exception:
        log.exception("an answer failed")
