"""A message on a terminal: headings, tables and buttons by number; plain text where there is no terminal.

People's words are only ever text here: rich's markup is never parsed, and what would steer the terminal is taken out.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from rich.console import Group
from rich.panel import Panel
from rich.progress import BarColumn, Progress, TextColumn
from rich.rule import Rule
from rich.table import Table
from rich.text import Text as Line

from adapters.console.saved import save
from bot.messages.plain import plain, plain_prose
from bot.messages.render import text
from bot.ports.chat import (
    ChoiceStyle,
    Divider,
    Fields,
    FilePart,
    Heading,
    Instant,
    Mention,
    Message,
    Paragraph,
    Picture,
    Place,
    Questions,
    Quoted,
    Words,
)

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from rich.console import Console, RenderableType

    from bot.ports.chat import Choice, Part, Prose, Span

WIDTH = 100
_STEERING = re.compile(
    r"\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)?"  # a title or a link for the terminal
    r"|\x1b[@-Z\\^_]?\[?[0-?]*[ -/]*[@-~]?"  # a colour, a movement of the cursor
    r"|[\x00-\x08\x0b-\x1f\x7f-\x9f]"  # what else is no character
    r"|[\u202a-\u202e\u2066-\u2069]"  # what turns round the direction of all that follows
)
_BUTTONS = {ChoiceStyle.PLAIN: "cyan", ChoiceStyle.PRIMARY: "bold green", ChoiceStyle.DANGER: "bold red"}


def clean(words: str) -> str:
    """Take out what would steer the terminal instead of being read."""
    return _STEERING.sub("", words)


class Screen:
    """Where messages are shown."""

    def __init__(self, console: Console, folder: Path | None = None) -> None:
        """Take rich's console, which knows whether somebody sits at a terminal; files are put into `folder`."""
        self._console = console
        self._folder = folder
        self._bar: Progress | None = None
        self._said = ""

    @property
    def is_terminal(self) -> bool:
        """Say whether somebody sees colours here."""
        return self._console.is_terminal

    def show(self, message: Message, zone: str, *, header: str = "", first: int | None = None) -> None:
        """Show a message as its reader in `zone` has it; its buttons numbered from `first` if they can be pressed."""
        if self._console.is_terminal:
            self._console.print(
                framed(message, zone, header=header, first=first), width=min(WIDTH, self._console.width)
            )
        else:
            self._write(as_text(message, zone, header=header, first=first))
        self._save(message)

    def _save(self, message: Message) -> None:
        files = [(each.name, each.content) for each in message.parts if isinstance(each, Picture | FilePart)]
        if self._folder is not None:
            for path in save(self._folder, files):
                self._write(text(message.locale, "console-saved", path=str(path)) + "\n")

    def say(self, words: str) -> None:
        """Show a line of our own."""
        self._write(clean(words))

    def progress(self, words: str, percent: int | None) -> None:
        """Show how far something is: a bar where somebody sits at a terminal, a line where not."""
        if not self._console.is_terminal:
            if words != self._said:
                self._write(words)
            self._said = words
            return
        if self._bar is None:
            self._bar = Progress(BarColumn(), TextColumn("{task.description}"), console=self._console, transient=True)
            self._bar.add_task("", total=100)
            self._bar.start()
        self._bar.update(self._bar.task_ids[0], description=words, completed=percent)

    def progress_over(self) -> None:
        """Take the bar away."""
        self._said = ""
        if self._bar is not None:
            self._bar.stop()
            self._bar = None

    def _write(self, words: str) -> None:
        self._console.print(Line(words), soft_wrap=True)


def as_text(message: Message, zone: str, *, header: str = "", first: int | None = None) -> str:
    """Give a message as plain text, ending in an empty line."""
    words = plain(message, zone, choices=first is not None, first=first or 1)
    if first is None and message.choices:
        words = "\n\n".join(filter(None, (words, " ".join(f"[{choice.label}]" for choice in message.choices))))
    return clean("\n".join(filter(None, (f"--- {header}" if header else "", words)))) + "\n"


def framed(message: Message, zone: str, *, header: str = "", first: int | None = None) -> RenderableType:
    """Give a message for a terminal, framed if it has a header."""
    blocks = list(_blocks(message, zone, first))
    spaced = [block for number, inner in enumerate(blocks) for block in (("", inner) if number else (inner,))]
    if not header:
        return Group(*spaced, "")
    return Panel(Group(*spaced), title=Line(clean(header), style="dim"), title_align="left", border_style="dim")


def _blocks(message: Message, zone: str, first: int | None) -> Iterator[RenderableType]:
    for part in message.parts:
        yield _part(part, message.locale, zone)
    if message.choices:
        buttons = [_button(choice, number, first) for number, choice in enumerate(message.choices)]
        yield Line("  " if first is None else "\n").join(buttons)


def _button(choice: Choice, number: int, first: int | None) -> Line:
    label = clean(choice.label)
    said = f"[{label}]" if first is None else f"[{first + number}] {label}"
    return Line(said, style="dim" if first is None else _BUTTONS[choice.style])


def _part(part: Part, locale: str, zone: str) -> RenderableType:
    match part:
        case Heading(prose=prose):
            return _line(prose, locale, zone, style="bold")
        case Paragraph(prose=prose):
            return _line(prose, locale, zone)
        case Fields(rows=rows):
            table = Table.grid(padding=(0, 2))
            table.add_column(overflow="fold", max_width=WIDTH // 2)
            table.add_column(overflow="fold")
            for label, value in rows:
                table.add_row(_line(label, locale, zone, style="dim"), _line(value, locale, zone))
            return table
        case Questions(items=items):
            return Group(*(Line.assemble("• ", _line(item, locale, zone)) for item in items))
        case Divider():
            return Rule(style="dim")
        case Picture() | FilePart():
            return Line(clean(plain(Message((part,), (), locale), zone)), style="italic dim")


def _line(prose: Prose, locale: str, zone: str, style: str = "") -> Line:
    return Line.assemble(*((clean(plain_prose((span,), locale, zone)), _style(span)) for span in prose), style=style)


def _style(span: Span) -> str:
    match span:
        case Words() | Quoted():
            return ""
        case Mention() | Place():
            return "bold"
        case Instant():
            return "cyan"
