"""The people of a rehearsal, on Slack: each clicks the real button and types the real command."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.platforms.slack_forms import NotPossible

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bot.commands.events import ReceivedFile, Source
    from bot.ports.chat import Reply
    from tests.platforms.onlookers import Onlooker
    from tests.platforms.slack_people import Person
    from tests.platforms.slack_server import SlackServer

OPENED_BY = {"leave": "me leave"}
"""What shows a button that no delivery brings."""


class SlackPerformer:
    """Acts through the server. What the programme answered is seen by an onlooker before its desk."""

    def __init__(self, server: SlackServer, onlooker: Onlooker, command: str = "/pairkeeper") -> None:
        """Keep both."""
        self._server = server
        self._onlooker = onlooker
        self._command = command
        self.not_in_sight: list[tuple[str, str]] = []
        """Buttons that somebody wanted to press and did not see."""

    async def command(self, line: str, by: Source, file: ReceivedFile | None = None) -> Reply:
        person = self._person(by)
        if file is not None:
            await person.types(f"{self._command} {line}")
            await self._server.settled()
            with self._onlooker.watching() as seen:
                await person.submits({"file": [(file.name, file.content)]})
            return await seen.reply()
        with self._onlooker.watching() as seen:
            await person.types(f"{self._command} {line}")
        return await seen.reply()

    async def press(self, token: str, by: Source) -> Reply:
        person = self._person(by)
        kind = token.partition(":")[0]
        if kind in OPENED_BY:
            await self.command(OPENED_BY[kind], by)
        with self._onlooker.watching() as seen:
            try:
                await person.clicks(token)
            except NotPossible:
                self.not_in_sight.append((by.account.id, token))
                action = {"type": "button", "action_id": token, "block_id": "b", "value": token}
                await person.sends_action(action, on=person.sees[-1])
        return await seen.reply()

    async def fill_in(self, token: str, answers: Mapping[str, str | list[str]], by: Source) -> Reply:
        await self.press(token, by)
        await self._server.settled()
        with self._onlooker.watching() as seen:
            await self._person(by).submits(answers)
        return await seen.reply()

    async def write_in_room(self, room_id: str, by: Source) -> None:
        room = self._server.workspace.conversations[room_id]
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
        return self._server.workspace.people[by.account.id]
