"""What a line could become: commands, their options, and the values that options take."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.commands.spec import OptionKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from bot.commands.spec import CommandSpec, Option


def complete(line: str, commands: Iterable[CommandSpec], own: Iterable[str]) -> Sequence[str]:
    """Give all that the last word of a line could become. `own` are the console's own commands."""
    if not line.startswith("/"):
        return ()
    *before, last = line.removeprefix("/").split(" ")
    if not before:
        words = {spec.path[0] for spec in commands} | set(own)
        return [f"/{word} " for word in sorted(words) if word.startswith(last)]
    path = tuple(word for word in before if word)
    deeper = {s.path[len(path)] for s in commands if s.path[: len(path)] == path and len(s.path) > len(path)}
    spec = next((s for s in commands if s.path == path[: len(s.path)]), None)
    options = () if spec is None else spec.options
    return [hit for hit in [*(f"{word} " for word in sorted(deeper)), *_options(options, path)] if hit.startswith(last)]


def _options(options: Sequence[Option], given: Sequence[str]) -> Iterable[str]:
    named = {word.partition("=")[0] for word in given if "=" in word}
    for option in options:
        if option.name in named:
            continue
        yield f"{option.name}="
        if option.kind is OptionKind.CHOICE:
            yield from (f"{option.name}={choice} " for choice in option.choices)
