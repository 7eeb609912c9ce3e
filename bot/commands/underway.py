"""Long work that is under way: whoever began it is shown how far it is, and may stop it for the best so far."""

from __future__ import annotations

import asyncio
import logging
from contextlib import contextmanager
from hashlib import blake2b
from typing import TYPE_CHECKING, TypeVar

from bot.messages.render import paragraph, prose, speaks, text
from bot.ports.chat import Choice, Message
from bot.ports.workshop import Progress

if TYPE_CHECKING:
    from collections.abc import Awaitable, Iterator

    from bot.commands.doors import Show
    from bot.commands.events import Source
    from bot.ports.chat import Prose

log = logging.getLogger(__name__)

T = TypeVar("T")

EVERY = 2.0
"""Seconds before anybody is shown how far it is, and between one showing and the next."""

STOP = "stop"


def work_id(event_id: str) -> str:
    """Give what a stop button names the work by: short, whatever ids a platform has."""
    return blake2b(event_id.encode(), digest_size=8).hexdigest()


class Underway:
    """What is being worked on now, by the event that began it. It lives and ends with the process, as the work does."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self._works: dict[str, tuple[tuple[str, str], Progress]] = {}

    @contextmanager
    def begun(self, event_id: str, by: Source) -> Iterator[Progress]:
        """Keep a piece of work while it goes on."""
        progress = Progress()
        self._works[work_id(event_id)] = (by.account.key, progress)
        try:
            yield progress
        finally:
            self._works.pop(work_id(event_id), None)

    def heed(self, token: str, by: Source) -> None:
        """Stop what a stop button names, if it still goes on and they began it."""
        kind, _, row = token.split(":", 2)
        owner, progress = self._works.get(row, (None, None))
        if kind == STOP and progress is not None and owner == by.account.key:
            progress.stopped = True


async def watched(
    work: Awaitable[T],
    progress: Progress,
    show: Show | None,
    *,
    event_id: str,
    locale: str,
    can_stop: bool = True,
    every: float = EVERY,
) -> T:
    """Wait for the work, showing how far it is from two seconds on. A platform that fails to show it ends nothing."""
    task = asyncio.ensure_future(work)
    try:
        while not (await asyncio.wait({task}, timeout=every if show else None))[0]:
            if show is not None:
                await _shown(show, how_far(progress, event_id, locale, can_stop=can_stop))
        return task.result()
    finally:
        task.cancel()


async def _shown(show: Show, message: Message) -> None:
    try:
        await show(message)
    except Exception:
        log.exception("nobody could be shown how far the work is")


def how_far(progress: Progress, event_id: str, locale: str, *, can_stop: bool = True) -> Message:
    """Say how far the work is, with a button to stop it where there is a best so far."""
    if progress.stopped:
        return Message((paragraph(locale, "job-stopping"),), (), locale)
    key = "job-progress" if can_stop else "job-progress-whole"
    said = paragraph(locale, key, stage=stage_words(locale, progress.stage), percent=progress.percent)
    if not can_stop:
        return Message((said,), (), locale)
    return Message((said,), (Choice(text(locale, "job-stop"), f"{STOP}:1:{work_id(event_id)}"),), locale)


def stage_words(locale: str, stage: str) -> Prose:
    """Name a stage of the work, or the whole of it where it has no name of its own."""
    key = f"matching-stage-{stage}"
    return prose(locale, key) if stage and speaks(locale, key) else prose(locale, "matching-stage-work")
