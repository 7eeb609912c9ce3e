"""The guild, its members and roles, and the application itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tests.platforms import discord_payloads as payloads
from tests.platforms.discord_api_channels import need
from tests.platforms.discord_calls import Call, route
from tests.platforms.discord_errors import Refused
from tests.platforms.discord_guild import guild
from tests.platforms.discord_lines import GUILDS
from tests.platforms.discord_world import TEXT

if TYPE_CHECKING:
    from tests.platforms.discord_server import DiscordServer


@route("GET", "/oauth2/applications/@me")
def get_my_oauth2_application(server: DiscordServer, call: Call) -> Any:
    return application(server)


@route("GET", "/applications/@me")
def get_my_application(server: DiscordServer, call: Call) -> Any:
    return application(server)


def application(server: DiscordServer) -> Any:
    return {
        "id": str(server.world.bot.id),
        "name": "Pairkeeper",
        "icon": None,
        "description": "",
        "summary": "",
        "verify_key": "0" * 64,
        "flags": 0,
        "bot_public": False,
        "bot_require_code_grant": False,
        "owner": payloads.user(server.world.owner),
        "approximate_guild_count": 1,
    }


@route("GET", "/gateway")
def get_gateway(server: DiscordServer, call: Call) -> Any:
    return {"url": server.gateway_url}


@route("GET", "/gateway/bot")
def get_bot_gateway(server: DiscordServer, call: Call) -> Any:
    limits = {"total": 1000, "remaining": 1000 - len(server.gateway.identified), "reset_after": 0, "max_concurrency": 1}
    return {"url": server.gateway_url, "shards": 1, "session_start_limit": limits}


@route("GET", "/users/@me/guilds")
def list_my_guilds(server: DiscordServer, call: Call) -> Any:
    told = {"id": str(server.world.guild_id), "name": server.world.guild_name, "icon": None, "banner": None}
    return [{**told, "owner": False, "permissions": "0", "features": []}]


def here(server: DiscordServer, call: Call) -> None:
    if int(call.parts["guild_id"]) != server.world.guild_id:
        raise Refused(10004)
    if not server.world.bot.is_member:
        raise Refused(50001)


@route("GET", "/guilds/{guild_id}")
def get_guild(server: DiscordServer, call: Call) -> Any:
    here(server, call)
    told = guild(server.world)
    return {key: value for key, value in told.items() if key not in {"channels", "threads", "members"}}


@route("GET", "/guilds/{guild_id}/channels")
def list_guild_channels(server: DiscordServer, call: Call) -> Any:
    here(server, call)
    return guild(server.world)["channels"]


@route("POST", "/guilds/{guild_id}/channels")
def create_guild_channel(server: DiscordServer, call: Call) -> Any:
    here(server, call)
    need(server, "manage_channels")
    world = server.world
    place = world.add_channel(call.body["name"], call.body.get("type") or TEXT, topic=call.body.get("topic"))
    for each in call.body.get("permission_overwrites") or []:
        place.overwrites[int(each["id"])] = (int(each.get("allow") or 0), int(each.get("deny") or 0))
    server.gateway.tell("CHANNEL_CREATE", payloads.channel(world, place), GUILDS)
    return payloads.channel(world, place)


@route("GET", "/guilds/{guild_id}/roles")
def list_guild_roles(server: DiscordServer, call: Call) -> Any:
    here(server, call)
    return payloads.roles(server.world)


@route("GET", "/guilds/{guild_id}/members")
def list_guild_members(server: DiscordServer, call: Call) -> Any:
    here(server, call)
    if not server.gateway.allows_privileged:
        raise Refused(50001)
    after, limit = int(call.query.get("after", 0)), int(call.query.get("limit", 1))
    members = sorted((each for each in server.world.accounts.values() if each.is_member), key=lambda each: each.id)
    return [payloads.member(each) for each in members if each.id > after][:limit]


@route("GET", "/guilds/{guild_id}/members/search")
def search_guild_members(server: DiscordServer, call: Call) -> Any:
    here(server, call)
    wanted, limit = call.query["query"].casefold(), int(call.query.get("limit", 1))
    members = [each for each in server.world.accounts.values() if each.is_member]
    found = [each for each in members if each.name.casefold().startswith(wanted) or _is_shown(each.shown, wanted)]
    return [payloads.member(each) for each in found][:limit]


def _is_shown(shown: str, wanted: str) -> bool:
    return shown.casefold().startswith(wanted)


@route("GET", "/guilds/{guild_id}/members/{user_id}")
def get_guild_member(server: DiscordServer, call: Call) -> Any:
    here(server, call)
    return payloads.member(server.world.member(call.parts["user_id"]))


@route("PUT", "/guilds/{guild_id}/members/{user_id}/roles/{role_id}")
def add_guild_member_role(server: DiscordServer, call: Call) -> Any:
    here(server, call)
    need(server, "manage_roles")
    _role(server, call)
    server.world.member(call.parts["user_id"]).roles.add(int(call.parts["role_id"]))


def _role(server: DiscordServer, call: Call) -> None:
    if int(call.parts["role_id"]) not in server.world.roles:
        raise Refused(10011)


@route("DELETE", "/guilds/{guild_id}/members/{user_id}/roles/{role_id}")
def delete_guild_member_role(server: DiscordServer, call: Call) -> Any:
    here(server, call)
    need(server, "manage_roles")
    _role(server, call)
    server.world.member(call.parts["user_id"]).roles.discard(int(call.parts["role_id"]))
