"""How good a round's matches are, in words: everything that the picture shows, and how it compares."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.quality import BIN, BINS, Rival
from bot.messages.render import field, heading, paragraph, prose
from bot.ports.chat import Fields, Questions

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from bot.domain.quality import Quality
    from bot.ports.chat import Part, Prose
    from bot.ports.places import Places

ASKED = ("fully", "partly", "not")
HOURS = ("none", "few", "some", "many")


def quality_parts(quality: Quality, round_name: str, locale: str, places: Places) -> Iterable[Part]:
    """Say everything that the picture shows, and how it compares."""
    yield heading(locale, "quality-title", round=round_name)
    yield paragraph(locale, "quality-points", worst=quality.worst, percentile=quality.percentile, median=quality.median)
    yield Questions(tuple(_steps(quality, locale)))
    yield paragraph(locale, "quality-asked-title", count=sum(quality.asked))
    yield Fields(
        tuple(field(locale, f"quality-asked-{n}", _number(locale, c)) for n, c in named_counts(ASKED, quality.asked))
    )
    yield paragraph(locale, "quality-hours-title")
    yield Fields(
        tuple(field(locale, f"quality-hours-{n}", _number(locale, c)) for n, c in named_counts(HOURS, quality.hours))
    )
    if quality.flows:
        yield paragraph(locale, "quality-flows-title")
        yield Questions(tuple(_flow(flow, locale, places) for flow in quality.flows))
    yield paragraph(locale, "quality-rivals-title")
    yield Questions(tuple(_rival(each, locale) for each in ways(quality)))


def named_counts(names: Sequence[str], counts: Sequence[int]) -> Iterable[tuple[str, int]]:
    """Give every name with its count."""
    return zip(names, counts, strict=True)


def _number(locale: str, count: int) -> Prose:
    return prose(locale, "quality-count", count=count)


def _steps(quality: Quality, locale: str) -> Iterable[Prose]:
    for step, count in enumerate(quality.histogram):
        if count:
            yield prose(locale, "quality-step", low=step * BIN, high=_high(step), count=count)


def _high(step: int) -> int:
    return (step + 1) * BIN if step == BINS - 1 else (step + 1) * BIN - 1


def _flow(flow: tuple[str, str, int], locale: str, places: Places) -> Prose:
    first, second = (places.country_name(code, locale) for code in flow[:2])
    return prose(locale, "quality-flow", first=first, second=second, count=flow[2])


def ways(quality: Quality) -> Sequence[Rival]:
    """Give these matches, and the other ways of matching the same people."""
    return (Rival("here", quality.placed, quality.score), *quality.rivals)


def _rival(way: Rival, locale: str) -> Prose:
    return prose(locale, f"quality-way-{way.name}", placed=way.placed, score=way.score)
