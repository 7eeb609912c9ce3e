"""Interests: free tags, normalised, with one name for what English and Spanish call differently."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache

from bot.domain.spelling import clean_line, fold
from data.places.tsv import table

MAX_TAGS = 20
MAX_TAG = 60


@cache
def _kept() -> dict[str, str]:
    """Give folded name → the tag we keep."""
    known: dict[str, str] = {}
    for kept, spanish, others in table("interests.tsv", "data.files"):
        known |= {fold(name): kept for name in (spanish, *others.split("; ")) if fold(name)}
    return known | {fold(kept): kept for kept, _, _ in table("interests.tsv", "data.files")}


@cache
def _spanish() -> dict[str, str]:
    """Give the tag we keep → its Spanish name."""
    return {kept: spanish for kept, spanish, _ in table("interests.tsv", "data.files")}


def interest_label(tag: str, locale: str) -> str:
    """Give a tag as a reader of `locale` calls it; a free tag is its own name."""
    return _spanish().get(tag, tag) if locale.split("-", maxsplit=1)[0] == "es" else tag


@lru_cache(maxsize=4096)
def normalised(text: str) -> str:
    """Give the tag for one interest as somebody wrote it."""
    plain = clean_line(unicodedata.normalize("NFC", clean_line(text).casefold()))
    return _kept().get(fold(plain), plain)


@lru_cache(maxsize=4096)
def split_tags(text: str) -> tuple[tuple[str, ...], bool]:
    """Give the tags in a cell, and whether some had to be left out for their number or length."""
    parts = text.split(";") if ";" in text else re.split(r"[,/\n]", text)
    tags = [tag for tag in dict.fromkeys(map(normalised, parts)) if tag]
    kept = [tag for tag in tags if len(tag) <= MAX_TAG][:MAX_TAGS]
    return tuple(kept), len(kept) < len(tags)
