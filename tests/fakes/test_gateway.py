"""The fake fails as it is told to, so that delivery's tests mean what they say."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from bot.domain.people import Account
from bot.ports.chat import ChatUnavailable, Message, Sent, Undeliverable
from scheduler.clock import VirtualClock
from tests.fakes.gateway import Break, FakeGateway, Fault, LoseAfter, LoseBefore, Refuse, Slow, Unavailable

ANA = Account("fake", "1")
HELLO = Message(())


class Sleeper:
    """A stopwatch that notes how long it was asked to wait."""

    def __init__(self) -> None:
        self.slept = 0.0

    def seconds(self) -> float:
        return self.slept

    async def sleep(self, seconds: float) -> None:
        self.slept += seconds


@pytest.fixture
def gateway() -> FakeGateway:
    return FakeGateway("fake", clock=VirtualClock(datetime(2027, 3, 1, tzinfo=UTC)), stopwatch=Sleeper())


@pytest.mark.parametrize(
    ("fault", "maybe", "arrived"),
    [
        (LoseBefore(), True, []),
        (LoseBefore(may_have_arrived=False), False, []),
        (LoseAfter(), True, ["k"]),
        (Unavailable(3.0), False, []),
    ],
)
async def test_a_passing_failure_says_whether_it_may_have_arrived(
    gateway: FakeGateway, fault: Fault, maybe: bool, arrived: list[str]
) -> None:
    gateway.fail_next(fault)
    with pytest.raises(ChatUnavailable) as raised:
        await gateway.send_direct(ANA, HELLO, key="k")
    assert (raised.value.may_have_arrived, gateway.keys()) == (maybe, arrived)


async def test_the_next_one_arrives(gateway: FakeGateway) -> None:
    gateway.fail_next(Refuse(), Unavailable())
    assert await gateway.send_direct(ANA, HELLO, key="k") is Undeliverable.DIRECT_MESSAGES_CLOSED
    with pytest.raises(ChatUnavailable):
        await gateway.find_sent(ANA, key="k", since=gateway.clock.now())
    assert isinstance(await gateway.send_direct(ANA, HELLO, key="k"), Sent)


async def test_faults_can_depend_on_the_message(gateway: FakeGateway) -> None:
    gateway.fault_for = lambda _operation, key: Break(LookupError()) if key == "bad" else None
    await gateway.send_direct(ANA, HELLO, key="good")
    with pytest.raises(LookupError):
        await gateway.send_direct(ANA, HELLO, key="bad")
    assert gateway.keys() == ["good"]


async def test_a_slow_answer_takes_the_stopwatchs_time(gateway: FakeGateway) -> None:
    gateway.fail_next(Slow(5.0))
    await gateway.send_direct(ANA, HELLO, key="k")
    assert gateway.stopwatch is not None
    assert gateway.stopwatch.seconds() == 5.0
