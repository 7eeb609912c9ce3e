"""In the middle of a round those who are in touch and have not met are offered three times for a call."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from bot.domain.daytime import local
from bot.domain.deliveries import Kind, StartedBy
from bot.domain.meetings import MeetingState
from bot.domain.people import Absence
from bot.domain.signs import Sign, SignKind
from bot.domain.timetable import StepKind
from bot.services.tend import note
from tests.bot.programme import DAY, HOUR, Town, changed
from tests.bot.services.meetings import MET, agreed, meeting_of, meetings_of, paired, partnership_of, slot

if TYPE_CHECKING:
    from bot.domain.people import Participant


@pytest.fixture
def pair(town: Town) -> list[Participant]:
    return paired(town, ana=("DE", "Europe/Berlin"), ben=("KE", "Africa/Nairobi"))


def call_day(town: Town) -> date:
    round_ = town.round
    return round_.date_of(round_.timetable.of(StepKind.CALL)[0])


def write_until(town: Town, pair: list[Participant], until: datetime) -> None:
    """Let both write in their room every third day."""
    number = partnership_of(town, pair[0]).id
    while town.now < until:
        signs = [Sign(person.id, SignKind.ROOM, town.now, number) for person in pair]
        town.run(note, signs, town.now, town.world)
        town.go_to(min(until, town.now + 3 * DAY))


def day(town: Town, after: int = 0) -> datetime:
    """Give an early hour of a day counted from that of the call, before anybody's morning."""
    return datetime.combine(call_day(town) + timedelta(days=after), MET.timetz()).replace(hour=1)


def test_both_get_three_times_on_their_own_morning_and_one_tap_each_is_enough(
    town: Town, pair: list[Participant]
) -> None:
    ana, ben = pair
    write_until(town, pair, day(town, 7))

    ((first,), (second,)) = (town.got(person, "call") for person in pair)
    meeting = meeting_of(town, ana)
    assert meeting.proposed_by is None
    assert (first.delivery.kind, first.delivery.started_by) == (Kind.CALL, StartedBy.BOT)
    assert first.tokens[:3] == second.tokens[:3] == tuple(slot(meeting, n) for n in range(3))
    for sending, person in ((first, ana), (second, ben)):
        assert (sending.on >= call_day(town), local(sending.at, person.zone).hour) == (True, 9)
        assert meeting.slots[0] > sending.at

    number = len(meeting.slots) - 1
    for person in pair:
        town.pressed(slot(meeting, number), person)
    assert meeting_of(town, ana).state is MeetingState.AGREED


def test_nothing_is_suggested_to_those_who_have_not_written(town: Town, pair: list[Participant]) -> None:
    town.go_to(day(town, 20))

    assert [s for person in pair for s in town.got(person, "call")] == []
    assert meetings_of(town, pair[0]) == ()


def test_who_has_met_already_is_not_asked_to(town: Town, pair: list[Participant]) -> None:
    meeting = agreed(town, *pair)
    assert meeting.at is not None
    town.go_to(meeting.at + 2 * HOUR)
    town.pressed(f"meeting-held:1:{meeting.id}", pair[0])

    write_until(town, pair, day(town, 10))

    assert [s for person in pair for s in town.got(person, "call")] == []


def test_who_has_a_time_already_is_not_asked_for_another(town: Town, pair: list[Participant]) -> None:
    write_until(town, pair, day(town, -4))
    agreed(town, *pair, number=2)

    write_until(town, pair, day(town, 1))

    assert [s for person in pair for s in town.got(person, "call")] == []
    assert len(meetings_of(town, pair[0])) == 1


def test_the_suggestion_is_made_once(town: Town, pair: list[Participant]) -> None:
    write_until(town, pair, day(town, 27))

    assert [len(town.got(person, "call")) for person in pair] == [1, 1]
    assert len(meetings_of(town, pair[0])) == 1


def test_whoever_answers_before_the_other_s_morning_has_come_shows_it_there(
    town: Town, pair: list[Participant]
) -> None:
    ana, ben = pair
    write_until(town, pair, day(town))
    meeting = meeting_of(town, ana)

    assert town.typed("/partner meet", ana).button("meeting-slot") == slot(meeting, 0)
    town.pressed(slot(meeting, 2), ana)
    write_until(town, pair, day(town, 4))

    (call,) = town.got(ben, "call")
    assert "suits the other person" in call.text


def test_a_suggestion_that_both_have_taken_up_before_is_not_sent(town: Town, pair: list[Participant]) -> None:
    write_until(town, pair, day(town))
    meeting = meeting_of(town, pair[0])
    for person in pair:
        town.pressed(slot(meeting, 2), person)

    write_until(town, pair, day(town, 4))

    assert [s for person in pair for s in town.got(person, "call")] == []
    assert [len(town.got(person, "meeting-agreed")) for person in pair] == [1, 1]


def test_who_is_away_is_asked_when_back_with_times_after_that(town: Town, pair: list[Participant]) -> None:
    ana, ben = pair
    write_until(town, pair, day(town, -1))
    back_on = call_day(town) + timedelta(days=4)
    away = changed(town.person(ben.id), absences=(Absence(call_day(town), back_on - DAY),))
    town.run(lambda unit: unit.people.save_many([away]))

    write_until(town, pair, day(town, 12))

    (call,) = town.got(ben, "call")
    assert call.on >= back_on
    chosen = [token for token in call.tokens if token.startswith("meeting-slot")]
    slots = meeting_of(town, ana).slots
    assert chosen
    assert all(slots[int(token.rpartition(".")[2])].date() >= back_on for token in chosen)
