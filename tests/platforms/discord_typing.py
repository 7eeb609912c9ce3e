"""How a person's client turns `/round launch round:spring` into data, refusing what a real client would not send."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tests.platforms import discord_payloads as payloads
from tests.platforms.discord_permissions import BITS, permissions
from tests.platforms.discord_world import Account, Channel, Json, Role, Upload

if TYPE_CHECKING:
    from tests.platforms.discord_server import DiscordServer

SUBCOMMANDS = {1, 2}
File = tuple[str, bytes]


class NotOffered(AssertionError):
    """A real Discord client would not let this person do that."""


def offered(server: DiscordServer, account: Account, place: Channel, name: str, *, unhidden: bool) -> Json:
    """The top command of that name, if this person is shown it here."""
    registered = {**server.commands, **({} if place.is_direct else server.guild_commands)}
    command = registered.get(name)
    if command is None:
        raise NotOffered(f"no command /{name}; there are {sorted(registered)}")
    contexts = command.get("contexts")
    contexts = [0, 1] if contexts is None and command["dm_permission"] else contexts or [0]
    if (1 if place.is_direct else 0) not in contexts:
        raise NotOffered(f"/{name} is not offered {'in direct messages' if place.is_direct else 'in the server'}")
    wanted = command.get("default_member_permissions")
    if wanted is not None and not place.is_direct and not unhidden:
        held = permissions(server.world, account, place)
        if held & BITS["administrator"]:
            return command
        if int(wanted) == 0 or held & int(wanted) != int(wanted):
            raise NotOffered(f"/{name} is hidden from {account.name}")
    return command


def leaf(command: Json, path: list[str]) -> Json:
    """The subcommand a path leads to."""
    for word in path:
        found = next((each for each in command.get("options", []) if each["name"] == word), None)
        if found is None or found["type"] not in SUBCOMMANDS:
            raise NotOffered(f"no {word} under /{command['name']}")
        command = found
    if any(each["type"] in SUBCOMMANDS for each in command.get("options", [])):
        raise NotOffered(f"/{command['name']} wants a subcommand: {[each['name'] for each in command['options']]}")
    return command


class Line:
    """The options somebody typed, and what they point at."""

    def __init__(self, server: DiscordServer, account: Account, place: Channel) -> None:
        self.server = server
        self.account = account
        self.place = place
        self.resolved: Json = {}

    def options(self, command: Json, given: dict[str, Any]) -> list[Json]:
        known = {each["name"]: each for each in command.get("options", [])}
        unknown = given.keys() - known.keys()
        missing = {name for name, each in known.items() if each.get("required")} - given.keys()
        if unknown or missing:
            raise NotOffered(f"/{command['name']} has {sorted(known)}; unknown {unknown}, missing {missing}")
        return [self.option(known[name], value) for name, value in given.items()]

    def option(self, option: Json, value: Any) -> Json:
        return {"name": option["name"], "type": option["type"], "value": self.value(option, value)}

    def value(self, option: Json, value: Any) -> Any:
        match option["type"]:
            case 3:
                return self._text(option, str(value))
            case 4 | 10:
                return self._number(option, value)
            case 5:
                return bool(value)
            case 11:
                return self.file(value)
        return self.pointed_at(value)

    def _text(self, option: Json, value: str) -> str:
        for choice in option.get("choices") or []:
            if value in {choice["value"], choice["name"], *(choice.get("name_localizations") or {}).values()}:
                return str(choice["value"])
        if option.get("choices"):
            raise NotOffered(f"{option['name']}: {value!r} is not among {[c['name'] for c in option['choices']]}")
        if not (option.get("min_length") or 0) <= len(value) <= (option.get("max_length") or 6000):
            raise NotOffered(f"{option['name']}: {len(value)} characters")
        return value

    def _number(self, option: Json, value: Any) -> Any:
        if not option.get("min_value", value) <= value <= option.get("max_value", value):
            raise NotOffered(f"{option['name']}: {value} is out of range")
        return value

    def file(self, value: Upload | File) -> str:
        """Put a file on the CDN, as the client does before it sends anything."""
        file = value if isinstance(value, Upload) else self.server.store(self.place.id, *value)
        self.resolved.setdefault("attachments", {})[str(file.id)] = {**payloads.upload(file), "ephemeral": True}
        return str(file.id)

    def pointed_at(self, value: Any) -> str:
        """The id of a person, role or channel, with the object beside it."""
        thing = getattr(value, "account", value)
        world = self.server.world
        key = str(thing.id)
        match thing:
            case Account():
                self.resolved.setdefault("users", {})[key] = payloads.user(thing)
                told = payloads.member(thing, with_user=False)
                told["permissions"] = payloads.allowed(world, thing, self.place)
                if thing.is_member:
                    self.resolved.setdefault("members", {})[key] = told
            case Role():
                self.resolved.setdefault("roles", {})[key] = payloads.role(thing, 1)
            case Channel():
                allowed = payloads.allowed(world, self.account, thing)
                told = {**payloads.channel(world, thing), "permissions": allowed}
                self.resolved.setdefault("channels", {})[key] = told
        return key


def command_data(command: Json, path: list[str], options: list[Json], resolved: Json) -> Json:
    """Options wrapped in the groups and subcommands that lead to them."""
    inside = options
    holder = command
    kinds = []
    for word in path:
        holder = next(each for each in holder["options"] if each["name"] == word)
        kinds.append((word, holder["type"]))
    for word, kind in reversed(kinds):
        inside = [{"name": word, "type": kind, "options": inside}]
    data: Json = {"id": command["id"], "name": command["name"], "type": 1, "options": inside}
    if command.get("guild_id"):
        data["guild_id"] = command["guild_id"]
    return {**data, "resolved": resolved} if resolved else data
