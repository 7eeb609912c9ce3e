"""The demo: a rehearsal told as a story, with a few messages as people would see them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from rich.padding import Padding
from rich.panel import Panel
from rich.table import Table
from rich.text import Text as RichText

from adapters.console.gateway import Act
from bot.domain.daytime import local
from bot.messages.plain import plain
from bot.messages.render import day_in_words, text
from bot.rehearsal.page import OUTCOMES, STATUSES, in_order

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date, datetime

    from rich.console import Console

    from adapters.console.gateway import Happened
    from bot.domain.people import Account
    from bot.ports.chat import Message
    from bot.rehearsal.run import Rehearsed

ACTS = {
    "round create": "story-opens",
    "roster import": "story-imports",
    "round match": "story-matches",
    "round review": "story-reviews",
    "round approve": "story-approves",
    "round launch": "story-launches",
}
"""Which chapter a coordinator's command begins."""

SHOWN_LINES = 26
"""How much of a long message the story shows."""


@dataclass
class Story:
    """Tells a rehearsal on a console while it runs."""

    console: Console
    locale: str
    zones: dict[str, str] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)
    _told: set[str] = field(default_factory=set)
    _now: datetime | None = None
    _last: date | None = None
    commands: int = 0

    def open(self, people: int, countries: int) -> None:
        """Say what this is."""
        title = text(self.locale, "story-title")
        opening = text(self.locale, "story-opening", people=people, countries=countries)
        self.console.print(Panel(RichText(opening), title=RichText(title, style="bold"), border_style="cyan"))

    def on_day(self, now: datetime) -> None:
        """Remember the time."""
        self._now = now

    def on_reply(self, line: str, message: Message) -> None:
        """Tell what the coordinator typed, and what came back."""
        self.commands += 1
        chapter = next((key for begin, key in ACTS.items() if line.startswith(begin)), None)
        if chapter is None:
            return
        self._chapter(chapter)
        self.console.print(RichText(f"  /{line}", style="bold green"))
        self._show(plain(message, "UTC", choices=False), lines=12)

    def on_sent(self, happened: Happened) -> None:
        """Show the first messages of each sort that somebody receives, in one language and the other."""
        if happened.act is not Act.SENT or happened.kept is None or happened.kept.message is None:
            return
        what = happened.key.split(":")[2]
        message = happened.kept.message
        if happened.kept.to is None:
            self._card(what, message)
            return
        is_ours = _language(message.locale) == _language(self.locale)
        wanted = (what, is_ours)
        if wanted not in _SHOWN or repr(wanted) in self._told:
            return
        self._told.add(repr(wanted))
        here = local(happened.at, self.zones.get(str(happened.kept.to), "UTC"))
        self._chapter(f"story-{_CHAPTER_OF[what]}", here.date())
        self._letter(happened.kept.to, message, happened.at)

    def _card(self, what: str, message: Message) -> None:
        """Show the first case that reaches the coordinators."""
        if what == "case" and "story-cases" not in self._told:
            self._chapter("story-cases")
            title = RichText(text(self.locale, "story-channel"))
            self.console.print(Panel(RichText(plain(message, "UTC")), title=title, title_align="left"))

    def _chapter(self, key: str, on: date | None = None) -> None:
        if key in self._told or self._now is None:
            return
        self._told.add(key)
        self.console.print()
        on = on or self._now.date()
        if on != self._last:
            self.console.rule(RichText(day_in_words(self.locale, on), style="bold cyan"), align="left")
        self._last = on
        self.console.print(RichText(text(self.locale, key)))

    def _letter(self, to: Account, message: Message, at: datetime) -> None:
        zone = self.zones.get(str(to), "UTC")
        here = local(at, zone)
        when = f"{here:%H:%M}"
        title = text(self.locale, "story-reads", name=self.names.get(str(to), str(to)), when=when)
        lines = plain(message, zone).splitlines()
        shown = "\n".join(lines[:SHOWN_LINES]) + ("\n…" if len(lines) > SHOWN_LINES else "")
        self.console.print(Panel(RichText(shown), title=RichText(title), title_align="left", border_style="green"))

    def _show(self, words: str, *, lines: int) -> None:
        every = words.splitlines()
        shown = every[:lines] + (["…"] if len(every) > lines else [])
        for line in shown:
            self.console.print(Padding(RichText(line, style="dim"), (0, 0, 0, 2)))

    def close(self, done: Rehearsed) -> None:
        """Say what became of it, and where the files are."""
        counts = done.report["counts"]
        self.console.print()
        self.console.rule(RichText(text(self.locale, "story-outcome"), style="bold cyan"), align="left")
        self.console.print(_outcome(self.locale, counts))
        messages = counts["deliveries"].get("sent", 0)
        self.console.print(text(self.locale, "story-effort", count=self.commands))
        seconds = f"{done.seconds:.0f}"
        self.console.print(text(self.locale, "story-seconds", messages=messages, seconds=seconds))
        self.console.print()
        self.console.print(RichText(text(self.locale, "story-files"), style="bold"))
        for key, path in (("story-page", done.page), ("story-ledger", done.ledger), ("story-report", done.report_file)):
            self.console.print(RichText(f"  {path}", style="cyan"), RichText(text(self.locale, key), style="dim"))
        self.console.print()
        self.console.print(RichText(text(self.locale, "story-next"), style="bold"))


_SHOWN = {
    ("still-in", True),
    ("nudge", True),
    ("introduction", True),
    ("introduction", False),
    ("topic", False),
    ("farewell", True),
}
"""What is shown once, and whether to a reader of the story's own language."""
_CHAPTER_OF = {
    "still-in": "still-in",
    "introduction": "introductions",
    "topic": "topics",
    "nudge": "nudges",
    "farewell": "farewell",
}


def _language(locale: str) -> str:
    return locale.split("-", maxsplit=1)[0]


def _outcome(locale: str, counts: dict[str, dict[str, int]]) -> Table:
    table = Table(box=None, show_header=False, pad_edge=False)
    table.add_column()
    table.add_column(justify="right")
    rows: Sequence[tuple[str, int]] = [
        *((f"page-status-{status}", count) for status, count in in_order(counts["by_status"], STATUSES)),
        *((f"page-outcome-{outcome}", count) for outcome, count in in_order(counts["deliveries"], OUTCOMES)),
    ]
    for key, count in rows:
        table.add_row(text(locale, key), text(locale, "round-count", count=count))
    return table
