"""The people of a rehearsal, on Discord: each clicks the real button and types the real command."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bot.commands.catalogue import COMMANDS
from bot.commands.parsing import parse
from bot.commands.spec import OptionKind
from tests.platforms.discord_typing import NotOffered

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bot.commands.events import ReceivedFile, Source
    from bot.ports.chat import Reply
    from tests.platforms.discord_people import Person
    from tests.platforms.discord_server import DiscordServer
    from tests.platforms.onlookers import Onlooker

OPENED_BY = {"leave": "me leave"}
"""What shows a button that no delivery brings."""


class DiscordPerformer:
    """Acts through the server. What the programme answered is seen by an onlooker before its desk."""

    def __init__(self, server: DiscordServer, onlooker: Onlooker) -> None:
        """Keep both."""
        self._server = server
        self._onlooker = onlooker
        self.not_in_sight: list[tuple[str, str]] = []
        """Buttons that somebody wanted to press and did not see."""

    async def command(self, line: str, by: Source, file: ReceivedFile | None = None) -> Reply:
        spec, options = parse(line, COMMANDS)
        kinds = {option.name: option.kind for option in spec.options}
        typed = {name: self._typed(kinds[name], value) for name, value in options.items()}
        if file is not None:
            typed["file"] = (file.name, file.content)
        person = self._person(by)
        with self._onlooker.watching() as seen:
            await person.slash(_registered(spec.path), where=self._where(spec.path), unhidden=True, **typed)
        return await seen.reply()

    async def press(self, token: str, by: Source) -> Reply:
        person = self._person(by)
        kind = token.partition(":")[0]
        if kind in OPENED_BY:
            await self.command(OPENED_BY[kind], by)
        with self._onlooker.watching() as seen:
            try:
                await person.presses(token)
            except NotOffered:
                self.not_in_sight.append((by.account.id, token))
                await person.presses_forged(token, on=person.sight[-1])
        return await seen.reply()

    async def fill_in(self, token: str, answers: Mapping[str, str | list[str]], by: Source) -> Reply:
        await self.press(token, by)
        with self._onlooker.watching() as seen:
            await self._person(by).submits(dict(answers))
        return await seen.reply()

    async def write_in_room(self, room_id: str, by: Source) -> None:
        room = self._server.world.channels[int(room_id)]
        with self._onlooker.watching() as seen:
            await self._person(by).says(room, "Hello!")
        await seen.noted()

    async def write_to_bot(self, words: str, by: Source, files: Sequence[ReceivedFile] = ()) -> Reply:
        with self._onlooker.watching() as seen:
            await self._person(by).writes(words, files=[(each.name, each.content) for each in files])
        return await seen.reply()

    async def settled(self) -> None:
        await self._onlooker.idle()

    def _person(self, by: Source) -> Person:
        return next(person for person in self._server.people.values() if person.id == int(by.account.id))

    def _where(self, path: tuple[str, ...]) -> Any:
        """People speak to the bot alone, coordinators in the server: Discord offers them their commands only there."""
        return "dm" if path[0] in {"me", "partner", "help"} else None

    def _typed(self, kind: OptionKind, value: Any) -> Any:
        if kind is OptionKind.NUMBER:
            return int(value)
        if kind is OptionKind.CHANNEL:
            return self._server.world.channels[int(value)]
        if kind is OptionKind.GROUP:
            return self._server.world.roles[int(value)]
        return value


def _registered(path: tuple[str, ...]) -> str:
    """Give a command's name as Discord has it: one word below the first."""
    return f"{path[0]} {'-'.join(path[1:])}".strip()
