"""Users, direct messages and messages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tests.platforms import discord_payloads as payloads
from tests.platforms.discord_calls import Call, route
from tests.platforms.discord_errors import Refused
from tests.platforms.discord_permissions import may, sees
from tests.platforms.discord_posting import remove, rewrite, write

if TYPE_CHECKING:
    from tests.platforms.discord_server import DiscordServer
    from tests.platforms.discord_world import Channel, Message


@route("GET", "/users/@me")
def get_my_user(server: DiscordServer, call: Call) -> Any:
    return {**payloads.user(server.world.bot), "verified": True, "mfa_enabled": False, "flags": 0, "locale": "en-US"}


@route("GET", "/users/{user_id}")
def get_user(server: DiscordServer, call: Call) -> Any:
    return payloads.user(server.world.account(call.parts["user_id"]))


@route("POST", "/users/@me/channels")
def create_dm(server: DiscordServer, call: Call) -> Any:
    world = server.world
    account = world.accounts.get(int(call.body["recipient_id"]))
    if account is None or account.is_bot or account.is_deleted:
        raise Refused(50033)
    if world.direct(account) is None:
        server.open_to(account)
    return payloads.channel(world, world.open_direct(account))


@route("POST", "/channels/{channel_id}/messages")
def create_message(server: DiscordServer, call: Call) -> Any:
    place = server.world.channel(call.parts["channel_id"])
    again = server.nonces.find(place, call.body or {}, call.at)
    if again is not None:
        return payloads.message(server.world, again)
    may_write(server, place)
    said = write(server, call, place)
    server.nonces.keep(said, call.body or {}, call.at)
    return payloads.message(server.world, said)


def may_write(server: DiscordServer, place: Channel) -> None:
    world = server.world
    if place.is_direct:
        assert place.recipient is not None
        if place.recipient.is_deleted or not (place.recipient.is_member and world.bot.is_member):
            raise Refused(50278)
        if not place.recipient.takes_direct_messages:
            raise Refused(50007)
        return
    if not sees(world, world.bot, place):
        raise Refused(50001)
    if not may(world, world.bot, "send_messages_in_threads" if place.is_thread else "send_messages", place):
        raise Refused(50013)
    if place.is_archived and place.is_locked and not may(world, world.bot, "manage_threads", place):
        raise Refused(50083)


def may_read(server: DiscordServer, place: Channel) -> None:
    world = server.world
    if not sees(world, world.bot, place):
        raise Refused(50001)


def readable(server: DiscordServer, said: Message) -> Any:
    """Without the intent, other people's words are empty in a guild, by REST too."""
    return payloads.message(server.world, said, nonce=False, hides_content=server.hides_content_of(said))


@route("GET", "/channels/{channel_id}/messages")
def list_messages(server: DiscordServer, call: Call) -> Any:
    place = server.world.channel(call.parts["channel_id"])
    may_read(server, place)
    limit = int(call.query.get("limit", 50))
    if not may(server.world, server.world.bot, "read_message_history", place):
        return []
    everything = [each for each in place.messages.values() if each.only_for is None]
    return [readable(server, each) for each in page(everything, call.query, limit)]


def page(messages: list[Message], query: dict[str, str], limit: int) -> list[Message]:
    """Newest first, whichever end one starts from."""
    if "around" in query:
        middle = int(query["around"])
        nearest = sorted(messages, key=lambda each: (abs(each.id - middle), each.id))[:limit]
        return sorted(nearest, key=lambda each: -each.id)
    if "after" in query:
        return [each for each in messages if each.id > int(query["after"])][:limit][::-1]
    before = int(query.get("before", 1 << 63))
    return [each for each in messages if each.id < before][-limit:][::-1]


@route("GET", "/channels/{channel_id}/messages/{message_id}")
def get_message(server: DiscordServer, call: Call) -> Any:
    return readable(server, found(server, call))


def found(server: DiscordServer, call: Call) -> Message:
    place = server.world.channel(call.parts["channel_id"])
    may_read(server, place)
    return server.world.message(place, call.parts["message_id"])


@route("PATCH", "/channels/{channel_id}/messages/{message_id}")
def update_message(server: DiscordServer, call: Call) -> Any:
    said = found(server, call)
    if said.author is not server.world.bot:
        raise Refused(50005)
    if said.channel.is_archived:
        raise Refused(50083)
    return payloads.message(server.world, rewrite(server, call, said))


@route("DELETE", "/channels/{channel_id}/messages/{message_id}")
def delete_message(server: DiscordServer, call: Call) -> Any:
    said = found(server, call)
    world = server.world
    if said.author is not world.bot and (
        said.channel.is_direct or not may(world, world.bot, "manage_messages", said.channel)
    ):
        raise Refused(50003 if said.channel.is_direct else 50013)
    remove(server, said)


@route("POST", "/channels/{channel_id}/typing")
def trigger_typing_indicator(server: DiscordServer, call: Call) -> Any:
    may_write(server, server.world.channel(call.parts["channel_id"]))
