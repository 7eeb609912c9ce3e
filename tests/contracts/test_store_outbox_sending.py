"""The outbox, part two: claimed, on its way, and what became of it."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from bot.domain.deliveries import Delivery, DeliveryState, Kind, Outcome, StartedBy
from bot.ports.storage import Unit
from tests.contracts.examples import (
    NOW,
    TODAY,
    a_delivery,
    known_people,
    known_round,
    planned,
    sending,
    stored,
)

LATER = NOW + timedelta(hours=5)


def sent(delivery: Delivery, on: date = TODAY) -> Outcome:
    """The outcome of a delivery that went well."""
    return Outcome(
        delivery.id,
        DeliveryState.SENT,
        LATER,
        sent_on=on,
        sent_zone="America/Lima",
        locale="es",
        sent_via="discord",
        external_id="123.45",
    )


def test_what_is_due_is_claimed_earliest_first(unit: Unit) -> None:
    second, first, tied, _ = planned(
        unit,
        a_delivery("second", due_at=NOW),
        a_delivery("first", due_at=NOW - timedelta(days=2)),
        a_delivery("tied", due_at=NOW),
        a_delivery("not yet", due_at=NOW + timedelta(microseconds=1)),
    )

    claimed = unit.deliveries.claim_due(NOW, owner="me", limit=10)

    assert list(claimed) == [replace(each, state=DeliveryState.CLAIMED, owner="me") for each in (first, second, tied)]
    assert list(unit.deliveries.get_many([first.id, second.id, tied.id])) == list(claimed)


def test_no_more_is_claimed_than_asked_for_and_nothing_twice(unit: Unit) -> None:
    planned(unit, *(a_delivery(f"key {number}") for number in range(5)))

    batches = [unit.deliveries.claim_due(NOW, owner=owner, limit=2) for owner in ("me", "you", "me", "you")]

    assert [len(batch) for batch in batches] == [2, 2, 1, 0]
    assert len({each.id for batch in batches for each in batch}) == 5


def test_only_the_owner_marks_sending(unit: Unit) -> None:
    mine, yours, unclaimed = planned(
        unit, a_delivery("mine", due_at=NOW - timedelta(2)), a_delivery("yours"), a_delivery("unclaimed", due_at=LATER)
    )
    unit.deliveries.claim_due(NOW - timedelta(2), owner="me", limit=1)
    unit.deliveries.claim_due(NOW, owner="you", limit=1)

    marked = unit.deliveries.mark_sending([mine.id, yours.id, unclaimed.id, 404], owner="me", at=LATER)

    assert marked == {mine.id}
    found = stored(unit, "mine")
    assert (found.state, found.sending_at, found.attempts) == (DeliveryState.SENDING, LATER, 1)
    assert stored(unit, "yours").state is DeliveryState.CLAIMED
    assert stored(unit, "unclaimed") == unclaimed
    assert unit.deliveries.mark_sending([], owner="me", at=LATER) == frozenset()


def test_what_is_on_its_way_is_not_marked_again(unit: Unit) -> None:
    (delivery,) = sending(unit, a_delivery())

    assert unit.deliveries.mark_sending([delivery.id], owner="me", at=LATER) == frozenset()
    assert stored(unit, delivery.key).attempts == 1


def test_what_was_sent_is_written_down_with_how_it_reached_the_person(unit: Unit) -> None:
    one, other = sending(unit, a_delivery("one"), a_delivery("other"))

    unit.deliveries.record_outcomes([sent(one)])
    unit.deliveries.record_outcomes([])

    assert stored(unit, "one") == replace(
        one,
        state=DeliveryState.SENT,
        sent_at=LATER,
        sent_on=TODAY,
        sent_zone="America/Lima",
        locale="es",
        sent_via="discord",
        external_id="123.45",
    )
    assert stored(unit, "other") == other


@pytest.mark.parametrize("state", [DeliveryState.UNDELIVERABLE, DeliveryState.HELD, DeliveryState.EXPIRED])
def test_what_could_not_be_sent_says_why(unit: Unit, state: DeliveryState) -> None:
    (delivery,) = sending(unit, a_delivery())

    unit.deliveries.record_outcomes([Outcome(delivery.id, state, LATER, sent_via="slack", failure="account-gone")])

    assert stored(unit, delivery.key) == replace(delivery, state=state, sent_via="slack", failure="account-gone")


def test_what_is_put_back_waits_for_its_new_time(unit: Unit) -> None:
    (delivery,) = sending(unit, a_delivery(due_on=TODAY))
    tomorrow = TODAY + timedelta(days=1)
    back = Outcome(delivery.id, DeliveryState.PLANNED, NOW, due_at=LATER, due_on=tomorrow, failure="unavailable")

    unit.deliveries.record_outcomes([back])

    found = stored(unit, delivery.key)
    assert found == replace(
        delivery,
        state=DeliveryState.PLANNED,
        due_at=LATER,
        due_on=tomorrow,
        owner=None,
        sending_at=None,
        failure="unavailable",
    )
    assert found.attempts == 1


def test_what_is_put_back_without_a_new_time_keeps_its_own(unit: Unit) -> None:
    (delivery,) = sending(unit, a_delivery(due_on=TODAY))

    unit.deliveries.record_outcomes([Outcome(delivery.id, DeliveryState.PLANNED, LATER)])

    assert (stored(unit, delivery.key).due_at, stored(unit, delivery.key).due_on) == (NOW, TODAY)


def test_a_failure_is_forgotten_once_it_was_sent(unit: Unit) -> None:
    (delivery,) = sending(unit, a_delivery())
    unit.deliveries.record_outcomes([Outcome(delivery.id, DeliveryState.PLANNED, NOW, failure="unavailable")])

    unit.deliveries.record_outcomes([sent(delivery)])

    assert stored(unit, delivery.key).failure is None


@pytest.mark.parametrize("state", DeliveryState)
def test_what_was_sent_stays_sent(unit: Unit, state: DeliveryState) -> None:
    (delivery,) = sending(unit, a_delivery())
    unit.deliveries.record_outcomes([sent(delivery)])
    before = stored(unit, delivery.key)

    unit.deliveries.record_outcomes([Outcome(delivery.id, state, LATER, failure="too late")])

    assert stored(unit, delivery.key) == before


def test_many_outcomes_of_all_sorts_are_written_down_at_once(unit: Unit) -> None:
    a, b, c = sending(unit, a_delivery("a"), a_delivery("b"), a_delivery("c"))

    unit.deliveries.record_outcomes(
        [
            sent(a),
            Outcome(b.id, DeliveryState.PLANNED, NOW, due_at=LATER),
            Outcome(c.id, DeliveryState.HELD, NOW, failure="in-doubt"),
        ]
    )

    states = [each.state for each in unit.deliveries.get_many([a.id, b.id, c.id])]
    assert states == [DeliveryState.SENT, DeliveryState.PLANNED, DeliveryState.HELD]


@pytest.fixture
def mine_and_yours(unit: Unit) -> tuple[Delivery, ...]:
    """Give one claimed and one on its way, of each of two owners."""
    mine_sending, yours_sending = (
        *sending(unit, a_delivery("mine, sending"), owner="me", at=LATER),
        *sending(unit, a_delivery("yours, sending"), owner="you", at=NOW),
    )
    planned(unit, a_delivery("mine, claimed"))
    (mine_claimed,) = unit.deliveries.claim_due(NOW, owner="me", limit=1)
    planned(unit, a_delivery("yours, claimed"))
    (yours_claimed,) = unit.deliveries.claim_due(NOW, owner="you", limit=1)
    return mine_sending, yours_sending, mine_claimed, yours_claimed


@pytest.mark.parametrize(
    ("whose", "released"),
    [
        ({"owner": "me"}, {"mine, claimed"}),
        ({"not_owner": "me"}, {"yours, claimed"}),
        ({}, {"mine, claimed", "yours, claimed"}),
        ({"owner": "nobody"}, set()),
    ],
)
def test_what_was_claimed_but_never_tried_goes_back(
    unit: Unit, mine_and_yours: tuple[Delivery, ...], whose: dict[str, str], released: set[str]
) -> None:
    assert unit.deliveries.release(**whose) == len(released)

    planned_again = unit.deliveries.of_round(None, states=[DeliveryState.PLANNED])
    assert {each.key for each in planned_again} == released
    assert {each.owner for each in planned_again} <= {None}


def test_what_is_on_its_way_is_in_doubt_earliest_first(unit: Unit, mine_and_yours: tuple[Delivery, ...]) -> None:
    mine, yours, _, _ = mine_and_yours

    assert list(unit.deliveries.in_doubt()) == [yours, mine]
    assert list(unit.deliveries.in_doubt(not_owner="me")) == [yours]
    assert list(unit.deliveries.in_doubt(not_owner="you")) == [mine]


def test_only_what_is_on_its_way_can_be_adopted(unit: Unit, mine_and_yours: tuple[Delivery, ...]) -> None:
    mine, yours, _, yours_claimed = mine_and_yours

    unit.deliveries.adopt([yours.id, yours_claimed.id], owner="me")

    assert list(unit.deliveries.in_doubt(not_owner="you")) == [replace(yours, owner="me"), mine]
    assert stored(unit, yours_claimed.key) == yours_claimed


def test_the_days_a_person_was_written_to_are_counted(unit: Unit) -> None:
    ana, ben, cem = known_people(unit, "Ana", "Ben", "Cem")
    to_ana = {"participant_id": ana}
    monday, friday = date(2027, 3, 1), date(2027, 3, 5)
    first, again, earlier, asked, to_ben, held, _ = sending(
        unit,
        a_delivery("first", **to_ana),
        a_delivery("again", **to_ana),
        a_delivery("earlier", **to_ana),
        a_delivery("asked", started_by=StartedBy.PERSON, **to_ana),
        a_delivery("to ben", participant_id=ben),
        a_delivery("held", **to_ana),
        a_delivery("to a channel", place="channel:1"),
    )
    unit.deliveries.record_outcomes(
        [
            sent(first, friday),
            sent(again, monday),
            sent(earlier, monday - timedelta(days=1)),
            sent(asked, monday),
            sent(to_ben, friday),
            Outcome(held.id, DeliveryState.HELD, NOW),
        ]
    )

    assert unit.deliveries.counted_days([ana, ben, cem], monday) == {ana: [monday, friday], ben: [friday]}
    assert unit.deliveries.counted_days([ben], monday) == {ben: [friday]}
    assert unit.deliveries.counted_days([], monday) == {}


def test_a_day_with_two_deliveries_is_counted_twice(unit: Unit) -> None:
    (ana,) = known_people(unit, "Ana")
    both = sending(unit, a_delivery("a", participant_id=ana), a_delivery("b", participant_id=ana))
    unit.deliveries.record_outcomes([sent(each) for each in both])

    assert unit.deliveries.counted_days([ana], TODAY) == {ana: [TODAY, TODAY]}


def test_what_is_being_sent_counts_on_the_day_it_is_due(unit: Unit) -> None:
    ana, ben, cem = known_people(unit, "Ana", "Ben", "Cem")
    tomorrow = TODAY + timedelta(days=1)
    sending(
        unit,
        a_delivery("a", participant_id=ana, due_on=tomorrow),
        a_delivery("b", participant_id=ben),
        a_delivery("c", participant_id=cem, due_on=TODAY - timedelta(days=1)),
    )

    assert unit.deliveries.counted_days([ana, ben, cem], TODAY) == {ana: [tomorrow], ben: [TODAY]}


def test_the_numbers_that_reached_a_person_are_known(unit: Unit) -> None:
    spring, autumn = known_round(unit, "Spring"), known_round(unit, "Autumn")
    ana, ben = known_people(unit, "Ana", "Ben")
    to_ana = {"round_id": spring, "participant_id": ana}
    reached = sending(
        unit,
        a_delivery("1", number=1, **to_ana),
        a_delivery("1, revised", number=1, **to_ana),
        a_delivery("2", number=2, **to_ana),
        a_delivery("other kind", number=3, kind=Kind.NUDGE, **to_ana),
        a_delivery("other round", number=4, round_id=autumn, participant_id=ana),
        a_delivery("to ben", number=5, round_id=spring, participant_id=ben),
    )
    unit.deliveries.record_outcomes([sent(each) for each in reached])
    sending(unit, a_delivery("on its way", number=6, **to_ana))

    assert unit.deliveries.sent_numbers(spring, Kind.TOPIC, [ana, ben]) == {ana: {1, 2}, ben: {5}}
    assert unit.deliveries.sent_numbers(spring, Kind.TOPIC, [ana]) == {ana: {1, 2}}
    assert unit.deliveries.sent_numbers(spring, Kind.TOPIC, []) == {}


def test_it_is_known_when_something_was_sent(unit: Unit) -> None:
    one, other = sending(unit, a_delivery("one"), a_delivery("other"))
    unit.deliveries.record_outcomes([sent(one)])

    assert unit.deliveries.sent_at([one.key, other.key, "unknown"]) == {one.key: LATER}
    assert unit.deliveries.sent_at([]) == {}


def test_a_rounds_deliveries_are_given_in_all_states_or_in_some(unit: Unit) -> None:
    spring, autumn = known_round(unit, "Spring"), known_round(unit, "Autumn")
    waiting, gone, _, of_none = planned(
        unit,
        a_delivery("waiting", round_id=spring),
        a_delivery("gone", round_id=spring),
        a_delivery("of autumn", round_id=autumn),
        a_delivery("of no round"),
    )
    unit.deliveries.withdraw_many([gone.id])
    gone = stored(unit, "gone")

    assert list(unit.deliveries.of_round(spring)) == [waiting, gone]
    assert list(unit.deliveries.of_round(spring, states=["withdrawn", "sent"])) == [gone]
    assert list(unit.deliveries.of_round(spring, states=[DeliveryState.PLANNED])) == [waiting]
    assert list(unit.deliveries.of_round(None)) == [of_none]


def test_the_tallies_count_a_rounds_deliveries_by_kind_and_state(unit: Unit) -> None:
    spring, autumn = known_round(unit, "Spring"), known_round(unit, "Autumn")
    *_, last = planned(
        unit,
        a_delivery("nudge", round_id=spring, kind=Kind.NUDGE),
        a_delivery("of autumn", round_id=autumn),
        a_delivery("1", round_id=spring),
        a_delivery("2", round_id=spring),
        a_delivery("3", round_id=spring),
    )
    unit.deliveries.record_outcomes([sent(last)])

    assert sorted(unit.deliveries.tallies(spring)) == [
        ("nudge", "planned", 1),
        ("topic", "planned", 2),
        ("topic", "sent", 1),
    ]


def test_what_was_sent_is_counted_by_the_readers_own_day(unit: Unit) -> None:
    spring, autumn = known_round(unit, "Spring"), known_round(unit, "Autumn")
    one, two, later, of_autumn, _ = planned(
        unit,
        *(a_delivery(key, round_id=spring) for key in ("1", "2", "3")),
        a_delivery("of autumn", round_id=autumn),
        a_delivery("waiting", round_id=spring),
    )
    tomorrow = TODAY + timedelta(days=1)
    unit.deliveries.record_outcomes(
        sent(each, on) for each, on in ((one, TODAY), (two, TODAY), (later, tomorrow), (of_autumn, TODAY))
    )

    assert unit.deliveries.sent_a_day(spring) == {TODAY: 2, tomorrow: 1}


def test_of_these_only_some_sorts_may_be_asked_for(unit: Unit) -> None:
    topic, room, other = planned(unit, a_delivery("1"), a_delivery("2", what="room"), a_delivery("3", what="room"))

    assert list(unit.deliveries.get_many([room.id, topic.id], whats=["room", "introduction"])) == [room]
    assert list(unit.deliveries.get_many([topic.id], whats=["room"])) == []
    assert list(unit.deliveries.get_many([other.id], whats=["room"])) == [other]


def test_what_a_person_was_sent_is_found_by_the_platforms_own_id(unit: Unit) -> None:
    ana, ben = known_people(unit, "Ana", "Ben")
    first, second = sending(unit, a_delivery("first", participant_id=ana), a_delivery("second", participant_id=ana))
    via = "discord:7"
    settled = replace(sent(first), sent_via=via, external_id="7/1"), replace(sent(second), sent_via=via)
    unit.deliveries.record_outcomes(settled)

    found = unit.deliveries.by_external_id(ana, via, "7/1")

    assert found == stored(unit, "first")
    assert unit.deliveries.by_external_id(ben, via, "7/1") is None
    assert unit.deliveries.by_external_id(ana, "slack:7", "7/1") is None
    assert unit.deliveries.by_external_id(ana, via, "7/2") is None


def test_what_did_not_arrive_is_not_found_by_an_id(unit: Unit) -> None:
    (ana,) = known_people(unit, "Ana")
    (delivery,) = sending(unit, a_delivery("first", participant_id=ana))
    refused = replace(sent(delivery), state=DeliveryState.UNDELIVERABLE, sent_via="discord:7", external_id="7/1")
    unit.deliveries.record_outcomes([refused])

    assert unit.deliveries.by_external_id(ana, "discord:7", "7/1") is None


def test_what_carries_kept_words_is_found_by_their_numbers_whatever_became_of_it(unit: Unit) -> None:
    round_id = known_round(unit)
    carrying = [
        a_delivery(f"words {number} {copy}", kind=Kind.PASSED_ON, number=number, round_id=round_id)
        for number in (3, 4, 5)
        for copy in ("a", "b")
    ]
    threes, fours = planned(unit, *carrying)[:2], [stored(unit, f"words 4 {copy}") for copy in ("a", "b")]
    planned(unit, a_delivery("topic 3", number=3, round_id=round_id))
    unit.deliveries.withdraw_many([threes[0].id])

    found = unit.deliveries.of_words([4, 3])

    assert [(each.id, each.number) for each in found] == [(each.id, each.number) for each in (*threes, *fours)]
    assert list(unit.deliveries.of_words([])) == []
