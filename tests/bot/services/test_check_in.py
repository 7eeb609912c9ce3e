"""How is it going? One tap, and each answer does what the table says."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from bot.domain.cases import CaseReason
from bot.domain.deliveries import DeliveryState
from bot.domain.partnerships import Standing
from bot.domain.rounds import RoundState
from bot.domain.signs import SignKind
from bot.ports.chat import Replace, Say
from bot.services.check_in import ANSWERS
from bot.services.wording.partners import CHECK_IN_ANSWERS
from tests.bot.programme import LAUNCH, Town, local_morning

if TYPE_CHECKING:
    from bot.domain.people import Participant

HOUR = timedelta(hours=1)
DAY = timedelta(days=1)
START = local_morning(LAUNCH, "UTC")


@pytest.fixture
def pair(town: Town) -> tuple[Participant, Participant]:
    ana, bo = town.lives("Ana Ruiz"), town.lives("Bo Chen")
    town.a_round(RoundState.RUNNING, ana, bo)
    town.go_to(START + 2 * DAY)
    return ana, bo


def in_touch_until(town: Town, pair: tuple[Participant, Participant], day: int) -> None:
    """Let the two write to each other every few days."""
    for on in range(3, day, 3):
        town.go_to(START + on * DAY)
        for person in pair:
            town.wrote_in_room(person)
    town.go_to(START + day * DAY)


def kinds(town: Town, person: Participant) -> list[SignKind]:
    found = town.run(lambda unit: unit.signs.of_people([person.id], START - DAY))
    return [sign.kind for sign in found.get(person.id, ())]


def standing(town: Town) -> Standing:
    (found,) = town.run(lambda unit: unit.partnerships.of_round(1))
    return found.standing


def answered(town: Town, person: Participant, name: str) -> str:
    return town.pressed(f"check-in:1:1.{name}", person).text


# ---------------------------------------------------------------------- who is asked, and when


def test_everybody_with_a_partner_is_asked_on_day_twenty_three(
    town: Town, pair: tuple[Participant, Participant]
) -> None:
    in_touch_until(town, pair, 30)
    for person in pair:
        (sending,) = town.got(person, "check-in")
        assert sending.on >= LAUNCH + 23 * DAY
        assert sending.at == local_morning(sending.on, sending.zone)
        assert [t.rpartition(".")[2] for t in sending.tokens] == list(CHECK_IN_ANSWERS)


def test_nobody_is_asked_while_their_ladder_is_open(town: Town, pair: tuple[Participant, Participant]) -> None:
    """Two who never wrote are asked more kindly."""
    town.go_to(START + 30 * DAY)
    assert town.got(pair[0], "nudge")
    assert not [s for s in town.sent if s.what == "check-in"]


def test_who_waits_for_a_partner_is_not_asked(town: Town) -> None:
    people = [town.lives(name) for name in ("Ana", "Bo", "Carla")]
    town.a_round(RoundState.RUNNING, *people)
    town.go_to(START + 30 * DAY)
    alone = [p for p in people if town.application(p).state != "matched"]
    assert alone
    assert not town.got(alone[0], "check-in")


def test_who_has_just_met_somebody_new_is_asked_a_week_later(town: Town, pair: tuple[Participant, Participant]) -> None:
    in_touch_until(town, pair, 20)
    (known,) = town.run(lambda unit: unit.partnerships.of_round(1))
    late = replace(known, introduced_at=START + 20 * DAY)
    town.run(lambda unit: unit.partnerships.save_many([late]))
    in_touch_until(town, pair, 26)
    assert not town.got(pair[0], "check-in")
    town.go_to(START + 31 * DAY)
    assert town.got(pair[0], "check-in")[0].on >= LAUNCH + 27 * DAY


def test_who_was_away_all_the_while_is_not_asked_afterwards(town: Town, pair: tuple[Participant, Participant]) -> None:
    ana, bo = pair
    in_touch_until(town, pair, 20)
    town.typed(f"/me away until={LAUNCH + 40 * DAY}", ana)
    town.go_to(START + 50 * DAY)
    assert not town.got(ana, "check-in")
    assert town.got(bo, "check-in")


def test_the_question_is_withdrawn_when_the_ladder_opens(town: Town, pair: tuple[Participant, Participant]) -> None:
    """Planned a day ahead, and then it turns out that a kinder question is due."""
    ana, bo = pair
    in_touch_until(town, pair, 20)
    town.go_to(START + 22 * DAY)
    assert town.deliveries(DeliveryState.PLANNED, what="check-in", to=bo.id)
    town.sleep_until(town.now + 14 * HOUR)
    town.typed("/partner silent", ana)
    town.deliver()
    assert not town.got(bo, "check-in")


# ---------------------------------------------------------------------- what each answer does


def test_every_button_has_its_line_in_the_table() -> None:
    assert tuple(ANSWERS) == CHECK_IN_ANSWERS


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("good", SignKind.GOOD),
        ("slow", SignKind.SLOW),
        ("no-reply", SignKind.NO_REPLY),
        ("elsewhere", SignKind.ELSEWHERE),
    ],
)
def test_an_answer_is_noted_with_what_it_says(
    town: Town, pair: tuple[Participant, Participant], name: str, kind: SignKind
) -> None:
    ana, _ = pair
    assert isinstance(town.pressed(f"check-in:1:1.{name}", ana).reply, Replace)
    assert kinds(town, ana) == [kind]


def test_good_is_believed_where_contact_was_seen(town: Town, pair: tuple[Participant, Participant]) -> None:
    for person in pair:
        town.wrote_in_room(person)
    answer = town.pressed("check-in:1:1.good", pair[0])
    assert "Enjoy your next conversation" in answer.text
    assert answer.tokens == ()


def test_good_without_any_contact_asks_whether_they_talk_elsewhere(
    town: Town, pair: tuple[Participant, Participant]
) -> None:
    """Two who say that all is well and never wrote to each other are not in touch, as far as we know."""
    town.go_to(START + 8 * DAY)
    answer = town.pressed("check-in:1:1.good", pair[0])
    assert answer.tokens == ("check-in:1:1.elsewhere",)
    assert standing(town) is Standing.NEVER_STARTED
    town.pressed(answer.tokens[0], pair[0])
    assert standing(town) is Standing.IN_TOUCH_ELSEWHERE


def test_we_talk_elsewhere_counts_for_both_and_the_other_is_told(
    town: Town, pair: tuple[Participant, Participant]
) -> None:
    ana, bo = pair
    answered(town, ana, "elsewhere")
    town.deliver()
    assert (kinds(town, ana), kinds(town, bo)) == ([SignKind.ELSEWHERE], [SignKind.CREDITED])
    (told,) = town.got(bo, "elsewhere-said")
    assert "Ana Ruiz" in told.text
    assert told.at == town.now
    assert not town.got(ana, "elsewhere-said")


def test_who_says_elsewhere_twice_a_day_is_passed_on_once(town: Town, pair: tuple[Participant, Participant]) -> None:
    ana, bo = pair
    for _ in range(3):
        answered(town, ana, "elsewhere")
        town.deliver()
    assert len(town.got(bo, "elsewhere-said")) == 1
    town.sleep_until(town.now + DAY)
    answered(town, ana, "elsewhere")
    town.deliver()
    assert len(town.got(bo, "elsewhere-said")) == 2


def test_no_reply_starts_the_others_ladder_at_once(town: Town, pair: tuple[Participant, Participant]) -> None:
    ana, bo = pair
    answered(town, ana, "no-reply")
    town.go_to(START + 5 * DAY)
    (nudge,) = town.got(bo, "nudge")
    assert nudge.on <= LAUNCH + 4 * DAY
    assert not town.got(ana, "nudge")


def test_the_other_never_learns_who_said_that_they_do_not_answer(
    town: Town, pair: tuple[Participant, Participant]
) -> None:
    """Ana's name may stand in what Bo reads, but nothing says that she told us."""
    ana, bo = pair
    answered(town, ana, "no-reply")
    town.go_to(START + 16 * DAY)
    read = " ".join(s.text for s in town.got(bo) if s.what != "introduction")
    assert not [word for word in ("told us", "said that", "complain", "reported") if word in read]
    shown = town.typed("/partner show", bo).text
    assert "told" not in shown
    assert "needs no excuse" in shown


def test_a_case_that_follows_a_complaint_was_asked_before(town: Town, pair: tuple[Participant, Participant]) -> None:
    ana, bo = pair
    answered(town, ana, "no-reply")
    town.go_to(START + 20 * DAY)
    cases = town.run(lambda unit: unit.cases.of_round(1))
    assert [(case.reason, case.about) for case in cases] == [(CaseReason.ONE_SIDED, (bo.id,))]
    assert cases[0].asked_before


def test_away_asks_until_when_and_does_what_me_away_does(town: Town, pair: tuple[Participant, Participant]) -> None:
    ana, _ = pair
    page = town.pressed("check-in:1:1.away", ana).form
    assert not town.person(ana.id).absences
    answer = town.filled(page, ana, until="2027-05-12")
    assert "12 May 2027" in answer.text
    assert town.person(ana.id).is_away(date(2027, 5, 12))


def test_away_without_a_date_lasts_until_they_are_back(town: Town, pair: tuple[Participant, Participant]) -> None:
    ana, _ = pair
    town.filled(town.pressed("absence:1:-", ana).form, ana, until="")
    assert town.person(ana.id).is_away(date(2029, 1, 1))


@pytest.mark.parametrize("typed", ["yesterday", "2027-02-30", "2020-01-01", "2035-01-01"])
def test_a_date_that_cannot_be_is_asked_again(town: Town, pair: tuple[Participant, Participant], typed: str) -> None:
    ana, _ = pair
    answer = town.filled(town.pressed("absence:1:-", ana).form, ana, until=typed)
    assert set(answer.errors) == {"until"}
    assert answer.form.fields[0].value == typed
    assert not town.person(ana.id).absences


def test_stop_asks_gently_before_anything_is_done(town: Town, pair: tuple[Participant, Participant]) -> None:
    ana, _ = pair
    answer = town.pressed("check-in:1:1.stop", ana)
    assert isinstance(answer.reply, Say)
    assert answer.tokens
    assert town.person(ana.id).left_at is None


# ---------------------------------------------------------------------- by command, and old buttons


def test_somebody_can_tell_without_being_asked(town: Town, pair: tuple[Participant, Participant]) -> None:
    answer = town.typed("/partner checkin", pair[0])
    assert [token.rpartition(".")[2] for token in answer.tokens] == list(CHECK_IN_ANSWERS)


def test_elsewhere_and_silent_are_commands_too(town: Town, pair: tuple[Participant, Participant]) -> None:
    ana, bo = pair
    assert town.typed("/partner elsewhere", ana).text == answered(town, bo, "elsewhere")
    assert town.typed("/partner silent", ana).text == answered(town, bo, "no-reply")


def test_who_has_no_partner_is_told_what_they_can_do(town: Town) -> None:
    ana = town.lives("Ana Ruiz")
    for word in ("show", "checkin", "elsewhere", "silent", "agree"):
        assert "/me show" in town.typed(f"/partner {word}", ana).text


@pytest.mark.parametrize("name", ["good", "slow", "no-reply", "elsewhere"])
def test_a_button_of_a_partnership_that_ended_says_so_kindly(
    town: Town, pair: tuple[Participant, Participant], name: str
) -> None:
    ana, bo = pair
    town.pressed("leave:1:-", ana)
    assert "come to its end" in answered(town, bo, name)


@pytest.mark.parametrize("row", ["1.nonsense", "1", "x.good", "99.good", ""])
def test_an_odd_button_does_nothing(town: Town, pair: tuple[Participant, Participant], row: str) -> None:
    answer = town.pressed(f"check-in:1:{row}", pair[0])
    assert "went wrong" not in answer.text
    assert kinds(town, pair[0]) == [SignKind.BUTTON]


def test_nobody_answers_for_other_people(town: Town, pair: tuple[Participant, Participant]) -> None:
    stranger = town.lives("Carla")
    answered(town, stranger, "elsewhere")
    assert kinds(town, pair[0]) == []


def test_who_is_in_two_running_rounds_is_asked_which(town: Town, pair: tuple[Participant, Participant]) -> None:
    ana, bo = pair
    (known,) = town.run(lambda unit: unit.partnerships.of_round(1))
    second = replace(town.round, name="autumn")
    other = town.run(lambda unit: unit.rounds.add(second))
    town.run(lambda unit: unit.partnerships.add_many([replace(known, round_id=other.id, room_id=None)]))
    assert "spring, autumn" in town.typed("/partner elsewhere", ana).text
    town.typed("/partner elsewhere round=autumn", ana)
    signs = town.run(lambda unit: unit.signs.of_people([bo.id], START))[bo.id]
    assert {sign.partnership_id for sign in signs} == {2}


def test_the_answers_are_in_the_readers_language(town: Town, pair: tuple[Participant, Participant]) -> None:
    ana, _ = pair
    town.typed("/me language es", ana)
    assert "¿cómo va con la otra persona?" in town.typed("/partner checkin", ana).text
    town.typed("/me language es-AR", ana)
    assert "queda entre vos y nosotros" in town.typed("/partner checkin", ana).text
