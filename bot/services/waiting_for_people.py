"""What is for people who have not come yet: it waits for them, is tried by nobody, and counts as no failure."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from bot.domain.daytime import day_of
from bot.domain.deliveries import LOOKS_AGAIN_AFTER, Delivery, DeliveryState, Kind, Operation, Outcome
from bot.domain.people import AccountState
from bot.ports.chat import Undeliverable

if TYPE_CHECKING:
    from bot.services.facts import Facts

AN_INTRODUCTION_WAITS_FOR = timedelta(days=7)
"""Then their partner has been alone for long enough, and the coordinators get a case."""


def wait_for_people(facts: Facts, delivery: Delivery) -> Outcome | None:
    """Give what becomes of a delivery that somebody must come for first; None where nobody need."""
    entered = facts.world.entered_by_people
    return _wait(facts, delivery) if entered and _must_wait(facts, delivery, entered) else None


def _must_wait(facts: Facts, delivery: Delivery, entered: frozenset[str]) -> bool:
    if delivery.operation is Operation.SEND_DIRECT:
        return facts.reader(delivery).is_expected(entered)
    if delivery.operation is not Operation.OPEN_ROOM or delivery.platform not in entered:
        return False
    partnership = facts.partnerships[delivery.partnership_id]  # type: ignore[index]  # a room is a partnership's
    there = (a for m in partnership.members if m in facts.people for a in facts.people[m].accounts)
    return any(a.platform == delivery.platform and a.state is AccountState.EXPECTED for a in there)


def _wait(facts: Facts, delivery: Delivery) -> Outcome:
    why = Undeliverable.NOT_YET_PRESENT.value
    if delivery.kind is Kind.INTRODUCTION and delivery.operation is Operation.SEND_DIRECT:
        earliest = date.fromisoformat(str(delivery.subject["earliest"]))
        if day_of(facts.now, facts.reader(delivery).zone) - earliest >= AN_INTRODUCTION_WAITS_FOR:
            return Outcome(delivery.id, DeliveryState.UNDELIVERABLE, facts.now, failure=why)
    due_at = facts.now + LOOKS_AGAIN_AFTER
    return Outcome(delivery.id, DeliveryState.PLANNED, facts.now, due_at=due_at, failure=why)
