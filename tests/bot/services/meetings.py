"""How stories about meetings begin: two who have been introduced, a proposal, an agreed time."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from icalendar import Calendar

from bot.domain.rounds import RoundState
from bot.ports.chat import FilePart

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.domain.meetings import Meeting
    from bot.domain.partnerships import Partnership
    from bot.domain.people import Participant
    from bot.ports.chat import Message
    from tests.bot.programme import Town

MET = datetime(2027, 3, 2, 15, tzinfo=UTC)
"""A Tuesday: everybody has been introduced."""


def paired(town: Town, **said: tuple[str, str]) -> list[Participant]:
    """Let two or three live somewhere, be partners in a running round, and have been introduced."""
    people = [town.lives(name.capitalize(), country, zone) for name, (country, zone) in said.items()]
    town.a_round(RoundState.RUNNING, *people)
    town.go_to(MET)
    town.sent.clear()
    return [town.person(person.id) for person in people]


def partnership_of(town: Town, person: Participant) -> Partnership:
    """Give somebody's only partnership."""
    (found,) = town.run(lambda unit: unit.partnerships.of_participant(person.id))
    return found


def meetings_of(town: Town, person: Participant) -> Sequence[Meeting]:
    """Give all that somebody was proposed."""
    number = partnership_of(town, person).id
    return town.run(lambda unit: unit.meetings.of_partnerships([number])).get(number, ())


def meeting_of(town: Town, person: Participant) -> Meeting:
    """Give somebody's latest proposal."""
    return meetings_of(town, person)[-1]


def slot(meeting: Meeting, number: int) -> str:
    """Give the button of a time."""
    return f"meeting-slot:1:{meeting.id}.{number}"


def proposed(town: Town, by: Participant) -> Meeting:
    """Let somebody ask for a time, and let the others be told."""
    town.typed("/partner meet", by)
    town.deliver()
    return meeting_of(town, by)


def agreed(town: Town, *people: Participant, number: int = 0) -> Meeting:
    """Let all agree on a slot, and get their files."""
    meeting = proposed(town, people[0])
    for person in people:
        town.pressed(slot(meeting, number), person)
    town.deliver()
    town.sent.clear()
    return meeting_of(town, people[0])


def files(message: Message | None) -> list[Calendar]:
    """Give a message's calendar files, read."""
    parts = message.parts if message else ()
    return [Calendar.from_ical(part.content) for part in parts if isinstance(part, FilePart)]
