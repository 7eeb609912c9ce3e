"""What a person can see of the bot, where, and how they wait for it."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from tests.platforms.discord_permissions import sees
from tests.platforms.discord_seen import Answer, Modal, Seen
from tests.platforms.discord_typing import NotOffered

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.platforms.discord_server import DiscordServer
    from tests.platforms.discord_world import Account, Channel, Json, Message


class Sight:
    def __init__(self, server: DiscordServer, account: Account) -> None:
        self.server = server
        self.account = account

    @property
    def id(self) -> int:
        return self.account.id

    @property
    def name(self) -> str:
        return self.account.name

    @property
    def dm(self) -> Channel:
        """Their direct messages with the bot; opened by them where it is not open yet."""
        return self.server.world.open_direct(self.account)

    @property
    def places(self) -> list[Channel]:
        """Direct messages, threads they are in, and channels they may see."""
        world = self.server.world
        direct = world.direct(self.account)
        public = [each for each in world.channels.values() if not each.is_direct and sees(world, self.account, each)]
        return [*([direct] if direct else []), *public]

    @property
    def inbox(self) -> list[Seen]:
        """Direct messages from the bot, and answers only they can see; oldest first."""
        direct = self.server.world.direct(self.account)
        private = [each for each in self._from_bot(self.places) if each.only_for is self.account]
        mine = {each.id: each for each in [*self._from_bot([direct] if direct else []), *private]}
        return [Seen(mine[key]) for key in sorted(mine)]

    @property
    def sight(self) -> list[Seen]:
        """Everything of the bot's they can see anywhere; oldest first."""
        return [Seen(each) for each in sorted(self._from_bot(self.places), key=lambda each: each.id)]

    @property
    def last(self) -> Seen:
        return self.inbox[-1]

    @property
    def modal(self) -> Modal | None:
        """The modal that is open before them."""
        asked = self.server.screens.get(self.id)
        return None if asked is None else Answer(asked).modal

    def _from_bot(self, places: list[Channel]) -> Iterator[Message]:
        for place in places:
            for said in place.messages.values():
                if said.author is self.server.world.bot and said.only_for in {None, self.account}:
                    yield said

    def find(self, wanted: str) -> tuple[Seen, Json]:
        """The newest message in sight with such a button or select, by label, placeholder or custom_id."""
        for seen in reversed(self.sight):
            part = seen.control(wanted)
            if part is not None:
                return seen, part
        offers = [label for seen in self.sight for label in seen.buttons]
        raise NotOffered(f"{self.name} sees no {wanted!r}; buttons in sight: {offers[-12:]}")

    async def receives(self, text: str, within: float = 5.0) -> Seen:
        """Wait until they see a message with that text; the newest such."""
        loop = asyncio.get_running_loop()
        until = loop.time() + within
        while True:
            for seen in reversed(self.sight):
                if text in seen.text and not seen.is_thinking:
                    return seen
            if loop.time() >= until:
                raise AssertionError(f"{self.name} never saw {text!r}; last of all: {[*map(str, self.sight[-3:])]}")
            await self.server.bell.wait(until - loop.time())
