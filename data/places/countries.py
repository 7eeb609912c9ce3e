"""Countries by name and by code."""

from __future__ import annotations

from difflib import get_close_matches
from functools import cache, lru_cache

import pycountry
from babel import Locale

from bot.domain.spelling import fold
from data.places.tsv import names_of, own_names_of

_AMBIGUOUS = frozenset({"congo"})
"""What people of two countries call their own: better asked than guessed."""


@cache
def codes() -> frozenset[str]:
    """Give every ISO 3166 alpha-2 code, and XK, which is in use for Kosovo."""
    return frozenset({country.alpha_2 for country in pycountry.countries} | {"XK"})


@cache
def names(locale: str) -> dict[str, str]:
    """Give code → name for a reader of `locale` (es-AR falls back to es, what is unknown to English)."""
    try:
        territories = Locale.parse(locale, sep="-").territories
    except (ValueError, LookupError):
        territories = Locale("en").territories
    return {code: territories.get(code, code) for code in sorted(codes())}


@cache
def _index() -> dict[str, str]:
    """Give folded name → code; on a clash the earlier source wins."""
    found: dict[str, str] = {}
    for code, name in _every_name():
        found.setdefault(fold(name), code)
    return {name: code for name, code in found.items() if name not in _AMBIGUOUS}


def _every_name() -> list[tuple[str, str]]:
    """Give (code, name) from the surest source to the least."""
    listed = [*names_of("country"), *names("en").items(), *names("es").items()]
    listed += [*names("es-AR").items(), *names("es-419").items()]
    for country in pycountry.countries:
        official = getattr(country, "official_name", country.name)
        listed += [(country.alpha_2, name) for name in (country.name, official)]
    listed += own_names_of("country")
    for country in pycountry.countries:
        listed += [(country.alpha_2, country.alpha_2), (country.alpha_2, country.alpha_3)]
    return listed


@lru_cache(maxsize=4096)
def country(text: str) -> str | None:
    """Give the code of the country that `text` names."""
    return _index().get(fold(text))


@lru_cache(maxsize=1024)
def suggestions(text: str, locale: str, limit: int) -> tuple[tuple[str, str], ...]:
    """Give (code, name): countries that begin so, then those that contain it, then those spelled much like it."""
    typed = fold(text)
    shown = names(locale)
    by_name = sorted(shown.items(), key=lambda pair: fold(pair[1]))
    ranked = dict.fromkeys(code for code, name in by_name if fold(name).startswith(typed))
    ranked |= dict.fromkeys(code for code, name in by_name if f" {typed}" in fold(name))
    if exact := country(text):
        ranked = {exact: None} | ranked
    if not ranked:
        ranked = dict.fromkeys(_index()[name] for name in alike(typed, tuple(_index()), limit))
    return tuple((code, shown[code]) for code in list(ranked)[:limit])


def alike(typed: str, known: tuple[str, ...], limit: int) -> list[str]:
    """Give the known words nearest to what was typed, at most `limit`; a long text is nobody's slip of the finger."""
    return get_close_matches(typed[:60], known, n=limit, cutoff=0.75) if typed else []
