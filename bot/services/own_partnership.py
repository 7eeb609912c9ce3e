"""The partnership that somebody means who says "my partner", by a command or by a button."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.deliveries import DeliveryState, Kind
from bot.domain.errors import Ambiguous, NotFound, Refused
from bot.domain.partnerships import PartnershipState
from bot.domain.rounds import RoundState

if TYPE_CHECKING:
    from bot.domain.partnerships import Partnership
    from bot.domain.rounds import Round
    from bot.services.asked import Asked


class NoPartner(Refused):
    """The person has no partner at the moment."""

    key = "refused-no-partner"


class PartnershipOver(Refused):
    """The button belongs to a partnership that has ended."""

    key = "refused-partnership-over"


ON_ITS_WAY = frozenset({DeliveryState.SENDING, DeliveryState.SENT})


def own_partnership(asked: Asked, round: str | None = None) -> tuple[Round, Partnership]:
    """Give the partnership that goes on of the one who asks, with its round. Raises NoPartner, Ambiguous, NotFound."""
    wanted = None if round is None else asked.round(round).id
    found = [
        (round_, partnership)
        for round_, partnership in _going_on(asked)
        if wanted in {None, round_.id} and _has_been_introduced(asked, partnership)
    ]
    if len(found) > 1:
        raise Ambiguous(names=", ".join(round_.name for round_, _ in found))
    if not found:
        raise NoPartner
    return found[0]


def pressed_partnership(asked: Asked, number: str) -> tuple[Round, Partnership]:
    """Give the partnership a button is about. Raises NotFound for anybody else's, PartnershipOver once it has ended."""
    found = asked.unit.partnerships.get(int(number)) if number.isdecimal() else None
    if found is None or asked.person.id not in found.members:
        raise NotFound(what=number)
    round_ = asked.unit.rounds.get(found.round_id)
    if round_ is None or found.state is PartnershipState.ENDED or round_.state is not RoundState.RUNNING:
        raise PartnershipOver
    return round_, found


def _going_on(asked: Asked) -> list[tuple[Round, Partnership]]:
    theirs = asked.unit.partnerships.of_participant(asked.person.id)
    with_round = [(asked.unit.rounds.get(p.round_id), p) for p in theirs if p.state is not PartnershipState.ENDED]
    return [(r, p) for r, p in with_round if r is not None and r.state is RoundState.RUNNING]


def _has_been_introduced(asked: Asked, partnership: Partnership) -> bool:
    """Say whether the person knows their partner's name already, also where the other's introduction still waits."""
    if partnership.state is PartnershipState.ACTIVE:
        return True
    sent = asked.unit.deliveries.asks_of([partnership.id]).get(partnership.id, ())
    mine = [d for d in sent if d.kind is Kind.INTRODUCTION and d.participant_id == asked.person.id]
    return any(d.state in ON_ITS_WAY for d in mine)
