"""response_url: five answers to one act, within half an hour, also where the bot is not a member."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from aiohttp import web

from tests.platforms.slack_blocks import check_message
from tests.platforms.slack_methods import Args
from tests.platforms.slack_refusal import Json, Refusal, need
from tests.platforms.slack_remarks import remarks
from tests.platforms.slack_workspace import BOT_USER
from tests.platforms.slack_world import Conversation, Message

if TYPE_CHECKING:
    from tests.platforms.slack_eyes import Eyes
    from tests.platforms.slack_server import SlackServer

GONE = {"invalid_url", "expired_url", "used_url"}


async def use_response_url(server: SlackServer, request: web.Request) -> web.Response:
    server.calls.under_way += 1
    args = Args(await request.json())
    try:
        made = respond(server, request.match_info["name"], args)
    except Refusal as refusal:
        made = refusal.answer
    finally:
        server.calls.under_way -= 1
        server.calls.last_at = time.monotonic()
    server.calls.note("response_url", args, 200, made.get("error"))
    return web.json_response(made, status=404 if made.get("error") in GONE else 200)


def respond(server: SlackServer, name: str, args: Args) -> Json:
    url = server.response_urls.use(name)
    if args.flag("delete_original") and url.message is not None:
        take_back(url.person, url.place, url.message)
        return {"ok": True}
    draft = drafted(server, url.place, args)
    if url.message is not None and args.flag("replace_original"):
        server.workspace.number(draft.blocks)
        url.message.edit(draft.text, draft.blocks, None)
        return {"ok": True}
    say(server, url.person, url.place, draft, in_channel=args.text("response_type") == "in_channel")
    return {"ok": True}


def drafted(server: SlackServer, place: Conversation, args: Args) -> Message:
    blocks = args.part("blocks", "invalid_blocks_format") or []
    need(args.get("text") or blocks, "no_text")
    check_message(blocks, server.workspace.is_ready)
    ts = server.workspace.new_ts()
    message = Message(place.id, ts, BOT_USER, args.text("text"), blocks, by_bot=True, thread_ts=args.get("thread_ts"))
    server.remarks.extend(f"{ts}: {remark}" for remark in remarks(message))
    return message


def say(server: SlackServer, person: Eyes, place: Conversation, draft: Message, *, in_channel: bool) -> None:
    if in_channel:
        server.tell_of(server.workspace.put(place, draft))
    else:
        server.show_only_to(person, draft)


def take_back(person: Eyes, place: Conversation, message: Message) -> None:
    kept = person.ephemeral if message.is_ephemeral else place.messages
    if message in kept:
        kept.remove(message)
