"""`/partner show`: who it is, what time it is there, how it stands, what comes next, and what one can do."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from bot.domain.daytime import local
from bot.domain.partnerships import Standing
from bot.domain.timetable import StepKind
from bot.messages.cards import card, time_difference
from bot.messages.render import heading, paragraph
from bot.services.agree import terms_parts
from bot.services.facts import Facts
from bot.services.own_partnership import own_partnership
from bot.services.wording.partners import check_in_choices

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from bot.domain.partnerships import Partnership
    from bot.domain.people import Absence, Participant
    from bot.domain.rounds import Round
    from bot.ports.chat import Paragraph, Part, Reply
    from bot.services.asked import Asked

SHOWN_AS: dict[Standing, str] = {
    Standing.NEVER_STARTED: "beginning",
    Standing.IN_TOUCH: "in-touch",
    Standing.IN_TOUCH_ELSEWHERE: "elsewhere",
    Standing.UNREACHABLE: "unreachable",
}
"""How it goes, in words that blame nobody and give nothing away; all the rest is "awaited" or "quiet"."""

RECENTLY = timedelta(days=7)
"""As long as an answer may take."""

ANSWERS = ("elsewhere", "no-reply", "away")


def show_partner(asked: Asked, *, round: str | None = None) -> Reply:
    """Show somebody their partner and how it stands. Raises NoPartner, Ambiguous."""
    round_, partnership = own_partnership(asked, round)
    people = asked.unit.people.get_many(partnership.partners_of(asked.person.id))
    partners = list(people.values())
    return asked.show(
        heading(asked.locale, "partner-title", count=len(partners)),
        *_cards(asked, partners),
        _standing(asked, partnership, partners),
        heading(asked.locale, "partner-agreement"),
        *terms_parts(asked, partnership),
        heading(asked.locale, "partner-next"),
        _next_topic(asked, round_),
        paragraph(asked.locale, "partner-can"),
        choices=check_in_choices(asked.locale, partnership.id, ANSWERS),
    )


def _cards(asked: Asked, partners: Iterable[Participant]) -> Iterable[Part]:
    for partner in partners:
        yield card(partner, asked.locale, asked.world.places, asked.now)
        yield time_difference(asked.person, partner, asked.locale, asked.now)


def _standing(asked: Asked, partnership: Partnership, partners: Sequence[Participant]) -> Paragraph:
    """Say how it goes; who is away is said before anything else."""
    locale = asked.locale
    for partner in partners:
        absence = _absence(asked, partner)
        if absence is not None and absence.until_on is not None:
            return paragraph(locale, "partner-away-until", name=partner.name, until=absence.until_on)
        if absence is not None:
            return paragraph(locale, "partner-away", name=partner.name)
    if _absence(asked, asked.person) is not None:
        return paragraph(locale, "partner-you-away")
    return paragraph(locale, f"partner-standing-{_in_words(asked, partnership)}")


def _absence(asked: Asked, person: Participant) -> Absence | None:
    today = local(asked.now, person.zone).date()
    return next((absence for absence in person.absences if absence.covers(today)), None)


def _in_words(asked: Asked, partnership: Partnership) -> str:
    standing = partnership.standing
    if partnership.introduced_at is None:
        return "awaited"
    if standing is Standing.ONE_SIDED:
        return _of_one_who_wrote(asked, partnership)
    return SHOWN_AS.get(standing, "beginning" if standing is Standing.AWAITED else "quiet")


def _of_one_who_wrote(asked: Asked, partnership: Partnership) -> str:
    """Tell the one whose turn it is, and the one who waits; of what only the other could have told us, nothing."""
    is_mine = asked.person.id in partnership.silent
    signs = asked.unit.signs.of_partnerships([partnership.id]).get(partnership.id, ())
    written = [s for s in signs if s.is_contact and s.participant_id not in partnership.silent]
    if written and asked.now - written[-1].at < RECENTLY:
        return "turn" if is_mine else "written"
    return "quiet" if is_mine else "yours"


def _next_topic(asked: Asked, round_: Round) -> Paragraph:
    """Say what comes next and when; after the last topic, how long the round goes on."""
    today = local(asked.now, asked.person.zone).date()
    to_come = [step for step in round_.timetable.of(StepKind.TOPIC) if round_.date_of(step) > today]
    if to_come:
        facts = Facts(asked.unit, (), asked.now, asked.world)
        topic = facts.topic(to_come[0].topic or to_come[0].number, asked.locale)
        if topic is not None:
            return paragraph(asked.locale, "partner-next-topic", title=topic.title, on=round_.date_of(to_come[0]))
    farewell = round_.date_of(round_.timetable.of(StepKind.FAREWELL)[0])
    return paragraph(asked.locale, "partner-no-more-topics", until=farewell)
