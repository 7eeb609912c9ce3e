"""Two of three go on: their partnership, its clock, agreement and room stay; who was in it is remembered."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.domain.deliveries import Delivery, Kind, Operation, StartedBy, delivery_key
from bot.domain.partnerships import PartnershipState, Standing
from bot.services.endings import OF_THE_TWO

if TYPE_CHECKING:
    from datetime import datetime

    from bot.domain.partnerships import Partnership
    from bot.domain.people import ParticipantId
    from bot.services.planning.view import RoundView


def shrink(
    view: RoundView, partnership: Partnership, gone: ParticipantId, because: str
) -> tuple[Partnership, Partnership]:
    """Take one of three out of a partnership. Give it, and a second, ended one that remembers the three together.

    The two were made a pair today; the clock runs on from their introduction.
    """
    rest = partnership.partners_of(gone)
    going_on = _begun(
        view,
        replace(
            partnership,
            members=rest,
            made_on=view.now.date(),
            silent=tuple(m for m in partnership.silent if m in rest),
            on_ladder=tuple(m for m in partnership.on_ladder if m in rest),
            look_at=None,
        ),
    )
    view.unit.partnerships.save_many([going_on])
    (as_it_was,) = view.unit.partnerships.add_many([_as_it_was(partnership, view.now, because)])
    waiting = view.unit.deliveries.unsent_of([gone])
    view.unit.deliveries.withdraw_many(
        [d.id for d in waiting if d.partnership_id == partnership.id and d.kind in OF_THE_TWO]
    )
    if partnership.room_id is not None:
        view.unit.deliveries.plan_many([_leaving(partnership, gone, view.now)])
    return going_on, as_it_was


def _begun(view: RoundView, partnership: Partnership) -> Partnership:
    """Let it begin, if only the introduction of the one who goes was still to come."""
    asks = view.unit.deliveries.asks_of([partnership.id]).get(partnership.id, ())
    sent = {d.participant_id: d.sent_at for d in asks if d.kind is Kind.INTRODUCTION and d.sent_at is not None}
    met = [sent[m] for m in partnership.members if m in sent]
    if partnership.state is not PartnershipState.PLANNED or len(met) < len(partnership.members):
        return partnership
    return replace(partnership, state=PartnershipState.ACTIVE, introduced_at=max(met))


def _as_it_was(partnership: Partnership, now: datetime, because: str) -> Partnership:
    return replace(
        partnership,
        id=0,
        state=PartnershipState.ENDED,
        standing=Standing.ENDED,
        ended_on=now.date(),
        ended_because=because,
        room_platform=None,
        room_id=None,
        silent=(),
        silent_since=None,
        on_ladder=(),
        look_at=None,
    )


def _leaving(partnership: Partnership, gone: ParticipantId, now: datetime) -> Delivery:
    place = f"room:{partnership.id}"
    return Delivery(
        key=delivery_key(
            round_id=partnership.round_id,
            what="room-member-left",
            number=gone,
            to=place,
            partnership_id=partnership.id,
        ),
        kind=Kind.NOTICE,
        what="room-member-left",
        operation=Operation.CHANGE_MEMBERS,
        started_by=StartedBy.COORDINATOR,
        due_at=now,
        number=gone,
        round_id=partnership.round_id,
        partnership_id=partnership.id,
        place=place,
        platform=partnership.room_platform,
        subject={"leaves": gone},
    )
