"""The socket, and what is told twice, late, or in thousands."""

from __future__ import annotations

import asyncio
import time
from typing import TYPE_CHECKING

import pytest

from adapters.slack.naming import CommandNameTaken
from adapters.slack.platform import ScopesMissing, SlackPlatform, TokenRefused
from bot.commands.doors import Doors
from bot.domain.people import Account
from bot.ports.chat import Choice, Sent, Text
from scheduler.clock import RealStopwatch, SystemClock
from tests.adapters.slack.stage import FakeDesk, connected, message, say, stage
from tests.fakes.platform_memory import FakePlatformMemory
from tests.platforms.slack_faults import DropBefore, Error, Slow, Status
from tests.platforms.slack_server import SlackServer

if TYPE_CHECKING:
    from tests.adapters.slack.stage import Stage

YES = Choice(Text("Yes"), "confirm:1:12")
KINDS = ("command", "press", "words", "room")


def good() -> FakeDesk:
    return FakeDesk(answer=lambda _event: say("Good"))


async def prepare(here: Stage) -> None:
    """Let there be a button to press and a room to write in."""
    await here.platform.gateway.send_direct(here.anas, message("In?", choices=(YES,)), key="k")
    await here.platform.gateway.open_room((here.anas, Account("slack", here.kofi.id)), "Both", key="r")
    here.ana.ephemeral.clear()


async def act(here: Stage, kind: str) -> object:
    match kind:
        case "command":
            return await here.ana.types("/pairkeeper help")
        case "press":
            return await here.ana.clicks("Yes")
        case "words":
            return await here.ana.writes("hello")
        case _:
            return await here.ana.says(here.ana.rooms[0], "hello")


def answers(here: Stage) -> list[str]:
    return [each.shown for each in here.ana.sees if each.shown == "Good"]


def stored(here: Stage) -> int:
    """How many events were stored, each once."""
    rooms = {activity.event_id for group in here.desk.rooms for activity in group}
    return len(here.told) + len(rooms)


# ---------------------------------------------------------------------- told twice


@pytest.mark.parametrize("kind", KINDS)
async def test_what_is_told_twice_at_once_is_done_and_answered_once(kind: str) -> None:
    async with stage(good()) as here:
        await prepare(here)
        here.server.socket.duplicate()
        await act(here, kind)
        await here.settled()
        assert stored(here) == 1
        assert len(answers(here)) == (0 if kind == "room" else 1)


@pytest.mark.parametrize("kind", KINDS)
async def test_what_is_told_again_later_is_done_once(kind: str) -> None:
    async with stage(good()) as here:
        await prepare(here)
        envelope = await act(here, kind)
        await here.settled()
        assert await here.server.socket.send_again(envelope)  # type: ignore[arg-type]  # an envelope
        await here.settled()
        assert stored(here) == 1


async def test_a_command_told_again_repeats_its_answer() -> None:
    async with stage(good()) as here:
        here.server.socket.lose_acks()
        here.server.socket.ack_timeout = 0.2
        envelope = await here.ana.types("/pairkeeper help")
        assert not answers(here)
        assert await here.server.socket.send_again(envelope)
        assert len(answers(here)) == 1
        assert stored(here) == 1


# ---------------------------------------------------------------------- killed


async def kill(here: Stage, running: asyncio.Task[None]) -> None:
    """Let the process be gone at once: nothing is finished, nothing is said."""
    here.server.socket.cut()
    for task in here.platform._inbox._tasks:
        task.cancel()
    running.cancel()
    await asyncio.gather(running, return_exceptions=True)


class Stuck(FakeDesk):
    """Stops before or after it stores, until it is killed."""

    before = False
    after = False
    reached = asyncio.Event()

    async def dispatch(self, event: object) -> object:  # type: ignore[override]  # any event
        if self.before:
            self.reached.set()
            await asyncio.sleep(60)
        reply = await super().dispatch(event)  # type: ignore[arg-type]  # as above
        if self.after:
            self.reached.set()
            await asyncio.sleep(60)
        return reply


@pytest.mark.parametrize("kind", ["command", "press", "words"])
@pytest.mark.parametrize(
    "step", ["before it is stored", "after it is stored", "while it is answered", "unacknowledged"]
)
async def test_a_kill_at_any_step_loses_nothing_and_does_nothing_twice(kind: str, step: str) -> None:
    """Slack tells again what was not acknowledged; whoever comes back does it, or repeats the answer."""
    desk = Stuck(answer=lambda _event: say("Good"))
    desk.reached = asyncio.Event()
    async with SlackServer() as server:
        server.socket.redelivered |= {"interactive", "slash_commands"}
        server.socket.ack_timeout, server.socket.retry_delays = 1.0, (0.5, 0.5, 1.0, 1.0)
        async with connected(server, desk=desk) as here:
            await prepare(here)
            desk.before, desk.after = step == "before it is stored", step == "after it is stored"
            if step == "while it is answered":
                server.faults.next("chat.postMessage", Slow(1.0))
            if step == "unacknowledged":
                server.socket.lose_acks()
            acting = asyncio.create_task(act(here, kind))
            if desk.before or desk.after:
                await desk.reached.wait()
            else:
                await asyncio.sleep(0.3)
            server.socket.cut()
            for task in here.platform._inbox._tasks:
                task.cancel()
        desk.before = desk.after = False
        server.faults.clear()
        again = SlackPlatform(
            bot_token=server.bot_token, app_token=server.app_token, api_url=server.url, stopwatch=RealStopwatch()
        )
        doors = Doors(desk, here.memory, SystemClock(), RealStopwatch())  # type: ignore[arg-type]  # any desk
        running = asyncio.create_task(again.run(doors))
        here.platform = again
        await asyncio.wait_for(again.ready.wait(), 10)
        await acting
        await asyncio.sleep(1.5)
        await here.settled()
        assert stored(here) == 1
        assert len(answers(here)) in {1, 2}
        await kill(here, running)


# ---------------------------------------------------------------------- many at once


async def test_three_thousand_messages_in_a_burst_are_all_acknowledged_in_time() -> None:
    """Each is stored before it is acknowledged, and they are stored together.

    Slack waits three seconds. They are counted as the processor's, the server's part included, for whoever else keeps
    this machine busy is not the adapter's matter.
    """
    desk = good()
    desk.slow = 0.01
    async with stage(desk) as here:
        await prepare(here)
        here.server.socket.ack_timeout = 60.0
        room = here.ana.rooms[0]
        began = time.process_time()
        envelopes = await asyncio.gather(*(here.ana.says(room, f"hello {number}") for number in range(3_000)))
        assert time.process_time() - began < 3.0
        await here.settled()
        assert all(envelope is not None and envelope.acks for envelope in envelopes)
        assert len({activity.event_id for group in here.desk.rooms for activity in group}) == 3_000
        assert len(here.desk.rooms) < 300


async def test_room_activity_that_could_not_be_stored_is_told_again() -> None:
    async with stage(good()) as here:
        await prepare(here)
        here.server.socket.ack_timeout, here.server.socket.retry_delays = 0.3, (0.1,)
        here.desk.away = 1
        await here.ana.says(here.ana.rooms[0], "hello")
        await asyncio.sleep(0.3)
        await here.settled()
        assert stored(here) == 1


# ---------------------------------------------------------------------- disconnections


async def still_there(here: Stage) -> None:
    """Wait until it answers again."""
    async with asyncio.timeout(20):
        while not here.server.socket.connections or here.server.socket.connections[-1].silent:  # noqa: ASYNC110  # a server tells nobody
            await asyncio.sleep(0.02)
    await here.ana.types("/pairkeeper help")
    await here.settled()
    assert answers(here)


@pytest.mark.parametrize("reason", ["warning", "refresh_requested", "link_disabled"])
async def test_a_farewell_is_followed_by_a_new_connection(reason: str) -> None:
    async with stage(good()) as here:
        await here.server.socket.say_goodbye(reason)
        async with asyncio.timeout(5):
            while here.server.socket.opened < 2:  # noqa: ASYNC110  # likewise
                await asyncio.sleep(0.02)
        await still_there(here)


async def test_a_cut_is_followed_by_a_new_connection() -> None:
    async with stage(good()) as here:
        here.server.socket.cut()
        await asyncio.sleep(0.1)
        await still_there(here)


async def test_a_silent_socket_is_noticed() -> None:
    """It stays open, and nothing flows: after a few pings another one is asked for."""
    async with stage(good()) as here:
        began = time.monotonic()
        here.server.socket.go_silent()
        await still_there(here)
        assert time.monotonic() - began < 15


async def test_connections_that_do_not_last_are_asked_for_ever_less_often() -> None:
    """Where there are ten already, Slack turns each new one away at once."""
    async with stage(good()) as here:
        before = len(here.server.calls.of("apps.connections.open"))
        until = time.monotonic() + 3
        while time.monotonic() < until:
            await here.server.socket.say_goodbye("too_many_websockets")
            await asyncio.sleep(0.01)
        assert len(here.server.calls.of("apps.connections.open")) - before < 10
        assert here.server.socket.opened < 12


@pytest.mark.parametrize("fault", [Status(500), DropBefore(), Error("internal_error")])
async def test_a_connection_that_is_not_given_is_asked_for_again(fault: object) -> None:
    async with SlackServer() as server:
        server.faults.next("apps.connections.open", fault, times=2)  # type: ignore[arg-type]  # one of its faults
        stopwatch = RealStopwatch()
        platform = SlackPlatform(
            bot_token=server.bot_token, app_token=server.app_token, api_url=server.url, stopwatch=stopwatch
        )
        running = asyncio.create_task(platform.run(Doors(good(), FakePlatformMemory(), SystemClock(), stopwatch)))
        await asyncio.wait_for(platform.ready.wait(), 25)
        running.cancel()
        await asyncio.gather(running, return_exceptions=True)


async def test_it_can_be_begun_again() -> None:
    async with SlackServer() as server:
        async with connected(server, desk=good()) as here:
            pass
        assert not here.platform.ready.is_set()
        doors = Doors(here.desk, here.memory, SystemClock(), RealStopwatch())
        running = asyncio.create_task(here.platform.run(doors))
        await asyncio.wait_for(here.platform.ready.wait(), 10)
        sent = await here.platform.gateway.send_direct(here.anas, message("Hello again"), key="k2")
        assert isinstance(sent, Sent)
        running.cancel()
        await asyncio.gather(running, return_exceptions=True)


# ---------------------------------------------------------------------- what a person must mend


async def run_with(server: SlackServer, **tokens: str) -> None:
    stopwatch = RealStopwatch()
    given = {"bot_token": server.bot_token, "app_token": server.app_token} | tokens
    platform = SlackPlatform(api_url=server.url, stopwatch=stopwatch, **given)  # type: ignore[arg-type]  # two tokens
    async with asyncio.timeout(10):
        await platform.run(Doors(good(), FakePlatformMemory(), SystemClock(), stopwatch))


@pytest.mark.parametrize("which", ["bot_token", "app_token"])
async def test_a_refused_token_is_said_so(which: str) -> None:
    async with SlackServer() as server:
        with pytest.raises(TokenRefused):
            await run_with(server, **{which: "xoxb-wrong"})


async def test_a_missing_scope_is_said_by_its_name() -> None:
    async with SlackServer() as server:
        server.scopes.discard("im:write")
        server.scopes.discard("chat:write")
        with pytest.raises(ScopesMissing) as caught:
            await run_with(server)
        assert caught.value.details == {"scopes": "chat:write, im:write"}


async def test_a_name_that_slack_keeps_is_said_so_at_the_start() -> None:
    platform = SlackPlatform(bot_token="b", app_token="a", stopwatch=RealStopwatch(), command="leave")
    with pytest.raises(CommandNameTaken):
        await platform.run(Doors(good(), FakePlatformMemory(), SystemClock(), RealStopwatch()))


async def test_a_secret_is_never_shown() -> None:
    platform = SlackPlatform(bot_token="xoxb-secret", app_token="xapp-secret", stopwatch=RealStopwatch())
    assert "secret" not in repr(platform) + str(vars(platform.gateway))
