"""Every code that matching can give has its sentence, in every language, with the same variables."""

from __future__ import annotations

import re
from importlib.resources import files

import pytest
from fluent.syntax import FluentParser, ast

from bot.domain.matching import RULES, Objection
from bot.domain.people import MatchMode

LEFT = """alone unknown-country no-account no-language no-platform same-country same-institution language-only-at-home
not-all-at-once met-all kept-apart pinned-away odd-one-out
dominant-country dominant-institution dominant-language too-few stopped"""
CODES = {
    "left": set(LEFT.split()),
    "term": {f"asked-{mode}" for mode in MatchMode}
    | {"asked-wish", "shared-interests", "waking-hours", "new-country", "other-province", "same-platform"},
    "why": {"better-off", "whole-would-lose", "would-leave-two", "pinned"},
    "problem": {"pin-self", "pin-missing", "pin-twice", "pin-breaks-rule"},
    "objection": set(Objection),
    "common": {"interests", "workplace", "stage", "languages", "new"},
    "rule": {code for rules in RULES.values() for code in rules.sentences()}
    | {"platform-required", "same-platform", "always-different-country", "threes"},
}


def messages(locale: str) -> dict[str, set[str]]:
    """Give every message with the variables it uses."""
    text = files("bot.messages").joinpath("locales", locale, "matching.ftl").read_text(encoding="utf-8")
    body = FluentParser(with_spans=True).parse(text).body
    assert not [each for each in body if isinstance(each, ast.Junk)]
    found = [each for each in body if isinstance(each, ast.Message)]
    assert all(each.span for each in found)
    return {
        each.id.name: set(re.findall(r"\$\w+", text[each.span.start : each.span.end])) for each in found if each.span
    }


@pytest.mark.parametrize("locale", ["en", "es"])
@pytest.mark.parametrize("family", sorted(CODES))
def test_every_code_has_its_sentence_and_every_sentence_its_code(locale: str, family: str) -> None:
    prefix = f"matching-{family}-"
    said = {name.removeprefix(prefix) for name in messages(locale) if name.startswith(prefix)}

    assert said == CODES[family]


def test_both_languages_use_the_same_variables() -> None:
    assert messages("en") == messages("es")


def test_the_codes_listed_here_are_those_of_the_code() -> None:
    modules = [files("bot.matching").joinpath(name) for name in ("leftover.py", "engine.py")]
    source = "\n".join(module.read_text(encoding="utf-8") for module in modules)

    returned = set(re.findall(r'(?:return |yield |^ +\(|\.id, )"([a-z-]+)"', source, re.MULTILINE))

    assert returned == CODES["left"]
