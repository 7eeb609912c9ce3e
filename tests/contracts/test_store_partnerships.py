from dataclasses import replace
from datetime import timedelta

import pytest

from bot.domain.partnerships import PartnershipState
from bot.ports.storage import Unit
from tests.contracts.examples import NOW, TODAY, UNUSUAL_TEXTS, a_partnership, known_people, known_round


def test_partnerships_are_added_in_the_order_given_and_come_back_as_they_went(unit: Unit) -> None:
    round_id = known_round(unit)
    ana, ben, cem, dia = known_people(unit, "Ana", "Ben", "Cem", "Dia")
    plain = a_partnership(round_id, cem, ana)
    full = a_partnership(
        round_id,
        dia,
        ben,
        cem,
        state=PartnershipState.ENDED,
        introduced_at=NOW,
        ended_on=TODAY + timedelta(days=9),
        ended_because="left",
        room_platform="slack",
        room_id="G12",
        common=tuple(("interest", {"interest": text, "number": 2, "all": (text, "b")}) for text in UNUSUAL_TEXTS),
    )

    added = unit.partnerships.add_many([plain, full])

    assert [replace(each, id=0) for each in added] == [plain, full]
    assert list(unit.partnerships.of_round(round_id)) == list(added)
    assert unit.partnerships.get(added[1].id) == added[1]
    assert unit.partnerships.get_many([each.id for each in added] + [404]) == {each.id: each for each in added}


def test_no_partnership_is_known_that_was_not_added(unit: Unit) -> None:
    assert unit.partnerships.get(404) is None
    assert unit.partnerships.get_many([]) == {}
    assert list(unit.partnerships.add_many([])) == []
    assert list(unit.partnerships.of_round(404)) == []


def test_a_person_sees_all_partnerships_they_are_or_were_in(unit: Unit) -> None:
    spring, autumn = known_round(unit, "Spring"), known_round(unit, "Autumn")
    ana, ben, cem = known_people(unit, "Ana", "Ben", "Cem")
    first, second, _ = unit.partnerships.add_many(
        [
            a_partnership(spring, ana, ben, state=PartnershipState.ENDED),
            a_partnership(autumn, cem, ana),
            a_partnership(autumn, ben, cem),
        ]
    )

    assert list(unit.partnerships.of_participant(ana)) == [first, second]
    assert list(unit.partnerships.of_participant(404)) == []


def test_the_partnerships_of_several_people_are_given_each_once_by_id(unit: Unit) -> None:
    round_id = known_round(unit)
    ana, ben, cem, dia = known_people(unit, "Ana", "Ben", "Cem", "Dia")
    first, _, third = unit.partnerships.add_many(
        [
            a_partnership(round_id, ana, ben, state=PartnershipState.ENDED),
            a_partnership(round_id, cem, dia),
            a_partnership(round_id, ben, cem, ana),
        ]
    )

    assert list(unit.partnerships.of_participants([ben, ana])) == [first, third]
    assert list(unit.partnerships.of_participants([])) == []


def test_those_in_one_state_are_given_by_id(unit: Unit) -> None:
    spring, autumn = known_round(unit, "Spring"), known_round(unit, "Autumn")
    ana, ben, cem = known_people(unit, "Ana", "Ben", "Cem")
    first, _, second, _ = unit.partnerships.add_many(
        [
            a_partnership(spring, ana, ben),
            a_partnership(spring, ana, cem, state=PartnershipState.ACTIVE),
            a_partnership(spring, cem, ben),
            a_partnership(autumn, ana, ben),
        ]
    )

    assert list(unit.partnerships.in_state(spring, PartnershipState.PLANNED)) == [first, second]
    assert list(unit.partnerships.in_state(spring, PartnershipState.ENDED)) == []


def test_a_change_is_stored_members_included(unit: Unit) -> None:
    round_id = known_round(unit)
    ana, ben, cem, dia = known_people(unit, "Ana", "Ben", "Cem", "Dia")
    first, bystander = unit.partnerships.add_many(
        [a_partnership(round_id, ana, ben), a_partnership(round_id, cem, dia)]
    )
    changed = replace(first, members=(cem, ana, ben), state=PartnershipState.ACTIVE, introduced_at=NOW, room_id="T1")

    unit.partnerships.save_many([changed])

    assert unit.partnerships.get(first.id) == changed
    assert unit.partnerships.get(bystander.id) == bystander


@pytest.mark.parametrize("nothing", [[], [a_partnership(1, 1, 2, id=404)]], ids=["none", "unknown"])
def test_saving_no_known_partnership_stores_none(unit: Unit, nothing: list[object]) -> None:
    unit.partnerships.save_many(nothing)  # type: ignore[arg-type]  # parametrised lists

    assert unit.partnerships.pairs_ever() == frozenset()


def test_every_two_who_were_ever_partners_are_known_smaller_id_first(unit: Unit) -> None:
    spring, autumn = known_round(unit, "Spring"), known_round(unit, "Autumn")
    ana, ben, cem, dia = known_people(unit, "Ana", "Ben", "Cem", "Dia")
    unit.partnerships.add_many(
        [
            a_partnership(spring, ben, ana, state=PartnershipState.ENDED),
            a_partnership(autumn, ana, ben),
            a_partnership(autumn, dia, cem, ana),
        ]
    )

    assert unit.partnerships.pairs_ever() == {(ana, ben), (ana, cem), (ana, dia), (cem, dia)}
