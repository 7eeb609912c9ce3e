"""The outbox, part one: what is planned, planned again, moved and taken back."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from sqlalchemy.exc import IntegrityError

from bot.domain.deliveries import Delivery, DeliveryState, Kind, Operation, Outcome, StartedBy
from bot.domain.partnerships import PartnershipState
from bot.domain.rounds import Application, ApplicationState
from bot.ports.storage import Unit
from tests.contracts.examples import (
    NOW,
    TODAY,
    UNUSUAL_TEXTS,
    a_delivery,
    a_partnership,
    known_people,
    known_round,
    planned,
    sending,
    stored,
)

LATER = NOW + timedelta(hours=5)


def test_a_delivery_comes_back_as_it_went(unit: Unit) -> None:
    round_id = known_round(unit)
    ana, ben = known_people(unit, "Ana", "Ben")
    (partnership,) = unit.partnerships.add_many([a_partnership(round_id, ana, ben)])
    delivery = Delivery(
        key="1:1:nudge:2.3:#1:4",
        kind=Kind.NUDGE,
        what="nudge-second",
        operation=Operation.POST_TO_ROOM,
        started_by=StartedBy.COORDINATOR,
        due_at=NOW + timedelta(microseconds=123),
        number=3,
        round_id=round_id,
        partnership_id=partnership.id,
        participant_id=ana,
        place="room:7",
        platform="slack",
        due_on=date(2027, 3, 2),
        earliest_on=date(2027, 3, 1),
        expires_at=NOW + timedelta(days=14),
        subject={"days": 14, "partner": ben} | dict.fromkeys(UNUSUAL_TEXTS, "ú"),
    )

    assert unit.deliveries.plan_many([delivery]) == 1

    found = stored(unit, delivery.key)
    assert found == replace(delivery, id=found.id)
    assert list(unit.deliveries.get_many([found.id])) == [found]


def test_a_delivery_with_nothing_but_what_it_needs_comes_back_as_it_went(unit: Unit) -> None:
    (found,) = planned(unit, a_delivery())

    assert found == replace(a_delivery(), id=found.id)


@pytest.mark.parametrize("kind", Kind)
def test_every_kind_can_be_planned(unit: Unit, kind: Kind) -> None:
    assert planned(unit, a_delivery(kind=kind))[0].kind is kind


@pytest.mark.parametrize("operation", Operation)
def test_every_operation_can_be_planned(unit: Unit, operation: Operation) -> None:
    assert planned(unit, a_delivery(operation=operation))[0].operation is operation


def test_what_is_planned_is_planned_whatever_it_was(unit: Unit) -> None:
    (found,) = planned(unit, a_delivery(state=DeliveryState.SENT, owner="x", attempts=3, sent_at=NOW, locale="en"))

    assert found == replace(a_delivery(), id=found.id)


def test_a_key_planned_twice_is_stored_once(unit: Unit) -> None:
    first = a_delivery(subject={"topic": 1})

    assert unit.deliveries.plan_many([first, a_delivery("other"), replace(first, due_at=LATER)]) == 2
    assert unit.deliveries.plan_many([replace(first, due_at=LATER, subject={"topic": 2})]) == 0

    assert stored(unit, first.key).due_at == NOW
    assert stored(unit, first.key).subject == {"topic": 1}


@pytest.mark.parametrize("state", [each for each in DeliveryState if each is not DeliveryState.WITHDRAWN])
def test_what_is_planned_or_beyond_is_not_planned_again(unit: Unit, state: DeliveryState) -> None:
    (delivery,) = sending(unit, a_delivery())
    unit.deliveries.record_outcomes([Outcome(delivery.id, state, NOW)])
    before = stored(unit, delivery.key)

    assert unit.deliveries.plan_many([a_delivery(due_at=LATER)]) == 0
    assert stored(unit, delivery.key) == before


def test_a_withdrawn_delivery_whose_cause_returns_is_planned_again(unit: Unit) -> None:
    (delivery,) = sending(unit, a_delivery())
    unit.deliveries.record_outcomes([Outcome(delivery.id, DeliveryState.WITHDRAWN, NOW, failure="paused")])
    returned = a_delivery(due_at=LATER, due_on=TODAY, subject={"topic": 2}, kind=Kind.NOTICE)

    assert unit.deliveries.plan_many([returned, a_delivery("new")]) == 2

    assert stored(unit, delivery.key) == replace(returned, id=delivery.id)


def test_planning_nothing_plans_nothing(unit: Unit) -> None:
    assert unit.deliveries.plan_many([]) == 0


def test_a_delivery_to_nobody_known_is_refused(unit: Unit) -> None:
    with pytest.raises(IntegrityError):
        unit.deliveries.plan_many([a_delivery(participant_id=404)])


def test_thousands_are_planned_at_once(unit: Unit) -> None:
    many = [a_delivery(f"key {number}") for number in range(2_500)]

    assert unit.deliveries.plan_many(many) == 2_500

    ids = [each.id for each in unit.deliveries.of_round(None)]
    assert [each.id for each in unit.deliveries.get_many(ids[::-1])] == ids[::-1]
    assert unit.deliveries.withdraw_many(ids) == 2_500


def test_a_delivery_is_found_by_its_key_and_ids_alone(unit: Unit) -> None:
    first, second = planned(unit, a_delivery("a"), a_delivery("b"))

    assert unit.deliveries.by_key("c") is None
    assert list(unit.deliveries.get_many([second.id, 404, first.id])) == [second, first]
    assert list(unit.deliveries.get_many([])) == []


def test_the_known_keys_of_a_kind_and_number_are_those_not_withdrawn(unit: Unit) -> None:
    spring, autumn = known_round(unit, "Spring"), known_round(unit, "Autumn")
    topic_two = {"round_id": spring, "number": 2}
    _, sent, gone, *_ = planned(
        unit,
        a_delivery("waits", **topic_two),
        a_delivery("sent", **topic_two),
        a_delivery("gone", **topic_two),
        a_delivery("other number", round_id=spring, number=3),
        a_delivery("other kind", kind=Kind.NUDGE, **topic_two),
        a_delivery("other round", round_id=autumn, number=2),
    )
    unit.deliveries.record_outcomes([Outcome(sent.id, DeliveryState.SENT, NOW)])
    unit.deliveries.withdraw_many([gone.id])

    assert unit.deliveries.known_keys(spring, Kind.TOPIC, 2) == {"waits", "sent"}


def test_the_known_posts_are_those_to_nobody_in_particular(unit: Unit) -> None:
    round_id = known_round(unit)
    ana, ben = known_people(unit, "Ana", "Ben")
    (partnership,) = unit.partnerships.add_many([a_partnership(round_id, ana, ben)])
    topic_two = {"round_id": round_id, "number": 2}
    *_, gone = planned(
        unit,
        a_delivery("to a channel", place="channel:1", **topic_two),
        a_delivery("to ana", participant_id=ana, **topic_two),
        a_delivery("to a room", partnership_id=partnership.id, place="room:1", **topic_two),
        a_delivery("other number", place="channel:1", round_id=round_id, number=3),
        a_delivery("gone", place="channel:2", **topic_two),
    )
    unit.deliveries.withdraw_many([gone.id])

    assert unit.deliveries.known_posts(round_id, Kind.TOPIC, 2) == {"to a channel"}


def test_who_in_a_round_has_nothing_planned_is_known(unit: Unit) -> None:
    spring, autumn = known_round(unit, "Spring"), known_round(unit, "Autumn")
    people = known_people(unit, "has it", "lost it", "has another", "had it elsewhere", "asked", "left")
    states = [ApplicationState.MATCHED] * 4 + [ApplicationState.ASKED, ApplicationState.LEFT]
    unit.applications.save_many(Application(spring, who, NOW, state) for who, state in zip(people, states, strict=True))
    has_it, lost_it, has_another, had_it_elsewhere, asked, _ = people
    _, gone, _, _ = planned(
        unit,
        a_delivery("has it", round_id=spring, number=2, participant_id=has_it),
        a_delivery("lost it", round_id=spring, number=2, participant_id=lost_it),
        a_delivery("has another", round_id=spring, number=3, participant_id=has_another),
        a_delivery("had it elsewhere", round_id=autumn, number=2, participant_id=had_it_elsewhere),
    )
    unit.deliveries.withdraw_many([gone.id])

    def unplanned(*states: ApplicationState) -> list[int]:
        return list(unit.deliveries.unplanned_members(spring, Kind.TOPIC, 2, states))

    assert unplanned(ApplicationState.MATCHED) == [lost_it, has_another, had_it_elsewhere]
    assert unplanned(ApplicationState.ASKED, ApplicationState.CONFIRMED) == [asked]
    assert unplanned() == []


def test_which_rooms_have_nothing_planned_is_known(unit: Unit) -> None:
    round_id = known_round(unit)
    ana, ben = known_people(unit, "Ana", "Ben")
    with_room = a_partnership(round_id, ana, ben, state=PartnershipState.ACTIVE, room_platform="slack", room_id="G1")
    has_it, waits, lost_it, *_ = unit.partnerships.add_many(
        [
            with_room,
            replace(with_room, state=PartnershipState.PLANNED),
            with_room,
            replace(with_room, state=PartnershipState.ENDED),
            replace(with_room, room_platform=None, room_id=None),
        ]
    )
    topic_two = {"round_id": round_id, "number": 2}
    _, _, gone = planned(
        unit,
        a_delivery("has it", partnership_id=has_it.id, place="room:1", **topic_two),
        a_delivery("to a person, not the room", partnership_id=waits.id, participant_id=ana, **topic_two),
        a_delivery("lost it", partnership_id=lost_it.id, place="room:3", **topic_two),
    )
    unit.deliveries.withdraw_many([gone.id])

    assert list(unit.deliveries.unplanned_rooms(round_id, Kind.TOPIC, 2)) == [waits.id, lost_it.id]


def test_what_people_have_not_been_sent_yet_is_given_in_one_go(unit: Unit) -> None:
    ana, ben, cem = known_people(unit, "Ana", "Ben", "Cem")
    late, early, sent, of_ben, _, _ = planned(
        unit,
        a_delivery("late", participant_id=ana, due_at=LATER),
        a_delivery("early", participant_id=ana),
        a_delivery("sent", participant_id=ana),
        a_delivery("of ben", participant_id=ben),
        a_delivery("of cem", participant_id=cem),
        a_delivery("of nobody"),
    )
    unit.deliveries.record_outcomes([Outcome(sent.id, DeliveryState.SENT, NOW)])

    assert list(unit.deliveries.unsent_of([ana, ben])) == [early, late, of_ben]
    assert list(unit.deliveries.unsent_of([ana])) == [early, late]
    assert list(unit.deliveries.unsent_of([])) == []


def test_planned_deliveries_can_be_moved(unit: Unit) -> None:
    (delivery,) = planned(unit, a_delivery(due_on=TODAY, earliest_on=TODAY, expires_at=LATER))
    moved = replace(delivery, due_at=LATER, due_on=None, earliest_on=TODAY + timedelta(days=1), expires_at=None)

    unit.deliveries.reschedule_many([replace(moved, number=99, what="not moved by this")])
    unit.deliveries.reschedule_many([])

    assert stored(unit, delivery.key) == moved


def test_what_is_on_its_way_is_not_moved(unit: Unit) -> None:
    (delivery,) = sending(unit, a_delivery())

    unit.deliveries.reschedule_many([replace(delivery, due_at=LATER)])

    assert stored(unit, delivery.key) == delivery


@pytest.mark.parametrize("state", DeliveryState)
def test_only_what_has_not_left_can_be_withdrawn(unit: Unit, state: DeliveryState) -> None:
    (delivery,) = planned(unit, a_delivery())
    if state is DeliveryState.CLAIMED:
        unit.deliveries.claim_due(NOW, owner="me", limit=1)
    else:
        unit.deliveries.record_outcomes([Outcome(delivery.id, state, NOW)])
    can_be = state in {DeliveryState.PLANNED, DeliveryState.CLAIMED}

    assert unit.deliveries.withdraw_many([delivery.id, 404]) == can_be

    found = stored(unit, delivery.key)
    assert (found.state, found.owner) == (DeliveryState.WITHDRAWN if can_be else state, None)


def test_what_was_claimed_and_withdrawn_is_not_sent(unit: Unit) -> None:
    kept, withdrawn = planned(unit, a_delivery("kept"), a_delivery("withdrawn"))
    unit.deliveries.claim_due(NOW, owner="me", limit=2)
    unit.deliveries.withdraw_many([withdrawn.id])

    assert unit.deliveries.mark_sending([kept.id, withdrawn.id], owner="me", at=NOW) == {kept.id}


def test_what_has_become_useless_expires(unit: Unit) -> None:
    past, _, _, on_its_way = planned(
        unit,
        a_delivery("past", expires_at=NOW),
        a_delivery("future", expires_at=LATER, due_at=LATER),
        a_delivery("lasting", due_at=LATER),
        a_delivery("on its way", expires_at=NOW, due_at=NOW - timedelta(days=1)),
    )
    unit.deliveries.claim_due(NOW - timedelta(days=1), owner="me", limit=1)

    assert unit.deliveries.expire_due(NOW) == 1
    assert unit.deliveries.expire_due(NOW) == 0

    assert stored(unit, past.key).state is DeliveryState.EXPIRED
    assert stored(unit, on_its_way.key).state is DeliveryState.CLAIMED


def test_the_next_moment_is_that_of_the_earliest_planned(unit: Unit) -> None:
    assert unit.deliveries.next_due_at() is None
    early, _ = planned(unit, a_delivery("early"), a_delivery("late", due_at=LATER))
    assert unit.deliveries.next_due_at() == NOW

    unit.deliveries.withdraw_many([early.id])

    assert unit.deliveries.next_due_at() == LATER
