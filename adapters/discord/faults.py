"""What Discord's refusals and silences mean: a refusal for good is a value, what may pass is raised."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, TypeVar

import aiohttp
import discord

from adapters.discord.pacing import CutShort, calling
from bot.ports.chat import ChatUnavailable, Undeliverable

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Mapping

    from adapters.discord.pacing import Call

T = TypeVar("T")

UNKNOWN_CHANNEL = 10003
UNKNOWN_MEMBER = 10007
UNKNOWN_MESSAGE = 10008
UNKNOWN_USER = 10013
UNKNOWN_INTERACTION = 10062
UNKNOWN_WEBHOOK = 10015
OPENING_TOO_FAST = 40003
ALREADY_ANSWERED = 40060
TOKEN_OVER = 50027
THREAD_ARCHIVED = 50083

REFUSALS: Mapping[int, Undeliverable] = {
    50007: Undeliverable.DIRECT_MESSAGES_CLOSED,  # cannot send messages to this user
    50278: Undeliverable.DIRECT_MESSAGES_CLOSED,  # no server in common
    UNKNOWN_USER: Undeliverable.ACCOUNT_GONE,
    50033: Undeliverable.ACCOUNT_GONE,  # not somebody one can write to
    UNKNOWN_MEMBER: Undeliverable.ACCOUNT_GONE,
    UNKNOWN_CHANNEL: Undeliverable.NO_SUCH_PLACE,
    UNKNOWN_MESSAGE: Undeliverable.NO_SUCH_PLACE,
    50001: Undeliverable.NO_SUCH_PLACE,  # the bot may not see it
    50013: Undeliverable.NO_SUCH_PLACE,  # the bot may not write there
}
"""What is refused for good, by Discord's code."""

FAULTS = (
    discord.HTTPException,
    discord.RateLimited,
    CutShort,
    aiohttp.ClientError,
    OSError,
    asyncio.TimeoutError,
    RuntimeError,  # aiohttp's, for a session that is closed
)
"""What comes of asking."""

_UNAUTHORISED, _LIMITED, _FAULTS_FROM = 401, 429, 500
_WAITS = {_UNAUTHORISED: 60.0, _LIMITED: 30.0}


async def asked(request: Callable[[], Awaitable[T]], *, once: bool = False) -> T | Undeliverable:
    """Ask Discord. Gives a refusal for good; raises ChatUnavailable for what may pass, HTTPException for the rest."""
    with calling(once=once) as made:
        try:
            return await request()
        except discord.HTTPException as fault:
            if fault.code in REFUSALS:
                return REFUSALS[fault.code]
            raise unavailable(fault, made) from fault
        except FAULTS as fault:
            raise unavailable(fault, made) from fault


def unavailable(fault: BaseException, made: Call) -> ChatUnavailable:
    """Say what a failure means for a message: whether it may have arrived, and who must wait."""
    match fault:
        case discord.RateLimited():
            return ChatUnavailable(
                "limited", may_have_arrived=made.is_doubtful, retry_after=fault.retry_after, only_this=True
            )
        case discord.HTTPException() if fault.status in _WAITS:
            wait = _retry_after(fault, _WAITS[fault.status])
            return ChatUnavailable(f"http-{fault.status}", may_have_arrived=made.is_doubtful, retry_after=wait)
        case discord.HTTPException() if fault.status < _FAULTS_FROM:
            reason = f"http-{fault.status}-{fault.code}"
            return ChatUnavailable(reason, may_have_arrived=made.is_doubtful, only_this=True)
        case aiohttp.ClientConnectorError():
            return ChatUnavailable("not-connected", may_have_arrived=made.is_doubtful)
        case RuntimeError():
            return ChatUnavailable("closed", may_have_arrived=made.is_doubtful)
        case _:
            return ChatUnavailable(type(fault).__name__, may_have_arrived=True)


def _retry_after(fault: discord.HTTPException, otherwise: float) -> float:
    try:
        return float(fault.response.headers.get("Retry-After", otherwise))
    except ValueError:
        return otherwise
