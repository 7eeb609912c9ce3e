"""Every language says all that the others say, in whole sentences of its own."""

from __future__ import annotations

import re

import pytest
from fluent.syntax import ast

from bot.messages.render import FALLBACKS, LOCALES, bundle
from tests.bot.messages.ftl import attributes, entries, nodes, references, variables, words

FULL = tuple(locale for locale in LOCALES if locale not in FALLBACKS)
FIRST = FULL[0]
CATEGORIES = {"zero", "one", "two", "few", "many", "other"}
COUNTED_UP_TO = 10_000
BIDI_MARKS = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069]")
PRIVATE_USE = re.compile("[\ue000-\uf8ff]")
FORBIDDEN = re.compile(
    r"\b(?:mentor(?:s|a|as|es|ed|ado|ada)?|mentees?|mentorizad[oa]s?|tutelad[oa]s?|protégés?)\b", re.IGNORECASE
)
SENTENCE = re.compile(r"\w+\W+\w+\W+\w+")
COMMAND = re.compile(r"/\w+")
ENGLISH = re.compile(
    r"\b(the|you|your|and|with|is|are|was|has|have|this|that|not|of|to|for|from|who|when|please|which|will)\b",
    re.IGNORECASE,
)

everywhere = pytest.mark.parametrize("locale", LOCALES)


@pytest.mark.parametrize("locale", FULL)
def test_every_language_has_every_sentence(locale: str) -> None:
    """Same messages, same terms; none falls back to another language."""
    assert entries(locale).keys() == entries(FIRST).keys()


@pytest.mark.parametrize("locale", FALLBACKS)
def test_a_regional_form_says_only_what_its_language_says(locale: str) -> None:
    """A key of its own would be missing for everybody else."""
    assert entries(locale).keys() <= entries(FALLBACKS[locale]).keys()


@pytest.mark.parametrize("locale", FALLBACKS)
def test_a_regional_form_holds_only_what_differs(locale: str) -> None:
    """A copy would be forgotten when the sentence changes."""
    language = entries(FALLBACKS[locale])
    apart = ["span", "comment"]
    assert [key for key, entry in entries(locale).items() if entry.equals(language[key], ignored_fields=apart)] == []


@everywhere
def test_a_sentence_uses_the_same_values_in_every_language(locale: str) -> None:
    """What one reader is told, every reader is told."""
    first = {key: (attributes(entry), variables(entry)) for key, entry in entries(FIRST).items()}
    own = {key: (attributes(entry), variables(entry)) for key, entry in entries(locale).items()}
    assert {key: said for key, said in own.items() if said != first[key]} == {}


@everywhere
def test_what_a_sentence_refers_to_exists(locale: str) -> None:
    """In the language itself or in the one it falls back to."""
    known = entries(locale).keys() | entries(FALLBACKS.get(locale, locale)).keys()
    assert {key: references(entry) - known for key, entry in entries(locale).items() if references(entry) - known} == {}


@everywhere
def test_every_number_has_its_plural_forms(locale: str) -> None:
    """A selection by plural forms has all those that whole numbers need in the language.

    `other` alone is a default ("none" or not), a `[1]` beside it stands for `one`.
    """
    needed = {bundle(locale)._plural_form(number) for number in range(COUNTED_UP_TO)}
    lacking = {}
    for key, entry in entries(locale).items():
        for node in nodes(entry):
            if not isinstance(node, ast.SelectExpression):
                continue
            names = {v.key.name for v in node.variants if isinstance(v.key, ast.Identifier)} & CATEGORIES
            exactly_one = any(isinstance(v.key, ast.NumberLiteral) and v.key.value == "1" for v in node.variants)
            said = names | {"one"} if exactly_one and names else names
            if said - {"other"} and needed - said:
                lacking[key] = needed - said
    assert lacking == {}


@everywhere
@pytest.mark.parametrize("mark", [BIDI_MARKS, PRIVATE_USE], ids=["bidi-marks", "private-use"])
def test_no_invisible_character_is_in_a_sentence(locale: str, mark: re.Pattern[str]) -> None:
    """Marks would be read out or shown as boxes; private-use characters hold the places of values."""
    assert [key for key, entry in entries(locale).items() if mark.search(words(entry))] == []


@everywhere
def test_nobody_is_called_a_mentor_or_a_mentee(locale: str) -> None:
    """The programme's principle is reciprocity."""
    found = {key: FORBIDDEN.findall(words(entry)) for key, entry in entries(locale).items()}
    assert {key: said for key, said in found.items() if said} == {}


@pytest.mark.parametrize("locale", [locale for locale in LOCALES if locale != FIRST])
def test_no_sentence_was_left_in_english(locale: str) -> None:
    """Neither untouched nor by its small words."""
    english = {key: words(entry) for key, entry in entries(FIRST).items()}
    own = {key: words(entry) for key, entry in entries(locale).items()}
    untouched = [key for key, said in own.items() if SENTENCE.search(said) and said == english[key]]
    left = untouched + [key for key, said in own.items() if ENGLISH.search(COMMAND.sub("", said))]
    assert left == []


@everywhere
def test_every_entry_says_something(locale: str) -> None:
    """A message has words or attributes."""
    assert [key for key, entry in entries(locale).items() if entry.value is None and not entry.attributes] == []
