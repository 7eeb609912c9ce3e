"""A page of a form as one of Slack's views, and a view that was sent as answers."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING, Any

from adapters.slack.markup import buttons, plain_text, render, rich, section
from adapters.slack.naming import COMMAND, as_one_command, words_as_one_command
from adapters.slack.prose import elements
from bot.messages.render import prose, text
from bot.ports.chat import FieldKind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from adapters.slack.markup import Rendered
    from bot.ports.chat import Choice, Form, FormField, Message, Prose, Text

FORM = "form"
OPTIONS = "options"
ANSWER = "answer"
YES = "yes"
TITLE_LIMIT = 24
BLOCKS_LIMIT = 100
METADATA_LIMIT = 3000
TEXT_LIMIT = 3000
CHECKBOXES = 10
OPTION_VALUE = 150

View = dict[str, Any]


def form_view(
    form: Form,
    locale: str,
    errors: Mapping[str, str] | None = None,
    *,
    callback: str = FORM,
    command: str = COMMAND,
) -> View:
    """Give a page of a form; errors stand above the fields they concern, for when the fields themselves change."""
    last = form.page >= form.pages
    submit = form.submit or text(locale, "slack-send" if last else "slack-continue")
    return {
        "type": "modal",
        "callback_id": callback,
        "private_metadata": json.dumps({"token": form.token, "page": form.page}),
        "title": plain_text(form.title, TITLE_LIMIT),
        "submit": plain_text(submit, TITLE_LIMIT),
        "close": plain_text(text(locale, "slack-cancel"), TITLE_LIMIT),
        "blocks": list(_blocks(form, locale, errors or {}, command)),
    }


def message_view(message: Message, show: Callable[[Message], Rendered] = render) -> View:
    """Give an answer in the place of the form that led to it. `show` renders it."""
    rendered = show(message)
    return {
        "type": "modal",
        "callback_id": ANSWER,
        "title": plain_text(text(message.locale, "slack-title"), TITLE_LIMIT),
        "close": plain_text(text(message.locale, "slack-close"), TITLE_LIMIT),
        "blocks": list(rendered.blocks),
    }


def waiting_view(locale: str) -> View:
    """Give what one sees until the form is there."""
    wait = prose(locale, "slack-one-moment")
    return {
        "type": "modal",
        "callback_id": ANSWER,
        "title": plain_text(text(locale, "slack-title"), TITLE_LIMIT),
        "close": plain_text(text(locale, "slack-close"), TITLE_LIMIT),
        "blocks": [_words(wait, locale)],
    }


def home_view(message: Message, extra: Sequence[Choice], show: Callable[[Message], Rendered] = render) -> View:
    """Give the page that Slack gives the bot. `show` renders what is on it."""
    rendered = show(message)
    blocks = [*rendered.blocks, buttons(extra)] if extra else list(rendered.blocks)
    return {"type": "home", "blocks": blocks[:BLOCKS_LIMIT]}


def sent(view: Mapping[str, Any]) -> tuple[str, int]:
    """Give the token and the page of a view that was sent."""
    held = json.loads(view.get("private_metadata") or "{}")
    return str(held.get("token", "")), int(held.get("page", 1))


def answers(view: Mapping[str, Any]) -> dict[str, str | list[str]]:
    """Give what was answered, by field; files are left out."""
    stated = (view.get("state") or {}).get("values") or {}
    read = {name: _answer(kind, state) for name, inner in stated.items() for kind, state in inner.items()}
    return {name: value for name, value in read.items() if value is not None}


def files(view: Mapping[str, Any]) -> dict[str, Mapping[str, Any]]:
    """Give the first file that was put into each field."""
    stated = (view.get("state") or {}).get("values") or {}
    found = {name: state.get("files") for name, inner in stated.items() for state in inner.values()}
    return {name: listed[0] for name, listed in found.items() if listed}


def can_show_errors(view: Mapping[str, Any], form: Form) -> bool:
    """Say whether the view that was sent asks the same as the form does now, so that Slack can mark its fields."""
    shown = {block.get("block_id"): block.get("element") or {} for block in view.get("blocks") or ()}
    return all(_shape(shown.get(field.name) or {}) == _shape(_element(field)) for field in form.fields)


def _shape(element: Mapping[str, Any]) -> object:
    options = element.get("options") or ()
    return element.get("type"), tuple(option.get("value") for option in options)


def _answer(kind: str, state: Mapping[str, Any]) -> str | list[str] | None:
    match state.get("type"):
        case "checkboxes" | "multi_static_select":
            chosen = [str(option["value"]) for option in state.get("selected_options") or ()]
            return (YES if chosen else "") if kind == FieldKind.CONSENT else chosen
        case "static_select":
            return str((state.get("selected_option") or {}).get("value") or "")
        case "datepicker":
            return str(state.get("selected_date") or "")
        case "file_input":
            return None
        case _:
            return str(state.get("value") or "")


def _blocks(form: Form, locale: str, errors: Mapping[str, str], command: str) -> Iterator[dict[str, Any]]:
    if form.introduction:
        yield _words(as_one_command(form.introduction, command), locale)
    if form.pages > 1:
        words = text(locale, "slack-page", page=form.page, pages=form.pages)
        yield {"type": "context", "elements": [plain_text(words)]}
    for field in form.fields:
        if field.name in errors:
            told = words_as_one_command(errors[field.name], command)
            wrong = {"type": "text", "text": told, "style": {"bold": True}}
            yield rich(section([wrong]))
        yield _input(field, command)


def _words(words: Prose, locale: str) -> dict[str, Any]:
    return rich(section(elements(words, locale)))


def _input(field: FormField, command: str) -> dict[str, Any]:
    block = {
        "type": "input",
        "block_id": field.name,
        "label": plain_text(words_as_one_command(field.label, command), 2000),
        "optional": not field.required or field.kind is FieldKind.CONSENT,
        "element": _element(field),
    }
    hint = words_as_one_command(field.hint or "", command)
    return block | ({"hint": plain_text(hint, 2000)} if hint else {})


def _element(field: FormField) -> dict[str, Any]:
    """Give what one answers in; its id says how to read the answer."""
    named = {"action_id": field.kind.value}
    match field.kind:
        case FieldKind.CONSENT:
            return _chosen(named | {"type": "checkboxes"}, [(YES, field.label)], field.value)
        case FieldKind.MANY:
            few = len(field.options) <= CHECKBOXES
            return _chosen(named | {"type": "checkboxes" if few else "multi_static_select"}, field.options, field.value)
        case FieldKind.DATE:
            return named | {"type": "datepicker"} | _initial_date(field.value)
        case FieldKind.FILE:
            return named | {"type": "file_input", "max_files": 1}
        case _ if field.options:
            return _selected(named | {"type": "static_select"}, field.options, field.value)
        case _:
            long = {"multiline": True} if field.kind is FieldKind.LONG_TEXT else {}
            words = field.value if isinstance(field.value, str) else ""
            initial = {"initial_value": words[:TEXT_LIMIT]} if words else {}
            return named | {"type": "plain_text_input", "max_length": TEXT_LIMIT} | long | initial


def _option(value: str, label: str) -> dict[str, Any]:
    return {"text": plain_text(label), "value": value[:OPTION_VALUE]}


def _selected(element: dict[str, Any], options: Sequence[tuple[str, Text]], value: object) -> dict[str, Any]:
    made = [_option(each, label) for each, label in options]
    chosen = [option for option in made if option["value"] == value]
    return element | {"options": made} | ({"initial_option": chosen[0]} if chosen else {})


def _chosen(element: dict[str, Any], options: Sequence[tuple[str, str]], value: object) -> dict[str, Any]:
    values = {value} if isinstance(value, str) else set(value) if isinstance(value, tuple) else set()
    made = [_option(each, label) for each, label in options]
    chosen = [option for option in made if option["value"] in values]
    return element | {"options": made} | ({"initial_options": chosen} if chosen else {})


def _initial_date(value: object) -> dict[str, str]:
    """Give a date that was answered before; what is no date is asked again."""
    try:
        return {"initial_date": date.fromisoformat(str(value)).isoformat()}
    except ValueError:
        return {}
