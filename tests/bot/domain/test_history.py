"""A history tells what was sent and who was there when; it is short, and never holds a word."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

from bot.domain.deliveries import Delivery, DeliveryState, Kind, Operation, StartedBy
from bot.domain.history import MOST_LINES, History, history_of
from bot.domain.partnerships import Partnership
from bot.domain.people import Participant
from bot.domain.signs import Sign, SignKind

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

START = datetime(2027, 3, 1, 9, tzinfo=UTC)
DAY = timedelta(days=1)
ANA, BEN = Participant(1, "Ana", "UTC"), Participant(2, "Ben", "UTC")
TOGETHER = Partnership(7, 1, (1, 2), START.date(), introduced_at=START)


def asked(what: str, number: int, to: int, day: int, state: DeliveryState = DeliveryState.SENT) -> Delivery:
    at = START + day * DAY
    return Delivery(
        key=f"{what}.{number}",
        kind=Kind.NUDGE,
        what=what,
        operation=Operation.SEND_DIRECT,
        started_by=StartedBy.BOT,
        due_at=at,
        number=number,
        participant_id=to,
        state=state,
        sent_at=at if state is DeliveryState.SENT else None,
    )


def told(
    *asks: Delivery,
    signs: Sequence[Sign] = (),
    letters: Mapping[int, Sequence[datetime]] | None = None,
    away: Mapping[int, Sequence[tuple[datetime, date | None]]] | None = None,
) -> History:
    return history_of(TOGETHER, (ANA, BEN), asks=asks, letters=letters or {}, signs=signs, day_of=away or {})


def whats(history: History) -> list[str]:
    return [line.what for line in history.lines]


def test_it_begins_with_the_introduction() -> None:
    assert whats(told()) == ["introduced"]


def test_what_was_delivered_is_told_when_it_was_and_what_waits_is_not() -> None:
    found = told(
        asked("nudge", 2, 2, 10),
        asked("nudge", 1, 2, 7),
        asked("kind-word", 2, 1, 7),
        asked("offer", 1, 1, 21, DeliveryState.PLANNED),
        asked("suggestion", 1, 1, 3, DeliveryState.WITHDRAWN),
        asked("introduction", 1, 1, 0),
    )
    assert whats(found) == ["introduced", "nudge-1", "kind-word", "nudge-2"]
    assert [(line.at, line.who) for line in found.lines[1:2]] == [(START + 7 * DAY, (2,))]


def test_what_could_not_be_delivered_is_told_as_such() -> None:
    assert whats(told(asked("introduction", 1, 2, 0, DeliveryState.UNDELIVERABLE))) == ["introduced", "refused"]


def test_contact_has_a_line_a_day_whoever_it_was() -> None:
    signs = [
        Sign(2, SignKind.PASSED_ON, START + DAY, 7),
        Sign(1, SignKind.ROOM, START + DAY + timedelta(hours=1), 7),
        Sign(1, SignKind.ROOM, START + 3 * DAY, 7),
    ]
    assert [(line.what, line.who) for line in told(signs=signs).lines[1:]] == [
        ("in-touch", (1, 2)),
        ("in-touch", (1,)),
    ]


def test_what_reached_both_on_one_day_is_one_line() -> None:
    found = told(asked("nudge", 1, 2, 7), asked("nudge", 1, 1, 7), asked("nudge", 2, 1, 10), asked("nudge", 2, 2, 11))
    assert [(line.what, line.who) for line in found.lines[1:]] == [
        ("nudge-1", (1, 2)),
        ("nudge-2", (1,)),
        ("nudge-2", (2,)),
    ]


def test_of_presence_the_latest_is_told() -> None:
    signs = [Sign(1, kind, START + day * DAY) for day, kind in ((1, SignKind.BUTTON), (5, SignKind.FORM))]
    (line,) = told(signs=signs).lines[1:]
    assert (line.what, line.at, line.who) == ("present", START + 5 * DAY, (1,))


def test_letters_complaints_and_absences_are_told() -> None:
    found = told(
        signs=[Sign(1, SignKind.NO_REPLY, START + 4 * DAY, 7)],
        letters={2: [START + 16 * DAY]},
        away={2: [(START + DAY, date(2027, 3, 9))]},
    )
    assert whats(found) == ["introduced", "away", "no-reply", "letter"]


def test_of_a_long_history_the_latest_lines_are_told_and_how_many_are_not() -> None:
    signs = [Sign(1, SignKind.ROOM, START + day * DAY, 7) for day in range(1, 30)]
    found = told(signs=signs)
    assert len(found.lines) == MOST_LINES
    assert found.left_out == 30 - MOST_LINES
    assert found.lines[-1].at == START + 29 * DAY
