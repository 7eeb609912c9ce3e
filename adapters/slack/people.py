"""Who acted, as the programme wants to know it; and who is no member of this workspace."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from adapters.slack.prose import PLATFORM
from bot.commands.events import Source
from bot.commands.spec import EVERYBODY_HERE, OptionKind
from bot.domain.errors import Refused
from bot.domain.people import Account

if TYPE_CHECKING:
    from collections.abc import Mapping

    from adapters.slack.directory import Directory
    from adapters.slack.groups import Groups
    from bot.commands.spec import CommandSpec


EVERYBODY = frozenset({"everyone", "channel", "here"})
"""What Slack calls all those who are somewhere; user groups have names of their own."""


class NoSuchGroup(Refused):
    """There is no user group of that name."""

    key = "slack-no-such-group"


class People:
    """Reads who somebody is from what Slack says of them."""

    def __init__(self, directory: Directory, groups: Groups) -> None:
        """Take where to look."""
        self._directory = directory
        self._groups = groups

    async def source(self, user: str) -> Source:
        """Give who acted, with their groups; what Slack does not say in time is left out."""
        person, groups = await asyncio.gather(self._directory.person(user), self._groups.of(user))
        account = Account(PLATFORM, user, (person.handle or None) if person else None)
        if person is None:
            return Source(account, groups=groups)
        return Source(
            account, locale=person.locale, name=person.name or None, groups=groups, may_manage=person.may_manage
        )

    async def with_groups(self, spec: CommandSpec, typed: Mapping[str, str]) -> Mapping[str, str]:
        """Give options with user groups as ids, however they were named. Raises NoSuchGroup."""
        ids: dict[str, str] = {}
        for option in spec.options:
            name = typed.get(option.name)
            if option.kind is not OptionKind.GROUP or name is None or ":" in name:
                continue
            if name.strip("<!@>").partition("|")[0].casefold() in EVERYBODY:
                ids[option.name] = EVERYBODY_HERE
                continue
            found = await self._groups.named(name)
            if found is None:
                raise NoSuchGroup(name=name)
            ids[option.name] = found
        return {**typed, **ids}

    def writer(self, user: str) -> Source:
        """Give who wrote in a room: nothing but the account is looked at."""
        return Source(Account(PLATFORM, user))

    def is_stranger(self, user: str, team: str | None = None) -> bool:
        """Say whether somebody who was looked up is of another organisation, whose people are not ours to write to."""
        ours = self._directory.team
        if team and ours and team != ours:
            return True
        person = self._directory.known(user)
        return person is not None and not person.is_here
