"""What becomes of an agreed meeting: changed, cancelled, held, not held."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.meetings import MeetingState
from bot.domain.signs import Sign, SignKind
from bot.messages.render import heading, paragraph
from bot.ports.chat import Replace, Say
from bot.services.find_time import find_table, meet, what_became
from bot.services.planning.meetings import find_slots, take_back
from bot.services.setup import setting
from bot.services.tend import note
from bot.services.wording.meetings import another_time, calendar_file, proposal, said

if TYPE_CHECKING:
    from datetime import datetime

    from bot.ports.chat import Message, Part, Reply
    from bot.services.asked import Asked
    from bot.services.find_time import Table


def press_change(asked: Asked, row: str) -> Reply:
    """Give up an agreed time and look for another; once it has passed, or was cancelled, begin anew."""
    table = find_table(asked, row)
    if table.agreed_at is not None:
        return Say(_look_again(table, table.agreed_at))
    if table.meeting.is_agreed and not table.is_over:
        table.with_meeting(table.meeting.became(MeetingState.NOT_HELD))
    return meet(asked)


def press_cancel(asked: Asked, row: str) -> Reply:
    """Cancel an agreed meeting, and tell the partners kindly."""
    table = find_table(asked, row)
    was = table.agreed_at
    if was is None:
        return Replace(what_became(table) or table.propose("meeting-own-proposal", names=table.seen.names))
    take_back(asked.unit, table.meeting, table.people.keys())
    table = table.with_meeting(table.meeting.cancelled())
    table.tell_others("meeting-cancelled", why="person", who=asked.person.id, was=was.isoformat())
    words = paragraph(asked.locale, "meeting-cancelled-own", names=table.seen.names, at=was)
    return Say(said(asked.locale, words, _end_in_calendar(table, was)))


def press_held(asked: Asked, row: str) -> Reply:
    """Note that they talked: contact of everybody who sat at the table."""
    table = find_table(asked, row)
    at = table.meeting.at
    if at is None or at > asked.now or table.meeting.state not in TOOK_ITS_TIME:
        return Replace(what_became(table) or table.propose("meeting-own-proposal", names=table.seen.names))
    if table.meeting.state is not MeetingState.HELD:
        table.with_meeting(table.meeting.became(MeetingState.HELD))
        take_back(asked.unit, table.meeting, table.people.keys())
        signs = [Sign(member, SignKind.MEETING, at, table.partnership.id) for member in table.people]
        note(asked.unit, signs, asked.now, asked.world)
    return asked.replace("meeting-talked-noted")


TOOK_ITS_TIME = frozenset({MeetingState.AGREED, MeetingState.HELD, MeetingState.NOT_HELD, MeetingState.LAPSED})


def press_missed(asked: Asked, row: str) -> Reply:
    """Note that they did not talk, without a reproach; the other may still say that they did."""
    table = find_table(asked, row)
    if table.meeting.is_agreed and table.meeting.at is not None and table.meeting.at <= asked.now:
        table.with_meeting(table.meeting.became(MeetingState.NOT_HELD))
    words = paragraph(asked.locale, "meeting-missed-noted")
    return Replace(said(asked.locale, words, choices=[another_time(table.meeting, asked.locale)]))


def _look_again(table: Table, was: datetime) -> Message:
    """Open the proposal again with other times, and tell the partners what holds no more."""
    asked = table.asked
    take_back(asked.unit, table.meeting, table.people.keys())
    people = list(table.people.values())
    again = table.meeting.asked_again()
    slots = find_slots(people, table.round, asked.now, asked.world.working_days, offered=again.slots)
    table = table.with_meeting(again.with_slots(slots))
    table.tell_others("meeting-changed", who=asked.person.id, was=was.isoformat())
    locale = asked.locale
    words = paragraph(locale, "meeting-changed-own", names=table.seen.names, at=was)
    return proposal(table.seen, heading(locale, "meeting-title"), words, _end_in_calendar(table, was))


def _end_in_calendar(table: Table, was: datetime) -> Part:
    programme = setting(table.asked.unit, "programme")
    return calendar_file(table.seen, was, table.asked.world, programme, is_cancelled=True)
