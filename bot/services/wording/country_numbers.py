"""Places and numbers of a country summary, in words: a few places with every figure, many with a line each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.domain.pooling import ELSEWHERE, NOT_GIVEN, is_pool, place_of, places_in
from bot.domain.summaries import Change, Figure, Number, Telling, Told
from bot.messages.cards import side_by_side
from bot.messages.render import heading, paragraph, prose
from bot.ports.chat import Fields, Questions, Quoted
from bot.services.count_countries import counts_provinces

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from bot.domain.rounds import Round
    from bot.ports.chat import Part, Picture, Prose
    from bot.ports.places import Places

IN_SHORT = (Figure.APPLIED, Figure.MATCHED, Figure.IN_TOUCH, Figure.QUIET)
"""What is told where there are many places."""
SHOWN_WHOLE = 2
"""So many places are shown with every figure; more of them in a line each."""


@dataclass(frozen=True, slots=True)
class Summary:
    """What is told of a round, for one reader.

    `pictures` come before the numbers that they show; `listed` is how many places have a line in a list.
    """

    round: Round
    telling: Telling
    locale: str
    places: Places
    pictures: Sequence[Picture] = ()
    listed: int = 60


def seen_from(summary: Summary, countries: Iterable[str]) -> Sequence[str]:
    """Give the places in which these countries are counted, each once."""
    told = summary.telling.places
    if counts_provinces(summary.round):
        found = [place for country in countries for place in places_in(country, told)]
    else:
        found = [p for c in countries if (p := place_of(c, summary.places.region, told)) is not None]
    return list(dict.fromkeys(found))


def show_places(summary: Summary, places: Sequence[str]) -> Iterator[Part]:
    """Show a few places with all figures, many with a line each."""
    if len(places) > SHOWN_WHOLE:
        yield from list_places(summary, places)
        return
    for place in places:
        if len(places) > 1 or is_pool(place):
            yield heading(summary.locale, "summary-place", place=place_name(summary, place))
        told = summary.telling.places[place]
        yield Fields(tuple(_row(summary, figure, told[figure]) for figure in Figure if figure in told))


def _row(summary: Summary, figure: Figure, told: Told) -> tuple[Prose, Prose]:
    label = prose(summary.locale, f"summary-{figure}")
    number = number_words(summary.locale, told.number, told.change)
    if told.on == summary.telling.on:
        return label, number
    return label, prose(summary.locale, "summary-number-of", number=number, on=told.on)


def number_words(locale: str, number: Number, change: Change = Change.NEW) -> Prose:
    """Give a number, and how it compares with the one before."""
    more = "yes" if number.or_more else "no"
    return prose(locale, "summary-number", value=number.value, more=more, change=change.value)


def list_places(summary: Summary, places: Iterable[str]) -> Iterator[Part]:
    """Give a line a place: the pools, which hold the most countries, then the largest first."""
    told = summary.telling.places
    ordered = sorted(places, key=lambda place: (not is_pool(place), -told[place][Figure.APPLIED].number.value, place))
    yield Questions(tuple(_line(summary, place) for place in ordered[: summary.listed]))
    if len(ordered) > summary.listed:
        yield paragraph(summary.locale, "summary-more-lines", count=len(ordered) - summary.listed)


def _line(summary: Summary, place: str) -> Prose:
    told = summary.telling.places[place]
    numbers = side_by_side(_short(summary.locale, figure, told[figure]) for figure in IN_SHORT if figure in told)
    return prose(summary.locale, "summary-line", place=place_name(summary, place), numbers=numbers)


def _short(locale: str, figure: Figure, told: Told) -> Prose:
    more = "yes" if told.number.or_more else "no"
    name = prose(locale, f"summary-{figure}")
    value, change = told.number.value, told.change.value
    return prose(locale, "summary-short", figure=name, value=value, more=more, change=change)


def place_name(summary: Summary, place: str) -> Prose:
    """Give the name of a place."""
    provinces = counts_provinces(summary.round)
    if place == ELSEWHERE:
        return prose(summary.locale, "summary-place-provinces" if provinces else "summary-place-elsewhere")
    if place == NOT_GIVEN:
        return prose(summary.locale, "summary-place-unknown-province" if provinces else "summary-place-unknown")
    if is_pool(place):
        region = summary.places.region_name(place, summary.locale)
        return prose(summary.locale, "summary-place-region", region=region)
    return (Quoted(place.partition("/")[2] or country_name(summary, place)),)


def country_name(summary: Summary, country: str) -> str:
    """Give a country's name for the reader."""
    return summary.places.country_name(country, summary.locale)
