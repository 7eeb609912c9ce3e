"""Bring somebody's words to the coordinators' channel, because they asked for it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.domain.deliveries import Delivery, Kind, Operation, StartedBy, delivery_key
from bot.domain.errors import Refused
from bot.domain.rounds import RoundState
from bot.domain.words import PASSED_ON_FOR, KeptWords, Purpose
from bot.services.case_cards import refresh_card
from bot.services.pass_on import refuse_unfit
from bot.services.setup import channels

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bot.domain.rounds import Round
    from bot.services.asked import Asked

TO_COORDINATORS = "to-coordinators"
CONDUCT_REPORT = "conduct-report"
PLACE = "channel:coordinators"


class NobodyToAsk(Refused):
    """The programme has no channel in which coordinators read."""

    key = "refused-nobody-to-ask"


def send_to_coordinators(asked: Asked, held: KeptWords) -> None:
    """Plan held words to the coordinators' channel, at once. Raises NobodyToAsk, and WordsTooLong and the like.

    No case is opened by this: whoever answers opens one with a tap. If there is one, its card is brought up to date.
    """
    refuse_unfit(held)
    round_ = _round(asked)
    platforms = [platform for platform, _ in channels(asked.unit, "coordinators")]
    if round_ is None or not platforms:
        raise NobodyToAsk
    going = replace(held, purpose=Purpose.TO_COORDINATORS, until=held.kept_at + PASSED_ON_FOR)
    asked.unit.words.change(going)
    asked.unit.deliveries.plan_many(_deliveries(asked, going, round_, platforms))
    _refresh_cards(asked, going)


def _round(asked: Asked) -> Round | None:
    """Give the round in which somebody takes part now, else their latest."""
    theirs = {a.round_id for a in asked.unit.applications.of_participant(asked.person.id)}
    rounds = [r for r in asked.unit.rounds.all() if r.id in theirs]
    going_on = [r for r in rounds if r.state is not RoundState.ENDED]
    return next(reversed(going_on or rounds), None)


def _deliveries(asked: Asked, kept: KeptWords, round_: Round, platforms: Iterable[str]) -> Iterable[Delivery]:
    for platform in platforms:
        yield Delivery(
            key=delivery_key(
                round_id=round_.id,
                what=TO_COORDINATORS,
                number=kept.id,
                to=f"{PLACE}@{platform}",
                partnership_id=kept.partnership_id,
            ),
            kind=Kind.PASSED_ON,
            what=TO_COORDINATORS,
            operation=Operation.POST_TO_CHANNEL,
            started_by=StartedBy.PERSON,
            due_at=asked.now,
            number=kept.id,
            round_id=round_.id,
            partnership_id=kept.partnership_id,
            place=PLACE,
            platform=platform,
            expires_at=kept.until,
            subject={"words": kept.id, "from": kept.sender_id},
        )


def _refresh_cards(asked: Asked, kept: KeptWords) -> None:
    if kept.partnership_id is None:
        return
    for case in asked.unit.cases.of_partnerships([kept.partnership_id]).get(kept.partnership_id, ()):
        if not case.is_resolved:
            refresh_card(asked.unit, case, asked.now)
