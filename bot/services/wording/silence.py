"""What is said when it is quiet between two: an idea, two questions, a word to whoever waits, an offer. No reproach."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.partnerships import Standing
from bot.messages.cards import common_ground
from bot.messages.render import paragraph, paragraphs, text
from bot.ports.chat import Choice, ChoiceStyle, Message, Quoted
from bot.services.planning.rooms import room_platform
from bot.services.tending.files import COLUMN, WROTE_LAST
from bot.services.wording.partners import check_in_choices

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from bot.domain.deliveries import Delivery
    from bot.domain.people import Participant
    from bot.ports.chat import Part, Span
    from bot.services.facts import Facts


def suggestion(facts: Facts, delivery: Delivery, locale: str) -> Message:
    """Give an idea for a first message, drawn from what the two have in common and from the other's card."""
    partnership = facts.partnerships[delivery.partnership_id]  # type: ignore[index]  # the ladder is a partnership's
    partners = facts.partners(delivery)
    said = paragraphs(locale, "suggestion", name=facts.reader(delivery).name, partners=_names(partners))
    common = common_ground(partnership.common, locale, facts.world.places)
    ideas = (_idea(facts, partner, locale) for partner in partners)
    choices = (_soon(delivery, locale), *check_in_choices(locale, delivery.partnership_id or 0, ("elsewhere", "away")))
    parts = (*said, *common, *ideas, paragraph(locale, "suggestion-enough"), *_how_to_write(facts, delivery, locale))
    return Message(parts, choices, locale)


def _idea(facts: Facts, partner: Participant, locale: str) -> Part:
    """Give a question that only this partner can answer."""
    name = partner.name
    if partner.institution:
        return paragraph(locale, "suggestion-idea-work", name=name, institution=partner.institution)
    if partner.country:
        country = facts.world.places.country_name(partner.country, locale)
        return paragraph(locale, "suggestion-idea-place", name=name, country=country)
    return paragraph(locale, "suggestion-idea", name=name)


def nudge(facts: Facts, delivery: Delivery, locale: str) -> Message:
    """Ask kindly whether everything is all right; the second time, how we can help."""
    key = f"nudge-{delivery.number}-{_situation(delivery)}"
    parts = paragraphs(locale, key, name=facts.reader(delivery).name, partners=_names(facts.partners(delivery)))
    return Message((*parts, *_how_to_write(facts, delivery, locale)), _nudge_choices(delivery, locale), locale)


def _how_to_write(facts: Facts, delivery: Delivery, locale: str) -> Iterator[Part]:
    """Say how words get to a partner with whom one shares no room: nobody should have to look it up to answer."""
    if room_platform([facts.reader(delivery), *facts.partners(delivery)]) is None:
        yield paragraph(locale, "silence-write")


def _situation(delivery: Delivery) -> str:
    """Give the column of the ladder, and who wrote last where it matters."""
    column = str(delivery.subject.get(COLUMN, Standing.NEVER_STARTED))
    return f"{column}-yours" if delivery.subject.get(WROTE_LAST) else column


def _nudge_choices(delivery: Delivery, locale: str) -> tuple[Choice, ...]:
    partnership_id = delivery.partnership_id or 0
    if delivery.number > 1 and delivery.subject.get(COLUMN) == Standing.NEVER_STARTED:
        answers = [_answer(delivery, locale, each) for each in ("yes", "later", "no")]
        return (*answers, *check_in_choices(locale, partnership_id, ("elsewhere",)))
    return (_soon(delivery, locale), *check_in_choices(locale, partnership_id, ("elsewhere", "away", "stop")))


def _soon(delivery: Delivery, locale: str) -> Choice:
    return _answer(delivery, locale, "soon", ChoiceStyle.PRIMARY)


def _answer(delivery: Delivery, locale: str, answer: str, style: ChoiceStyle = ChoiceStyle.PLAIN) -> Choice:
    return Choice(text(locale, f"nudge-answer-{answer}"), f"nudge:1:{delivery.partnership_id}.{answer}", style)


def kind_word(facts: Facts, delivery: Delivery, locale: str) -> Message:
    """Tell somebody who waits that we have asked, and that it is not about them."""
    names = _names(_silent(facts, delivery))
    parts = paragraphs(locale, "kind-word", name=facts.reader(delivery).name, partners=names)
    return Message(parts, check_in_choices(locale, delivery.partnership_id or 0, ("elsewhere",)), locale)


def offer(facts: Facts, delivery: Delivery, locale: str) -> Message:
    """Offer a new partner to somebody who is here while the other is silent."""
    parts = paragraphs(locale, "offer", name=facts.reader(delivery).name, partners=_names(_silent(facts, delivery)))
    choices = (
        Choice(text(locale, "offer-yes"), f"offer:1:{delivery.partnership_id}.yes", ChoiceStyle.PRIMARY),
        Choice(text(locale, "offer-later"), f"offer:1:{delivery.partnership_id}.later"),
        *check_in_choices(locale, delivery.partnership_id or 0, ("elsewhere",)),
    )
    return Message(parts, choices, locale)


def _silent(facts: Facts, delivery: Delivery) -> Sequence[Participant]:
    """Give those of the reader's partners who are silent; all of them where it is not known."""
    partnership = facts.partnerships[delivery.partnership_id]  # type: ignore[index]  # the ladder is a partnership's
    partners = facts.partners(delivery)
    return [p for p in partners if p.id in partnership.silent] or partners


def _names(people: Iterable[Participant]) -> tuple[Span, ...]:
    return (Quoted(" & ".join([person.name for person in people])),)


MESSAGES: Mapping[str, Callable[[Facts, Delivery, str], Message]] = {
    "suggestion": suggestion,
    "nudge": nudge,
    "kind-word": kind_word,
    "offer": offer,
}
"""What the ladder sends, by its name."""
