"""Commands in our own words can be pressed, and are named as their reader sees them; people's words stay theirs."""

from __future__ import annotations

import pytest

from adapters.discord.commands import projected
from adapters.discord.pressable import with_commands
from bot.commands.catalogue import COMMANDS
from bot.ports.chat import Fields, Heading, Message, Paragraph, Prose, Quoted, Text, Words

IDS = {"help": "5", "round match": "6", "setup": "7", "me away": "8", "roster expected": "9"}


def words(said: str) -> Prose:
    return (Words(Text(said)),)


def shown(said: str, locale: str = "en") -> str:
    (part,) = with_commands(IDS, Message((Paragraph(words(said)),), (), locale)).parts
    assert isinstance(part, Paragraph)
    return "".join(span.text for span in part.prose if isinstance(span, Words))


@pytest.mark.parametrize(
    ("said", "seen"),
    [
        ("/help shows all, /other.", "</help:5> shows all, /other."),
        ("/help partner shows", "</help:5> partner shows"),
        ("See /me away.", "See </me away:8>."),
        ("https://example.org/help", "https://example.org/help"),
    ],
)
def test_our_own_words_make_commands_pressable(said: str, seen: str) -> None:
    assert shown(said) == seen


@pytest.mark.parametrize(
    ("said", "seen"),
    [
        ("/round match unanswered=in, then", "</round match:6> `unanswered:in`, then"),
        ("/setup channel_open=NAME", "</setup:7> `channel_open:NAME`"),
        ("/me away until=DATE is enough.", "</me away:8> `until:DATE` is enough."),
        (
            '/setup programme="Our network" zone=Europe/Madrid',
            "</setup:7> `programme:Our network` `zone:Europe/Madrid`",
        ),
    ],
)
def test_options_stand_there_as_discord_shows_what_was_chosen(said: str, seen: str) -> None:
    """Nobody types `=` there."""
    assert shown(said) == seen


def test_a_reader_finds_options_and_values_under_the_names_they_see() -> None:
    (top,) = (each for each in projected(COMMANDS) if each["name"] == "round")
    (match,) = (each for each in top["options"] if each["name"] == "match")
    (option,) = (each for each in match["options"] if each["name"] == "unanswered")
    (value,) = (each for each in option["choices"] if each["value"] == "in")
    theirs = option["name_localizations"]["es-ES"], value["name_localizations"]["es-ES"]
    assert shown("/round match unanswered=in", "es-AR") == f"</round match:6> `{theirs[0]}:{theirs[1]}`"


def test_what_people_write_stays_as_it_is() -> None:
    said = Message((Heading((Quoted("/help"),)), Fields(((words("/help"), (Quoted("/setup a=b"),)),))))
    assert with_commands(IDS, said).parts == (
        Heading((Quoted("/help"),)),
        Fields(((words("</help:5>"), (Quoted("/setup a=b"),)),)),
    )
