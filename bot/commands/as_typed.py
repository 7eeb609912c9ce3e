"""How options are typed: what stands for a value, in the reader's language; the names stay as they are typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.commands.spec import OptionKind
from bot.messages.command_words import spoken_name
from bot.messages.render import text

if TYPE_CHECKING:
    from bot.commands.spec import CommandSpec, Option


def options_as_typed(spec: CommandSpec, locale: str) -> str:
    """Give a command's options as a person types them: `NAME LAUNCH [zone=ZONE]`."""
    return " ".join(option_as_typed(option, locale) for option in spec.options)


def option_as_typed(option: Option, locale: str) -> str:
    """Give one option: by its place alone, `NAME`, where it is needed, else by its name, `[zone=ZONE]`."""
    named = spoken_name(option.name, locale).upper()
    if option.required:
        return named
    if option.kind is OptionKind.REST:
        return f"[{named}]"
    value = "|".join(option.choices) if option.choices else text(locale, f"typed-{option.kind}")
    return f"[{option.name}={value}]"
