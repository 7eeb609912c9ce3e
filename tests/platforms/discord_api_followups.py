"""What is said after the first answer, within fifteen minutes: follow-ups, and edits of what was said."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tests.platforms import discord_payloads as payloads
from tests.platforms.discord_api_interactions import placeholder, say
from tests.platforms.discord_calls import Call, route
from tests.platforms.discord_errors import Refused
from tests.platforms.discord_interactions import TOKEN_SECONDS, Interaction
from tests.platforms.discord_posting import remove, rewrite
from tests.platforms.discord_world import EPHEMERAL, THINKING, Message

if TYPE_CHECKING:
    from tests.platforms.discord_server import DiscordServer


def _asked(server: DiscordServer, call: Call) -> Interaction:
    asked = server.interactions.get(call.parts["webhook_token"])
    if asked is None or int(call.parts["webhook_id"]) != server.world.bot.id:
        raise Refused(10015)
    if asked.is_late or asked.answered_with is None:
        raise Refused(10015)
    if call.at - asked.at > TOKEN_SECONDS:
        raise Refused(50027)
    return asked


@route("POST", "/webhooks/{webhook_id}/{webhook_token}")
def execute_webhook(server: DiscordServer, call: Call) -> Any:
    asked = _asked(server, call)
    if asked.is_thinking:  # the first thing said afterwards takes the place of "thinking"
        return payloads.message(server.world, _fulfil(server, call, asked))
    said = say(server, call, asked)
    asked.followed.append(said)
    asked.told.set()
    server.bell.ring()
    return payloads.message(server.world, said)


def _fulfil(server: DiscordServer, call: Call, asked: Interaction) -> Message:
    said = asked.original or placeholder(server, asked)
    asked.original = said
    said.flags &= ~THINKING
    call.body = {key: value for key, value in call.body.items() if key != "flags"} | {
        "flags": (call.body.get("flags") or 0) & ~EPHEMERAL
    }
    rewrite(server, call, said)
    said.edited = None
    asked.is_thinking = False
    asked.told.set()
    return said


def _message(server: DiscordServer, call: Call) -> tuple[Interaction, Message]:
    asked = _asked(server, call)
    wanted = call.parts.get("message_id")
    known = [each for each in (asked.original, *asked.followed) if each is not None and not each.is_deleted]
    found = [each for each in known if wanted is not None and str(each.id) == wanted]
    if wanted is None and asked.original in known:
        found = [asked.original]
    if not found:
        raise Refused(10008)
    return asked, found[0]


def _edit(server: DiscordServer, call: Call) -> Any:
    asked = _asked(server, call)
    if asked.is_thinking and "message_id" not in call.parts:
        return payloads.message(server.world, _fulfil(server, call, asked))
    asked, said = _message(server, call)
    rewrite(server, call, said)
    asked.told.set()
    return payloads.message(server.world, said)


def _get(server: DiscordServer, call: Call) -> Any:
    return payloads.message(server.world, _message(server, call)[1])


def _delete(server: DiscordServer, call: Call) -> None:
    asked, said = _message(server, call)
    remove(server, said)
    asked.is_thinking = False
    asked.told.set()


@route("PATCH", "/webhooks/{webhook_id}/{webhook_token}/messages/@original")
def update_original_webhook_message(server: DiscordServer, call: Call) -> Any:
    return _edit(server, call)


@route("GET", "/webhooks/{webhook_id}/{webhook_token}/messages/@original")
def get_original_webhook_message(server: DiscordServer, call: Call) -> Any:
    return _get(server, call)


@route("DELETE", "/webhooks/{webhook_id}/{webhook_token}/messages/@original")
def delete_original_webhook_message(server: DiscordServer, call: Call) -> Any:
    return _delete(server, call)


@route("PATCH", "/webhooks/{webhook_id}/{webhook_token}/messages/{message_id}")
def update_webhook_message(server: DiscordServer, call: Call) -> Any:
    return _edit(server, call)


@route("GET", "/webhooks/{webhook_id}/{webhook_token}/messages/{message_id}")
def get_webhook_message(server: DiscordServer, call: Call) -> Any:
    return _get(server, call)


@route("DELETE", "/webhooks/{webhook_id}/{webhook_token}/messages/{message_id}")
def delete_webhook_message(server: DiscordServer, call: Call) -> Any:
    return _delete(server, call)
