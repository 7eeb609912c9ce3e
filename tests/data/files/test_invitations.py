"""A meeting's file shows every reader their own clock, by the rules of their zone that it carries with it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from icalendar import Calendar, Timezone

from bot.domain.daytime import local
from bot.messages.render import text
from bot.ports.invitations import Invitation
from data.files.invitations import CalendarInvitations
from tests.bot.domain.test_slots import changes_of_2027

INVITATION = Invitation(
    uid="meeting-7-1804500000@pairkeeper",
    sequence=2,
    at=datetime(2027, 3, 29, 9, tzinfo=UTC),
    minutes=45,
    zone="Europe/Berlin",
    summary=text("es", "meeting-summary", names="Ana; Ñandú, y Bo\\n"),
    description=text("es", "meeting-description", programme="Biblionetwork", names="Ana"),
    written_at=datetime(2027, 3, 1, 12, tzinfo=UTC),
)


def written(invitation: Invitation) -> Calendar:
    return Calendar.from_ical(CalendarInvitations().file(invitation))


def test_a_file_says_when_what_and_which() -> None:
    calendar = written(INVITATION)
    (event,) = calendar.events

    assert calendar["method"] == "PUBLISH"
    assert (event["uid"], event["sequence"], event["status"]) == (INVITATION.uid, 2, "CONFIRMED")
    assert [str(event["summary"]), str(event["description"])] == [INVITATION.summary, INVITATION.description]
    assert (event.start, event.end - event.start) == (INVITATION.at, timedelta(minutes=45))
    assert event["dtstart"].params["TZID"] == "Europe/Berlin"


def test_what_is_cancelled_takes_the_same_entry_back() -> None:
    calendar = written(replace(INVITATION, sequence=3, is_cancelled=True))
    (event,) = calendar.events

    assert calendar["method"] == "CANCEL"
    assert (event["uid"], event["sequence"], event["status"]) == (INVITATION.uid, 3, "CANCELLED")


@pytest.mark.parametrize("days", [-1, 0, 1])
def test_around_every_clock_change_of_2027_the_file_s_own_rules_give_the_instant_back(days: int) -> None:
    """Whatever zone data a calendar has, it has those of the file."""
    for zone, change in changes_of_2027():
        at = change + timedelta(days=days, hours=9)
        calendar = written(replace(INVITATION, zone=zone, at=at))
        (rules,) = calendar.walk("VTIMEZONE")
        assert isinstance(rules, Timezone)

        start = calendar.events[0].start
        assert isinstance(start, datetime)
        wall = start.replace(tzinfo=rules.to_tz(lookup_tzid=False))

        assert wall.replace(tzinfo=None) == local(at, zone).replace(tzinfo=None)
        assert wall.utcoffset() == local(at, zone).utcoffset(), (zone, at)


@pytest.mark.parametrize("zone", ["Asia/Kathmandu", "Africa/Casablanca", "America/Argentina/Ushuaia"])
def test_the_rules_of_three_years_are_those_that_looking_on_for_ever_gives(zone: str) -> None:
    """Where clocks stand still the library would look for their next change until the year 9999."""
    (rules,) = written(replace(INVITATION, zone=zone)).walk("VTIMEZONE")
    looked_on = Timezone.from_tzid(zone, first_date=date(2026, 1, 1), last_date=date(2029, 1, 1))

    assert rules.to_ical() == looked_on.to_ical()


def test_lines_are_as_long_as_calendars_take() -> None:
    content = CalendarInvitations().file(INVITATION)

    assert all(len(line) <= 75 for line in content.split(b"\r\n"))
