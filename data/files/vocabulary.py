"""The answers of closed questions, in English and Spanish, to the slugs we keep; and back."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from bot.domain.spelling import fold
from data.places.tsv import table

_IN_BRACKETS = re.compile(r"\([^)]*\)")


@cache
def _answers() -> dict[tuple[str, str], str]:
    """Give (question, folded name) → answer."""
    known: dict[tuple[str, str], str] = {}
    for question, answer, _, names in table("vocabulary.tsv", "data.files"):
        for name in (answer, *names.split("; ")):
            known.setdefault((question, fold(name)), answer)
            known.setdefault((question, fold(_IN_BRACKETS.sub("", name))), answer)
    return known


@lru_cache(maxsize=4096)
def answer(question: str, text: str) -> str | None:
    """Give the answer that `text` means to a question, or None."""
    known = _answers()
    return known.get((question, fold(text))) or known.get((question, fold(_IN_BRACKETS.sub("", text))))


@lru_cache(maxsize=4096)
def yes_or_no(text: str) -> bool | None:
    """Give what a yes or no means, also when a sentence follows it: "Yes, I agree"."""
    meant = answer("yes_no", text) or answer("yes_no", re.split(r"[,.;:]", text, maxsplit=1)[0])
    return None if meant is None else meant == "yes"


@cache
def _labels() -> dict[tuple[str, str, str], str]:
    """Give (question, answer, locale) → the name we write."""
    rows = table("vocabulary.tsv", "data.files")
    return {(question, slug, locale): names.split("; ")[0] for question, slug, locale, names in rows}


def label(question: str, slug: str, locale: str) -> str:
    """Give the name of an answer for a reader of `locale`; a free text is its own name."""
    return _labels().get((question, slug, "es" if locale.split("-", maxsplit=1)[0] == "es" else "en"), slug)
