"""Partnerships as tending and rooms look for them, and what a summary told last."""

from dataclasses import replace
from datetime import timedelta

from bot.domain.deliveries import DeliveryState, Kind, Outcome
from bot.domain.partnerships import PartnershipState, Standing
from bot.ports.storage import Unit
from tests.contracts.examples import (
    NOW,
    TODAY,
    a_couple,
    a_delivery,
    a_partnership,
    known_partnerships,
    known_people,
    known_round,
    planned,
)

HOUR = timedelta(hours=1)
DAY = timedelta(days=1)


# what a summary told last


def test_what_was_told_of_a_place_last_is_remembered_instead_of_earlier_figures(unit: Unit) -> None:
    spring, autumn = known_round(unit, "Spring"), known_round(unit, "Autumn")
    assert unit.records.told(spring, "KE") is None

    unit.records.tell(spring, "KE", TODAY, {"applied": 10})
    unit.records.tell(autumn, "KE", TODAY, {})
    unit.records.tell(spring, "KE", TODAY + DAY, {"applied": 15, "matched": 5})

    assert unit.records.told(spring, "KE") == {"applied": 15, "matched": 5}
    assert unit.records.told(autumn, "KE") == {}
    assert unit.records.told(spring, "AR") is None


# partnerships, as tending and rooms look for them


def test_what_tending_found_comes_back_as_it_went(unit: Unit) -> None:
    _, together, ana, ben = a_couple(unit)
    known = unit.partnerships.get(together)
    assert known is not None
    tended = replace(
        known,
        state=PartnershipState.ACTIVE,
        standing=Standing.ONE_SIDED,
        silent=(ben,),
        silent_since=NOW,
        on_ladder=(ben, ana),
        look_at=NOW + DAY,
    )

    unit.partnerships.save_many([tended])

    assert unit.partnerships.get(together) == tended


def test_partnerships_are_found_by_many_rooms_at_once(unit: Unit) -> None:
    """On several platforms; an id is one platform's."""
    round_id = known_round(unit)
    ana, ben, cleo = known_people(unit, "Ana", "Ben", "Cleo")
    one, two, _ = unit.partnerships.add_many(
        [
            a_partnership(round_id, ana, ben, room_platform="discord", room_id="77"),
            a_partnership(round_id, ben, cleo, room_platform="slack", room_id="78"),
            a_partnership(round_id, ana, cleo),
        ]
    )

    found = unit.partnerships.by_rooms([("discord", "77"), ("slack", "78"), ("slack", "77"), ("discord", "79")])

    assert found == {("discord", "77"): one, ("slack", "78"): two}
    assert unit.partnerships.by_rooms([]) == {}


def test_those_are_looked_at_whose_time_has_come_or_was_never_set(unit: Unit) -> None:
    round_id = known_round(unit)
    ana, ben = known_people(unit, "Ana", "Ben")
    new, due, _, _ = unit.partnerships.add_many(
        a_partnership(round_id, ana, ben, look_at=at, state=state)
        for at, state in (
            (None, PartnershipState.PLANNED),
            (NOW, PartnershipState.ACTIVE),
            (NOW + HOUR, PartnershipState.ACTIVE),
            (NOW, PartnershipState.ENDED),
        )
    )
    unit.partnerships.add_many([a_partnership(known_round(unit, "Autumn"), ana, ben)])

    assert list(unit.partnerships.to_look_at(round_id, NOW)) == [new, due]


def test_members_are_unintroduced_until_an_introduction_of_this_partnership_is_planned_for_them(unit: Unit) -> None:
    round_id = known_round(unit)
    ana, ben, cem, dia = known_people(unit, "Ana", "Ben", "Cem", "Dia")
    before, together, active = unit.partnerships.add_many(
        [
            a_partnership(round_id, ana, cem, state=PartnershipState.ENDED),
            a_partnership(round_id, ben, ana, dia),
            a_partnership(round_id, cem, dia, state=PartnershipState.ACTIVE),
        ]
    )
    introductions = [
        (before.id, ana, DeliveryState.SENT),
        (together.id, ben, DeliveryState.PLANNED),
        (together.id, dia, DeliveryState.WITHDRAWN),
        (active.id, dia, DeliveryState.SENT),
    ]
    for partnership_id, who, state in introductions:
        unit.deliveries.plan_many(
            [
                a_delivery(
                    f"{round_id}:{partnership_id}:introduction:0.1:#{who}",
                    kind=Kind.INTRODUCTION,
                    round_id=round_id,
                    partnership_id=partnership_id,
                    participant_id=who,
                    state=state,
                )
            ]
        )
        _became(unit, f"{round_id}:{partnership_id}:introduction:0.1:#{who}", state)

    assert list(unit.partnerships.unintroduced(round_id)) == [(together.id, ana), (together.id, dia)]
    assert list(unit.partnerships.unintroduced(404)) == []


def _became(unit: Unit, key: str, state: DeliveryState) -> None:
    found = unit.deliveries.by_key(key)
    assert found is not None
    unit.deliveries.record_outcomes([Outcome(found.id, state, NOW, due_at=NOW)])


def test_what_was_asked_of_partnerships_is_given_in_every_state_by_id(unit: Unit) -> None:
    round_id, together, ana, ben = a_couple(unit)
    (other,) = known_partnerships(unit, round_id, (ben, ana))
    kinds = (Kind.INTRODUCTION, Kind.SUGGESTION, Kind.NUDGE, Kind.OFFER, Kind.TOPIC, Kind.CHECK_IN)
    mine = planned(
        unit,
        *(
            a_delivery(f"{kind}", kind=kind, round_id=round_id, partnership_id=together, participant_id=ana)
            for kind in kinds
        ),
    )
    (theirs,) = planned(
        unit, a_delivery("theirs", kind=Kind.NUDGE, round_id=round_id, partnership_id=other, participant_id=ben)
    )
    planned(unit, a_delivery("nobody's", kind=Kind.NUDGE, round_id=round_id, participant_id=ben))
    _became(unit, "nudge", DeliveryState.WITHDRAWN)
    _became(unit, "offer", DeliveryState.SENT)

    found = unit.deliveries.asks_of([together, other, 404])

    assert [each.id for each in found[together]] == [each.id for each in mine[:4]]
    assert [each.state for each in found[together][2:]] == [DeliveryState.WITHDRAWN, DeliveryState.SENT]
    assert found[other] == [theirs]
    assert set(found) == {together, other}
    assert unit.deliveries.asks_of([]) == {}
