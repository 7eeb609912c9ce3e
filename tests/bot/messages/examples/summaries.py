"""Country summaries of a round with very many places, with the longest names and numbers."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.domain.pooling import ELSEWHERE, NOT_GIVEN
from bot.domain.rounds import RoundState
from bot.domain.summaries import Change, Figure, Number, Telling, Told
from bot.messages.render import paragraph
from bot.ports.chat import Message, Picture
from bot.services.wording.country_numbers import Summary
from bot.services.wording.summaries import for_ambassador, for_coordinators
from data.places.countries import codes, names
from tests.bot.messages.longest import LAUNCH, NOW, PROGRAMME, ROUND, WORLD

if TYPE_CHECKING:
    from bot.domain.rounds import Round

REGIONS = ("002", "009", "021", "142", "150", "419", ELSEWHERE)
LONGEST = sorted(codes() - {"AQ"}, key=lambda code: (-len(names("es")[code]), code))
TOLD = Told(Number(1160, or_more=True), NOW.date(), Change.FEWER, 1162)
PICTURE = Picture(b"", "countries.png", paragraph("en", "summary-place", place=PROGRAMME).prose[0].text)  # type: ignore[union-attr,arg-type]  # words of ours


def a_summary(locale: str, *places: str, round_: Round = ROUND) -> Summary:
    """Everything there is to tell of these places, and fifteen new countries."""
    figures = dict.fromkeys(Figure, TOLD)
    telling = Telling(LAUNCH, 195, dict.fromkeys(places, figures), tuple(LONGEST[:15]))
    return Summary(round_, telling, locale, WORLD.places, (PICTURE,))


def of_two_countries(locale: str) -> Message:
    """An ambassador with two countries."""
    return Message(for_ambassador(a_summary(locale, *LONGEST[:2]), LONGEST[:2]), (), locale)


def of_many_countries(locale: str) -> Message:
    """An ambassador of a whole part of the world."""
    return Message(for_ambassador(a_summary(locale, *LONGEST[:30]), LONGEST[:30][:8]), (), locale)


def of_pooled_countries(locale: str) -> Message:
    """An ambassador of countries that are all counted with others."""
    found = [code for code in LONGEST if WORLD.places.region(code) == "419"][:4]
    parts = for_ambassador(a_summary(locale, "419", ELSEWHERE), [*found, *LONGEST[:3]])
    return Message(parts, (), locale)


def of_too_few(locale: str) -> Message:
    """An ambassador of countries of which nothing can be told."""
    return Message(for_ambassador(a_summary(locale, "KE"), LONGEST[:5]), (), locale)


def of_the_round(locale: str) -> Message:
    """A coordinator, of a round with half of all countries and no ambassadors."""
    round_ = replace(ROUND, launched_at=None)
    return Message(
        for_coordinators(a_summary(locale, *LONGEST[:90], *REGIONS, NOT_GIVEN, round_=round_), ()), (), locale
    )


def of_the_running_round(locale: str) -> Message:
    """The same, after launch."""
    return Message(for_coordinators(a_summary(locale, *LONGEST[:90], *REGIONS), ()), (), locale)


def of_provinces(locale: str) -> Message:
    """A national round."""
    provinces = [f"AR/Ciudad Autónoma de Buenos Aires {number}" for number in range(24)]
    summary = a_summary(locale, *provinces, NOT_GIVEN, ELSEWHERE, round_=replace(ROUND, rules="biblionetwork"))
    return Message(for_coordinators(summary, ()), (), locale)


def of_nobody(locale: str) -> Message:
    """When nobody has applied."""
    so_far = a_summary(locale, round_=replace(ROUND, state=RoundState.OPEN))
    return Message((*for_coordinators(a_summary(locale), ()), *for_ambassador(so_far, ["CD"])), (), locale)


def refusals(locale: str) -> Message:
    """What is said to whoever asks for another country."""
    countries = ", ".join(names("es")[code] for code in LONGEST[:8])
    return Message(
        (
            paragraph(locale, "refused-not-your-country", countries=countries),
            paragraph(locale, "refused-not-your-country", countries="none"),
            paragraph(locale, "summary-all-looked-after"),
        ),
        (),
        locale,
    )


EXAMPLES = (
    of_two_countries,
    of_many_countries,
    of_pooled_countries,
    of_too_few,
    of_the_round,
    of_the_running_round,
    of_provinces,
    of_nobody,
    refusals,
)
