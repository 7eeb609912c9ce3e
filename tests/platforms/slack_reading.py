"""conversations.* that only read: history, replies, members, lists."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from tests.platforms.slack_conversations import channel_json, may
from tests.platforms.slack_methods import Args, method
from tests.platforms.slack_payloads import message_json
from tests.platforms.slack_refusal import Json, need
from tests.platforms.slack_workspace import BOT_USER

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from tests.platforms.slack_server import SlackServer
    from tests.platforms.slack_world import Conversation, Message

READ = ("groups:read", "im:read", "mpim:read", "channels:read")
HISTORY = ("groups:history", "im:history", "mpim:history", "channels:history")
CAPPED_HISTORY = 15  # messages at once, where history is limited to one read a minute
KINDS = {"im": "im", "mpim": "mpim", "group": "private_channel", "channel": "public_channel"}
T = TypeVar("T")


@method("conversations.history", "t3", needs=("channel",), scopes=HISTORY)
def history(s: SlackServer, args: Args) -> Json:
    place = s.workspace.place(args.text("channel"))
    may(s, place, "history")
    need(BOT_USER in place.members, "not_in_channel")
    top = [m for m in place.messages if m.thread_ts in {None, m.ts} and inside(m, args)]
    return newest_first(s, top, args)


@method("conversations.replies", "t3", needs=("channel", "ts"), scopes=HISTORY)
def replies(s: SlackServer, args: Args) -> Json:
    place = s.workspace.place(args.text("channel"))
    may(s, place, "history")
    thread = [m for m in place.messages if args.text("ts") in {m.ts, m.thread_ts} and inside(m, args)]
    need(thread, "thread_not_found")
    return newest_first(s, thread[::-1], args)


def inside(message: Message, args: Args) -> bool:
    """Between `oldest` and `latest`, both left out unless `inclusive`."""
    oldest, latest = moment(args.text("oldest", "0")), moment(args.text("latest") or "9999999999")
    ts = moment(message.ts)
    return oldest <= ts <= latest if args.flag("inclusive") else oldest < ts < latest


def moment(ts: str) -> int:
    """Microseconds, as a float would lose the last of them."""
    whole, _, rest = ts.partition(".")
    return int(whole) * 1_000_000 + int(rest.ljust(6, "0")[:6])


def newest_first(s: SlackServer, messages: list[Message], args: Args) -> Json:
    most = CAPPED_HISTORY if s.limits.history_per_minute else 999
    page, more = paged(messages[::-1], args, min(args.number("limit", 100), most))
    everything = args.flag("include_all_metadata")
    found = [message_json(message, with_metadata=everything) for message in page]
    return {"ok": True, "messages": found, "has_more": bool(more), **cursor(more)}


@method("conversations.info", "t3", needs=("channel",), scopes=READ)
def info(s: SlackServer, args: Args) -> Json:
    place = s.workspace.place(args.text("channel"))
    may(s, place, "read")
    return {"ok": True, "channel": channel_json(place)}


@method("conversations.members", "t4", needs=("channel",), scopes=READ)
def members(s: SlackServer, args: Args) -> Json:
    place = s.workspace.place(args.text("channel"))
    may(s, place, "read")
    page, more = paged(sorted(place.members), args, args.number("limit", 100))
    return {"ok": True, "members": page, **cursor(more)}


@method("conversations.list", "t2", scopes=READ)
def list_all(s: SlackServer, args: Args) -> Json:
    return listed(s, args, lambda place: place.kind == "channel" or BOT_USER in place.members)


@method("users.conversations", "t3", scopes=READ)
def of_user(s: SlackServer, args: Args) -> Json:
    user = args.text("user", BOT_USER)
    return listed(s, args, lambda place: {user, BOT_USER} <= place.members)


def listed(s: SlackServer, args: Args, wanted: Callable[[Conversation], bool]) -> Json:
    kinds = args.names("types") or ["public_channel"]
    places = [c for c in s.workspace.conversations.values() if KINDS[c.kind] in kinds and wanted(c)]
    open_only = [c for c in places if not (c.archived and args.flag("exclude_archived"))]
    page, more = paged(open_only, args, args.number("limit", 100))
    return {"ok": True, "channels": [channel_json(place) for place in page], **cursor(more)}


def paged(all_of_it: Sequence[T], args: Args, limit: int) -> tuple[list[T], str]:
    """One page, and the cursor of the next."""
    start = int(args.text("cursor", "").removeprefix("at:") or 0)
    stop = start + limit
    return list(all_of_it[start:stop]), f"at:{stop}" if stop < len(all_of_it) else ""


def cursor(more: str) -> dict[str, Any]:
    return {"response_metadata": {"next_cursor": more}}
