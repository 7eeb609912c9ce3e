"""What somebody says they are interested in, whichever way and language they say it in."""

from __future__ import annotations

import pytest

from bot.messages.render import LOCALES, text
from tests.bot.messages.ftl import entries
from tests.bot.programme import Town, the_world

KNOWN = [key for key in entries("en") if key.startswith("interest-")]


def edited(town: Town, typed: str, locale: str = "es") -> tuple[str, ...]:
    """Fill in `/me edit` with these interests, and give what is kept."""
    person = town.lives("Ana", locale=locale, interests=("open access", "Tejido"))
    form = town.typed("/me edit", person).form
    form = town.submitted(form, {field.name: field.value or "" for field in form.fields}, person).form
    answers = {field.name: field.value or "" for field in form.fields} | {"interests": typed}
    town.submitted(form, answers, person)
    return town.person(person.id).interests


def test_typed_interests_are_kept_by_the_names_that_rosters_have(town: Town) -> None:
    """Or two people who share one would never be matched by it."""
    assert edited(town, "Acceso abierto, Open Access, acceso  abierto") == ("open access",)


def test_an_interest_of_ones_own_is_kept_as_it_was_written(town: Town) -> None:
    assert edited(town, "tejido andino, archivos") == ("tejido andino", "archives")


def test_the_form_shows_interests_in_the_readers_own_words(town: Town) -> None:
    ana = town.lives("Ana", locale="es", interests=("open access", "Tejido"))
    form = town.typed("/me edit", ana).form
    form = town.submitted(form, {field.name: field.value or "" for field in form.fields}, ana).form
    assert next(field.value for field in form.fields if field.name == "interests") == "acceso abierto, Tejido"


@pytest.mark.parametrize("locale", LOCALES)
def test_what_the_form_shows_is_understood_when_it_comes_back(locale: str) -> None:
    """Saving the form without a change changes nothing."""
    read = the_world().roster_files.interests
    assert {key: read(text(locale, key)) for key in KNOWN} == {key: ((text("en", key),), False) for key in KNOWN}


@pytest.mark.parametrize("typed", ["x" * 61, ", ".join(f"tag {n}" for n in range(21))])
def test_nothing_is_left_out_without_a_word(town: Town, typed: str) -> None:
    ana = town.lives("Ana")
    form = town.typed("/me edit", ana).form
    form = town.submitted(form, {field.name: field.value or "" for field in form.fields}, ana).form
    answer = town.submitted(form, {"interests": typed}, ana)
    assert set(answer.errors) == {"interests"}
    assert town.person(ana.id).interests == ()
