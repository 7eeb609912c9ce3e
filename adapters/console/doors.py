"""What a console session needs of the programme that runs behind it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.domain.people import Account

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Mapping, Sequence
    from datetime import datetime

    from adapters.console.gateway import ConsoleGateway
    from bot.commands.doors import Show
    from bot.commands.events import Event, Source
    from bot.commands.spec import CommandSpec
    from bot.domain.people import Participant
    from bot.ports.chat import JobStarted, Reply
    from bot.ports.clock import Clock

OPERATOR = Account("operator", "console")
"""Whoever sits at the machine: they may do everything."""


@dataclass(frozen=True, slots=True)
class Doors:
    """The doors a session knocks at.

    `dispatch` and `finish` are the dispatcher's; `people` gives the roster as it is now; `advance` lets time pass up to
    and including an instant, and returns once all that falls due by then is sent; `next_due` gives when the next thing
    is due. `session_id` is unique for ever: the ids of events begin with it.
    """

    dispatch: Callable[[Event], Awaitable[Reply]]
    finish: Callable[[JobStarted, Source, Show], Awaitable[Reply]]
    people: Callable[[], Awaitable[Sequence[Participant]]]
    advance: Callable[[datetime], Awaitable[None]]
    next_due: Callable[[], Awaitable[datetime | None]]
    clock: Clock
    gateways: Mapping[str, ConsoleGateway]
    commands: Sequence[CommandSpec]
    session_id: str
    zone: str = "UTC"
    locale: str = "en"
    coordinator: Account = OPERATOR
