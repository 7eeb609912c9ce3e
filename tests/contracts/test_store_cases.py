"""Partnerships in the hands of the coordinators."""

from dataclasses import replace
from datetime import timedelta

from bot.domain.cases import Case, CaseOutcome, CaseState
from bot.ports.storage import Unit
from tests.contracts.examples import NOW, a_case, a_couple, known_partnerships, known_round

HOUR = timedelta(hours=1)
DAY = timedelta(days=1)


def a_full_case(round_id: int, together: int, ana: int, ben: int) -> Case:
    """Give a case in which nothing is left out."""
    moments = ("silent_since", "claimed_at", "snoozed_until", "resolved_at", "carded_at", "digested_at", "reminded_at")
    return a_case(
        round_id,
        together,
        ben,
        ana,
        asked_before=("1:2:nudge:1.1:#1", "1:2:nudge:1.2:#1"),
        state=CaseState.RESOLVED,
        assigned_to="discord:900",
        claimed_by="slack:U1",
        outcome=CaseOutcome.THREE,
        resolved_by="operator:me",
        revision=7,
        wishes={ana: "yes", ben: "later"},
        **{name: NOW + number * HOUR for number, name in enumerate(moments)},
    )


def test_cases_come_back_as_they_went(unit: Unit) -> None:
    round_id, together, ana, ben = a_couple(unit)
    plain, full = a_case(round_id, together, ana), a_full_case(round_id, together, ana, ben)

    added = [unit.cases.add(each) for each in (plain, full)]

    assert [replace(each, id=0) for each in added] == [plain, full]
    assert unit.cases.get(added[1].id) == added[1]
    assert unit.cases.get_many([404, *(each.id for each in added)]) == {each.id: each for each in added}


def test_no_case_is_known_that_was_not_added(unit: Unit) -> None:
    assert unit.cases.get(404) is None
    assert unit.cases.get_many([]) == {}
    assert list(unit.cases.of_round(404)) == []
    assert unit.cases.of_partnerships([404]) == {}


def test_a_case_is_changed_and_no_other(unit: Unit) -> None:
    round_id, together, ana, ben = a_couple(unit)
    first, second = (unit.cases.add(a_case(round_id, together, who)) for who in (ana, ben))
    changed = replace(a_full_case(round_id, together, ana, ben), id=first.id, state=CaseState.SNOOZED)

    unit.cases.save_many([changed])
    unit.cases.save_many([])

    assert unit.cases.get_many([first.id, second.id]) == {first.id: changed, second.id: second}


def test_a_rounds_cases_are_given_oldest_first_and_the_unresolved_apart(unit: Unit) -> None:
    spring, together, ana, ben = a_couple(unit)
    autumn = known_round(unit, "Autumn")
    (again,) = known_partnerships(unit, autumn, (ana, ben))
    claimed, snoozed, resolved, oldest = (
        unit.cases.add(a_case(spring, together, ana, state=state, opened_at=at))
        for state, at in (
            (CaseState.CLAIMED, NOW),
            (CaseState.SNOOZED, NOW),
            (CaseState.RESOLVED, NOW),
            (CaseState.OPEN, NOW - DAY),
        )
    )
    unit.cases.add(a_case(autumn, again, ben))

    assert list(unit.cases.of_round(spring)) == [oldest, claimed, snoozed, resolved]
    assert list(unit.cases.unresolved(spring)) == [oldest, claimed, snoozed]


def test_the_cases_of_partnerships_are_given_resolved_ones_too(unit: Unit) -> None:
    round_id, together, ana, ben = a_couple(unit)
    other, quiet = known_partnerships(unit, round_id, (ana, ben), (ben, ana))
    later, earlier = (
        unit.cases.add(a_case(round_id, together, ana, opened_at=at, state=state))
        for at, state in ((NOW + DAY, CaseState.OPEN), (NOW, CaseState.RESOLVED))
    )
    theirs = unit.cases.add(a_case(round_id, other, ben))

    assert unit.cases.of_partnerships([together, other, quiet]) == {together: [earlier, later], other: [theirs]}
    assert unit.cases.of_partnerships([]) == {}


def test_the_partnership_with_the_oldest_case_is_given_first(unit: Unit) -> None:
    """Whoever goes through all of them does so in the same order on every store."""
    round_id, together, ana, ben = a_couple(unit)
    (other,) = known_partnerships(unit, round_id, (ben, ana))
    unit.cases.add(a_case(round_id, together, ana))
    unit.cases.add(a_case(round_id, other, ben, opened_at=NOW - DAY))

    assert list(unit.cases.of_partnerships([together, other])) == [other, together]
