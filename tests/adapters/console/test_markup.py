"""Messages on a terminal and off it, whatever people have written."""

from __future__ import annotations

from datetime import UTC, datetime
from io import StringIO
from typing import TYPE_CHECKING

import pytest
from rich.console import Console

from adapters.console.markup import Screen, as_text, clean
from bot.domain.people import Account
from bot.ports.chat import (
    Choice,
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
    Questions,
    Quoted,
    Text,
    Words,
)

if TYPE_CHECKING:
    from pathlib import Path

NASTY = "\x1b[31mred\x1b[0m [bold]Ana[/bold] \x1b]0;title\x07\x9b2J\u202e\rend [/] [link=x]"
HARMLESS = "red [bold]Ana[/bold] 2Jend [/] [link=x]"
NOON = datetime(2027, 3, 1, 12, tzinfo=UTC)


def everything(words: str) -> Message:
    quoted = (Quoted(words),)
    mention = Mention(Account("discord", "1"), words)
    return Message(
        (
            Heading(quoted),
            Paragraph((mention, Words(Text(" at ")), Instant(NOON))),
            Fields((((Words(Text("Town")),), quoted),)),
            Questions((quoted, quoted)),
            Divider(),
            Picture(b"", "x.png", Text(words)),
            FilePart(b"", words),
        ),
        (Choice(Text(words), "a:1:1"), Choice(Text("No"), "a:1:2", ChoiceStyle.DANGER)),
    )


def shown(message: Message, *, terminal: bool, first: int | None = 1) -> str:
    out = StringIO()
    console = Console(file=out, force_terminal=terminal, width=200, color_system=None, legacy_windows=False)
    Screen(console).show(message, "Asia/Tokyo", header=f"to {NASTY}", first=first)
    return out.getvalue()


@pytest.mark.parametrize("terminal", [True, False])
def test_no_persons_words_steer_the_terminal(terminal: bool) -> None:
    """Neither by escapes nor by rich's markup; all that can be read is there."""
    said = shown(everything(NASTY), terminal=terminal)
    assert not [c for c in said if c != "\n" and (ord(c) < 32 or 0x7F <= ord(c) <= 0x9F or c == "\u202e")]
    assert said.count(HARMLESS) == 9


@pytest.mark.parametrize("words", ["Ñandú — 图书馆 — کتابخانه\u200c‌ها 👩\u200d🏫", "a\nb\tc", "[1] x"])
def test_what_can_be_read_stays(words: str) -> None:
    """Every script, and the joiners that some need."""
    assert clean(words) == words


@pytest.mark.parametrize("terminal", [True, False])
def test_times_are_the_readers(terminal: bool) -> None:
    assert "Monday 1 March 2027, 21:00" in shown(everything("x"), terminal=terminal)


@pytest.mark.parametrize("terminal", [True, False])
def test_buttons_are_pressed_by_number(terminal: bool) -> None:
    """Numbered from where the screen has got to; not at all where they are somebody else's."""
    assert "[8] No" in shown(everything("x"), terminal=terminal, first=7)
    assert "[No]" in shown(everything("x"), terminal=terminal, first=None)


def test_plain_text_says_whose_it_is() -> None:
    assert as_text(Message((Heading((Words(Text("Hi")),)),)), "UTC", header="Ana") == "--- Ana\nHi\n"


def test_a_file_is_put_where_it_can_be_opened_whatever_it_is_called(tmp_path: Path) -> None:
    out = StringIO()
    screen = Screen(Console(file=out, width=300), tmp_path / "files")
    screen.show(Message((Picture(b"png", "quality-ñ 1.png", Text("")), FilePart(b"csv", "../../x")), (), "en"), "UTC")

    assert {path.name: path.read_bytes() for path in (tmp_path / "files").iterdir()} == {
        "quality-ñ-1.png": b"png",
        "x": b"csv",
    }
    assert f"Saved as {tmp_path / 'files' / 'x'}" in out.getvalue()


def test_how_far_it_is_is_said_once_where_nobody_sits_at_a_terminal() -> None:
    out = StringIO()
    screen = Screen(Console(file=out, force_terminal=False))
    for words in ("0 %", "0 %", "50 %"):
        screen.progress(words, 0)

    assert out.getvalue() == "0 %\n50 %\n"
