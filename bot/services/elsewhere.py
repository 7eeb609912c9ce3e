"""What somebody tells the bot about contact that it does not see: that there was some, or that there is none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.deliveries import Kind
from bot.domain.signs import Sign, SignKind
from bot.services.planning.between_partners import to_partner
from bot.services.tend import note

if TYPE_CHECKING:
    from bot.domain.partnerships import Partnership
    from bot.services.asked import Asked


def talk_elsewhere(asked: Asked, partnership: Partnership) -> None:
    """Note that the partners talked where the bot is not: it counts for all of them, and the others are told kindly."""
    others = partnership.partners_of(asked.person.id)
    said = Sign(asked.person.id, SignKind.ELSEWHERE, asked.now, partnership.id)
    credited = [Sign(other, SignKind.CREDITED, asked.now, partnership.id) for other in others]
    note(asked.unit, [said, *credited], asked.now, asked.world)
    asked.unit.deliveries.plan_many(
        to_partner(
            partnership,
            other,
            kind=Kind.NOTICE,
            what="elsewhere-said",
            number=asked.now.date().toordinal(),  # who says it twice a day is passed on once
            due_at=asked.now,
            subject={"who": asked.person.id},
        )
        for other in others
    )


def say_no_reply(asked: Asked, partnership: Partnership) -> None:
    """Note, in confidence, that the other does not answer: their own ladder begins. Nobody is told who said it."""
    note(asked.unit, [Sign(asked.person.id, SignKind.NO_REPLY, asked.now, partnership.id)], asked.now, asked.world)
