"""A message in Discord's own components: text, lines, pictures, files and rows of buttons.

People's words are only ever text: whatever Discord reads as markup, a link or a mention is escaped.
"""

from __future__ import annotations

import io
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import discord
from discord import ui

from adapters.discord.keys import trace
from adapters.discord.pressable import with_commands
from bot.messages.plain import plain
from bot.ports.chat import (
    ChoiceStyle,
    Divider,
    Fields,
    FilePart,
    Heading,
    Instant,
    InstantStyle,
    Mention,
    Paragraph,
    Picture,
    Place,
    Questions,
    Quoted,
    Words,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from bot.ports.chat import Choice, Message, Part, Prose, Span

PLATFORM = "discord"
NO_MENTIONS = discord.AllowedMentions.none()
TEXT_LIMIT = 4_000
BYTES_LIMIT = 9_900
"""Above about 10,170 bytes of UTF-8 Discord fails."""
COMPONENTS = 40
LABEL, ALT, IN_A_ROW = 80, 1_024, 5
WHOLE_TEXT = "message.txt"
"""The file with all of a text that is too long to show."""

_ADDRESS = re.compile(r"https?://[^\s<>\[\]()*`|\\\"]+")
_MARKS = re.compile(r"[\\*_~|`<\[]|:(?=\w+:)")
_LINE_MARKS = re.compile(r"^(\s*)(?=[-+>#])|^(\s*\d+)(?=\.)", re.MULTILINE)
_EVERYBODY = re.compile(r"@(?=everyone|here)")
_HIDDEN = re.compile("[\u202a-\u202e\u2066-\u2069]")
"""What turns round the direction of all that follows."""
_STYLES = {InstantStyle.DATE: "D", InstantStyle.TIME: "t", InstantStyle.DATE_AND_TIME: "F"}
_BUTTONS = {
    ChoiceStyle.PLAIN: discord.ButtonStyle.secondary,
    ChoiceStyle.PRIMARY: discord.ButtonStyle.primary,
    ChoiceStyle.DANGER: discord.ButtonStyle.danger,
}
_UNSAFE = re.compile(r"[^A-Za-z0-9._-]+")


@dataclass(slots=True)
class Rendered:
    """What is sent: the components, and the files they show."""

    view: ui.LayoutView
    files: list[discord.File] = field(default_factory=list)


def rendered(message: Message, key: str | None = None, commands: Mapping[str, str] | None = None) -> Rendered:
    """Give a message as Discord takes it; with a key, its trace. Only where a loop runs.

    `commands` are Discord's ids of our commands: what our words say of them can then be pressed.
    """
    spoken = with_commands(commands, message) if commands else message
    view = ui.LayoutView(timeout=None)
    names: list[str] = []
    made = Rendered(view)
    blocks = list(_blocks(spoken.parts))
    texts, is_cut = _fitting([block for block in blocks if isinstance(block, str)])
    waiting = iter(texts)
    room = COMPONENTS - len(message.choices) - -(-len(message.choices) // IN_A_ROW) - len(blocks) - is_cut
    for block in blocks:
        if isinstance(block, str):
            if shown := next(waiting, ""):
                view.add_item(ui.TextDisplay(shown))
        elif isinstance(block, Divider):
            if room >= 0:
                view.add_item(ui.Separator())
        else:
            _add_file(made, block, names)
    if is_cut:
        _add_file(made, FilePart(plain(message, "UTC", choices=False).encode(), WHOLE_TEXT), names)
    for row in rows(message.choices):
        view.add_item(row)
    if key is not None and view.children:
        view.children[0].id = trace(key)
    view.stop()
    return made


def rows(choices: Sequence[Choice]) -> Iterator[ui.ActionRow[ui.LayoutView]]:
    """Give buttons in rows."""
    for start in range(0, len(choices), IN_A_ROW):
        buttons = [
            ui.Button[ui.LayoutView](style=_BUTTONS[each.style], label=each.label[:LABEL], custom_id=each.token)
            for each in choices[start : start + IN_A_ROW]
        ]
        yield ui.ActionRow(*buttons)


def _blocks(parts: Sequence[Part]) -> Iterator[str | Divider | Picture | FilePart]:
    """Give the parts, those of text that follow one another as one."""
    text, is_heading = "", False
    for number, part in enumerate(parts):
        if isinstance(part, Divider | Picture | FilePart):
            if text:
                yield text
            text = ""
            yield part
        elif said := part_text(part, first=number == 0).strip("\n"):
            between = "" if not text else "\n" if is_heading else "\n\n"
            text += between + said
            is_heading = isinstance(part, Heading)
    if text:
        yield text


def part_text(part: Heading | Paragraph | Fields | Questions, *, first: bool = True) -> str:
    """Give a part as Discord's markup."""
    match part:
        case Heading(prose=prose):
            return ("## " if first else "### ") + " ".join(prose_text(prose).split())
        case Paragraph(prose=prose):
            return prose_text(prose)
        case Fields(rows=some):
            return "\n".join(f"**{prose_text(label)}:** {prose_text(value)}" for label, value in some)
        case Questions(items=items):
            return "\n".join(f"- {prose_text(item)}" for item in items)


def prose_text(prose: Prose) -> str:
    """Give prose as Discord's markup."""
    return "".join(map(_span, prose))


def _span(span: Span) -> str:
    match span:
        case Words(text=words):
            return words
        case Quoted(text=words):
            return escaped(words)
        case Instant(at=at, style=style):
            return f"<t:{int(at.timestamp())}:{_STYLES[style]}>"
        case Mention(account=account, name=name):
            is_ours = account.platform == PLATFORM and account.id.isdecimal()
            return f"<@{account.id}>" if is_ours else escaped(name)
        case Place(platform=platform, id=place, name=name):
            is_ours = platform == PLATFORM and place.isdecimal()
            return f"<{'@&' if span.is_group else '#'}{place}>" if is_ours else escaped(name)


def escaped(words: str) -> str:
    """Give people's words so that they are read as they were written. Addresses stay whole; none hides behind words."""
    words = _HIDDEN.sub("", words)
    pieces, end = [], 0
    for address in _ADDRESS.finditer(words):
        pieces += [_escape(words[end : address.start()]), address.group()]
        end = address.end()
    return "".join([*pieces, _escape(words[end:])])


def _escape(words: str) -> str:
    marked = _LINE_MARKS.sub(lambda found: f"{found.group()}\\", _MARKS.sub(r"\\\g<0>", words))
    return _EVERYBODY.sub("@\u200b", marked)


def _fitting(texts: Sequence[str]) -> tuple[list[str], bool]:
    """Give texts that fit together, the last one cut if need be, and whether one was."""
    kept: list[str] = []
    characters, octets = TEXT_LIMIT, BYTES_LIMIT
    for text in texts:
        if _length(text) > characters or len(text.encode()) > octets:
            return [*kept, _cut(text, characters, octets)], True
        kept.append(text)
        characters -= _length(text)
        octets -= len(text.encode())
    return kept, False


def _length(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


def _cut(text: str, characters: int, octets: int) -> str:
    """Cut at a word's end."""
    low, high = 0, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        fits = _length(text[:middle]) < characters and len(text[:middle].encode()) <= octets - len("…".encode())
        low, high = (middle, high) if fits else (low, middle - 1)
    whole = text[:low].rsplit(None, 1)[0] if " " in text[:low].strip() else text[:low].rstrip("\\")
    return whole + "…" if low else ""


def _add_file(made: Rendered, part: Picture | FilePart, names: list[str]) -> None:
    name = file_name(part.name, names)
    names.append(name)
    made.files.append(discord.File(io.BytesIO(part.content), filename=name))
    where = f"attachment://{name}"
    if isinstance(part, Picture):
        made.view.add_item(ui.MediaGallery(discord.MediaGalleryItem(where, description=part.alt[:ALT])))
    else:
        made.view.add_item(ui.File(where))


def file_name(name: str, taken: Sequence[str]) -> str:
    """Give a name that Discord takes, and that no other file of the message has."""
    stem, dot, ending = (_UNSAFE.sub("-", name).strip("-.") or "file").rpartition(".")
    base, ending = (stem, f".{ending}") if dot else (ending, "")
    free = (f"{base}{number}{ending}" for number in ("", *map(str, range(2, 100))))
    return next(each for each in free if each not in taken)
