"""From a planned delivery to a message that can go out: claimed, sorted out, marked, and written down."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.deliveries import Delivery, DeliveryState, Operation, Outcome, StartedBy
from bot.services.addressing import make_ready
from bot.services.facts import Facts
from bot.services.not_sent import ended, withdrawn_by_pause
from bot.services.sending_hours import allowed_now, in_their_hours
from bot.services.settle import follow_up
from bot.services.waiting_for_people import wait_for_people

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from datetime import datetime

    from bot.ports.storage import Unit
    from bot.services.addressing import Ready
    from bot.services.world import World


def claim(unit: Unit, now: datetime, world: World, *, owner: str, limit: int) -> Sequence[Ready]:
    """Claim what is due and may go out now.

    What falls outside the reader's day, week or budget is put back with a new time; what has become useless is
    expired; what cannot be addressed is undeliverable; all in this transaction.
    """
    claimed = unit.deliveries.claim_due(now, owner=owner, limit=limit)
    if not claimed:
        return []
    facts = Facts(unit, claimed, now, world)
    unfit: list[Outcome] = []
    allowed = allowed_now(facts, _still_wanted(facts, unfit))
    ready = make_ready(facts, in_their_hours(facts, allowed, unfit), unfit)
    if unfit:
        record(unit, unfit, now, world)
    return ready


def address(unit: Unit, deliveries: Sequence[Delivery], now: datetime, world: World) -> Sequence[Ready]:
    """Give the same for deliveries that were left in `sending` by an owner that is gone (no check of day or budget)."""
    unfit: list[Outcome] = []
    ready = make_ready(Facts(unit, deliveries, now, world), deliveries, unfit)
    record(unit, unfit, now, world)
    return ready


def mark_sending(unit: Unit, ids: Collection[int], now: datetime, *, owner: str) -> frozenset[int]:
    """Commit that these are about to leave; give those that were not withdrawn meanwhile."""
    return unit.deliveries.mark_sending(ids, owner=owner, at=now)


def record(unit: Unit, outcomes: Sequence[Outcome], now: datetime, world: World) -> None:
    """Write down what became of them, and the facts that follow (introduced, room opened, account closed)."""
    unit.deliveries.record_outcomes(outcomes)
    follow_up(unit, outcomes, now, world)


def _still_wanted(facts: Facts, unfit: list[Outcome]) -> Sequence[Delivery]:
    """Keep what is of use and need not wait for anybody, whatever the hour; add what becomes of the rest."""
    superseded = _superseded(facts)
    wanted: list[Delivery] = []
    for delivery in facts.deliveries:
        outcome = _in_vain(facts, delivery, superseded)
        if outcome is None:
            wanted.append(delivery)
        else:
            unfit.append(outcome)
    return wanted


def _in_vain(facts: Facts, delivery: Delivery, superseded: Collection[int]) -> Outcome | None:
    if _is_over(delivery, facts.now):
        return ended(delivery, facts.now)
    waits = wait_for_people(facts, delivery)
    if waits is not None:
        return waits
    if delivery.id in superseded:
        return ended(delivery, facts.now, DeliveryState.WITHDRAWN, "superseded")
    if delivery.started_by is StartedBy.BOT and delivery.round_id and facts.round(delivery).is_paused:
        return withdrawn_by_pause(delivery, facts.now)
    return None


def _is_over(delivery: Delivery, now: datetime) -> bool:
    return delivery.expires_at is not None and delivery.expires_at <= now


def _superseded(facts: Facts) -> frozenset[int]:
    """Give the edits that a later one of the same message makes needless: each is made anew, of what holds by now."""
    edits = [d for d in facts.deliveries if d.operation is Operation.EDIT and not _is_over(d, facts.now)]
    if len(edits) <= 1:
        return frozenset()
    latest = {d.subject.get("of", d.key): d.id for d in sorted(edits, key=lambda d: d.id)}
    return frozenset(d.id for d in edits) - frozenset(latest.values())
