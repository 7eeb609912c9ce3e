"""Pages of a form as Discord's modals, and what somebody put into one.

A modal can only be opened by a press or a command, never by another modal: between two pages stands a button.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

import discord
from discord import ui

from adapters.discord.markup import prose_text
from bot.messages.render import text
from bot.ports.chat import FieldKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from bot.ports.chat import Form, FormField

    Options: TypeAlias = "Sequence[tuple[str, str]]"

YES = "yes"
"""The value of a consent that was given; one that was not is empty."""
TITLE, LABEL, DESCRIPTION, OPTION, PLACEHOLDER = 45, 45, 100, 100, 100
A_DATE = "2027-03-01"
"""How a date is written, in every language."""
COMPONENTS = 5
OPTIONS = 25
INTRODUCTION, LONGEST = 4_000, 4_000
_MANY = "[]"
"""What the custom_id of a field ends in that takes several."""
_CHECKBOX, _FILE_UPLOAD = 23, 19


def modal(
    form: Form, locale: str, *, errors: Mapping[str, str] | None = None, hits: Mapping[str, Options] | None = None
) -> ui.Modal:
    """Give a page. What is wrong stands where the hint was; `hits` are what a lookup found, to choose from."""
    page = ui.Modal(title=form.title[:TITLE], custom_id=f"{form.page}/{form.token}", timeout=None)
    if form.introduction and len(form.fields) < COMPONENTS:
        page.add_item(ui.TextDisplay(prose_text(form.introduction)[:INTRODUCTION]))
    for field in form.fields[:COMPONENTS]:
        hint = (errors or {}).get(field.name) or field.hint
        page.add_item(
            ui.Label(
                text=field.label[:LABEL],
                description=shortened(hint, DESCRIPTION) if hint else None,
                component=_component(field, locale, (hits or {}).get(field.name, ())),
            )
        )
    page.stop()
    return page


def _component(field: FormField, locale: str, hits: Options) -> ui.Item[Any]:
    match field.kind:
        case FieldKind.LOOKUP if hits:
            own = (("", text(locale, "discord-none-of-these")),)
            return _select(field, [*hits[: OPTIONS - 1], *own], field.name, several=False)
        case FieldKind.CHOICE:
            return _select(field, field.options, field.name, several=False)
        case FieldKind.MANY:
            return _select(field, field.options, field.name + _MANY, several=True)
        case FieldKind.CONSENT:
            return ui.Checkbox(custom_id=field.name, default=field.value == YES)
        case FieldKind.FILE:
            return ui.FileUpload(custom_id=field.name, required=field.required, max_values=1)
        case _:
            return _typed(field)


def _typed(field: FormField) -> ui.TextInput[Any]:
    is_long = field.kind is FieldKind.LONG_TEXT
    return ui.TextInput(
        custom_id=field.name,
        style=discord.TextStyle.paragraph if is_long else discord.TextStyle.short,
        required=field.required,
        default=_standing(field)[:LONGEST] or None,
        placeholder=A_DATE if field.kind is FieldKind.DATE else None,
        max_length=LONGEST,
    )


def _select(field: FormField, options: Options, custom_id: str, *, several: bool) -> ui.Select[Any]:
    values = {field.value} if isinstance(field.value, str) else set(field.value or ())
    shown = [
        discord.SelectOption(
            label=label[:OPTION], value=value[:OPTION] or NONE, default=value in values and bool(value)
        )
        for value, label in options[:OPTIONS]
    ]
    return ui.Select(
        custom_id=custom_id,
        options=shown,
        required=field.required,
        min_values=1 if field.required else 0,
        max_values=len(shown) if several else 1,
    )


NONE = "-"
"""The value of an option that stands for nothing: Discord takes no empty ones."""


def _standing(field: FormField) -> str:
    if field.value is None or isinstance(field.value, str):
        return field.value or ""
    return ", ".join(field.value)


def shortened(words: str, most: int) -> str:
    """Give words that fit, cut between two of them if need be."""
    return words if len(words) <= most else words[:most].rpartition(" ")[0].rstrip(" ,;:.") + "…"


def sent_from(custom_id: str) -> tuple[str, int] | None:
    """Give the token and the page of a modal, None if it is none of ours."""
    page, stroke, token = custom_id.partition("/")
    parts = token.split(":", 2)
    return (token, int(page)) if stroke and page.isdecimal() and len(parts) == 3 else None  # kind:version:row


def values(components: Sequence[Any]) -> dict[str, str | list[str]]:
    """Give what was put into a modal, by field."""
    found: dict[str, str | list[str]] = {}
    for component in _inner(components):
        name = component.get("custom_id")
        if name is not None and component.get("type") != _FILE_UPLOAD:
            found[name.removesuffix(_MANY)] = _value(name, component)
    return found


def uploads(components: Sequence[Any]) -> dict[str, str]:
    """Give the ids of the files that were put into a modal, by field."""
    files = [each for each in _inner(components) if each.get("type") == _FILE_UPLOAD and each.get("values")]
    return {each["custom_id"]: str(each["values"][0]) for each in files}


def _value(name: str, component: Mapping[str, Any]) -> str | list[str]:
    if component.get("type") == _CHECKBOX:
        return YES if component.get("value") else ""
    if "values" not in component:
        return str(component.get("value") or "")
    chosen = [str(each) for each in component["values"] or () if each != NONE]
    return chosen if name.endswith(_MANY) else (chosen[0] if chosen else "")


def _inner(components: Sequence[Any]) -> Iterator[Mapping[str, Any]]:
    for component in components:
        if "component" in component:
            yield component["component"]
        yield from component.get("components", ())
