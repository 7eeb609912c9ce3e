"""The part of the page about care: how much work it was, what needed nobody, who was in touch."""

from __future__ import annotations

from collections import Counter
from html import escape
from typing import TYPE_CHECKING, Any

from bot.messages.render import text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

WIDTH, HEIGHT, GROUND, TOP = 900, 220, 180, 20
COLOURS = {"with": "#2b6cb0", "without": "#c0844a"}
HUNDRED = 100


def care_section(report: Mapping[str, Any], locale: str) -> Iterator[str]:
    """Give the section, as HTML."""
    yield f"<h2>{_words(locale, 'page-care')}</h2>"
    yield _silences(report["care"], locale)
    yield f"<h2>{_words(locale, 'page-cases')}</h2>"
    yield _cases(report["care"], locale)
    touch = report.get("in_touch")
    if touch:
        yield f"<h2>{_words(locale, 'page-touch')}</h2>"
        yield _touch_chart(touch, locale)


def _words(locale: str, key: str, **values: int | str) -> str:
    return escape(text(locale, key, **values))


def _silences(care: Mapping[str, Any], locale: str) -> str:
    names = ("silences_asked_about", "settled_without_a_human", "handed_to_coordinators", "neither")
    rows = ((f"page-{name.replace('_', '-')}", care[name]) for name in names)
    return _table((_words(locale, key), _words(locale, "round-count", count=count)) for key, count in rows)


def _cases(care: Mapping[str, Any], locale: str) -> str:
    """Give the cases of each coordinator: in the fullest week, and in all."""
    weeks: Mapping[str, Mapping[str, int]] = care["cases_a_week"]
    if not weeks:
        return f"<p>{_words(locale, 'page-no-cases')}</p>"
    return _table(
        (
            escape(who),
            _words(
                locale,
                "page-cases-of",
                total=sum(of.values()),
                most=max(of.values()),
                week=Counter(of).most_common(1)[0][0],
            ),
        )
        for who, of in weeks.items()
    )


def _table(rows: Iterator[tuple[str, str]]) -> str:
    lines = "".join(f"<tr><td>{label}</td><td class=n>{value}</td></tr>" for label, value in rows)
    return f"<table>{lines}</table>"


def _touch_chart(touch: Mapping[str, Any], locale: str) -> str:
    """Draw, for each week, the share of partnerships in touch, with the assumed effect of nudges and with none."""
    kinds = [kind for kind in COLOURS if kind in touch]
    weeks = sorted(touch["with"], key=int)
    each = WIDTH / max(len(weeks), 1)
    bars = "".join(
        _bar(at * each + each * 0.2 + n * each * 0.3, each * 0.26, touch[kind][week], kind)
        for at, week in enumerate(weeks)
        for n, kind in enumerate(kinds)
    )
    labels = "".join(
        f'<text x="{at * each + each * 0.48:.0f}" y="{HEIGHT - 12}" font-size="13" fill="#52616f" '
        f'text-anchor="middle">{_words(locale, "page-week", week=week)}</text>'
        for at, week in enumerate(weeks)
    )
    described = _words(locale, "page-touch-chart", percent=round(HUNDRED * touch["assumed_effect_of_nudges"]))
    keys = " ".join(
        f'<span style="color:{COLOURS[kind]}">■</span> {_words(locale, f"page-touch-{kind}")}' for kind in kinds
    )
    return (
        f'<figure><svg viewBox="0 0 {WIDTH} {HEIGHT}" role="img" aria-label="{described}">'
        f'<line x1="0" y1="{GROUND}" x2="{WIDTH}" y2="{GROUND}" stroke="#9aa7b2"/>{bars}{labels}</svg>'
        f"<figcaption>{keys}<br>{described}</figcaption></figure>"
    )


def _bar(x: float, width: float, figures: Mapping[str, int], kind: str) -> str:
    share = figures["in_touch"] / max(figures["partnerships"], 1)
    height = (GROUND - TOP) * share
    return (
        f'<rect x="{x:.0f}" y="{GROUND - height:.0f}" width="{width:.0f}" height="{height:.0f}" '
        f'fill="{COLOURS[kind]}"/><text x="{x + width / 2:.0f}" y="{GROUND - height - 5:.0f}" font-size="13" '
        f'fill="#1b2733" text-anchor="middle">{share:.0%}</text>'
    )
