"""conversations.* for channels: making, inviting, closing."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tests.platforms.slack_conversations import WRITE, channel_json, joined
from tests.platforms.slack_methods import Args, method
from tests.platforms.slack_refusal import Json, Refusal, need
from tests.platforms.slack_workspace import BOT_USER, Workspace

if TYPE_CHECKING:
    from tests.platforms.slack_server import SlackServer
    from tests.platforms.slack_world import Conversation

INVITE = ("channels:write.invites", "groups:write.invites", "channels:manage", "groups:write", "im:write", "mpim:write")
TOPIC = (
    "channels:write.topic",
    "groups:write.topic",
    "mpim:write.topic",
    "im:write.topic",
    "channels:manage",
    *WRITE[:3],
)


@method("conversations.create", "t2", needs=("name",), scopes=WRITE)
def create(s: SlackServer, args: Args) -> Json:
    name, kind = args.text("name"), "group" if args.flag("is_private") else "channel"
    scopes = {"groups:write"} if kind == "group" else {"channels:manage", "channels:write"}
    need(scopes & s.workspace.installation.scopes, "missing_scope", needed=scopes.copy().pop())
    need(s.members_may_create, "restricted_action")
    check_name(s.workspace, name)
    place = s.workspace.add("group" if kind == "group" else "channel", name, {BOT_USER})
    return {"ok": True, "channel": channel_json(place)}


def check_name(workspace: Workspace, name: str) -> None:
    need(len(name) <= 80, "invalid_name_maxlength")
    need(name == name.lower() and re.fullmatch(r"[\w-]+", name), "invalid_name_specials")
    need(re.search(r"\w", name.replace("_", "")), "invalid_name_punctuation")
    need(name not in {c.name for c in workspace.conversations.values() if c.kind in {"group", "channel"}}, "name_taken")


@method("conversations.invite", "t3", needs=("channel", "users"), scopes=INVITE)
def invite(s: SlackServer, args: Args) -> Json:
    place = joined(s, args)
    wrong = {user: error for user in args.names("users") if (error := objection(s.workspace, place, user))}
    if wrong and not args.flag("force"):
        errors = [{"user": user, "ok": False, "error": error} for user, error in wrong.items()]
        raise Refusal(next(iter(wrong.values())), errors=errors)
    newcomers = [user for user in args.names("users") if user not in wrong]
    place.members |= set(newcomers)
    for user in newcomers:
        s.happens({"type": "member_joined_channel", "user": user, "channel": place.id, "channel_type": "G"})
    return {"ok": True, "channel": channel_json(place)}


def objection(workspace: Workspace, place: Conversation, user: str) -> str | None:
    """Why somebody cannot be invited."""
    person = workspace.people.get(user)
    if user == BOT_USER:
        return "cant_invite_self"
    if person is None or person.deleted:
        return "user_not_found"
    if user in place.members:
        return "already_in_channel"
    if person.stranger:
        return "no_external_invite_permission"
    return "ura_max_channels" if person.guest == "single" else None


@method("conversations.kick", "t3", needs=("channel",), scopes=("groups:write", "channels:manage"))
def kick(s: SlackServer, args: Args) -> Json:
    place = joined(s, args)
    need(args.text("user") in place.members, "not_in_channel")
    place.members.discard(args.text("user"))
    s.happens({"type": "member_left_channel", "user": args["user"], "channel": place.id, "channel_type": "G"})
    return {"ok": True}


@method("conversations.archive", "t2", needs=("channel",), scopes=WRITE)
def archive(s: SlackServer, args: Args) -> Json:
    place = joined(s, args)
    need(not place.archived, "already_archived")
    place.archived = True
    return {"ok": True}


@method("conversations.unarchive", "t2", needs=("channel",), scopes=WRITE)
def unarchive(s: SlackServer, args: Args) -> Json:
    """Slack refuses this to bots: archiving takes them out of the channel."""
    need(s.workspace.place(args.text("channel")).archived, "not_archived")
    raise Refusal("not_in_channel")


@method("conversations.rename", "t2", needs=("channel", "name"), scopes=WRITE)
def rename(s: SlackServer, args: Args) -> Json:
    place = joined(s, args)
    check_name(s.workspace, args.text("name"))
    place.name = args.text("name")
    return {"ok": True, "channel": channel_json(place)}


@method("conversations.setTopic", "t2", needs=("channel", "topic"), scopes=TOPIC)
def set_topic(s: SlackServer, args: Args) -> Json:
    place = joined(s, args, closable=False)
    place.topic = args.text("topic")
    return {"ok": True, "channel": channel_json(place)}


@method("conversations.setPurpose", "t2", needs=("channel", "purpose"), scopes=TOPIC)
def set_purpose(s: SlackServer, args: Args) -> Json:
    place = joined(s, args, closable=False)
    place.purpose = args.text("purpose")
    return {"ok": True, "channel": channel_json(place)}


@method("conversations.leave", "t3", needs=("channel",), scopes=WRITE)
def leave(s: SlackServer, args: Args) -> Json:
    place = joined(s, args)
    place.members.discard(BOT_USER)
    return {"ok": True}
