"""A typed line, and a form in the place of what nobody can type."""

from __future__ import annotations

import pytest

from adapters.slack.commands import cleaned, of_path, options_form, read, spoken, token, wants_file
from adapters.slack.forms import form_view
from bot.commands.catalogue import COMMANDS
from bot.ports.chat import FieldKind


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("  me   show ", "me   show"),
        ("pairs join <@U012AB|ana> <@U3>", "pairs join slack:U012AB slack:U3"),
        ("setup channel_open=<#C024|general>", "setup channel_open=C024"),
        ("setup group_coordinators=<!subteam^S012AB|@coordinators>", "setup group_coordinators=S012AB"),
        ("round create “spring 2027”", 'round create "spring 2027"'),
        ("partner write 2 &lt; 3 &amp; more", "partner write 2 < 3 & more"),
        ("setup contact=<mailto:a@x.org|a@x.org>", "setup contact=a@x.org"),
        ("partner write <https://x.org|see> <!channel>", "partner write see <!channel>"),
    ],
)
def test_a_line_is_read_as_it_was_meant(typed: str, meant: str) -> None:
    assert cleaned(typed) == meant


def test_every_command_can_be_typed() -> None:
    """The whole set: each is found by its own name."""
    for spec in COMMANDS:
        assert read(spec.name)[0] is spec


def test_every_command_fits_a_button() -> None:
    assert all(len(token(spec.name)) <= 100 for spec in COMMANDS)


@pytest.mark.parametrize("spec", [s for s in COMMANDS if wants_file(s, {})], ids=lambda s: s.name)
def test_a_command_that_needs_a_file_becomes_a_form(spec: object) -> None:
    found = of_path(spec.name)  # type: ignore[attr-defined]  # a CommandSpec
    assert found is not None
    form = options_form(found, {}, "en")
    assert FieldKind.FILE in {field.kind for field in form.fields}
    assert len(form_view(form, "en")["blocks"]) == len(found.options)


def test_what_was_typed_stands_in_the_form() -> None:
    spec, typed = read("roster import faulty=skip")
    values = {field.name: field.value for field in options_form(spec, typed, "en").fields}
    assert values["faulty"] == "skip"


@pytest.mark.parametrize(("locale", "ours"), [("es-LA", "es"), ("es-AR", "es-AR"), ("en-GB", "en"), ("fr-FR", None)])
def test_the_nearest_language_is_spoken(locale: str, ours: str | None) -> None:
    assert spoken(locale) == ours
