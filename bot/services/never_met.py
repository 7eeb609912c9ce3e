"""`/partner unmet`: two who never really met may be brought together again, if both say so. Nobody is told by whom."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.domain.errors import NotFound
from bot.messages.render import paragraph, text
from bot.ports.chat import Choice, Questions
from bot.services.own_partnership import NoPartner

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.domain.partnerships import Partnership
    from bot.ports.chat import Reply
    from bot.services.asked import Asked

LISTED = 8
"""How many of somebody's partnerships, the latest first, can be chosen from."""


def ask_never_met(asked: Asked) -> Reply:
    """Ask which of somebody's partners they never really met. Raises NoPartner for who never had any."""
    known = _introduced(asked)
    if not known:
        raise NoPartner
    ids = {member for partnership in known for member in partnership.members}
    people = asked.unit.people.get_many(ids)
    others = [(p, other) for p in known for other in p.partners_of(asked.person.id)]
    names = [paragraph(asked.locale, "person-line", number=str(i), name=people[i].name).prose for _, i in others]
    return asked.show(
        paragraph(asked.locale, "unmet-ask"),
        Questions(tuple(names)),
        choices=[*(_choice(asked, each) for each in known), Choice(text(asked.locale, "unmet-keep"), "keep:1:-")],
    )


def _introduced(asked: Asked) -> Sequence[Partnership]:
    every = reversed(asked.unit.partnerships.of_participant(asked.person.id))
    return [p for p in every if p.introduced_at is not None][:LISTED]


def _choice(asked: Asked, partnership: Partnership) -> Choice:
    others = ", ".join(f"#{member}" for member in partnership.partners_of(asked.person.id))
    return Choice(text(asked.locale, "unmet-yes", others=others), f"unmet:1:{partnership.id}")


def offer_never_met(asked: Asked, round_id: int) -> Sequence[Choice]:
    """Give a button for the partnership of a round, for somebody who says that they were never in touch."""
    return [_choice(asked, p) for p in _introduced(asked) if p.round_id == round_id][:1]


def press_never_met(asked: Asked, row: str) -> Reply:
    """Keep that somebody never met who they were with. Raises NotFound for anybody else's partnership."""
    partnership = asked.unit.partnerships.get(int(row)) if row.isdecimal() else None
    if partnership is None or asked.person.id not in partnership.members:
        raise NotFound(what=row)
    unmet = tuple(sorted({*partnership.unmet, asked.person.id}))
    asked.unit.partnerships.save_many([replace(partnership, unmet=unmet)])
    return asked.replace("unmet-noted")
