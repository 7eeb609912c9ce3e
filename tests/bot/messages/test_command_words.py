"""What commands, options and values are called: the names that are typed, and beside them the reader's own words."""

from __future__ import annotations

import pytest

from bot.commands.catalogue import COMMANDS
from bot.domain.spelling import fold
from bot.messages.command_words import explained, has_names, spoken_name
from bot.messages.render import LOCALES


def test_a_value_is_explained_where_it_is_called_otherwise() -> None:
    assert explained("weekly", "es") == "weekly = cada-semana"
    assert explained("video", "es") == "video"
    assert explained("weekly", "en") == "weekly"
    assert explained("csv", "es") == "csv"


def test_what_has_no_name_stays_as_it_is() -> None:
    assert not has_names("iln-16-weeks")
    assert spoken_name("iln-16-weeks", "es") == "iln-16-weeks"


@pytest.mark.parametrize("spec", COMMANDS, ids=lambda spec: spec.name)
def test_no_two_values_of_an_option_are_called_the_same_in_any_language(spec: object) -> None:
    """Every name of a value can be typed, whoever reads it."""
    for option in spec.options:  # type: ignore[attr-defined]  # a command
        names = [{fold(spoken_name(choice, locale)) for locale in LOCALES} for choice in option.choices]
        assert sum(map(len, names)) == len(set().union(*names))


def test_the_partner_is_no_couple() -> None:
    """The word for two in love is no command; "parejas" are the coordinators' pairs."""
    assert spoken_name("partner", "es") == "intercambio"
