"""Filling in a form the way Slack's own client does: it checks what it can before the app hears of it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from tests.platforms.slack_files import become_ready
from tests.platforms.slack_payloads import file_json
from tests.platforms.slack_screen import Spot, find, option, spots

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tests.platforms.slack_eyes import Eyes
    from tests.platforms.slack_refusal import Json
    from tests.platforms.slack_server import SlackServer
    from tests.platforms.slack_world import Message, View

PRESSED = {"button", "overflow", "workflow_button"}
TYPED = {"plain_text_input": "value", "number_input": "value", "email_text_input": "value", "url_text_input": "value"}
PICKED = {"datepicker": "selected_date", "timepicker": "selected_time", "datetimepicker": "selected_date_time"}
ONE_OF = {"users_select": "selected_user", "conversations_select": "selected_conversation"}
SOME_OF = {"multi_users_select": "selected_users", "multi_conversations_select": "selected_conversations"}
ONE_OPTION = {"static_select", "external_select", "radio_buttons"}
SOME_OPTIONS = {"multi_static_select", "multi_external_select", "checkboxes"}
INITIAL = {"initial_option": "selected_option", "initial_options": "selected_options", "initial_value": "value"}


class NotPossible(AssertionError):
    """Slack's client would not let a person do this."""


def fill_in(person: Eyes, view: View, answers: Mapping[str, Any]) -> None:
    """Put the answers into the view, by label, block_id or action_id."""
    for name, answer in answers.items():
        spot = find(view.blocks, name)
        if spot is None:
            labels = [sorted(spot.names) for spot in spots(view.blocks)]
            raise NotPossible(f"{view.title!r} has no field {name!r}; it has {labels}")
        put(view, spot, value_of(person, spot.element, answer))


def put(where: View | Message, spot: Spot, value: Json) -> None:
    where.values.setdefault(spot.block_id, {})[spot.action_id] = {"type": spot.element["type"], **value}


def begin(where: View | Message) -> None:
    """What nobody touched holds its initial value."""
    for spot in spots(where.blocks):
        if spot.element["type"] not in PRESSED and spot.action_id not in where.values.get(spot.block_id, {}):
            put(where, spot, initial(spot.element))


def complete(view: View) -> None:
    """What must be filled in is, or Slack's client does not send it."""
    begin(view)
    for spot in spots(view.blocks):
        wanted = spot.block["type"] == "input" and not spot.block.get("optional")
        if wanted and is_empty(view.values[spot.block_id][spot.action_id]):
            raise NotPossible(f"Slack asks to fill in {spot.block['label']['text']!r}.")


def is_empty(value: Json) -> bool:
    return all(not given for key, given in value.items() if key != "type")


def initial(element: Json) -> Json:
    """How Slack reports a field as it came up."""
    kind = element["type"]
    if kind in SOME_OPTIONS:
        return {"selected_options": element.get("initial_options", [])}
    if kind in ONE_OPTION:
        return {"selected_option": element.get("initial_option")}
    if kind == "file_input":
        return {"files": []}
    names = {**TYPED, **PICKED, **ONE_OF, **SOME_OF}
    key = names.get(kind, "value")
    begins = element.get(f"initial_{key.removeprefix('selected_')}", element.get("initial_value"))
    return {key: begins if begins is not None else ([] if kind in SOME_OF else None)}


def value_of(person: Eyes, element: Json, answer: Any) -> Json:
    """An answer as this kind of field reports it."""
    kind = element["type"]
    if kind in TYPED:
        return {"value": typed(element, str(answer))}
    if kind in PICKED:
        return {PICKED[kind]: picked(kind, answer)}
    if kind in ONE_OF:
        return {ONE_OF[kind]: getattr(answer, "id", answer)}
    if kind in SOME_OF:
        return {SOME_OF[kind]: [getattr(one, "id", one) for one in answer]}
    if kind in ONE_OPTION:
        return {"selected_option": chosen(element, answer) if answer is not None else None}
    if kind in SOME_OPTIONS:
        return {"selected_options": [chosen(element, one) for one in answer]}
    if kind == "file_input":
        return {"files": [file_json(attach(person.server, person, name, content)) for name, content in answer]}
    raise NotPossible(f"Nobody can fill in a {kind} here.")


def typed(element: Json, answer: str) -> str | None:
    least, most = element.get("min_length", 0), element.get("max_length", 3000)
    if answer and not least <= len(answer) <= most:
        raise NotPossible(f"Slack wants {least} to {most} characters.")
    if element["type"] == "number_input" and not re.fullmatch(r"-?\d+(\.\d+)?", answer):
        raise NotPossible(f"{answer!r} is not a number.")
    if element["type"] == "email_text_input" and "@" not in answer:
        raise NotPossible(f"{answer!r} is not an e-mail address.")
    return answer or None


def picked(kind: str, answer: Any) -> Any:
    shape = {"datepicker": r"\d{4}-\d\d-\d\d", "timepicker": r"\d\d:\d\d", "datetimepicker": r"\d{10}"}[kind]
    if answer is not None and not re.fullmatch(shape, str(answer)):
        raise NotPossible(f"A {kind} cannot hold {answer!r}.")
    return answer


def chosen(element: Json, answer: str) -> Json:
    found = option(element, answer)
    if found is None:
        raise NotPossible(f"{answer!r} is not offered.")
    return {key: found[key] for key in ("text", "value") if key in found}


def attach(server: SlackServer, person: Eyes, name: str, content: bytes) -> Any:
    """A file somebody brings."""
    file = server.new_file(name, person.id)
    file.content = content
    become_ready(file, 0.0)
    return file
