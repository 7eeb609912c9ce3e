"""What every `ChatGateway` promises, whichever platform is behind it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from adapters.console.gateway import ConsoleGateway
from bot.domain.people import Account
from bot.domain.topics import TOPIC_LIMIT
from bot.ports.chat import ChatGateway, Choice, Message, Paragraph, PersonHint, Sent, Text, Undeliverable, Words
from scheduler.clock import VirtualClock
from tests.fakes.gateway import FakeGateway

if TYPE_CHECKING:
    from collections.abc import Callable

MORNING = datetime(2027, 3, 1, 9, tzinfo=UTC)
ANA = Account("elsewhere", "1")
BO = Account("elsewhere", "2")
CLOSED = Account("elsewhere", "3")
GONE = Account("elsewhere", "4")
EXPECTED = Account("elsewhere", "5")
REFUSALS = {
    CLOSED.key: Undeliverable.DIRECT_MESSAGES_CLOSED,
    GONE.key: Undeliverable.ACCOUNT_GONE,
    EXPECTED.key: Undeliverable.NOT_YET_PRESENT,
}
KEY = "1:7:topic:0.2:#12"
OTHER_KEY = "1:7:topic:0.3:#12"
CHANNEL = "open"


@dataclass(frozen=True)
class Platform:
    """A gateway, the clock of its platform, and nothing sent yet. Ana and Bo are there, CHANNEL is a place."""

    gateway: ChatGateway
    clock: VirtualClock


def console() -> Platform:
    clock = VirtualClock(MORNING)
    directory = {"ana@example.org": ANA}
    gateway = ConsoleGateway("elsewhere", clock=clock, look_up=lambda hint: directory.get(hint.email or ""))
    for key, why in REFUSALS.items():
        gateway.refuse(Account(*key), why)
    return Platform(gateway, clock)


def fake() -> Platform:
    clock = VirtualClock(MORNING)
    gateway = FakeGateway("elsewhere", clock=clock)
    gateway.refusing.update(REFUSALS)
    gateway.accounts["ana@example.org"] = ANA
    return Platform(gateway, clock)


@pytest.fixture(params=[console, fake], ids=lambda open_one: open_one.__name__)
def platform(request: pytest.FixtureRequest) -> Platform:
    open_one: Callable[[], Platform] = request.param
    return open_one()


def saying(words: str) -> Message:
    return Message((Paragraph((Words(Text(words)),)),), (Choice(Text("Yes"), "confirm:1:12"),))


async def delivered(gateway: ChatGateway, words: str = "Hello", *, key: str = KEY, to: Account = ANA) -> Sent:
    sent = await gateway.send_direct(to, saying(words), key=key)
    assert isinstance(sent, Sent)
    return sent


async def opened(gateway: ChatGateway, key: str = KEY) -> Sent:
    sent = await gateway.open_room((ANA, BO), "Ana and Bo", key=key)
    assert isinstance(sent, Sent)
    return sent


async def test_its_limits_hold_a_topic(platform: Platform) -> None:
    """The longest text we write fits into one message, and the name is that of its accounts."""
    assert platform.gateway.capabilities.text_limit >= TOPIC_LIMIT
    assert platform.gateway.platform == ANA.platform


async def test_history_gives_a_message_back_by_its_key(platform: Platform) -> None:
    """Doubt is settled by asking."""
    sent = await delivered(platform.gateway)
    assert await platform.gateway.find_sent(ANA, key=KEY, since=MORNING) == sent


async def test_history_gives_back_nothing_that_was_not_sent(platform: Platform) -> None:
    """Neither under another key, nor to somebody else, nor from before one asks for."""
    await delivered(platform.gateway)
    later = MORNING + timedelta(minutes=1)
    found = [
        await platform.gateway.find_sent(ANA, key=OTHER_KEY, since=MORNING),
        await platform.gateway.find_sent(BO, key=KEY, since=MORNING),
        await platform.gateway.find_sent(ANA, key=KEY, since=later),
        await platform.gateway.find_sent(CHANNEL, key=KEY, since=MORNING),
    ]
    assert found == [None] * 4


async def test_two_messages_are_told_apart(platform: Platform) -> None:
    """Each has a place of its own in the record."""
    first = await delivered(platform.gateway)
    second = await delivered(platform.gateway, key=OTHER_KEY)
    assert str(first) != str(second)


@pytest.mark.parametrize("account", [CLOSED, GONE, EXPECTED], ids=["closed", "gone", "expected"])
async def test_a_refusal_for_good_is_a_value(platform: Platform, account: Account) -> None:
    """It may well happen, so it is returned; and nothing was sent."""
    assert await platform.gateway.send_direct(account, saying("Hello"), key=KEY) is REFUSALS[account.key]
    assert await platform.gateway.find_sent(account, key=KEY, since=MORNING) is None


async def test_a_channel_takes_a_post(platform: Platform) -> None:
    """By the platform's id."""
    sent = await platform.gateway.post(CHANNEL, saying("Welcome"), key=KEY)
    assert isinstance(sent, Sent)
    assert sent.place_id == CHANNEL
    assert await platform.gateway.find_sent(CHANNEL, key=KEY, since=MORNING) == sent


async def test_a_place_that_is_not_there_is_a_refusal(platform: Platform) -> None:
    """Somebody may have deleted it."""
    assert await platform.gateway.post("no-such-place", saying("Hi"), key=KEY) is Undeliverable.NO_SUCH_PLACE
    nowhere = await platform.gateway.change_members("no-such-place", (ANA,), (), key=KEY)
    assert nowhere is Undeliverable.NO_SUCH_PLACE
    assert await platform.gateway.close_room("no-such-place", key=KEY) is Undeliverable.NO_SUCH_PLACE


async def test_an_edit_can_be_repeated(platform: Platform) -> None:
    """The second time changes nothing, so that nobody need ask whether the first arrived."""
    sent = await delivered(platform.gateway)
    edits = [await platform.gateway.edit(sent, saying("Changed"), key=f"{KEY}:2") for _ in range(2)]
    assert edits == [sent, sent]


async def test_a_message_can_be_taken_back_twice(platform: Platform) -> None:
    """It is gone either way, and history no longer gives it back."""
    sent = await delivered(platform.gateway)
    taken = [await platform.gateway.retract(sent, key=f"{KEY}:2") for _ in range(2)]
    assert taken == [sent, sent]
    assert await platform.gateway.find_sent(ANA, key=KEY, since=MORNING) is None


async def test_what_was_taken_back_cannot_be_edited(platform: Platform) -> None:
    """A coordinator hears of it."""
    sent = await delivered(platform.gateway)
    await platform.gateway.retract(sent, key=f"{KEY}:2")
    assert await platform.gateway.edit(sent, saying("Changed"), key=f"{KEY}:3") is Undeliverable.NO_SUCH_PLACE


async def test_a_room_is_found_by_its_key(platform: Platform) -> None:
    """So that a second one is not opened."""
    room = await opened(platform.gateway)
    assert await platform.gateway.find_room(key=KEY) == room
    assert await platform.gateway.find_room(key=OTHER_KEY) is None


async def test_a_room_takes_posts(platform: Platform) -> None:
    """And gives them back by their keys."""
    room = await opened(platform.gateway)
    sent = await platform.gateway.post(room.place_id, saying("Here you are"), key=OTHER_KEY)
    assert await platform.gateway.find_sent(room.place_id, key=OTHER_KEY, since=MORNING) == sent


async def test_a_room_is_not_opened_for_who_cannot_come(platform: Platform) -> None:
    """Both, or neither."""
    room = await platform.gateway.open_room((ANA, GONE), "Ana and somebody", key=KEY)
    assert room is Undeliverable.ACCOUNT_GONE
    assert await platform.gateway.find_room(key=KEY) is None


async def test_members_can_be_changed_and_a_room_closed_twice(platform: Platform) -> None:
    """A second time changes nothing."""
    room = await opened(platform.gateway)
    for _ in range(2):
        assert isinstance(await platform.gateway.change_members(room.place_id, (), (BO,), key=OTHER_KEY), Sent)
    for _ in range(2):
        assert isinstance(await platform.gateway.close_room(room.place_id, key=OTHER_KEY), Sent)


async def test_an_account_is_found_by_what_is_known_of_somebody(platform: Platform) -> None:
    """Or it is not."""
    assert await platform.gateway.find_account(PersonHint(email="ana@example.org")) == ANA
    assert await platform.gateway.find_account(PersonHint(email="nobody@example.org")) is None
