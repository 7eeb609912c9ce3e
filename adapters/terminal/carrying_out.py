"""One command of whoever sits at the machine, carried out here: by the command line itself, or by a running bot."""

from __future__ import annotations

from typing import TYPE_CHECKING

from adapters.terminal.frames import Answer
from bot.messages.plain import plain
from bot.ports.chat import FilePart, JobStarted, Picture, Say

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from bot.commands.doors import Desk
    from bot.commands.events import CommandInvoked
    from bot.ports.chat import Message

ZONE = "UTC"
"""In which a terminal shows instants."""


async def carry_out(desk: Desk, event: CommandInvoked, tell: Callable[[str], Awaitable[None]]) -> Answer:
    """Carry out a command and see long work through; `tell` is told how far that is."""

    async def show(message: Message) -> None:
        await tell(plain(message, ZONE))

    reply = await desk.dispatch(event)
    if isinstance(reply, JobStarted):
        await show(reply.message)
        reply = await desk.finish(reply, event.source, show)
    message = getattr(reply, "message", None)
    if message is None:
        return Answer(None)
    files = tuple((part.name, part.content) for part in message.parts if isinstance(part, FilePart | Picture))
    return Answer(plain(message, ZONE), isinstance(reply, Say) and reply.refused, files)
