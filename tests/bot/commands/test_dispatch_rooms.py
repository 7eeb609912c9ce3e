"""Signs of life in passing: who wrote in which room, and who dealt with the bot. Never words."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from bot.commands.events import RoomActivity, Source
from bot.domain.partnerships import Standing
from bot.domain.people import Account
from bot.domain.rounds import RoundState
from bot.domain.signs import SignKind
from bot.ports.chat import Nothing
from bot.services import tend
from tests.bot.programme import LAUNCH, VISITOR, Town, at_once, local_morning

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.domain.partnerships import Partnership
    from bot.domain.people import Participant
    from bot.domain.signs import Sign

NOON_OF_DAY_TWO = local_morning(LAUNCH, "UTC") + timedelta(days=2, hours=3)


@pytest.fixture
def pair(town: Town) -> tuple[Participant, Participant]:
    """Two who have been introduced and have a room."""
    ana, bo = town.lives("Ana Ruiz"), town.lives("Bo Chen")
    town.a_round(RoundState.RUNNING, ana, bo)
    town.go_to(NOON_OF_DAY_TWO)
    return ana, bo


def partnership(town: Town) -> Partnership:
    (found,) = town.run(lambda unit: unit.partnerships.of_round(1))
    return found


def signs_of(town: Town, person: Participant) -> Sequence[Sign]:
    found = town.run(lambda unit: unit.signs.of_people([person.id], local_morning(LAUNCH, "UTC")))
    return found.get(person.id, ())


def kinds(town: Town, person: Participant) -> list[SignKind]:
    return [sign.kind for sign in signs_of(town, person)]


def activity(town: Town, account: Account, *, room: str | None = None, event: str | None = None) -> RoomActivity:
    there = room or partnership(town).room_id or ""
    return RoomActivity(event or town.event_id(), Source(account), there)


def wrote(town: Town, *activities: RoomActivity) -> None:
    at_once(town.dispatcher.note_rooms(activities))


# ---------------------------------------------------------------------- rooms


def test_a_message_in_the_room_is_contact(town: Town, pair: tuple[Participant, Participant]) -> None:
    ana, bo = pair
    wrote(town, activity(town, ana.accounts[0]), activity(town, bo.accounts[0]))
    assert (kinds(town, ana), kinds(town, bo)) == ([SignKind.ROOM], [SignKind.ROOM])
    assert {sign.partnership_id for sign in signs_of(town, ana)} == {partnership(town).id}
    assert partnership(town).standing is Standing.IN_TOUCH


def test_a_single_activity_is_dispatched_like_any_event(town: Town, pair: tuple[Participant, Participant]) -> None:
    ana, _ = pair
    assert at_once(town.dispatcher.dispatch(activity(town, ana.accounts[0]))) == Nothing()
    assert kinds(town, ana) == [SignKind.ROOM]


def test_a_redelivered_activity_is_noted_once(town: Town, pair: tuple[Participant, Participant]) -> None:
    ana, _ = pair
    same = activity(town, ana.accounts[0], event="same")
    wrote(town, same, same)
    town.sleep_until(town.now + timedelta(hours=2))
    rows = town.rows()
    wrote(town, same)
    assert town.rows() == rows
    assert kinds(town, ana) == [SignKind.ROOM]


@pytest.mark.parametrize(
    ("account", "room"),
    [
        (VISITOR, None),
        (Account("discord", "the-bot"), None),
        (Account("discord", "101"), "room-of-nobody"),
        (Account("slack", "101"), None),
    ],
)
def test_who_is_no_partner_and_what_is_no_room_leaves_no_trace(
    town: Town, pair: tuple[Participant, Participant], account: Account, room: str | None
) -> None:
    rows = town.rows()
    wrote(town, activity(town, account, room=room))
    assert town.rows() == rows
    assert kinds(town, pair[0]) == []


def test_lines_written_one_after_the_other_are_one_sign(town: Town, pair: tuple[Participant, Participant]) -> None:
    ana, _ = pair
    for _ in range(5):
        wrote(town, activity(town, ana.accounts[0]))
        town.sleep_until(town.now + timedelta(minutes=1))
    assert kinds(town, ana) == [SignKind.ROOM]


def test_who_wrote_last_is_known_in_a_quick_conversation_too(town: Town, pair: tuple[Participant, Participant]) -> None:
    ana, bo = pair
    for person in (ana, bo, ana):
        wrote(town, activity(town, person.accounts[0]))
        town.sleep_until(town.now + timedelta(minutes=1))
    assert signs_of(town, ana)[-1].at > signs_of(town, bo)[-1].at


def test_who_wrote_last_is_known_within_a_group(town: Town, pair: tuple[Participant, Participant]) -> None:
    ana, bo = pair
    wrote(town, *(activity(town, person.accounts[0]) for person in (ana, bo, ana)))
    (noted,) = town.run(lambda unit: unit.signs.of_partnerships([1])).values()
    assert [sign.participant_id for sign in noted] == [bo.id, ana.id]


def test_writing_again_later_is_another_sign(town: Town, pair: tuple[Participant, Participant]) -> None:
    ana, _ = pair
    wrote(town, activity(town, ana.accounts[0]))
    town.sleep_until(town.now + timedelta(minutes=11))
    wrote(town, activity(town, ana.accounts[0]))
    assert kinds(town, ana) == [SignKind.ROOM, SignKind.ROOM]


def test_the_room_of_a_partnership_that_ended_is_not_watched(town: Town, pair: tuple[Participant, Participant]) -> None:
    ana, bo = pair
    room = activity(town, bo.accounts[0])
    town.pressed("leave:1:-", ana)
    wrote(town, room)
    assert SignKind.ROOM not in kinds(town, bo)


def test_an_answer_in_the_room_withdraws_what_would_have_asked(
    town: Town, pair: tuple[Participant, Participant]
) -> None:
    ana, bo = pair
    town.go_to(local_morning(LAUNCH, "UTC") + timedelta(days=5, hours=20))
    wrote(town, activity(town, ana.accounts[0]), activity(town, bo.accounts[0]))
    town.go_to(local_morning(LAUNCH, "UTC") + timedelta(days=12))
    assert [s.what for s in town.sent if s.what == "nudge"] == []


def test_a_group_is_committed_in_one_transaction(
    town: Town, pair: tuple[Participant, Participant], monkeypatch: pytest.MonkeyPatch
) -> None:
    """What fails leaves nothing, and may be tried again."""
    group = [activity(town, person.accounts[0]) for person in pair]
    rows = town.rows()
    with monkeypatch.context() as broken:
        broken.setattr(tend, "without_mere_answers", _fail)
        with pytest.raises(ZeroDivisionError):
            wrote(town, *group)
    assert town.rows() == rows
    wrote(town, *group)
    assert [kinds(town, person) for person in pair] == [[SignKind.ROOM], [SignKind.ROOM]]


def _fail(*_: object) -> None:
    raise ZeroDivisionError


# ---------------------------------------------------------------------- presence


def test_dealing_with_the_bot_is_presence(town: Town, pair: tuple[Participant, Participant]) -> None:
    ana, _ = pair
    town.typed("/me show", ana)
    town.sleep_until(town.now + timedelta(minutes=1))
    page = town.pressed("survey:1:1.1", ana).form
    town.sleep_until(town.now + timedelta(minutes=1))
    town.filled(page, ana, contact="weekly")
    town.sleep_until(town.now + timedelta(minutes=1))
    town.wrote(ana)
    assert kinds(town, ana) == [SignKind.COMMAND, SignKind.BUTTON, SignKind.FORM, SignKind.MESSAGE]
    assert {sign.partnership_id for sign in signs_of(town, ana)} == {None}


def test_who_is_refused_was_there_all_the_same(town: Town, pair: tuple[Participant, Participant]) -> None:
    ana, _ = pair
    town.typed("/round launch", ana)
    assert kinds(town, ana) == [SignKind.COMMAND]


def test_presence_alone_never_makes_a_pair_healthy(town: Town, pair: tuple[Participant, Participant]) -> None:
    town.go_to(local_morning(LAUNCH, "UTC") + timedelta(days=9))
    for person in pair:
        town.typed("/me show", person)
    assert partnership(town).standing is Standing.NEVER_STARTED


def test_an_act_that_is_a_sign_itself_is_noted_once(town: Town, pair: tuple[Participant, Participant]) -> None:
    ana, _ = pair
    town.typed("/partner silent", ana)
    assert kinds(town, ana) == [SignKind.NO_REPLY]


def test_a_redelivered_act_is_one_sign(town: Town, pair: tuple[Participant, Participant]) -> None:
    ana, _ = pair
    town.typed("/me show", ana, event="same")
    town.sleep_until(town.now + timedelta(minutes=1))
    town.typed("/me show", ana, event="same")
    assert kinds(town, ana) == [SignKind.COMMAND]


def test_nothing_is_noted_of_who_is_in_no_running_round(town: Town) -> None:
    ana = town.lives("Ana Ruiz")
    town.a_round(RoundState.OPEN, ana)
    town.typed("/me show", ana)
    assert town.rows()["sign"] == 0


def test_nothing_is_noted_of_who_left_the_round(town: Town, pair: tuple[Participant, Participant]) -> None:
    ana, _ = pair
    town.pressed("leave:1:-", ana)
    rows = town.rows()["sign"]
    town.typed("/me show", ana)
    assert town.rows()["sign"] == rows
