"""From a typed line to a command: `/round create spring-2027 launch=2027-03-01 timetable=iln-16-weeks`.

Values with spaces are quoted; options are named (`launch=…`) or simply follow in the declared order.
"""

from __future__ import annotations

import re
import shlex
from typing import TYPE_CHECKING

from bot.commands.spec import CommandSpec, OptionKind
from bot.domain.errors import Refused

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_NAMED = re.compile(r"([a-z_]+)=(.*)", re.DOTALL)


class UnknownCommand(Refused):
    """No command begins like this."""

    key = "refused-unknown-command"


class UnknownOption(Refused):
    """The command takes no such option, or no more values."""

    key = "refused-unknown-option"


def parse(line: str, commands: Iterable[CommandSpec]) -> tuple[CommandSpec, Mapping[str, str]]:
    """Give the command that a line means, and its options as typed. Raises UnknownCommand, UnknownOption."""
    specs = tuple(commands)
    words = _split(line.strip().removeprefix("/"))
    spec = _longest_match(words, specs)
    if spec is None:
        raise UnknownCommand(typed=" ".join(words[:2]), close=", ".join(_close_to(words, specs)))
    return spec, _options(spec, words[len(spec.path) :])


def _split(line: str) -> list[str]:
    """Split at spaces, keeping quoted values whole; an unclosed quote is taken as an ordinary character."""
    lexer = shlex.shlex(line, posix=True, punctuation_chars=False)
    lexer.whitespace_split = True
    lexer.quotes = '"'
    lexer.escape = ""
    lexer.commenters = ""
    try:
        return list(lexer)
    except ValueError:
        return line.split()


def _longest_match(words: list[str], specs: tuple[CommandSpec, ...]) -> CommandSpec | None:
    lowered = tuple(w.lower() for w in words)
    fitting = [s for s in specs if lowered[: len(s.path)] == s.path]
    return max(fitting, key=lambda s: len(s.path), default=None)


def _close_to(words: list[str], specs: tuple[CommandSpec, ...]) -> list[str]:
    first = words[0].lower() if words else ""
    same_family = [f"/{s.name}" for s in specs if first and s.path[0].startswith(first[:3])]
    return same_family[:16] or ["/help"]


def _options(spec: CommandSpec, words: list[str]) -> Mapping[str, str]:
    values: dict[str, str] = {}
    names = {o.name for o in spec.options}
    for index, word in enumerate(words):
        named = _NAMED.fullmatch(word)
        if named and named[1] in names:
            values[named[1]] = named[2]
            continue
        free = [o for o in spec.options if o.name not in values]
        if not free:
            raise UnknownOption(typed=word, command=spec.name)
        if free[0].kind is OptionKind.REST:
            values[free[0].name] = " ".join(words[index:])
            return values
        values[free[0].name] = word
    return values
