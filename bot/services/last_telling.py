"""What was told of countries last, as numbers in one record a round.

Beside what was told stands what it was made of: only from that it can be seen when enough people have moved. It stays
where the people themselves are, and leaves with them.
"""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from typing import TYPE_CHECKING

from bot.domain.summaries import Change, Figure, Number, Telling, Told

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from bot.domain.rounds import RoundId
    from bot.ports.storage import Unit

EVERYWHERE = "*"
"""The place under which all places of a round are kept, to be read in one go."""
_DAY, _COUNTRIES, _FIRST_TIME = "day", "countries", "first-time"
_CHANGES = tuple(Change)


def recall(unit: Unit, round_id: RoundId) -> Telling | None:
    """Give what was told of a round last."""
    kept = unit.records.told(round_id, EVERYWHERE)
    return None if kept is None else _telling(kept)


def remember(unit: Unit, round_id: RoundId, telling: Telling) -> None:
    """Keep what is told, in the place of what was told before."""
    unit.records.tell(round_id, EVERYWHERE, telling.on, dict(_kept(telling)))


def _kept(telling: Telling) -> Iterator[tuple[str, int]]:
    yield _DAY, telling.on.toordinal()
    yield _COUNTRIES, telling.countries
    for country in telling.first_time:
        yield f"{_FIRST_TIME}|{country}", 1
    for place, figures in telling.places.items():
        for figure, told in figures.items():
            name = f"{place}|{figure}"
            yield f"{name}|value", told.number.value
            yield f"{name}|or-more", int(told.number.or_more)
            yield f"{name}|day", told.on.toordinal()
            yield f"{name}|change", _CHANGES.index(told.change)
            yield f"{name}|count", told.count


def _telling(kept: Mapping[str, int]) -> Telling:
    places: dict[str, dict[Figure, Told]] = defaultdict(dict)
    first_time = []
    for key in kept:
        name, _, part = key.rpartition("|")
        if part == "value":
            place, _, figure = name.rpartition("|")
            places[place][Figure(figure)] = _told(kept, name)
        elif name == _FIRST_TIME:
            first_time.append(part)
    return Telling(date.fromordinal(kept[_DAY]), kept[_COUNTRIES], dict(places), tuple(sorted(first_time)))


def _told(kept: Mapping[str, int], name: str) -> Told:
    number = Number(kept[f"{name}|value"], or_more=bool(kept[f"{name}|or-more"]))
    day = date.fromordinal(kept[f"{name}|day"])
    return Told(number, day, _CHANGES[kept[f"{name}|change"]], kept[f"{name}|count"])
