"""Strict where Discord is strict: its own document, and the rules that are not in it."""

from typing import Any

import pytest

from tests.platforms.discord_errors import Broken, Refused
from tests.platforms.discord_modal_rules import check_modal
from tests.platforms.discord_rules import check_message
from tests.platforms.discord_schema import breaches, document
from tests.platforms.discord_world import EPHEMERAL, NEW_COMPONENTS

MESSAGES = ("POST", "/channels/{channel_id}/messages")
V2 = NEW_COMPONENTS


def button(**traits: Any) -> dict[str, Any]:
    return {"type": 2, "style": 1, "label": "Yes", "custom_id": "yes", **traits}


def row(*parts: dict[str, Any]) -> dict[str, Any]:
    return {"type": 1, "components": [*parts]}


def text(content: str) -> dict[str, Any]:
    return {"type": 10, "content": content}


def needs_document() -> None:
    if document() is None:
        pytest.skip("needs ../shared/platforms/discord/openapi.json, which is handed over beside the repository")


@pytest.mark.parametrize(
    "body",
    [
        {"content": "hello", "nonce": "n" * 25, "enforce_nonce": True},
        {"content": "hello", "components": [row(button())]},
        {"flags": V2, "components": [text("hello"), row(button())]},
        {"attachments": [{"id": 0, "filename": "a.png"}]},
        {"content": "hello", "message_reference": {"message_id": 123}},
    ],
)
def test_what_the_document_allows_passes(body: dict[str, Any]) -> None:
    needs_document()
    assert breaches(*MESSAGES, body, {}) == []


@pytest.mark.parametrize(
    "body",
    [
        {"content": "x" * 4001},
        {"content": 5},
        {"embeds": [{}] * 11},
        {"embeds": [{"description": "x" * 4097}]},
        {"components": [row(button(style=99))]},
        {"components": [row(button(custom_id="x" * 101))]},
        {"components": [row(button(label="x" * 81))]},
        {"nonce": "n" * 26},
        {"message_reference": {"message_id": "not a snowflake"}},
    ],
)
def test_what_the_document_forbids_is_found(body: dict[str, Any]) -> None:
    needs_document()
    assert breaches(*MESSAGES, body, {}) != []


def test_an_unknown_query_or_a_body_too_many_is_found() -> None:
    needs_document()
    assert breaches("GET", "/channels/{channel_id}/messages", None, {"limit": "101"}) != []
    assert breaches("GET", "/channels/{channel_id}/messages", None, {"page": "1"}) != []
    assert breaches("PUT", "/channels/{channel_id}/thread-members/{user_id}", {"x": 1}, {}) != []
    assert breaches("GET", "/nowhere", None, {}) != []


def check(body: dict[str, Any], files: set[str] | None = None) -> None:
    draft = {"content": "", "embeds": [], "components": [], "uploads": [], "flags": 0} | body
    check_message(draft, body, files or set())


@pytest.mark.parametrize(
    "body",
    [
        {"content": "x" * 2000},
        {"content": "x", "components": [row(button(), button(custom_id="no"))]},
        {"flags": V2, "components": [text("x" * 4000)]},
        {"flags": V2, "components": [{"type": 17, "components": [text("x"), row(button())]}]},
        {"flags": V2, "components": [{"type": 9, "components": [text("x")], "accessory": button()}]},
    ],
)
def test_a_message_within_the_rules_passes(body: dict[str, Any]) -> None:
    check(body)


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"content": "x" * 2001},
        {"content": "x", "subject": "y"},
        {"content": "x", "flags": EPHEMERAL},
        {"content": "x", "flags": V2, "components": [text("x")]},
        {"content": "x", "components": [text("x")]},
        {"embeds": [{"description": "x" * 3001}, {"description": "x" * 3001}]},
        {"content": "x", "components": [row(button()), row(button())]},
        {"content": "x", "components": [row(*(button(custom_id=str(number)) for number in range(6)))]},
        {"content": "x", "components": [row()]},
        {"content": "x", "components": [row(button(custom_id=None))]},
        {"content": "x", "components": [row(button(url="https://example.org"))]},
        {"content": "x", "components": [row(button(style=5, custom_id=None, url="javascript:x"))]},
        {"content": "x", "components": [row(button(label=None))]},
        {"content": "x", "components": [row({"type": 3, "custom_id": "s", "options": []})]},
        {
            "content": "x",
            "components": [row({"type": 3, "custom_id": "s", "options": [{"label": "a", "value": "a"}] * 2})],
        },
        {"flags": V2, "components": [text("x" * 2001), text("y" * 2000)]},
        {"flags": V2, "components": [text(str(number)) for number in range(41)]},
        {"flags": V2, "components": [text(" ")]},
        {"flags": V2, "components": [{**text("x"), "id": 7}, {**text("y"), "id": 7}]},
        {"flags": V2, "components": [button()]},
        {"flags": V2, "components": [{"type": 13, "file": {"url": "attachment://gone.png"}}]},
        {"flags": V2, "components": [{"type": 17, "components": [{"type": 17, "components": [text("x")]}]}]},
    ],
)
def test_a_message_outside_the_rules_is_refused(body: dict[str, Any]) -> None:
    with pytest.raises(Refused):
        check(body)


def test_four_thousand_letters_of_greek_pass_and_of_chinese_break_discord() -> None:
    check({"flags": V2, "components": [text("α" * 4000)]})
    with pytest.raises(Broken):
        check({"flags": V2, "components": [text("語" * 4000)]})


def label(component: dict[str, Any], words: str = "What") -> dict[str, Any]:
    return {"type": 18, "label": words, "component": component}


def field(**traits: Any) -> dict[str, Any]:
    return {"type": 4, "style": 1, "custom_id": "words", **traits}


def modal(*parts: dict[str, Any], title: str = "Tell us") -> dict[str, Any]:
    return {"title": title, "custom_id": "form", "components": [*parts]}


def test_a_modal_within_the_rules_passes() -> None:
    check_modal(modal(label(field()), text("more"), label({"type": 23, "custom_id": "yes"})))


@pytest.mark.parametrize(
    "told",
    [
        modal(),
        modal(label(field()), title="x" * 46),
        modal(*(label(field(custom_id=str(number))) for number in range(6))),
        modal(label(field()), label(field())),
        modal(button()),
        modal(label(field(min_length=5, max_length=4))),
        modal(label(field(max_length=4, value="12345"))),
        modal(label({"type": 3, "custom_id": "s", "disabled": True, "options": [{"label": "a", "value": "a"}]})),
        modal(label({"type": 3, "custom_id": "s", "max_values": 2, "options": [{"label": "a", "value": "a"}]})),
    ],
)
def test_a_modal_outside_the_rules_is_refused(told: dict[str, Any]) -> None:
    with pytest.raises(Refused):
        check_modal(told)
