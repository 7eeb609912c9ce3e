"""Meetings as iCalendar files, each with the rules of its reader's zone in it."""

from __future__ import annotations

from datetime import date, datetime, timedelta, tzinfo
from functools import lru_cache
from typing import TYPE_CHECKING

from icalendar import Calendar, Event, Timezone

from bot.domain.daytime import local, zone_named

if TYPE_CHECKING:
    from bot.ports.invitations import Invitation

PRODUCT = "-//Pairkeeper//Meetings//EN"
ZONES_KEPT = 1_024
"""Rules of zones that are kept: they take a hundred times as long to work out as all the rest of a file."""


class CalendarInvitations:
    """Writes RFC 5545. Implements `Invitations`."""

    def file(self, invitation: Invitation) -> bytes:
        """Give the file: published, or taken back."""
        calendar = Calendar()
        calendar.add("prodid", PRODUCT)
        calendar.add("version", "2.0")
        calendar.add("method", "CANCEL" if invitation.is_cancelled else "PUBLISH")
        calendar.add_component(_event(invitation))
        rules = [_rules(zone, invitation.at.year) for zone in calendar.get_missing_tzids()]
        content: bytes = calendar.to_ical()  # icalendar leaves it untyped
        before, begin, event = content.partition(b"BEGIN:VEVENT")
        return b"".join([before, *rules, begin, event])


@lru_cache(ZONES_KEPT)
def _rules(zone: str, year: int) -> bytes:
    """Give a zone's rules in a year and those beside it, as written; of all years they would be ten times as long."""
    first, last = date(year - 1, 1, 1), date(year + 2, 1, 1)
    rules: bytes = Timezone.from_tzinfo(_ZoneUntil(zone, last), zone, first_date=first, last_date=last).to_ical()
    return rules


class _ZoneUntil(tzinfo):
    """A zone whose clocks change once more after a day: else the next change is looked for until the year 9999."""

    def __init__(self, zone: str, last: date) -> None:
        self._zone = zone_named(zone)
        self._last = last

    def utcoffset(self, at: datetime | None) -> timedelta | None:
        return self._zone.utcoffset(at) if at is None or at.date() <= self._last else timedelta(hours=23)

    def dst(self, at: datetime | None) -> timedelta | None:
        return self._zone.dst(at)

    def tzname(self, at: datetime | None) -> str | None:
        return self._zone.tzname(at)


def _event(invitation: Invitation) -> Event:
    event = Event()
    event.add("uid", invitation.uid)
    event.add("sequence", invitation.sequence)
    event.add("dtstamp", invitation.written_at)
    event.add("dtstart", local(invitation.at, invitation.zone))
    event.add("dtend", local(invitation.at + timedelta(minutes=invitation.minutes), invitation.zone))
    event.add("summary", invitation.summary)
    event.add("description", invitation.description)
    event.add("status", "CANCELLED" if invitation.is_cancelled else "CONFIRMED")
    return event
