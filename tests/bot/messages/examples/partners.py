"""The agreement, the check-in and what one sees of one's partner, with the longest names and words."""

from __future__ import annotations

from dataclasses import replace
from functools import partial, update_wrapper
from typing import TYPE_CHECKING

from bot.domain.agreement import Means, Often, Terms
from bot.domain.partnerships import Standing
from bot.domain.people import Absence
from bot.messages.render import paragraph, paragraphs
from bot.ports.chat import Message
from bot.services import agree, check_in, partner, tell_absence
from bot.services.facts import Facts
from bot.services.wording import partners
from tests.bot.messages.examples.people import PARTNERSHIP, delivery
from tests.bot.messages.longest import ANA, BO, LAUNCH, NOW, ROUND, WORLD, asked, opened, shown, unit

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from bot.domain.people import Participant
    from bot.ports.chat import Form
    from bot.services.asked import Asked

CARLA = replace(BO, id=1160)
THREE = replace(PARTNERSHIP, members=(ANA.id, BO.id, CARLA.id), standing=Standing.ONE_SIDED)
PEOPLE = {p.id: p for p in (ANA, BO, CARLA)}
TERMS = [
    Terms(THREE.id, ANA.id, Often.WEEKLY, Means.SOCIAL),
    Terms(THREE.id, BO.id, Often.FORTNIGHTLY, Means.EMAIL),
    Terms(THREE.id, CARLA.id, Often.MONTHLY, Means.HERE),
]


def question(locale: str, *, of: Mapping[int, Participant] = PEOPLE) -> Asked:
    """Give a question of one of three partners."""
    return asked(
        locale,
        partnerships={"of_participant": [THREE], "get": THREE},
        rounds={"get": ROUND},
        people={"get_many": of},
        signs={"terms_of": {THREE.id: TERMS}, "of_partnerships": {}},
        topics={"get": WORLD.topic_files.packaged()[0]},
    )


def my_partners(locale: str) -> Message:
    """Two partners, and all that each of three would like."""
    return shown(partner.show_partner(question(locale)))


def how_would_you_like_to_talk(locale: str) -> Message:
    """What all three said, and every button."""
    return shown(agree.agree(question(locale)))


def how_is_it_going(locale: str) -> Message:
    """The question with its six buttons."""
    return shown(check_in.ask_check_in(question(locale)))


def told(what: str, locale: str) -> Message:
    """What one partner's act says to the others."""
    known = Facts(unit(signs={"terms_of": {THREE.id: TERMS}}), (), NOW, WORLD)
    known.readers = {ANA.id: ANA}
    known.people = PEOPLE
    known.partnerships = {THREE.id: THREE}
    return partners.MESSAGES[what](known, replace(delivery(what), subject={"who": BO.id}), locale)


def _told() -> Iterable[Callable[[str], Message]]:
    for what in partners.MESSAGES:
        make = partial(told, what)
        update_wrapper(make, told)
        make.__name__ = what  # type: ignore[attr-defined]  # how the test names it
        yield make


def absence(locale: str) -> Form:
    """Until when."""
    return opened(tell_absence.open_absence(asked(locale)))


def short_answers(locale: str) -> Message:
    """Every sentence that stands alone, one after the other."""
    standings = ("awaited", "beginning", "turn", "written", "yours", "quiet", "in-touch", "elsewhere", "unreachable")
    answers = [a for each in check_in.ANSWERS.values() for a in (each.says, each.says_unseen) if a]
    said = [
        *(paragraph(locale, f"partner-standing-{name}") for name in standings),
        *(line for key in answers for line in paragraphs(locale, key)),
        *(paragraph(locale, f"agreement-holds-{name}") for name in ("same", "slower", "said", "nothing")),
        paragraph(locale, "agreement-means"),
        paragraph(locale, "agreement-settled", name=ANA.name),
        paragraph(locale, "partner-away-until", name=ANA.name, until=LAUNCH),
        paragraph(locale, "partner-away", name=ANA.name),
        paragraph(locale, "partner-you-away"),
        paragraph(locale, "partner-no-more-topics", until=LAUNCH),
        paragraph(locale, "absence-odd-date"),
        paragraph(locale, "refused-no-partner"),
        paragraph(locale, "refused-partnership-over"),
    ]
    return Message(tuple(said), locale=locale)


def partners_are_away(locale: str) -> Message:
    """Somebody is away, with the longest date."""
    away = replace(BO, absences=(Absence(NOW.date(), LAUNCH),))
    return shown(partner.show_partner(question(locale, of={**PEOPLE, BO.id: away})))


EXAMPLES: tuple[Callable[[str], Message | Form], ...] = (
    my_partners,
    how_would_you_like_to_talk,
    how_is_it_going,
    *_told(),
    absence,
    short_answers,
    partners_are_away,
)
