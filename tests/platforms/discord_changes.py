"""What a test or a request changes in the guild, and how the gateway tells of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tests.platforms import discord_payloads as payloads
from tests.platforms.discord_guild import guild
from tests.platforms.discord_lines import GUILDS, MEMBERS
from tests.platforms.discord_permissions import BITS, bits, sees
from tests.platforms.discord_world import PRIVATE_THREAD, TEXT, Account, Channel, Role, World

if TYPE_CHECKING:
    from tests.platforms.discord_gateway import Gateway


class Changes:
    world: World
    gateway: Gateway

    def role(self, name: str, *permissions: str) -> Role:
        known = next((each for each in self.world.roles.values() if each.name == name), None)
        if known is None:
            known = Role(self.world.ids.take(), name, bits(*permissions))
            self.world.roles[known.id] = known
            self.gateway.tell("GUILD_ROLE_CREATE", self._in_guild(role=payloads.role(known, 1)), GUILDS)
        return known

    def channel(self, name: str) -> Channel:
        """A text channel of that name, made if there is none."""
        for each in self.world.channels.values():
            if each.kind == TEXT and each.name == name:
                return each
        made = self.world.add_channel(name)
        self.gateway.tell("CHANNEL_CREATE", payloads.channel(self.world, made), GUILDS)
        return made

    def thread(self, name: str) -> Channel:
        """The newest thread of that name."""
        threads = (each for each in self.world.channels.values() if each.is_thread and each.name == name)
        return max(threads, key=lambda each: each.id)

    def removes_bot(self) -> None:
        """Somebody shows the bot the door."""
        self.world.bot.is_member = False
        self.gateway.tell("GUILD_DELETE", {"id": str(self.world.guild_id)}, GUILDS)

    def invites_bot(self) -> None:
        self.world.bot.is_member = True
        self.gateway.tell("GUILD_CREATE", guild(self.world), GUILDS)

    def bot_may_not(self, *names: str, place: Channel | None = None) -> None:
        """Take permissions from the bot, everywhere or in one channel."""
        if place is not None:
            place.overwrites[self.world.bot.id] = (0, bits(*names))
            return
        for role in (self.world.bot_role, self.world.roles[self.world.guild_id]):
            role.permissions &= ~bits(*names)

    def bot_may(self, *names: str) -> None:
        self.world.bot_role.permissions |= bits(*(names or BITS))

    def bot_sees(self, place: Channel) -> bool:
        return sees(self.world, self.world.bot, place)

    # threads and channels, as requests and tests change them

    def start_thread(
        self, parent: Channel, name: str, kind: int = PRIVATE_THREAD, owner: Account | None = None
    ) -> Channel:
        world = self.world
        owner = owner or world.bot
        made = world.add_channel(name, kind, parent=parent, owner=owner, archived_at=world.now())
        made.people[owner.id] = world.now()
        if self.bot_sees(made):
            self.gateway.tell("THREAD_CREATE", {**payloads.thread(world, made), "newly_created": True}, GUILDS)
        return made

    def archive(self, place: Channel, *, archived: bool = True) -> None:
        if archived and not place.is_archived:
            place.archived_at = self.world.now()
        place.is_archived = archived
        self.gateway.tell("THREAD_UPDATE", payloads.thread(self.world, place), GUILDS)

    def delete(self, place: Channel) -> None:
        told = payloads.channel(self.world, place)
        self.world.channels.pop(place.id)
        for each in [each for each in self.world.channels.values() if each.parent is place and each.is_thread]:
            self.world.channels.pop(each.id)  # a channel takes its threads along
        if place.is_thread:
            keys = ("id", "guild_id", "parent_id", "type")
            self.gateway.tell("THREAD_DELETE", {key: told[key] for key in keys}, GUILDS)
        else:
            self.gateway.tell("CHANNEL_DELETE", told, GUILDS)

    def tell_members(self, place: Channel, *, added: list[int] | None = None, removed: list[int] | None = None) -> None:
        """Without the members intent only the bot's own coming and going is told."""
        bot = self.world.bot.id
        data = self._in_guild(
            id=str(place.id),
            member_count=len(place.people),
            added_members=[payloads.thread_member(place, each) for each in added or []],
            removed_member_ids=[str(each) for each in removed or []],
        )
        self.gateway.tell("THREAD_MEMBERS_UPDATE", data, GUILDS if bot in (added or removed or []) else MEMBERS)

    def _in_guild(self, **data: Any) -> dict[str, Any]:
        return {"guild_id": str(self.world.guild_id), **data}
