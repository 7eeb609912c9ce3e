"""Who is in the workspace: found by e-mail or name, with their language and zone, read page by page and kept."""

from __future__ import annotations

import asyncio
import logging
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from adapters.slack.api import SlackRefused
from adapters.slack.prose import PLATFORM
from bot.domain.people import Account
from bot.ports.chat import ChatUnavailable

if TYPE_CHECKING:
    from collections.abc import Mapping

    from adapters.slack.api import SlackApi
    from bot.ports.chat import PersonHint
    from bot.ports.clock import Stopwatch

log = logging.getLogger(__name__)

KEPT_FOR = 600.0
"""Seconds for which a reading of the whole workspace is believed."""
PATIENCE = 1.0
"""Seconds that somebody who acts may wait for us to look them up."""
PAGE = 200
SLACKBOT = "USLACKBOT"


@dataclass(frozen=True, slots=True)
class Person:
    """What Slack says of somebody. `is_here` is False for people of other organisations."""

    id: str
    name: str
    handle: str
    email: str | None
    locale: str | None
    zone: str | None
    is_gone: bool
    is_guest: bool
    is_here: bool
    may_manage: bool


def read_person(user: Mapping[str, Any], team: str | None) -> Person:
    """Read a user as Slack describes one."""
    profile = user.get("profile") or {}
    of_others = bool(user.get("is_stranger")) or bool(team and user.get("team_id") and user["team_id"] != team)
    return Person(
        str(user["id"]),
        str(user.get("real_name") or profile.get("real_name") or user.get("name") or ""),
        str(user.get("name") or ""),
        (profile.get("email") or None),
        (user.get("locale") or None),
        (user.get("tz") or None),
        is_gone=bool(user.get("deleted")),
        is_guest=bool(user.get("is_restricted") or user.get("is_ultra_restricted")),
        is_here=not of_others,
        may_manage=bool(user.get("is_admin") or user.get("is_owner")),
    )


class Directory:
    """People by id, read whole when somebody is looked for, and one by one when they act."""

    def __init__(self, api: SlackApi, stopwatch: Stopwatch, team: str | None = None) -> None:
        """Begin with nobody."""
        self.team = team
        self._api = api
        self._stopwatch = stopwatch
        self._people: dict[str, Person] = {}
        self._read_at: float | None = None
        self._reading = asyncio.Lock()
        self._asking: dict[str, asyncio.Task[None]] = {}

    def note(self, user: Mapping[str, Any]) -> tuple[Person | None, Person]:
        """Take what Slack says of somebody now; give what was known before, and what is."""
        before = self._people.get(str(user["id"]))
        now = read_person(user, self.team)
        if before is not None and now.locale is None:
            now = replace(now, locale=before.locale)  # not all that Slack tells has it
        self._people[now.id] = now
        return before, now

    async def person(self, user: str) -> Person | None:
        """Give who somebody is; None if Slack does not say so in time, which stops nobody."""
        if user not in self._people:
            if user not in self._asking:
                self._asking[user] = asyncio.create_task(self._ask(user))
            await asyncio.wait([self._asking[user]], timeout=PATIENCE)  # what comes later is known the next time
        return self._people.get(user)

    async def _ask(self, user: str) -> None:
        try:
            found = await self._api.call("users.info", user=user, include_locale=True, patience=PATIENCE)
            self.note(found["user"])
        except (ChatUnavailable, SlackRefused, KeyError) as fault:
            log.info("Slack does not say who %s is (%s)", user, fault)
        finally:
            del self._asking[user]

    def known(self, user: str) -> Person | None:
        """Give who somebody is, as far as Slack has said so."""
        return self._people.get(user)

    def name_of(self, user: str) -> str | None:
        """Give somebody's name, as far as they are known."""
        person = self._people.get(user)
        return None if person is None else person.name

    def seems_gone(self, user: str) -> bool:
        """Say whether an account was closed when Slack last spoke of it."""
        person = self._people.get(user)
        return person is not None and person.is_gone

    async def is_gone(self, user: str) -> bool:
        """Ask whether an account was closed or never was."""
        try:
            found = await self._api.call("users.info", user=user, include_locale=True)
        except SlackRefused as refused:
            return refused.error == "user_not_found"
        return self.note(found["user"])[1].is_gone

    async def find(self, hint: PersonHint) -> Account | None:
        """Give the account of somebody by e-mail, else by their name on Slack. Raises ChatUnavailable."""
        await self.read()
        wanted = (hint.email or "").strip().casefold()
        handle = (hint.handle or "").strip().removeprefix("@").casefold()
        here = [p for p in self._people.values() if p.is_here and not p.is_gone and p.id != SLACKBOT]
        found = next((p for p in here if wanted and (p.email or "").casefold() == wanted), None)
        found = found or next((p for p in here if handle and handle in {p.handle.casefold(), p.id.casefold()}), None)
        return None if found is None else Account(PLATFORM, found.id, found.handle or None)

    async def read(self) -> None:
        """Read everybody, a page at a time, unless that was done just now. Raises ChatUnavailable."""
        async with self._reading:
            if self._read_at is not None and self._stopwatch.seconds() - self._read_at < KEPT_FOR:
                return
            try:
                async for user in self._api.pages("users.list", "members", include_locale=True, limit=PAGE):
                    self.note(user)
            except SlackRefused as refused:
                raise ChatUnavailable(refused.error, may_have_arrived=False) from refused
            self._read_at = self._stopwatch.seconds()
