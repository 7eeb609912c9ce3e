"""What Slack lets pass, and nobody should do to people: no words for screen readers, broken mark-up, raw mark-up."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from tests.platforms.slack_screen import marked_up

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.platforms.slack_world import Message

LONGEST_READ = 10_000
KNOWN = re.compile(
    r"<(?:[@#][A-Z0-9]+(?:\|[^<>]*)?"
    r"|!date\^\d+\^[^|<>^]+(?:\^[^|<>]+)?\|[^<>|]+"
    r"|!subteam\^S\w+(?:\|[^<>]*)?"
    r"|!(?:here|channel|everyone)"
    r"|(?:https?://|mailto:|tel:)[^|<>\s]+(?:\|[^<>]*)?)>"
)
DATES = re.compile(r"<!date\^\d+\^([^|<>^]+)")
DATE_TOKEN = re.compile(r"\{(?:date(?:_num|_slash|(?:_short|_long)?(?:_pretty)?)|time|time_secs|ago)\}")
BARE = re.compile(r"<|&(?!amp;|lt;|gt;)")


def remarks(message: Message) -> Iterator[str]:
    if not message.text:
        yield "no text for screen readers and notifications"
    if len(message.text) > LONGEST_READ:
        yield f"{len(message.text)} characters of text"
    for text in [message.text, *marked_up(message.blocks)]:
        yield from of_markup(text)
    for text in plain(message.blocks):
        if KNOWN.search(text):
            yield f"mark-up shown as it is: {text[:60]!r}"


def of_markup(text: str) -> Iterator[str]:
    if BARE.search(KNOWN.sub("", text)):
        yield f"not escaped: {text[:60]!r}"
    for form in DATES.findall(text):
        if "{" in DATE_TOKEN.sub("", form) or not DATE_TOKEN.search(form):
            yield f"no such date: {form[:60]!r}"


def plain(part: Any) -> Iterator[str]:
    """Every text in which Slack looks for nothing."""
    if isinstance(part, dict):
        if part.get("type") == "plain_text":
            yield part["text"]
        yield from (text for inner in part.values() for text in plain(inner))
    elif isinstance(part, list):
        yield from (text for inner in part for text in plain(inner))
