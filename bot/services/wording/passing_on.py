"""What is said of words that are passed on, and of contact details."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING

from bot.domain.deliveries import DeliveryState
from bot.domain.partnerships import PartnershipState
from bot.messages.render import paragraph, paragraphs, prose, text
from bot.ports.chat import Choice, ChoiceStyle, Fields, FilePart, Mention, Message, Picture, Quoted

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from bot.domain.deliveries import Delivery
    from bot.domain.people import Participant
    from bot.domain.words import Attachment, KeptWords
    from bot.ports.chat import Part, Prose
    from bot.services.facts import Facts

PICTURES = frozenset({".png", ".jpg", ".jpeg", ".gif", ".webp"})
"""What every platform shows as a picture."""


class WordsErased(LookupError):
    """The words are no longer kept, so there is nothing to send."""


def passed_on(facts: Facts, delivery: Delivery, locale: str) -> Message:
    """Bring a partner's words, pictures and files, and say how to answer."""
    sender, kept = _sender(facts, delivery), _words(facts, delivery)
    if kept is None:
        return _erased(locale, sender)
    of_three = len(facts.partners(delivery)) > 1
    opening = paragraph(locale, "passed-on-to-three" if of_three else "passed-on", name=sender.name)
    return Message((opening, *_what_was_sent(kept, sender, locale), paragraph(locale, "passed-on-how")), (), locale)


def to_coordinators(facts: Facts, delivery: Delivery, locale: str) -> Message:
    """Bring a participant's words to the coordinators, and say who they are from."""
    sender, kept = _sender(facts, delivery), _words(facts, delivery)
    if kept is None:
        return _erased(locale, sender)
    partnership = facts.partnerships.get(delivery.partnership_id or 0)
    has_case = partnership is not None and partnership.state is not PartnershipState.ENDED
    how = paragraph(locale, "to-coordinators-how") if has_case else _how_directly(sender, delivery, locale)
    answer = Choice(text(locale, "to-coordinators-answer"), f"answer:1:{sender.id}.{delivery.partnership_id}")
    opening = paragraph(locale, "to-coordinators", number=str(sender.id), name=sender.name)
    parts = (opening, *_what_was_sent(kept, sender, locale), how)
    return Message(parts, (answer,) if has_case else (), locale)


def _how_directly(sender: Participant, delivery: Delivery, locale: str) -> Part:
    """Say how to answer somebody without a partner, about whom there can be no case."""
    account = next((a for a in sender.accounts if a.platform == delivery.platform), None)
    who = Quoted(sender.name) if account is None else Mention(account, sender.name)
    return paragraph(locale, "to-coordinators-how-direct", who=who)


def conduct_report(facts: Facts, delivery: Delivery, locale: str) -> Message:
    """Bring a report of bad behaviour to the coordinators: who writes, about whom, and in which case."""
    sender, kept = _sender(facts, delivery), _words(facts, delivery)
    if kept is None:
        return _erased(locale, sender)
    about = facts.unit.people.get(int(delivery.subject["about"]))
    said = paragraphs(
        locale,
        "conduct-report",
        number=str(sender.id),
        name=sender.name,
        other=str(delivery.subject["about"]),
        about="" if about is None else about.name,
        case=str(delivery.subject["case"]),
    )
    how = paragraph(locale, "conduct-report-how", case=str(delivery.subject["case"]))
    return Message((*said, *_what_was_sent(kept, sender, locale), how), (), locale)


def _sender(facts: Facts, delivery: Delivery) -> Participant:
    number = int(delivery.subject["from"])
    found = facts.people.get(number) or facts.unit.people.get(number)
    if found is None:
        raise WordsErased
    return found


def _words(facts: Facts, delivery: Delivery) -> KeptWords | None:
    """Give the words; None if they were erased while it is in doubt whether they arrived, which is then looked into.

    Raises WordsErased if they are to be sent now.
    """
    kept = facts.unit.words.get(int(delivery.subject["words"]))
    if kept is None and delivery.state is not DeliveryState.SENDING:
        raise WordsErased
    return kept


def _erased(locale: str, sender: Participant) -> Message:
    return Message((paragraph(locale, "passed-on-erased", name=sender.name),), (), locale)


def _what_was_sent(kept: KeptWords, sender: Participant, locale: str) -> Iterator[Part]:
    if kept.words:
        yield paragraph(locale, "words", words=kept.words)
    for each in kept.files:
        yield _shown(each, sender, locale)


def _shown(each: Attachment, sender: Participant, locale: str) -> Part:
    if PurePath(each.name).suffix.lower() in PICTURES:
        return Picture(each.content, each.name, text(locale, "passed-on-picture", name=sender.name))
    return FilePart(each.content, each.name)


def not_passed_on(facts: Facts, delivery: Delivery, locale: str) -> Message:
    """Tell who wrote something that it did not reach the partner, and is erased."""
    reader = facts.people[int(delivery.subject["who"])]
    return Message(paragraphs(locale, "not-passed-on", name=reader.name), (), locale)


def not_to_coordinators(facts: Facts, delivery: Delivery, locale: str) -> Message:
    """Tell who wrote to the coordinators that it did not reach them, and is erased."""
    return Message(paragraphs(locale, "not-to-coordinators"), (), locale)


def not_conduct_report(facts: Facts, delivery: Delivery, locale: str) -> Message:
    """Tell who reported something that their words did not reach everybody they were meant for, and are erased."""
    return Message(paragraphs(locale, "not-conduct-report"), (), locale)


def contact_asked(facts: Facts, delivery: Delivery, locale: str) -> Message:
    """Ask somebody, once, whether they would like to swap contact details too."""
    reader, who = facts.reader(delivery), facts.people[int(delivery.subject["who"])]
    key = "contact-asked" if has_details(reader) else "contact-asked-without"
    return Message(
        (*paragraphs(locale, key, name=who.name), *contact_details([reader], locale)),
        contact_choices(locale, delivery.partnership_id or 0),
        locale,
    )


def contact_swapped(facts: Facts, delivery: Delivery, locale: str) -> Message:
    """Give somebody their partners' contact details: all said yes."""
    details = contact_details(facts.partners(delivery), locale)
    return Message((*paragraphs(locale, "contact-swapped"), *details), (), locale)


def contact_choices(locale: str, partnership_id: int) -> tuple[Choice, Choice]:
    """Give the two buttons under the question."""
    return (
        Choice(text(locale, "contact-yes"), f"contact-yes:1:{partnership_id}", ChoiceStyle.PRIMARY),
        Choice(text(locale, "contact-no"), f"contact-no:1:{partnership_id}"),
    )


def has_details(person: Participant) -> bool:
    """Say whether there is anything by which somebody can be reached without the bot."""
    return any(True for _ in _rows(person, "en"))


def contact_details(people: Iterable[Participant], locale: str) -> Sequence[Fields]:
    """Give by what each can be reached: a card a person."""
    found = ((_name_row(person, locale), *_rows(person, locale)) for person in people if has_details(person))
    return [Fields(rows) for rows in found]


def _name_row(person: Participant, locale: str) -> tuple[Prose, Prose]:
    return prose(locale, "card-name"), (Quoted(person.name),)


def _rows(person: Participant, locale: str) -> Iterator[tuple[Prose, Prose]]:
    if person.email:
        yield prose(locale, "contact-email"), (Quoted(person.email),)
    for account in person.accounts:
        if account.handle:
            platform = account.platform.capitalize()
            yield prose(locale, "contact-account", platform=platform), (Quoted(account.handle),)


MESSAGES: Mapping[str, Callable[[Facts, Delivery, str], Message]] = {
    "passed-on": passed_on,
    "not-passed-on": not_passed_on,
    "to-coordinators": to_coordinators,
    "not-to-coordinators": not_to_coordinators,
    "conduct-report": conduct_report,
    "not-conduct-report": not_conduct_report,
    "contact-asked": contact_asked,
    "contact-swapped": contact_swapped,
}
"""What passing on says."""
