"""When two spellings are the same word, and what of a pasted text is not text."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_ALIKE = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ı": "i", "æ": "ae", "œ": "oe", "&": " and "} | dict.fromkeys("'’‘`´ʻʼ.", ""),
)
_ACCENTS = re.compile("[\u0300-\u036f]")
_NOT_WORDS = re.compile(r"[^0-9a-z]+")
_INVISIBLE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069"
    "\ufeff\ufff9-\ufffb\ud800-\udfff\ufffe\uffff]",
)
"""Controls and marks that turn the reading direction. The joiners (U+200C, U+200D) stay: Persian needs them."""


@lru_cache(maxsize=8192)
def fold(text: str) -> str:
    """Give `text` without case, accents and punctuation, so that two spellings of one word are equal."""
    plain = _ACCENTS.sub("", unicodedata.normalize("NFKD", text.casefold())).translate(_ALIKE)
    if plain.isascii():
        return _NOT_WORDS.sub(" ", plain).strip()
    return " ".join("".join(char if _is_letter(char) else " " for char in plain).split())


def _is_letter(char: str) -> bool:
    """Say whether `char` belongs to a word; vowel signs (M) do, in the scripts of India for one."""
    return char.isalnum() or unicodedata.category(char).startswith("M")


def clean_text(text: str) -> str:
    """Give `text` in NFC without invisible characters; lines stay, the ends are trimmed."""
    if text.isascii() and text.isprintable():
        return text.strip()
    unified = unicodedata.normalize("NFC", text).replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n")
    return _INVISIBLE.sub("", unified).strip()


def clean_line(text: str) -> str:
    """Give `text` cleaned and on one line, each stretch of blanks one space."""
    if "  " not in text and text.isascii() and text.isprintable():
        return text.strip()
    cleaned = clean_text(text)
    return " ".join(cleaned.split())


def shorten(text: str, limit: int = 80) -> str:
    """Give at most `limit` characters of `text`, with an ellipsis where it was cut."""
    return text if len(text) <= limit else text[: limit - 1] + "…"
