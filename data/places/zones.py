"""Time zones: how the zone data spell them, and which are in use where."""

from __future__ import annotations

import zoneinfo
from collections import defaultdict
from datetime import UTC, datetime, timedelta
from difflib import get_close_matches
from functools import cache
from importlib.resources import files

from bot.domain.spelling import fold

zoneinfo.reset_tzpath(
    to=[]
)  # the `tzdata` package, not the machine's older copy; before the first ZoneInfo (DESIGN.md §7)

_FIRST_DAY = datetime(2026, 1, 1, 12, tzinfo=UTC)
_DAYS = 5 * 365
"""Zones that agree on every day of these five years (2026-2030) are one clock for a round that lasts months."""


@cache
def known() -> dict[str, str]:
    """Give folded name → name as the zone data spell it; of the old names without a slash (EST, Japan) only UTC."""
    names = [name for name in zoneinfo.available_timezones() if "/" in name and not name.startswith("Etc/")]
    return {name.casefold(): name for name in [*sorted(names), "UTC"]}


@cache
def by_country() -> dict[str, tuple[str, ...]]:
    """Give country → its zones in the order of zone.tab, which begins with the main one for nearly all."""
    zones: dict[str, list[str]] = defaultdict(list)
    for line in _data_file("zone.tab"):
        country, _, zone = line.split("\t")[:3]
        zones[country].append(zone)
    zones["XK"] = ["Europe/Belgrade"]
    return {country: tuple(names) for country, names in zones.items()}


def _data_file(name: str) -> list[str]:
    """Give the lines of a table in the `tzdata` package."""
    text = files("tzdata.zoneinfo").joinpath(name).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]


@cache
def _links() -> dict[str, str]:
    """Give old name → the name it stands for."""
    links = (line.split() for line in _data_file("tzdata.zi") if line.startswith("L "))
    return {alias: target for _, target, alias in links}


def canonical(zone: str) -> str:
    """Give the name that `zone` is another name for, or itself."""
    return _links().get(zone, zone)


@cache
def fits(zone: str, country: str) -> bool:
    """Say whether `zone`, under this name or another, is one of the country's; of an unknown country anything is."""
    zones = by_country().get(country)
    return zones is None or zone in zones or canonical(zone) in {canonical(name) for name in zones}


@cache
def _clock(zone: str) -> tuple[tuple[int, timedelta | None], ...]:
    """Give the days on which the zone's offset changes, with the new offsets: equal for zones that never differ."""
    tz = zoneinfo.ZoneInfo(zone)
    changes: list[tuple[int, timedelta | None]] = []
    for day in range(_DAYS):
        offset = (_FIRST_DAY + timedelta(days=day)).astimezone(tz).utcoffset()
        if not changes or changes[-1][1] != offset:
            changes.append((day, offset))
    return tuple(changes)


@cache
def clocks(zones: tuple[str, ...]) -> tuple[str, ...]:
    """Give one zone for each clock among `zones`, the first that keeps it, in their order."""
    first: dict[tuple[tuple[int, timedelta | None], ...], str] = {}
    for zone in zones:
        first.setdefault(_clock(zone), zone)
    return tuple(first.values())


def suggestions(text: str, limit: int) -> tuple[str, ...]:
    """Give zones whose city begins so, then those that contain it anywhere, then those spelled much like it."""
    typed = fold(text)
    cities = {name: fold(name.rsplit("/", 1)[-1]) for name in _listed()}
    ranked = dict.fromkeys(name for name, city in cities.items() if city.startswith(typed))
    ranked |= dict.fromkeys(name for name in cities if typed in fold(name))
    if not ranked:
        close = get_close_matches(typed.split(" ", 1)[-1][:60], cities.values(), n=limit, cutoff=0.7) if typed else []
        ranked = dict.fromkeys(name for city in close for name in cities if cities[name] == city)
    return tuple(ranked)[:limit]


@cache
def _listed() -> tuple[str, ...]:
    """Give the zones that zone.tab lists, by name, and UTC last."""
    return (*sorted({zone for zones in by_country().values() for zone in zones}), "UTC")
