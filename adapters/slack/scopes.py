"""What the bot must be allowed in a workspace, each thing with its reason."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Scope:
    """A permission, and what it is for. Without one that is not `needed` the bot runs, and does less."""

    name: str
    reason: str
    needed: bool = True


SCOPES = (
    Scope("chat:write", "to write to people, rooms and channels"),
    Scope("commands", "for the one command, and for buttons and forms"),
    Scope("im:history", "to be told when somebody writes to the bot, and to look whether a message arrived"),
    Scope("im:write", "to open direct messages with people"),
    Scope("mpim:write", "to open a group message for two partners"),
    Scope("users:read", "to know people's language and time zone, and that somebody has left"),
    Scope("users:read.email", "to find the accounts of the people on a roster by their e-mail", needed=False),
    Scope("usergroups:read", "to take a user group for the coordinators (paid plans)", needed=False),
    Scope("files:read", "to read a roster or a picture that somebody gives the bot", needed=False),
    Scope("files:write", "to send rosters, calendar files and pictures", needed=False),
    Scope("mpim:history", "to notice that partners wrote to each other; their words are not read", needed=False),
    Scope("mpim:read", "to recognise a group message that it opened", needed=False),
    Scope("groups:write", "to open and close private channels where rooms must be closed", needed=False),
    Scope("groups:read", "to recognise a private channel that it opened", needed=False),
    Scope("groups:history", "to notice contact, and whether a post arrived, in private channels", needed=False),
    Scope("channels:read", "to recognise the channels named in the set-up", needed=False),
    Scope("channels:history", "to look whether a post arrived in a public channel", needed=False),
)

EVENTS = {
    "app_home_opened": "to show “my partnership” on the bot's page",
    "message.groups": "to notice contact in rooms that are private channels; words are not read",
    "message.im": "to be told when somebody writes to the bot",
    "message.mpim": "to notice contact in rooms that are group messages; words are not read",
    "team_join": "to greet somebody who was expected",
    "user_change": "to notice that somebody left, and to ask after a change of language or time zone",
}
"""What the bot is told of, and why."""


def missing(granted: str | None) -> tuple[list[str], list[str]]:
    """Give the scopes that are needed and the others that were not granted; none if Slack does not say."""
    if granted is None:
        return [], []
    have = {each.strip() for each in granted.split(",")}
    lacking = [scope for scope in SCOPES if scope.name not in have]
    return [s.name for s in lacking if s.needed], [s.name for s in lacking if not s.needed]
