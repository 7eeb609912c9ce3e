"""Commands in our own words, as one sees them in Discord: pressed, not typed; by the names of the reader's language."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from bot.messages.command_words import spoken_name
from bot.ports.chat import Fields, Heading, Paragraph, Questions, Text, Words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.ports.chat import Message, Part, Prose

_OPTION = re.compile(r' ([a-z][a-z_]*)=(?:"([^"]*)"|([^\s"]*[^\s".,;:!?)]))')
_COMMAND = re.compile(
    r"(?<![\w/<:.])/([a-z][a-z-]*)(?: ([a-z][a-z-]*)(?![\w=]))?(?![\w/])"
    r'((?: [a-z][a-z_]*=(?:"[^"]*"|[^\s"]*[^\s".,;:!?)]))*)'
)


def with_commands(commands: Mapping[str, str], message: Message) -> Message:
    """Make the commands in our own words pressable; `commands` are Discord's ids of them."""

    def said(prose: Prose) -> Prose:
        return tuple(
            Words(Text(_pressable(commands, message.locale, s.text))) if isinstance(s, Words) else s for s in prose
        )

    def shown(part: Part) -> Part:
        match part:
            case Heading(prose=prose):
                return Heading(said(prose))
            case Paragraph(prose=prose):
                return Paragraph(said(prose))
            case Fields(rows=some):
                return Fields(tuple((said(label), said(value)) for label, value in some))
            case Questions(items=items):
                return Questions(tuple(map(said, items)))
            case _:
                return part

    return replace(message, parts=tuple(map(shown, message.parts)))


def _pressable(commands: Mapping[str, str], locale: str, words: str) -> str:
    def shown(found: re.Match[str]) -> str:
        first, second = found[1], found[2]
        options = _OPTION.sub(lambda option: _as_chosen(option, locale), found[3])
        both = f"{first} {second}" if second else ""
        if both in commands:
            return f"</{both}:{commands[both]}>{options}"
        if first in commands:
            return f"</{first}:{commands[first]}>{f' {second}' if second else ''}{options}"
        return found.group()

    return _COMMAND.sub(shown, words)


def _as_chosen(option: re.Match[str], locale: str) -> str:
    """Give an option as it stands in Discord once it is chosen."""
    return f" `{spoken_name(option[1], locale)}:{spoken_name(option[2] or option[3], locale)}`"
