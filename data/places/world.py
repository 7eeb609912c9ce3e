"""The world as `Places` and `WorkingDays` ask for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from data.places import countries, languages, provinces, regions, zones
from data.places.days_off import days_off

if TYPE_CHECKING:
    from datetime import date


class WorldPlaces:
    """Names and codes from Babel, pycountry, the zone data and the tables beside this file. Implements `Places`."""

    def country(self, text: str) -> str | None:
        """Give the ISO 3166 alpha-2 code for a name (English, Spanish, the country's own) or code, else None."""
        return countries.country(text)

    def province(self, country: str | None, text: str) -> tuple[str, str] | None:
        """Give (country code, province's own name) for a province's name; without country only if it is unique."""
        return provinces.province(country, text)

    def language(self, text: str) -> str | None:
        """Give the ISO 639 code for a language's name (English, Spanish, its own) or code, else None."""
        return languages.language(text)

    def zone(self, text: str) -> str | None:
        """Give the IANA name as the zone data spell it, whatever its case or spaces, else None."""
        return zones.known().get("_".join(text.casefold().split()).replace("_/_", "/"))

    def zones_of(self, country: str, province: str | None = None) -> tuple[str, ...]:
        """Give the zones in use in a country or one province of it: one for each clock, the main one first."""
        return provinces.zones_of(country, province)

    def zone_fits(self, zone: str, country: str) -> bool:
        """Say whether a zone, under this name or another, is one of the country's."""
        return zones.fits(zone, country)

    def country_name(self, code: str, locale: str) -> str:
        """Give a country's name for a reader of `locale`."""
        return countries.names(locale).get(code, code)

    def region(self, country: str) -> str | None:
        """Give the UN M49 code of the region a country lies in, for counting small countries together."""
        return regions.region(country)

    def region_name(self, code: str, locale: str) -> str:
        """Give a region's name for a reader of `locale`."""
        return regions.name(code, locale)

    def language_name(self, code: str, locale: str) -> str:
        """Give a language's name for a reader of `locale`."""
        return languages.names(locale).get(code, code)

    def suggest_zones(self, text: str, limit: int = 25) -> tuple[str, ...]:
        """Give zone names that fit what somebody has typed so far."""
        return zones.suggestions(text, limit)

    def suggest_countries(self, text: str, locale: str, limit: int = 25) -> tuple[tuple[str, str], ...]:
        """Give (code, name) of countries that fit what somebody has typed so far."""
        return countries.suggestions(text, locale, limit)

    def suggest_language(self, text: str, locale: str) -> str | None:
        """Give the name of the language spelled most like `text`."""
        return languages.nearest(text, locale)

    def suggest_province(self, country: str, text: str) -> str | None:
        """Give the name of the country's province spelled most like `text`."""
        return provinces.nearest(country, text)


class WorldWorkingDays:
    """Days off from the `holidays` package. Implements `WorkingDays`."""

    def is_working(self, on: date, country: str | None, province: str | None = None) -> bool:
        """Say whether `on` is neither weekend nor public holiday there; without a country only weekends are off."""
        return on not in days_off(country, province, on.year)
