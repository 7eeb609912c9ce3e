"""What follows from a delivery's fate: facts about partnerships, rooms and accounts."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from bot.domain.deliveries import Delivery, DeliveryState, Kind, Operation, Outcome, StartedBy, delivery_key
from bot.domain.partnerships import BECAME_A_THREE, Partnership, PartnershipState
from bot.domain.people import AccountState
from bot.ports.chat import Undeliverable
from bot.services.place_checks import WHAT as PLACE_CHECK
from bot.services.place_checks import tell_refused
from bot.services.planning.rooms import closing
from bot.services.say_in_room import say_in_rooms
from bot.services.tending.files import LADDER_WHATS
from bot.services.tending.looking import look_again
from bot.services.words_on_their_way import CARRIES_WORDS, words_settled

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import datetime

    from bot.ports.storage import Unit
    from bot.services.world import World

ACCOUNT_BECOMES: Mapping[str, AccountState] = {
    Undeliverable.DIRECT_MESSAGES_CLOSED.value: AccountState.CLOSED,
    Undeliverable.ACCOUNT_GONE.value: AccountState.GONE,
    Undeliverable.NOT_YET_PRESENT.value: AccountState.EXPECTED,
}
"""What a refusal says about the account."""


ASKS = LADDER_WHATS | {"introduction"}
"""What a silence is counted from, step by step: the partnership is looked at again once one is settled."""
FOLLOWED = frozenset({"introduction", "room", PLACE_CHECK}) | ASKS | CARRIES_WORDS
"""What sets something else going once it is settled; of all the rest nothing more need be read."""
SETTLED = frozenset({DeliveryState.SENT, DeliveryState.UNDELIVERABLE})


def follow_up(unit: Unit, outcomes: Sequence[Outcome], now: datetime, world: World) -> None:
    """Draw the consequences of these outcomes."""
    refused = [o for o in outcomes if o.refused or o.state is DeliveryState.UNDELIVERABLE]
    if refused:
        _refused(unit, refused)
    settled = [o.delivery_id for o in outcomes if o.state in SETTLED]
    found = [d for d in unit.deliveries.get_many(settled, whats=FOLLOWED) if d.state in SETTLED] if settled else []
    if not found and not refused:
        return
    sent = [d for d in found if d.state is DeliveryState.SENT]
    _introduced(unit, [d for d in sent if d.kind is Kind.INTRODUCTION and d.participant_id is not None])
    _rooms_opened(unit, [d for d in sent if d.operation is Operation.OPEN_ROOM], now)
    say_in_rooms(unit, refused, now)
    words_settled(unit, [d for d in found if d.what in CARRIES_WORDS], now, world)
    tell_refused(unit, [d for d in found if d.what == PLACE_CHECK], now)
    asked = {d.partnership_id for d in found if d.what in ASKS and d.partnership_id is not None}
    look_again(unit, unit.partnerships.get_many(asked).values() if asked else ())


def _introduced(unit: Unit, introductions: Sequence[Delivery]) -> None:
    """Start the clock of each partnership at the later of its introductions."""
    if not introductions:
        return
    partnerships = unit.partnerships.get_many({d.partnership_id for d in introductions if d.partnership_id})
    waiting = [p for p in partnerships.values() if p.state is PartnershipState.PLANNED]
    if not waiting:
        return
    keys = {p.id: [_introduction_key(p, m) for m in p.members] for p in waiting}
    sent_at = unit.deliveries.sent_at([key for each in keys.values() for key in each])
    unit.partnerships.save_many(
        replace(p, state=PartnershipState.ACTIVE, introduced_at=max(sent_at[key] for key in keys[p.id]))
        for p in waiting
        if all(key in sent_at for key in keys[p.id])
    )


def _introduction_key(partnership: Partnership, member: int) -> str:
    return delivery_key(
        round_id=partnership.round_id, what="introduction", number=1, to=member, partnership_id=partnership.id
    )


def _rooms_opened(unit: Unit, opened: Sequence[Delivery], now: datetime) -> None:
    """Remember each room, and plan its opening post."""
    if not opened:
        return
    partnerships = unit.partnerships.get_many({d.partnership_id for d in opened if d.partnership_id})
    rooms = {d.partnership_id: d for d in opened}
    unit.partnerships.save_many(
        replace(p, room_platform=rooms[p.id].platform, room_id=(rooms[p.id].external_id or "").rpartition("/")[0])
        for p in partnerships.values()
    )
    unit.deliveries.plan_many(_opening_post(d, now) for d in opened)
    _close_what_they_replace(unit, partnerships.values(), now)


def _close_what_they_replace(unit: Unit, opened: Iterable[Partnership], now: datetime) -> None:
    """Close the rooms of two whom a third has joined: they had theirs until the new one was there."""
    threes = [p for p in opened if len(p.members) > 2]  # noqa: PLR2004  # two are a pair
    earlier = unit.partnerships.of_participants({m for p in threes for m in p.members}) if threes else ()
    left = [p for p in earlier if p.ended_because == BECAME_A_THREE and p.room_id is not None]
    unit.deliveries.plan_many(closing(p, now) for p in left if any(set(p.members) < set(t.members) for t in threes))


def _opening_post(room: Delivery, now: datetime) -> Delivery:
    return Delivery(
        key=delivery_key(
            round_id=room.round_id,
            what="room-opening",
            number=1,
            to=room.place or "",
            partnership_id=room.partnership_id,
        ),
        kind=Kind.INTRODUCTION,
        what="room-opening",
        operation=Operation.POST_TO_ROOM,
        started_by=StartedBy.BOT,
        due_at=now,
        number=1,
        round_id=room.round_id,
        partnership_id=room.partnership_id,
        place=room.place,
        platform=room.platform,
        expires_at=now + timedelta(days=14),
    )


def _refused(unit: Unit, outcomes: Sequence[Outcome]) -> None:
    """Remember which accounts cannot be written to, also where another one of the same person could be."""
    refusals = [(account, why) for o in outcomes for account, why in (*o.refused, (o.sent_via or "", o.failure or ""))]
    states = {account: ACCOUNT_BECOMES[why] for account, why in refusals if account and why in ACCOUNT_BECOMES}
    if not states:
        return
    readers = {
        d.participant_id for d in unit.deliveries.get_many([o.delivery_id for o in outcomes]) if d.participant_id
    }
    look_again(unit, unit.partnerships.of_participants(readers))
    unit.people.save_many(
        replace(p, accounts=tuple(replace(a, state=states.get(str(a), a.state)) for a in p.accounts))
        for p in unit.people.get_many(readers).values()
    )
