"""How a message comes to be, is edited and goes: by REST, by an interaction's answer, or by a person."""

from __future__ import annotations

import re
from copy import deepcopy
from typing import TYPE_CHECKING, Any

from tests.platforms import discord_payloads as payloads
from tests.platforms.discord_errors import Refused
from tests.platforms.discord_lines import DIRECT_MESSAGES, GUILD_MESSAGES, GUILDS
from tests.platforms.discord_permissions import may
from tests.platforms.discord_rules import check_message, texts, walk
from tests.platforms.discord_world import EPHEMERAL, NEW_COMPONENTS, Account, Channel, Json, Message, Upload

if TYPE_CHECKING:
    from tests.platforms.discord_calls import Call
    from tests.platforms.discord_server import DiscordServer

LARGEST_FILE = 10 * 1024 * 1024
KINDS = {"parse": {"everyone", "users", "roles"}}


def write(server: DiscordServer, call: Call, place: Channel, *, only_for: Account | None = None) -> Message:
    """A message of the bot's, from the body of a request."""
    world = server.world
    body = call.body or {}
    draft = drafted(server, call, body, place, None)
    check_message(draft, body, {each.name for each in draft["uploads"]}, may_be_ephemeral=only_for is not None)
    said = Message(world.ids.take(), place, world.bot, at=world.now(), only_for=only_for)
    fill(server, said, draft, body.get("allowed_mentions"))
    said.nonce = body.get("nonce")
    said.reference = _reference(place, body)
    publish(server, said)
    return said


def _reference(place: Channel, body: Json) -> Json | None:
    told = body.get("message_reference")
    if told is None:
        return None
    found = place.messages.get(int(told["message_id"]))
    if (found is None or found.is_deleted) and told.get("fail_if_not_exists", True):
        raise Refused(50035, {"message_reference": {"_errors": [{"code": "REPLIES_UNKNOWN_MESSAGE", "message": "?"}]}})
    return {"type": 0, "channel_id": str(place.id), "message_id": str(told["message_id"])}


def rewrite(server: DiscordServer, call: Call, said: Message) -> Message:
    """The message as an edit leaves it; what the body does not name stays."""
    body = call.body or {}
    draft = drafted(server, call, body, said.channel, said)
    check_message(draft, body, {each.name for each in draft["uploads"]}, may_be_ephemeral=said.only_for is not None)
    fill(server, said, draft, body.get("allowed_mentions"))
    said.edited = server.world.now()
    if said.only_for is None:
        _tell(server, "MESSAGE_UPDATE", said)
    server.bell.ring()
    return said


def drafted(server: DiscordServer, call: Call, body: Json, place: Channel, before: Message | None) -> Json:
    was: Json = {"content": "", "embeds": [], "components": [], "uploads": [], "flags": 0}
    if before is not None:
        was = {key: getattr(before, key) for key in was}
    draft = {key: (body.get(key) or type(was[key])()) if key in body else was[key] for key in was}
    draft["flags"] = (body.get("flags") or 0) | (was["flags"] & (EPHEMERAL | NEW_COMPONENTS))
    draft["uploads"] = _uploads(server, call, body, place, was["uploads"])
    return draft


def _uploads(server: DiscordServer, call: Call, body: Json, place: Channel, had: list[Upload]) -> list[Upload]:
    listed = body.get("attachments")
    if listed is None:
        listed = [{"id": each.id} for each in had] + [{"id": number} for number in call.files]
    kept = {each.id: each for each in had}
    result = []
    for entry in listed:
        number = int(entry["id"])
        told: Json = entry
        if number in call.files:
            name, kind, content = call.files[number]
            file = server.store(place.id, told.get("filename") or name, content, kind)
            file.description = told.get("description")
            result.append(file)
        elif number in kept:
            result.append(kept[number])
        else:
            raise Refused(50035, {"attachments": {"_errors": [{"code": "UNKNOWN", "message": f"no file {number}"}]}})
    if any(len(each.content) > LARGEST_FILE for each in result):
        raise Refused(40005)
    return result


def fill(server: DiscordServer, said: Message, draft: Json, mentions: Json | None) -> None:
    said.content, said.embeds, said.flags = draft["content"], draft["embeds"], draft["flags"]
    said.uploads = draft["uploads"]
    said.components = numbered(deepcopy(draft["components"]))
    said.pings = pinged(server, said, mentions)


def numbered(parts: list[Json]) -> list[Json]:
    """Discord numbers the components that have no id of their own."""
    taken = {part["id"] for part in walk(parts) if part.get("id")}
    free = (number for number in range(1, 10_000) if number not in taken)
    for part in walk(parts):
        if not part.get("id"):
            part["id"] = next(free)
    return parts


def pinged(server: DiscordServer, said: Message, mentions: Json | None) -> frozenset[str]:
    """Whom the text notifies, after allowed_mentions."""
    text = "\n".join([said.content, *texts(said.components)])
    rule = KINDS if mentions is None else mentions
    parse = set(rule.get("parse") or [])
    users = set(re.findall(r"<@!?(\d+)>", text))
    roles = set(re.findall(r"<@&(\d+)>", text))
    if "users" not in parse:
        users &= {str(each) for each in rule.get("users") or []}
    if "roles" not in parse:
        roles &= {str(each) for each in rule.get("roles") or []}
    everyone = {"everyone"} if "everyone" in parse and re.search("@everyone|@here", text) else set()
    if everyone and not may(server.world, said.author, "mention_everyone", said.channel):
        everyone = set()
    return frozenset(users | roles | everyone)


def publish(server: DiscordServer, said: Message) -> None:
    said.channel.messages[said.id] = said
    if said.only_for is None:
        if said.channel.is_archived:
            said.channel.is_archived = False
            server.gateway.tell("THREAD_UPDATE", payloads.thread(server.world, said.channel), GUILDS)
        _tell(server, "MESSAGE_CREATE", said)
    server.bell.ring()


def _tell(server: DiscordServer, event: str, said: Message) -> None:
    world = server.world
    place = said.channel
    hides = server.hides_content_of(said)
    data: dict[str, Any] = payloads.message(world, said, hides_content=hides)
    if place.is_direct:
        server.gateway.tell(event, data, DIRECT_MESSAGES)
        return
    data["guild_id"] = str(world.guild_id)
    if not said.author.is_bot:
        data["member"] = payloads.member(said.author, with_user=False)
    if server.bot_sees(place):
        server.gateway.tell(event, data, GUILD_MESSAGES)


def remove(server: DiscordServer, said: Message) -> None:
    said.is_deleted = True
    said.channel.messages.pop(said.id, None)
    if said.only_for is None:
        data = {"id": str(said.id), "channel_id": str(said.channel.id)}
        if not said.channel.is_direct:
            data["guild_id"] = str(server.world.guild_id)
        intent = DIRECT_MESSAGES if said.channel.is_direct else GUILD_MESSAGES
        server.gateway.tell("MESSAGE_DELETE", data, intent)
    server.bell.ring()
