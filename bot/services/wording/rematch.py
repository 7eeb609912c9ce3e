"""What is said to somebody whose partnership has ended or is now of two, and to coordinators on the last day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.messages.render import heading, paragraph, paragraphs, prose, text
from bot.ports.chat import Choice, ChoiceStyle, Message, Questions
from bot.services.planning.view import RoundView
from bot.services.pool import NO, YES, pool_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from bot.domain.deliveries import Delivery
    from bot.ports.chat import Part
    from bot.services.facts import Facts

LISTED = 30
"""How many people without a partner one message names."""


def partner_left(facts: Facts, delivery: Delivery, locale: str) -> Message:
    """Tell somebody kindly that their partner had to leave, and offer another one while there is time."""
    name = facts.reader(delivery).name
    if not delivery.subject.get("met", 1):
        return Message(paragraphs(locale, "partner-left-before", name=name), (), locale)
    if not delivery.subject.get("offer", 1):
        return Message(paragraphs(locale, "partner-left-late", name=name), (), locale)
    return Message(paragraphs(locale, "partner-left", name=name), _new_partner(delivery, locale), locale)


def _new_partner(delivery: Delivery, locale: str) -> tuple[Choice, ...]:
    return (
        _yes(delivery, locale, "new-partner-please"),
        Choice(text(locale, "new-partner-thanks"), f"new-partner:1:{delivery.partnership_id}.{NO}"),
    )


def _yes(delivery: Delivery, locale: str, key: str) -> Choice:
    return Choice(text(locale, key), f"new-partner:1:{delivery.partnership_id}.{YES}", ChoiceStyle.PRIMARY)


def partner_moved_on(facts: Facts, delivery: Delivery, locale: str) -> Message:
    """Tell somebody from whom nothing was heard that their partner has another one; and that they are welcome."""
    parts = paragraphs(locale, "partner-moved-on", name=facts.reader(delivery).name)
    return Message(parts, (_yes(delivery, locale, "here-again"),), locale)


def partnership_ended(facts: Facts, delivery: Delivery, locale: str) -> Message:
    """Tell somebody that their partnership has ended, and how it goes on for them."""
    name = facts.reader(delivery).name
    if delivery.subject.get("quiet"):
        parts = paragraphs(locale, "partnership-ended-here", name=name)
        return Message(parts, (_yes(delivery, locale, "here-again"),), locale)
    if delivery.subject.get("talk"):
        return Message(paragraphs(locale, "partnership-ended-talk", name=name), (), locale)
    if not delivery.subject.get("pool"):
        return Message(paragraphs(locale, "partnership-ended-late", name=name), (), locale)
    return Message(paragraphs(locale, "partnership-ended", name=name), _new_partner(delivery, locale), locale)


def two_go_on(facts: Facts, delivery: Delivery, locale: str) -> Message:
    """Tell two of three that they go on as two."""
    names = ", ".join(p.name for p in facts.partners(delivery))
    parts = paragraphs(locale, "two-go-on", name=facts.reader(delivery).name, partner=names)
    return Message(parts, (), locale)


def replacement_day(facts: Facts, delivery: Delivery, locale: str) -> Message:
    """Give coordinators who still has no partner on the last day for a new one."""
    round_ = facts.round(delivery)
    pool = list(pool_of(RoundView(facts.unit, round_, facts.now, facts.world)).values())
    parts: list[Part] = [
        heading(locale, "replacement-day-title", round=round_.name),
        paragraph(locale, "replacement-day", count=len(pool)),
    ]
    if pool:
        lines = (prose(locale, "person-line", number=str(p.id), name=p.name) for p in pool[:LISTED])
        parts.append(Questions(tuple(lines)))
        parts.append(paragraph(locale, "unanswered-more", count=max(0, len(pool) - LISTED)))
    return Message(tuple(parts), (), locale)


MESSAGES: Mapping[str, Callable[[Facts, Delivery, str], Message]] = {
    "partner-left": partner_left,
    "partner-moved-on": partner_moved_on,
    "partnership-ended": partnership_ended,
    "two-go-on": two_go_on,
    "replacement-day": replacement_day,
}
"""What re-matching and leaving say."""
