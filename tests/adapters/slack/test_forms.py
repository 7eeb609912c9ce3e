"""A page of a form as a view, and back."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest

from adapters.slack import forms
from bot.ports.chat import Choice, FieldKind, Form, FormField, Message, Paragraph, Text, Words
from tests.platforms.slack_blocks import check_view


def field(kind: FieldKind, value: str | tuple[str, ...] | None = None, *, options: int = 0, **more: Any) -> FormField:
    chosen = tuple((f"v{number}", Text(f"Option {number}")) for number in range(options))
    return FormField(kind.value, Text(f"A {kind.value}"), kind, options=chosen, value=value, **more)


FIELDS = (
    field(FieldKind.TEXT, "Ana"),
    field(FieldKind.LONG_TEXT, required=False, hint=Text("In a few words")),
    field(FieldKind.CHOICE, "v2", options=25),
    field(FieldKind.MANY, ("v1", "v3"), options=5),
    field(FieldKind.DATE, "2027-03-01"),
    field(FieldKind.LOOKUP, "Bogota"),
    field(FieldKind.CONSENT, "yes"),
    field(FieldKind.FILE),
)


def form(*fields: FormField, page: int = 1, pages: int = 1) -> Form:
    return Form("join:1:7", Text("Join"), fields, page, pages)


@pytest.mark.parametrize("one", FIELDS, ids=lambda one: one.kind.value)
def test_slack_takes_every_kind_of_field(one: FormField) -> None:
    check_view(forms.form_view(form(one), "en"), lambda _file: True)


def test_many_options_are_chosen_from_a_menu() -> None:
    """Boxes to tick are ten at most."""
    view = forms.form_view(form(field(FieldKind.MANY, options=25)), "en")
    assert view["blocks"][-1]["element"]["type"] == "multi_static_select"
    check_view(view, lambda _file: True)


def test_a_page_says_which_it_is_and_goes_on() -> None:
    view = forms.form_view(form(FIELDS[0], page=2, pages=3), "es")
    assert view["submit"]["text"] == "Continuar"
    assert view["blocks"][0]["elements"][0]["text"] == "Página 2 de 3"
    assert forms.sent(view) == ("join:1:7", 2)


def test_answers_come_back_by_field() -> None:
    options = [{"value": "v1"}, {"value": "v3"}]
    state = {
        "name": {"text": {"type": "plain_text_input", "value": "Ana"}},
        "empty": {"text": {"type": "plain_text_input", "value": None}},
        "stage": {"choice": {"type": "static_select", "selected_option": {"value": "v2"}}},
        "days": {"many": {"type": "checkboxes", "selected_options": options}},
        "agreed": {"consent": {"type": "checkboxes", "selected_options": options[:1]}},
        "refused": {"consent": {"type": "checkboxes", "selected_options": []}},
        "on": {"date": {"type": "datepicker", "selected_date": "2027-03-01"}},
        "roster": {"file": {"type": "file_input", "files": [{"id": "F1"}]}},
    }
    view = {"state": {"values": state}}
    assert forms.answers(view) == {
        "name": "Ana",
        "empty": "",
        "stage": "v2",
        "days": ["v1", "v3"],
        "agreed": "yes",
        "refused": "",
        "on": "2027-03-01",
    }
    assert forms.files(view) == {"roster": {"id": "F1"}}


def test_errors_are_marked_where_the_fields_are_the_same() -> None:
    asked = form(*FIELDS)
    assert forms.can_show_errors(forms.form_view(asked, "en"), asked)


def test_a_field_that_changed_is_shown_anew_with_its_error() -> None:
    """A town that was typed, then chosen from those that fit."""
    sent = forms.form_view(form(field(FieldKind.LOOKUP, "San Jose")), "en")
    asked = form(field(FieldKind.LOOKUP, "San Jose", options=3))
    assert not forms.can_show_errors(sent, asked)
    view = forms.form_view(asked, "en", {"lookup": "Which of these?"})
    assert view["blocks"][0]["elements"][0]["elements"][0]["text"] == "Which of these?"
    assert view["blocks"][1]["element"]["type"] == "static_select"
    check_view(view, lambda _file: True)


def test_a_form_names_commands_as_they_are_typed_here() -> None:
    """Slack keeps /join and /leave for itself."""
    name = FormField("name", Text("What /me show says"), FieldKind.TEXT, hint=Text("You can go on later with /join."))
    asked = replace(form(name), introduction=(Words(Text("Go on with /join.")),))
    view = forms.form_view(asked, "en", {"name": "Please see /help me"}, command="club")
    said = json.dumps(view["blocks"])
    for expected in ("/club me show", "later with /club join.", "Go on with /club join.", "see /club help me"):
        assert expected in said


def test_an_answer_is_shown_in_a_view() -> None:
    said = Message((Paragraph((Words(Text("Thank you")),)),), (Choice(Text("Show me"), "x:1:1"),))
    check_view(forms.message_view(said), lambda _file: True)
    check_view(forms.waiting_view("es"), lambda _file: True)
    check_view(forms.home_view(said, (Choice(Text("Help"), "command:1:help"),)), lambda _file: True)


def test_a_date_that_is_none_is_asked_again() -> None:
    view = forms.form_view(form(field(FieldKind.DATE, "soon")), "en")
    assert "initial_date" not in view["blocks"][0]["element"]
