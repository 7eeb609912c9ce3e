"""Whether the bot can write where it was told to: it says so there; a failure is told to whoever chose the place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.deliveries import Delivery, DeliveryState, Kind, Operation, Outcome, StartedBy, delivery_key
from bot.messages.render import prose
from bot.ports.chat import Place

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import datetime

    from bot.ports.chat import Prose
    from bot.ports.storage import Unit
    from bot.services.asked import Asked

WHAT = "place-check"
REFUSED = "place-refused"
CHANNEL = "channel-"
TRIED: Mapping[DeliveryState, str] = {
    DeliveryState.SENT: "reached",
    DeliveryState.UNDELIVERABLE: "refused",
    DeliveryState.HELD: "refused",
}
"""What the check of a place came to; all else is still on its way."""


def check_places(asked: Asked, stored: Mapping[str, str]) -> bool:
    """Write to each channel that was just chosen; say whether there is any."""
    chosen = [_check(asked, name, place) for name, place in stored.items() if name.startswith(CHANNEL)]
    asked.unit.deliveries.plan_many(chosen)
    for each in chosen:
        known = asked.unit.deliveries.by_key(each.key)
        if known is not None and known.state in TRIED:
            again = Outcome(known.id, DeliveryState.PLANNED, asked.now, due_at=asked.now)
            asked.unit.deliveries.record_outcomes([again])
    return bool(chosen)


def _check(asked: Asked, setting: str, place: str) -> Delivery:
    name, _, platform = setting.removeprefix(CHANNEL).rpartition("-")
    person = asked.actor.participant
    return Delivery(
        key=check_key(name, platform, place),
        kind=Kind.NOTICE,
        what=WHAT,
        operation=Operation.POST_TO_CHANNEL,
        started_by=StartedBy.COORDINATOR,
        due_at=asked.now,
        place=f"channel:{name}",
        platform=platform,
        subject={"channel": name, "by": person.id if person else 0},
    )


def check_key(name: str, platform: str, place: str) -> str:
    """Give the key of a place's check."""
    return delivery_key(round_id=None, what=WHAT, number=0, to=f"channel:{name}@{platform}/{place}")


def place_words(asked: Asked, name: str, platform: str, place: str) -> Prose:
    """Give a place, and what came of trying to write there."""
    tried = asked.unit.deliveries.by_key(check_key(name, platform, place))
    state = "untried" if tried is None else TRIED.get(tried.state, "waiting")
    return prose(asked.locale, f"setup-place-{state}", place=Place(platform, place))


def tell_refused(unit: Unit, checks: Iterable[Delivery], now: datetime) -> None:
    """Tell whoever chose a place that the bot cannot write there, if they are on the roster; `/setup` tells all."""
    failed = [d for d in checks if d.state is DeliveryState.UNDELIVERABLE and int(d.subject["by"])]
    if failed:
        unit.deliveries.plan_many(_told(each, now) for each in failed)


def _told(check: Delivery, now: datetime) -> Delivery:
    person_id = int(check.subject["by"])
    return Delivery(
        key=delivery_key(round_id=None, what=REFUSED, number=check.id, to=person_id, revision=int(now.timestamp())),
        kind=Kind.NOTICE,
        what=REFUSED,
        operation=Operation.SEND_DIRECT,
        started_by=StartedBy.PERSON,
        due_at=now,
        participant_id=person_id,
        subject={"channel": check.subject["channel"], "platform": check.platform or ""},
    )
