"""Sentences are filled in without people's words ever being taken for ours."""

from __future__ import annotations

from datetime import UTC, date, datetime
from time import perf_counter
from typing import TYPE_CHECKING

import pytest
from fluent.runtime import FluentBundle, FluentResource

from bot.domain.people import Account
from bot.messages import render, sentences
from bot.messages.render import MissingWords, WordsFaulty, prose, text
from bot.ports.chat import Instant, InstantStyle, Mention, Paragraph, Quoted, Text, Words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    Say = Callable[[str], None]

NOON = datetime(2027, 3, 1, 12, tzinfo=UTC)
MONDAY = date(2027, 3, 1)
OUR_WORDS = Words(Text("five hours"))


@pytest.fixture
def say(monkeypatch: pytest.MonkeyPatch) -> Iterator[Say]:
    """Add sentences to English for one test."""
    caches = [made for module in (sentences, render) for made in vars(module).values() if hasattr(made, "cache_clear")]
    real = sentences.bundle

    def add(source: str) -> None:
        loaded = real("en")
        added = FluentBundle(["en"], functions=loaded._functions, use_isolating=False)  # the same DATETIME
        for resource in (FluentResource(source), sentences._resource("en")):  # beside the real sentences
            added.add_resource(resource)
        monkeypatch.setattr(sentences, "bundle", lambda _: added)

    for cache in caches:
        cache.cache_clear()
    yield add
    for cache in caches:
        cache.cache_clear()


def test_a_persons_words_stay_apart_from_ours(say: Say) -> None:
    """A `str` becomes a quoted span, whatever it says."""
    say("greeting = Hello { $name }, welcome.")
    name = "{ $name } @everyone \ue000"
    assert prose("en", "greeting", name=name) == (Words(Text("Hello ")), Quoted(name), Words(Text(", welcome.")))


def test_a_sentence_is_not_kept_with_the_name_it_was_first_filled_with(say: Say) -> None:
    """Sentences are formatted once a shape; the values are each reader's own."""
    say("greeting = Hello { $name }.")
    said = [prose("en", "greeting", name=name)[1] for name in ("Ana", "Bo")]
    assert said == [Quoted("Ana"), Quoted("Bo")]


def test_our_own_words_join_into_one_span(say: Say) -> None:
    """Nested prose is spliced in; neighbours of ours become one."""
    say("ahead = It is { $difference } later { $where }.")
    said = prose("en", "ahead", difference=OUR_WORDS, where=(Words(Text("where ")), Quoted("Ana"), Words(Text(" is"))))
    assert said == (Words(Text("It is five hours later where ")), Quoted("Ana"), Words(Text(" is.")))


def test_an_empty_value_leaves_no_empty_span(say: Say) -> None:
    """Platforms refuse empty text."""
    say("greeting = Hello{ $name }")
    assert prose("en", "greeting", name="") == (Words(Text("Hello")),)


def test_words_can_be_chosen_by_a_code(say: Say) -> None:
    """A `str` can be selected by, and printed as well."""
    say("state = { $state ->\n [open] It is { $state }.\n *[other] It is not.\n }")
    assert text("en", "state", state="open") == "It is open."
    assert text("en", "state", state="shut") == "It is not."


def test_words_can_be_chosen_through_another_sentence(say: Say) -> None:
    """A selection in a sentence that is referred to is found."""
    say("state = { $state ->\n [open] open\n *[other] shut\n }\nround = The round is { state }.")
    assert [text("en", "round", state=state) for state in ("open", "closed")] == [
        "The round is open.",
        "The round is shut.",
    ]


def test_numbers_choose_their_plural_form(say: Say) -> None:
    """By the language's rules."""
    say("people = { $count ->\n [one] { $count } person\n *[other] { $count } people\n }")
    assert [text("en", "people", count=count) for count in (1, 2, 1162)] == ["1 person", "2 people", "1,162 people"]


def test_an_instant_waits_for_its_reader(say: Say) -> None:
    """It stays a span, and the sentence says how much of it is shown."""
    say('at = { $at } { DATETIME($at, timeStyle: "short") } { DATETIME($at, dateStyle: "full") }')
    spans = [span for span in prose("en", "at", at=NOON) if isinstance(span, Instant)]
    assert [span.style for span in spans] == [InstantStyle.DATE_AND_TIME, InstantStyle.TIME, InstantStyle.DATE]
    assert {span.at for span in spans} == {NOON}


def test_an_instant_keeps_its_own_style(say: Say) -> None:
    """Unless the sentence asks for another."""
    say("at = { $at }")
    assert prose("en", "at", at=Instant(NOON, InstantStyle.TIME)) == (Instant(NOON, InstantStyle.TIME),)


def test_a_mention_passes_through(say: Say) -> None:
    """The adapter makes of it what it can."""
    say("by = by { $who }")
    who = Mention(Account("slack", "U1"), "Ana")
    assert prose("en", "by", who=who)[1] == who


def test_a_date_is_written_in_the_readers_language() -> None:
    """With or without weekday and year, as the sentence asks."""
    assert [render.day_in_words("en", MONDAY, style) for style in ("full", "long", "medium")] == [
        "Monday 1 March 2027",
        "1 March 2027",
        "Monday 1 March",
    ]
    assert render.day_in_words("es-AR", MONDAY) == "lunes 1 de marzo de 2027"


def test_a_date_is_written_as_the_sentence_asks(say: Say) -> None:
    """In full where it does not ask."""
    say('on = { $on }; { DATETIME($on, dateStyle: "medium") }')
    assert text("en", "on", on=MONDAY) == "Monday 1 March 2027; Monday 1 March"


def test_a_long_text_is_split_at_our_blank_lines_only(say: Say) -> None:
    """A blank line in a person's words is theirs."""
    say("letter =\n    First.\n\n    { $words } they said.\n\n    Last.")
    words = "one\n\ntwo"
    assert render.paragraphs("en", "letter", words=words) == (
        Paragraph((Words(Text("First.")),)),
        Paragraph((Quoted(words), Words(Text(" they said.")))),
        Paragraph((Words(Text("Last.")),)),
    )


def test_an_attribute_is_asked_for_by_a_dot(say: Say) -> None:
    """For a form's label and hint beside each other."""
    say("name = Name\n    .hint = As you like to be called")
    assert text("en", "name.hint") == "As you like to be called"


@pytest.mark.parametrize("key", ["no-such-sentence", "name.hint", "only-hint"])
def test_missing_words_are_never_silent(say: Say, key: str) -> None:
    """Neither a key nor an attribute nor a value is made up."""
    say("name = Name\nonly-hint =\n    .hint = Hint")
    with pytest.raises(MissingWords):
        prose("en", key)


def test_an_unknown_language_is_not_written_in_another() -> None:
    """The caller must choose one that we have."""
    with pytest.raises(MissingWords):
        prose("fr", "difference-none")


@pytest.mark.parametrize(
    "sentence", ["x = { $name }", "x = { NOTHING($on) }", "x = { DATETIME($other) }", "x = { missing }"]
)
def test_a_broken_sentence_is_never_shown(say: Say, sentence: str) -> None:
    """A value that is missing, a function that does not exist: the caller hears of it."""
    say(sentence)
    with pytest.raises(WordsFaulty):
        prose("en", "x", on=MONDAY, other="a day")


def test_a_label_holds_no_instant(say: Say) -> None:
    """Nobody is there to read it in a zone."""
    say("at = { $at }")
    with pytest.raises(WordsFaulty):
        text("en", "at", at=NOON)


def test_a_field_has_our_label_and_its_value() -> None:
    """As a card shows it."""
    assert render.field("en", "difference-none", (Quoted("x"),))[1] == (Quoted("x"),)


def test_a_code_can_be_asked_for() -> None:
    """For sentences named by codes."""
    assert render.speaks("es-AR", "duration-hours")
    assert not render.speaks("es-AR", "roster-unheard-of")


def test_twenty_thousand_messages_are_written_in_seconds() -> None:
    """Generous: it takes about a tenth of it on one slow core."""
    began = perf_counter()
    for number in range(20_000):
        prose("en", "difference-ahead", difference=OUR_WORDS, yours="09:00", theirs=f"{number}", shift=0)
    assert perf_counter() - began < 4
