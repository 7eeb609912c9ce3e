"""How a rehearsal is told: the story on the screen, and the page for a browser."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from io import StringIO
from typing import TYPE_CHECKING

import pytest
from rich.console import Console

from adapters.console.gateway import Act, Happened, Kept
from bot.domain.people import Account
from bot.domain.rounds import ApplicationState
from bot.messages.render import LOCALES, paragraph, text
from bot.ports.chat import Message, Sent
from bot.rehearsal.page import NAMED, OUTCOMES, STATUSES, in_order, write_page
from bot.rehearsal.stage import Plan
from bot.rehearsal.story import Story
from tests.bot.messages.examples.round import CROWD, applications
from tests.bot.messages.longest import ROUND, WORLD, unit

if TYPE_CHECKING:
    from pathlib import Path

MORNING = datetime(2027, 2, 22, 9, tzinfo=UTC)
COUNTS = {
    "participants": 1162,
    "by_status": {"left": 7, "finished": 65, "waiting": 4},
    "partnerships": 581,
    "deliveries": {"withdrawn": 61, "sent": 18592},
    "by_kind": {"farewell": 65, "topic": 714},
}


CARE = {
    "cases": 9,
    "cases_a_week": {"console:coordinator-1": {"3": 4, "7": 2}, "console:coordinator-2": {"5": 3}},
    "silences_asked_about": 30,
    "settled_without_a_human": 17,
    "handed_to_coordinators": 9,
    "neither": 4,
}
TOUCH = {
    "assumed_effect_of_nudges": 0.25,
    "with": {"4": {"partnerships": 500, "in_touch": 350}, "12": {"partnerships": 500, "in_touch": 250}},
    "without": {"4": {"partnerships": 500, "in_touch": 300}, "12": {"partnerships": 500, "in_touch": 200}},
}


class Told:
    """A story, and what stands on its screen."""

    def __init__(self, locale: str) -> None:
        """Begin."""
        self.screen = StringIO()
        self.story = Story(Console(file=self.screen, width=100), locale)
        self.story.on_day(MORNING)

    @property
    def words(self) -> str:
        """Give all that was told so far."""
        return self.screen.getvalue()

    def posts(self, what: str, words: str) -> None:
        """Let something be posted where many read it."""
        sent = Sent("coordinators", "1")
        kept = Kept(sent, "key", MORNING, None, Message((paragraph("en", "words", words=words),)))
        self.story.on_sent(Happened(Act.SENT, "slack", f"1:3:{what}:0.1:channel:x@slack", MORNING, sent, kept, None))

    def brings(self, what: str, locale: str, words: str) -> None:
        """Let somebody be sent a message."""
        to, sent = Account("slack", locale), Sent("direct", "1")
        message = Message((paragraph(locale, "words", words=words),), locale=locale)
        kept = Kept(sent, "key", MORNING, to, message)
        self.story.on_sent(Happened(Act.SENT, "slack", f"1:-:{what}:0.1:#1", MORNING, sent, kept, None))


def answer(locale: str) -> Message:
    return Message((paragraph(locale, "kept"),), locale=locale)


@pytest.mark.parametrize("locale", LOCALES)
def test_a_story_is_told_in_its_readers_language(locale: str) -> None:
    told = Told(locale)
    told.story.open(92, 20)
    told.story.on_reply("round review", answer(locale))
    assert text(locale, "story-title") in told.words
    assert text(locale, "story-reviews") in told.words


@pytest.mark.parametrize(("ours", "theirs"), [("en", "es"), ("es", "en"), ("es-AR", "en")])
def test_most_letters_shown_are_in_the_readers_language_and_some_in_another(ours: str, theirs: str) -> None:
    told = Told(ours)
    for what in ("introduction", "farewell", "topic"):
        for locale in (ours, theirs):
            told.brings(what, locale, f"{what} in {locale}.")
    shown = {f"{what} in {locale}." for what in ("introduction", "farewell", "topic") for locale in (ours, theirs)}
    assert {words for words in shown if words in told.words} == shown - {f"farewell in {theirs}.", f"topic in {ours}."}


def test_the_first_case_is_shown_as_coordinators_see_it() -> None:
    told = Told("en")
    for words in ("The first card.", "The second card."):
        told.posts("case", words)
    told.posts("topic-open", "A topic for all.")
    assert "The first card." in told.words
    assert "The second card." not in told.words
    assert "A topic for all." not in told.words


def test_a_day_is_named_once() -> None:
    told = Told("en")
    told.story.on_reply("round match", answer("en"))
    told.story.on_reply("round review", answer("en"))
    assert told.words.count("Monday 22 February 2027") == 1


def test_a_rehearsed_coordinator_reads_the_language_of_the_plan() -> None:
    plan = Plan(b"", "roster.csv", "iln-16-weeks", date(2027, 3, 1), 7)
    assert plan.coordinator.locale is None
    assert replace(plan, locale="es").coordinator.locale == "es"


def page(tmp_path: Path, locale: str, waiting: int) -> str:
    """Write a page on a round in which so many wait for the same reason."""
    left = applications(ApplicationState.WAITING, "late", waiting)
    known = unit(deliveries={"sent_a_day": {}}, applications={"of_round": left}, people={"get_many": dict(CROWD)})
    report = {"counts": COUNTS, "care": CARE, "in_touch": TOUCH}
    write_page(known, ROUND, report, WORLD, tmp_path / "page.html", locale)
    return (tmp_path / "page.html").read_text("utf-8")


@pytest.mark.parametrize("locale", LOCALES)
def test_a_page_names_those_without_a_partner_as_far_as_it_is_bearable(tmp_path: Path, locale: str) -> None:
    said = page(tmp_path, locale, NAMED + 3)
    assert text(locale, "waiting-late") in said
    assert said.count("Lautaro") == NAMED
    assert text(locale, "unanswered-more", count=3) in said


def test_a_page_says_so_if_everybody_has_a_partner(tmp_path: Path) -> None:
    assert text("en", "page-nobody-unmatched") in page(tmp_path, "en", 0)


def test_figures_are_written_as_the_reader_writes_them(tmp_path: Path) -> None:
    assert "18,592" in page(tmp_path, "en", 1)
    assert "18.592" in page(tmp_path, "es", 1)


def test_a_page_draws_who_was_in_touch_with_the_assumed_effect_and_without(tmp_path: Path) -> None:
    said = page(tmp_path, "en", 0)
    assert all(f">{share}%<" in said for share in (70, 60, 50, 40))
    assert "25 %" in said


def test_a_page_says_how_many_cases_each_coordinator_had(tmp_path: Path) -> None:
    assert text("en", "page-cases-of", total=6, most=4, week="3") in page(tmp_path, "en", 0)


def test_figures_are_read_in_one_order() -> None:
    """What went well first, what nobody foresaw last."""
    assert [name for name, _ in in_order({"left": 1, "later": 2, "finished": 3}, STATUSES)] == [
        "finished",
        "left",
        "later",
    ]
    assert [name for name, _ in in_order({"withdrawn": 1, "sent": 3}, OUTCOMES)] == ["sent", "withdrawn"]
