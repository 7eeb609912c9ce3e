"""Languages by name and by code."""

from __future__ import annotations

from functools import cache, lru_cache

import pycountry
from babel import Locale

from bot.domain.spelling import fold
from data.places.countries import alike
from data.places.tsv import names_of, own_names_of

_ONE_FOR_ANOTHER = {"tl": "fil"}
"""Codes that are one language for people who want to talk: Filipino is Tagalog, standardised."""


@cache
def names(locale: str) -> dict[str, str]:
    """Give code → name for a reader of `locale`, without regional forms (pt_BR)."""
    try:
        languages = Locale.parse(locale, sep="-").languages
    except (ValueError, LookupError):
        languages = Locale("en").languages
    return {code: name for code, name in languages.items() if "_" not in code}


@cache
def _codes() -> dict[str, str]:
    """Give every code we know → the code we use: two letters where there are two."""
    known = {code: code for code in names("en")}
    for language in pycountry.languages:
        if short := getattr(language, "alpha_2", None):
            known |= dict.fromkeys((short, language.alpha_3, getattr(language, "bibliographic", short)), short)
    return known | _ONE_FOR_ANOTHER


@cache
def _index() -> dict[str, str]:
    """Give folded name → code; on a clash the earlier source wins."""
    listed = [*names_of("language"), *((code, names("en")[code]) for code in names("en"))]
    listed += [*names("es").items(), *names("es-419").items(), *names("es-AR").items(), *own_names_of("language")]
    found: dict[str, str] = {}
    for code, name in listed:
        found.setdefault(fold(name), _ONE_FOR_ANOTHER.get(code, code))
    return found


@lru_cache(maxsize=4096)
def language(text: str) -> str | None:
    """Give the code of the language that `text` names: "ga" is the code of Irish, "Ga" a language of Ghana."""
    stripped = text.strip()
    by_code = _codes().get(stripped.casefold().replace("_", "-").split("-")[0])
    if by_code and (stripped.islower() or stripped.isupper()):
        return by_code
    return _index().get(fold(text)) or by_code


@lru_cache(maxsize=1024)
def nearest(text: str, locale: str) -> str | None:
    """Give the name of the language spelled most like `text`."""
    close = alike(fold(text), tuple(_index()), 1)
    return names(locale).get(_index()[close[0]]) if close else None
