"""A message as Slack shows it: blocks for the eye, and the whole of it once more as text for the ear."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from adapters.slack.keys import block_id
from adapters.slack.naming import COMMAND, local, nobody
from adapters.slack.prose import elements, escape, mrkdwn, plain_words, said
from bot.messages.render import text
from bot.ports.chat import (
    ChoiceStyle,
    Divider,
    Fields,
    FilePart,
    Heading,
    Paragraph,
    Picture,
    Questions,
    Words,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from bot.ports.chat import Choice, Message, Part, Prose

TEXT_LIMIT = 10_000
"""Slack documents no limit on all blocks together, and refuses about 13,200 characters."""
SIZE_LIMIT = 12_500
"""Characters of a message's blocks as they are sent."""
BLOCKS_LIMIT = 50
SECTION_LIMIT = 3000
HEADER_LIMIT = 150
LABEL_LIMIT = 75
CHOICES_LIMIT = 25
_STYLES = {ChoiceStyle.PRIMARY: {"style": "primary"}, ChoiceStyle.DANGER: {"style": "danger"}}


@dataclass(frozen=True, slots=True)
class Rendered:
    """What Slack is given of a message; `pictures` and `files` must be uploaded."""

    text: str
    blocks: tuple[Mapping[str, Any], ...]
    pictures: tuple[Picture, ...] = ()
    files: tuple[FilePart, ...] = ()


def render(
    message: Message,
    *,
    command: str = COMMAND,
    key: str | None = None,
    mentions: bool = True,
    pictures: Sequence[str] = (),
    name_of: Callable[[str], str | None] = nobody,
) -> Rendered:
    """Give a message for Slack. `pictures` are the ids under which its pictures were uploaded, in order.

    `mentions` is False where a mention would ring somebody's bell: in rooms and channels. `key` marks the message.
    `command` is what the bot's one command is called here; `name_of` knows the people here by id.
    """
    shown = _Shown(message.locale, partial(local, command=command, name_of=name_of), mentions=mentions)
    ids = list(pictures)
    blocks = [block for part in message.parts if (block := shown.block(part, ids)) is not None]
    parts = [shown.words(part) for part in message.parts]
    below = [buttons(message.choices)] if message.choices else []
    if not fits([*blocks, *below]):
        images = [block for block in blocks if block["type"] == "image"]
        blocks = [*compact(parts), *images]
    blocks += below
    if key is not None and blocks:
        blocks[0] = {**blocks[0], "block_id": block_id(key)}
    words = said([*parts, " ".join(f"[{escape(c.label)}]" for c in message.choices)])
    return Rendered(
        shorten(words, TEXT_LIMIT),
        tuple(blocks),
        tuple(part for part in message.parts if isinstance(part, Picture)),
        tuple(part for part in message.parts if isinstance(part, FilePart)),
    )


def shorten(words: str, limit: int) -> str:
    """Give as much as fits."""
    return words if len(words) <= limit else words[: limit - 1] + "…"


def plain_text(words: str, limit: int = LABEL_LIMIT) -> dict[str, Any]:
    """Give words for where nothing is marked up: a colon in a name makes no emoji."""
    return {"type": "plain_text", "text": shorten(words, limit), "emoji": False}


def buttons(choices: Sequence[Choice]) -> dict[str, Any]:
    """Give the buttons of a message; the token says what they do, their ids only tell them apart."""
    return {
        "type": "actions",
        "elements": [
            {
                "type": "button",
                "action_id": f"{choice.token.partition(':')[0]}-{number}",
                "text": plain_text(choice.label),
                "value": choice.token,
                **_STYLES.get(choice.style, {}),
            }
            for number, choice in enumerate(choices[:CHOICES_LIMIT], start=1)
        ],
    }


def rich(*sections: Mapping[str, Any]) -> dict[str, Any]:
    """Give a block of rich text."""
    return {"type": "rich_text", "elements": list(sections)}


def section(inside: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """Give a stretch of rich text."""
    return {"type": "rich_text_section", "elements": list(inside)}


class _Shown:
    """Parts in one language, for one kind of place."""

    def __init__(self, locale: str, local: Callable[[Prose], Prose], *, mentions: bool) -> None:
        self._locale = locale
        self._local = local
        self._mentions = mentions

    def block(self, part: Part, pictures: list[str]) -> dict[str, Any] | None:
        """Give a part as a block; None for what Slack shows in another way, or has nothing in it."""
        match part:
            case Heading(prose=prose):
                return self._heading(prose)
            case Paragraph(prose=prose):
                inside = self._elements(prose)
                return rich(section(inside)) if inside else None
            case Fields(rows=rows):
                inside = [element for row in self._rows(rows) for element in row]
                return rich(section(inside)) if inside else None
            case Questions(items=items):
                points = [section(inside) for item in items if (inside := self._elements(item))]
                return rich({"type": "rich_text_list", "style": "bullet", "elements": points}) if points else None
            case Divider():
                return {"type": "divider"}
            case Picture(alt=alt):
                return _picture(pictures.pop(0), alt) if pictures else None
            case FilePart():
                return None

    def words(self, part: Part) -> str:
        """Give a part as text."""
        match part:
            case Heading(prose=prose) | Paragraph(prose=prose):
                return self._mrkdwn(prose)
            case Fields(rows=rows):
                return "\n".join(f"{self._mrkdwn(label)}: {self._mrkdwn(value)}" for label, value in rows)
            case Questions(items=items):
                return "\n".join(f"• {self._mrkdwn(item)}" for item in items)
            case Divider():
                return ""
            case Picture(alt=alt):
                return escape(text(self._locale, "plain-picture", description=Words(alt)))
            case FilePart(name=name):
                return escape(text(self._locale, "plain-file", name=name))

    def _heading(self, prose: Prose) -> dict[str, Any] | None:
        """Give a header, which screen readers can jump to; bold where it holds more than a header can."""
        words = plain_words(self._local(prose))
        if words is not None and 0 < len(words) <= HEADER_LIMIT and "\n" not in words:
            return {"type": "header", "text": plain_text(words, HEADER_LIMIT)}
        inside = self._elements(prose, bold=True)
        return rich(section(inside)) if inside else None

    def _rows(self, rows: Sequence[tuple[Prose, Prose]]) -> Iterator[list[dict[str, Any]]]:
        for number, (label, value) in enumerate(rows):
            line = [{"type": "text", "text": "\n"}] if number else []
            gap = [{"type": "text", "text": ": "}]
            yield [*line, *self._elements(label, bold=True), *gap, *self._elements(value)]

    def _elements(self, prose: Prose, *, bold: bool = False) -> list[dict[str, Any]]:
        return elements(self._local(prose), self._locale, mentions=self._mentions, bold=bold)

    def _mrkdwn(self, prose: Prose) -> str:
        return mrkdwn(self._local(prose), self._locale, mentions=self._mentions)


def _picture(file_id: str, alt: str) -> dict[str, Any]:
    return {"type": "image", "slack_file": {"id": file_id}, "alt_text": shorten(alt, 2000)}


def fits(blocks: Sequence[Mapping[str, Any]]) -> bool:
    """Say whether Slack takes so many blocks of such a size."""
    return len(blocks) <= BLOCKS_LIMIT and len(json.dumps(blocks, ensure_ascii=False)) <= SIZE_LIMIT


def compact(parts: Sequence[str]) -> list[dict[str, Any]]:
    """Give a long message in as few blocks as hold it: less handsome, and whole."""
    texts: list[str] = []
    for piece in (piece for part in parts if part for piece in pieces(part, SECTION_LIMIT)):
        if texts and len(texts[-1]) + 2 + len(piece) <= SECTION_LIMIT:
            texts[-1] += f"\n\n{piece}"
        else:
            texts.append(piece)
    return [{"type": "section", "text": {"type": "mrkdwn", "text": each}} for each in texts]


def pieces(words: str, limit: int) -> Iterator[str]:
    """Cut a text between its lines, or its words; never within one of Slack's `<…>`."""
    while len(words) > limit:
        cut = max(words.rfind("\n", 1, limit), 0) or max(words.rfind(" ", 1, limit), 0) or limit
        if words.rfind("<", 0, cut) > words.rfind(">", 0, cut):
            cut = words.rfind("<", 0, cut) or limit
        yield words[:cut].rstrip()
        words = words[cut:].lstrip()
    yield words
