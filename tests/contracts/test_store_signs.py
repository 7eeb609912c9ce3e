"""Signs of life, what partners agree on, and who is kept apart."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.domain.agreement import Means, Often, Terms
from bot.domain.partnerships import Block, BlockReason
from bot.domain.signs import Sign, SignKind
from bot.ports.storage import Unit
from tests.contracts.examples import NEPAL, NOW, a_couple, known_partnerships

HOUR = timedelta(hours=1)
DAY = timedelta(days=1)


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
