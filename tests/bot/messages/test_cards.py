"""How people are shown to one another, and why somebody waits."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from bot.domain.rounds import Application, ApplicationState
from bot.messages.cards import interest_words, reason_left_over, side_by_side, waiting_reason
from bot.messages.plain import plain_prose
from bot.messages.render import LOCALES, prose, text
from bot.ports.chat import Quoted
from tests.bot.messages.ftl import entries
from tests.bot.messages.longest import NOW, WORLD

if TYPE_CHECKING:
    from bot.domain.matching import Details

FAMILY = "matching-left-"
CODES = [key.removeprefix(FAMILY) for key in entries("en") if key.startswith(FAMILY)]
NUMBERS = dict.fromkeys(("others", "language", "platform", "place", "people", "total", "over", "cap"), 12)
ABOUT_SOMEBODY = re.compile(r"\bthis person\b|\besta persona\b|\bmatch again\b|\bemparejar\b", re.IGNORECASE)
"""How coordinators are spoken to: of somebody else, and of what to do."""


def waiting(code: str | None) -> Application:
    details: Details = {**NUMBERS, "languages": ("ja", "ko"), "platforms": ("slack",), "country": "JP"}
    return Application(1, 2, NOW, ApplicationState.WAITING, waiting_reason=code, reason_details=details)


def told(code: str | None, locale: str) -> str:
    return plain_prose(waiting_reason(waiting(code), locale, WORLD.places).prose, locale, "UTC")


def told_of(code: str | None, locale: str) -> str:
    return plain_prose(reason_left_over(waiting(code), locale, WORLD.places).prose, locale, "UTC")


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("code", CODES)
def test_who_waits_is_spoken_to_and_not_of(code: str, locale: str) -> None:
    """Every reason has a sentence of its own for them, with the same values."""
    assert told(code, locale) != told_of(code, locale)
    assert told(code, locale) != text(locale, "waiting-no-reason")
    assert not ABOUT_SOMEBODY.search(told(code, locale))


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("code", ["no-language", "unknown-country", "language-only-at-home"])
def test_who_can_do_something_is_told_what(code: str, locale: str) -> None:
    assert "/me edit" in told(code, locale)


@pytest.mark.parametrize("locale", LOCALES)
def test_nobody_learns_that_somebody_did_not_want_them(locale: str) -> None:
    """To be kept apart reads like any other case in which nobody was free."""
    assert told("kept-apart", locale) == told("pinned-away", locale)


@pytest.mark.parametrize("code", ["country-cap", "late"])
def test_what_concerns_both_is_said_alike(code: str) -> None:
    assert told(code, "en") == told_of(code, "en")


@pytest.mark.parametrize("code", [None, "a-code-of-later"])
def test_a_reason_that_nobody_knows_is_not_made_up(code: str | None) -> None:
    assert told(code, "en") == told_of(code, "en") == text("en", "waiting-no-reason")


def test_nobody_needs_an_application_to_be_answered() -> None:
    assert plain_prose(waiting_reason(None, "en", WORLD.places).prose, "en", "UTC") == text("en", "waiting-no-reason")


def test_platforms_and_languages_are_named_as_people_name_them() -> None:
    assert "Slack" in told("no-platform", "en")
    assert "japonés, coreano" in told("no-language", "es")


def test_sentences_stand_beside_one_another() -> None:
    one = prose("en", "matching-problem-pin-self")
    assert plain_prose(side_by_side([one, (Quoted("Ana"),), one]), "en", "UTC") == (
        "A person cannot be their own partner. Ana A person cannot be their own partner."
    )
    assert side_by_side([]) == ()


def test_an_interest_is_named_in_the_readers_language_if_we_know_it() -> None:
    shown = plain_prose(interest_words(("open access", "Tejido andino"), "es-AR"), "es-AR", "UTC")
    assert shown == "acceso abierto, Tejido andino"
