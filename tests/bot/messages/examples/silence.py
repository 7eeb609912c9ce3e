"""What is said when it is quiet between partners, with the longest names and two partners."""

from __future__ import annotations

from dataclasses import replace
from functools import partial, update_wrapper
from typing import TYPE_CHECKING

from bot.messages.render import paragraph
from bot.ports.chat import Message
from bot.services.tending.files import COLUMN, WROTE_LAST
from bot.services.wording import silence
from tests.bot.messages.examples.people import delivery, facts, three
from tests.bot.messages.longest import BO, LAUNCH

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from bot.domain.people import Participant

SAID = (
    ("suggestion", 1, "never-started", 0),
    *(("nudge", number, "never-started", 0) for number in (1, 2)),
    *(("nudge", number, "one-sided", 0) for number in (1, 2)),
    *(("nudge", number, "both-silent", last) for number in (1, 2) for last in (0, 1)),
    ("kind-word", 2, "one-sided", 0),
    ("offer", 1, "one-sided", 0),
)


def _composed(what: str, number: int, column: str, wrote_last: int, locale: str) -> Message:
    asked = replace(delivery(what, number=number), subject={COLUMN: column, WROTE_LAST: wrote_last})
    return silence.MESSAGES[what](three(), asked, locale)


def _each() -> Iterable[Callable[[str], Message]]:
    for what, number, column, last in SAID:
        make = partial(_composed, what, number, column, last)
        update_wrapper(make, _composed)
        make.__name__ = f"{what}-{number}-{column}-{last}"  # type: ignore[attr-defined]  # how the test names it
        yield make


def _ideas(partner: Participant, locale: str) -> Message:
    known = facts()
    known.people = {**known.people, BO.id: partner}
    return silence.suggestion(known, delivery("suggestion"), locale)


def idea_of_a_country(locale: str) -> Message:
    """Where a partner has said nothing of their work."""
    return _ideas(replace(BO, institution=None), locale)


def idea_without_a_country(locale: str) -> Message:
    """Where nothing is known of a partner but the name."""
    return _ideas(replace(BO, institution=None, country=None), locale)


def answers(locale: str) -> Message:
    """Every short answer, one after the other."""
    plain = ("nudge-soon", "nudge-yes", "nudge-later-open", "offer-noted", "offer-waits")
    parts = (*(paragraph(locale, key) for key in plain), paragraph(locale, "nudge-later", until=LAUNCH))
    return Message(parts, (), locale)


EXAMPLES = (*_each(), idea_of_a_country, idea_without_a_country, answers)
