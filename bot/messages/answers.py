"""Yes and no as people type them, in any of our languages: the one place where such an answer is read."""

from __future__ import annotations

from functools import cache

from bot.domain.spelling import fold
from bot.messages.render import LOCALES, text

YES, NO = "yes", "no"
YES_OR_NO = frozenset({YES, NO})
"""How the two are written wherever they are kept, or compared."""


def yes_or_no(typed: str) -> bool | None:
    """Give what was meant, whatever the language, the accents and the case; None if it was neither."""
    return _words().get(fold(typed))


@cache
def _words() -> dict[str, bool]:
    """Give every word for yes and no, folded."""
    keys = {"answer-no": False, "answer-yes": True}
    return {
        fold(word): meant for locale in LOCALES for key, meant in keys.items() for word in text(locale, key).split()
    }


def as_code(typed: str) -> str:
    """Give a yes or no as it is kept, anything else as it was typed."""
    meant = yes_or_no(typed)
    return typed if meant is None else (YES if meant else NO)
