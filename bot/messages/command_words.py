"""What commands, options and values are called in a reader's language."""

from __future__ import annotations

from bot.domain.spelling import fold
from bot.messages.render import speaks, text

TYPED = "en"
"""The language of the names that are typed; the others are told beside them."""


def has_names(word: str) -> bool:
    """Say whether a command, an option or a value has names; what a set of rules is called stays as it is."""
    return speaks(TYPED, _key(word))


def spoken_name(word: str, locale: str) -> str:
    """Give the name of a command, an option or a value in a language."""
    return str(text(locale, _key(word))) if locale != TYPED and has_names(word) else word


def explained(word: str, locale: str) -> str:
    """Give a value as it is typed, and beside it what it is called where that is another word."""
    name = spoken_name(word, locale)
    return word if fold(name) == fold(word) else f"{word} = {name}"


def _key(word: str) -> str:
    return f"word-{word.replace('_', '-')}"
