"""From a typed line to a command."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.commands.catalogue import COMMANDS
from bot.commands.parsing import UnfinishedCommand, UnknownCommand, UnknownOption, parse

if TYPE_CHECKING:
    from bot.commands.spec import CommandSpec


def options(line: str) -> dict[str, str]:
    return dict(parse(line, COMMANDS)[1])


def name(line: str) -> str:
    return parse(line, COMMANDS)[0].name


@pytest.mark.parametrize("line", ["/round list", "round list", "  /ROUND List  ", "/round   list"])
def test_a_command_is_known_by_its_words(line: str) -> None:
    assert name(line) == "round list"


def test_the_longest_command_that_fits_is_meant() -> None:
    assert name("/me show") == "me show"


def test_values_follow_in_the_declared_order() -> None:
    assert options("/round create spring 2027-03-01") == {"name": "spring", "launch": "2027-03-01"}


def test_values_can_be_named_in_any_order() -> None:
    assert options("/round create launch=2027-03-01 name=spring") == {"name": "spring", "launch": "2027-03-01"}


def test_a_value_without_a_name_takes_the_first_free_place() -> None:
    assert options("/round create launch=2027-03-01 spring") == {"name": "spring", "launch": "2027-03-01"}


def test_a_value_with_spaces_is_quoted() -> None:
    assert options('/setup "Our network" contact="Ana Pérez"') == {"programme": "Our network", "contact": "Ana Pérez"}


def test_a_quote_within_a_word_keeps_the_word_whole() -> None:
    assert options('/setup programme=Our" own "network') == {"programme": "Our own network"}


def test_an_unclosed_quote_is_an_ordinary_character() -> None:
    assert options('/setup programme=4" contact=Ana') == {"programme": '4"', "contact": "Ana"}


def test_an_apostrophe_is_no_quote() -> None:
    assert options("/roster find O'Brien") == {"who": "O'Brien"}


def test_a_backslash_is_kept() -> None:
    assert options(r"/setup programme=a\b") == {"programme": r"a\b"}


def test_a_hash_begins_no_comment() -> None:
    assert options("/round pin #1 #2") == {"first": "#1", "second": "#2"}


def test_an_empty_value_can_be_given() -> None:
    assert options('/setup contact=""') == {"contact": ""}


def test_a_misspelt_option_is_not_taken_for_a_value() -> None:
    """`/me away hasta=2027-04-01` must not be told that `hasta=2027-04-01` is no date."""
    with pytest.raises(UnknownOption):
        options("/setup a=b")


def test_an_equals_sign_in_a_named_value_is_kept() -> None:
    assert options("/setup programme=a=b") == {"programme": "a=b"}


def test_the_rest_of_the_line_is_kept_as_it_was_written() -> None:
    """A coordinator's own words: their quotes, spaces and lines are theirs."""
    written = 'Dear "all",\n\n  see   you=soon'
    assert options(f"/round write matched {written}") == {"group": "matched", "words": written}


def test_a_rest_in_quotes_loses_only_those() -> None:
    assert options('/round write matched "Dear all"') == {"group": "matched", "words": "Dear all"}


def test_a_named_rest_leaves_room_for_others() -> None:
    assert options('/round write matched words="Dear all" round=spring') == {
        "group": "matched",
        "words": "Dear all",
        "round": "spring",
    }


def test_one_value_too_many_is_refused_by_name() -> None:
    with pytest.raises(UnknownOption) as refusal:
        parse("/round list everything", COMMANDS)
    assert refusal.value.details == {"typed": "everything", "command": "round list"}


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("/rond create spring", "/round create"),
        ("/round craete spring", "/round create"),
        ("/rundo launch", "/round launch"),
        ("/rooster import", "/roster import"),
        ("/me laeve", "/me leave"),
        ("/topic list", "/topics list"),
        ("/jion", "/join"),
        ("/hlep", "/help"),
    ],
)
def test_a_slip_of_the_finger_is_answered_with_what_was_meant(typed: str, meant: str) -> None:
    with pytest.raises(UnknownCommand) as refusal:
        parse(typed, COMMANDS)
    assert meant in str(refusal.value.details["close"]).split(", ")


def test_half_a_command_is_answered_with_its_family() -> None:
    with pytest.raises(UnfinishedCommand) as refusal:
        parse("/me", COMMANDS)
    assert {"/me show", "/me away", "/me leave"} <= set(str(refusal.value.details["close"]).split(", "))


@pytest.mark.parametrize("typed", ["/", "", "/xyzzy", "/¿qué?"])
def test_what_is_like_nothing_is_answered_with_help(typed: str) -> None:
    with pytest.raises(UnknownCommand) as refusal:
        parse(typed, COMMANDS)
    assert refusal.value.details["close"] == "/help"


@given(st.sampled_from(COMMANDS), st.text())
def test_whatever_follows_is_read_or_refused(spec: CommandSpec, rest: str) -> None:
    """No line, however odd, breaks the reading."""
    with suppress(UnknownOption, UnknownCommand):
        parse(f"/{spec.name} {rest}", COMMANDS)
