"""Doubt: a message that left, and nobody knows whether it arrived. The platform is asked; nothing is hoped.

History says "not there" too early: a request may still be working inside the platform after its sender is dead or has
given up. So a doubt first waits longer than a request can live, then the platform's history is searched for the key.
Found: sent. Not found: sent again. History unreadable: asked again, and after a day held for a person. A platform that
drops a second message with the same nonce is simply sent it again, while the first is fresh.
"""

from __future__ import annotations

import asyncio
from collections import defaultdict
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from bot.delivery.attempt import Delivered, again_outcome, attempt, sent_outcome, targets_of
from bot.delivery.desk import Doubt, log, tell
from bot.delivery.operations import ACTS
from bot.domain.deliveries import DeliveryState, Outcome
from bot.ports.chat import ChatUnavailable

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from bot.delivery.desk import Desk, Lane
    from bot.domain.people import Account
    from bot.ports.storage import Store, Unit
    from bot.services.addressing import Ready

QUARANTINE = 1.5
"""How many lives of a request a doubt waits before history is believed."""
FRESH = 0.75
"""The part of a platform's nonce window that is relied on; how long it is is not documented."""
SKEW = timedelta(minutes=10)
"""How far our wall clock and the platform's may differ; history is searched from that long before."""
HELD_AFTER = timedelta(hours=24)
"""When a person must look, because the platform's history cannot be read."""
LONGEST_WAIT = 900.0
"""Seconds between two looks at a history that cannot be read."""


@dataclass(frozen=True, slots=True)
class Recovered:
    """What an earlier process had claimed and never tried, and what it left in doubt."""

    released: int
    adopted: int


async def recover(store: Store, *, owner: str) -> Recovered:
    """Put back at once what earlier owners had claimed, and make what they were sending `owner`'s to settle.

    All other owners are gone: the caller holds the lock that dies with its process.
    """
    recovered = await store.transact(_take_over, owner)
    log.info("recovered", released=recovered.released, adopted=recovered.adopted)
    return recovered


def _take_over(unit: Unit, owner: str) -> Recovered:
    released = unit.deliveries.release(not_owner=owner)
    left = [delivery.id for delivery in unit.deliveries.in_doubt(not_owner=owner)]
    unit.deliveries.adopt(left, owner=owner)
    return Recovered(released, len(left))


async def settle(desk: Desk) -> int:
    """Find out about what is in doubt and ripe. Give how many were settled."""
    if not desk.must_look:
        return 0
    by_platform: dict[str, list[Ready]] = defaultdict(list)
    for ready in await _read(desk):
        by_platform[ready.platform].append(ready)
    return sum(await asyncio.gather(*(_settle_in_turn(desk, some) for some in by_platform.values())))


async def _read(desk: Desk) -> Sequence[Ready]:
    """Read what is `sending` and not under way; a delivery may set out or arrive while this waits for the store.

    What `address` leaves out it has settled itself.
    """
    known, busy = set(desk.doubts), frozenset(desk.under_way)
    desk.must_look = False
    try:
        found = await desk.store.transact(_in_doubt, desk, busy)
    except BaseException:
        desk.must_look = True
        raise
    found = [ready for ready in found if ready.delivery.id not in desk.under_way]
    ids = {ready.delivery.id for ready in found}
    for gone in known - ids:
        desk.doubts.pop(gone, None)
    for delivery_id in ids:
        desk.doubts.setdefault(delivery_id, Doubt(None, desk.stopwatch.seconds()))
    desk.must_look |= bool(found)
    return found


def _in_doubt(unit: Unit, desk: Desk, busy: frozenset[int]) -> Sequence[Ready]:
    doubtful = [d for d in unit.deliveries.in_doubt() if d.owner == desk.owner and d.id not in busy]
    return desk.outgoing.address(unit, doubtful, desk.clock.now(), desk.world) if doubtful else ()


async def _settle_in_turn(desk: Desk, readies: Sequence[Ready]) -> int:
    """Settle one platform's, one at a time: reading history is limited more narrowly than sending."""
    outcomes: list[Outcome] = []
    for ready in readies:
        doubt = desk.doubts[ready.delivery.id]
        try:
            outcome = await _settle_one(desk, ready, doubt)
        except ChatUnavailable as fault:
            outcome = _still_unknown(desk, ready, doubt, fault)
            if fault.retry_after is not None:
                _put_off(desk, readies, fault.retry_after)
        except Exception as fault:  # noqa: BLE001  # one delivery's fault never stops the others
            tell("doubt not settled", fault, delivery=ready.delivery.id)
            outcome = _still_unknown(desk, ready, doubt)
        if outcome is not None:
            outcomes.append(outcome)
            log.info("doubt settled", delivery=outcome.delivery_id, key=ready.delivery.key, state=outcome.state.value)
    return await desk.record(outcomes)


async def _settle_one(desk: Desk, ready: Ready, doubt: Doubt) -> Outcome | None:
    """Give what became of one; None while it must wait. Raises ChatUnavailable if history cannot be read."""
    delivery, now = ready.delivery, desk.clock.now()
    targets = targets_of(ready, desk.lanes)
    if not targets:
        return _still_unknown(desk, ready, doubt)
    if _is_fresh(desk, ready, doubt, targets) and (repeated := await _repeat(desk, ready, doubt, targets)):
        return repeated
    quarantine = QUARANTINE * max(lane.gateway.capabilities.request_lives_for for lane, _ in targets)
    if desk.stopwatch.seconds() < max(doubt.since + quarantine, doubt.not_before):
        return None
    sent_at = delivery.sending_at or now
    arrived = await _look(ready, targets, sent_at - SKEW)
    if arrived is None:
        return again_outcome(ready, "not-arrived", now, attempts=delivery.attempts)
    return sent_outcome(ready, arrived.sent, arrived.via, at=sent_at)


def _is_fresh(desk: Desk, ready: Ready, doubt: Doubt, targets: Sequence[tuple[Lane, Account | None]]) -> bool:
    """Say whether a second message with the same nonce would be dropped. Only the stopwatch is trusted with this."""
    if doubt.left_at is None or not ACTS[ready.delivery.operation].carries_nonce:
        return False
    age = desk.stopwatch.seconds() - doubt.left_at
    return all(age < FRESH * lane.gateway.capabilities.nonce_window for lane, _ in targets)


async def _repeat(
    desk: Desk, ready: Ready, doubt: Doubt, targets: Sequence[tuple[Lane, Account | None]]
) -> Outcome | None:
    """Send it once more with its nonce; what comes back is trusted only if it is there."""
    granted = await targets[0][0].pacer.grant(patience=0.0)
    if not granted or not _is_fresh(desk, ready, doubt, targets):
        return None
    doubt.since = desk.stopwatch.seconds()
    tried = await attempt(ready, desk.lanes)
    doubt.since = desk.stopwatch.seconds()
    if not isinstance(tried.result, Delivered):
        return None
    sent, via = tried.result.sent, tried.result.via
    return sent_outcome(ready, sent, via, at=ready.delivery.sending_at or desk.clock.now(), refused=tried.refused)


async def _look(ready: Ready, targets: Sequence[tuple[Lane, Account | None]], since: datetime) -> Delivered | None:
    """Search where it may have arrived. Raises ChatUnavailable if it was not found and not everything was readable."""
    find = ACTS[ready.delivery.operation].find
    if find is None:
        return None
    unread: ChatUnavailable | None = None
    for lane, account in targets:
        await lane.pacer.grant()
        try:
            sent = await find(lane.gateway, ready, account, since)
        except ChatUnavailable as fault:
            unread = fault
            continue
        if sent is not None:
            return Delivered(sent, str(account) if account is not None else sent.place_id)
    if unread is not None:
        raise unread
    return None


def _still_unknown(desk: Desk, ready: Ready, doubt: Doubt, fault: ChatUnavailable | None = None) -> Outcome | None:
    """Ask again later; after a day hold it for a person."""
    now, sent_at = desk.clock.now(), ready.delivery.sending_at
    if sent_at is not None and now - sent_at > HELD_AFTER:
        return Outcome(ready.delivery.id, DeliveryState.HELD, now, failure="history-unreadable")
    lives = max((lane.gateway.capabilities.request_lives_for for lane, _ in targets_of(ready, desk.lanes)), default=0.0)
    wait = min(LONGEST_WAIT, lives * 2.0 ** min(doubt.looks, 10))
    retry_after = fault.retry_after if fault is not None else None
    doubt.looks += 1
    doubt.not_before = desk.stopwatch.seconds() + max(wait, retry_after or 0.0)
    return None


def _put_off(desk: Desk, readies: Sequence[Ready], seconds: float) -> None:
    """Ask nothing more of a platform whose history may be read only now and then."""
    until = desk.stopwatch.seconds() + seconds
    for ready in readies:
        doubt = desk.doubts.get(ready.delivery.id)
        if doubt is not None:
            doubt.not_before = max(doubt.not_before, until)
