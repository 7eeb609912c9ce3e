"""Words on their way, and contact details, with the longest that people may write."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.domain.deliveries import DeliveryState
from bot.domain.people import Account
from bot.domain.words import LONGEST, Attachment, KeptWords, Purpose
from bot.messages.render import paragraphs
from bot.ports.chat import Message
from bot.services.wording import passing_on
from tests.bot.messages.examples.people import PARTNERSHIP, delivery, facts
from tests.bot.messages.longest import ANA, BO, NOW, unit

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.messages.render import Value

HANDLES = tuple(Account(platform, "1", handle="w" * 32) for platform in ("discord", "slack"))
CY = replace(BO, id=1160)
NAMES = f"{BO.name} & {CY.name}"
KEPT = KeptWords(
    9, Purpose.PASSING_ON, BO.id, "\N{SPARKLES}" * LONGEST, NOW, NOW, PARTNERSHIP.id, (Attachment("a.png", b""),) * 8
)


def _brought(what: str, locale: str) -> Message:
    known = facts()
    known.people = {each.id: replace(each, accounts=HANDLES) for each in (ANA, BO, CY)}
    known.readers = {ANA.id: known.people[ANA.id]}
    known.partnerships = {PARTNERSHIP.id: replace(PARTNERSHIP, members=(ANA.id, BO.id, CY.id))}
    known.unit = unit(words={"get": KEPT})
    sent = replace(delivery(what), subject={"words": 9, "from": BO.id, "who": BO.id})
    return passing_on.MESSAGES[what](known, sent, locale)


def words_of_a_partner(locale: str) -> Message:
    """As many as fit, each of four bytes, with files."""
    return _brought("passed-on", locale)


def words_to_coordinators(locale: str) -> Message:
    """As many as fit."""
    return _brought("to-coordinators", locale)


def words_to_coordinators_of_somebody_without_a_partner(locale: str) -> Message:
    """Whom they answer themselves."""
    known = facts()
    known.people, known.partnerships = {BO.id: BO}, {}
    known.unit = unit(words={"get": KEPT})
    sent = replace(delivery("to-coordinators"), subject={"words": 9, "from": BO.id}, partnership_id=None)
    return passing_on.to_coordinators(known, sent, locale)


def erased_words(locale: str) -> Message:
    """What is made of a message in doubt whose words are gone."""
    known = facts()
    known.unit = unit(words={"get": None})
    doubtful = replace(delivery("passed-on"), subject={"words": 9, "from": BO.id}, state=DeliveryState.SENDING)
    return passing_on.passed_on(known, doubtful, locale)


def contact_question(locale: str) -> Message:
    """With all by which somebody can be reached."""
    return _brought("contact-asked", locale)


def contact_question_to_who_has_none(locale: str) -> Message:
    """With neither an address nor a name."""
    known = facts()
    known.readers = {ANA.id: replace(ANA, email=None)}
    return passing_on.contact_asked(known, replace(delivery("contact-asked"), subject={"who": BO.id}), locale)


def contact_details(locale: str) -> Message:
    """Of two partners."""
    return _brought("contact-swapped", locale)


def notices(locale: str) -> Message:
    """All that is told of words that did not arrive."""
    every = [_brought(what, locale) for what in ("not-passed-on", "not-to-coordinators")]
    return Message(tuple(part for message in every for part in message.parts), (), locale)


SAID: tuple[tuple[str, dict[str, Value]], ...] = (
    ("passing-on-its-way", {"names": NAMES}),
    ("free-text-asked", {}),
    ("free-text-topic-thanks", {}),
    ("free-text-coordinator-told", {}),
    ("free-text-help", {}),
    ("free-text-help-list", {}),
    ("contact-offer", {"names": NAMES}),
    ("contact-waiting", {"names": NAMES}),
    ("contact-taken-back", {}),
    ("contact-not-now", {}),
    ("contact-swapped-already", {}),
    ("introduction-write", {}),
    ("refused-not-passed-on", {}),
    ("refused-words-too-long", {"length": 100_000, "limit": LONGEST}),
    ("refused-files-too-large", {"count": 8, "megabytes": 8}),
    ("refused-nothing-to-pass-on", {}),
    ("refused-words-gone", {}),
    ("refused-words-erased", {}),
    ("refused-nobody-to-ask", {}),
    ("refused-no-contact-details", {}),
)


def _answer(key: str, values: dict[str, Value]) -> Callable[[str], Message]:
    def make(locale: str) -> Message:
        return Message(paragraphs(locale, key, **values), (), locale)

    make.__name__ = key.replace("-", "_")
    return make


EXAMPLES = (
    words_of_a_partner,
    words_to_coordinators,
    words_to_coordinators_of_somebody_without_a_partner,
    erased_words,
    contact_question,
    contact_question_to_who_has_none,
    contact_details,
    notices,
    *(_answer(key, values) for key, values in SAID),
)
