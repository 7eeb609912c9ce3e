"""How often, and by what means: each says theirs in a tap, both see both, and where they differ the slower holds."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from bot.domain.agreement import Means, Often, Terms
from bot.domain.deliveries import Kind
from bot.domain.errors import NotFound
from bot.messages.render import paragraph, paragraphs
from bot.ports.chat import Message, Replace, Say
from bot.services.own_partnership import own_partnership, pressed_partnership
from bot.services.planning.between_partners import to_partner
from bot.services.tend import tend_those_of
from bot.services.wording.partners import UNSAID, both_terms, means_choices, often_choices

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.domain.partnerships import Partnership
    from bot.ports.chat import Part, Reply
    from bot.services.asked import Asked

SETTLES_IN = timedelta(minutes=2)
"""Who says how often says by what means a moment later: the other gets one message of both."""


def agree(asked: Asked, *, often: str | None = None, means: str | None = None, round: str | None = None) -> Reply:
    """Say how often and by what means one would like to talk; without either, show what both said. Raises NoPartner."""
    _, partnership = own_partnership(asked, round)
    if often is None and means is None:
        question = paragraph(asked.locale, "agreement-question")
        choices = (*often_choices(asked.locale, partnership.id), *means_choices(asked.locale, partnership.id))
        return asked.show(*terms_parts(asked, partnership), question, choices=choices)
    _say(asked, partnership, Often(often) if often else None, Means(means) if means else None)
    return asked.show(paragraph(asked.locale, "agreement-noted"), *terms_parts(asked, partnership))


def press_agree(asked: Asked, row: str) -> Reply:
    """Take a tap: how often, by what means, or "fine for me". Raises NotFound, PartnershipOver."""
    number, often, means = _read(row)
    _, partnership = pressed_partnership(asked, number)
    mine = _say(asked, partnership, often, means)
    if mine.means is None:
        choices = means_choices(asked.locale, partnership.id)
        return Say(Message(paragraphs(asked.locale, "agreement-means"), choices, asked.locale))
    parts = (paragraph(asked.locale, "agreement-noted"), *terms_parts(asked, partnership))
    answer = Message(parts, (), asked.locale)
    return Say(answer) if means is None else Replace(answer)  # under "how often?" stands the introduction, which stays


def _read(row: str) -> tuple[str, Often | None, Means | None]:
    try:
        number, often, means = row.split(".")
        return number, None if often == UNSAID else Often(often), None if means == UNSAID else Means(means)
    except ValueError:
        raise NotFound(what=row) from None


def terms_parts(asked: Asked, partnership: Partnership) -> tuple[Part, ...]:
    """Show what everybody in a partnership would like, and what holds."""
    people = asked.unit.people.get_many(partnership.members)
    return both_terms(people.values(), _terms(asked, partnership), asked.locale)


def _terms(asked: Asked, partnership: Partnership) -> Sequence[Terms]:
    return asked.unit.signs.terms_of([partnership.id]).get(partnership.id, ())


def _say(asked: Asked, partnership: Partnership, often: Often | None, means: Means | None) -> Terms:
    """Store what somebody said beside what they said before; the others are told, and the clocks set by it."""
    me = asked.person.id
    before = next((t for t in _terms(asked, partnership) if t.participant_id == me), Terms(partnership.id, me))
    mine = replace(before, often=often or before.often, means=means or before.means)
    if mine != before:
        asked.unit.signs.agree(mine)
        tend_those_of(asked.unit, [me], asked.now, asked.world)
        _tell_others(asked, partnership)
    return mine


def _tell_others(asked: Asked, partnership: Partnership) -> None:
    """Tell those who have no such message on its way: it says what holds when it is sent."""
    others = partnership.partners_of(asked.person.id)
    on_its_way = {
        d.participant_id
        for d in asked.unit.deliveries.unsent_of(others)
        if d.kind is Kind.AGREEMENT and d.partnership_id == partnership.id
    }
    asked.unit.deliveries.plan_many(
        to_partner(
            partnership,
            other,
            kind=Kind.AGREEMENT,
            what="agreement",
            number=1,
            revision=int(asked.now.timestamp()),
            due_at=asked.now + SETTLES_IN,
            subject={"who": asked.person.id},
        )
        for other in others
        if other not in on_its_way
    )
