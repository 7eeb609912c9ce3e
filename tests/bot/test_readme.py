"""The README says what is so."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from bot.commands.as_typed import options_as_typed
from bot.commands.catalogue import COMMANDS
from bot.commands.parsing import parse
from bot.commands.spec import Audience
from bot.messages.render import text

README = Path(__file__).parents[2] / "README.md"
BEGIN, END = "<!-- commands: begin (a test keeps this table equal to the declarations) -->\n", "<!-- commands: end -->"

WHO = {
    Audience.EVERYBODY: "everybody",
    Audience.PARTICIPANT: "participants",
    Audience.AMBASSADOR: "ambassadors",
    Audience.CONTENT_OFFICER: "content officers",
    Audience.COORDINATOR: "coordinators",
    Audience.DIRECTOR: "coordinators",
}


def command_table() -> str:
    """Give the table of commands as the README shows it."""
    rows = [
        f"| `/{spec.name}{' ' if spec.options else ''}{options_as_typed(spec, 'en').replace('|', chr(92) + '|')}` "
        f"| {text('en', spec.words_key)} | {WHO[spec.audience]} |"
        for spec in COMMANDS
    ]
    return "\n".join(["| command | what it does | for |", "|---|---|---|", *rows]) + "\n"


def test_the_command_table_is_that_of_the_declarations() -> None:
    table = README.read_text("utf-8").split(BEGIN)[1].split(END)[0]

    assert table == command_table(), f"put this between the two comments:\n{command_table()}"


@pytest.mark.parametrize("line", re.findall(r"^/(?:roster|round) .*$", README.read_text("utf-8"), re.MULTILINE))
def test_every_command_line_of_the_readme_can_be_typed(line: str) -> None:
    spec, _ = parse(line, COMMANDS)

    assert spec in COMMANDS
