"""What an interaction says: which command, with which options, and the files that came along."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from adapters.discord.markup import PLATFORM
from bot.commands.catalogue import COMMANDS
from bot.commands.events import ReceivedFile
from bot.commands.spec import EVERYBODY_HERE, OptionKind
from bot.domain.errors import Refused

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import discord

    from bot.commands.events import OptionValue

MEGABYTES = 10
LARGEST = MEGABYTES * 1024 * 1024
"""Discord's own limit for a file, where a server has no more; what is larger is not taken in."""
_GROUP_TYPES = frozenset({1, 2})
_PERSON = re.compile(r"<@!?(\d+)>")
_PLACE = re.compile(r"<[#@]&?(\d+)>")


class FileTooBig(Refused):
    """A file is larger than we take."""

    key = "discord-file-too-big"


def path_of(data: Mapping[str, Any]) -> tuple[tuple[str, ...], Sequence[Mapping[str, Any]]]:
    """Give a command's words, and its options as they came."""
    path = [str(data.get("name", ""))]
    options: Sequence[Mapping[str, Any]] = data.get("options", ())
    while options and options[0].get("type") in _GROUP_TYPES:
        path.append(str(options[0]["name"]))
        options = options[0].get("options", ())
    return tuple(path), options


async def options_of(
    interaction: discord.Interaction[Any], path: tuple[str, ...], typed: Sequence[Mapping[str, Any]]
) -> dict[str, OptionValue]:
    """Give the options as the programme reads them: files with their content, people and places by id."""
    spec = next((each for each in COMMANDS if each.path == path), None)
    kinds = {option.name: option.kind for option in spec.options} if spec else {}
    resolved = dict(interaction.data or {}).get("resolved", {})
    attachments: Any = resolved.get("attachments", {}) if isinstance(resolved, dict) else {}
    found: dict[str, OptionValue] = {}
    for option in typed:
        name, value = option["name"], option.get("value", "")
        kind = kinds.get(name, OptionKind.TEXT)
        is_file = kind is OptionKind.FILE and str(value) in attachments
        found[name] = await read_file(interaction, attachments[str(value)]) if is_file else read_value(kind, value)
        if kind is OptionKind.GROUP and found[name] == str(interaction.guild_id):  # the server's id is @everyone's too
            found[name] = EVERYBODY_HERE
    return found


def read_value(kind: OptionKind, value: str | float) -> OptionValue:
    """Give a value as the programme reads it: a mention of a person is `discord:<id>`, one of a place its id."""
    if not isinstance(value, str):
        return int(value)
    if kind in {OptionKind.PERSON, OptionKind.ACCOUNT} and (found := _PERSON.fullmatch(value.strip())):
        return f"{PLATFORM}:{found[1]}"
    if kind in {OptionKind.CHANNEL, OptionKind.GROUP} and (found := _PLACE.fullmatch(value.strip())):
        return found[1]
    return value


async def read_file(interaction: discord.Interaction[Any], attachment: Mapping[str, Any]) -> ReceivedFile:
    """Fetch a file. Raises FileTooBig, and what fetching raises."""
    if int(attachment.get("size", 0)) > LARGEST:
        raise FileTooBig(megabytes=MEGABYTES)
    content = await interaction.client.http.get_from_cdn(str(attachment["url"]))
    return ReceivedFile(str(attachment["filename"]), content)
