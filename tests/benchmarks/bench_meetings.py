"""Three times to talk: for one partnership, and for all 577 of a round of 1,162 people, with real days off.

The alternative is what one would write first: try every half-hour of the two weeks for everybody. It is written with
`whenever` and with the standard library, and finds the same times.
"""

import zoneinfo
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from functools import partial
from statistics import median
from time import perf_counter, process_time
from typing import TypeAlias

import whenever

from bot.domain.daytime import local
from bot.domain.people import Participant
from bot.domain.slots import FURTHEST, GRID, LENGTH, SOONEST, _span, common_slots, propose
from data.places import provinces
from data.places.world import WorldWorkingDays

NOW = datetime(2027, 3, 22, 12, tzinfo=UTC)
"""Both weeks after it see clocks change in Europe, and in the southern hemisphere."""
PARTNERSHIPS = 577
COUNTRIES = ("AR", "KE", "DE", "JP", "PT", "CA", "AU", "ZA", "IN", "MX", "NZ", "CL", "EG", "PH", "GB", "US", "PE", "NP")
OFTEN = 200

Works: TypeAlias = Callable[[Participant, date], bool]


def run(show: Callable[[str], None]) -> None:
    """Show both sizes, and how much is gained."""
    zoneinfo.reset_tzpath(to=[])  # both libraries read the tzdata package
    whenever.reset_tzpath([])
    working_days = WorldWorkingDays()

    def works(person: Participant, on: date) -> bool:
        return working_days.is_working(on, person.country)

    pairs = list(_pairs())
    for pair in pairs:
        propose(pair, NOW, works)  # the calendars of the countries are read once
    _span.cache_clear()
    began = process_time()
    whole = _taken(lambda: [propose(pair, NOW, works) for pair in pairs])
    cpu = process_time() - began
    show(f"all {PARTNERSHIPS} partnerships of a round: {whole:.2f} s, {cpu:.2f} s of processor (to be kept under 3 s)")
    one = median(_taken(partial(propose, pair, NOW, works)) for pair in pairs[:OFTEN])
    cold = median(_cold(pair, works) for pair in pairs[:OFTEN])
    show(f"one partnership: {one * 1000:.2f} ms, {cold * 1000:.2f} ms the first time (to be kept under 5 ms)")
    for name, naive in (("whenever", _by_whenever), ("the standard library", _by_zoneinfo)):
        assert all(naive(p, works) == [s.at for s in common_slots(p, NOW, works)] for p in pairs[:20])
        slow = median(_taken(partial(naive, pair, works)) for pair in pairs[:40])
        show(f"every half-hour tried with {name}: {slow * 1000:.1f} ms, {slow / one:.0f} times as long")


def _pairs() -> list[tuple[Participant, Participant]]:
    """Give partnerships between all sorts of places; the hours of some are longer."""
    zones = {country: provinces.zones_of(country, None) for country in COUNTRIES}
    people = []
    for number in range(2 * PARTNERSHIPS):
        country = COUNTRIES[number * 7 % len(COUNTRIES)]
        own = zones[country]
        wakes, sleeps = (360, 1380) if number % 5 == 0 else (480, 1200)
        zone = own[number % len(own)]
        people.append(Participant(number, "", zone, country=country, wakes=wakes, sleeps=sleeps))
    return list(zip(people[:PARTNERSHIPS], people[PARTNERSHIPS:], strict=True))


def _taken(what: Callable[[], object]) -> float:
    began = perf_counter()
    what()
    return perf_counter() - began


def _cold(pair: tuple[Participant, ...], works: Works) -> float:
    """Give how long it takes when nothing is known of the zones yet."""
    _span.cache_clear()
    return _taken(lambda: propose(pair, NOW, works))


def _by_zoneinfo(pair: tuple[Participant, ...], works: Works) -> list[datetime]:
    return _every_half_hour(pair, works, lambda at, zone: local(at, zone).replace(tzinfo=None))


def _by_whenever(pair: tuple[Participant, ...], works: Works) -> list[datetime]:
    return _every_half_hour(pair, works, lambda at, zone: whenever.Instant(at).to_tz(zone).to_plain().to_stdlib())


def _every_half_hour(
    pair: tuple[Participant, ...], works: Works, wall: Callable[[datetime, str], datetime]
) -> list[datetime]:
    """Try each, the plainest way."""
    found = []
    length = timedelta(minutes=LENGTH)
    at = NOW + SOONEST
    while at + length <= NOW + FURTHEST:
        if wall(at, pair[0].zone).minute % GRID == 0 and all(_suits(person, at, works, wall) for person in pair):
            found.append(at)
        at += timedelta(minutes=15)
    return found


def _suits(person: Participant, at: datetime, works: Works, wall: Callable[[datetime, str], datetime]) -> bool:
    begins, ends = wall(at, person.zone), wall(at + timedelta(minutes=LENGTH), person.zone)
    midnight = begins.replace(hour=0, minute=0)
    opens, closes = (midnight + timedelta(minutes=minute) for minute in (person.wakes, person.sleeps))
    return works(person, begins.date()) and opens <= begins < closes and opens < ends <= closes
