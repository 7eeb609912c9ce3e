"""The cards of cases in the coordinators' channel: one a case, edited as it changes; and lists of several."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.cases import CaseReason
from bot.domain.deliveries import Delivery, DeliveryState, Kind, Operation, StartedBy, delivery_key
from bot.domain.values import changed
from bot.services.setup import channels

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from bot.domain.cases import Case
    from bot.domain.rounds import RoundId
    from bot.ports.storage import Unit

CARD = "case"
CHANNEL = "coordinators"
PLACE = f"channel:{CHANNEL}"
SHOWN_AT_ONCE = frozenset({CaseReason.CONDUCT})
"""What does not wait for working hours."""
ON_ITS_WAY = frozenset({DeliveryState.CLAIMED, DeliveryState.SENDING, DeliveryState.SENT})
"""A card that is there, or may be there already."""


def post_cards(unit: Unit, cases: Sequence[Case], now: datetime) -> Sequence[Case]:
    """Post the first card of each of these cases wherever coordinators are; none if they have no channel yet.

    Whatever the hour it is planned: what can wait is sent in working hours (outgoing.py).
    """
    platforms = coordinators_platforms(unit) if cases else ()
    if not platforms:
        return []
    carded = [changed(case, carded_at=now) for case in cases]
    unit.cases.save_many(carded)
    unit.deliveries.plan_many(_card(case, platform, now) for case in carded for platform in platforms)
    return carded


def refresh_card(unit: Unit, case: Case, now: datetime) -> Case:
    """Store a changed case, and have its card edited if it has one.

    A card that waits is made when it is sent, so it needs no edit; of a case that is over it is not needed any more.
    """
    revised = changed(case, revision=case.revision + 1)
    unit.cases.save_many([revised])
    if revised.carded_at is None:
        return revised
    for platform in coordinators_platforms(unit):
        card = unit.deliveries.by_key(card_key(revised, platform))
        if card is not None and card.state is DeliveryState.PLANNED:
            unit.deliveries.withdraw_many([card.id] if revised.is_resolved else [])
        elif card is not None and card.state in ON_ITS_WAY:
            unit.deliveries.plan_many([_edit(revised, card, platform, now)])
    return revised


def coordinators_platforms(unit: Unit) -> Sequence[str]:
    """Give on which platforms coordinators have a channel."""
    return [platform for platform, _ in channels(unit, CHANNEL)]


def card_key(case: Case, platform: str, revision: int | None = None) -> str:
    """Give the key of a case's card on a platform, or of an edit of it."""
    return delivery_key(
        round_id=case.round_id,
        what=CARD,
        number=case.id,
        to=_place_on(platform),
        partnership_id=case.partnership_id,
        revision=revision,
    )


def listing(
    unit: Unit,
    round_id: RoundId,
    what: str,
    cases: Sequence[Case],
    now: datetime,
    *,
    kind: Kind,
    number: int,
    revision: int | None = None,
) -> Sequence[Delivery]:
    """Give one message that lists cases, wherever coordinators are."""
    ids = ",".join(str(case.id) for case in cases)
    return [
        Delivery(
            key=delivery_key(round_id=round_id, what=what, number=number, to=_place_on(platform), revision=revision),
            kind=kind,
            what=what,
            operation=Operation.POST_TO_CHANNEL,
            started_by=StartedBy.BOT,
            due_at=now,
            number=number,
            round_id=round_id,
            place=PLACE,
            platform=platform,
            subject={"cases": ids},
        )
        for platform in coordinators_platforms(unit)
    ]


def listed(delivery: Delivery) -> Sequence[int]:
    """Give the cases that a message lists."""
    return [int(each) for each in str(delivery.subject["cases"]).split(",")]


def _place_on(platform: str) -> str:
    return f"{PLACE}@{platform}"


def _card(case: Case, platform: str, now: datetime) -> Delivery:
    """Give a card; a report is somebody's act, and is bound to no hours."""
    by = StartedBy.PERSON if case.reason in SHOWN_AT_ONCE else StartedBy.BOT
    return _message(case, platform, now, card_key(case, platform), Operation.POST_TO_CHANNEL, by, {"case": case.id})


def _edit(case: Case, card: Delivery, platform: str, now: datetime) -> Delivery:
    """Give an edit of a card; it disturbs nobody, so it goes at once, whatever the hour."""
    key = card_key(case, platform, case.revision)
    subject: Mapping[str, str | int] = {"case": case.id, "of": card.key}
    return _message(case, platform, now, key, Operation.EDIT, StartedBy.PERSON, subject)


def _message(
    case: Case,
    platform: str,
    now: datetime,
    key: str,
    operation: Operation,
    started_by: StartedBy,
    subject: Mapping[str, str | int],
) -> Delivery:
    return Delivery(
        key=key,
        kind=Kind.CASE,
        what=CARD,
        operation=operation,
        started_by=started_by,
        due_at=now,
        number=case.id,
        round_id=case.round_id,
        partnership_id=case.partnership_id,
        place=PLACE,
        platform=platform,
        subject=subject,
    )
