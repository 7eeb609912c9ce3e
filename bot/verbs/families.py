"""Any command of the catalogue, for whoever sits at this machine."""

from __future__ import annotations

import secrets
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

from bot.commands.events import CommandInvoked, ReceivedFile
from bot.commands.parsing import parse
from bot.domain.errors import Refused
from bot.verbs.speaking import FAULTY, not_opened, read, refused, settings, show, tell

if TYPE_CHECKING:
    from collections.abc import Callable

FAMILIES = ("cases", "country", "pairs", "partner", "roles", "round", "setup", "topics")
"""The catalogue's own, but for what has verbs of its own here; a test keeps them equal, so that `--help` is quick."""
ANYTHING = {"allow_extra_args": True, "ignore_unknown_options": True}


def as_verb(family: str) -> Callable[[typer.Context], None]:
    """Give one family of the catalogue as a verb: what is typed behind it is what one types in a chat."""

    def carry_out_line(context: typer.Context) -> None:
        from bot.commands.catalogue import COMMANDS

        line = " ".join(_quoted(word) for word in (family, *context.args))
        try:
            spec, options = parse(line, COMMANDS)
        except Refused as refusal:
            raise refused(refusal) from None
        files = {o.name for o in spec.options if o.kind == "file"}
        given = {n: ReceivedFile(Path(v).name, read(Path(v))) if n in files else v for n, v in options.items()}
        raise typer.Exit(carry_out(spec.path, given))

    return carry_out_line


def _quoted(word: str) -> str:
    """Keep a word with spaces whole: the shell has taken its quotes away."""
    name, equals, value = word.partition("=")
    if " " not in word:
        return word
    return f'{name}="{value}"' if equals and " " not in name else f'"{word}"'


def carry_out(path: tuple[str, ...], options: dict[str, Any], *, save_as: Path | None = None) -> int:
    """Carry out one command on the programme's own database, or by the bot that runs. Give the exit code."""
    from adapters.console.saved import save
    from adapters.terminal.frames import OPERATOR
    from bot.operating import give_command
    from data.engine import DatabaseInUse, DatabaseUnreachable

    event = CommandInvoked(secrets.token_hex(8), OPERATOR, path, options)
    try:
        answer = give_command(settings(), event, show)
    except (DatabaseInUse, DatabaseUnreachable) as failure:
        raise not_opened(failure) from None
    except Refused as refusal:
        raise refused(refusal) from None
    if answer.text is not None:
        show(answer.text)
    if save_as is not None:
        for _, content in answer.files:
            save_as.write_bytes(content)
    else:
        for saved in save(Path(), answer.files):
            tell("console-saved", path=str(saved))
    return FAULTY if answer.refused else 0
