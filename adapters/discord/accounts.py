"""Who somebody is on the servers: their roles, asked for where Discord does not say, and kept for a minute."""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import discord
from discord.http import Route

from adapters.discord.faults import FAULTS
from bot.commands.events import Source
from bot.domain.people import Account

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.ports.clock import Stopwatch

KEPT_FOR = 60.0
STALE_AFTER = 600.0
"""Seconds for which what was known still counts while Discord does not answer."""
PATIENCE = 1.0
"""Seconds to wait for Discord: who acted must be answered within three."""
PEOPLE_KEPT = 2_000
SEARCHED = 100
"""People a search gives; it looks for beginnings of names."""


@dataclass(frozen=True, slots=True)
class Standing:
    """What somebody is on the servers, and when that was asked."""

    groups: frozenset[str]
    may_manage: bool
    at: float


class Circle:
    """The people of the servers that the bot is on."""

    def __init__(self, client: Callable[[], discord.Client | None], stopwatch: Stopwatch, platform: str) -> None:
        """Take where to ask."""
        self._client = client
        self._stopwatch = stopwatch
        self._platform = platform
        self._known: OrderedDict[int, Standing] = OrderedDict()

    async def source(
        self, user: discord.abc.User, *, locale: str | None = None, permissions: discord.Permissions | None = None
    ) -> Source:
        """Say who acted. On a server the event tells their roles; elsewhere they are asked for."""
        if isinstance(user, discord.Member):
            now = self._stopwatch.seconds()
            groups = frozenset(map(str, user._roles))  # noqa: SLF001  # `roles` leaves out what is not cached
            held = permissions or user.guild_permissions
            manages = held.manage_guild or held.administrator or user.guild.owner_id == user.id
            standing = Standing(groups, manages, now)
            if len(getattr(self._client(), "guilds", ())) == 1:
                self._keep(user.id, standing)
        else:
            standing = await self.standing(user.id)
        return Source(
            self.account(user),
            locale=locale,
            name=user.display_name,
            groups=standing.groups,
            may_manage=standing.may_manage,
        )

    def account(self, user: discord.abc.User) -> Account:
        """Give somebody's account."""
        return Account(self._platform, str(user.id), handle=user.name)

    def known_as(self, account_id: str) -> Account:
        """Give the account with an id."""
        return Account(self._platform, account_id)

    async def standing(self, user_id: int) -> Standing:
        """Give what somebody is on the servers; nothing if they are on none, or that cannot be found out."""
        now = self._stopwatch.seconds()
        known = self._known.get(user_id)
        if known is not None and now - known.at < KEPT_FOR:
            return known
        try:
            found = await asyncio.wait_for(self._ask(user_id), PATIENCE)
        except FAULTS:
            is_recent = known is not None and now - known.at < STALE_AFTER
            return known if known is not None and is_recent else Standing(frozenset(), may_manage=False, at=now)
        self._keep(user_id, found)
        return found

    async def is_member(self, user_id: int) -> bool:
        """Say whether somebody is on one of the servers, as far as is known. Raises what asking raises."""
        client = self._client()
        guilds = client.guilds if client else ()
        for guild in guilds:
            if await self._member(guild, user_id) is not None:
                return True
        return not guilds

    async def find(self, handle: str) -> Account | None:
        """Find the account with exactly this user name. Raises what asking raises."""
        wanted = handle.strip().removeprefix("@").casefold()
        client = self._client()
        if client is None:
            return None
        for guild in client.guilds:
            route = Route("GET", "/guilds/{guild_id}/members/search", guild_id=guild.id)
            for member in await client.http.request(route, params={"query": wanted, "limit": SEARCHED}):
                user = member["user"]
                if user["username"].casefold() == wanted:
                    return Account(self._platform, str(user["id"]), handle=user["username"])
        return None

    async def _ask(self, user_id: int) -> Standing:
        groups: set[str] = set()
        manages = False
        client = self._client()
        for guild in client.guilds if client else ():
            member = await self._member(guild, user_id)
            if member is not None:
                groups.update(map(str, member["roles"]))
                manages |= _manages(guild, user_id, member["roles"])
        return Standing(frozenset(groups), manages, self._stopwatch.seconds())

    async def _member(self, guild: discord.Guild, user_id: int) -> Any:  # Discord's own payload
        client = self._client()
        try:
            return await client.http.get_member(guild.id, user_id) if client else None
        except discord.NotFound:
            return None

    def _keep(self, user_id: int, standing: Standing) -> None:
        self._known[user_id] = standing
        self._known.move_to_end(user_id)
        if len(self._known) > PEOPLE_KEPT:
            self._known.popitem(last=False)


def _manages(guild: discord.Guild, user_id: int, roles: list[Any]) -> bool:
    held = [guild.get_role(int(role)) for role in roles]
    return guild.owner_id == user_id or any(
        r and r.permissions.manage_guild | r.permissions.administrator for r in held
    )
