"""In which language the adapter's own words are: as the programme speaks to somebody, else as Slack is set."""

from __future__ import annotations

import asyncio
import logging
from typing import TYPE_CHECKING

from adapters.slack.commands import spoken
from bot.commands.events import HomeOpened

if TYPE_CHECKING:
    from bot.commands.doors import Desk
    from bot.commands.events import Source

log = logging.getLogger(__name__)

PATIENCE = 0.5
"""Seconds in which the programme can say which language somebody reads; a form cannot wait longer."""


class Languages:
    """Learns from what is said to people; asks once for those to whom nothing was said yet."""

    def __init__(self, desk: Desk, default: str) -> None:
        """Take whom to ask."""
        self._desk = desk
        self._default = default
        self._of: dict[str, str] = {}

    def learn(self, user: str, locale: str) -> None:
        """Note in which language somebody was just spoken to."""
        self._of[user] = locale

    def of_slack(self, source: Source) -> str:
        """Give the language in which somebody has set Slack, if it is one of ours."""
        return spoken(source.locale) or self._default

    async def of(self, source: Source) -> str:
        """Give somebody's language."""
        user = source.account.id
        if user not in self._of:
            asking = asyncio.ensure_future(self._desk.home(HomeOpened(source)))
            await asyncio.wait([asking], timeout=PATIENCE)
            if asking.done() and not asking.cancelled() and asking.exception() is None:
                self.learn(user, asking.result().locale)
            else:
                asking.cancel()
        return self._of.get(user) or self.of_slack(source)
