"""What stands between two pages of a form, and a page with what is wrong or was looked up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from adapters.discord import forms
from bot.commands.catalogue import COMMANDS
from bot.commands.events import Suggest
from bot.commands.spec import OptionKind
from bot.messages.render import paragraph, text
from bot.ports.chat import Choice, ChoiceStyle, FieldKind, FormErrors, Message, Paragraph, Questions, Text, Words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from discord import ui

    from bot.commands.doors import Desk
    from bot.commands.events import Source
    from bot.ports.chat import Form, FormOpen, Part, Prose

_LOOKED_UP = {OptionKind.ZONE.value: OptionKind.ZONE, OptionKind.COUNTRY.value: OptionKind.COUNTRY}

_SAYS = Words(Text(": "))


def between(reply: FormOpen | FormErrors, locale: str, token: str) -> Message:
    """Give the message whose button opens a page: what is wrong with it, or that it comes next."""
    form = reply.form
    if isinstance(reply, FormErrors):
        parts: tuple[Part, ...] = (paragraph(locale, "discord-page-wrong"), Questions(_errors(reply)))
        return _with_button(parts, text(locale, "discord-mend"), token, locale)
    if form.page == 1:
        return _with_button((paragraph(locale, "discord-page-ready"),), text(locale, "discord-continue"), token, locale)
    said = paragraph(locale, "discord-page-next", page=form.page, pages=form.pages)
    introduction = (Paragraph(form.introduction),) if form.introduction else ()
    return _with_button((said, *introduction), text(locale, "discord-continue"), token, locale)


def _with_button(parts: tuple[Part, ...], label: Text, token: str, locale: str) -> Message:
    return Message(parts, (Choice(label, token, ChoiceStyle.PRIMARY),), locale)


def _errors(reply: FormErrors) -> tuple[Prose, ...]:
    labels = {field.name: field.label for field in reply.form.fields}
    return tuple((Words(labels[name]), _SAYS, Words(error)) for name, error in reply.errors if name in labels)


async def modal_of(reply: FormOpen | FormErrors, desk: Desk, source: Source, locale: str) -> ui.Modal:
    """Give a page to open; what was not found in a lookup comes with what is like it."""
    if not isinstance(reply, FormErrors):
        return forms.modal(reply.form, locale)
    errors = dict(reply.errors)
    return forms.modal(reply.form, locale, errors=errors, hits=await _hits(reply.form, errors, desk, source))


async def _hits(form: Form, errors: Mapping[str, str], desk: Desk, source: Source) -> dict[str, forms.Options]:
    found: dict[str, forms.Options] = {}
    for field in form.fields:
        kind = _LOOKED_UP.get(field.lookup or "")
        if field.name in errors and field.kind is FieldKind.LOOKUP and kind and isinstance(field.value, str):
            path, option = _declared(kind)
            found[field.name] = (await desk.suggest(Suggest(source, path, option, field.value))).hits
    return found


def _declared(kind: OptionKind) -> tuple[tuple[str, ...], str]:
    """Give a command and its option of this kind: that is how the programme is asked for what is like it."""
    return next((spec.path, option.name) for spec in COMMANDS for option in spec.options if option.kind is kind)
