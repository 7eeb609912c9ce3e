"""What becomes of people's words: erased when delivered to all, and after three days whatever happened.

Only what has arrived is contact. Who wrote what could not be delivered is told, kindly and by name of the reader.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.deliveries import Delivery, DeliveryState, Kind, Operation, Outcome, StartedBy, delivery_key
from bot.domain.signs import Sign, SignKind
from bot.domain.words import KeptWords, Purpose
from bot.services.ask_coordinators import CONDUCT_REPORT, TO_COORDINATORS
from bot.services.pass_on import PASSED_ON
from bot.services.planning.steps import ACTS_COUNT_FROM
from bot.services.tend import note, tend_those_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence
    from datetime import datetime

    from bot.ports.storage import Unit
    from bot.services.world import World

CARRIES_WORDS = frozenset({PASSED_ON, TO_COORDINATORS, CONDUCT_REPORT})

STILL_ON_ITS_WAY = frozenset(
    {DeliveryState.PLANNED, DeliveryState.CLAIMED, DeliveryState.SENDING, DeliveryState.HELD},
)
ALREADY_TOLD = frozenset({DeliveryState.SENT, DeliveryState.UNDELIVERABLE})
"""What the writer need not be told when three days are over."""


def words_settled(unit: Unit, carried: Sequence[Delivery], now: datetime, world: World) -> None:
    """Draw the consequences of deliveries of words that have just arrived, or were refused for good.

    Where the words are no longer kept, they were drawn before.
    """
    kept = unit.words.get_many({int(d.subject["words"]) for d in carried}) if carried else {}
    if not kept:
        return
    every = _deliveries_of(unit, kept.keys())
    settled = {d.id for d in carried}
    signs = [_contact(words, found) for words in kept.values() if (found := _first_arrived(every[words.id], settled))]
    done = [words_id for words_id, theirs in every.items() if not any(d.state in STILL_ON_ITS_WAY for d in theirs)]
    unit.words.drop_many(done)
    refused = [d for theirs in every.values() for d in theirs if d.id in settled and _is_refused(d)]
    _tell_writers(unit, refused, now)
    if signs:
        note(unit, signs, now, world)
    tend_those_of(unit, {int(d.subject["from"]) for d in refused}, now, world)


def _is_refused(delivery: Delivery) -> bool:
    return delivery.state is DeliveryState.UNDELIVERABLE


def _first_arrived(theirs: Sequence[Delivery], settled: Iterable[int]) -> Delivery | None:
    """Give the first arrival of some words between partners, if it is among these; what comes later is no new sign."""
    arrived = [d for d in theirs if d.state is DeliveryState.SENT and d.what == PASSED_ON]
    first = min(arrived, key=lambda d: (d.sent_at or d.due_at, d.id), default=None)
    return first if first is not None and first.id in set(settled) else None


def _contact(kept: KeptWords, arrived: Delivery) -> Sign:
    return Sign(kept.sender_id, SignKind.PASSED_ON, arrived.sent_at or kept.kept_at, kept.partnership_id)


def erase_overdue(unit: Unit, now: datetime) -> None:
    """Erase words whose time is over, and tell who wrote them what was not delivered. Held words just go."""
    overdue = {words.id: words for words in unit.words.overdue(now)}
    if not overdue:
        return
    going = [words.id for words in overdue.values() if words.purpose is not Purpose.HELD]
    undelivered = [d for d in unit.deliveries.of_words(going) if d.state not in ALREADY_TOLD]
    waiting = [d.id for d in undelivered if d.state in {DeliveryState.PLANNED, DeliveryState.HELD}]
    unit.deliveries.record_outcomes(Outcome(each, DeliveryState.EXPIRED, now) for each in waiting)
    _tell_writers(unit, undelivered, now)
    unit.words.drop_many(overdue)


def _deliveries_of(unit: Unit, words_ids: Collection[int]) -> Mapping[int, Sequence[Delivery]]:
    """Give all deliveries of some words, one a reader or channel."""
    found: dict[int, list[Delivery]] = {words_id: [] for words_id in words_ids}
    for delivery in unit.deliveries.of_words(words_ids):
        found[delivery.number].append(delivery)
    return found


def _tell_writers(unit: Unit, undelivered: Iterable[Delivery], now: datetime) -> None:
    unit.deliveries.plan_many(_notice(each, now) for each in undelivered)


def _notice(undelivered: Delivery, now: datetime) -> Delivery:
    """Tell who wrote something that it has not arrived, once for each reader."""
    writer = int(undelivered.subject["from"])
    what = f"not-{undelivered.what}"
    number = ACTS_COUNT_FROM + undelivered.id
    return Delivery(
        key=delivery_key(
            round_id=undelivered.round_id,
            what=what,
            number=number,
            to=writer,
            partnership_id=undelivered.partnership_id,
        ),
        kind=Kind.NOTICE,
        what=what,
        operation=Operation.SEND_DIRECT,
        started_by=StartedBy.PERSON,
        due_at=now,
        number=number,
        round_id=undelivered.round_id,
        partnership_id=undelivered.partnership_id,
        participant_id=writer,
        subject={} if undelivered.participant_id is None else {"who": undelivered.participant_id},
    )
