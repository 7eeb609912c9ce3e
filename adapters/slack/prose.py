"""Prose for Slack: as elements of rich text, in which nothing people write has a meaning, and as escaped `mrkdwn`.

Rich text is what is shown; the `mrkdwn` becomes the message's plain `text`, for notifications and screen readers.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from bot.messages.timewords import instant_in_words
from bot.ports.chat import Instant, InstantStyle, Mention, Place, Quoted, Words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bot.ports.chat import Prose, Span

PLATFORM = "slack"
_FORMATS = {
    InstantStyle.DATE: "{date_long}",
    InstantStyle.TIME: "{time}",
    InstantStyle.DATE_AND_TIME: "{date_long}, {time}",
}
_ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})
_MARK = re.compile(r"(?<![^\W_])[*_~]|[*_~](?![^\W_])|`")
"""What may begin or end bold, slanted or struck out; within a word or an address it means nothing."""


def escape(words: str) -> str:
    """Give words that can name no channel, and look as they were written."""
    return _MARK.sub("\\g<0>\u2060", words.translate(_ESCAPES))  # a word joiner, seen by nobody: no pair is closed


def mrkdwn(prose: Prose, locale: str, *, mentions: bool = True) -> str:
    """Give prose as Slack's `mrkdwn`."""
    return "".join(_mrkdwn(span, locale, mentions=mentions) for span in prose)


def _mrkdwn(span: Span, locale: str, *, mentions: bool) -> str:
    match span:
        case Instant():
            return f"<!date^{int(span.at.timestamp())}^{_FORMATS[span.style]}|{escape(_fallback(span, locale))}>"
        case Mention() if mentions and span.account.platform == PLATFORM:
            return f"<@{span.account.id}>"
        case Place() if mentions and _is_channel(span):
            return f"<#{span.id}>"
        case Place(name=words) | Mention(name=words) | Words(text=words) | Quoted(text=words):
            return escape(words)


def elements(prose: Prose, locale: str, *, mentions: bool = True, bold: bool = False) -> list[dict[str, Any]]:
    """Give prose as elements of rich text; empty spans are left out, because Slack refuses them."""
    style = {"style": {"bold": True}} if bold else {}
    made = (_element(span, locale, mentions=mentions) for span in prose)
    return [element | style for element in made if element.get("text") != ""]


def _element(span: Span, locale: str, *, mentions: bool) -> dict[str, Any]:
    match span:
        case Instant():
            at = int(span.at.timestamp())
            return {
                "type": "date",
                "timestamp": at,
                "format": _FORMATS[span.style],
                "fallback": _fallback(span, locale),
            }
        case Mention() if mentions and span.account.platform == PLATFORM:
            return {"type": "user", "user_id": span.account.id}
        case Place() if mentions and _is_channel(span):
            return {"type": "channel", "channel_id": span.id}
        case Place(name=words) | Mention(name=words) | Words(text=words) | Quoted(text=words):
            return {"type": "text", "text": words}


def _is_channel(place: Place) -> bool:
    """Say whether a place can be shown by its name; a group would be called by it, which a mention never does."""
    return place.platform == PLATFORM and not place.is_group


def plain_words(prose: Prose) -> str | None:
    """Give prose as it may stand where Slack shows nothing but letters; None where it has more."""
    if all(isinstance(span, Words | Quoted) for span in prose):
        return "".join(span.text for span in prose if isinstance(span, Words | Quoted))
    return None


def said(parts: Iterable[str]) -> str:
    """Join what was said, a blank line apart."""
    return "\n\n".join(part for part in parts if part)


def _fallback(instant: Instant, locale: str) -> str:
    words = instant_in_words(locale, instant, "UTC")
    return words if instant.style is InstantStyle.DATE else f"{words} UTC"
