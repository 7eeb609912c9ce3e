"""How good a round's matches are, drawn as bars, with words for who does not see them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.quality import BIN, BINS
from bot.messages.render import text
from bot.ports.charts import Bar, Panel
from bot.ports.chat import Picture
from bot.services.tell_quality import ASKED, HOURS, named_counts, ways

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from bot.domain.quality import Quality
    from bot.ports.charts import Charts
    from bot.ports.chat import Text
    from bot.ports.places import Places

FLOWS_DRAWN = 6
"""How many pairs of countries the picture has room for."""

LONGEST_NAMES = 28
"""How much of two countries' names it has room for."""


def picture(charts: Charts, quality: Quality, round_name: str, locale: str, places: Places) -> Picture:
    """Draw it, with words for who does not see it."""
    panels = (
        Panel(text(locale, "quality-chart-points"), tuple(_points_bars(quality, locale)), upright=True),
        Panel(text(locale, "quality-chart-asked"), tuple(_counted(quality.asked, "asked", ASKED, locale, lead=0))),
        Panel(text(locale, "quality-chart-hours"), tuple(_counted(quality.hours, "hours", HOURS, locale, lead=3))),
        Panel(text(locale, "quality-chart-flows"), tuple(_flow_bars(quality, locale, places))),
        Panel(text(locale, "quality-chart-ways"), tuple(_way_bars(quality, locale))),
    )
    below = text(locale, "quality-chart-below", round=round_name, pairs=quality.pairs, people=quality.people)
    content = charts.bars(text(locale, "quality-chart-title"), below, tuple(p for p in panels if p.bars))
    return Picture(content, f"quality-{round_name}.png", _alt(quality, locale))


def _alt(quality: Quality, locale: str) -> Text:
    fully, partly, not_at_all = quality.asked
    return text(
        locale,
        "quality-alt",
        pairs=quality.pairs,
        worst=quality.worst,
        median=quality.median,
        fully=fully,
        asked=fully + partly + not_at_all,
        apart=quality.hours[0],
    )


def _points_bars(quality: Quality, locale: str) -> Iterable[Bar]:
    median = min(quality.median // BIN, BINS - 1)
    for step, count in enumerate(quality.histogram):
        label = text(locale, "quality-number", count=step * BIN)
        note = text(locale, "quality-number", count=count)
        yield Bar(label, count, note if count else text(locale, "quality-no-number"), leading=step == median)


def _counted(counts: Sequence[int], family: str, names: Sequence[str], locale: str, *, lead: int) -> Iterable[Bar]:
    whole = sum(counts) or 1
    for place, (name, count) in enumerate(named_counts(names, counts)):
        note = text(locale, "quality-share", count=count, percent=round(100 * count / whole))
        yield Bar(text(locale, f"quality-{family}-{name}"), count, note, leading=place == lead)


def _flow_bars(quality: Quality, locale: str, places: Places) -> Iterable[Bar]:
    for first, second, count in quality.flows[:FLOWS_DRAWN]:
        one, other = _short(*(places.country_name(code, locale) for code in (first, second)))
        names = text(locale, "quality-short-flow", first=one, second=other)
        yield Bar(names, count, text(locale, "quality-number", count=count))


def _short(one: str, other: str) -> tuple[str, str]:
    """Cut two names to what there is room for, the longer one first."""
    room = max(LONGEST_NAMES // 2, LONGEST_NAMES - min(len(one), len(other)))
    return _cut(one, room), _cut(other, room)


def _cut(name: str, room: int) -> str:
    return name if len(name) <= room else f"{name[: room - 1].rstrip()}…"


def _way_bars(quality: Quality, locale: str) -> Iterable[Bar]:
    for way in ways(quality):
        note = text(locale, "quality-way-note", placed=way.placed, score=way.score)
        yield Bar(text(locale, f"quality-way-short-{way.name}"), way.score, note, leading=way.name == "here")
