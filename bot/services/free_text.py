"""What somebody writes to the bot in their own words: passed on if it answers a partner, else asked what it is.

The words are held until a button says what they are, a day at most. The answers never repeat them, for an answer is
kept a week.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.errors import NotFound, Refused
from bot.domain.signs import Sign, SignKind
from bot.domain.words import HELD_FOR, MOST_HELD, Attachment, KeptWords, Purpose
from bot.messages.render import paragraph, paragraphs, text
from bot.ports.chat import Choice, ChoiceStyle, Message, Replace
from bot.services.ask_coordinators import send_to_coordinators
from bot.services.own_partnership import NoPartner, own_partnership
from bot.services.pass_on import PASSED_ON, names_of, pass_on_held, refuse_large, reply
from bot.services.tend import note

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from bot.domain.deliveries import Delivery
    from bot.domain.partnerships import PartnershipId
    from bot.ports.chat import Reply
    from bot.services.asked import Asked


class WordsGone(Refused):
    """The words a button belongs to are no longer kept: a day has passed, or they have gone their way."""

    key = "refused-words-gone"


def take_message(
    asked: Asked, words: str, files: Sequence[tuple[str, bytes]] = (), in_reply_to: str | None = None
) -> Reply:
    """Pass on what replies to a partner's words; ask of anything else what it is. Visitors are told how to join."""
    if asked.actor.participant is None:
        return asked.say("free-text-visitor")
    attached = tuple(Attachment(name, content) for name, content in files)
    answered = _passed_on(asked, in_reply_to)
    if answered is not None:
        return reply(asked, answered, words, attached)
    if not words.strip() and not attached:
        return asked.say("free-text")
    return _ask(asked, words.strip(), attached)


def _passed_on(asked: Asked, external_id: str | None) -> Delivery | None:
    """Give the passed-on words that a message replies to on its platform, None if it replies to nothing of the kind."""
    if external_id is None:
        return None
    found = asked.unit.deliveries.by_external_id(asked.person.id, asked.actor.reference, external_id)
    return found if found is not None and found.what == PASSED_ON else None


def _ask(asked: Asked, words: str, files: tuple[Attachment, ...]) -> Reply:
    """Hold words and ask what they are: each message by itself, so that none goes where it should not."""
    refuse_large(files)
    held = asked.unit.words.of_sender(asked.person.id, Purpose.HELD)
    asked.unit.words.drop_many(each.id for each in held[: -MOST_HELD + 1])
    until = asked.now + HELD_FOR
    kept = asked.unit.words.keep(
        KeptWords(0, Purpose.HELD, asked.person.id, words, asked.now, until, _partnership_id(asked), files)
    )
    of_a_partner = ("topic", "partner") if kept.partnership_id is not None else ()
    return asked.show(
        *paragraphs(asked.locale, "free-text-asked"),
        choices=[_choice(asked, kept.id, each) for each in (*of_a_partner, "coordinator", "wrong")],
    )


def _choice(asked: Asked, words_id: int, what: str) -> Choice:
    style = ChoiceStyle.PRIMARY if what == "partner" else ChoiceStyle.PLAIN
    return Choice(text(asked.locale, f"free-text-{what}"), f"free-text:1:{words_id}.{what}", style)


def _partnership_id(asked: Asked) -> PartnershipId | None:
    """Give the partnership that goes on of the one who writes, None if there is none."""
    try:
        return own_partnership(asked)[1].id
    except NoPartner:
        return None


def press(asked: Asked, row: str) -> Reply:
    """Do with held words what a button says. Raises WordsGone, and what passing on raises: then they stay held."""
    number, _, what = row.partition(".")
    if what not in PRESSED or not number.isdecimal():
        raise NotFound(what=row)
    kept = asked.unit.words.get(int(number))
    if kept is None or kept.sender_id != asked.person.id or kept.purpose is not Purpose.HELD or kept.until <= asked.now:
        raise WordsGone
    return PRESSED[what](asked, kept)


def _was_the_topic(asked: Asked, kept: KeptWords) -> Reply:
    """Count an answer to the topic, with thanks; the words themselves are not kept."""
    asked.unit.words.drop_many([kept.id])
    note(asked.unit, [Sign(asked.person.id, SignKind.TOPIC, asked.now, kept.partnership_id)], asked.now, asked.world)
    return asked.replace("free-text-topic-thanks")


def _for_the_partner(asked: Asked, kept: KeptWords) -> Reply:
    return asked.replace("passing-on-its-way", names=names_of(pass_on_held(asked, kept)))


def _for_a_coordinator(asked: Asked, kept: KeptWords) -> Reply:
    send_to_coordinators(asked, kept)
    return asked.replace("free-text-coordinator-told")


def _something_is_wrong(asked: Asked, kept: KeptWords) -> Reply:
    """Show what helps with what; the words can still be sent to a coordinator."""
    parts = (paragraph(asked.locale, "free-text-help"), *paragraphs(asked.locale, "free-text-help-list"))
    return Replace(Message(parts, (_choice(asked, kept.id, "coordinator"),), asked.locale))


PRESSED: Mapping[str, Callable[[Asked, KeptWords], Reply]] = {
    "topic": _was_the_topic,
    "partner": _for_the_partner,
    "coordinator": _for_a_coordinator,
    "wrong": _something_is_wrong,
}
"""What each button does with the words."""
