"""Slack: 1,162 direct messages where 300 a minute are allowed, ours beside the naive way, both against real sockets.

Real time: a limit is only kept if it is kept by the clock. Some answers are lost on the way, as happens in a minute of
bad network: whoever then simply sends again sends twice.
"""

import asyncio
import logging
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from time import perf_counter

import aiohttp
import structlog
from slack_sdk.errors import SlackApiError
from slack_sdk.http_retry.builtin_async_handlers import (
    AsyncConnectionErrorRetryHandler,
    AsyncRateLimitErrorRetryHandler,
)
from slack_sdk.web.async_client import AsyncWebClient

from bot.delivery.courier import Courier
from bot.domain.deliveries import Delivery, DeliveryState, Kind, Operation, StartedBy
from bot.domain.people import Account
from bot.ports.storage import Unit
from bot.services.addressing import Ready
from bot.services.world import World
from data.engine import open_store
from scheduler.clock import RealStopwatch, SystemClock
from tests.adapters.slack.stage import connected, message
from tests.bot.delivery.doubles import NO_WORLD, START, PlainOutgoing
from tests.platforms.slack_faults import DropAfter
from tests.platforms.slack_methods import Args
from tests.platforms.slack_people import Person
from tests.platforms.slack_server import SlackServer

PEOPLE = 1_162
A_MINUTE = 300
LOST_ANSWERS = range(50, 800, 75)
AT_ONCE = 50
TRIES = 20


def run(show: Callable[[str], None]) -> None:
    """Show both, sent side by side."""
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.CRITICAL))
    logging.getLogger("adapters").setLevel(logging.CRITICAL)
    asyncio.run(_both(show))


async def _both(show: Callable[[str], None]) -> None:
    ours, naive = await asyncio.gather(_ours(), _naive())
    show(f"{PEOPLE:,} direct messages, {A_MINUTE} a minute allowed, {len(LOST_ANSWERS)} answers lost")
    for name, result in (("ours", ours), (f"naive, {AT_ONCE} at once, blind retries", naive)):
        show(f"{name}: {result}")
    if not ours.is_whole or ours.refused or ours.share < 0.9:
        raise SystemExit("Slack: less than was promised")


@dataclass(frozen=True)
class Result:
    """What became of them."""

    seconds: float
    settled: float
    refused: int
    copies: Counter[int]

    @property
    def share(self) -> float:
        """How much of what was allowed was used, the burst that a server gives not counted."""
        return PEOPLE / self.seconds * 60 / A_MINUTE

    @property
    def is_whole(self) -> bool:
        """Whether everybody has exactly one."""
        return self.copies == {1: PEOPLE}

    def __str__(self) -> str:
        """Give it in a line."""
        lost, twice = self.copies[0], sum(n for copies, n in self.copies.items() if copies > 1)
        return (
            f"{self.seconds:.1f} s ({self.share:.0%} of the limit), certain after {self.settled:.1f} s, "
            f"{self.refused:,} x 429, {lost} lost, {twice} twice"
        )


class Written(PlainOutgoing):
    """Addresses what is due, with words."""

    def claim(self, unit: Unit, now: datetime, world: World, *, owner: str, limit: int) -> Sequence[Ready]:
        return [_worded(ready) for ready in super().claim(unit, now, world, owner=owner, limit=limit)]

    def address(self, unit: Unit, deliveries: Sequence[Delivery], now: datetime, world: World) -> Sequence[Ready]:
        return [_worded(ready) for ready in super().address(unit, deliveries, now, world)]


def _worded(ready: Ready) -> Ready:
    return replace(ready, message=message("Topic 3 is here", f"For {ready.accounts[0].id}: {'a good question ' * 20}"))


async def _ours() -> Result:
    """Send through the courier and the adapter, and see every doubt settled."""
    async with SlackServer() as server, connected(server, posts_per_second=4.8, channel_per_second=1.0) as here:
        people = _people(server)
        with open_store("sqlite://", direct=True) as store:
            store.run(lambda unit: unit.deliveries.plan_many([_planned(number, p) for number, p in enumerate(people)]))
            gateways = {"slack": here.platform.gateway}
            written = Written()
            courier = Courier(store, SystemClock(), RealStopwatch(), NO_WORLD, gateways, "bench", outgoing=written)
            began = perf_counter()
            settling = asyncio.create_task(_settle(courier))
            while sum(outcome.state is DeliveryState.SENT for outcome in written.recorded) < PEOPLE:
                await courier.run_once()
                await asyncio.sleep(0.05)
            settled = perf_counter() - began
            settling.cancel()
        return _result(server, people, settled)


async def _settle(courier: Courier) -> None:
    while True:
        await courier.settle()
        await asyncio.sleep(1.0)


async def _naive() -> Result:
    """Send all at once, as many do, and again whatever fails."""
    handlers = [AsyncConnectionErrorRetryHandler(TRIES), AsyncRateLimitErrorRetryHandler(TRIES)]
    async with SlackServer() as server, aiohttp.ClientSession() as session:
        people, gate = _people(server), asyncio.Semaphore(AT_ONCE)
        client = AsyncWebClient(
            token=server.bot_token, base_url=server.url, session=session, retry_handlers=list(handlers)
        )

        async def send(person: Person) -> None:
            async with gate:
                try:
                    await client.chat_postMessage(channel=person.id, text=f"Topic 3 is here for {person.id}")
                except SlackApiError:
                    return

        began = perf_counter()
        await asyncio.gather(*map(send, people))
        return _result(server, people, perf_counter() - began)


def _people(server: SlackServer) -> list[Person]:
    server.limits.like_slack(A_MINUTE)
    people = [server.person(f"p{number}") for number in range(PEOPLE)]
    for number in LOST_ANSWERS:
        wanted = people[number].id
        server.faults.next("chat.postMessage", DropAfter(), when=_to(wanted))
    return people


def _to(person: str) -> Callable[[Args], bool]:
    return lambda args: args.get("channel") == person


def _planned(number: int, person: Person) -> Delivery:
    return Delivery(
        key=f"1:-:topic:0.3:#{number}",
        kind=Kind.NOTICE,
        what="notice",
        operation=Operation.SEND_DIRECT,
        started_by=StartedBy.COORDINATOR,
        due_at=START.replace(year=2020),
        subject={"accounts": str(Account("slack", person.id))},
    )


def _copies(server: SlackServer, people: Sequence[Person]) -> Counter[int]:
    return Counter(len(person.inbox) for person in people)


def _result(server: SlackServer, people: Sequence[Person], settled: float) -> Result:
    posts = server.calls.of("chat.postMessage")
    taken = [call.at for call in posts if call.status != 429]
    refused = sum(call.status == 429 for call in server.calls.made)
    return Result(max(taken) - min(taken), settled, refused, _copies(server, people))
