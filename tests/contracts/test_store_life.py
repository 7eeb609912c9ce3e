"""What happens between two partners: signs, what they agree on, cases, meetings, and words on their way."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy.exc import IntegrityError

from bot.domain.agreement import Means, Often, Terms
from bot.domain.cases import Case, CaseOutcome, CaseReason, CaseState
from bot.domain.deliveries import DeliveryState, Kind, Outcome
from bot.domain.meetings import Meeting, MeetingState
from bot.domain.partnerships import Block, BlockReason, PartnershipState, Standing
from bot.domain.signs import Sign, SignKind
from bot.domain.words import Attachment, KeptWords, Purpose
from bot.ports.storage import Unit
from tests.contracts.examples import (
    NEPAL,
    NOW,
    TODAY,
    UNUSUAL_TEXTS,
    a_delivery,
    a_partnership,
    known_people,
    known_round,
    planned,
)

HOUR = timedelta(hours=1)
DAY = timedelta(days=1)


def known_partnerships(unit: Unit, round_id: int, *pairs: tuple[int, ...]) -> tuple[int, ...]:
    """Store partnerships of these people and give their ids."""
    added = unit.partnerships.add_many(a_partnership(round_id, *members) for members in pairs)
    return tuple(each.id for each in added)


def a_couple(unit: Unit) -> tuple[int, int, int, int]:
    """Store a round with two people who are partners: give the ids of round, partnership, and both."""
    round_id = known_round(unit)
    ana, ben = known_people(unit, "Ana", "Ben")
    (together,) = known_partnerships(unit, round_id, (ana, ben))
    return round_id, together, ana, ben


# signs


@pytest.mark.parametrize("kind", SignKind)
def test_a_sign_of_every_kind_comes_back_as_it_went(unit: Unit, kind: SignKind) -> None:
    _, together, ana, _ = a_couple(unit)
    sign = Sign(ana, kind, NOW, together)

    unit.signs.note_many([sign])

    assert unit.signs.of_partnerships([together]) == {together: [sign]}


def test_signs_of_a_partnership_are_given_earliest_first_whoever_gave_them(unit: Unit) -> None:
    _, together, ana, ben = a_couple(unit)
    late = Sign(ana, SignKind.ROOM, NOW + DAY, together)
    early = Sign(ben, SignKind.PASSED_ON, NOW.astimezone(NEPAL), together)

    unit.signs.note_many([late, early])

    assert unit.signs.of_partnerships([together, 404]) == {together: [early, late]}
    assert unit.signs.of_partnerships([]) == {}


def test_a_sign_to_the_bot_belongs_to_its_person_alone(unit: Unit) -> None:
    _, together, ana, ben = a_couple(unit)
    presence = Sign(ana, SignKind.BUTTON, NOW)
    contact = Sign(ana, SignKind.ELSEWHERE, NOW + HOUR, together)

    unit.signs.note_many([presence, contact])

    assert unit.signs.of_partnerships([together]) == {together: [contact]}
    assert unit.signs.of_people([ana, ben], NOW) == {ana: [presence, contact]}


def test_signs_of_people_are_given_from_a_moment_on(unit: Unit) -> None:
    _, _, ana, ben = a_couple(unit)
    before, then, after = (Sign(ana, SignKind.COMMAND, NOW + hours * HOUR) for hours in (-1, 0, 1))

    unit.signs.note_many([after, before, then, Sign(ben, SignKind.FORM, NOW - DAY)])

    assert unit.signs.of_people([ana, ben], NOW) == {ana: [then, after]}
    assert unit.signs.of_people([], NOW) == {}


def test_the_last_sign_of_each_kind_is_given_from_a_moment_on(unit: Unit) -> None:
    _, together, ana, ben = a_couple(unit)
    good, slow, good_again = (
        Sign(ana, kind, NOW + hours * HOUR, together)
        for hours, kind in enumerate((SignKind.GOOD, SignKind.SLOW, SignKind.GOOD))
    )

    unit.signs.note_many([good_again, good, slow, Sign(ben, SignKind.TOPIC, NOW - DAY)])

    assert unit.signs.last_of_people([ana, ben], NOW) == {ana: {SignKind.GOOD: good_again.at, SignKind.SLOW: slow.at}}
    assert unit.signs.last_of_people([ben], NOW - DAY) == {ben: {SignKind.TOPIC: NOW - DAY}}


def test_noting_no_signs_does_nothing(unit: Unit) -> None:
    unit.signs.note_many([])

    assert unit.signs.of_people([1], NOW) == {}


# agreements and blocks


def test_what_partners_would_like_is_given_by_participant(unit: Unit) -> None:
    round_id, together, ana, ben = a_couple(unit)
    (other,) = known_partnerships(unit, round_id, (ben, ana))
    his, hers = Terms(together, ben, Often.WEEKLY, Means.VIDEO, shares_contact=True), Terms(together, ana)
    for terms in (his, hers, elsewhere := Terms(other, ana, Often.FREE, Means.HERE)):
        unit.signs.agree(terms)

    assert unit.signs.terms_of([together, 404]) == {together: [hers, his]}
    assert unit.signs.terms_of([together, other])[other] == [elsewhere]
    assert unit.signs.terms_of([]) == {}


def test_what_somebody_would_like_takes_the_place_of_what_they_said_before(unit: Unit) -> None:
    _, together, ana, _ = a_couple(unit)
    unit.signs.agree(Terms(together, ana, Often.WEEKLY, Means.VOICE, shares_contact=True))

    unit.signs.agree(now := Terms(together, ana, Often.MONTHLY))

    assert unit.signs.terms_of([together]) == {together: [now]}


def test_two_are_kept_apart_once_and_the_first_reason_stands(unit: Unit) -> None:
    _, _, ana, ben = a_couple(unit)
    first = Block(ana, ben, BlockReason.CONDUCT, NOW)
    other_way = Block(ben, ana, BlockReason.NEVER_AGAIN, NOW)
    assert list(unit.signs.blocks()) == []

    for block in (first, replace(first, reason=BlockReason.NEVER_AGAIN, at=NOW + DAY), other_way):
        unit.signs.block(block)

    assert sorted(unit.signs.blocks(), key=lambda block: block.participant_id) == [first, other_way]


# cases


def a_case(round_id: int, together: int, *about: int, **changes: object) -> Case:
    plain = Case(
        id=0, round_id=round_id, partnership_id=together, reason=CaseReason.ONE_SIDED, about=about, opened_at=NOW
    )
    return replace(plain, **changes)  # type: ignore[arg-type]  # a test says what it needs


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


# meetings


def a_meeting(round_id: int, together: int, **changes: object) -> Meeting:
    plain = Meeting(
        id=0, round_id=round_id, partnership_id=together, proposed_by=None, proposed_at=NOW, slots=(), answers={}
    )
    return replace(plain, **changes)  # type: ignore[arg-type]  # a test says what it needs


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


# words on their way


def some_words(sender: int, words: str = "Hello", **changes: object) -> KeptWords:
    plain = KeptWords(id=0, purpose=Purpose.HELD, sender_id=sender, words=words, kept_at=NOW, until=NOW + DAY)
    return replace(plain, **changes)  # type: ignore[arg-type]  # a test says what it needs


@pytest.mark.parametrize("words", UNUSUAL_TEXTS)
def test_words_and_files_come_back_as_they_went(unit: Unit, words: str) -> None:
    _, together, ana, _ = a_couple(unit)
    files = (Attachment(words, b"\x00\xff\n"), Attachment("photo.png", b""))
    wanted = some_words(ana, words, purpose=Purpose.PASSING_ON, partnership_id=together, files=files)

    kept = unit.words.keep(wanted)

    assert replace(kept, id=0) == wanted
    assert unit.words.get(kept.id) == kept
    assert unit.words.get_many([kept.id, 404]) == {kept.id: kept}


def test_no_words_are_known_that_were_not_kept(unit: Unit) -> None:
    assert unit.words.get(404) is None
    assert unit.words.get_many([]) == {}
    assert list(unit.words.overdue(NOW)) == []


def test_words_may_get_another_purpose_and_end_and_keep_their_files(unit: Unit) -> None:
    _, together, ana, _ = a_couple(unit)
    kept = unit.words.keep(some_words(ana, files=(Attachment("a.txt", b"a"),)))
    changed = replace(kept, purpose=Purpose.TO_COORDINATORS, partnership_id=together, until=NOW + 3 * DAY)

    unit.words.change(changed)

    assert unit.words.get(kept.id) == changed


def test_what_one_person_wrote_is_given_by_purpose_oldest_first(unit: Unit) -> None:
    _, _, ana, ben = a_couple(unit)
    first, second, _, _ = (
        unit.words.keep(each)
        for each in (
            some_words(ana, "one", files=(Attachment("a.txt", b"a"),)),
            some_words(ana, "two"),
            some_words(ana, "three", purpose=Purpose.PASSING_ON),
            some_words(ben, "four"),
        )
    )

    assert list(unit.words.of_sender(ana, Purpose.HELD)) == [first, second]
    assert list(unit.words.of_sender(ben, Purpose.PASSING_ON)) == []


def test_words_are_overdue_once_their_time_has_come(unit: Unit) -> None:
    _, _, ana, _ = a_couple(unit)
    past, now, _ = (unit.words.keep(some_words(ana, until=NOW + hours * HOUR)) for hours in (-1, 0, 1))

    assert list(unit.words.overdue(NOW)) == [past, now]


def test_erased_words_are_gone_with_their_files_and_their_number_is_never_given_again(unit: Unit) -> None:
    _, _, ana, _ = a_couple(unit)
    bystander, erased = (unit.words.keep(some_words(ana, files=(Attachment("a", b"a"),))) for _ in range(2))

    unit.words.drop_many([erased.id, 404])
    unit.words.drop_many([])

    assert list(unit.words.of_sender(ana, Purpose.HELD)) == [bystander]
    later = unit.words.keep(some_words(ana))
    assert later.id not in {bystander.id, erased.id}
    assert later.files == ()


# what is refused


def of_nobody_known(unit: Unit) -> Mapping[str, Callable[[], object]]:
    """Give ways to store what belongs to a person, partnership or round that is not there."""
    round_id, together, ana, _ = a_couple(unit)
    return {
        "sign": lambda: unit.signs.note_many([Sign(404, SignKind.BUTTON, NOW)]),
        "contact": lambda: unit.signs.note_many([Sign(ana, SignKind.ROOM, NOW, 404)]),
        "terms": lambda: unit.signs.agree(Terms(404, ana)),
        "block": lambda: unit.signs.block(Block(ana, 404, BlockReason.CONDUCT, NOW)),
        "case": lambda: unit.cases.add(a_case(round_id, 404, ana)),
        "meeting": lambda: unit.meetings.add(a_meeting(404, together)),
        "proposal": lambda: unit.meetings.add(a_meeting(round_id, together, proposed_by=404)),
        "words": lambda: unit.words.keep(some_words(404)),
        "figures": lambda: unit.records.tell(404, "KE", TODAY, {}),
        "partnership": lambda: unit.partnerships.add_many([a_partnership(round_id, ana, 404)]),
    }


@pytest.mark.parametrize(
    "what",
    ["sign", "contact", "terms", "block", "case", "meeting", "proposal", "words", "figures", "partnership"],
)
def test_what_belongs_to_nobody_known_is_refused(unit: Unit, what: str) -> None:
    store = of_nobody_known(unit)[what]

    with pytest.raises(IntegrityError):
        store()


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
