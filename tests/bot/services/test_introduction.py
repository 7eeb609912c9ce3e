"""An introduction fits into one message, and loses what is least missed first."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.domain.people import Account
from bot.messages.plain import plain
from bot.messages.render import LOCALES, text
from bot.services.compose import LONGEST, introduction
from tests.bot.messages.examples.people import delivery, facts, introduction_with_a_long_topic, three
from tests.bot.messages.longest import ANA, BO


def said(known: object, locale: str = "en") -> str:
    return plain(introduction(known, delivery("introduction"), locale), "UTC")  # type: ignore[arg-type]  # Facts


@pytest.mark.parametrize("locale", LOCALES)
def test_two_people_are_introduced_in_full(locale: str) -> None:
    """With the longest names, and all of the topic."""
    known = facts()
    topic = known.topic(1, locale)
    assert topic is not None
    assert BO.motivation is not None
    assert BO.motivation in said(known, locale)
    assert topic.jargon in said(known, locale)


@pytest.mark.parametrize("locale", LOCALES)
def test_of_three_people_the_reasons_are_shortened_first(locale: str) -> None:
    known = three()
    topic = known.topic(1, locale)
    assert topic is not None
    words = said(known, locale)
    assert len(words) <= LONGEST
    assert words.count("I would like to know how others") > 2
    assert words.count(" …\n") == 2
    assert all(section.heading in words for section in topic.sections)


@pytest.mark.parametrize("locale", LOCALES)
def test_a_long_topic_is_cut_before_anybodys_name(locale: str) -> None:
    words = plain(introduction_with_a_long_topic(locale), "UTC")
    assert len(words) <= LONGEST
    assert words.count(BO.name) == 2
    assert text(locale, "introduction-title") in words


def test_a_short_reason_stays_as_it_was_written() -> None:
    known = three()
    known.people = {number: replace(p, motivation="To  learn.") for number, p in known.people.items()}
    assert said(known).count("To  learn.") == 2
    assert ANA.id in known.people


@pytest.mark.parametrize("locale", LOCALES)
def test_partners_on_different_platforms_are_told_how_to_write_to_each_other(locale: str) -> None:
    """They have no room."""
    together, apart = facts(), facts()
    elsewhere = replace(BO, accounts=(Account("slack", "U1"),))
    apart.people = {ANA.id: ANA, BO.id: elsewhere}
    assert "/partner write" not in said(together, locale)
    assert "/partner write" in said(apart, locale)
