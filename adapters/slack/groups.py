"""Who is in which user group: read together every few minutes, and nobody waits long for it."""

from __future__ import annotations

import asyncio
import logging
from typing import TYPE_CHECKING, Any

from adapters.slack.api import SlackRefused
from adapters.slack.directory import PATIENCE
from bot.ports.chat import ChatUnavailable

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from adapters.slack.api import SlackApi
    from bot.ports.clock import Stopwatch

log = logging.getLogger(__name__)

KEPT_FOR = 300.0
"""Seconds for which a reading is believed."""
AGAIN_AFTER = 5.0
"""Seconds until groups that could not be read are asked for again."""


class Groups:
    """Which user groups somebody is in, read together every few minutes; none where the plan has none."""

    def __init__(self, api: SlackApi, stopwatch: Stopwatch) -> None:
        """Begin with nothing read."""
        self._api = api
        self._stopwatch = stopwatch
        self._of: dict[str, frozenset[str]] = {}
        self._by_name: dict[str, str] = {}
        self._good_until: float | None = None
        self._reading: asyncio.Task[None] | None = None

    async def of(self, user: str) -> frozenset[str]:
        """Give somebody's groups by id; where Slack does not answer in time, what was known before."""
        if self._good_until is None or self._stopwatch.seconds() > self._good_until:
            await self._read()
        return self._of.get(user, frozenset())

    async def named(self, name: str) -> str | None:
        """Give the id of the group with that name, or that id; read anew, since it may have just been made."""
        await self._read()
        plain = name.strip().removeprefix("@").casefold()
        return self._by_name.get(plain) or next((i for i in self._by_name.values() if i.casefold() == plain), None)

    async def _read(self) -> None:
        """Let one reading serve all who wait; none of them waits for long."""
        if self._reading is None or self._reading.done():
            self._reading = asyncio.create_task(self._ask())
        await asyncio.wait([self._reading], timeout=PATIENCE)

    async def _ask(self) -> None:
        try:
            found = await self._api.call("usergroups.list", include_users=True, patience=PATIENCE)
        except SlackRefused as refused:
            log.info("no user groups here (%s): coordinators are those who were named", refused.error)
            found = {}
        except ChatUnavailable as fault:
            log.info("user groups not read (%s)", fault.reason)
            self._good_until = self._stopwatch.seconds() + AGAIN_AFTER
            return
        self._take(found.get("usergroups") or ())
        self._good_until = self._stopwatch.seconds() + KEPT_FOR

    def _take(self, groups: Sequence[Mapping[str, Any]]) -> None:
        of: dict[str, set[str]] = {}
        for group in groups:
            for user in group.get("users") or ():
                of.setdefault(str(user), set()).add(str(group["id"]))
        self._of = {user: frozenset(ids) for user, ids in of.items()}
        self._by_name = {str(group.get("handle", "")).casefold(): str(group["id"]) for group in groups}
