"""What is told of countries: one telling, seen from an ambassador's countries or from those without an ambassador."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bot.domain.pooling import ELSEWHERE, NOT_GIVEN, is_pool, place_of, places_in
from bot.domain.summaries import COUNTED_EVERY, Change, Figure, Number, Telling, Told
from bot.messages.cards import locale_of, side_by_side
from bot.messages.plain import plain
from bot.messages.render import heading, paragraph, prose
from bot.ports.chat import Fields, Message, Questions, Quoted
from bot.services.ambassadors import looked_after
from bot.services.count_countries import counts_provinces
from bot.services.last_telling import recall

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence

    from bot.domain.deliveries import Delivery
    from bot.domain.people import Participant
    from bot.domain.rounds import Round
    from bot.ports.chat import Part, Picture, Prose
    from bot.ports.places import Places
    from bot.services.facts import Facts

IN_SHORT = (Figure.APPLIED, Figure.MATCHED, Figure.IN_TOUCH, Figure.QUIET)
"""What is told where there are many places."""
SHOWN_WHOLE = 2
"""So many places are shown with every figure; more of them in a line each."""
LISTED = (60, 40, 30, 24, 18, 12, 6)
"""How many lines are tried until they fit into one message: it depends on the names."""
LONGEST = 3800
"""Characters of plain text that are sure to fit into one message: Discord takes 4,000, marks and all."""
LONGEST_LIST = 2900
"""Slack takes 3,000 in one section."""


@dataclass(frozen=True, slots=True)
class Summary:
    """What is told of a round, for one reader. `pictures` come before the numbers that they show."""

    round: Round
    telling: Telling
    locale: str
    places: Places
    pictures: Sequence[Picture] = ()
    listed: int = LISTED[0]


def for_ambassador(summary: Summary, countries: Sequence[str]) -> tuple[Part, ...]:
    """Tell of some countries, each where it is counted, and of the whole round."""
    return _fitting(_for_ambassador, summary, countries)


def for_coordinators(summary: Summary, taken: Collection[str]) -> tuple[Part, ...]:
    """Tell of the whole round, and of every place but the countries that are `taken` care of by an ambassador."""
    return _fitting(_for_coordinators, summary, taken)


def _fitting(
    make: Callable[[Summary, Collection[str]], tuple[Part, ...]], summary: Summary, countries: Collection[str]
) -> tuple[Part, ...]:
    """Give the message with as many lines as fit."""
    for listed in LISTED:
        parts = make(replace(summary, listed=listed), countries)
        lists = [len(plain(Message((p,), (), summary.locale), "UTC")) for p in parts if isinstance(p, Questions)]
        if max(lists, default=0) <= LONGEST_LIST and len(plain(Message(parts, (), summary.locale), "UTC")) <= LONGEST:
            break
    return parts


def _for_ambassador(summary: Summary, countries: Collection[str]) -> tuple[Part, ...]:
    names = ", ".join(sorted(_country(summary, country) for country in countries))
    title = heading(summary.locale, "summary-title", countries=names)
    if len(countries) > SHOWN_WHOLE:
        title = heading(summary.locale, "summary-title-several", count=len(countries))
    if not summary.telling.places:
        return (title, paragraph(summary.locale, "summary-nothing-yet"))
    told = _seen_from(summary, countries)
    return (
        title,
        *_counted_with(summary, [country for country in countries if country not in told]),
        *summary.pictures,
        *_numbers(summary, told),
        *_whole(summary),
        *_words(summary),
    )


def _for_coordinators(summary: Summary, taken: Collection[str]) -> tuple[Part, ...]:
    key = "summary-round-title-provinces" if counts_provinces(summary.round) else "summary-round-title"
    title = heading(summary.locale, key, round=summary.round.name)
    if not summary.telling.places:
        return (title, paragraph(summary.locale, "summary-nothing-yet"))
    without = [place for place in summary.telling.places if place.partition("/")[0] not in taken]
    return (
        title,
        *_whole(summary),
        *_near_the_cap(summary),
        *summary.pictures,
        heading(summary.locale, "summary-without-ambassador"),
        *(_lines(summary, without) if without else [paragraph(summary.locale, "summary-all-looked-after")]),
        *_words(summary),
    )


def _seen_from(summary: Summary, countries: Iterable[str]) -> Sequence[str]:
    """Give the places in which these countries are counted, each once."""
    told = summary.telling.places
    if counts_provinces(summary.round):
        found = [place for country in countries for place in places_in(country, told)]
    else:
        found = [p for c in countries if (p := place_of(c, summary.places.region, told)) is not None]
    return list(dict.fromkeys(found))


def _counted_with(summary: Summary, countries: Iterable[str]) -> Iterator[Part]:
    """Say with whom each country is counted that is not counted alone."""
    for country in countries:
        name, place = _country(summary, country), next(iter(_seen_from(summary, [country])), None)
        if place is None:
            yield paragraph(summary.locale, "summary-too-few", country=name)
        elif counts_provinces(summary.round):
            continue
        elif place == ELSEWHERE:
            yield paragraph(summary.locale, "summary-with-others", country=name)
        else:
            region = summary.places.region_name(place, summary.locale)
            yield paragraph(summary.locale, "summary-with-region", country=name, region=region)


def _numbers(summary: Summary, places: Sequence[str]) -> Iterator[Part]:
    """Show a few places with all figures, many with a line each."""
    if len(places) > SHOWN_WHOLE:
        yield from _lines(summary, places)
        return
    for place in places:
        if len(places) > 1 or is_pool(place):
            yield heading(summary.locale, "summary-place", place=_place(summary, place))
        told = summary.telling.places[place]
        yield Fields(tuple(_row(summary, figure, told[figure]) for figure in Figure if figure in told))


def _row(summary: Summary, figure: Figure, told: Told) -> tuple[Prose, Prose]:
    label = prose(summary.locale, f"summary-{figure}")
    number = _number(summary.locale, told.number, told.change)
    if told.on == summary.telling.on:
        return label, number
    return label, prose(summary.locale, "summary-number-of", number=number, on=told.on)


def _number(locale: str, number: Number, change: Change = Change.NEW) -> Prose:
    more = "yes" if number.or_more else "no"
    return prose(locale, "summary-number", value=number.value, more=more, change=change.value)


def _lines(summary: Summary, places: Iterable[str]) -> Iterator[Part]:
    """Give a line a place, the largest first."""
    told = summary.telling.places
    ordered = sorted(places, key=lambda place: (is_pool(place), -told[place][Figure.APPLIED].number.value, place))
    yield Questions(tuple(_line(summary, place) for place in ordered[: summary.listed]))
    if len(ordered) > summary.listed:
        yield paragraph(summary.locale, "summary-more-lines", count=len(ordered) - summary.listed)


def _line(summary: Summary, place: str) -> Prose:
    told = summary.telling.places[place]
    numbers = side_by_side(_short(summary.locale, figure, told[figure]) for figure in IN_SHORT if figure in told)
    return prose(summary.locale, "summary-line", place=_place(summary, place), numbers=numbers)


def _short(locale: str, figure: Figure, told: Told) -> Prose:
    more = "yes" if told.number.or_more else "no"
    name = prose(locale, f"summary-{figure}")
    value, change = told.number.value, told.change.value
    return prose(locale, "summary-short", figure=name, value=value, more=more, change=change)


def _whole(summary: Summary) -> Iterator[Part]:
    """Tell of the whole round: sums of what is told, and countries, which are no secret."""
    locale, telling = summary.locale, summary.telling
    totals = {figure: total for figure in IN_SHORT if (total := telling.total(figure)) is not None}
    yield heading(locale, "summary-whole")
    yield Fields(tuple((prose(locale, f"summary-{f}"), _number(locale, total)) for f, total in totals.items()))
    key = "summary-provinces" if counts_provinces(summary.round) else "summary-countries"
    yield paragraph(locale, key, count=telling.countries)
    if telling.first_time:
        names = ", ".join(sorted(_country(summary, country) for country in telling.first_time))
        yield paragraph(locale, "summary-new-countries", countries=names, count=len(telling.first_time))


def _near_the_cap(summary: Summary) -> Iterator[Part]:
    cap = summary.round.cap_percent
    if cap is not None and summary.round.launched_at is None and (near := summary.telling.near_the_cap(cap)):
        names = ", ".join(_country(summary, country) for country in near)
        yield paragraph(summary.locale, "summary-near-cap", countries=names)


def _words(summary: Summary) -> Iterator[Part]:
    """Say when it was counted, and what the words mean."""
    locale, on = summary.locale, summary.telling.on
    yield paragraph(locale, "summary-counted", on=on, next=on + COUNTED_EVERY)
    started = any(Figure.MATCHED in told for told in summary.telling.places.values())
    yield paragraph(locale, "summary-words-started" if started else "summary-words-applied")
    yield paragraph(locale, "summary-words-rounded")


def _place(summary: Summary, place: str) -> Prose:
    """Give the name of a place."""
    provinces = counts_provinces(summary.round)
    if place == ELSEWHERE:
        return prose(summary.locale, "summary-place-provinces" if provinces else "summary-place-elsewhere")
    if place == NOT_GIVEN:
        return prose(summary.locale, "summary-place-unknown-province" if provinces else "summary-place-unknown")
    if is_pool(place):
        region = summary.places.region_name(place, summary.locale)
        return prose(summary.locale, "summary-place-region", region=region)
    return (Quoted(place.partition("/")[2] or _country(summary, place)),)


def _country(summary: Summary, country: str) -> str:
    return summary.places.country_name(country, summary.locale)


def country_summary(facts: Facts, delivery: Delivery, locale: str) -> Message:
    """Bring an ambassador what is told of the own countries, in the ambassador's language, wherever it is read."""
    round_ = facts.round(delivery)
    person = _ambassador(facts, delivery)
    reads = locale if person is None else locale_of(person, round_.locale)
    parts = for_ambassador(_summary(facts, round_, reads), str(delivery.subject["countries"]).split())
    return Message(parts, (), reads)


def countries_summary(facts: Facts, delivery: Delivery, locale: str) -> Message:
    """Bring the coordinators what is told of the countries without an ambassador."""
    summary = _summary(facts, facts.round(delivery), locale)
    return Message(for_coordinators(summary, looked_after(facts.unit)), (), locale)


def _summary(facts: Facts, round_: Round, locale: str) -> Summary:
    """Give what was told when the message was planned; nothing is counted while messages are made."""
    telling = recall(facts.unit, round_.id) or Telling(facts.now.date(), 0, {})
    return Summary(round_, telling, locale, facts.world.places)


def _ambassador(facts: Facts, delivery: Delivery) -> Participant | None:
    """Give whose summary it is, whether it is written to them or posted in the ambassadors' channel."""
    return facts.unit.people.get(int(delivery.subject["ambassador"]))


MESSAGES: Mapping[str, Callable[[Facts, Delivery, str], Message]] = {
    "country-summary": country_summary,
    "countries-summary": countries_summary,
}
