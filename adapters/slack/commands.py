"""What somebody typed after the one command, or pressed in its place, as the programme's commands."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING

from adapters.slack.prose import PLATFORM
from bot.commands.catalogue import COMMANDS
from bot.commands.parsing import parse
from bot.commands.spec import OptionKind
from bot.messages.command_words import spoken_name
from bot.messages.render import LOCALES, text
from bot.ports.chat import FieldKind, Form, FormField, Text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.commands.spec import CommandSpec, Option

RUN = "command"
"""The kind of a button that stands for a command; the line to run is the row of its token."""
_PERSON = re.compile(r"<@([A-Z0-9]+)(?:\|[^>]*)?>")
_CHANNEL = re.compile(r"<#([A-Z0-9]+)(?:\|[^>]*)?>")
_GROUP = re.compile(r"<!subteam\^([A-Z0-9]+)(?:\|[^>]*)?>")
_LINK = re.compile(r"<(?:mailto:|tel:)?([^@#!|>][^|>]*)(?:\|([^>]*))?>")
_QUOTES = str.maketrans({"“": '"', "”": '"', "„": '"', "«": '"', "»": '"'})


def cleaned(typed: str) -> str:
    """Give a typed line as it was meant: mentions as accounts, curly quotes straight, nothing escaped."""
    line = _PERSON.sub(rf"{PLATFORM}:\1", typed)
    line = _CHANNEL.sub(r"\1", line)
    line = _GROUP.sub(r"\1", line)
    line = _LINK.sub(lambda link: link[2] or link[1], line)
    return unescape(line).translate(_QUOTES).strip()


def read(line: str) -> tuple[CommandSpec, Mapping[str, str]]:
    """Give the command and its options. Raises UnknownCommand, UnknownOption."""
    return parse(line, COMMANDS)


def of_path(path: str) -> CommandSpec | None:
    """Give the command with that name."""
    return next((spec for spec in COMMANDS if spec.name == path), None)


def token(line: str) -> str:
    """Give the token of a button that runs a line. It holds words of the catalogue only, never people's."""
    return f"{RUN}:1:{line}"


def wants_file(spec: CommandSpec, typed: Mapping[str, str]) -> bool:
    """Say whether a command needs a file, which nobody can type."""
    return any(option.kind is OptionKind.FILE and (option.required or option.name in typed) for option in spec.options)


def options_form(spec: CommandSpec, typed: Mapping[str, str], locale: str) -> Form:
    """Give a form made from a command's options, with what was typed already filled in."""
    shown = [*[o for o in spec.options if o.required], *[o for o in spec.options if not o.required]]
    fields = tuple(_field(option, typed, locale) for option in shown)
    return Form(token(spec.name), text(locale, "slack-form-title"), fields, submit=text(locale, "slack-send"))


def _field(option: Option, typed: Mapping[str, str], locale: str) -> FormField:
    label = text(locale, option.words_key)
    if option.kind is OptionKind.FILE:
        return FormField(option.name, label, FieldKind.FILE, required=option.required)
    value = typed.get(option.name)
    if option.choices:
        options = tuple((choice, Text(spoken_name(choice, locale))) for choice in option.choices)
        return FormField(option.name, label, FieldKind.CHOICE, option.required, options, value=value)
    kind = FieldKind.DATE if option.kind is OptionKind.DATE else FieldKind.TEXT
    return FormField(option.name, label, kind, option.required, value=value)


def spoken(locale: str | None) -> str | None:
    """Give the language we have for one of Slack's (`es-LA` is read in `es`)."""
    wanted = (locale, locale.partition("-")[0]) if locale else ()
    return next((each for each in wanted if each in LOCALES), None)
