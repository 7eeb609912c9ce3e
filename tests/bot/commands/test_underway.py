"""Whoever began long work is shown how far it is, and may stop it; nobody else can."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

import pytest

from bot.commands.dispatch import Dispatcher
from bot.commands.events import ChoicePressed, CommandInvoked, Source
from bot.commands.underway import Underway, how_far, watched, work_id
from bot.domain.people import Account
from bot.domain.rounds import RoundState
from bot.messages.plain import plain
from bot.ports.chat import JobStarted, Say
from bot.ports.workshop import Progress
from tests.bot.programme import COORDINATOR, Town

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.ports.chat import Message

ME, OTHER = Source(Account("discord", "1")), Source(Account("discord", "2"))


def token(event_id: str) -> str:
    return f"stop:1:{work_id(event_id)}"


def test_whoever_began_it_stops_it() -> None:
    underway = Underway()
    with underway.begun("event", ME) as progress:
        underway.heed(token("event"), ME)
        assert progress.stopped


def test_nobody_else_stops_it_and_other_buttons_do_not() -> None:
    underway = Underway()
    with underway.begun("event", ME) as progress:
        underway.heed(token("event"), OTHER)
        underway.heed(token("another"), ME)
        underway.heed(f"keep:1:{work_id('event')}", ME)
        assert not progress.stopped


def test_an_old_button_stops_nothing() -> None:
    underway = Underway()
    with underway.begun("event", ME):
        pass
    underway.heed(token("event"), ME)


def test_a_stop_button_fits_every_platform() -> None:
    (choice,) = how_far(Progress("work", 1, 4), "x" * 500, "en").choices

    assert len(choice.token) <= 100


def test_how_far_it_is_is_said_in_percent() -> None:
    assert "Matching: 25 %" in plain(how_far(Progress("work", 1, 4), "event", "en"), "UTC")
    assert "Emparejando: 0 %" in plain(how_far(Progress(), "event", "es"), "UTC")


async def test_quick_work_is_not_talked_about() -> None:
    shown: list[Message] = []

    async def show(message: Message) -> None:
        shown.append(message)

    async def work() -> int:
        return 7

    assert await watched(work(), Progress(), show, event_id="event", locale="en", every=60) == 7
    assert shown == []


async def test_long_work_is_shown_again_and_again_and_a_platform_that_fails_ends_nothing() -> None:
    shown: list[Message] = []
    enough = asyncio.Event()

    async def show(message: Message) -> None:
        shown.append(message)
        if len(shown) == 3:
            enough.set()
        raise ConnectionError

    async def work() -> int:
        await enough.wait()
        return 7

    assert await watched(work(), Progress(), show, event_id="event", locale="en", every=0.001) == 7
    assert len(shown) >= 3


async def test_work_that_nobody_waits_for_is_given_up() -> None:
    given_up = asyncio.Event()

    async def work() -> None:
        try:
            await asyncio.sleep(60)
        finally:
            given_up.set()

    waiting = asyncio.ensure_future(watched(work(), Progress(), None, event_id="event", locale="en"))
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    waiting.cancel()
    with pytest.raises(asyncio.CancelledError):
        await waiting
    async with asyncio.timeout(5):
        await given_up.wait()


async def slow_workshop(function: Callable[[Any, Any], Any], argument: Any, progress: Progress) -> Any:
    """Works only once it has been stopped."""
    async with asyncio.timeout(5):
        while not progress.stopped:  # noqa: ASYNC110  # it is set as another process would see it, without an event
            await asyncio.sleep(0.001)
    return function(argument, progress)


async def test_a_press_ends_the_work_with_the_best_so_far(town: Town) -> None:
    """The result is stored like any other, and the second coordinator's press is of no effect."""
    town.a_round(RoundState.CLOSED, *[town.lives(f"P{n}") for n in range(4)])
    dispatcher = Dispatcher(town.store, town.clock, town.world, slow_workshop)
    source = Source(COORDINATOR)
    started = await dispatcher.dispatch(CommandInvoked("begin", source, ("round", "match"), {"unanswered": "in"}))
    assert isinstance(started, JobStarted)
    work = asyncio.ensure_future(dispatcher.finish(started, source))
    await asyncio.sleep(0)
    await dispatcher.dispatch(ChoicePressed("press-0", Source(Account("operator", "x")), token("begin")))
    assert not work.done()
    await dispatcher.dispatch(ChoicePressed("press-1", source, token("begin")))
    reply = await work

    assert isinstance(reply, Say)
    said = plain(reply.message, "UTC")
    assert "2 matches" in said
    assert "better exists" in said or "proved to be the best" in said
    assert town.round.state is RoundState.MATCHING


def test_work_without_a_best_so_far_offers_no_stop() -> None:
    said = how_far(Progress("quality", 1, 3), "event", "en", can_stop=False)

    assert plain(said, "UTC") == "Measuring and drawing: 33 % so far."
    assert said.choices == ()
