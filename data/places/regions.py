"""Regions of the world, for counting small countries together."""

from __future__ import annotations

from functools import cache

from babel import Locale

from data.places.tsv import table


@cache
def _index() -> dict[str, str]:
    """Give country → region, as the table has them."""
    return {country: code for code, countries in table("regions.tsv") for country in countries.split()}


def region(country: str) -> str | None:
    """Give the UN M49 code of the region a country lies in."""
    return _index().get(country)


def name(code: str, locale: str) -> str:
    """Give a region's name as CLDR has it (es-AR falls back to es)."""
    return str(Locale.parse(locale, sep="-").territories[code])
