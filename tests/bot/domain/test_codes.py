"""One-time codes: spelt for people, read as people type, kept sealed."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.codes import ALPHABET, DRAWN, Code, find_code, read_code, seal, spell

NOW = datetime(2027, 3, 1, tzinfo=UTC)


@given(st.integers(1, 10**9), st.binary(min_size=DRAWN, max_size=DRAWN))
def test_what_is_spelt_is_read(number: int, drawn: bytes) -> None:
    code = spell(number, drawn)

    assert read_code(code) == (number, code)
    assert read_code(f"  #{code.lower().replace('-', ' ')} ") == (number, code)


@given(st.text(max_size=60))
def test_nothing_that_is_typed_is_too_odd(typed: str) -> None:
    read = read_code(typed)

    assert read is None or read_code(read[1]) == read


def test_letters_that_look_alike_mean_one_thing() -> None:
    assert read_code("7-OIL0-1111-OOOO") == (7, "7-0110-1111-0000")


def test_every_letter_is_as_likely_as_every_other() -> None:
    """256 bytes, 32 letters: no remainder."""
    assert 256 % len(ALPHABET) == 0


def test_the_one_that_fits_is_found() -> None:
    codes = [Code(7, 1, salt, seal(f"7-{letters}", salt), NOW) for salt, letters in (("a", "AAAA"), ("b", "BBBB"))]

    assert find_code("7-BBBB", codes) is codes[1]
    assert find_code("7-CCCC", codes) is None
    assert find_code("7-AAAA", codes[1:]) is None


@pytest.mark.parametrize("typed", ["²-ABCDEFGHJKMN", "-ABCDEFGHJKMN", "7-ABCDEFGHJKM!", "7"])
def test_what_is_none_is_not_read(typed: str) -> None:
    assert read_code(typed) is None
