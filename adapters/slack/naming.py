"""The one command that the bot has on Slack, and how its sentences speak of the others: `/me show` is a part of it."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from adapters.slack.prose import PLATFORM
from bot.commands.catalogue import COMMANDS
from bot.domain.errors import Refused
from bot.ports.chat import Mention, Quoted, Text, Words

if TYPE_CHECKING:
    from collections.abc import Callable

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


def words_as_one_command(words: str, command: str) -> str:
    """Let our own words name commands as they are typed here."""
    return _spoken_of().sub(rf"/{command} \1", words)


def as_one_command(prose: Prose, command: str) -> Prose:
    """Let prose name commands as they are typed here: in our own words, and where a command stands by itself."""
    return tuple(_renamed(span, command) for span in prose)


def nobody(_user: str) -> None:
    """Know nobody's name."""


def local(prose: Prose, *, command: str, name_of: Callable[[str], str | None]) -> Prose:
    """Give prose as it is said in this workspace: commands as they are typed, and everybody by a name."""
    return tuple(_named(span, name_of) for span in as_one_command(prose, command))


def _named(span: Span, name_of: Callable[[str], str | None]) -> Span:
    """Let somebody whom the programme knows by their account only have the name that they have here."""
    if isinstance(span, Mention) and span.name == str(span.account) and span.account.platform == PLATFORM:
        return replace(span, name=name_of(span.account.id) or span.name)
    return span


def _renamed(span: Span, command: str) -> Span:
    match span:
        case Words(text=words) if "/" in words:
            return replace(span, text=Text(words_as_one_command(words, command)))
        case Quoted(text=words) if _whole().fullmatch(words):
            return replace(span, text=f"/{command} {words[1:]}")
        case _:
            return span
