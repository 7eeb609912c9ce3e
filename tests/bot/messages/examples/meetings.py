"""What is said of times to talk, with the longest names and three partners."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from functools import partial, update_wrapper
from typing import TYPE_CHECKING

from bot.domain.meetings import Meeting, MeetingState
from bot.messages.render import paragraph, text
from bot.messages.timewords import time_of_day
from bot.ports.chat import Message
from bot.services.wording import meetings
from tests.bot.messages.examples.people import PARTNERSHIP, delivery, three
from tests.bot.messages.longest import ANA, BO, LAUNCH, NOW, ROUND

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from bot.services.facts import Facts

LABEL = 40
"""Short enough to be read at a glance on a telephone."""
SLOTS = tuple(NOW + timedelta(days=21, hours=n) for n in range(12))
"""Wednesdays in September: the longest dates."""
ALL = tuple(range(len(SLOTS)))
PROPOSED = Meeting(987_654, ROUND.id, PARTNERSHIP.id, BO.id, NOW, SLOTS, {BO.id: ALL, ANA.id: (*ALL[:3], 11)})
"""Many times on offer, most of them for both."""
AGREED = replace(PROPOSED, state=MeetingState.AGREED, at=SLOTS[0])
AT: dict[str, str | int] = {"was": SLOTS[0].isoformat(), "who": BO.id}
SAID: tuple[tuple[str, Meeting, dict[str, str | int]], ...] = (
    ("meeting-proposed", PROPOSED, AT),
    ("call", PROPOSED, AT),
    ("meeting-unmatched", PROPOSED, AT),
    ("meeting-changed", PROPOSED, AT),
    ("meeting-clocks", PROPOSED, {"why": "law"}),
    ("meeting-clocks", PROPOSED, {"why": "moved"}),
    ("meeting-agreed", AGREED, AT),
    ("meeting-reminder", AGREED, AT),
    ("meeting-question", AGREED, AT),
    ("meeting-cancelled", AGREED, {**AT, "why": "person"}),
    ("meeting-cancelled", AGREED, {**AT, "why": "away"}),
    ("meeting-cancelled", AGREED, {**AT, "why": "ended"}),
)


def _facts(meeting: Meeting) -> Facts:
    known = three()
    known.meetings = {meeting.id: meeting}
    return known


def _composed(what: str, meeting: Meeting, subject: dict[str, str | int], locale: str) -> Message:
    planned = replace(delivery(what), subject={"meeting": meeting.id, **subject})
    message = meetings.MESSAGES[what](_facts(meeting), planned, locale)
    assert all(len(choice.label) <= LABEL for choice in message.choices)
    return message


def _each() -> Iterable[Callable[[str], Message]]:
    for what, meeting, subject in SAID:
        make = partial(_composed, what, meeting, subject)
        update_wrapper(make, _composed)
        make.__name__ = f"{what}-{subject.get('why', '')}"  # type: ignore[attr-defined]  # how the test names it
        yield make


def far_apart(locale: str) -> Message:
    """Somebody must volunteer: the other is awake when they sleep."""
    known = three()
    people = [replace(person, zone="Asia/Tokyo") for person in known.people.values()]
    seen = meetings.Seen(PROPOSED, ANA, people, NOW, locale)
    return meetings.proposal(seen, paragraph(locale, "meeting-own-proposal", names=seen.names))


def answers(locale: str) -> Message:
    """Every short answer, one after the other."""
    names, at = f"{ANA.name} & {BO.name}", SLOTS[0]
    plain = ("meeting-no-day", "meeting-no-more", "meeting-no-other", "meeting-noted", "meeting-none-noted")
    more = ("meeting-slot-gone", "meeting-over", "meeting-talked-noted", "meeting-missed-noted")
    timed = ("meeting-agreed-now", "meeting-agreed-already", "meeting-changed-own", "meeting-cancelled-own")
    hours = {"start": time_of_day(locale, 0), "end": time_of_day(locale, 22 * 60)}
    parts = [
        *(paragraph(locale, key) for key in (*plain, *more)),
        *(paragraph(locale, key, names=names, at=at) for key in timed),
        paragraph(locale, "meeting-no-hour", names=names),
        paragraph(locale, "me-hours-set", start=hours["start"], end=hours["end"]),
    ]
    return Message(tuple(parts), locale=locale)


def calendar_words(locale: str) -> Message:
    """What stands in a calendar."""
    words = text(locale, "meeting-summary", names=ANA.name)
    more = text(locale, "meeting-description", names=ANA.name, programme=f"Biblionetwork {LAUNCH.year}")
    return Message((paragraph(locale, "words", words=f"{words} {more}"),), locale=locale)


EXAMPLES = (*_each(), far_apart, answers, calendar_words)
