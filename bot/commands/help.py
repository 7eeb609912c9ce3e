"""`/help`: what can be asked, projected from the declarations: all of it, one family, or one command."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.commands.as_typed import options_as_typed
from bot.commands.parsing import UnknownCommand, close_to, longest_match
from bot.commands.spec import Audience, may_give
from bot.messages.command_words import explained, spoken_name
from bot.messages.render import heading, paragraph, prose
from bot.ports.chat import Fields, Text, Words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from bot.commands.spec import CommandSpec, Option
    from bot.ports.chat import Part, Prose, Reply
    from bot.services.asked import Asked

EVERYBODYS = frozenset({Audience.EVERYBODY, Audience.PARTICIPANT})
"""Whose commands are shown one by one. Those of the people who run the programme are shown by family."""


def show_help(asked: Asked, commands: Sequence[CommandSpec], about: str | None) -> Reply:
    """Show what this person can ask, or more about a command or a family. Raises UnknownCommand."""
    is_participant = asked.actor.participant is not None
    offered = [s for s in commands if may_give(asked.actor.roles, s, is_participant=is_participant)]
    words = about.lower().removeprefix("/").split() if about else []
    if not words:
        return asked.show(*_overview(asked, offered))
    spec = longest_match(words, commands)
    if spec is not None:
        return asked.show(*_command(asked, spec), *_not_yours(asked, spec, offered))
    family = [s for s in offered if s.path[0] == words[0]]
    if len(words) > 1 or not family:
        raise UnknownCommand(typed=" ".join(words[:2]), close=", ".join(close_to(words, offered)))
    return asked.show(heading(asked.locale, "help-name", command=_ours(f"/{words[0]}")), _list(asked, family))


def _overview(asked: Asked, offered: Sequence[CommandSpec]) -> Iterable[Part]:
    """Give everybody's commands one by one, then the others' families in a line each."""
    locale = asked.locale
    families: dict[str, list[CommandSpec]] = {}
    for spec in offered:
        if spec.audience not in EVERYBODYS:
            families.setdefault(spec.path[0], []).append(spec)
    takes_part = asked.actor.participant is not None or bool(families)
    yield heading(locale, "help-title")
    yield paragraph(locale, "help-opening" if takes_part else "help-opening-visitor")
    yield _list(asked, [s for s in offered if s.audience in EVERYBODYS])
    if families:
        yield paragraph(locale, "help-families")
        yield Fields(tuple(_family(locale, name, specs) for name, specs in families.items()))
    example = next((s for s in offered if s.options and len(s.path) > 1), offered[0])
    yield paragraph(locale, "help-more", command=_ours(f"/help {example.name}"))
    if not asked.actor.is_staff:
        yield paragraph(locale, "help-human")


def _family(locale: str, name: str, specs: Sequence[CommandSpec]) -> tuple[Prose, Prose]:
    if specs[0].path == (name,):
        return prose(locale, "help-name", command=_ours(f"/{name}")), prose(locale, specs[0].words_key)
    names = ", ".join(spec.path[1] for spec in specs)
    return prose(locale, "help-name", command=_ours(f"/{name}")), prose(locale, "help-family", commands=names)


def _list(asked: Asked, specs: Iterable[CommandSpec]) -> Fields:
    is_typed = _is_typed(asked)
    rows = ((_named(asked.locale, spec, is_typed=is_typed), prose(asked.locale, spec.words_key)) for spec in specs)
    return Fields(tuple(rows))


def _is_typed(asked: Asked) -> bool:
    """Say whether this reader types options by their names, and is not shown them in the own language."""
    here = asked.world.platforms.get(asked.actor.account.platform)
    return here is None or not here.shows_options


def _named(locale: str, spec: CommandSpec, *, is_typed: bool) -> Prose:
    """Give a command, with its options where one must know them to type them."""
    command = _ours(f"/{spec.name}")
    if not spec.options or not is_typed:
        return prose(locale, "help-name", command=command)
    return prose(locale, "help-command", command=command, options=options_as_typed(spec, locale))


def _ours(command: str) -> Words:
    """Give a command as words of our own, which platforms may make into what one can press."""
    return Words(Text(command))


def _command(asked: Asked, spec: CommandSpec) -> Iterable[Part]:
    """Give what a command does, what each option means, and an example."""
    locale = asked.locale
    yield heading(locale, "help-name", command=_ours(f"/{spec.name}"))
    yield paragraph(locale, spec.words_key)
    if spec.options:
        is_typed = _is_typed(asked)
        yield Fields(tuple(_option(locale, option, is_typed=is_typed) for option in spec.options))
    yield paragraph(locale, "help-example", example=_ours(f"/{spec.name} {spec.example}".strip()))


def _option(locale: str, option: Option, *, is_typed: bool) -> tuple[Prose, Prose]:
    """Give an option by the name that this reader types, or sees, and what it means in their language."""
    name = option.name if is_typed else spoken_name(option.name, locale)
    label = prose(locale, "help-option" if option.required else "help-option-optional", option=name)
    meaning = prose(locale, option.words_key)
    if not option.choices:
        return label, meaning
    choices = (explained(each, locale) if is_typed else spoken_name(each, locale) for each in option.choices)
    return label, prose(locale, "help-choices", meaning=meaning, choices=", ".join(choices))


def _not_yours(asked: Asked, spec: CommandSpec, offered: Iterable[CommandSpec]) -> Iterable[Part]:
    """Say who may give a command, to somebody who may not."""
    if spec in offered:
        return
    if spec.audience is Audience.PARTICIPANT:
        yield paragraph(asked.locale, "refused-not-a-participant")
    else:
        yield paragraph(asked.locale, "refused-not-allowed", audience=spec.audience.value)
