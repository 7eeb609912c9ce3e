"""Where direct messages go: the place is kept for each account, learnt from what people do, else opened in its turn."""

from __future__ import annotations

from collections import OrderedDict
from typing import TYPE_CHECKING

import discord

from adapters.discord.faults import OPENING_TOO_FAST, asked
from bot.ports.chat import ChatUnavailable, Undeliverable

if TYPE_CHECKING:
    from adapters.discord.openings import Openings
    from bot.ports.chat import PlatformMemory

DIRECT = "direct:"
"""What the names begin with under which places are kept."""
AT_HAND = 5_000
"""Places kept at hand; the others are looked up."""


class DirectPlaces:
    """The places of direct messages."""

    def __init__(self, client: discord.Client, memory: PlatformMemory, openings: Openings) -> None:
        """Take where they are opened and kept."""
        self._http = client.http
        self._memory = memory
        self._openings = openings
        self._at_hand: OrderedDict[str, str] = OrderedDict()

    async def known(self, account_id: str) -> str | None:
        """Give the place of an account, if there is one."""
        place = self._at_hand.get(account_id)
        if place is None:
            place = await self._memory.recall(_name(account_id))
            if place is not None:
                self._hold(account_id, place)
        return place

    async def of(self, account_id: str) -> tuple[str | Undeliverable, bool]:
        """Give the place of an account, and whether it was opened just now. Raises ChatUnavailable to wait its turn."""
        place = await self.known(account_id)
        if place is not None:
            return place, False
        wait = self._openings.wait(account_id)
        if wait > 0:
            raise ChatUnavailable("opening-waits", may_have_arrived=False, retry_after=wait, only_this=True)
        return await self._open(account_id), True

    async def note(self, account_id: str, place: str) -> None:
        """Learn a place."""
        if self._at_hand.get(account_id) != place:
            await self._memory.keep(_name(account_id), place)
            self._hold(account_id, place)

    async def forget(self, account_id: str) -> None:
        """Forget a place that is no more."""
        self._at_hand.pop(account_id, None)
        await self._memory.forget(_name(account_id))

    async def _open(self, account_id: str) -> str | Undeliverable:
        try:
            answer = await asked(lambda: self._http.start_private_message(int(account_id)))
        except ChatUnavailable as fault:
            if not fault.reason.endswith(f"-{OPENING_TOO_FAST}"):
                raise
            wait = self._openings.refused()
            raise ChatUnavailable(
                "opening-too-fast", may_have_arrived=False, retry_after=wait, only_this=True
            ) from fault
        if isinstance(answer, Undeliverable):
            return answer
        self._openings.opened(account_id)
        await self.note(account_id, str(answer["id"]))
        return str(answer["id"])

    def _hold(self, account_id: str, place: str) -> None:
        self._at_hand[account_id] = place
        if len(self._at_hand) > AT_HAND:
            self._at_hand.popitem(last=False)


def _name(account_id: str) -> str:
    return DIRECT + account_id
