"""Away, back, moved, gone: what waits for a person follows them, and nobody hears from us who does not want to."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import pytest

from bot.domain.deliveries import DeliveryState
from bot.domain.partnerships import PartnershipState
from bot.domain.people import AccountState
from bot.domain.rounds import ApplicationState, RoundState
from tests.bot.programme import DAY, LAUNCH, Town, local_morning

if TYPE_CHECKING:
    from bot.domain.people import Participant

PLANNED = DeliveryState.PLANNED
NAIROBI, BERLIN = ("KE", "Africa/Nairobi"), ("DE", "Europe/Berlin")


@pytest.fixture
def ana(town: Town) -> Participant:
    return town.lives("Ana", *NAIROBI)


@pytest.fixture
def bo(town: Town) -> Participant:
    return town.lives("Bo", *BERLIN)


def launched(town: Town, *people: Participant) -> None:
    town.a_round(RoundState.APPROVED, *people)
    town.sleep_until(datetime(2027, 2, 28, 12, tzinfo=UTC))
    town.pressed(town.typed("/round launch").button("launch"))


def introduced(town: Town, *people: Participant) -> None:
    launched(town, *people)
    town.go_to(datetime(2027, 3, 2, 12, tzinfo=UTC))


# ---------------------------------------------------------------------- away


def test_who_is_away_is_not_written_to(town: Town, ana: Participant, bo: Participant) -> None:
    introduced(town, ana, bo)
    town.typed("/me away until=2027-05-05", ana)
    town.go_to(datetime(2027, 5, 5, 12, tzinfo=UTC), tick=DAY)
    assert [s.what for s in town.got(ana)] == ["introduction"]


def test_who_comes_back_gets_the_newest_topic_and_the_titles_of_the_others(
    town: Town, ana: Participant, bo: Participant
) -> None:
    introduced(town, ana, bo)
    town.typed("/me away until=2027-05-05", ana)
    town.go_to(datetime(2027, 5, 7, 12, tzinfo=UTC), tick=DAY)
    (topic,) = town.got(ana, "topic")
    assert (topic.delivery.number, topic.on) == (5, date(2027, 5, 6))
    assert "Staying current" in topic.text
    assert "These earlier topics have not reached you yet" in topic.text


def test_who_comes_back_early_is_written_to_again(town: Town, ana: Participant, bo: Participant) -> None:
    introduced(town, ana, bo)
    town.typed("/me away", ana)
    town.go_to(datetime(2027, 3, 22, 12, tzinfo=UTC))
    assert town.got(ana, "topic") == []
    town.typed("/me back", ana)
    town.go_to(datetime(2027, 3, 24, 12, tzinfo=UTC))
    assert [s.delivery.number for s in town.got(ana, "topic")] == [2]


def test_who_goes_away_after_a_message_was_planned_does_not_get_it(
    town: Town, ana: Participant, bo: Participant
) -> None:
    introduced(town, ana, bo)
    town.go_to(datetime(2027, 3, 14, 12, tzinfo=UTC))
    town.typed("/me away since=2027-03-15 until=2027-03-18", ana)
    town.go_to(datetime(2027, 3, 20, 12, tzinfo=UTC))
    assert [s.on for s in town.got(ana, "topic")] == [date(2027, 3, 19)]


def test_who_is_away_in_summer_may_also_be_away_in_spring(town: Town, ana: Participant) -> None:
    town.typed("/me away since=2027-08-01 until=2027-08-20", ana)
    town.typed("/me away since=2027-04-01 until=2027-04-10", ana)
    assert [a.from_on.month for a in town.person(ana.id).absences] == [8, 4]


def test_a_new_word_on_the_same_days_takes_the_place_of_the_old_one(town: Town, ana: Participant) -> None:
    town.typed("/me away since=2027-04-01 until=2027-04-10", ana)
    town.typed("/me away since=2027-04-05 until=2027-04-20", ana)
    assert [(a.from_on.day, a.until_on) for a in town.person(ana.id).absences] == [(5, date(2027, 4, 20))]


def test_coming_back_leaves_a_later_absence_as_it_was_told(town: Town, ana: Participant) -> None:
    town.typed("/me away since=2027-08-01 until=2027-08-20", ana)
    town.typed("/me away until=2027-03-10", ana)
    town.typed("/me back", ana)
    assert [a.from_on for a in town.person(ana.id).absences] == [date(2027, 8, 1)]


def test_who_is_here_can_take_back_an_absence_that_is_still_to_come(town: Town, ana: Participant) -> None:
    town.typed("/me away since=2027-08-01 until=2027-08-20", ana)
    town.typed("/me back", ana)
    assert town.person(ana.id).absences == ()


@pytest.mark.parametrize(
    "words", ["until=2027-01-31", "since=2027-05-05 until=2027-05-01", "until=2029-01-01", "until=soon"]
)
def test_an_end_that_makes_no_sense_is_refused(town: Town, ana: Participant, words: str) -> None:
    town.typed(f"/me away {words}", ana)
    assert town.person(ana.id).absences == ()


def test_who_is_not_away_cannot_come_back(town: Town, ana: Participant) -> None:
    assert "went wrong" not in town.typed("/me back", ana).text


def test_who_was_away_on_the_first_day_is_introduced_on_their_return(
    town: Town, ana: Participant, bo: Participant
) -> None:
    """Both of them, together."""
    town.typed("/me away until=2027-03-04", ana)
    launched(town, ana, bo)
    town.go_to(datetime(2027, 3, 10, 12, tzinfo=UTC))
    assert [s.on for p in (ana, bo) for s in town.got(p, "introduction")] == [date(2027, 3, 5)] * 2


def test_who_went_away_just_before_is_introduced_when_back(town: Town, ana: Participant, bo: Participant) -> None:
    """Half an introduction is always completed."""
    launched(town, ana, bo)
    town.typed("/me away", ana)
    town.go_to(datetime(2027, 3, 8, 12, tzinfo=UTC))
    town.typed("/me back", ana)
    town.go_to(datetime(2027, 3, 10, 12, tzinfo=UTC))
    assert [len(town.got(p, "introduction")) for p in (ana, bo)] == [1, 1]


# ---------------------------------------------------------------------- moved


def test_who_moves_gets_what_waits_on_their_new_morning(town: Town, ana: Participant, bo: Participant) -> None:
    introduced(town, ana, bo)
    town.go_to(datetime(2027, 3, 14, 12, tzinfo=UTC))
    town.typed("/me timezone America/Bogota", ana)
    (topic,) = town.deliveries(PLANNED, to=ana.id)
    assert topic.due_at == local_morning(date(2027, 3, 15), "America/Bogota")


def test_who_moves_east_over_nine_oclock_is_written_to_at_once(town: Town, ana: Participant, bo: Participant) -> None:
    introduced(town, ana, bo)
    town.go_to(datetime(2027, 3, 15, 2, tzinfo=UTC))
    town.typed("/me timezone Asia/Tokyo", ana)
    town.deliver()
    assert [s.at for s in town.got(ana, "topic")] == [town.now]


def test_who_moves_west_is_not_written_to_twice(town: Town, ana: Participant, bo: Participant) -> None:
    introduced(town, ana, bo)
    town.go_to(datetime(2027, 3, 15, 12, tzinfo=UTC))
    town.typed("/me timezone Pacific/Pago_Pago", ana)
    town.go_to(datetime(2027, 3, 18, tzinfo=UTC))
    assert len(town.got(ana, "topic")) == 1


# ---------------------------------------------------------------------- gone


def test_leaving_asks_once(town: Town, ana: Participant) -> None:
    answer = town.typed("/me leave", ana)
    town.pressed(answer.button("keep"), ana)
    assert town.person(ana.id).left_at is None


def test_who_left_gets_nothing_any_more(town: Town, ana: Participant, bo: Participant) -> None:
    introduced(town, ana, bo)
    town.go_to(datetime(2027, 3, 14, 12, tzinfo=UTC))
    town.pressed(town.typed("/me leave", ana).button("leave"), ana)
    town.sent.clear()
    town.go_to(datetime(2027, 6, 30, 12, tzinfo=UTC), tick=DAY)
    assert town.got(ana) == []


def test_the_partner_of_who_left_is_told_kindly_and_goes_on_getting_topics(
    town: Town, ana: Participant, bo: Participant
) -> None:
    introduced(town, ana, bo)
    town.pressed(town.typed("/me leave", ana).button("leave"), ana)
    town.go_to(datetime(2027, 3, 17, 12, tzinfo=UTC))
    assert [s.what for s in town.got(bo)] == ["introduction", "partner-left", "topic"]


def test_who_lost_a_partner_gets_no_topic_twice(town: Town, ana: Participant, bo: Participant) -> None:
    """The topic's key does not hang on the partnership."""
    introduced(town, ana, bo)
    town.go_to(datetime(2027, 3, 16, 12, tzinfo=UTC))
    town.pressed(town.typed("/me leave", ana).button("leave"), ana)
    town.go_to(datetime(2027, 3, 25, 12, tzinfo=UTC))
    assert len(town.got(bo, "topic")) == 1


def test_who_lost_a_partner_still_hears_that_one_week_is_left(town: Town, ana: Participant, bo: Participant) -> None:
    """The notice of the first partnership is not taken for the timetable's first notice."""
    introduced(town, ana, bo)
    town.pressed(town.typed("/me leave", ana).button("leave"), ana)
    town.go_to(datetime(2027, 6, 18, 12, tzinfo=UTC), tick=DAY)
    assert len(town.got(bo, "last-week")) == 1


def test_the_partners_introduction_is_withdrawn_when_one_leaves_before(
    town: Town, ana: Participant, bo: Participant
) -> None:
    launched(town, ana, bo)
    town.pressed(town.typed("/me leave", ana).button("leave"), ana)
    town.go_to(datetime(2027, 3, 5, 12, tzinfo=UTC))
    assert town.got(bo, "introduction") == []
    assert town.posted("room") == []


def test_leaving_does_not_rewrite_rounds_that_are_over(town: Town, ana: Participant, bo: Participant) -> None:
    launched(town, ana, bo)
    town.go_to(datetime(2027, 6, 26, 12, tzinfo=UTC), tick=DAY)
    town.pressed(town.typed("/me leave", ana).button("leave"), ana)
    assert town.application(ana).state is ApplicationState.MATCHED


def test_who_takes_the_application_back_is_not_asked_again(town: Town, ana: Participant, bo: Participant) -> None:
    town.a_round(RoundState.OPEN, ana, bo)
    town.go_to(datetime(2027, 2, 16, 13, tzinfo=UTC))
    town.typed("/join withdraw", ana)
    town.go_to(datetime(2027, 2, 20, 12, tzinfo=UTC))
    assert [len(town.got(p, "still-in")) for p in (ana, bo)] == [0, 2]


# ---------------------------------------------------------------------- what follows from a delivery's fate


def test_a_partnership_begins_with_the_later_introduction(town: Town, ana: Participant, bo: Participant) -> None:
    introduced(town, ana, bo)
    ((partnership,)) = town.run(lambda unit: unit.partnerships.of_participant(ana.id))
    assert partnership.state is PartnershipState.ACTIVE
    assert partnership.introduced_at == local_morning(LAUNCH, "Europe/Berlin")


def test_a_partnership_has_not_begun_while_one_was_not_introduced(
    town: Town, ana: Participant, bo: Participant
) -> None:
    town.refusing[str(bo.accounts[0])] = "direct-messages-closed"
    introduced(town, ana, bo)
    (partnership,) = town.run(lambda unit: unit.partnerships.of_participant(ana.id))
    assert partnership.state is PartnershipState.PLANNED


def test_an_introduction_that_is_sent_again_begins_the_partnership(
    town: Town, ana: Participant, bo: Participant
) -> None:
    town.refusing[str(bo.accounts[0])] = "direct-messages-closed"
    introduced(town, ana, bo)
    town.refusing.clear()
    town.pressed(town.typed("/round undelivered").button("resend"))
    town.deliver()
    (partnership,) = town.run(lambda unit: unit.partnerships.of_participant(ana.id))
    assert partnership.introduced_at == town.now


@pytest.mark.parametrize(
    ("why", "state"),
    [
        ("direct-messages-closed", AccountState.CLOSED),
        ("account-gone", AccountState.GONE),
        ("not-yet-present", AccountState.EXPECTED),
    ],
)
def test_what_a_refusal_says_of_an_account_is_remembered(
    town: Town, ana: Participant, bo: Participant, why: str, state: AccountState
) -> None:
    town.refusing[str(bo.accounts[0])] = why
    introduced(town, ana, bo)
    assert town.person(bo.id).accounts[0].state is state


def test_a_room_opens_at_the_later_partners_morning_and_is_written_to(
    town: Town, ana: Participant, bo: Participant
) -> None:
    introduced(town, ana, bo)
    assert [(s.what, s.at) for s in town.sent if s.to is None] == [
        ("room", local_morning(LAUNCH, "Europe/Berlin")),
        ("room-opening", local_morning(LAUNCH, "Europe/Berlin")),
    ]


def test_the_room_speaks_both_partners_languages(town: Town, bo: Participant) -> None:
    luz = town.lives("Luz", "AR", "America/Argentina/Buenos_Aires", languages=("es", "en"))
    introduced(town, luz, bo)
    (post,) = town.posted("room-opening")
    assert "Welcome" in post.text
    assert "ronda" in post.text


def test_partners_on_different_platforms_have_no_room(town: Town, ana: Participant) -> None:
    from bot.domain.people import Account  # noqa: PLC0415  # only here

    other = town.lives("Bo", *BERLIN, accounts=(Account("slack", "U1"),))
    town.a_round(RoundState.DRAFT, ana, other)
    from dataclasses import replace  # noqa: PLC0415  # only here

    from bot.domain.partnerships import Partnership  # noqa: PLC0415  # only here

    running = replace(town.round, state=RoundState.RUNNING, launched_at=town.now)

    def together(unit: object) -> None:
        unit.rounds.save(running)  # type: ignore[attr-defined]  # a Unit
        unit.partnerships.add_many([Partnership(0, running.id, (ana.id, other.id), LAUNCH)])  # type: ignore[attr-defined]
        unit.applications.save_many(  # type: ignore[attr-defined]
            replace(a, state=ApplicationState.MATCHED)
            for a in unit.applications.of_round(running.id)  # type: ignore[attr-defined]
        )

    town.run(together)
    town.go_to(datetime(2027, 3, 2, 12, tzinfo=UTC), tick=DAY)
    assert town.posted("room") == []
    assert len(town.got(ana, "introduction")) == 1
