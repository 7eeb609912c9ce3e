"""When two spellings are one word."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.spelling import clean_line, clean_text, fold, shorten


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("País", "PAIS"),
        ("¿Por qué?", "por que"),
        ("U.S.A.", "usa"),
        ("Côte d’Ivoire", "Cote d'Ivoire"),
        ("A & B", "a and b"),
    ],
)
def test_case_accents_and_marks_make_no_difference(one: str, other: str) -> None:
    assert fold(one) == fold(other)


def test_vowel_signs_do() -> None:
    assert fold("हिन्दी") != fold("हनद")


@given(st.text())
def test_cleaning_twice_is_cleaning_once(text: str) -> None:
    assert clean_text(clean_text(text)) == clean_text(text)
    assert clean_line(clean_line(text)) == clean_line(text)


def test_shortening_shows_that_something_was_cut() -> None:
    assert (shorten("abc", 3), shorten("abcd", 3)) == ("abc", "ab…")
