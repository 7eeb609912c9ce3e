"""What is told of countries: one telling, seen from an ambassador's countries or from those without an ambassador."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.domain.pooling import ELSEWHERE
from bot.domain.rounds import RoundState
from bot.domain.summaries import COUNTED_EVERY, Figure, Telling
from bot.messages.cards import locale_of
from bot.messages.plain import plain
from bot.messages.render import heading, paragraph, prose
from bot.ports.chat import Fields, Message, Questions
from bot.services.ambassadors import looked_after
from bot.services.count_countries import counts_provinces
from bot.services.last_telling import recall
from bot.services.wording.country_numbers import (
    IN_SHORT,
    SHOWN_WHOLE,
    Summary,
    country_name,
    list_places,
    number_words,
    seen_from,
    show_places,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence

    from bot.domain.deliveries import Delivery
    from bot.domain.people import Participant
    from bot.domain.rounds import Round
    from bot.ports.chat import Part
    from bot.services.facts import Facts

LISTED = (60, 40, 30, 24, 18, 12, 6)
"""How many lines are tried until they fit into one message: it depends on the names."""
LONGEST = 3800
"""Characters of plain text that are sure to fit into one message everywhere: the least is 4,000, marks and all."""
LONGEST_LIST = 2900
"""The least that any platform takes in one section is 3,000."""
TAKES_APPLICATIONS = frozenset({RoundState.DRAFT, RoundState.OPEN})


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
    names = ", ".join(sorted(country_name(summary, country) for country in countries))
    title = heading(summary.locale, "summary-title", countries=names)
    if len(countries) > SHOWN_WHOLE:
        title = heading(summary.locale, "summary-title-several", count=len(countries))
    if not summary.telling.places:
        return (title, _nothing(summary))
    told = seen_from(summary, countries)
    return (
        title,
        *_counted_with(summary, [country for country in countries if country not in told]),
        *summary.pictures,
        *show_places(summary, told),
        *_whole(summary),
        *_words(summary),
    )


def _for_coordinators(summary: Summary, taken: Collection[str]) -> tuple[Part, ...]:
    key = "summary-round-title-provinces" if counts_provinces(summary.round) else "summary-round-title"
    title = heading(summary.locale, key, round=summary.round.name)
    if not summary.telling.places:
        return (title, _nothing(summary))
    without = [place for place in summary.telling.places if place.partition("/")[0] not in taken]
    return (
        title,
        *_whole(summary),
        *_near_the_cap(summary),
        *summary.pictures,
        heading(summary.locale, "summary-without-ambassador"),
        *(list_places(summary, without) if without else [paragraph(summary.locale, "summary-all-looked-after")]),
        *_words(summary),
    )


def _nothing(summary: Summary) -> Part:
    """Say why there is no number, and ask for invitations while these still help."""
    invites = summary.round.state in TAKES_APPLICATIONS
    return paragraph(summary.locale, "summary-nothing-yet" if invites else "summary-nothing")


def _counted_with(summary: Summary, countries: Iterable[str]) -> Iterator[Part]:
    """Say with whom the countries are counted that are not counted alone."""
    together: dict[str | None, list[str]] = {}
    for country in countries:
        together.setdefault(next(iter(seen_from(summary, [country])), None), []).append(country)
    for place, counted in together.items():
        names, count = ", ".join(country_name(summary, country) for country in counted), len(counted)
        if place is None:
            yield paragraph(summary.locale, "summary-too-few", countries=names)
        elif counts_provinces(summary.round):
            continue
        elif place == ELSEWHERE:
            yield paragraph(summary.locale, "summary-with-others", countries=names, count=count)
        else:
            region = summary.places.region_name(place, summary.locale)
            yield paragraph(summary.locale, "summary-with-region", countries=names, count=count, region=region)


def _whole(summary: Summary) -> Iterator[Part]:
    """Tell of the whole round: sums of what is told, and countries, which are no secret."""
    locale, telling = summary.locale, summary.telling
    totals = {figure: total for figure in IN_SHORT if (total := telling.total(figure)) is not None}
    yield heading(locale, "summary-whole")
    yield Fields(tuple((prose(locale, f"summary-{f}"), number_words(locale, total)) for f, total in totals.items()))
    key = "summary-provinces" if counts_provinces(summary.round) else "summary-countries"
    yield paragraph(locale, key, count=telling.countries)
    if telling.first_time:
        names = ", ".join(sorted(country_name(summary, country) for country in telling.first_time))
        yield paragraph(locale, "summary-new-countries", countries=names, count=len(telling.first_time))


def _near_the_cap(summary: Summary) -> Iterator[Part]:
    cap = summary.round.cap_percent
    if cap is not None and summary.round.launched_at is None and (near := summary.telling.near_the_cap(cap)):
        names = ", ".join(country_name(summary, country) for country in near)
        yield paragraph(summary.locale, "summary-near-cap", countries=names)


def _words(summary: Summary) -> Iterator[Part]:
    """Say when it was counted, and what the words mean."""
    locale, on = summary.locale, summary.telling.on
    yield paragraph(locale, "summary-counted", on=on, next=on + COUNTED_EVERY)
    started = any(Figure.MATCHED in told for told in summary.telling.places.values())
    yield paragraph(locale, "summary-words-started" if started else "summary-words-applied")
    yield paragraph(locale, "summary-words-rounded")


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
