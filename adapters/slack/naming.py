"""The one command that the bot has on Slack, and how its sentences speak of the others: `/me show` is a part of it."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from bot.commands.catalogue import COMMANDS
from bot.domain.errors import Refused
from bot.ports.chat import Quoted, Text, Words

if TYPE_CHECKING:
    from bot.ports.chat import Prose, Span

COMMAND = "pairkeeper"
RESERVED = frozenset(
    {
        "active",
        "admin",
        "apps",
        "archive",
        "away",
        "call",
        "canvas",
        "celebrate",
        "closed",
        "collapse",
        "connect",
        "create",
        "contract-list",
        "dm",
        "dnd",
        "expand",
        "feed",
        "feedback",
        "feature",
        "giphy",
        "hangout",
        "help",
        "huddle",
        "invite",
        "invite_people",
        "join",
        "keys",
        "kick",
        "leave",
        "list",
        "me",
        "msg",
        "mute",
        "netpromoter",
        "open",
        "operations-list",
        "org",
        "people",
        "pref",
        "prefs",
        "pro",
        "remind",
        "remove",
        "rename",
        "search",
        "section",
        "shortcuts",
        "shrug",
        "skype",
        "snooze",
        "star",
        "status",
        "todo",
        "topic",
        "unarchive",
        "usage",
        "who",
        "workflow",
        "zoom",
    }
)
"""What Slack keeps for itself, or its own apps take: a manifest with one of these is refused whole."""
_NAME = re.compile(r"[a-z0-9][a-z0-9_-]{0,30}")


class CommandNameTaken(Refused):
    """Slack keeps that word for itself, or it cannot be a command's name."""

    key = "slack-command-name-taken"


def checked(name: str) -> str:
    """Give a command's name as it may be used. Raises CommandNameTaken."""
    plain = name.strip().removeprefix("/").lower()
    if plain in RESERVED or not _NAME.fullmatch(plain):
        raise CommandNameTaken(name=plain)
    return plain


@cache
def _spoken_of() -> re.Pattern[str]:
    families = "|".join(sorted({re.escape(spec.path[0]) for spec in COMMANDS}))
    return re.compile(rf"(?<![\w/:.])/({families})(?![\w/-])")


@cache
def _whole() -> re.Pattern[str]:
    names = "|".join(sorted(re.escape(spec.name) for spec in COMMANDS))
    families = "|".join(sorted({re.escape(spec.path[0]) for spec in COMMANDS}))
    return re.compile(rf"/(?:(?:{names})(?: .*)?|(?:{families}))", re.DOTALL)


def as_one_command(prose: Prose, command: str) -> Prose:
    """Let prose name commands as they are typed here: in our own words, and where a command stands by itself."""
    return tuple(_renamed(span, command) for span in prose)


def _renamed(span: Span, command: str) -> Span:
    match span:
        case Words(text=words) if "/" in words:
            return replace(span, text=Text(_spoken_of().sub(rf"/{command} \1", words)))
        case Quoted(text=words) if _whole().fullmatch(words):
            return replace(span, text=f"/{command} {words[1:]}")
        case _:
            return span
