"""Application commands: what the bot registers, for everybody or for one guild."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tests.platforms.discord_api_guilds import here
from tests.platforms.discord_calls import Call, route
from tests.platforms.discord_command_rules import check_commands
from tests.platforms.discord_errors import Refused

if TYPE_CHECKING:
    from tests.platforms.discord_server import DiscordServer

Commands = dict[str, dict[str, Any]]
CREATED_A_DAY = 200


def _mine(server: DiscordServer, call: Call) -> Commands:
    if int(call.parts["application_id"]) != server.world.bot.id:
        raise Refused(50001)
    if "guild_id" not in call.parts:
        return server.commands
    here(server, call)
    return server.guild_commands


def _entered(server: DiscordServer, call: Call, commands: Commands, told: dict[str, Any]) -> dict[str, Any]:
    before = commands.get(told["name"])
    if before is None:
        server.commands_created += 1
        if server.commands_created > CREATED_A_DAY:
            raise Refused(30034)
    known = server.world.ids.take() if before is None else before["id"]
    entered = {
        "type": 1,
        "options": [],
        "default_member_permissions": None,
        "contexts": None,
        "nsfw": False,
        **told,
        "id": str(known),
        "application_id": str(server.world.bot.id),
        "version": str(server.world.ids.take()),
    }
    if entered["default_member_permissions"] is not None:
        entered["default_member_permissions"] = str(entered["default_member_permissions"])
    if "guild_id" in call.parts:
        entered["guild_id"] = call.parts["guild_id"]
    entered.setdefault("dm_permission", True)
    return entered


def _replace(server: DiscordServer, call: Call) -> Any:
    commands = _mine(server, call)
    check_commands(call.body)
    entered = {each["name"]: _entered(server, call, commands, each) for each in call.body}
    commands.clear()
    commands.update(entered)
    server.synced += 1
    return [*commands.values()]


@route("PUT", "/applications/{application_id}/commands")
def bulk_set_application_commands(server: DiscordServer, call: Call) -> Any:
    return _replace(server, call)


@route("PUT", "/applications/{application_id}/guilds/{guild_id}/commands")
def bulk_set_guild_application_commands(server: DiscordServer, call: Call) -> Any:
    return _replace(server, call)


@route("GET", "/applications/{application_id}/commands")
def list_application_commands(server: DiscordServer, call: Call) -> Any:
    return [*_mine(server, call).values()]


@route("GET", "/applications/{application_id}/guilds/{guild_id}/commands")
def list_guild_application_commands(server: DiscordServer, call: Call) -> Any:
    return [*_mine(server, call).values()]


@route("POST", "/applications/{application_id}/commands")
def create_application_command(server: DiscordServer, call: Call) -> Any:
    commands = _mine(server, call)
    check_commands([call.body])
    commands[call.body["name"]] = _entered(server, call, commands, call.body)
    return commands[call.body["name"]]


@route("DELETE", "/applications/{application_id}/commands/{command_id}")
def delete_application_command(server: DiscordServer, call: Call) -> Any:
    commands = _mine(server, call)
    name = next((name for name, each in commands.items() if each["id"] == call.parts["command_id"]), None)
    if name is None:
        raise Refused(10063)
    del commands[name]
