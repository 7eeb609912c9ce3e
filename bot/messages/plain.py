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
    from bot.ports.chat import Message, Part, Prose, Span

_RULE = "-" * 8


def plain(message: Message, zone: str, *, choices: bool = True, first: int = 1) -> str:
    """Give what a reader in `zone` would read, its parts a blank line apart, and its choices by number from `first`."""
    blocks = [_part(part, message.locale, zone) for part in message.parts]
    if choices and message.choices:
        blocks.append(
            "\n".join(f"[{number}] {choice.label}" for number, choice in enumerate(message.choices, start=first))
        )
    return "\n\n".join(blocks)


def plain_prose(prose: Prose, locale: str, zone: str) -> str:
    """Give prose as plain text, instants in the reader's own zone."""
    if len(prose) == 1 and isinstance(span := prose[0], (Words, Quoted)):  # most often
        return span.text
    return "".join([_span(span, locale, zone) for span in prose])


def _part(part: Part, locale: str, zone: str) -> str:
    match part:
        case Heading(prose=prose) | Paragraph(prose=prose):
            return plain_prose(prose, locale, zone)
        case Fields(rows=rows):
            said = [(plain_prose(label, locale, zone), plain_prose(value, locale, zone)) for label, value in rows]
            return "\n".join([f"{label}: {value}" for label, value in said])
        case Questions(items=items):
            return "\n".join([f"• {plain_prose(item, locale, zone)}" for item in items])
        case Divider():
            return _RULE
        case Picture(alt=alt):
            return text(locale, "plain-picture", description=Words(alt))
        case FilePart(name=name):
            return text(locale, "plain-file", name=name)


def _span(span: Span, locale: str, zone: str) -> str:
    if isinstance(span, (Words, Quoted)):
        return span.text
    if isinstance(span, Instant):
        return instant_in_words(locale, span, zone)
    return span.name
