"""A message as plain text, as the ledger and the console show it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.messages.render import text
from bot.messages.timewords import instant_in_words
from bot.ports.chat import (
    Divider,
    Fields,
    FilePart,
    Heading,
    Instant,
    Paragraph,
    Picture,
    Questions,
    Quoted,
    Words,
)

if TYPE_CHECKING:
    from bot.ports.chat import Message, Prose

_RULE = "-" * 8


def plain(message: Message, zone: str, *, choices: bool = True, first: int = 1) -> str:
    """Give what a reader in `zone` would read, its parts a blank line apart, and its choices by number from `first`."""
    locale = message.locale
    blocks = [
        plain_prose(part.prose, locale, zone) if isinstance(part, (Paragraph, Heading)) else _part(part, locale, zone)
        for part in message.parts
    ]
    if choices and message.choices:
        blocks.append("\n".join([f"[{number}] {choice.label}" for number, choice in enumerate(message.choices, first)]))
    return "\n\n".join(blocks)


def plain_prose(prose: Prose, locale: str, zone: str) -> str:
    """Give prose as plain text, instants in the reader's own zone."""
    said = ""
    for span in prose:
        if type(span) is Words or type(span) is Quoted:  # most often
            said += span.text
        elif isinstance(span, Instant):
            said += instant_in_words(locale, span, zone)
        else:
            said += span.name
    return said


def _part(part: Fields | Questions | Divider | Picture | FilePart, locale: str, zone: str) -> str:
    """Give what is more than prose."""
    match part:
        case Questions(items=items):
            return "\n".join(["• " + plain_prose(item, locale, zone) for item in items])
        case Fields(rows=rows):
            return "\n".join(
                [f"{plain_prose(label, locale, zone)}: {plain_prose(value, locale, zone)}" for label, value in rows]
            )
        case Divider():
            return _RULE
        case Picture(alt=alt):
            return text(locale, "plain-picture", description=Words(alt))
        case FilePart(name=name):
            return text(locale, "plain-file", name=name)
