"""Every form fits into Discord's modals, and what was put into one comes back by its fields' names."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from adapters.discord.forms import modal, sent_from, uploads, values
from bot.messages.render import LOCALES
from bot.ports.chat import FieldKind, Form, FormField, Message, Text
from tests.bot.messages.test_limits import EXAMPLES

if TYPE_CHECKING:
    from collections.abc import Callable

TITLE, LABEL, DESCRIPTION, FIELDS = 45, 45, 100, 5


def field(kind: FieldKind, **given: Any) -> FormField:
    options = (("a", Text("One")), ("b", Text("Two")))
    return FormField("answer", Text("Question"), kind, options=options, **given)


def component(one: FormField, **more: Any) -> dict[str, Any]:
    made: dict[str, Any] = modal(Form("join:1:3", Text("Join"), (one,)), "en", **more).to_dict()["components"][0]
    return made


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("make", EXAMPLES, ids=lambda make: make.__name__)
async def test_every_form_fits(make: Callable[[str], Message | Form], locale: str) -> None:
    example = make(locale)
    if isinstance(example, Message):
        return
    page = modal(example, locale).to_dict()
    assert page["title"] == example.title
    assert len(page["components"]) <= FIELDS
    labels = [each for each in page["components"] if "label" in each]
    assert [each["label"] for each in labels] == [each.label for each in example.fields]
    assert [each["description"] for each in labels if each.get("description")] == [
        each.hint for each in example.fields if each.hint
    ]


@pytest.mark.parametrize(
    ("kind", "number"),
    [
        (FieldKind.TEXT, 4),
        (FieldKind.LONG_TEXT, 4),
        (FieldKind.DATE, 4),
        (FieldKind.LOOKUP, 4),
        (FieldKind.CHOICE, 3),
        (FieldKind.MANY, 3),
        (FieldKind.CONSENT, 23),
        (FieldKind.FILE, 19),
    ],
)
async def test_every_kind_of_field_has_its_component(kind: FieldKind, number: int) -> None:
    assert component(field(kind))["component"]["type"] == number


async def test_what_was_answered_before_stands_there() -> None:
    assert component(field(FieldKind.TEXT, value="Ana"))["component"]["value"] == "Ana"
    assert component(field(FieldKind.CONSENT, value="yes"))["component"]["default"]
    chosen = component(field(FieldKind.MANY, value=("b",)))["component"]["options"]
    assert [each["value"] for each in chosen if each["default"]] == ["b"]


async def test_what_is_wrong_stands_where_the_hint_was() -> None:
    made = component(field(FieldKind.TEXT, hint=Text("A hint")), errors={"answer": "Please mend this."})
    assert made["description"] == "Please mend this."


async def test_what_is_too_long_ends_between_two_words() -> None:
    made = component(field(FieldKind.TEXT), errors={"answer": "Please mend this, " * 10})
    assert made["description"] == "Please mend this, " * 5 + "Please…"


async def test_a_lookup_is_chosen_from_what_was_found_or_typed_again() -> None:
    """At most 25, the last of which is none of them."""
    hits = [(f"Zone/{number}", f"Zone/{number}") for number in range(30)]
    options = component(field(FieldKind.LOOKUP), hits={"answer": hits})["component"]["options"]
    assert len(options) == 25
    assert values(
        [{"type": 18, "component": {"type": 3, "custom_id": "answer", "values": [options[-1]["value"]]}}]
    ) == {"answer": ""}


async def test_an_answer_that_is_not_needed_can_be_left_out() -> None:
    made = component(field(FieldKind.CHOICE, required=False))["component"]
    assert (made["min_values"], made["required"]) == (0, False)
    assert values([{"type": 18, "component": {"type": 3, "custom_id": "answer", "values": []}}]) == {"answer": ""}


def test_answers_come_back_by_name() -> None:
    sent = [
        {"type": 10, "id": 1},
        {"type": 18, "component": {"type": 4, "custom_id": "name", "value": "Ana"}},
        {"type": 18, "component": {"type": 3, "custom_id": "days[]", "values": ["1", "2"]}},
        {"type": 18, "component": {"type": 23, "custom_id": "consent", "value": True}},
        {"type": 18, "component": {"type": 19, "custom_id": "cv", "values": ["99"]}},
        {"type": 1, "components": [{"type": 4, "custom_id": "old", "value": "row"}]},
    ]
    assert values(sent) == {"name": "Ana", "days": ["1", "2"], "consent": "yes", "old": "row"}
    assert uploads(sent) == {"cv": "99"}


@pytest.mark.parametrize("forged", ["", "join:1:3", "x/join:1:3", "1/join", "1/"])
def test_a_modal_that_is_none_of_ours_is_known(forged: str) -> None:
    assert sent_from(forged) is None


def test_a_modal_says_which_form_and_page_it_is() -> None:
    assert sent_from("2/join:1:3") == ("join:1:3", 2)
