"""What is said between two partners and the bot: the agreement, the check-in, and "we talked elsewhere"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.agreement import Means, Often
from bot.messages.render import paragraph, paragraphs, prose, text
from bot.ports.chat import Choice, ChoiceStyle, Fields, Message, Quoted

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from bot.domain.agreement import Terms
    from bot.domain.deliveries import Delivery
    from bot.domain.partnerships import PartnershipId
    from bot.domain.people import Participant
    from bot.ports.chat import Part, Prose
    from bot.services.facts import Facts

CHECK_IN_ANSWERS = ("good", "slow", "no-reply", "elsewhere", "away", "stop")
"""The buttons of "how is it going?", in their order; what each does is bot/services/check_in.py's table."""

UNSAID = "-"
"""In a button's token: what it leaves as it is."""


def often_choices(locale: str, partnership_id: PartnershipId, *, but: Often | None = None) -> tuple[Choice, ...]:
    """Give the buttons of "how often?"; `but` is left out."""
    return tuple(
        Choice(text(locale, f"agreement-choose-{often}"), agree_token(partnership_id, often, None))
        for often in Often
        if often is not but
    )


def means_choices(locale: str, partnership_id: PartnershipId) -> tuple[Choice, ...]:
    """Give the buttons of "by what means?"."""
    return tuple(
        Choice(text(locale, f"agreement-choose-{means}"), agree_token(partnership_id, None, means)) for means in Means
    )


def agree_token(partnership_id: PartnershipId, often: Often | None, means: Means | None) -> str:
    """Give the token of a button that says how often, by what means, or both."""
    return f"agree:1:{partnership_id}.{often or UNSAID}.{means or UNSAID}"


def both_terms(people: Iterable[Participant], terms: Sequence[Terms], locale: str) -> tuple[Part, ...]:
    """Show what each would like, and what holds."""
    of = {each.participant_id: each for each in terms}
    rows = tuple(((Quoted(person.name),), _in_words(of.get(person.id), locale)) for person in people)
    return (Fields(rows), paragraph(locale, f"agreement-holds-{_what_holds(terms, len(rows))}"))


def _in_words(terms: Terms | None, locale: str) -> Prose:
    often = None if terms is None or terms.often is None else prose(locale, f"agreement-{terms.often}")
    means = None if terms is None or terms.means is None else prose(locale, f"agreement-{terms.means}")
    if often is not None and means is not None:
        return prose(locale, "agreement-both", often=often, means=means)
    return often or means or prose(locale, "agreement-unsaid")


def _what_holds(terms: Sequence[Terms], members: int) -> str:
    """Say whether all want to talk equally often; whoever has not said goes along."""
    said = [each.often for each in terms if each.often is not None]
    if not said:
        return "nothing"
    if len(set(said)) > 1:
        return "slower"
    return "same" if len(said) == members else "said"


def agreement(facts: Facts, delivery: Delivery, locale: str) -> Message:
    """Tell a partner what the other would like; one tap says that it is fine."""
    partnership_id, reader = delivery.partnership_id or 0, facts.reader(delivery)
    terms = facts.unit.signs.terms_of([partnership_id]).get(partnership_id, ())
    of = {each.participant_id: each for each in terms}
    speaker = facts.people[int(delivery.subject["who"])]
    theirs, mine = of.get(speaker.id), of.get(reader.id)
    people = [facts.people[m] for m in facts.partnerships[partnership_id].members if m in facts.people]
    shown = both_terms(people, terms, locale)
    if theirs is None or _wants_that_too(mine, theirs):
        return Message((*paragraphs(locale, "agreement-settled", name=speaker.name), *shown), (), locale)
    fine = Choice(
        text(locale, "agreement-fine"),
        agree_token(partnership_id, theirs.often, theirs.means),
        ChoiceStyle.PRIMARY,
    )
    parts = (*paragraphs(locale, "agreement-said", name=speaker.name), *shown)
    return Message(parts, (fine, *often_choices(locale, partnership_id, but=theirs.often)), locale)


def _wants_that_too(mine: Terms | None, theirs: Terms) -> bool:
    if mine is None:
        return False
    return theirs.often in {None, mine.often} and theirs.means in {None, mine.means}


def check_in(facts: Facts, delivery: Delivery, locale: str) -> Message:
    """Ask how it is going."""
    return check_in_question(facts.reader(delivery).name, delivery.partnership_id or 0, locale)


def check_in_question(name: str, partnership_id: PartnershipId, locale: str) -> Message:
    """Ask how it is going, as often as somebody likes."""
    parts = paragraphs(locale, "check-in", name=name)
    return Message(parts, check_in_choices(locale, partnership_id, CHECK_IN_ANSWERS), locale)


def check_in_choices(locale: str, partnership_id: PartnershipId, answers: Iterable[str]) -> tuple[Choice, ...]:
    """Give the buttons of these answers."""
    return tuple(
        [Choice(text(locale, f"check-in-answer-{each}"), f"check-in:1:{partnership_id}.{each}") for each in answers]
    )


def elsewhere_said(facts: Facts, delivery: Delivery, locale: str) -> Message:
    """Tell a partner kindly that the other said they had talked elsewhere."""
    speaker = facts.people[int(delivery.subject["who"])]
    return Message(paragraphs(locale, "elsewhere-said", name=speaker.name), (), locale)


MESSAGES: Mapping[str, Callable[[Facts, Delivery, str], Message]] = {
    "agreement": agreement,
    "check-in": check_in,
    "elsewhere-said": elsewhere_said,
}
"""What is started by one partner or the timetable, by its name."""
