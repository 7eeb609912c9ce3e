"""What somebody writes to the bot in their own words is asked about once, and kept until they have said what it is."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from bot.commands.events import ReceivedFile
from bot.domain.cases import Case, CaseReason
from bot.domain.rounds import RoundState
from bot.domain.signs import SignKind
from bot.domain.words import LONGEST, MOST_HELD, Purpose
from bot.messages.render import LOCALES, text
from tests.bot.programme import COORDINATOR, DAY, HOUR, LAUNCH, VISITOR, Town, local_morning

if TYPE_CHECKING:
    from bot.domain.people import Participant
    from tests.bot.programme import Answer


@pytest.fixture
def pair(town: Town) -> tuple[Participant, Participant]:
    """Let two be partners, introduced a day ago."""
    ada, bo = town.lives("Ada"), town.lives("Bo")
    town.typed("/setup channel_coordinators=discord:77")
    town.a_round(RoundState.RUNNING, ada, bo)
    town.go_to(local_morning(LAUNCH, "UTC") + DAY)
    return ada, bo


def button(answer: Answer, what: str) -> str:
    return next(token for token in answer.tokens if token.endswith(f".{what}"))


def held(town: Town, person: Participant) -> list[str]:
    return [kept.words for kept in town.run(lambda unit: unit.words.of_sender(person.id, Purpose.HELD))]


def test_a_participant_is_asked_once_with_four_buttons(town: Town, pair: tuple[Participant, Participant]) -> None:
    answer = town.wrote(pair[0], "Our reading room has a cat.")
    assert [token.split(".")[1] for token in answer.tokens] == ["topic", "partner", "coordinator", "wrong"]
    assert "cat" not in answer.text
    assert held(town, pair[0]) == ["Our reading room has a cat."]


def test_an_answer_to_the_topic_is_counted_and_thanked_and_not_kept(
    town: Town, pair: tuple[Participant, Participant]
) -> None:
    ada, _ = pair
    said = town.pressed(button(town.wrote(ada, "We have a cat."), "topic"), ada).text
    signs = town.run(lambda unit: unit.signs.of_people([ada.id], town.now))[ada.id]
    assert [sign.kind for sign in signs if sign.kind is SignKind.TOPIC] == [SignKind.TOPIC]
    assert not any(sign.is_contact for sign in signs)
    assert "Thank you" in said
    assert held(town, ada) == []


def test_what_is_for_the_partner_goes_to_the_partner_files_and_all(
    town: Town, pair: tuple[Participant, Participant]
) -> None:
    ada, bo = pair
    answer = town.wrote(ada, "Our cat!", ReceivedFile("cat.png", b"png"))
    town.pressed(button(answer, "partner"), ada)
    town.deliver()
    (brought,) = town.got(bo, "passed-on")
    assert "Our cat!" in brought.text
    assert "A picture from Ada" in brought.text
    assert town.rows()["kept_words"] == 0


def test_what_is_for_a_coordinator_goes_to_their_channel_with_who_it_is_from(
    town: Town, pair: tuple[Participant, Participant]
) -> None:
    ada, _ = pair
    town.pressed(button(town.wrote(ada, "May I change my partner?"), "coordinator"), ada)
    town.deliver()
    (posted,) = town.posted("to-coordinators")
    assert posted.text.startswith(f"#{ada.id} Ada writes to the coordinators:\n\nMay I change my partner?")
    assert town.rows()["kept_words"] == 0
    assert town.rows()["care_case"] == 0


def test_a_coordinator_answers_with_one_tap_and_a_case_keeps_it_in_sight(
    town: Town, pair: tuple[Participant, Participant]
) -> None:
    ada, _ = pair
    town.pressed(button(town.wrote(ada, "May I change my partner?"), "coordinator"), ada)
    town.deliver()
    (posted,) = town.posted("to-coordinators")
    form = town.pressed(posted.tokens[0], COORDINATOR).form
    town.filled(form, COORDINATOR, words="Of course you may.")
    town.deliver()
    assert "Of course you may." in town.sent[-1].text
    assert town.sent[-1].to == ada.id
    round_id = town.round.id
    (case,) = town.run(lambda unit: unit.cases.of_round(round_id))
    assert (case.reason, case.about, case.claimed_by) == (CaseReason.ASKED_FOR_HELP, (ada.id,), str(COORDINATOR))


def test_whoever_has_no_partner_is_answered_directly(town: Town) -> None:
    ada = town.lives("Ada")
    town.typed("/setup channel_coordinators=discord:77")
    town.a_round(RoundState.RUNNING, ada, town.lives("Bo"), town.lives("Cy"))
    waiting = next(p for p in town.run(lambda unit: unit.people.all()) if town.application(p).state == "waiting")
    town.pressed(button(town.wrote(waiting, "When?"), "coordinator"), waiting)
    town.deliver()
    (posted,) = town.posted("to-coordinators")
    assert f"write to {waiting.name} yourself" in posted.text
    assert posted.tokens == ()


def test_the_card_of_an_open_case_is_brought_up_to_date(town: Town, pair: tuple[Participant, Participant]) -> None:
    ada, bo = pair
    (partnership,) = town.run(lambda unit: unit.partnerships.of_participant(ada.id))
    new = Case(0, partnership.round_id, partnership.id, CaseReason.ONE_SIDED, (bo.id,), town.now, carded_at=town.now)
    case = town.run(lambda unit: unit.cases.add(new))
    town.pressed(button(town.wrote(ada, "Help!"), "coordinator"), ada)
    changed = town.run(lambda unit: unit.cases.get(case.id))
    assert changed is not None
    assert changed.revision > case.revision


def test_what_the_coordinators_cannot_be_brought_is_told(town: Town, pair: tuple[Participant, Participant]) -> None:
    ada, _ = pair
    town.refusing["discord"] = "no-such-place"
    town.pressed(button(town.wrote(ada, "Help!"), "coordinator"), ada)
    town.deliver()
    town.deliver()
    assert "open channel" in town.got(ada, "not-to-coordinators")[0].text
    assert town.rows()["kept_words"] == 0


def test_without_a_coordinators_channel_the_words_stay_held_and_the_open_channel_is_named(town: Town) -> None:
    ada, bo = town.lives("Ada"), town.lives("Bo")
    town.a_round(RoundState.RUNNING, ada, bo)
    said = town.pressed(button(town.wrote(ada, "Help!"), "coordinator"), ada).text
    assert "open channel" in said
    assert held(town, ada) == ["Help!"]


def test_whoever_says_that_something_is_wrong_is_shown_what_helps(
    town: Town, pair: tuple[Participant, Participant]
) -> None:
    ada, _ = pair
    answer = town.pressed(button(town.wrote(ada, "I am sad."), "wrong"), ada)
    assert all(command in answer.text for command in ("/partner silent", "/partner report", "/help"))
    town.pressed(button(answer, "coordinator"), ada)
    town.deliver()
    assert "I am sad." in town.posted("to-coordinators")[0].text


def test_held_words_are_gone_after_a_day(town: Town, pair: tuple[Participant, Participant]) -> None:
    ada, bo = pair
    answer = town.wrote(ada, "Our cat!")
    town.go_to(town.now + DAY - HOUR)
    assert held(town, ada) == ["Our cat!"]
    town.go_to(town.now + HOUR)
    assert held(town, ada) == []
    assert "I no longer have these words" in town.pressed(button(answer, "partner"), ada).text
    town.deliver()
    assert town.got(bo, "passed-on") == []
    assert town.got(ada, "not-passed-on") == []


def test_held_words_cannot_be_sent_a_minute_too_late_even_if_they_are_still_there(
    town: Town, pair: tuple[Participant, Participant]
) -> None:
    """The planner may come a little later than the hour."""
    ada, _ = pair
    answer = town.wrote(ada, "Our cat!")
    town.sleep_until(town.now + DAY + timedelta(minutes=1))
    assert "I no longer have these words" in town.pressed(button(answer, "partner"), ada).text


def test_a_button_works_once(town: Town, pair: tuple[Participant, Participant]) -> None:
    ada, bo = pair
    answer = town.wrote(ada, "Our cat!")
    town.pressed(button(answer, "partner"), ada)
    assert "I no longer have these words" in town.pressed(button(answer, "partner"), ada).text
    assert "I no longer have these words" in town.pressed(button(answer, "coordinator"), ada).text
    town.deliver()
    assert len(town.got(bo, "passed-on")) == 1
    assert town.posted("to-coordinators") == []


def test_nobody_can_press_for_somebody_else(town: Town, pair: tuple[Participant, Participant]) -> None:
    ada, bo = pair
    answer = town.wrote(ada, "Our cat!")
    assert "I no longer have these words" in town.pressed(button(answer, "coordinator"), bo).text
    assert held(town, ada) == ["Our cat!"]


def test_each_message_is_asked_about_by_itself(town: Town, pair: tuple[Participant, Participant]) -> None:
    """So that an answer to the topic never goes to the partner with what was meant for them."""
    ada, bo = pair
    first, second = town.wrote(ada, "For the topic"), town.wrote(ada, "For my partner")
    town.pressed(button(second, "partner"), ada)
    town.pressed(button(first, "topic"), ada)
    town.deliver()
    (brought,) = town.got(bo, "passed-on")
    assert "For my partner" in brought.text
    assert "For the topic" not in brought.text


def test_of_very_many_held_messages_the_oldest_are_forgotten(town: Town, pair: tuple[Participant, Participant]) -> None:
    ada, _ = pair
    for number in range(MOST_HELD + 3):
        town.wrote(ada, f"Line {number}")
    assert held(town, ada) == [f"Line {number}" for number in range(3, MOST_HELD + 3)]


def test_what_is_too_long_stays_held_and_can_still_be_an_answer_to_the_topic(
    town: Town, pair: tuple[Participant, Participant]
) -> None:
    ada, _ = pair
    answer = town.wrote(ada, "x" * (LONGEST + 1))
    assert "two or more parts" in town.pressed(button(answer, "partner"), ada).text
    assert "Thank you" in town.pressed(button(answer, "topic"), ada).text


def test_who_has_no_partner_is_offered_a_coordinator(town: Town) -> None:
    ada = town.lives("Ada")
    assert [token.split(".")[1] for token in town.wrote(ada, "Hello?").tokens] == ["coordinator", "wrong"]


def test_an_empty_message_asks_nothing(town: Town, pair: tuple[Participant, Participant]) -> None:
    answer = town.wrote(pair[0], "  ")
    assert answer.tokens == ()
    assert "/help" in answer.text


def test_of_a_visitor_nothing_is_held(town: Town) -> None:
    answer = town.wrote(VISITOR, "Hello, who are you?")
    assert "/join" in answer.text
    assert town.rows()["kept_words"] == 0


def test_a_redelivered_message_is_asked_about_once(town: Town, pair: tuple[Participant, Participant]) -> None:
    ada, _ = pair
    answers = [town.wrote(ada, "Our cat!", event="the-same") for _ in range(2)]
    assert answers[0].reply == answers[1].reply
    assert held(town, ada) == ["Our cat!"]


@pytest.mark.parametrize("locale", LOCALES)
def test_a_button_says_what_it_does_in_few_words(locale: str) -> None:
    """Four stand side by side, and a phone is narrow."""
    labels = [text(locale, f"free-text-{what}") for what in ("topic", "partner", "coordinator", "wrong")]
    assert max(map(len, labels)) <= 40
