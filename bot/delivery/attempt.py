"""One attempt to bring one delivery to its reader, and what it means for the record."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, TypeVar

from bot.delivery.desk import tell
from bot.delivery.operations import ACTS, NotReady
from bot.domain.daytime import day_of
from bot.domain.deliveries import LOOKS_AGAIN_AFTER, DeliveryState, Operation, Outcome
from bot.ports.chat import ChatUnavailable, Undeliverable

if TYPE_CHECKING:
    from collections.abc import Awaitable, Mapping
    from datetime import datetime

    from bot.delivery.desk import Lane
    from bot.domain.people import Account
    from bot.ports.chat import Sent
    from bot.services.addressing import Ready

T = TypeVar("T")

ACCOUNTS_TRIED = 2
"""Messages go to the account last used, with one fallback when refused (DOMAIN.md §2)."""
FIRST_WAIT = timedelta(seconds=5)
LONGEST_WAIT = timedelta(minutes=15)
LAST_ATTEMPT = 100
"""About a day of trying; then a person must look at it."""
HANGS_AFTER = 30.0
"""Seconds beyond the life of a request after which a gateway that does not come back is given up."""

_ELSEWHERE = frozenset(
    {Undeliverable.DIRECT_MESSAGES_CLOSED, Undeliverable.ACCOUNT_GONE, Undeliverable.NOT_YET_PRESENT}
)


@dataclass(frozen=True, slots=True)
class Delivered:
    """It is there."""

    sent: Sent
    via: str


@dataclass(frozen=True, slots=True)
class Refused:
    """All who could have taken it said no, for good; `via` is the last account that did."""

    why: Undeliverable
    via: str | None


@dataclass(frozen=True, slots=True)
class NotNow:
    """It certainly did not arrive, and may be tried again."""

    reason: str
    retry_after: float | None = None


@dataclass(frozen=True, slots=True)
class Unknown:
    """It may or may not have arrived."""

    reason: str


@dataclass(frozen=True, slots=True)
class Broken:
    """It lacks something without which it can never be sent."""


@dataclass(frozen=True, slots=True)
class Attempt:
    """What came of it, and which accounts refused on the way."""

    result: Delivered | Refused | NotNow | Unknown | Broken
    refused: tuple[tuple[str, str], ...] = ()


def home_of(ready: Ready, lanes: Mapping[str, Lane]) -> str | None:
    """Give the platform to try first; None if none of them runs here."""
    if ready.platform in lanes:
        return ready.platform
    targets = targets_of(ready, lanes)
    return targets[0][0].gateway.platform if targets else None


def targets_of(ready: Ready, lanes: Mapping[str, Lane]) -> tuple[tuple[Lane, Account | None], ...]:
    """Give where to try, in order: a person's accounts on platforms that run here, or the one place."""
    if ready.delivery.operation is not Operation.SEND_DIRECT:
        lane = lanes.get(ready.platform)
        return () if lane is None else ((lane, None),)
    reachable = [(lanes[a.platform], a) for a in ready.accounts if a.platform in lanes]
    return tuple(reachable[:ACCOUNTS_TRIED])


async def attempt(ready: Ready, lanes: Mapping[str, Lane]) -> Attempt:
    """Try once; if an account refuses for good, try the next, on its own platform and at that platform's pace.

    The caller holds the first platform's grant. Never raises what a gateway raises.
    """
    refused: list[tuple[str, str]] = []
    result: Refused | Broken = Broken()
    for lane, account in targets_of(ready, lanes):
        if refused:
            await lane.pacer.grant()
        answer = await _ask(lane, ready, account)
        if not isinstance(answer, Undeliverable):
            return Attempt(answer, tuple(refused))
        result = Refused(answer, str(account) if account is not None else None)
        if account is None or answer not in _ELSEWHERE:
            break
        refused.append((str(account), answer.value))
    return Attempt(result, tuple(refused))


async def _ask(
    lane: Lane, ready: Ready, account: Account | None
) -> Delivered | Undeliverable | NotNow | Unknown | Broken:
    delivery = ready.delivery
    try:
        asked = ACTS[delivery.operation].do(lane.gateway, ready, account)
        answer = await (asked if lane.answers_at_once else _in_time(asked, lane))
    except ChatUnavailable as fault:
        if fault.retry_after is not None and not fault.only_this:
            lane.pacer.pause(fault.retry_after)
        return Unknown(fault.reason) if fault.may_have_arrived else NotNow(fault.reason, fault.retry_after)
    except NotReady:
        return Broken()
    except Exception as fault:  # noqa: BLE001  # one delivery's fault never stops the others
        tell("gateway failed", fault, delivery=delivery.id, key=delivery.key)
        return Unknown(type(fault).__name__)
    if isinstance(answer, Undeliverable):
        return answer
    return Delivered(answer, str(account) if account is not None else answer.place_id)


async def _in_time(asked: Awaitable[T], lane: Lane) -> T:
    """Wait for a gateway, but not for ever. Raises TimeoutError."""
    async with asyncio.timeout(lane.gateway.capabilities.request_lives_for + HANGS_AFTER):
        return await asked


def outcome_of(ready: Ready, tried: Attempt, now: datetime) -> Outcome | None:
    """Give what to write down; None while it is in doubt."""
    match tried.result:
        case Delivered(sent, via):
            return sent_outcome(ready, sent, via, at=now, refused=tried.refused)
        case Refused(Undeliverable.NOT_YET_PRESENT as why):
            return Outcome(
                ready.delivery.id,
                DeliveryState.PLANNED,
                now,
                failure=why.value,
                due_at=now + LOOKS_AGAIN_AFTER,
                refused=tried.refused,
            )
        case Refused(why, via):
            return Outcome(
                ready.delivery.id,
                DeliveryState.UNDELIVERABLE,
                now,
                sent_via=via,
                failure=why.value,
                refused=tried.refused,
            )
        case NotNow(reason, retry_after):
            wait = retry_after or 0.0
            attempts = ready.delivery.attempts + 1
            return again_outcome(ready, reason, now, attempts=attempts, wait=wait, refused=tried.refused)
        case Broken():
            return Outcome(ready.delivery.id, DeliveryState.HELD, now, failure="not-ready", refused=tried.refused)
        case Unknown():
            return None


def sent_outcome(
    ready: Ready, sent: Sent, via: str, *, at: datetime, refused: tuple[tuple[str, str], ...] = ()
) -> Outcome:
    """Give the record of an arrival, on the reader's own date."""
    return Outcome(
        ready.delivery.id,
        DeliveryState.SENT,
        at,
        sent_on=day_of(at, ready.zone),
        sent_zone=ready.zone,
        locale=ready.locale,
        sent_via=via,
        external_id=str(sent),
        refused=refused,
    )


def again_outcome(
    ready: Ready,
    reason: str,
    now: datetime,
    *,
    attempts: int,
    wait: float = 0.0,
    refused: tuple[tuple[str, str], ...] = (),
) -> Outcome:
    """Put it back for a later attempt, ever later, not within `wait` seconds; after a day of attempts hold it."""
    held = attempts >= LAST_ATTEMPT
    return Outcome(
        ready.delivery.id,
        DeliveryState.HELD if held else DeliveryState.PLANNED,
        now,
        failure=reason,
        due_at=None if held else now + max(back_off(attempts), timedelta(seconds=wait)),
        refused=refused,
    )


def back_off(attempts: int) -> timedelta:
    """Give how long to wait after so many attempts: 5 s, doubled each time, at most a quarter of an hour."""
    return min(LONGEST_WAIT, FIRST_WAIT * (1 << min(attempts - 1, 10)))
