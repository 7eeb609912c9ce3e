"""Partners who share no room write to each other through the bot, which keeps their words no longer than it must."""

from __future__ import annotations

import logging
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from sqlmodel import SQLModel

from bot.commands.events import ReceivedFile
from bot.domain.deliveries import DeliveryState, Outcome
from bot.domain.partnerships import Block, BlockReason
from bot.domain.people import Account
from bot.domain.rounds import RoundState
from bot.domain.signs import SignKind
from bot.domain.words import HEAVIEST, LONGEST
from bot.ports.chat import FilePart, Picture, Undeliverable
from bot.services.pass_on import stop_passing_on
from tests.bot.programme import COORDINATOR, DAY, HOUR, LAUNCH, Town, local_morning

if TYPE_CHECKING:
    from bot.domain.people import Participant
    from bot.domain.signs import Sign
    from bot.ports.storage import Unit

SECRET = "Xylocopa"
"""A word that stands nowhere else."""


@pytest.fixture
def ada(town: Town) -> Participant:
    return town.lives("Ada", accounts=(Account("discord", "501"),))


@pytest.fixture
def bo(town: Town) -> Participant:
    return town.lives("Bo", accounts=(Account("slack", "601"),))


@pytest.fixture
def pair(town: Town, ada: Participant, bo: Participant) -> tuple[Participant, Participant]:
    """Let two be partners on different platforms, introduced a day ago."""
    town.a_round(RoundState.RUNNING, ada, bo)
    town.go_to(local_morning(LAUNCH, "UTC") + DAY)
    assert town.partner_of(ada).id == bo.id
    return ada, bo


def contact(town: Town, person: Participant) -> list[Sign]:
    found = town.run(lambda unit: unit.signs.of_people([person.id], town.now - 400 * DAY))
    return [sign for sign in found.get(person.id, ()) if sign.kind is SignKind.PASSED_ON]


def kept(town: Town) -> tuple[int, int]:
    rows = town.rows()
    return rows["kept_words"], rows["attachment"]


def everything(unit: Unit) -> str:
    connection = unit.deliveries._connection  # type: ignore[attr-defined]  # a test may look inside
    rows = [connection.execute(table.select()) for table in SQLModel.metadata.sorted_tables]
    return "\n".join(repr(tuple(row)) for found in rows for row in found)


# ---------------------------------------------------------------------- there and back


def test_words_reach_the_partner_at_once_with_the_senders_name(
    town: Town, pair: tuple[Participant, Participant]
) -> None:
    ada, bo = pair
    assert "Bo" in town.typed('/partner write Good "morning", my friend!', ada).text
    town.deliver()
    (brought,) = town.got(bo, "passed-on")
    assert brought.text.startswith('Ada writes:\n\nGood "morning", my friend!')
    assert brought.at == town.now


def test_a_reply_to_what_was_passed_on_goes_back_and_so_on(town: Town, pair: tuple[Participant, Participant]) -> None:
    ada, bo = pair
    town.typed("/partner write Hello!", ada)
    (to_bo,) = town.deliver()
    town.wrote(bo, "Hello to you!", reply_to=to_bo)
    (to_ada,) = town.deliver()
    town.wrote(ada, "How are you?", reply_to=to_ada)
    town.deliver()
    assert [s.to for s in town.sent if s.what == "passed-on"] == [bo.id, ada.id, bo.id]
    assert "Bo writes:\n\nHello to you!" in to_ada.text
    assert "How are you?" in town.got(bo, "passed-on")[-1].text


def test_nobody_can_reply_to_what_somebody_else_was_sent(town: Town, pair: tuple[Participant, Participant]) -> None:
    ada, bo = pair
    town.typed("/partner write Hello!", ada)
    (to_bo,) = town.deliver()
    assert "What shall I do" in town.wrote(ada, "Hm", reply_to=to_bo).text
    assert town.deliver() == []
    assert len(town.got(bo, "passed-on")) == 1


def test_a_reply_to_any_other_message_is_asked_about(town: Town, pair: tuple[Participant, Participant]) -> None:
    ada, _ = pair
    introduction = town.got(ada, "introduction")[0]
    assert "What shall I do" in town.wrote(ada, "Lovely!", reply_to=introduction).text
    assert town.deliver() == []


def test_pictures_and_files_travel_too(town: Town, pair: tuple[Participant, Participant]) -> None:
    ada, bo = pair
    town.typed("/partner write Hello!", ada)
    (to_bo,) = town.deliver()
    files = (ReceivedFile("library.JPG", b"jpg"), ReceivedFile("list.pdf", b"pdf"))
    town.wrote(bo, "", *files, reply_to=to_bo)
    (to_ada,) = town.deliver()
    assert to_ada.message is not None
    carried = [part for part in to_ada.message.parts if isinstance(part, Picture | FilePart)]
    assert [(type(part), part.name, part.content) for part in carried] == [
        (Picture, "library.JPG", b"jpg"),
        (FilePart, "list.pdf", b"pdf"),
    ]
    assert "A picture from Bo" in to_ada.text
    assert kept(town) == (0, 0)


def test_a_command_carries_a_file(town: Town, pair: tuple[Participant, Participant]) -> None:
    ada, bo = pair
    town.typed("/partner write Look!", ada, file=ReceivedFile("a.png", b"png"))
    town.deliver()
    assert "A picture from Ada" in town.got(bo, "passed-on")[0].text


def test_of_three_both_others_are_written_to(town: Town, pair: tuple[Participant, Participant]) -> None:
    ada, bo = pair
    cy = joined_by(town, ada, "Cy")
    assert "Bo & Cy" in town.typed("/partner write Hello!", ada).text
    town.deliver()
    assert [town.got(p, "passed-on")[0].text.split("\n")[0] for p in (bo, cy)] == ["Ada writes to you both:"] * 2
    assert len(contact(town, ada)) == 1
    assert kept(town) == (0, 0)


def test_of_three_one_may_be_out_of_reach(town: Town, pair: tuple[Participant, Participant]) -> None:
    ada, bo = pair
    cy = joined_by(town, ada, "Cy")
    town.refusing["slack:601"] = Undeliverable.DIRECT_MESSAGES_CLOSED.value
    town.typed("/partner write Hello!", ada)
    town.deliver()
    assert (len(town.got(bo, "passed-on")), len(town.got(cy, "passed-on"))) == (0, 1)
    assert ["Bo" in s.text for s in town.got(ada, "not-passed-on")] == [True]
    assert kept(town) == (0, 0)


def test_of_three_only_those_who_may_are_written_to(town: Town, pair: tuple[Participant, Participant]) -> None:
    ada, bo = pair
    cy = joined_by(town, ada, "Cy")
    blocks(town, bo, ada)
    assert "Bo" not in town.typed("/partner write Hello!", ada).text
    town.deliver()
    assert (len(town.got(bo, "passed-on")), len(town.got(cy, "passed-on"))) == (0, 1)


# ---------------------------------------------------------------------- what is kept


def test_words_are_erased_once_they_are_delivered(town: Town, pair: tuple[Participant, Participant]) -> None:
    ada, _ = pair
    town.typed("/partner write Hello!", ada)
    assert kept(town) == (1, 0)
    town.deliver()
    assert kept(town) == (0, 0)


def test_only_what_has_arrived_is_contact(town: Town, pair: tuple[Participant, Participant]) -> None:
    ada, bo = pair
    town.typed("/partner write Hello!", ada)
    assert contact(town, ada) == []
    town.deliver()
    assert [(s.at, s.partnership_id is None) for s in contact(town, ada)] == [(town.now, False)]
    assert contact(town, bo) == []


def test_no_words_are_left_anywhere_after_a_whole_story(
    town: Town, pair: tuple[Participant, Participant], caplog: pytest.LogCaptureFixture
) -> None:
    """Neither in the store nor in the logs: passed on, replied, asked about, refused, too long, for coordinators."""
    caplog.set_level(logging.DEBUG)
    ada, bo = pair
    town.typed("/setup channel_coordinators=discord:77")
    town.deliver()
    town.typed(f"/partner write {SECRET} one", ada)
    (to_bo,) = town.deliver()
    town.wrote(bo, f"{SECRET} two", ReceivedFile(f"{SECRET}.txt", SECRET.encode()), reply_to=to_bo)
    for what in ("topic", "partner", "coordinator"):
        asked = town.wrote(ada, f"{SECRET} {what}")
        town.pressed(next(token for token in asked.tokens if token.endswith(f".{what}")), ada)
    town.deliver()
    town.wrote(ada, f"{SECRET} never pressed")
    town.typed(f"/partner write {SECRET * LONGEST}", ada)
    town.refusing["slack:601"] = Undeliverable.DIRECT_MESSAGES_CLOSED.value
    town.typed(f"/partner write {SECRET} three", ada)
    town.deliver()
    town.go_to(town.now + 4 * DAY)
    assert len([s for s in town.sent if SECRET in s.text]) == 4
    assert SECRET not in town.run(everything)
    assert SECRET not in caplog.text
    assert kept(town) == (0, 0)


# ---------------------------------------------------------------------- what does not arrive


def test_who_wrote_what_was_refused_for_good_is_told_and_nothing_is_kept(
    town: Town, pair: tuple[Participant, Participant]
) -> None:
    ada, bo = pair
    town.refusing["slack:601"] = Undeliverable.DIRECT_MESSAGES_CLOSED.value
    town.typed("/partner write Hello!", ada)
    town.deliver()
    assert "what you wrote to Bo has not arrived" in town.got(ada, "not-passed-on")[0].text
    assert kept(town) == (0, 0)
    assert contact(town, ada) == []
    assert town.got(bo, "passed-on") == []


def test_what_cannot_be_delivered_for_three_days_is_erased_and_the_writer_told_once(
    town: Town, pair: tuple[Participant, Participant]
) -> None:
    ada, bo = pair
    town.typed("/partner write Hello!", ada)
    the_platform_is_down(town)
    town.sleep_until(town.now + 72 * HOUR - timedelta(minutes=1))
    town.plan()
    assert kept(town) == (1, 0)
    town.sleep_until(town.now + timedelta(minutes=1))
    town.plan()
    assert kept(town) == (0, 0)
    town.go_to(town.now + 2 * DAY)
    assert len(town.got(ada, "not-passed-on")) == 1
    assert town.got(bo, "passed-on") == []
    assert contact(town, ada) == []


def test_what_waits_for_a_person_to_look_at_is_erased_too(town: Town, pair: tuple[Participant, Participant]) -> None:
    ada, _ = pair
    town.typed("/partner write Hello!", ada)
    (waiting,) = town.deliveries(DeliveryState.PLANNED, what="passed-on")
    held = Outcome(waiting.id, DeliveryState.HELD, town.now, failure="history-unreadable")
    town.run(lambda unit: unit.deliveries.record_outcomes([held]))
    town.go_to(town.now + 3 * DAY)
    assert kept(town) == (0, 0)
    assert len(town.got(ada, "not-passed-on")) == 1
    assert town.deliveries(DeliveryState.HELD, what="passed-on") == []


def test_what_is_in_doubt_when_its_words_are_erased_can_still_be_looked_for(
    town: Town, pair: tuple[Participant, Participant]
) -> None:
    """Its message is made without the words; the platform is asked by its key."""
    from bot.services import outgoing  # noqa: PLC0415  # only here

    ada, _ = pair
    town.typed("/partner write Hello!", ada)
    (ready,) = town.run(outgoing.claim, town.now, town.world, owner="town", limit=9)
    town.run(outgoing.mark_sending, [ready.delivery.id], town.now, owner="town")
    town.sleep_until(town.now + 3 * DAY)
    town.plan()
    assert kept(town) == (0, 0)
    doubtful = town.run(lambda unit: unit.deliveries.in_doubt())
    (again,) = town.run(outgoing.address, doubtful, town.now, town.world)
    assert again.message is not None
    assert "Hello!" not in repr(again.message)


def the_platform_is_down(town: Town) -> None:
    """Let the courier put everything off."""
    waiting = town.deliveries(DeliveryState.PLANNED, what="passed-on")
    later = [Outcome(d.id, DeliveryState.PLANNED, town.now, due_at=town.now + 100 * HOUR) for d in waiting]
    town.run(lambda unit: unit.deliveries.record_outcomes(later))


# ---------------------------------------------------------------------- who cannot be written to


@pytest.mark.parametrize("who", [0, 1])
def test_nothing_is_passed_on_between_two_who_are_kept_apart_and_nobody_learns_why(
    town: Town, pair: tuple[Participant, Participant], who: int
) -> None:
    ada, _ = pair
    blocks(town, pair[who], pair[1 - who])
    said = town.typed("/partner write Hello!", ada).text
    assert "I cannot pass this on at the moment" in said
    assert town.deliver() == []
    assert kept(town) == (0, 0)


def test_what_was_on_its_way_can_be_taken_back(town: Town, pair: tuple[Participant, Participant]) -> None:
    ada, bo = pair
    cy = joined_by(town, ada, "Cy")
    town.typed("/partner write Hello!", ada)
    town.run(stop_passing_on, bo.id, ada.id)
    town.go_to(town.now + 4 * DAY)
    assert kept(town) == (0, 0)
    assert (len(town.got(bo, "passed-on")), len(town.got(cy, "passed-on"))) == (0, 1)


def test_what_was_taken_back_from_all_is_told_in_its_time(town: Town, pair: tuple[Participant, Participant]) -> None:
    """As if the platform had been down: the reason is nobody's business."""
    ada, bo = pair
    town.typed("/partner write Hello!", ada)
    town.run(stop_passing_on, bo.id, ada.id)
    town.go_to(town.now + 2 * DAY)
    assert town.got(ada, "not-passed-on") == []
    town.go_to(town.now + 2 * DAY)
    assert kept(town) == (0, 0)
    assert len(town.got(ada, "not-passed-on")) == 1


def test_who_has_no_partner_is_told_kindly(town: Town) -> None:
    alone = town.lives("Alone")
    town.a_round(RoundState.RUNNING, alone, *(town.lives(f"P{n}") for n in range(2)))
    waiting = next(p for p in town.run(lambda unit: unit.people.all()) if town.application(p).state == "waiting")
    assert "partner" in town.typed("/partner write Hello!", waiting).text
    assert kept(town) == (0, 0)


def test_who_left_can_no_longer_be_written_to(town: Town, pair: tuple[Participant, Participant]) -> None:
    ada, bo = pair
    town.typed("/partner write Hello!", ada)
    (to_bo,) = town.deliver()
    town.pressed(town.typed("/me leave", ada).button("leave"), ada)
    town.wrote(bo, "Hello to you!", reply_to=to_bo)
    town.deliver()
    assert town.got(ada, "passed-on") == []
    assert kept(town) == (0, 0)


def test_nobody_hears_from_a_partner_before_they_are_introduced(town: Town) -> None:
    """The one in the east is introduced half a day before the other."""
    early = town.lives("Early", country="NZ", zone="Pacific/Auckland", accounts=(Account("discord", "1"),))
    late = town.lives("Late", country="CA", zone="America/Vancouver", accounts=(Account("slack", "2"),))
    town.a_round(RoundState.RUNNING, early, late)
    town.go_to(local_morning(LAUNCH, "Pacific/Auckland") + HOUR)
    town.typed("/partner write Hello!", early)
    town.go_to(local_morning(LAUNCH, "America/Vancouver") + HOUR)
    order = [s.what for s in town.sent if s.to == late.id and s.what in {"introduction", "passed-on"}]
    assert order == ["introduction", "passed-on"]


@pytest.mark.parametrize("words", ["x" * (LONGEST + 1), '"   "'])
def test_what_does_not_fit_or_is_empty_is_refused_kindly(
    town: Town, pair: tuple[Participant, Participant], words: str
) -> None:
    ada, _ = pair
    said = town.typed(f"/partner write {words}", ada).text
    assert "two or more parts" in said or "no words in it yet" in said
    assert kept(town) == (0, 0)


def test_files_that_are_too_large_are_refused_kindly(town: Town, pair: tuple[Participant, Participant]) -> None:
    ada, _ = pair
    large = ReceivedFile("film.mp4", b"x" * (HEAVIEST + 1))
    assert "8 megabytes" in town.typed("/partner write Look!", ada, file=large).text
    assert "8 megabytes" in town.wrote(ada, "Look!", large).text
    assert kept(town) == (0, 0)


def test_words_are_passed_on_in_a_paused_round_at_night_and_to_somebody_away(
    town: Town, pair: tuple[Participant, Participant]
) -> None:
    """They are the partner's, not the bot's."""
    ada, bo = pair
    town.typed("/me away", bo)
    town.typed("/round pause", COORDINATOR)
    town.sleep_until(local_morning(LAUNCH + 5 * DAY, bo.zone) - 6 * HOUR)
    town.typed("/partner write Hello!", ada)
    town.deliver()
    assert len(town.got(bo, "passed-on")) == 1


def test_words_that_are_gone_cannot_be_sent_again(town: Town, pair: tuple[Participant, Participant]) -> None:
    ada, bo = pair
    town.refusing["slack:601"] = Undeliverable.DIRECT_MESSAGES_CLOSED.value
    town.typed("/partner write Hello!", ada)
    town.deliver()
    (stuck,) = town.deliveries(DeliveryState.UNDELIVERABLE, what="passed-on")
    town.refusing.clear()
    assert "no longer" in town.typed(f"/round undelivered resend={stuck.id}").text
    town.pressed(f"resend-all:1:{town.round.id}")
    town.go_to(town.now + DAY)
    assert town.got(bo, "passed-on") == []
    assert town.deliveries(DeliveryState.HELD, what="passed-on") == []


def blocks(town: Town, one: Participant, other: Participant) -> None:
    block = Block(one.id, other.id, BlockReason.CONDUCT, town.now)
    town.run(lambda unit: unit.signs.block(block))


def joined_by(town: Town, person: Participant, name: str) -> Participant:
    """Let somebody be the third, as a coordinator may decide."""
    third = town.lives(name)
    (partnership,) = town.run(lambda unit: unit.partnerships.of_participant(person.id))
    three = replace(partnership, members=(*partnership.members, third.id))
    town.run(lambda unit: unit.partnerships.save_many([three]))
    return third
