"""Where a row's person is: country, province and zone, each told by the others where it can be."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.domain.roster import FindingCode

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bot.ports.places import Places
    from data.files.cells import Cells

_OFFSET = re.compile(r"\(?\s*(?:utc|gmt)?\s*[+\-−±]\s*\d|\(?\s*(?:utc|gmt)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Location:
    """Where somebody is."""

    country: str | None = None
    province: str | None = None
    zone: str | None = None


def country_of_provinces(provinces: Iterable[str], places: Places) -> str | None:
    """Give the one country to which all the provinces belong that we know at all, else None."""
    distinct = Counter(provinces)
    certain = {text: at[0] for text in distinct if (at := places.province(None, text))}
    candidates = Counter(certain.values())
    for country, _ in candidates.most_common(1):
        if all(at == country or places.province(country, text) for text, at in certain.items()):
            return country
    return None


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """Reads locations; `home` is the country of a file whose rows name none."""

    places: Places
    locale: str
    home: str | None = None

    def read(self, cells: Cells) -> Location:
        """Read a row's location."""
        country = self._country(cells)
        province = self._province(cells, country)
        return Location(country, province, self._zone(cells, country, province))

    def _country(self, cells: Cells) -> str | None:
        """Read the country."""
        if "country" not in cells.layout.fields:
            return self.home
        told = cells.told("country")
        if told is None:
            cells.note(FindingCode.COUNTRY_MISSING, "country")
            return None
        country = self.places.country(told)
        if country is None:
            nearest = cells.notes.suggestion(f"country {told}", lambda: self._nearest_country(told))
            cells.note(FindingCode.COUNTRY_UNKNOWN, "country", told, suggestion=nearest)
        return country

    def _nearest_country(self, told: str) -> str | None:
        """Give the name of the country that was probably meant."""
        for _, name in self.places.suggest_countries(told, self.locale, 1):
            return name
        return None

    def _province(self, cells: Cells, country: str | None) -> str | None:
        """Read the province; one we do not know is kept as it was written."""
        told = cells.told("province")
        if told is None or country is None:
            return told
        known = self.places.province(country, told)
        if known is not None:
            return known[1]
        nearest = cells.notes.suggestion(
            f"province {country} {told}", lambda: self.places.suggest_province(country, told)
        )
        cells.note(
            FindingCode.PROVINCE_UNKNOWN,
            "province",
            told,
            suggestion=nearest,
            country=self.places.country_name(country, self.locale),
        )
        return told

    def _zone(self, cells: Cells, country: str | None, province: str | None) -> str | None:
        """Read the zone, or take that of the province or country where it has only one."""
        told = cells.told("zone")
        if told is None:
            return self._zone_of_place(cells, country, province)
        zone = self.places.zone(told)
        if zone is None:
            self._note_bad_zone(cells, told)
        elif country is not None and not self.places.zone_fits(zone, country):
            name = self.places.country_name(country, self.locale)
            cells.note(FindingCode.ZONE_ELSEWHERE, "zone", zone, country=name)
        return zone

    def _zone_of_place(self, cells: Cells, country: str | None, province: str | None) -> str | None:
        """Take the zone of the place; a country that is itself in doubt has been told of already."""
        if country is None:
            if cells.told("country") is None:
                cells.note(FindingCode.ZONE_NEEDED, _told_by(cells), zones=0, country="", examples="")
            return None
        zones = self.places.zones_of(country, province)
        if len(zones) == 1:
            return zones[0]
        name = self.places.country_name(country, self.locale)
        cells.note(
            FindingCode.ZONE_NEEDED, _told_by(cells), zones=len(zones), country=name, examples=", ".join(zones[:3])
        )
        return None

    def _note_bad_zone(self, cells: Cells, told: str) -> None:
        """Note a zone that is none: an offset, which does not know summer time, or something else."""
        if _OFFSET.match(told):
            cells.note(FindingCode.ZONE_OFFSET, "zone", told)
            return
        nearest = cells.notes.suggestion(f"zone {told}", lambda: next(iter(self.places.suggest_zones(told, 1)), None))
        cells.note(FindingCode.ZONE_UNKNOWN, "zone", told, suggestion=nearest)


def _told_by(cells: Cells) -> str | None:
    """Give the column in which a zone could be told, the best there is."""
    return next((field for field in ("zone", "province", "country") if field in cells.layout.fields), None)
