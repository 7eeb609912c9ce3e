"""What every `ChatGateway` promises, whichever platform is behind it."""

from __future__ import annotations

from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from adapters.console.gateway import ConsoleGateway
from bot.domain.people import Account, AccountState
from bot.domain.topics import TOPIC_LIMIT
from bot.ports.chat import ChatGateway, Choice, Message, Paragraph, PersonHint, Sent, Text, Undeliverable, Words
from scheduler.clock import VirtualClock
from tests.adapters.discord.stage import playing as discord_playing
from tests.adapters.slack.stage import connected as slack_connected
from tests.fakes.gateway import FakeGateway
from tests.platforms.slack_server import SlackServer

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Mapping
    from contextlib import AbstractAsyncContextManager

MORNING = datetime(2027, 3, 1, 9, tzinfo=UTC)
ANA = Account("elsewhere", "1")
BO = Account("elsewhere", "2")
CLOSED = Account("elsewhere", "3")
GONE = Account("elsewhere", "4")
EXPECTED = Account("elsewhere", "5")
REFUSING = {
    Undeliverable.DIRECT_MESSAGES_CLOSED: CLOSED,
    Undeliverable.ACCOUNT_GONE: GONE,
    Undeliverable.NOT_YET_PRESENT: EXPECTED,
}
KEY = "1:7:topic:0.2:#12"
OTHER_KEY = "1:7:topic:0.3:#12"
CHANNEL = "open"


@dataclass(frozen=True)
class Platform:
    """A gateway, the clock of its platform, and nothing sent yet. Ana and Bo are there, `channel` is a place.

    `refusing` holds somebody for each way in which this platform refuses a person, `hint` what Ana is found by.
    """

    gateway: ChatGateway
    clock: VirtualClock
    ana: Account = ANA
    bo: Account = BO
    channel: str = CHANNEL
    refusing: Mapping[Undeliverable, Account] = field(default_factory=lambda: REFUSING)
    hint: PersonHint = field(default_factory=lambda: PersonHint(email="ana@example.org"))


@asynccontextmanager
async def console() -> AsyncIterator[Platform]:
    clock = VirtualClock(MORNING)
    directory = {"ana@example.org": ANA}
    gateway = ConsoleGateway("elsewhere", clock=clock, look_up=lambda hint: directory.get(hint.email or ""))
    for why, account in REFUSING.items():
        gateway.refuse(account, why)
    yield Platform(gateway, clock)


@asynccontextmanager
async def fake() -> AsyncIterator[Platform]:
    clock = VirtualClock(MORNING)
    gateway = FakeGateway("elsewhere", clock=clock)
    gateway.refusing.update({account.key: why for why, account in REFUSING.items()})
    gateway.accounts["ana@example.org"] = ANA
    yield Platform(gateway, clock)


@asynccontextmanager
async def slack() -> AsyncIterator[Platform]:
    """Slack's own adapter against a server; nobody there need come before they can be written to."""
    clock = VirtualClock(MORNING)
    async with SlackServer(lambda: clock.now().timestamp()) as server, slack_connected(server) as here:
        channel = server.channel("open", [here.ana], with_bot=True)
        closed, gone = server.person("sam", stranger=True), server.person("gus", deleted=True)
        yield Platform(
            here.platform.gateway,
            clock,
            Account("slack", here.ana.id),
            Account("slack", here.kofi.id),
            channel.id,
            {
                Undeliverable.DIRECT_MESSAGES_CLOSED: Account("slack", closed.id),
                Undeliverable.ACCOUNT_GONE: Account("slack", gone.id),
            },
        )


@asynccontextmanager
async def discord() -> AsyncIterator[Platform]:
    """Discord's own adapter against a server, where one finds people by their user names alone."""
    clock = VirtualClock(MORNING)
    async with discord_playing(clock=clock) as stage:
        server = stage.server
        server.world.ids.calendar = clock.now
        ana, bo, closed, gone = (stage.account(server.person(name)) for name in ("ana", "bo", "cleo", "gus"))
        server.people["cleo"].closes_dms()
        server.people["gus"].deletes_account()
        yield Platform(
            stage.gateway,
            clock,
            ana,
            bo,
            str(server.channel("open").id),
            {
                Undeliverable.DIRECT_MESSAGES_CLOSED: closed,
                Undeliverable.ACCOUNT_GONE: gone,
                Undeliverable.NOT_YET_PRESENT: Account("discord", "new.comer", state=AccountState.EXPECTED),
            },
            PersonHint(handle="Ana"),
        )


@pytest.fixture(params=[console, fake, slack, discord], ids=lambda open_one: open_one.__name__)
async def platform(request: pytest.FixtureRequest) -> AsyncIterator[Platform]:
    open_one: Callable[[], AbstractAsyncContextManager[Platform]] = request.param
    async with open_one() as opened_one:
        yield opened_one


def saying(words: str) -> Message:
    return Message((Paragraph((Words(Text(words)),)),), (Choice(Text("Yes"), "confirm:1:12"),))


async def delivered(platform: Platform, words: str = "Hello", *, key: str = KEY) -> Sent:
    sent = await platform.gateway.send_direct(platform.ana, saying(words), key=key)
    assert isinstance(sent, Sent)
    return sent


async def opened(platform: Platform, key: str = KEY) -> Sent:
    sent = await platform.gateway.open_room((platform.ana, platform.bo), "Ana and Bo", key=key)
    assert isinstance(sent, Sent)
    return sent


async def test_its_limits_hold_a_topic(platform: Platform) -> None:
    """The longest text we write fits into one message, and the name is that of its accounts."""
    assert platform.gateway.capabilities.text_limit >= TOPIC_LIMIT
    assert platform.gateway.platform == platform.ana.platform


async def test_history_gives_a_message_back_by_its_key(platform: Platform) -> None:
    """Doubt is settled by asking."""
    sent = await delivered(platform)
    assert await platform.gateway.find_sent(platform.ana, key=KEY, since=MORNING) == sent


async def test_history_gives_back_nothing_that_was_not_sent(platform: Platform) -> None:
    """Neither under another key, nor to somebody else, nor from before one asks for."""
    await delivered(platform)
    later = MORNING + timedelta(minutes=1)
    found = [
        await platform.gateway.find_sent(platform.ana, key=OTHER_KEY, since=MORNING),
        await platform.gateway.find_sent(platform.bo, key=KEY, since=MORNING),
        await platform.gateway.find_sent(platform.ana, key=KEY, since=later),
        await platform.gateway.find_sent(platform.channel, key=KEY, since=MORNING),
    ]
    assert found == [None] * 4


async def test_two_messages_are_told_apart(platform: Platform) -> None:
    """Each has a place of its own in the record."""
    first = await delivered(platform)
    second = await delivered(platform, key=OTHER_KEY)
    assert str(first) != str(second)


async def test_a_refusal_for_good_is_a_value(platform: Platform) -> None:
    """It may well happen, so it is returned; and nothing was sent."""
    for why, account in platform.refusing.items():
        assert await platform.gateway.send_direct(account, saying("Hello"), key=KEY) is why
        assert await platform.gateway.find_sent(account, key=KEY, since=MORNING) is None


async def test_a_channel_takes_a_post(platform: Platform) -> None:
    """By the platform's id."""
    sent = await platform.gateway.post(platform.channel, saying("Welcome"), key=KEY)
    assert isinstance(sent, Sent)
    assert sent.place_id == platform.channel
    assert await platform.gateway.find_sent(platform.channel, key=KEY, since=MORNING) == sent


async def test_a_place_that_is_not_there_is_a_refusal(platform: Platform) -> None:
    """Somebody may have deleted it."""
    assert await platform.gateway.post("no-such-place", saying("Hi"), key=KEY) is Undeliverable.NO_SUCH_PLACE
    nowhere = await platform.gateway.change_members("no-such-place", (platform.ana,), (), key=KEY)
    assert nowhere is Undeliverable.NO_SUCH_PLACE
    assert await platform.gateway.close_room("no-such-place", key=KEY) is Undeliverable.NO_SUCH_PLACE


async def test_an_edit_can_be_repeated(platform: Platform) -> None:
    """The second time changes nothing, so that nobody need ask whether the first arrived."""
    sent = await delivered(platform)
    edits = [await platform.gateway.edit(sent, saying("Changed"), key=f"{KEY}:2") for _ in range(2)]
    assert edits == [sent, sent]


async def test_a_message_can_be_taken_back_twice(platform: Platform) -> None:
    """It is gone either way, and history no longer gives it back."""
    sent = await delivered(platform)
    taken = [await platform.gateway.retract(sent, key=f"{KEY}:2") for _ in range(2)]
    assert taken == [sent, sent]
    assert await platform.gateway.find_sent(platform.ana, key=KEY, since=MORNING) is None


async def test_what_was_taken_back_cannot_be_edited(platform: Platform) -> None:
    """A coordinator hears of it."""
    sent = await delivered(platform)
    await platform.gateway.retract(sent, key=f"{KEY}:2")
    assert await platform.gateway.edit(sent, saying("Changed"), key=f"{KEY}:3") is Undeliverable.NO_SUCH_PLACE


async def test_a_room_is_found_by_its_key(platform: Platform) -> None:
    """So that a second one is not opened."""
    room = await opened(platform)
    assert await platform.gateway.find_room(key=KEY) == room
    assert await platform.gateway.find_room(key=OTHER_KEY) is None


async def test_a_room_takes_posts(platform: Platform) -> None:
    """And gives them back by their keys."""
    room = await opened(platform)
    sent = await platform.gateway.post(room.place_id, saying("Here you are"), key=OTHER_KEY)
    assert await platform.gateway.find_sent(room.place_id, key=OTHER_KEY, since=MORNING) == sent


async def test_a_room_is_not_opened_for_who_cannot_come(platform: Platform) -> None:
    """Both, or neither."""
    gone = platform.refusing[Undeliverable.ACCOUNT_GONE]
    room = await platform.gateway.open_room((platform.ana, gone), "Ana and somebody", key=KEY)
    assert room is Undeliverable.ACCOUNT_GONE
    assert await platform.gateway.find_room(key=KEY) is None


async def test_members_can_be_changed_and_a_room_closed_twice(platform: Platform) -> None:
    """A second time changes nothing."""
    room = await opened(platform)
    for _ in range(2):
        assert isinstance(await platform.gateway.change_members(room.place_id, (), (platform.bo,), key=OTHER_KEY), Sent)
    for _ in range(2):
        assert isinstance(await platform.gateway.close_room(room.place_id, key=OTHER_KEY), Sent)


async def test_an_account_is_found_by_what_is_known_of_somebody(platform: Platform) -> None:
    """Or it is not."""
    found = await platform.gateway.find_account(platform.hint)
    assert found is not None
    assert found.key == platform.ana.key
    nobody = PersonHint(email="nobody@example.org", handle="nobody")
    assert await platform.gateway.find_account(nobody) is None
