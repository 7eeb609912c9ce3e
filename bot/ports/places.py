"""What the core asks about countries, languages, zones and days off."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from datetime import date


class Places(Protocol):
    """Names and codes of countries, provinces, languages and time zones."""

    def country(self, text: str) -> str | None:
        """Give the ISO 3166 alpha-2 code for a name (English, Spanish, the country's own) or code, else None."""

    def province(self, country: str | None, text: str) -> tuple[str, str] | None:
        """Give (country code, province's own name) for a province's name; without country only if it is unique."""

    def language(self, text: str) -> str | None:
        """Give the ISO 639 code for a language's name (English, Spanish, its own) or code, else None."""

    def zone(self, text: str) -> str | None:
        """Give the IANA name as the zone data spell it, whatever its case or spaces, else None."""

    def zones_of(self, country: str, province: str | None = None) -> tuple[str, ...]:
        """Give the zones in use in a country, or in one province of it."""

    def zone_fits(self, zone: str, country: str) -> bool:
        """Say whether a zone, under this name or another, is one of the country's."""

    def country_name(self, code: str, locale: str) -> str:
        """Give a country's name for a reader of `locale`."""

    def region(self, country: str) -> str | None:
        """Give the UN M49 code of the region a country lies in, for counting small countries together."""

    def region_name(self, code: str, locale: str) -> str:
        """Give a region's name for a reader of `locale`."""

    def language_name(self, code: str, locale: str) -> str:
        """Give a language's name for a reader of `locale`."""

    def suggest_zones(self, text: str, limit: int = 25) -> tuple[str, ...]:
        """Give zone names that fit what somebody has typed so far."""

    def suggest_countries(self, text: str, locale: str, limit: int = 25) -> tuple[tuple[str, str], ...]:
        """Give (code, name) of countries that fit what somebody has typed so far."""

    def suggest_language(self, text: str, locale: str) -> str | None:
        """Give the name of the language spelled most like `text`, for a reader of `locale`."""

    def suggest_province(self, country: str, text: str) -> str | None:
        """Give the name of the country's province spelled most like `text`."""


class WorkingDays(Protocol):
    """Is this date a day off here?"""

    def is_working(self, on: date, country: str | None, province: str | None = None) -> bool:
        """Say whether `on` is neither weekend nor public holiday there; without a country only weekends are off."""
