"""chat.*: what the bot says, changes and takes back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.platforms.slack_blocks import check_message
from tests.platforms.slack_methods import Args, method
from tests.platforms.slack_payloads import message_json
from tests.platforms.slack_refusal import Json, Refusal, badly_made, need
from tests.platforms.slack_remarks import remarks
from tests.platforms.slack_workspace import BOT_USER, Workspace
from tests.platforms.slack_world import Conversation, Message

if TYPE_CHECKING:
    from tests.platforms.slack_server import SlackServer

CHAT = ("chat:write",)
LONGEST_TEXT = 40_000  # what is longer is cut off


@method("chat.postMessage", "t5", needs=("channel",), scopes=CHAT)
def post_message(s: SlackServer, args: Args) -> Json:
    place = destination(s.workspace, args.text("channel"))
    message = s.workspace.put(place, written(s.workspace, place, args))
    if message.unfurl:
        s.workspace.remarks.append(f"{message.ts}: links would unfurl")
    s.tell_of(message)
    return {"ok": True, "channel": place.id, "ts": message.ts, "message": message_json(message)}


@method("chat.postEphemeral", "t4", needs=("channel", "user"), scopes=CHAT)
def post_ephemeral(s: SlackServer, args: Args) -> Json:
    place = destination(s.workspace, args.text("channel"))
    person = s.workspace.person(args.text("user"))
    need(person.id in place.members, "user_not_in_channel")
    message = s.show_only_to(person, written(s.workspace, place, args))
    return {"ok": True, "message_ts": message.ts}


@method("chat.update", "t3", needs=("ts", "channel"), scopes=CHAT)
def update(s: SlackServer, args: Args) -> Json:
    place = s.workspace.place(args.text("channel"))
    message = own(place, args.text("ts"), "cant_update_message")
    draft = written(s.workspace, place, args)
    s.workspace.number(draft.blocks)
    message.edit(draft.text, draft.blocks, draft.metadata)
    s.tell_of(message, subtype="message_changed")
    return {"ok": True, "channel": place.id, "ts": message.ts, "text": message.text, "message": message_json(message)}


@method("chat.delete", "t3", needs=("ts", "channel"), scopes=CHAT)
def delete(s: SlackServer, args: Args) -> Json:
    place = s.workspace.place(args.text("channel"))
    place.messages.remove(own(place, args.text("ts"), "cant_delete_message"))
    return {"ok": True, "channel": place.id, "ts": args.text("ts")}


@method("chat.scheduleMessage", "t3", needs=("channel", "post_at"), scopes=CHAT)
def schedule(s: SlackServer, args: Args) -> Json:
    """Slack takes a scheduled message with metadata, and then never posts it: here it is refused, to be noticed."""
    if args.get("metadata"):
        raise badly_made("invalid_arguments", "a scheduled message with metadata is never posted")
    place = destination(s.workspace, args.text("channel"))
    need(args.number("post_at", 0) > s.workspace.clock(), "time_in_past")
    scheduled = (args.number("post_at", 0), written(s.workspace, place, args))
    s.scheduled.append(scheduled)
    return {"ok": True, "channel": place.id, "scheduled_message_id": s.workspace.new_id("Q"), "post_at": scheduled[0]}


@method("chat.getPermalink", "t5", needs=("channel", "message_ts"))
def permalink(s: SlackServer, args: Args) -> Json:
    place = s.workspace.place(args.text("channel"))
    need(place.find(args.text("message_ts")), "message_not_found")
    link = f"https://example.slack.com/archives/{place.id}/p{args.text('message_ts').replace('.', '')}"
    return {"ok": True, "channel": place.id, "permalink": link}


def destination(workspace: Workspace, channel: str) -> Conversation:
    """Where a post goes: a conversation, or the direct messages with a person, opened on the way."""
    place = direct_to(workspace, channel) if channel.startswith(("U", "W")) else workspace.place(channel)
    need(place.kind != "im" or workspace.installation.messages_tab, "messages_tab_disabled")
    need(not place.archived, "is_archived")
    need(BOT_USER in place.members, "not_in_channel")
    gone = place.kind == "im" and any(p.deleted for p in workspace.people.values() if p.id in place.members)
    need(not gone or workspace.posts_to_deactivated, "user_disabled")
    return place


def direct_to(workspace: Workspace, user_id: str) -> Conversation:
    person = workspace.people.get(user_id)
    if person is None or person.stranger or (person.deleted and workspace.direct(user_id) is None):
        raise Refusal("channel_not_found")
    return workspace.open_direct(user_id)


def own(place: Conversation, ts: str, error: str) -> Message:
    message = place.find(ts)
    if message is None:
        raise Refusal("message_not_found")
    need(message.by_bot, error)
    return message


def written(workspace: Workspace, place: Conversation, args: Args) -> Message:
    """A message as it was asked for, not yet posted."""
    blocks = args.part("blocks", "invalid_blocks_format") or []
    need(isinstance(blocks, list), "invalid_blocks_format")
    markdown = args.text("markdown_text")
    need(not markdown or not (args.get("text") or blocks), "markdown_text_conflict")
    need(args.get("text") or blocks or markdown, "no_text")
    check_message(blocks, workspace.is_ready)
    thread = args.text("thread_ts") or None
    need(thread is None or place.find(str(thread)), "cannot_reply_to_message")
    message = Message(
        place.id,
        workspace.new_ts(),
        BOT_USER,
        text=(args.text("text") or markdown)[:LONGEST_TEXT],
        blocks=blocks,
        by_bot=True,
        thread_ts=thread,
        metadata=metadata(args) if workspace.keeps_metadata else None,
        unfurl=args.flag("unfurl_links", default=True) or args.flag("unfurl_media", default=True),
    )
    workspace.remarks.extend(f"{message.ts}: {remark}" for remark in remarks(message))
    return message


def metadata(args: Args) -> Json | None:
    given = args.part("metadata", "invalid_metadata_format")
    if not given:
        return None
    well_made = isinstance(given, dict) and isinstance(given.get("event_type"), str)
    need(well_made and isinstance(given.get("event_payload"), dict), "invalid_metadata_format")
    return dict(given)
