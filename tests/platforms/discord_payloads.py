"""The world as JSON, in the shapes discord.py wants."""

from typing import Any

from tests.platforms.discord_permissions import permissions
from tests.platforms.discord_world import Account, Channel, Json, Message, Role, Upload, World


def user(account: Account) -> Json:
    return {
        "id": str(account.id),
        "username": account.name,
        "discriminator": "0",
        "global_name": account.shown,
        "avatar": None,
        "bot": account.is_bot,
        "public_flags": 0,
    }


def member(account: Account, *, with_user: bool = True) -> Json:
    told: Json = {
        "roles": [str(role) for role in sorted(account.roles)],
        "nick": None,
        "avatar": None,
        "joined_at": "2026-12-01T09:00:00+00:00",
        "premium_since": None,
        "deaf": False,
        "mute": False,
        "pending": False,
        "flags": 0,
    }
    return {**told, "user": user(account)} if with_user else told


def role(role: Role, position: int) -> Json:
    return {
        "id": str(role.id),
        "name": role.name,
        "color": 0,
        "colors": {"primary_color": 0, "secondary_color": None, "tertiary_color": None},
        "hoist": False,
        "icon": None,
        "unicode_emoji": None,
        "position": position,
        "permissions": str(role.permissions),
        "managed": role.is_of_bot,
        "mentionable": False,
        "flags": 0,
    }


def roles(world: World) -> list[Json]:
    return [role(each, position) for position, each in enumerate(world.roles.values())]


def channel(world: World, place: Channel) -> Json:
    if place.is_direct:
        assert place.recipient is not None
        return {**_basics(place), "recipients": [user(place.recipient)]}
    if place.is_thread:
        return thread(world, place)
    return {
        **_basics(place),
        "guild_id": str(world.guild_id),
        "name": place.name,
        "topic": place.topic,
        "position": 0,
        "nsfw": False,
        "parent_id": None if place.parent is None else str(place.parent.id),
        "rate_limit_per_user": 0,
        "permission_overwrites": [_overwrite(world, *each) for each in place.overwrites.items()],
    }


def _basics(place: Channel) -> Json:
    last = max(place.messages, default=None)
    return {"id": str(place.id), "type": place.kind, "flags": 0, "last_message_id": None if last is None else str(last)}


def _overwrite(world: World, holder: int, rule: tuple[int, int]) -> Json:
    return {"id": str(holder), "type": 0 if holder in world.roles else 1, "allow": str(rule[0]), "deny": str(rule[1])}


def thread(world: World, place: Channel) -> Json:
    assert place.parent is not None
    assert place.owner is not None
    told: Json = {
        **_basics(place),
        "guild_id": str(world.guild_id),
        "parent_id": str(place.parent.id),
        "owner_id": str(place.owner.id),
        "name": place.name,
        "member_count": min(len(place.people), 50),
        "message_count": len(place.messages),
        "total_message_sent": len(place.messages),
        "rate_limit_per_user": 0,
        "thread_metadata": {
            "archived": place.is_archived,
            "locked": place.is_locked,
            "auto_archive_duration": place.archives_after,
            "archive_timestamp": place.archived_at or world.now(),
            "create_timestamp": world.now(),
            "invitable": False,
        },
    }
    if world.bot.id in place.people:
        told["member"] = thread_member(place, world.bot.id)
    return told


def thread_member(place: Channel, account_id: int) -> Json:
    return {"id": str(place.id), "user_id": str(account_id), "join_timestamp": place.people[account_id], "flags": 1}


def upload(file: Upload) -> Json:
    told: Json = {
        "id": str(file.id),
        "filename": file.name,
        "size": len(file.content),
        "url": file.url,
        "proxy_url": file.url,
        "content_type": file.kind,
    }
    return {**told, "description": file.description} if file.description else told


def message(world: World, said: Message, *, nonce: bool = True, hides_content: bool = False) -> Json:
    told: Json = {
        "id": str(said.id),
        "channel_id": str(said.channel.id),
        "author": user(said.author),
        "content": "" if hides_content else said.content,
        "timestamp": said.at,
        "edited_timestamp": said.edited,
        "tts": False,
        "mention_everyone": "everyone" in said.pings,
        "mentions": [user(world.accounts[int(each)]) for each in sorted(said.pings) if _is_account(world, each)],
        "mention_roles": [each for each in sorted(said.pings) if each.isdigit() and int(each) in world.roles],
        "attachments": [] if hides_content else [upload(each) for each in said.uploads],
        "embeds": [] if hides_content else said.embeds,
        "components": [] if hides_content else [shown(each, said) for each in said.components],
        "pinned": False,
        "type": said.kind,
        "flags": said.flags,
    }
    if nonce and said.nonce is not None:
        told["nonce"] = said.nonce
    if said.asked_by is not None:
        told |= {"interaction_metadata": said.asked_by, "webhook_id": str(world.bot.id)}
    if said.author.is_bot:
        told["application_id"] = str(world.bot.id)
    if said.reference is not None:
        told["message_reference"] = said.reference
    return told


def _is_account(world: World, key: str) -> bool:
    return key.isdigit() and int(key) in world.accounts


def shown(part: Any, said: Message) -> Any:
    """Components as they come back: attachment:// resolved to where the file lies."""
    if isinstance(part, list):
        return [shown(each, said) for each in part]
    if not isinstance(part, dict):
        return part
    told = {key: shown(value, said) for key, value in part.items()}
    if str(told.get("url", "")).startswith("attachment://"):
        file = next(each for each in said.uploads if each.name == told["url"].removeprefix("attachment://"))
        told |= {"url": file.url, "proxy_url": file.url, "attachment_id": str(file.id), "content_type": file.kind}
        told |= {"width": None, "height": None, "placeholder": "", "loading_state": 2, "flags": 0}
    if told.get("type") == 13:
        name = str(part["file"]["url"]).removeprefix("attachment://")
        told |= {"name": name, "size": sum(len(each.content) for each in said.uploads if each.name == name)}
    return told


def allowed(world: World, account: Account, place: Channel) -> str:
    return str(permissions(world, account, place))
