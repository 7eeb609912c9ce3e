"""The programme's commands as Discord's: declared once in bot/commands, projected here, with their names in Spanish.

Discord's own declarations are plain data, so they are made as such; a test walks the whole set.
"""

from __future__ import annotations

import json
from hashlib import blake2b
from typing import TYPE_CHECKING, Any

from bot.commands.spec import Audience, OptionKind
from bot.messages.command_words import has_names, spoken_name
from bot.messages.render import text

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from bot.commands.spec import CommandSpec, Option

LOCALES = {"es-ES": "es", "es-419": "es"}
"""Discord's languages that we speak, beside English."""
DESCRIPTION = 100
CHOICES = 25
_SUBCOMMAND, _TEXT, _NUMBER, _CHANNEL, _ROLE, _FILE = 1, 3, 4, 7, 8, 11
_ON_SERVERS, _WITH_THE_BOT = 0, 1
_MANAGE_SERVER = 1 << 5
_KINDS = {
    OptionKind.NUMBER: _NUMBER,
    OptionKind.CHANNEL: _CHANNEL,
    OptionKind.GROUP: _ROLE,
    OptionKind.FILE: _FILE,
}
_SUGGESTED = frozenset({OptionKind.ROUND, OptionKind.PERSON, OptionKind.ZONE, OptionKind.COUNTRY})
_TEXT_CHANNELS = [0, 5]
_HIDDEN = frozenset({Audience.COORDINATOR, Audience.DIRECTOR})


def projected(commands: Iterable[CommandSpec]) -> list[dict[str, Any]]:
    """Give all commands as Discord takes them."""
    by_word: dict[str, list[CommandSpec]] = {}
    for spec in commands:
        by_word.setdefault(spec.path[0], []).append(spec)
    return [_top(word, specs) for word, specs in by_word.items()]


def digest(payload: Sequence[Mapping[str, Any]], application_id: int | None) -> str:
    """Give what changes when the commands do."""
    said = json.dumps([application_id, payload], sort_keys=True)
    return blake2b(said.encode(), digest_size=16).hexdigest()


def _top(word: str, specs: Sequence[CommandSpec]) -> dict[str, Any]:
    """Give a command, or a group of them. What only coordinators may give is hidden from all others."""
    is_hidden = all(spec.audience in _HIDDEN for spec in specs)
    is_group = len(specs[0].path) > 1
    key = f"discord-group-{word}" if is_group else specs[0].words_key
    inner = [_sub(spec) for spec in specs] if is_group else [*map(_option, specs[0].options)]
    return {
        "type": 1,
        **_named(word),
        **_described(key),
        "options": inner,
        "contexts": [_ON_SERVERS] if is_hidden else [_ON_SERVERS, _WITH_THE_BOT],
        "integration_types": [0],
        "default_member_permissions": _MANAGE_SERVER if is_hidden else None,
    }


def _sub(spec: CommandSpec) -> dict[str, Any]:
    return {
        "type": _SUBCOMMAND,
        **_named("-".join(spec.path[1:])),
        **_described(spec.words_key),
        "options": [*map(_option, spec.options)],
    }


def _option(option: Option) -> dict[str, Any]:
    made = {
        "type": _KINDS.get(option.kind, _TEXT),
        **_named(option.name),
        **_described(option.words_key),
        "required": option.required,
    }
    if option.choices:
        made["choices"] = [{"value": each, **_named(each)} for each in option.choices[:CHOICES]]
    elif option.kind in _SUGGESTED:
        made["autocomplete"] = True
    elif option.kind is OptionKind.CHANNEL:
        made["channel_types"] = _TEXT_CHANNELS
    return made


def _named(word: str) -> dict[str, Any]:
    names = {theirs: spoken_name(word, ours) for theirs, ours in LOCALES.items()}
    return {"name": word, "name_localizations": names if has_names(word) else {}}


def _described(key: str) -> dict[str, Any]:
    return {
        "description": text("en", key)[:DESCRIPTION],
        "description_localizations": {d: text(ours, key)[:DESCRIPTION] for d, ours in LOCALES.items()},
    }


def ids(known: Iterable[Mapping[str, Any]]) -> dict[str, str]:
    """Give Discord's id for each of our commands, by its name as typed, out of what Discord answered."""
    found: dict[str, str] = {}
    for command in known:
        inner = [each["name"] for each in command.get("options", ()) if each["type"] == _SUBCOMMAND]
        names = [f"{command['name']} {sub}" for sub in inner] or [command["name"]]
        found |= dict.fromkeys(names, str(command["id"]))
    return found
