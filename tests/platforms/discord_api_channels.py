"""Channels and threads."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tests.platforms import discord_payloads as payloads
from tests.platforms.discord_api_messages import may_read
from tests.platforms.discord_calls import Call, route
from tests.platforms.discord_errors import Refused, unfit
from tests.platforms.discord_lines import GUILDS
from tests.platforms.discord_permissions import may, sees
from tests.platforms.discord_world import PRIVATE_THREAD, PUBLIC_THREAD, TEXT, Account, Channel

if TYPE_CHECKING:
    from tests.platforms.discord_server import DiscordServer

MOST_IN_A_THREAD = 1000


def need(server: DiscordServer, permission: str, place: Channel | None = None) -> None:
    if not may(server.world, server.world.bot, permission, place):
        raise Refused(50013)


@route("GET", "/channels/{channel_id}")
def get_channel(server: DiscordServer, call: Call) -> Any:
    place = server.world.channel(call.parts["channel_id"])
    may_read(server, place)
    return payloads.channel(server.world, place)


@route("PATCH", "/channels/{channel_id}")
def update_channel(server: DiscordServer, call: Call) -> Any:
    place = server.world.channel(call.parts["channel_id"])
    may_read(server, place)
    if place.is_direct:
        raise Refused(50024)
    if place.is_thread:
        _update_thread(server, place, call.body)
    else:
        need(server, "manage_channels", place)
        place.name, place.topic = call.body.get("name", place.name), call.body.get("topic", place.topic)
        server.gateway.tell("CHANNEL_UPDATE", payloads.channel(server.world, place), GUILDS)
    return payloads.channel(server.world, place)


def _update_thread(server: DiscordServer, place: Channel, body: dict[str, Any]) -> None:
    manages = may(server.world, server.world.bot, "manage_threads", place)
    if "locked" in body and body["locked"] != place.is_locked and not manages:
        raise Refused(50013)
    if not manages and place.owner is not server.world.bot and body.get("archived") is not False:
        raise Refused(50013)
    if place.is_archived and body.get("archived") is not False and set(body) - {"archived", "locked"}:
        raise Refused(50083)
    place.name = body.get("name", place.name)
    place.archives_after = body.get("auto_archive_duration", place.archives_after)
    place.is_locked = body.get("locked", place.is_locked)
    server.archive(place, archived=body.get("archived", place.is_archived))


@route("DELETE", "/channels/{channel_id}")
def delete_channel(server: DiscordServer, call: Call) -> Any:
    place = server.world.channel(call.parts["channel_id"])
    may_read(server, place)
    told = payloads.channel(server.world, place)
    if not place.is_direct:
        need(server, "manage_threads" if place.is_thread else "manage_channels", place)
        server.delete(place)
    return told


@route("POST", "/channels/{channel_id}/threads")
def create_thread(server: DiscordServer, call: Call) -> Any:
    world = server.world
    parent = world.channel(call.parts["channel_id"])
    may_read(server, parent)
    if parent.kind != TEXT:
        raise Refused(50024)
    kind = call.body.get("type") or PRIVATE_THREAD
    need(server, "create_private_threads" if kind == PRIVATE_THREAD else "create_public_threads", parent)
    if call.body.get("auto_archive_duration", 4320) not in {60, 1440, 4320, 10080}:
        raise unfit([("auto_archive_duration", "BASE_TYPE_CHOICES", "60, 1440, 4320 or 10080 minutes")])
    if len(world.threads(archived=False)) >= server.most_active_threads:
        raise Refused(160006)
    return payloads.thread(world, server.start_thread(parent, call.body["name"], kind, world.bot))


@route("PUT", "/channels/{channel_id}/thread-members/@me")
def join_thread(server: DiscordServer, call: Call) -> Any:
    _join(server, _thread(server, call), server.world.bot)


@route("PUT", "/channels/{channel_id}/thread-members/{user_id}")
def add_thread_member(server: DiscordServer, call: Call) -> Any:
    place = _thread(server, call)
    need(server, "send_messages_in_threads", place)
    account = server.world.member(call.parts["user_id"])
    if place.parent is not None and not sees(server.world, account, place.parent):
        raise Refused(50001)
    _join(server, place, account)


def _join(server: DiscordServer, place: Channel, account: Account) -> None:
    if place.is_archived:
        raise Refused(50083)
    if len(place.people) >= MOST_IN_A_THREAD and account.id not in place.people:
        raise Refused(30033)
    place.people.setdefault(account.id, server.world.now())
    server.tell_members(place, added=[account.id])


def _thread(server: DiscordServer, call: Call) -> Channel:
    place = server.world.channel(call.parts["channel_id"])
    may_read(server, place)
    if not place.is_thread:
        raise Refused(50024)
    return place


@route("DELETE", "/channels/{channel_id}/thread-members/{user_id}")
def delete_thread_member(server: DiscordServer, call: Call) -> Any:
    place = _thread(server, call)
    if place.is_archived:
        raise Refused(50083)
    if place.owner is not server.world.bot:
        need(server, "manage_threads", place)
    if place.people.pop(int(call.parts["user_id"]), None) is None:
        raise Refused(10007)
    server.tell_members(place, removed=[int(call.parts["user_id"])])


@route("GET", "/channels/{channel_id}/thread-members")
def list_thread_members(server: DiscordServer, call: Call) -> Any:
    if not server.gateway.allows_privileged:
        raise Refused(50001)  # only with the GUILD_MEMBERS intent
    place = _thread(server, call)
    return [payloads.thread_member(place, each) for each in place.people]


@route("GET", "/channels/{channel_id}/thread-members/{user_id}")
def get_thread_member(server: DiscordServer, call: Call) -> Any:
    place = _thread(server, call)
    if int(call.parts["user_id"]) not in place.people:
        raise Refused(10007)
    return payloads.thread_member(place, int(call.parts["user_id"]))


@route("GET", "/guilds/{guild_id}/threads/active")
def get_active_guild_threads(server: DiscordServer, call: Call) -> Any:
    return _listed(server, [each for each in server.world.threads(archived=False) if server.bot_sees(each)])


def _listed(server: DiscordServer, threads: list[Channel], *, has_more: bool | None = None) -> Any:
    bot = server.world.bot.id
    told: dict[str, Any] = {
        "threads": [payloads.thread(server.world, each) for each in sorted(threads, key=lambda each: -each.id)],
        "members": [payloads.thread_member(each, bot) for each in threads if bot in each.people],
    }
    return told if has_more is None else {**told, "has_more": has_more}


@route("GET", "/channels/{channel_id}/threads/archived/private")
def list_private_archived_threads(server: DiscordServer, call: Call) -> Any:
    parent = server.world.channel(call.parts["channel_id"])
    need(server, "read_message_history", parent)
    need(server, "manage_threads", parent)
    return _archived(server, call, parent, PRIVATE_THREAD)


@route("GET", "/channels/{channel_id}/threads/archived/public")
def list_public_archived_threads(server: DiscordServer, call: Call) -> Any:
    parent = server.world.channel(call.parts["channel_id"])
    need(server, "read_message_history", parent)
    return _archived(server, call, parent, PUBLIC_THREAD)


@route("GET", "/channels/{channel_id}/users/@me/threads/archived/private")
def list_my_private_archived_threads(server: DiscordServer, call: Call) -> Any:
    parent = server.world.channel(call.parts["channel_id"])
    need(server, "read_message_history", parent)
    return _archived(server, call, parent, PRIVATE_THREAD, only_mine=True)


def _archived(server: DiscordServer, call: Call, parent: Channel, kind: int, *, only_mine: bool = False) -> Any:
    bot = server.world.bot.id
    archived = [
        each
        for each in server.world.threads(archived=True)
        if each.parent is parent and each.kind == kind and (not only_mine or bot in each.people)
    ]
    by_id = only_mine  # of one's own, pages are counted by id; of all, by when they were archived
    archived.sort(key=lambda each: (each.id if by_id else each.archived_at, each.id), reverse=True)
    before = call.query.get("before")
    if before is not None:
        archived = [each for each in archived if (each.id < int(before) if by_id else each.archived_at < before)]
    limit = int(call.query.get("limit", 50))
    return _listed(server, archived[:limit], has_more=len(archived) > limit)
