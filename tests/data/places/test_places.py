"""Countries, provinces, languages and zones, as people write them."""

from __future__ import annotations

from zoneinfo import ZoneInfo

import pycountry
import pytest
from babel import Locale

from data.places import countries, languages, zones
from data.places.tsv import names_of, own_names_of, table
from data.places.world import WorldPlaces

PLACES = WorldPlaces()


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("UK", "GB"),
        ("Scotland", "GB"),
        ("u.s.a.", "US"),
        ("EEUU", "US"),
        ("EE. UU.", "US"),
        ("Holanda", "NL"),
        ("Ivory Coast", "CI"),
        ("Côte d’Ivoire", "CI"),
        ("South Korea", "KR"),
        ("Corea del Sur", "KR"),
        ("Czechia", "CZ"),
        ("Bolivia", "BO"),
        ("Hong Kong SAR China", "HK"),
        ("Turkey", "TR"),
        ("Türkiye", "TR"),
        ("España", "ES"),
        ("日本", "JP"),
        ("Deutschland", "DE"),
        ("arg", "AR"),
        ("Congo", None),
        ("DR Congo", "CD"),
        ("20/04/2027", None),
        ("", None),
    ],
)
def test_a_country_is_known_by_its_names_and_codes(text: str, code: str | None) -> None:
    assert PLACES.country(text) == code


@pytest.mark.parametrize("locale", ["en", "es", "es-AR"])
def test_every_country_and_language_we_name_is_understood_again(locale: str) -> None:
    countries_lost = {code for code, name in countries.names(locale).items() if PLACES.country(name) != code}
    assert countries_lost <= {"CG"}  # Spanish calls it Congo, as the people of Kinshasa do theirs: written as a code
    languages_lost = {code for code, name in languages.names(locale).items() if PLACES.language(name) != code}
    assert languages_lost <= {"bkm", "gaa", "ojs", "tl"}, "two languages of one name"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("ga", "ga"),
        ("Ga", "gaa"),
        ("Inglés", "en"),
        ("ENG", "en"),
        ("pt-BR", "pt"),
        ("castellano", "es"),
        ("中文", "zh"),
        ("Mandarin", "zh"),
        ("Tagalog", "fil"),
        ("Wu Chinese", "wuu"),
        ("Mi'kmaw", "mic"),
        ("Klingonish", None),
    ],
)
def test_a_language_is_known_by_its_names_and_codes(text: str, code: str | None) -> None:
    assert PLACES.language(text) == code


@pytest.mark.parametrize(
    "text", ["CABA", "Capital Federal", "Ciudad Autónoma de Buenos Aires", "ciudad autonoma de buenos aires", "AR-C"]
)
def test_the_capital_of_argentina_is_known_by_all_its_names(text: str) -> None:
    assert PLACES.province("AR", text) == ("AR", "Ciudad Autónoma de Buenos Aires")


def test_a_province_in_several_countries_needs_its_country() -> None:
    assert PLACES.province(None, "Córdoba") is None
    assert PLACES.province("ES", "Córdoba") == ("ES", "Córdoba")
    assert PLACES.province(None, "Chubut") == ("AR", "Chubut")
    assert PLACES.province("AR", "Provincia de Salta") == ("AR", "Salta")
    assert PLACES.province("AR", "Texas") is None


@pytest.mark.parametrize(
    ("text", "zone"),
    [
        ("america/argentina/buenos aires", "America/Argentina/Buenos_Aires"),
        ("EUROPE/MADRID", "Europe/Madrid"),
        ("Europe / Madrid", "Europe/Madrid"),
        ("utc", "UTC"),
        ("EST", None),
        ("GMT-3", None),
        ("../../etc/passwd", None),
    ],
)
def test_a_zone_is_known_by_its_iana_name(text: str, zone: str | None) -> None:
    assert PLACES.zone(text) == zone


def test_zones_that_keep_one_clock_count_as_one() -> None:
    assert PLACES.zones_of("AR") == ("America/Argentina/Buenos_Aires",)
    assert PLACES.zones_of("DE") == ("Europe/Berlin",)
    assert PLACES.zones_of("ES") == ("Europe/Madrid", "Atlantic/Canary")
    assert PLACES.zones_of("US")[:2] == ("America/New_York", "America/Chicago")


@pytest.mark.parametrize(
    ("country", "province", "expected"),
    [
        ("AR", "Chubut", ("America/Argentina/Catamarca",)),
        ("AU", "NSW", ("Australia/Sydney",)),
        ("BR", "São Paulo", ("America/Sao_Paulo",)),
        ("CA", "Ontario", ("America/Toronto",)),
        ("CL", "Magallanes", ("America/Punta_Arenas",)),
        ("EC", "Galápagos", ("Pacific/Galapagos",)),
        ("ES", "Las Palmas", ("Atlantic/Canary",)),
        ("MX", "Quintana Roo", ("America/Cancun",)),
        ("PT", "Azores", ("Atlantic/Azores",)),
        ("US", "Texas", ("America/Chicago", "America/Denver")),
        ("UY", "Canelones", ("America/Montevideo",)),
    ],
)
def test_a_province_tells_its_zone(country: str, province: str, expected: tuple[str, ...]) -> None:
    assert PLACES.zones_of(country, province) == expected


def test_the_table_of_provinces_names_only_what_exists() -> None:
    known = {place.code for place in pycountry.subdivisions}
    for country, provinces, told in table("province_zones.tsv"):
        assert all(code == "*" or f"{country}-{code}" in known for code in provinces.split()), provinces
        assert all(ZoneInfo(zone).key == zone and zones.fits(zone, country) for zone in told.split()), told


def test_every_argentine_province_has_its_zone() -> None:
    listed = {code for country, codes, _ in table("province_zones.tsv") if country == "AR" for code in codes.split()}
    assert listed == {place.code[3:] for place in pycountry.subdivisions.get(country_code="AR")}  # type: ignore[no-untyped-call]  # half of pycountry has types


def test_a_zone_fits_its_country_under_any_of_its_names() -> None:
    assert PLACES.zone_fits("America/Argentina/Salta", "AR")
    assert PLACES.zone_fits("America/Buenos_Aires", "AR")
    assert not PLACES.zone_fits("Europe/Madrid", "AR")


def test_aliases_lead_to_what_exists() -> None:
    assert {code for code, _ in names_of("country")} <= countries.codes()
    assert {code for code, _ in names_of("language")} <= set(languages.names("en")) | {"aed", "bfi"}
    assert {code for code, _ in names_of("province")} <= {place.code for place in pycountry.subdivisions}


@pytest.mark.parametrize(("locale", "code"), [("de", "DE"), ("ja", "JP"), ("hi", "IN"), ("fi", "FI")])
def test_own_names_are_those_of_babel(locale: str, code: str) -> None:
    assert (code, Locale(locale).territories[code]) in set(own_names_of("country"))
    assert (locale, Locale(locale).languages[locale]) in set(own_names_of("language"))


def test_suggestions_begin_with_what_was_typed() -> None:
    assert PLACES.suggest_zones("buen")[0] == "America/Argentina/Buenos_Aires"
    assert PLACES.suggest_zones("Europe/Lodon") == ("Europe/London",)
    assert len(PLACES.suggest_zones("a")) == 25
    assert PLACES.suggest_countries("nor", "en")[0] == ("NO", "Norway")
    assert PLACES.suggest_countries("Argentna", "es", 1) == (("AR", "Argentina"),)
    assert PLACES.suggest_countries("20/04/2027", "es") == ()


def test_names_are_in_the_readers_language() -> None:
    assert (PLACES.country_name("DE", "es-AR"), PLACES.language_name("de", "en")) == ("Alemania", "German")
    assert PLACES.country_name("??", "en") == "??"
