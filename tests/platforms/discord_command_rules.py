"""Rules of application commands. Discord: interactions/application-commands, "Naming" and "Limits"."""

from collections.abc import Iterator
from typing import Any

from tests.platforms.discord_errors import unfit
from tests.platforms.discord_rules import Problem

Json = dict[str, Any]
CHAT_INPUT, SUBCOMMAND, GROUP = 1, 1, 2
LOCALES = frozenset(
    [
        "id",
        "da",
        "de",
        "en-GB",
        "en-US",
        "es-ES",
        "es-419",
        "fr",
        "hr",
        "it",
        "lt",
        "hu",
        "nl",
        "no",
        "pl",
        "pt-BR",
        "ro",
        "fi",
        "sv-SE",
        "vi",
        "tr",
        "cs",
        "el",
        "bg",
        "ru",
        "uk",
        "hi",
        "th",
        "zh-CN",
        "ja",
        "zh-TW",
        "ko",
        "ar",
        "he",
    ]
)
MOST_COMMANDS, MOST_CHARACTERS, MOST_OPTIONS = 100, 8000, 25


def check_commands(commands: list[Json]) -> None:
    """Raise 50035 for a set of commands Discord would not register."""
    problems = [problem for place, each in enumerate(commands) for problem in _command(str(place), each)]
    if len([each for each in commands if each.get("type", CHAT_INPUT) == CHAT_INPUT]) > MOST_COMMANDS:
        problems.append(("", "APPLICATION_COMMAND_TOO_MANY", "100 commands at most."))
    problems += _unique("", commands)
    if problems:
        raise unfit([(path or "commands", code, message) for path, code, message in problems])


def _command(path: str, command: Json) -> Iterator[Problem]:
    if command.get("type", CHAT_INPUT) != CHAT_INPUT:
        return
    if characters(command) > MOST_CHARACTERS:
        yield path, "APPLICATION_COMMAND_TOO_LARGE", f"{characters(command)} characters in all."
    yield from _named(path, command)
    yield from _options(path, command.get("options") or [], depth=0)


def _named(path: str, thing: Json) -> Iterator[Problem]:
    names = {"": thing["name"], **(thing.get("name_localizations") or {})}
    for locale, name in names.items():
        if not fits(name):
            yield f"{path}.name", "APPLICATION_COMMAND_INVALID_NAME", f"{locale}: {name!r}"
    texts = {"": thing.get("description") or "", **(thing.get("description_localizations") or {})}
    for locale, text in texts.items():
        if not 1 <= len(text) <= 100:
            yield f"{path}.description", "BASE_TYPE_BAD_LENGTH", f"{locale}: {len(text)} characters"
    yield from _locales(path, thing)


def _locales(path: str, thing: Json) -> Iterator[Problem]:
    for key in ("name_localizations", "description_localizations"):
        for locale in thing.get(key) or {}:
            if locale not in LOCALES:
                yield f"{path}.{key}", "BASE_TYPE_CHOICES", f"{locale} is no locale of Discord's"


def fits(name: str) -> bool:
    """Letters and digits of any script, `-`, `_` and `'`, in lower case, up to 32."""
    return 1 <= len(name) <= 32 and name == name.lower() and all(each.isalnum() or each in "-_'" for each in name)


def characters(thing: Json) -> int:
    """What counts towards 8,000: the longest translation of every name and description, and values of choices."""
    own = sum(
        max(len(thing.get(key) or ""), *map(len, (thing.get(f"{key}_localizations") or {"": ""}).values()))
        for key in ("name", "description")
    )
    inside = [*(thing.get("options") or []), *(thing.get("choices") or [])]
    return own + len(str(thing.get("value", ""))) + sum(characters(each) for each in inside)


def _options(path: str, options: list[Json], depth: int) -> Iterator[Problem]:
    if len(options) > MOST_OPTIONS:
        yield f"{path}.options", "BASE_TYPE_MAX_LENGTH", "25 options at most."
    kinds = {each["type"] for each in options}
    if kinds & {SUBCOMMAND, GROUP} and kinds - {SUBCOMMAND, GROUP}:
        yield f"{path}.options", "APPLICATION_COMMAND_OPTIONS_MIXED", "Subcommands beside options."
    if (GROUP in kinds and depth > 0) or (SUBCOMMAND in kinds and depth > 1):
        yield f"{path}.options", "APPLICATION_COMMAND_TOO_DEEP", "command, group, subcommand: no deeper."
    wanted = [bool(each.get("required")) for each in options]
    if wanted != sorted(wanted, reverse=True):
        yield f"{path}.options", "APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID", "Required options come first."
    yield from _unique(f"{path}.options", options)
    for place, each in enumerate(options):
        inner = f"{path}.options.{place}"
        yield from _named(inner, each)
        yield from _choices(inner, each)
        yield from _options(inner, each.get("options") or [], depth + 1)


def _unique(path: str, things: list[Json]) -> list[Problem]:
    problems = []
    used = {locale for each in things for locale in each.get("name_localizations") or {}}
    for locale in ["", *sorted(used)]:
        names = [str((each.get("name_localizations") or {}).get(locale, each["name"])) for each in things]
        if len(names) != len(set(names)):
            code = "APPLICATION_COMMAND_OPTIONS_NAME_DUPLICATE"
            problems.append((path, code, f"{locale}: {sorted(name for name in names if names.count(name) > 1)}"))
    return problems


def _choices(path: str, option: Json) -> Iterator[Problem]:
    choices = option.get("choices") or []
    if choices and option.get("autocomplete"):
        yield path, "APPLICATION_COMMAND_CHOICES_AND_AUTOCOMPLETE", "Choices or autocomplete, not both."
    yield from check_choices(path, choices)


def check_choices(path: str, choices: list[Json]) -> Iterator[Problem]:
    if len(choices) > MOST_OPTIONS:
        yield f"{path}.choices", "BASE_TYPE_MAX_LENGTH", "25 choices at most."
    for choice in choices:
        names = {"": choice["name"], **(choice.get("name_localizations") or {})}
        if not all(1 <= len(name) <= 100 for name in names.values()) or len(str(choice["value"])) > 100:
            yield f"{path}.choices", "BASE_TYPE_BAD_LENGTH", f"{choice['name']!r}: 1 to 100 characters"
        yield from _locales(path, choice)
    names_in_use = [each["name"] for each in choices]
    if len(names_in_use) != len(set(names_in_use)):
        yield f"{path}.choices", "APPLICATION_COMMAND_OPTION_CHOICE_NAME_DUPLICATE", str(names_in_use)
