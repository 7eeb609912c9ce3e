"""How modelled people act on a stage: handed straight to the programme, or through a platform that somebody put up."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING, Protocol

from bot.commands.catalogue import COMMANDS
from bot.commands.events import ChoicePressed, CommandInvoked, DirectMessage, FormSubmitted, RoomActivity
from bot.commands.parsing import parse
from bot.ports.chat import JobStarted

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from bot.commands.dispatch import Dispatcher
    from bot.commands.events import Event, OptionValue, ReceivedFile, Source
    from bot.ports.chat import Reply


class Performer(Protocol):
    """Does what a person decides to do, sees it through, and gives what the programme answered."""

    async def command(self, line: str, by: Source, file: ReceivedFile | None = None) -> Reply:
        """Type a command."""

    async def press(self, token: str, by: Source) -> Reply:
        """Press the newest button with that token."""

    async def fill_in(self, token: str, answers: Mapping[str, str | list[str]], by: Source) -> Reply:
        """Open a form by its button, and send its one page."""

    async def write_in_room(self, room_id: str, by: Source) -> None:
        """Write something in a room; what, the bot is not told."""

    async def write_to_bot(self, words: str, by: Source, files: Sequence[ReceivedFile] = ()) -> Reply:
        """Write to the bot, in reply to nothing."""

    async def settled(self) -> None:
        """Wait until nothing is on its way to the programme."""


class Straight:
    """Hands every act to the programme itself."""

    def __init__(self, dispatcher: Callable[[], Dispatcher]) -> None:
        """Act before this programme."""
        self._dispatcher = dispatcher
        self._numbers = count(1)

    async def command(self, line: str, by: Source, file: ReceivedFile | None = None) -> Reply:
        spec, options = parse(line, COMMANDS)
        every: dict[str, OptionValue] = dict(options)
        if file is not None:
            every["file"] = file
        return await self._done(CommandInvoked(self._event_id(), by, spec.path, every))

    async def press(self, token: str, by: Source) -> Reply:
        return await self._done(ChoicePressed(self._event_id(), by, token))

    async def fill_in(self, token: str, answers: Mapping[str, str | list[str]], by: Source) -> Reply:
        return await self._done(FormSubmitted(self._event_id(), by, token, 1, answers))

    async def write_in_room(self, room_id: str, by: Source) -> None:
        await self._dispatcher().dispatch(RoomActivity(self._event_id(), by, room_id))

    async def write_to_bot(self, words: str, by: Source, files: Sequence[ReceivedFile] = ()) -> Reply:
        return await self._done(DirectMessage(self._event_id(), by, words, tuple(files)))

    async def settled(self) -> None:
        """Whatever was handed over is done when it comes back."""

    async def _done(self, event: Event) -> Reply:
        reply = await self._dispatcher().dispatch(event)
        if isinstance(reply, JobStarted):
            reply = await self._dispatcher().finish(reply, event.source)
        return reply

    def _event_id(self) -> str:
        return f"rehearsal-{next(self._numbers)}"
