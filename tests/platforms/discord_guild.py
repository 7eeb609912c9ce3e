"""The guild as GUILD_CREATE tells it."""

from tests.platforms import discord_payloads as payloads
from tests.platforms.discord_world import Json, World

GUILD: Json = {
    "icon": None,
    "splash": None,
    "discovery_splash": None,
    "region": "deprecated",
    "afk_channel_id": None,
    "afk_timeout": 300,
    "verification_level": 0,
    "default_message_notifications": 1,
    "explicit_content_filter": 0,
    "emojis": [],
    "features": [],
    "mfa_level": 0,
    "application_id": None,
    "system_channel_id": None,
    "system_channel_flags": 0,
    "rules_channel_id": None,
    "max_members": 500000,
    "vanity_url_code": None,
    "description": None,
    "banner": None,
    "premium_tier": 0,
    "premium_subscription_count": 0,
    "preferred_locale": "en-US",
    "public_updates_channel_id": None,
    "nsfw_level": 0,
    "nsfw": False,
    "stickers": [],
    "premium_progress_bar_enabled": False,
    "large": False,
    "unavailable": False,
    "voice_states": [],
    "presences": [],
    "stage_instances": [],
    "guild_scheduled_events": [],
    "soundboard_sounds": [],
}


def guild(world: World) -> Json:
    everything = world.channels.values()
    return {
        **GUILD,
        "id": str(world.guild_id),
        "name": world.guild_name,
        "owner_id": str(world.owner.id),
        "roles": payloads.roles(world),
        "channels": [payloads.channel(world, each) for each in everything if not each.is_direct and not each.is_thread],
        "threads": [payloads.thread(world, each) for each in everything if each.is_thread and not each.is_archived],
        "members": [payloads.member(world.bot)],
        "member_count": sum(1 for each in world.accounts.values() if each.is_member),
        "joined_at": "2026-12-01T09:00:00+00:00",
    }
