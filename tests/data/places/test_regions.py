"""Regions in which small countries are counted together."""

from __future__ import annotations

from collections import Counter

import pytest

from bot.domain.pooling import ELSEWHERE, is_pool
from data.places import countries
from data.places.tsv import table
from data.places.world import WorldPlaces

PLACES = WorldPlaces()
REGIONS = {code: named.split() for code, named in table("regions.tsv")}


def test_every_country_lies_in_one_region() -> None:
    """But for Antarctica, where nobody's library is."""
    assert set(Counter(c for named in REGIONS.values() for c in named).values()) == {1}
    assert {c for c in countries.codes() if PLACES.region(c) is None} == {"AQ"}
    assert {c for named in REGIONS.values() for c in named} <= countries.codes()


@pytest.mark.parametrize(
    ("country", "english", "spanish"),
    [
        ("BO", "Latin America", "Latinoamérica"),
        ("KE", "Africa", "África"),
        ("XK", "Europe", "Europa"),
        ("BT", "Asia", "Asia"),
        ("FJ", "Oceania", "Oceanía"),
        ("BM", "Northern America", "Norteamérica"),
    ],
)
def test_a_region_has_its_name_in_every_language(country: str, english: str, spanish: str) -> None:
    code = PLACES.region(country)
    assert code is not None
    names = [PLACES.region_name(code, locale) for locale in ("en", "es", "es-AR")]
    assert names == [english, spanish, spanish]


def test_a_regions_code_is_that_of_a_pool_and_never_the_whole_worlds() -> None:
    assert all(is_pool(code) and code != ELSEWHERE for code in REGIONS)
