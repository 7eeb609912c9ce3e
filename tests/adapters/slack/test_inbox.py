"""Each event once, and none forgotten."""

from __future__ import annotations

import asyncio

import pytest

from adapters.slack.inbox import REMEMBERED, Acknowledgement, Inbox
from adapters.slack.notes import LARGEST, RoomNotes
from bot.commands.events import RoomActivity, Source
from bot.domain.people import Account
from tests.adapters.slack.stage import FakeDesk, Unstored


def activity(number: int) -> RoomActivity:
    return RoomActivity(f"e{number}", Source(Account("slack", "U1")), "C1")


class Counter:
    def __init__(self, *, fails: int = 0) -> None:
        self.done = 0
        self._fails = fails

    async def __call__(self) -> Acknowledgement:
        await asyncio.sleep(0)
        if self._fails:
            self._fails -= 1
            raise Unstored
        self.done += 1
        return {"number": self.done}


async def test_what_comes_again_meanwhile_waits_for_the_same_answer() -> None:
    inbox, deal = Inbox(), Counter()
    assert await asyncio.gather(*(inbox.once("e", deal) for _ in range(3))) == [{"number": 1}] * 3


async def test_what_comes_again_later_is_acknowledged_alike() -> None:
    inbox, deal = Inbox(), Counter()
    assert [await inbox.once("e", deal) for _ in range(2)] == [{"number": 1}] * 2


async def test_what_failed_is_tried_again() -> None:
    inbox, deal = Inbox(), Counter(fails=1)
    with pytest.raises(Unstored):
        await inbox.once("e", deal)
    assert await inbox.once("e", deal) == {"number": 1}
    assert inbox.is_idle


async def test_only_so_much_is_remembered() -> None:
    inbox, deal = Inbox(), Counter()
    for number in range(REMEMBERED + 10):
        await inbox.once(str(number), deal)
    assert len(inbox._answered) == REMEMBERED


async def test_it_is_not_idle_while_an_answer_is_under_way() -> None:
    inbox, gate = Inbox(), asyncio.Event()
    await inbox.soon(asyncio.sleep(0))
    assert inbox.is_idle
    inbox.later(gate.wait())
    assert not inbox.is_idle
    gate.set()
    await inbox.finish(1.0)
    await asyncio.sleep(0)
    assert inbox.is_idle


async def test_contact_that_comes_together_is_stored_together() -> None:
    desk = FakeDesk()
    notes = RoomNotes(desk)
    await asyncio.gather(*(notes.note(activity(number)) for number in range(2 * LARGEST)))
    assert [len(group) for group in desk.rooms] == [LARGEST, LARGEST]


async def test_contact_that_was_not_stored_is_told_to_each() -> None:
    """So that none of it is acknowledged; what comes after it is stored."""
    desk = FakeDesk(away=1)
    notes = RoomNotes(desk)
    results = await asyncio.gather(*(notes.note(activity(number)) for number in range(3)), return_exceptions=True)
    assert [type(result) for result in results] == [Unstored] * 3
    await notes.note(activity(4))
    assert len(desk.rooms) == 1
