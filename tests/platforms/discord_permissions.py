"""Discord's permission bits, and what somebody may do somewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.platforms.discord_world import Account, Channel, World

PUBLIC_THREAD = 11
BITS = {
    "administrator": 1 << 3,
    "manage_channels": 1 << 4,
    "manage_guild": 1 << 5,
    "view_channel": 1 << 10,
    "send_messages": 1 << 11,
    "manage_messages": 1 << 13,
    "embed_links": 1 << 14,
    "attach_files": 1 << 15,
    "read_message_history": 1 << 16,
    "mention_everyone": 1 << 17,
    "manage_roles": 1 << 28,
    "use_application_commands": 1 << 31,
    "manage_events": 1 << 33,
    "manage_threads": 1 << 34,
    "create_public_threads": 1 << 35,
    "create_private_threads": 1 << 36,
    "send_messages_in_threads": 1 << 38,
    "create_events": 1 << 44,
}


def bits(*names: str) -> int:
    return sum(BITS[name] for name in names)


EVERYONE = bits(
    "view_channel",
    "send_messages",
    "embed_links",
    "attach_files",
    "read_message_history",
    "use_application_commands",
    "create_public_threads",
    "send_messages_in_threads",
)
# What the bot's own role brings in a test that says nothing else.
ORDINARY = EVERYONE | bits("create_private_threads", "manage_threads", "mention_everyone")
ALL = sum(BITS.values())


def permissions(world: World, account: Account, channel: Channel | None = None) -> int:
    """What somebody may do: roles, then the channel's overwrites (Discord: topics/permissions)."""
    if channel is not None and channel.is_direct:
        return EVERYONE
    if account is world.owner:
        return ALL
    held = {world.guild_id, *account.roles}
    base = 0
    for role_id in held & world.roles.keys():
        base |= world.roles[role_id].permissions
    if base & BITS["administrator"]:
        return ALL
    return overwritten(base, account, channel, held, world.guild_id)


def overwritten(base: int, account: Account, channel: Channel | None, held: set[int], everyone: int) -> int:
    while channel is not None and channel.is_thread:
        channel = channel.parent
    if channel is None:
        return base
    for holders in ({everyone}, held - {everyone}, {account.id}):
        found = [channel.overwrites[holder] for holder in holders if holder in channel.overwrites]
        for _allow, deny in found:
            base &= ~deny
        for allow, _deny in found:
            base |= allow
    return base


def may(world: World, account: Account, permission: str, channel: Channel | None = None) -> bool:
    return bool(permissions(world, account, channel) & BITS[permission])


def sees(world: World, account: Account, channel: Channel) -> bool:
    if channel.is_direct:
        return account is channel.recipient or account is world.bot
    if not account.is_member or not may(world, account, "view_channel", channel):
        return False
    if channel.is_thread and account.id not in channel.people:
        return channel.kind == PUBLIC_THREAD or may(world, account, "manage_threads", channel)
    return True
