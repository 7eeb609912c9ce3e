"""From options as typed to values as declared; what cannot be read is refused in words that say what to type."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bot.commands.events import ReceivedFile
from bot.commands.spec import EVERYBODY_HERE, Option, OptionKind
from bot.domain.dates import read_date
from bot.domain.errors import BadValue, Refused
from bot.domain.spelling import fold
from bot.messages.answers import YES_OR_NO, as_code
from bot.messages.command_words import explained, spoken_name
from bot.messages.render import LOCALES

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.commands.events import OptionValue
    from bot.commands.spec import CommandSpec
    from bot.services.asked import Asked


class MissingOption(Refused):
    """The command needs a value that was not given."""

    key = "refused-missing-option"


class NotOneOf(Refused):
    """The value is not one of those the option takes."""

    key = "refused-not-one-of"


class NeedsFile(Refused):
    """The command needs a file."""

    key = "refused-needs-file"


class GroupIsEverybody(Refused):
    """The group holds everybody, so it can bring nobody a role."""

    key = "refused-group-is-everybody"


def read_options(spec: CommandSpec, given: Mapping[str, OptionValue], asked: Asked) -> dict[str, Any]:
    """Give the options of a command, each in its own type. Raises what reading raises."""
    values: dict[str, Any] = {}
    for option in spec.options:
        value = given.get(option.name)
        if value is None or value == "":
            if option.required:
                raise MissingOption(command=spec.name, option=option.name)
            continue
        values[option.name] = _read(option, value, asked)
    return values


def _read(option: Option, value: OptionValue, asked: Asked) -> Any:  # noqa: ANN401  # one line a kind
    if option.kind is OptionKind.FILE:
        if not isinstance(value, ReceivedFile):
            raise NeedsFile(option=option.name)
        return value
    text = str(value).strip()
    match option.kind:
        case OptionKind.NUMBER:
            return _number(text)
        case OptionKind.DATE:
            return read_date(text)
        case OptionKind.CHOICE:
            return _choice(option, text, asked)
        case OptionKind.GROUP if text == EVERYBODY_HERE:
            raise GroupIsEverybody
        case OptionKind.PERSON:
            return asked.find_person(text)
        case OptionKind.ZONE:
            return _zone(option, text, asked)
        case OptionKind.COUNTRY:
            return _place(option, text, asked.world.places.country(text))
        case _:
            return text


def _number(text: str) -> int:
    try:
        number = int(text.lstrip("#"))
    except ValueError:
        raise BadValue(what="number", value=text) from None
    if abs(number) > LARGEST_NUMBER:
        raise BadValue(what="number", value=text)
    return number


LARGEST_NUMBER = 2**31 - 1
"""What every database can hold; nothing here counts so far."""


def _choice(option: Option, text: str, asked: Asked) -> str:
    """Read a choice as it is typed, or as it is called in any language of ours."""
    if text in option.choices:
        return text
    wanted = as_code(text) if set(option.choices) == YES_OR_NO else text
    for choice in option.choices:
        if fold(wanted) in {fold(spoken_name(choice, locale)) for locale in LOCALES}:
            return choice
    choices = ", ".join(explained(each, asked.locale) for each in option.choices)
    raise NotOneOf(option=option.name, value=text, choices=choices)


def _zone(option: Option, text: str, asked: Asked) -> str:
    """Read a zone, or a city that only one zone is named after."""
    found = asked.world.places.zone(text)
    if found is None:
        hits = asked.world.places.suggest_zones(text, 2)
        of_city = [hit for hit in hits if hit.rpartition("/")[2].replace("_", " ").casefold() == text.casefold()]
        found = of_city[0] if len(of_city) == 1 else None
    return _place(option, text, found)


def _place(option: Option, text: str, found: str | None) -> str:
    if found is None:
        raise BadValue(what=option.name, value=text)
    return found
