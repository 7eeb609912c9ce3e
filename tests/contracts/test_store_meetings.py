"""Meeting proposals, and meetings."""

from dataclasses import replace
from datetime import timedelta

from bot.domain.meetings import MeetingState
from bot.ports.storage import Unit
from tests.contracts.examples import NOW, a_couple, a_meeting, known_partnerships, known_round

DAY = timedelta(days=1)


def test_meetings_come_back_as_they_went(unit: Unit) -> None:
    round_id, together, ana, ben = a_couple(unit)
    plain = a_meeting(round_id, together)
    full = a_meeting(
        round_id,
        together,
        proposed_by=ana,
        slots=tuple(NOW + number * DAY for number in range(3)),
        answers={ana: (0, 2), ben: ()},
        state=MeetingState.AGREED,
        at=NOW + DAY,
        local_times={ana: "2027-03-02T04:00:00[America/Lima]", ben: "2027-03-02T14:45:00[Asia/Kathmandu]"},
        sequence=2,
    )

    added = [unit.meetings.add(each) for each in (plain, full)]

    assert [replace(each, id=0) for each in added] == [plain, full]
    assert [unit.meetings.get(each.id) for each in added] == added
    assert unit.meetings.get(404) is None


def test_a_meeting_is_changed_and_no_other(unit: Unit) -> None:
    round_id, together, ana, _ = a_couple(unit)
    first, second = (unit.meetings.add(a_meeting(round_id, together)) for _ in range(2))
    changed = replace(first, slots=(NOW,), answers={ana: (0,)}, state=MeetingState.HELD, at=NOW)

    unit.meetings.save_many([changed])
    unit.meetings.save_many([])

    assert [unit.meetings.get(each.id) for each in (first, second)] == [changed, second]


def test_many_meetings_are_stored_at_once_in_order(unit: Unit) -> None:
    round_id, together, *_ = a_couple(unit)
    new = [a_meeting(round_id, together, sequence=number) for number in range(4)]

    added = unit.meetings.add_many(new)

    assert unit.meetings.add_many([]) == []
    assert [each.sequence for each in added] == [0, 1, 2, 3]
    assert [unit.meetings.get(each.id) for each in added] == list(added)


def test_meetings_are_given_by_partnership_and_a_rounds_open_ones_apart(unit: Unit) -> None:
    spring, together, ana, ben = a_couple(unit)
    autumn = known_round(unit, "Autumn")
    other, again = (*known_partnerships(unit, spring, (ben, ana)), *known_partnerships(unit, autumn, (ana, ben)))
    every = [unit.meetings.add(a_meeting(spring, together, state=state)) for state in MeetingState]
    theirs = unit.meetings.add(a_meeting(spring, other))
    unit.meetings.add(a_meeting(autumn, again))

    assert unit.meetings.of_partnerships([together, other, 404]) == {together: every, other: [theirs]}
    assert unit.meetings.of_partnerships([]) == {}
    is_open = {MeetingState.PROPOSED, MeetingState.AGREED}
    assert list(unit.meetings.open_of_round(spring)) == [*(each for each in every if each.state in is_open), theirs]
