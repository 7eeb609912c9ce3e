"""The cards of cases in the coordinators' channel: one a case, edited as it changes."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.domain.deliveries import Delivery, Kind, Operation, StartedBy, delivery_key
from bot.services.setup import channels

if TYPE_CHECKING:
    from datetime import datetime

    from bot.domain.cases import Case
    from bot.ports.storage import Unit

CARD = "case"


def refresh_card(unit: Unit, case: Case, now: datetime) -> Case:
    """Store a changed case, and have its card edited if it has one."""
    changed = replace(case, revision=case.revision + 1)
    unit.cases.save_many([changed])
    if changed.carded_at is not None:
        unit.deliveries.plan_many(_edit(changed, platform, now) for platform, _ in channels(unit, "coordinators"))
    return changed


def card_key(case: Case, platform: str) -> str:
    """Give the key of a case's card on a platform."""
    place = f"channel:coordinators@{platform}"
    return delivery_key(round_id=case.round_id, what=CARD, number=case.id, to=place, partnership_id=case.partnership_id)


def _edit(case: Case, platform: str, now: datetime) -> Delivery:
    place = f"channel:coordinators@{platform}"
    return Delivery(
        key=delivery_key(
            round_id=case.round_id,
            what=CARD,
            number=case.id,
            to=place,
            partnership_id=case.partnership_id,
            revision=case.revision,
        ),
        kind=Kind.CASE,
        what=CARD,
        operation=Operation.EDIT,
        started_by=StartedBy.BOT,
        due_at=now,
        number=case.id,
        round_id=case.round_id,
        partnership_id=case.partnership_id,
        place="channel:coordinators",
        platform=platform,
        subject={"case": case.id, "of": card_key(case, platform)},
    )
