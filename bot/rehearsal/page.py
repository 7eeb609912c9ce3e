"""A page a coordinator can use: messages a day, expected load, who could not be matched and why. One file."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta
from html import escape
from typing import TYPE_CHECKING, Any

from bot.messages.cards import reason_left_over
from bot.messages.plain import plain_prose
from bot.messages.render import day_in_words, text
from bot.rehearsal.care_page import care_section

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import date
    from pathlib import Path

    from bot.domain.rounds import Application, Round
    from bot.ports.storage import Unit
    from bot.services.world import World

STYLE = """
body { font: 16px/1.5 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; color: #1b2733; }
h1 { font-size: 1.6rem; } h2 { font-size: 1.2rem; margin-top: 2.2rem; }
table { border-collapse: collapse; min-width: min(26rem, 100%); }
td { padding: .3rem 1.5rem .3rem 0; border-bottom: 1px solid #dde3e8; vertical-align: top; }
td.n { text-align: right; padding-right: 0; font-variant-numeric: tabular-nums; }
td small { color: #52616f; font-size: .9rem; }
figure { margin: 1rem 0; } svg { width: 100%; height: auto; } figcaption { color: #52616f; font-size: .9rem; }
.note { color: #52616f; }
"""


STATUSES = ("finished", "matched", "waiting", "not-confirmed", "left")
OUTCOMES = ("sent", "undeliverable", "held", "withdrawn", "expired", "planned")
"""In which order figures are read: what went well, then the rest."""


def in_order(figures: Mapping[str, int], order: Sequence[str]) -> Sequence[tuple[str, int]]:
    """Give figures in the order of their names; one that has no place comes last."""
    return sorted(figures.items(), key=lambda item: order.index(item[0]) if item[0] in order else len(order))


def write_page(unit: Unit, round_: Round, report: Mapping[str, Any], world: World, path: Path, locale: str) -> None:
    """Write the page for a reader of `locale`."""
    days = Counter(unit.deliveries.sent_a_day(round_.id))
    title = text(locale, "page-title", round=round_.timetable.name)
    body = [
        _element("h1", title),
        _element("p", text(locale, "page-opening", launch=round_.launch_on), "note"),
        *_numbers(report, locale),
        _element("h2", text(locale, "page-days")),
        _chart(days, round_, locale),
        *_load(days, locale),
        *care_section(report, locale),
        _element("h2", text(locale, "page-unmatched")),
        *_unmatched(unit, round_, world, locale),
        _element("p", text(locale, "page-assumed"), "note"),
    ]
    head = f'<meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>{escape(title)}</title>'
    language = locale.split("-", maxsplit=1)[0]
    opening = f'<!doctype html><html lang="{language}"><head>{head}<style>{STYLE}</style></head><body>'
    path.write_text(f"{opening}{''.join(body)}</body></html>", encoding="utf-8")


def _element(tag: str, words: str, of: str = "") -> str:
    kind = f' class="{of}"' if of else ""
    return f"<{tag}{kind}>{escape(words)}</{tag}>"


def _table(locale: str, rows: Iterable[tuple[str, int]], beside: Mapping[str, str] | None = None) -> str:
    """Give rows of words and a figure; what `beside` has for the words stands below them in small print."""
    lines = []
    for label, figure in rows:
        small = f"<br><small>{escape(beside[label])}</small>" if beside else ""
        number = escape(text(locale, "round-count", count=figure))
        lines.append(f"<tr><td>{escape(label)}{small}</td><td class=n>{number}</td></tr>")
    return f"<table>{''.join(lines)}</table>"


def _numbers(report: Mapping[str, Any], locale: str) -> Iterator[str]:
    counts = report["counts"]
    people: list[tuple[str, int]] = [(text(locale, "page-participants"), counts["participants"])]
    people += [(text(locale, f"page-status-{s}"), n) for s, n in in_order(counts["by_status"], STATUSES)]
    people.append((text(locale, "page-partnerships"), counts["partnerships"]))
    people += [(text(locale, f"page-outcome-{s}"), n) for s, n in in_order(counts["deliveries"], OUTCOMES)]
    yield _table(locale, people)
    yield _element("h2", text(locale, "page-kinds"))
    kinds = sorted(counts["by_kind"].items(), key=lambda item: -item[1])
    yield _table(locale, ((text(locale, f"kind-{kind}"), count) for kind, count in kinds))


WIDTH, HEIGHT, GROUND = 900, 220, 190


def _chart(days: Counter[date], round_: Round, locale: str) -> str:
    """Draw a bar a day; the same numbers are in the table below."""
    first, last = min(days, default=round_.launch_on), max(days, default=round_.launch_on)
    span = (last - first).days + 1
    most = max(days.values(), default=1)
    width = WIDTH / span
    bars = "".join(
        f'<rect x="{(on - first).days * width:.1f}" y="{GROUND - GROUND * count / most:.1f}" '
        f'width="{max(width - 0.6, 1):.1f}" height="{GROUND * count / most:.1f}" fill="#2b6cb0">'
        f"<title>{escape(day_in_words(locale, on))}: {count}</title></rect>"
        for on, count in sorted(days.items())
    )
    labels = "".join(_tick(first, first + timedelta(days=ahead), width, locale) for ahead in range(0, span, 28))
    described = escape(text(locale, "page-chart", most=most))
    return (
        f'<figure><svg viewBox="0 0 {WIDTH} {HEIGHT}" role="img" aria-label="{described}">'
        f'<line x1="0" y1="{GROUND}" x2="{WIDTH}" y2="{GROUND}" stroke="#9aa7b2"/>{bars}{labels}</svg>'
        f"<figcaption>{described}</figcaption></figure>"
    )


def _tick(first: date, on: date, width: float, locale: str) -> str:
    words = escape(day_in_words(locale, on, "long"))
    return f'<text x="{(on - first).days * width:.1f}" y="{HEIGHT - 8}" font-size="11" fill="#52616f">{words}</text>'


BUSIEST = 10


def _load(days: Counter[date], locale: str) -> Iterator[str]:
    """List the busiest days, and how many days are quiet."""
    yield _element("p", text(locale, "page-load", days=len(days), messages=days.total()))
    yield _table(locale, ((day_in_words(locale, on), count) for on, count in days.most_common(BUSIEST)))


def _unmatched(unit: Unit, round_: Round, world: World, locale: str) -> Iterator[str]:
    """Group those without a partner by the reason they were given, and name them."""
    waiting = [a for a in unit.applications.of_round(round_.id) if a.waiting_reason is not None]
    if not waiting:
        yield _element("p", text(locale, "page-nobody-unmatched"))
        return
    people = unit.people.get_many([a.participant_id for a in waiting])
    groups: dict[str, list[str]] = {}
    for application in waiting:
        person = people[application.participant_id]
        reason = _plain_reason(application, world, locale, round_.zone)
        groups.setdefault(reason, []).append(text(locale, "person-line", number=str(person.id), name=person.name))
    largest_first = sorted(groups.items(), key=lambda item: -len(item[1]))
    names = {reason: _listed(locale, each) for reason, each in largest_first}
    yield _table(locale, ((reason, len(each)) for reason, each in largest_first), beside=names)


NAMED = 12
"""How many people are named for one reason."""


def _listed(locale: str, names: Sequence[str]) -> str:
    more = f" {text(locale, 'unanswered-more', count=len(names) - NAMED)}" if len(names) > NAMED else ""
    return ", ".join(names[:NAMED]) + more


def _plain_reason(application: Application, world: World, locale: str, zone: str) -> str:
    part = reason_left_over(application, locale, world.places)
    return plain_prose(part.prose, locale, zone)
