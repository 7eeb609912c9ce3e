"""Provinces, states and regions (ISO 3166-2), and the zones they keep."""

from __future__ import annotations

from collections import defaultdict
from functools import cache, lru_cache
from typing import TYPE_CHECKING

import pycountry

from bot.domain.spelling import fold
from data.places.countries import alike
from data.places.tsv import names_of, table
from data.places.zones import by_country, clocks

if TYPE_CHECKING:
    from collections.abc import Iterator

_GENERIC = frozenset(
    {"province", "state", "region", "county", "department", "territory", "oblast", "governorate", "district"}
    | {"provincia", "estado", "departamento", "comunidad", "pcia", "prov", "dpto", "of", "de", "del", "la", "the"},
)
"""Words around a province's name that do not tell it from another: Provincia de Salta, State of Ohio."""


@cache
def _names() -> dict[str, str]:
    """Give ISO 3166-2 code → the province's own name, without ISO's brackets and turned as one says it."""
    return {place.code: " ".join(reversed(place.name.split(" [")[0].split(", ", 1))) for place in _by_rank()}


def _by_rank() -> list[pycountry.Subdivision]:  # type: ignore[name-defined]  # pycountry makes the class at run time
    """Give every subdivision, the larger ones before those inside them."""
    return sorted(pycountry.subdivisions, key=lambda place: (place.parent_code is not None, place.code))


@cache
def _index() -> dict[str, dict[str, str]]:
    """Give folded name → country → ISO 3166-2 code; on a clash the larger place wins."""
    found: dict[str, dict[str, str]] = defaultdict(dict)
    for code, name in _every_name():
        found[fold(name)].setdefault(code[:2], code)
    return dict(found)


def _every_name() -> Iterator[tuple[str, str]]:
    """Give (code, name): the aliases, the names, their forms in ISO's brackets, then bare codes."""
    yield from names_of("province")
    places = _by_rank()
    for place in places:
        for name in place.name.removesuffix("]").split(" ["):
            yield place.code, name
            if ", " in name:
                yield place.code, " ".join(reversed(name.split(", ", 1)))
                yield place.code, name.split(", ")[0]
    for place in places:
        yield place.code, place.code
        if not place.code[3:].isdigit():
            yield place.code, place.code[3:]


@lru_cache(maxsize=4096)
def code_of(country: str | None, text: str) -> str | None:
    """Give the ISO 3166-2 code of the province that `text` names; without a country only where one country has it."""
    for folded in (fold(text), _without_generic(text)):
        places = _index().get(folded, {})
        if country is not None and country in places:
            return places[country]
        if country is None and len(places) == 1 and not _is_bare_code(folded):
            return next(iter(places.values()))
    return None


def _is_bare_code(folded: str) -> bool:
    """Say whether a text is too short to tell a province by without its country: "NT", "12"."""
    return len(folded) <= 3 or folded.isdigit()  # noqa: PLR2004  # the letters of an ISO 3166-2 code after the country


def _without_generic(text: str) -> str:
    """Give the folded text without "provincia de" and the like."""
    return " ".join(word for word in fold(text).split() if word not in _GENERIC)


@lru_cache(maxsize=4096)
def province(country: str | None, text: str) -> tuple[str, str] | None:
    """Give (country, the province's own name)."""
    code = code_of(country, text)
    return (code[:2], _names()[code]) if code else None


@lru_cache(maxsize=1024)
def nearest(country: str, text: str) -> str | None:
    """Give the name of the country's province spelled most like `text`."""
    known = {folded: places[country] for folded, places in _index().items() if country in places}
    close = alike(fold(text), tuple(known), 1)
    return _names()[known[close[0]]] if close else None


@cache
def _zones() -> dict[str, tuple[str, ...]]:
    """Give "AR-B" or "ES-*" → zones."""
    return {
        f"{country}-{code}": tuple(zones.split())
        for country, provinces, zones in table("province_zones.tsv")
        for code in provinces.split()
    }


@lru_cache(maxsize=4096)
def zones_of(country: str, text: str | None) -> tuple[str, ...]:
    """Give one zone for each clock in use in a country, or in the province of it that `text` names."""
    code = code_of(country, text) if text else None
    if code:
        told = _zones().get(code) or _zones().get(f"{country}-*")
        if told:
            return clocks(told)
    return clocks(by_country().get(country, ()))


def larger(code: str) -> Iterator[str]:
    """Give the code, then that of the place around it, and so on."""
    place = pycountry.subdivisions.get(code=code)  # type: ignore[no-untyped-call]  # half of pycountry has types
    while place is not None:
        yield place.code
        place = place.parent
