"""A yes is a yes in every language of ours, whatever language the reader is written to in."""

from __future__ import annotations

import pytest

from bot.messages.answers import as_code, yes_or_no
from bot.messages.render import LOCALES, text
from data.files.vocabulary import yes_or_no as in_a_roster


@pytest.mark.parametrize("typed", ["yes", "Y", "sí", "si", "SÍ", "s", " Sí. "])
def test_a_yes_is_understood_in_every_language(typed: str) -> None:
    assert yes_or_no(typed) is True


@pytest.mark.parametrize("typed", ["no", "NO", "n", "No."])
def test_a_no_is_understood_in_every_language(typed: str) -> None:
    assert yes_or_no(typed) is False


@pytest.mark.parametrize("typed", ["", "perhaps", "siempre", "not sure", "noon"])
def test_what_is_neither_is_taken_for_neither(typed: str) -> None:
    assert yes_or_no(typed) is None


def test_what_is_neither_is_left_as_it_was_typed() -> None:
    assert (as_code("Sí"), as_code("No"), as_code("Perhaps")) == ("yes", "no", "Perhaps")


@pytest.mark.parametrize("locale", LOCALES)
def test_a_roster_understands_the_same_words(locale: str) -> None:
    for key, meant in (("answer-yes", True), ("answer-no", False)):
        assert all(in_a_roster(word) is meant for word in text(locale, key).split())
