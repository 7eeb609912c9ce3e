"""What every verb of the command line needs: the screen, the language, and a clear sentence when something is wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer
from rich.console import Console

if TYPE_CHECKING:
    from pathlib import Path

    from bot.domain.errors import Refused
    from bot.messages.render import Value
    from bot.settings import Settings
    from data.engine import DatabaseInUse, DatabaseUnreachable

FAULTY = 2
"""The exit code of a check that found faults, and of a command that was refused."""
screen = Console()


def settings() -> Settings:
    """Give the settings, or say what is wrong with them and go."""
    from bot.settings import SettingsWrong, read_settings

    try:
        return read_settings()
    except SettingsWrong as wrong:
        raise fail_in("en", "process-settings-wrong", why=str(wrong)) from None


def locale() -> str:
    """Give the language to speak in here."""
    from bot.messages.render import LOCALES

    lang = settings().lang
    return lang if lang in LOCALES else "en"


def fail(key: str, **values: Value) -> typer.Exit:
    """Say what is wrong and what to do, and give the way out."""
    return fail_in(locale(), key, **values)


def fail_in(locale: str, key: str, **values: Value) -> typer.Exit:
    """Say it in a language."""
    from bot.messages.render import text

    Console(stderr=True).print(text(locale, key, **values), style="red", highlight=False, markup=False)
    return typer.Exit(FAULTY)


def read(path: Path) -> bytes:
    """Give what is in a file, or say that there is none and go."""
    if not path.is_file():
        raise fail("cli-no-file", name=str(path))
    return path.read_bytes()


def show(words: str) -> None:
    """Write words as they are."""
    screen.print(words, highlight=False, markup=False)


def tell(key: str, /, **values: Value) -> None:
    """Say something of the texts."""
    from bot.messages.plain import plain_prose
    from bot.messages.render import prose

    show(plain_prose(prose(locale(), key, **values), locale(), "UTC"))


def refused(refusal: Refused) -> typer.Exit:
    """Say what was refused and why, and give the way out."""
    values: dict[str, Value] = {k: v if isinstance(v, int) else str(v) for k, v in refusal.details.items()}
    return fail(refusal.key, **values)


def not_opened(failure: DatabaseInUse | DatabaseUnreachable) -> typer.Exit:
    """Say why the database could not be opened, and give the way out."""
    from data.engine import DatabaseInUse

    if isinstance(failure, DatabaseInUse):
        return fail("cli-database-in-use")
    return fail("cli-database-unreachable", why=str(failure))
