"""conversations.*: opening them, and what is true of every kind."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.platforms.slack_methods import Args, method
from tests.platforms.slack_refusal import Json, need
from tests.platforms.slack_workspace import BOT_USER

if TYPE_CHECKING:
    from tests.platforms.slack_server import SlackServer
    from tests.platforms.slack_world import Conversation, Kind

MOST_IN_A_GROUP = 8  # besides the bot
OPEN = ("channels:manage", "groups:write", "im:write", "mpim:write")
WRITE = ("groups:write", "im:write", "mpim:write", "channels:write", "channels:manage")
SCOPE_OF = {"im": "im", "mpim": "mpim", "group": "groups", "channel": "channels"}


def may(s: SlackServer, place: Conversation, right: str) -> None:
    """The scope of that very kind of conversation."""
    scope = f"{SCOPE_OF[place.kind]}:{right}"
    also = "channels:manage" if scope == "channels:write" else scope
    have = s.workspace.installation.scopes
    need(have & {scope, also}, "missing_scope", needed=scope, provided=",".join(sorted(have)))


@method("conversations.open", "t3", scopes=OPEN)
def open_conversation(s: SlackServer, args: Args) -> Json:
    users = args.names("users")
    if args.get("channel"):
        return {
            "ok": True,
            "no_op": True,
            "already_open": True,
            "channel": {"id": s.workspace.place(args["channel"]).id},
        }
    need(users, "users_list_not_supplied")
    need(len(users) <= MOST_IN_A_GROUP, "too_many_users")
    for user in users:
        person = s.workspace.person(user)
        need(not person.deleted, "user_disabled")
        need(not person.stranger, "user_not_visible")
    return opened(s, set(users) | {BOT_USER}, quiet=args.flag("prevent_creation"))


def opened(s: SlackServer, members: set[str], *, quiet: bool) -> Json:
    """The same people always meet in the same place."""
    kind: Kind = "im" if len(members) == 2 else "mpim"
    right = f"{kind}:write"
    need(right in s.workspace.installation.scopes, "missing_scope", needed=right)
    place = s.workspace.among(kind, members)
    known = place is not None
    if place is None:
        need(not quiet, "channel_not_found")
        name = "directmessage" if kind == "im" else s.workspace.names(sorted(members - {BOT_USER}))
        place = s.workspace.add(kind, name, members, prefix="D" if kind == "im" else s.workspace.some_prefix())
    return {"ok": True, "channel": {"id": place.id}, **({"no_op": True, "already_open": True} if known else {})}


def joined(s: SlackServer, args: Args, *, closable: bool = True) -> Conversation:
    """A conversation the bot is in, and, where `closable`, one with members that come and go."""
    place = s.workspace.place(args.text("channel"))
    need(not closable or place.kind in {"group", "channel"}, "method_not_supported_for_channel_type")
    may(s, place, "write")
    need(not place.archived, "is_archived")
    need(BOT_USER in place.members, "not_in_channel")
    return place


def channel_json(place: Conversation) -> Json:
    return {
        "id": place.id,
        "name": place.name,
        "is_channel": place.kind in {"channel", "group"},
        "is_group": False,
        "is_im": place.kind == "im",
        "is_mpim": place.kind == "mpim",
        "is_private": place.kind != "channel",
        "is_archived": place.archived,
        "is_member": BOT_USER in place.members,
        "is_ext_shared": place.shared,
        "topic": {"value": place.topic},
        "purpose": {"value": place.purpose},
        **({"user": next(iter(place.members - {BOT_USER}), None)} if place.kind == "im" else {}),
    }
