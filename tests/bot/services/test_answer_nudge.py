"""One tap settles it: what each button under the ladder's messages does, and that none of it is a reproach."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import pytest

from bot.domain.cases import Case, CaseReason
from bot.domain.partnerships import Standing
from bot.domain.people import Absence
from bot.domain.rounds import RoundState
from bot.domain.signs import Sign, SignKind
from bot.services.tend import note
from tests.bot.programme import DAY, Town

if TYPE_CHECKING:
    from bot.domain.partnerships import Partnership
    from bot.domain.people import Participant
    from tests.bot.programme import Sending


def day(number: int) -> datetime:
    return datetime(2027, 3, 1, 20, tzinfo=UTC) + number * DAY


@pytest.fixture
def ana(town: Town) -> Participant:
    return town.lives("Ana Ruiz", "DE", "Europe/Berlin")


@pytest.fixture
def bo(town: Town, ana: Participant) -> Participant:
    """Give Ana's partner; neither writes."""
    bo = town.lives("Bo Chen", "CA", "America/Toronto")
    town.a_round(RoundState.APPROVED, ana, bo)
    town.sleep_until(datetime(2027, 2, 28, 12, tzinfo=UTC))
    town.pressed(town.typed("/round launch").button("launch"))
    return bo


def nudged(town: Town, person: Participant, number: int = 1) -> Sending:
    """Let time pass until somebody has had a nudge, and give it."""
    town.go_to(day(7 if number == 1 else 10))
    return next(s for s in town.got(person, "nudge") if s.delivery.number == number)


def token(sending: Sending, answer: str) -> str:
    return next(t for t in sending.tokens if t.endswith(f".{answer}"))


def partnership_of(town: Town, person: Participant) -> Partnership:
    (found,) = town.run(lambda unit: unit.partnerships.of_participant(person.id))
    return found


def cases(town: Town) -> list[Case]:
    round_id = town.round.id
    return list(town.run(lambda unit: unit.cases.of_round(round_id)))


def test_the_first_nudge_can_be_settled_in_one_tap(town: Town, ana: Participant, bo: Participant) -> None:
    answers = [t.rpartition(".")[2] for t in nudged(town, ana).tokens]

    assert answers == ["soon", "elsewhere", "away", "stop"]


def test_the_second_asks_whether_they_still_want_to_take_part(town: Town, ana: Participant, bo: Participant) -> None:
    answers = [t.rpartition(".")[2] for t in nudged(town, ana, 2).tokens]

    assert answers == ["yes", "later", "no", "elsewhere"]


def test_i_will_write_soon_spares_the_second_nudge_and_is_no_contact(
    town: Town, ana: Participant, bo: Participant
) -> None:
    answer = town.pressed(token(nudged(town, ana), "soon"), ana)
    assert "Thank you" in answer.text
    town.go_to(day(12))

    assert len(town.got(ana, "nudge")) == 1
    assert partnership_of(town, ana).standing is Standing.NEVER_STARTED


def test_we_talk_elsewhere_is_contact_of_both(town: Town, ana: Participant, bo: Participant) -> None:
    town.pressed(token(nudged(town, ana), "elsewhere"), ana)
    town.go_to(day(15))

    assert partnership_of(town, ana).standing is Standing.IN_TOUCH_ELSEWHERE
    assert [len(town.got(p, "nudge")) for p in (ana, bo)] == [1, 1]
    assert cases(town) == []


def test_later_gives_two_weeks_of_peace(town: Town, ana: Participant, bo: Participant) -> None:
    town.pressed(token(nudged(town, ana, 2), "later"), ana)
    told = len(town.got(ana))
    town.go_to(day(24))

    assert town.person(ana.id).absences == (Absence(date(2027, 3, 11), date(2027, 3, 25)),)
    assert len(town.got(ana)) == told
    assert cases(town) == []


def test_later_does_not_shorten_what_somebody_has_told_us(town: Town, ana: Participant, bo: Participant) -> None:
    nudge = nudged(town, ana, 2)
    town.typed("/me away until=2027-05-12", ana)
    town.pressed(token(nudge, "later"), ana)
    assert town.person(ana.id).absences[0].until_on == date(2027, 5, 12)

    town.typed("/me away", ana)
    town.pressed(token(nudge, "later"), ana)
    assert town.person(ana.id).absences[0].until_on is None


def test_no_asks_once_more_and_changes_nothing_yet(town: Town, ana: Participant, bo: Participant) -> None:
    answer = town.pressed(token(nudged(town, ana, 2), "no"), ana)

    assert answer.button("leave")
    assert answer.button("keep")
    assert town.person(ana.id).left_at is None


def test_nobody_answers_for_others(town: Town, ana: Participant, bo: Participant) -> None:
    eve = town.lives("Eve")
    answer = town.pressed(token(nudged(town, ana), "soon"), eve)

    assert "Thank you" not in answer.text


# ---------------------------------------------------------------------- the offer


def offered(town: Town, ana: Participant) -> Sending:
    """Let Ana write to silent Bo, until she is offered a new partner."""
    town.go_to(day(1))
    here = partnership_of(town, ana).id
    town.run(note, [Sign(ana.id, SignKind.PASSED_ON, town.now, here)], town.now, town.world)
    town.go_to(day(25))
    (sending,) = town.got(ana, "offer")
    return sending


@pytest.mark.parametrize("answer", ["yes", "later"])
def test_an_answer_to_the_offer_is_on_the_case(town: Town, ana: Participant, bo: Participant, answer: str) -> None:
    sending = offered(town, ana)
    (before,) = cases(town)
    town.pressed(token(sending, answer), ana)

    (case,) = cases(town)
    assert case.wishes == {ana.id: answer}
    assert case.revision == before.revision + 1


def test_who_wants_a_new_partner_is_handed_on_though_there_is_no_case(
    town: Town, ana: Participant, bo: Participant
) -> None:
    town.go_to(day(3))
    here = partnership_of(town, ana).id
    town.pressed(f"offer:1:{here}.yes", ana)

    (case,) = cases(town)
    assert (case.reason, case.about, case.wishes) == (CaseReason.ASKED_FOR_HELP, (bo.id,), {ana.id: "yes"})


def test_who_would_rather_wait_needs_no_coordinator(town: Town, ana: Participant, bo: Participant) -> None:
    town.go_to(day(3))
    town.pressed(f"offer:1:{partnership_of(town, ana).id}.later", ana)

    assert cases(town) == []
