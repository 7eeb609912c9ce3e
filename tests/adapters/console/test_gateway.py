"""The platform in memory: what it keeps, what it forgets, what it tells."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from adapters.console.gateway import Act, ConsoleGateway, Happened
from bot.domain.people import Account
from bot.ports.chat import Sent, Undeliverable
from scheduler.clock import VirtualClock
from tests.adapters.console.stage import saying

NOW = datetime(2027, 3, 1, tzinfo=UTC)
ANA = Account("discord", "1")
BO = Account("discord", "2")


@pytest.fixture
def heard() -> list[Happened]:
    return []


@pytest.fixture
def gateway(heard: list[Happened]) -> ConsoleGateway:
    return ConsoleGateway("discord", clock=VirtualClock(NOW), on_sent=heard.append, keeps=3)


async def sent(gateway: ConsoleGateway, number: int) -> Sent:
    where = await gateway.send_direct(ANA, saying(f"message {number}"), key=str(number))
    assert isinstance(where, Sent)
    return where


async def test_old_messages_are_forgotten(gateway: ConsoleGateway) -> None:
    """A rehearsal of a whole programme stays small."""
    first, *_ = [await sent(gateway, number) for number in range(5)]
    assert [kept.key for kept in gateway.inbox(ANA)] == ["2", "3", "4"]
    assert await gateway.find_sent(ANA, key="0", since=NOW) is None
    assert await gateway.edit(first, saying("again"), key="0:2") is Undeliverable.NO_SUCH_PLACE


async def test_an_edit_is_seen_where_the_message_stands(gateway: ConsoleGateway) -> None:
    await gateway.edit(await sent(gateway, 1), saying("changed"), key="1:2")
    assert [kept.message for kept in gateway.inbox(ANA)] == [saying("changed")]


async def test_what_was_taken_back_is_gone(gateway: ConsoleGateway) -> None:
    await gateway.retract(await sent(gateway, 1), key="1:2")
    assert gateway.inbox(ANA) == ()


async def test_whoever_watches_hears_of_everything(gateway: ConsoleGateway, heard: list[Happened]) -> None:
    """With the key, so that a ledger can be kept."""
    direct = await sent(gateway, 1)
    await gateway.edit(direct, saying("changed"), key="2")
    await gateway.retract(direct, key="3")
    room = await gateway.open_room((ANA, BO), "Ana and Bo", key="4")
    assert isinstance(room, Sent)
    await gateway.post(room.place_id, saying("Welcome"), key="5")
    await gateway.change_members(room.place_id, (), (BO,), key="6")
    await gateway.close_room(room.place_id, key="7")
    assert [(happened.act, happened.key) for happened in heard] == [
        (Act.SENT, "1"),
        (Act.EDITED, "2"),
        (Act.RETRACTED, "3"),
        (Act.ROOM_OPENED, "4"),
        (Act.SENT, "5"),
        (Act.MEMBERS_CHANGED, "6"),
        (Act.ROOM_CLOSED, "7"),
    ]


async def test_rooms_belong_to_their_members(gateway: ConsoleGateway) -> None:
    room = await gateway.open_room((ANA, BO), "Ana and Bo", key="4")
    assert isinstance(room, Sent)
    await gateway.change_members(room.place_id, (), (BO,), key="6")
    assert [[r.title for r in gateway.rooms_of(account)] for account in (ANA, BO)] == [["Ana and Bo"], []]


async def test_an_account_can_close_and_open_again(gateway: ConsoleGateway) -> None:
    gateway.refuse(ANA, Undeliverable.DIRECT_MESSAGES_CLOSED)
    assert await gateway.send_direct(ANA, saying("Hi"), key="1") is Undeliverable.DIRECT_MESSAGES_CLOSED
    gateway.admit(ANA)
    assert isinstance(await gateway.send_direct(ANA, saying("Hi"), key="1"), Sent)
