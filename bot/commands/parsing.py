"""From a typed line to a command: `/round create spring-2027 launch=2027-03-01 timetable=iln-16-weeks`.

Values with spaces are quoted; options are named (`launch=…`) or simply follow in the declared order.
"""

from __future__ import annotations

import re
from difflib import get_close_matches
from typing import TYPE_CHECKING

from bot.commands.spec import CommandSpec, OptionKind
from bot.domain.errors import Refused

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

_NAMED = re.compile(r"([a-z_]+)=(.*)", re.DOTALL)


class UnknownCommand(Refused):
    """No command begins like this."""

    key = "refused-unknown-command"


class UnfinishedCommand(UnknownCommand):
    """What was typed is the first word of several commands."""

    key = "refused-unfinished-command"


class UnknownOption(Refused):
    """The command takes no such option, or no more values."""

    key = "refused-unknown-option"


def parse(line: str, commands: Iterable[CommandSpec]) -> tuple[CommandSpec, Mapping[str, str]]:
    """Give the command that a line means, and its options as typed. Raises UnknownCommand, UnknownOption."""
    specs = tuple(commands)
    typed = line.strip().removeprefix("/")
    places = list(_WORD.finditer(typed))
    words = [_QUOTED.sub(r"\1", place[0]) if '"' in place[0] else place[0] for place in places]
    spec = longest_match(words, specs)
    if spec is None and len(words) == 1 and (family := [f"/{s.name}" for s in specs if s.path[0] == words[0].lower()]):
        raise UnfinishedCommand(typed=words[0].lower(), close=", ".join(family))
    if spec is None:
        raise UnknownCommand(typed=" ".join(words[:2]), close=", ".join(close_to(words, specs)))
    length = len(spec.path)
    return spec, _options(spec, words[length:], [typed[place.start() :] for place in places[length:]])


_WORD = re.compile(r'(?:"[^"]*"|\S)+')
"""A stretch without spaces but those within quotes; a quote that is never closed is an ordinary character."""
_QUOTED = re.compile(r'"([^"]*)"')


def longest_match(words: Sequence[str], specs: Iterable[CommandSpec]) -> CommandSpec | None:
    """Give the command that the first words name."""
    if not words:
        return None
    lowered = tuple(map(str.lower, words))
    fitting = [s for s in specs if s.path[0] == lowered[0] and s.path == lowered[: len(s.path)]]
    return max(fitting, key=lambda s: len(s.path), default=None)


def close_to(words: Sequence[str], specs: Sequence[CommandSpec]) -> list[str]:
    """Give the commands of the same family, else those spelled most alike, else the way to see them all."""
    first = words[0].lower() if words else ""
    families = {s.path[0] for s in specs}
    family = get_close_matches(first, families, n=1)
    of_family = [s.name for s in specs if s.path[0] in family]
    alike = get_close_matches(" ".join(words[:2]).lower(), of_family, n=3, cutoff=0.75)
    return [f"/{name}" for name in alike or of_family[:20]] or ["/help"]


def _options(spec: CommandSpec, words: list[str], rests: list[str]) -> Mapping[str, str]:
    """Give the options as typed; `rests` is what the line holds from each word on, as it was written."""
    values: dict[str, str] = {}
    names = {o.name for o in spec.options}
    for index, word in enumerate(words):
        named = _NAMED.fullmatch(word)
        if named and named[1] in names:
            values[named[1]] = named[2]
            continue
        free = [o for o in spec.options if o.name not in values]
        if not free or (named and free[0].kind is not OptionKind.REST):
            raise UnknownOption(typed=word, command=spec.name)
        if free[0].kind is OptionKind.REST:
            rest = rests[index].strip()
            whole = _QUOTED.fullmatch(rest)
            values[free[0].name] = whole[1] if whole else rest
            return values
        values[free[0].name] = word
    return values
