"""Messages look as they should on Discord, and people's words are only ever words."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.discord.keys import trace
from adapters.discord.markup import BYTES_LIMIT, COMPONENTS, TEXT_LIMIT, escaped, file_name, part_text, rendered
from bot.domain.people import Account
from bot.messages.render import LOCALES
from bot.ports.chat import (
    Choice,
    Divider,
    Fields,
    FilePart,
    Form,
    Heading,
    Instant,
    InstantStyle,
    Mention,
    Message,
    Paragraph,
    Place,
    Questions,
    Quoted,
    Text,
    Words,
)
from tests.bot.messages.test_limits import EXAMPLES

if TYPE_CHECKING:
    from collections.abc import Callable

TEXT, FILE, SEPARATOR, ROW = 10, 13, 14, 1
NOON = datetime(2027, 3, 1, 12, tzinfo=UTC)


def words(said: str) -> tuple[Words, ...]:
    return (Words(Text(said)),)


def components(message: Message, key: str | None = None, **commands: str) -> list[Any]:
    made = rendered(message, key, {k.replace("_", " "): v for k, v in commands.items()})
    found: list[Any] = made.view.to_components()  # type: ignore[no-untyped-call]  # discord.py leaves it untyped
    return found


def texts(message: Message, **commands: str) -> list[str]:
    return [each["content"] for each in components(message, **commands) if each["type"] == TEXT]


async def test_parts_that_follow_one_another_stand_together() -> None:
    """Fewer pieces for a screen reader to walk through."""
    message = Message(
        (
            Heading(words("Your topic")),
            Paragraph(words("Good morning.")),
            Questions((words("Why?"), words("How?"))),
            Divider(),
            Heading(words("Next")),
            Fields(((words("Day"), words("Monday")),)),
        )
    )
    assert [each["type"] for each in components(message)] == [TEXT, SEPARATOR, TEXT]
    assert texts(message) == [
        "## Your topic\nGood morning.\n\n- Why?\n- How?",
        "### Next\n**Day:** Monday",
    ]


@pytest.mark.parametrize(
    ("style", "letter"),
    [
        (InstantStyle.DATE, "D"),
        (InstantStyle.TIME, "t"),
        (InstantStyle.DATE_AND_TIME, "F"),
    ],
)
def test_a_moment_is_shown_in_the_readers_own_zone(style: InstantStyle, letter: str) -> None:
    assert part_text(Paragraph((Instant(NOON, style),))) == f"<t:1803902400:{letter}>"


def test_a_place_is_shown_by_its_name_where_it_is_discords() -> None:
    prose = (Place("discord", "42"), Words(Text(" ")), Place("discord", "77", is_group=True), Place("slack", "C1_x"))
    assert part_text(Paragraph(prose)) == "<#42> <@&77>slack:C1\\_x"


def test_somebody_elsewhere_is_named() -> None:
    """Only accounts of this platform can be mentioned on it."""
    here, there = Mention(Account("discord", "42"), "Ana"), Mention(Account("slack", "U1"), "*Bo*")
    assert part_text(Paragraph((here, there))) == r"<@42>\*Bo\*"


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("**x** _y_ ~~z~~ `c` ||s||", r"\*\*x\*\* \_y\_ \~\~z\~\~ \`c\` \|\|s\|\|"),
        ("[here](https://evil.example)", r"\[here](https://evil.example)"),
        ("<@123> <#5> </help:1>", r"\<@123> \<#5> \</help:1>"),
        ("# big\n- item\n1. one\n> said\n-# small", "\\# big\n\\- item\n1\\. one\n\\> said\n\\-# small"),
        (":smile: at 10:30", r"\:smile: at 10:30"),
        ("see https://a.example/b_c_d now", "see https://a.example/b_c_d now"),
        ("a\\*b", r"a\\\*b"),
        ("right \u202eleft", "right left"),
    ],
)
def test_peoples_words_are_shown_as_they_were_typed(typed: str, shown: str) -> None:
    assert escaped(typed) == shown


@pytest.mark.parametrize("who", ["everyone", "here"])
def test_nobody_is_called_by_a_name(who: str) -> None:
    assert f"@{who}" not in escaped(f"@{who}")


@given(st.text())
def test_no_mention_or_masked_address_survives(typed: str) -> None:
    shown = escaped(typed)
    assert "@everyone" not in shown
    assert "](" not in shown.replace("\\[", "") or "[" not in shown.replace("\\[", "")


async def test_the_key_is_on_the_first_component() -> None:
    message = Message((Paragraph(words("Hello")),), (Choice(Text("Yes"), "still-in:1:7"),))
    assert components(message, "key")[0]["id"] == trace("key")
    assert "id" not in components(message)[0]


async def test_buttons_stand_in_rows_of_five() -> None:
    message = Message((Paragraph(words("Which?")),), tuple(Choice(Text(str(n)), f"pick:1:{n}") for n in range(12)))
    rows = [each["components"] for each in components(message) if each["type"] == ROW]
    assert [len(row) for row in rows] == [5, 5, 2]
    assert rows[2][1]["custom_id"] == "pick:1:11"


@pytest.mark.parametrize("letter", ["a", "λ", "字", "🙂"])
async def test_what_is_too_long_is_cut_and_comes_whole_as_a_file(letter: str) -> None:
    """Discord would fail on it; nothing is lost."""
    made = rendered(Message((Paragraph((Quoted(f"{letter} " * 2_500),)), Paragraph(words("The end.")))))
    shown = made.view.to_components()  # type: ignore[no-untyped-call]  # discord.py leaves it untyped
    said = "".join(each["content"] for each in shown if each["type"] == TEXT)
    assert len(said.encode("utf-16-le")) // 2 <= TEXT_LIMIT
    assert len(said.encode()) <= BYTES_LIMIT
    assert said.endswith("…")
    assert shown[-1]["type"] == FILE
    assert "The end." in made.files[0].fp.read().decode()


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("make", EXAMPLES, ids=lambda make: make.__name__)
async def test_every_message_fits(make: Callable[[str], Message | Form], locale: str) -> None:
    """With its longest values, whole, and with commands that can be pressed."""
    example = make(locale)
    if isinstance(example, Form):
        return
    made = rendered(example, "key", {"help": "1" * 19, "me show": "1" * 19, "join": "1" * 19})
    assert made.view.total_children_count <= COMPONENTS
    assert [each.filename for each in made.files if each.filename == "message.txt"] == []


async def test_a_message_of_nothing_but_a_file_has_its_key() -> None:
    assert components(Message((FilePart(b"x", "a.csv"),)), "key")[0]["id"] == trace("key")


def test_files_have_names_that_discord_takes() -> None:
    assert file_name("Année 2027 (1).csv", []) == "Ann-e-2027-1-.csv"
    assert file_name("a.csv", ["a.csv", "a2.csv"]) == "a3.csv"
    assert file_name("…", []) == "file"
