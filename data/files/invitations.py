"""Meetings as iCalendar files, each with the rules of its reader's zone in it."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from icalendar import Calendar, Event

from bot.domain.daytime import local

if TYPE_CHECKING:
    from bot.ports.invitations import Invitation

PRODUCT = "-//Pairkeeper//Meetings//EN"
RULES_FOR = timedelta(days=366)
"""How long before and after a meeting the zone's rules in its file hold; all of them would be ten times as long."""


class CalendarInvitations:
    """Writes RFC 5545. Implements `Invitations`."""

    def file(self, invitation: Invitation) -> bytes:
        """Give the file: published, or taken back."""
        calendar = Calendar()
        calendar.add("prodid", PRODUCT)
        calendar.add("version", "2.0")
        calendar.add("method", "CANCEL" if invitation.is_cancelled else "PUBLISH")
        calendar.add_component(_event(invitation))
        on = invitation.at.date()
        calendar.add_missing_timezones(first_date=on - RULES_FOR, last_date=on + RULES_FOR)
        content: bytes = calendar.to_ical()  # icalendar leaves it untyped
        return content


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
