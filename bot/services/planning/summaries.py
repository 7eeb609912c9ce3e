"""Country summaries: one message an ambassador, and one to the coordinators for all other countries."""

from __future__ import annotations

from dataclasses import replace
from datetime import time, timedelta
from typing import TYPE_CHECKING

from bot.domain.daytime import local, utc_at
from bot.domain.deliveries import Delivery, Kind, Operation, StartedBy, delivery_key
from bot.domain.people import Account
from bot.domain.summaries import Change
from bot.services.ambassadors import Ambassador, ambassadors
from bot.services.count_countries import tell_of
from bot.services.planning.announcements import announce, morning_of
from bot.services.setup import channels, country_channels

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence
    from datetime import date

    from bot.domain.people import Participant
    from bot.domain.summaries import Telling
    from bot.domain.timetable import Step
    from bot.services.planning.view import RoundView

OF_USE_FOR = timedelta(days=6)
"""Then the next one is near, while applications are open."""
WHAT = "country-summary"
AMBASSADORS = "ambassadors"
"""The private channel of the ambassadors, where a platform has one."""


def plan_summaries(view: RoundView, step: Step) -> Sequence[Delivery]:
    """Count on the day itself, once for all readers, and tell each at a morning: the programme's, or their own."""
    on = view.round.date_of(step)
    if not on <= local(view.now, view.round.zone).date() <= on + OF_USE_FOR:
        return []
    known = view.unit.deliveries.known_keys(view.round.id, Kind.COUNTRY_SUMMARY, step.number)
    to_ambassadors = [d for d in _to_ambassadors(view, step) if d.key not in known]
    planned = [*to_ambassadors, *_to_coordinators(view, step, known)]
    if not planned:
        return []
    return planned if _says_something(tell_of(view.unit, view.round, view.now, view.world.places), on) else []


def _says_something(telling: Telling, on: date) -> bool:
    """Say whether there was anything to tell on that day.

    What can be told for the first time a day or more later waits for the next summary: sent at once, it would say at
    which hour the fifth person came.
    """
    every = [told for place in telling.places.values() for told in place.values()]
    is_first = all(told.change is Change.NEW for told in every)
    return bool(every) and not (is_first and telling.on > on)


def _to_coordinators(view: RoundView, step: Step, known: Collection[str]) -> Sequence[Delivery]:
    due_at = morning_of(view.round, view.round.date_of(step))
    return announce(
        view.unit,
        view.round,
        "countries-summary",
        due_at,
        channel="coordinators",
        kind=Kind.COUNTRY_SUMMARY,
        number=step.number,
        expires_at=due_at + OF_USE_FOR,
        known=known,
    )


def _to_ambassadors(view: RoundView, step: Step) -> Iterator[Delivery]:
    """Post to a country's channels, else to the ambassadors' channel on a platform of theirs, else write to them."""
    looked_after = ambassadors(view.unit)
    if not looked_after:
        return
    there = {platform for platform, _ in channels(view.unit, AMBASSADORS)}
    own = country_channels(view.unit)
    for country in sorted(own.keys() & {country for each in looked_after for country in each.countries}):
        yield from _to_country(view, step, country, [platform for platform, _ in own[country]])
    rest = [replace(each, countries=tuple(c for c in each.countries if c not in own)) for each in looked_after]
    for ambassador in (each for each in rest if each.countries):
        platform = next((p for p in ambassador.platforms if p in there), None)
        if platform is not None:
            yield _post(view, step, ambassador, platform)
        elif ambassador.person is not None:
            yield _direct(view, step, ambassador, ambassador.person)


def _to_country(view: RoundView, step: Step, country: str, platforms: Sequence[str]) -> Iterator[Delivery]:
    everybody = Ambassador(Account("", ""), None, (country,))
    for platform in platforms:
        yield _post_to(view, step, everybody, f"channel:country-{country}", platform, f"@{platform}")


def _post(view: RoundView, step: Step, ambassador: Ambassador, platform: str) -> Delivery:
    return _post_to(view, step, ambassador, f"channel:{AMBASSADORS}", platform, f"@{platform}/{ambassador.reference}")


def _post_to(view: RoundView, step: Step, ambassador: Ambassador, place: str, platform: str, to: str) -> Delivery:
    due_at = morning_of(view.round, view.round.date_of(step))
    return Delivery(
        key=_key(view, step, f"{place}{to}"),
        kind=Kind.COUNTRY_SUMMARY,
        what=WHAT,
        operation=Operation.POST_TO_CHANNEL,
        started_by=StartedBy.BOT,
        due_at=due_at,
        number=step.number,
        round_id=view.round.id,
        place=place,
        platform=platform,
        expires_at=due_at + OF_USE_FOR,
        subject=_subject(ambassador),
    )


def _direct(view: RoundView, step: Step, ambassador: Ambassador, person: Participant) -> Delivery:
    on = view.round.date_of(step)
    return Delivery(
        key=_key(view, step, person.id),
        kind=Kind.COUNTRY_SUMMARY,
        what=WHAT,
        operation=Operation.SEND_DIRECT,
        started_by=StartedBy.BOT,
        due_at=view.now,
        number=step.number,
        round_id=view.round.id,
        participant_id=person.id,
        earliest_on=on,
        expires_at=utc_at(on + OF_USE_FOR, time(0), person.zone),
        subject=_subject(ambassador),
    )


def _key(view: RoundView, step: Step, to: int | str) -> str:
    return delivery_key(round_id=view.round.id, what=WHAT, number=step.number, to=to)


def _subject(ambassador: Ambassador) -> dict[str, str | int]:
    """Give whose message it is and about which countries; 0 is somebody who is not on the roster."""
    return {
        "ambassador": ambassador.person.id if ambassador.person else 0,
        "countries": " ".join(ambassador.countries),
    }
