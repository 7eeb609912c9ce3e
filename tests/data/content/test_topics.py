"""The topics that come with the bot keep their promises, and a file that cannot be read says why."""

from __future__ import annotations

import re
from dataclasses import fields, replace
from importlib import resources
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.topics import TOPIC_LIMIT, Section, Topic, TopicFault, TopicUnreadable, rendered_length
from data.content.topics import format_topic, packaged_topics, parse_topic

if TYPE_CHECKING:
    from collections.abc import Iterator

FIRST_TOPIC_LIMIT = 1500
"""Topic 1 travels in one message with the card of the partner."""

LOCALES = ("en", "es")
BANNED = re.compile(r"\bmentor|\bmentee|\bmentorad|\btutor", re.IGNORECASE)
SINGULAR_ADDRESS = re.compile(
    r"\b(tú|tu|tus|ti|te|vos|usted|contigo|puedes|podés|tienes|tenés|os|vosotros)\b", re.IGNORECASE
)
MARKUP = re.compile(r"[*_`<>\[\]]|https?:")

GOOD = """\
---
slug: quiet-corners
number: 3
locale: en
title: Quiet corners
---

An introduction
on two lines.

A second paragraph.

## Here

A line.

- One?
- Two,
  on two lines?

## There

Another line.

- Three?

> Example: A story.
>
> It goes on.

> Words: A word.

> Returning: What now?
"""

PACKAGED = packaged_topics()


def name_of(topic: Topic) -> str:
    """Name a topic in a test's report."""
    return f"{topic.locale}-{topic.number}"


every_topic = pytest.mark.parametrize("topic", PACKAGED, ids=name_of)


def texts_of(topic: Topic) -> Iterator[str]:
    """Give each text a person reads."""
    yield from (topic.title, topic.introduction, topic.example, topic.jargon, topic.returning)
    for section in topic.sections:
        yield from (section.heading, section.text, *section.questions)


def test_every_language_has_the_same_eight_topics() -> None:
    """A person misses nothing by reading in another language."""
    by_locale = {locale: {t.number: t.slug for t in PACKAGED if t.locale == locale} for locale in LOCALES}

    assert list(by_locale["en"]) == list(range(1, 9))
    assert by_locale["es"] == by_locale["en"]
    assert len(PACKAGED) == len(LOCALES) * 8


def test_every_topic_lies_in_the_folder_of_its_language() -> None:
    """Who looks for a text finds it where its language says."""
    folder = resources.files("data.content") / "topics"

    for locale in LOCALES:
        files = [file for file in (folder / locale).iterdir() if file.name.endswith(".md")]
        assert {parse_topic(file.read_text(encoding="utf-8")).locale for file in files} == {locale}


@every_topic
def test_a_topic_fits_one_message(topic: Topic) -> None:
    """Nothing is cut off on any platform."""
    assert rendered_length(topic) <= (FIRST_TOPIC_LIMIT if topic.number == 1 else TOPIC_LIMIT)


@every_topic
def test_a_topic_has_all_its_parts(topic: Topic) -> None:
    """There is always something to read and to ask."""
    assert all(text.strip() for text in texts_of(topic))


@every_topic
def test_a_topic_has_sections_with_several_questions(topic: Topic) -> None:
    """Partners can choose what to talk about."""
    assert len(topic.sections) in {2, 3}
    assert all(len(section.questions) > 1 for section in topic.sections)


@every_topic
def test_every_question_asks_something(topic: Topic) -> None:
    """A line among the questions is one."""
    assert all("?" in question for section in topic.sections for question in section.questions)
    assert "?" in topic.returning


@every_topic
def test_both_partners_give_and_receive(topic: Topic) -> None:
    """No word makes one partner the teacher of the other."""
    assert not [text for text in texts_of(topic) if BANNED.search(text)]


@every_topic
def test_a_topic_is_plain_words(topic: Topic) -> None:
    """No markup that a platform would show as typed."""
    assert not [text for text in texts_of(topic) if MARKUP.search(text)]


@pytest.mark.parametrize("topic", [t for t in PACKAGED if t.locale == "es"], ids=name_of)
def test_spanish_speaks_to_both_in_the_plural(topic: Topic) -> None:
    """The same text reads well where one says "tú" and where one says "vos"."""
    assert not [text for text in texts_of(topic) if SINGULAR_ADDRESS.search(text)]


@every_topic
def test_a_packaged_topic_survives_the_round_trip(topic: Topic) -> None:
    """What a content officer takes out and puts back unchanged is unchanged."""
    assert parse_topic(format_topic(topic)) == topic


def test_packaged_files_have_the_form_the_bot_writes() -> None:
    """An exported topic differs from its file only where somebody changed it."""
    folder = resources.files("data.content") / "topics"
    files = [file for locale in LOCALES for file in (folder / locale).iterdir()]

    for text in (file.read_text(encoding="utf-8") for file in files):
        assert format_topic(parse_topic(text)) == text


words = st.text(st.characters(exclude_categories=("C", "Z")), min_size=1, max_size=8)
lines = st.lists(
    words | st.sampled_from(["#", "##", "-", "*", ">", "\\", "---", "Words:", "Ejemplo:", "no", "1"]),
    min_size=1,
    max_size=4,
).map(" ".join)
paragraphs = st.lists(lines, min_size=1, max_size=3).map("\n\n".join)
sections = st.builds(Section, lines, paragraphs, st.lists(lines, min_size=1, max_size=3).map(tuple))
topics = st.builds(
    Topic,
    slug=st.sampled_from(["a", "quiet-corners", "2030"]),
    number=st.integers(1, 99),
    locale=st.sampled_from(["en", "es", "es-AR", "no", "pt"]),
    title=lines,
    introduction=paragraphs,
    sections=st.lists(sections, min_size=1, max_size=3).map(tuple),
    example=paragraphs,
    jargon=paragraphs,
    returning=paragraphs,
    credit=lines | st.just(""),
    version=st.integers(1, 99),
)


@given(topic=topics)
def test_any_topic_survives_the_round_trip(topic: Topic) -> None:
    """Whatever a content officer typed comes back as typed."""
    assert parse_topic(format_topic(topic)) == topic


def test_wrapped_lines_become_one_paragraph() -> None:
    """A text may be wrapped as one likes."""
    topic = parse_topic(GOOD)

    assert topic.introduction == "An introduction on two lines.\n\nA second paragraph."
    assert topic.sections[0].questions == ("One?", "Two, on two lines?")
    assert topic.example == "A story.\n\nIt goes on."


def test_a_file_from_any_editor_is_read() -> None:
    """Line ends and a byte order mark from another system do no harm."""
    assert parse_topic("\ufeff" + GOOD.replace("\n", "\r\n")) == parse_topic(GOOD)


def test_version_and_credit_may_be_left_out_or_empty() -> None:
    """A first draft needs neither."""
    topic = parse_topic(GOOD.replace("title:", "credit:\ntitle:"))

    assert (topic.version, topic.credit) == (1, "")


@pytest.mark.parametrize(
    ("old", "new", "fault", "line", "what"),
    [
        ("---\nslug", "slug", TopicFault.FRONT_MATTER_MISSING, 1, "---"),
        ("title: Quiet", "title: Quiet: ", TopicFault.FRONT_MATTER_BROKEN, 5, ""),
        ("title: Quiet corners\n", "", TopicFault.KEY_MISSING, 1, "title"),
        ("title: Quiet corners", "title:", TopicFault.KEY_MISSING, 5, "title"),
        ("title:", "titel: x\ntitle:", TopicFault.KEY_UNKNOWN, 5, "titel"),
        ("number: 3", "number: three", TopicFault.KEY_WRONG, 3, "number"),
        ("number: 3", "number: yes", TopicFault.KEY_WRONG, 3, "number"),
        ("locale: en", "locale: no", TopicFault.KEY_WRONG, 4, "locale"),
        ("slug: quiet-corners", "slug: Quiet Corners", TopicFault.KEY_WRONG, 2, "slug"),
        ("An introduction\non two lines.\n\nA second paragraph.\n", "", TopicFault.PART_MISSING, 0, "introduction"),
        ("## Here", "### Here", TopicFault.HEADING_WRONG, 13, "### Here"),
        ("## Here", "- Why?", TopicFault.QUESTION_MISPLACED, 13, "Why?"),
        ("## There", "There", TopicFault.TEXT_MISPLACED, 21, "There"),
        ("A line.\n", "", TopicFault.SECTION_TEXT_MISSING, 13, "Here"),
        ("- Three?\n", "", TopicFault.SECTION_QUESTIONS_MISSING, 21, "There"),
        ("> Words", "> Wörds", TopicFault.LABEL_UNKNOWN, 31, "Wörds"),
        ("> Words", "> Palabras: Una.\n\n> Words", TopicFault.PART_TWICE, 33, "jargon"),
        ("> Words: A word.\n", "", TopicFault.PART_MISSING, 0, "jargon"),
        ("> Returning: What now?", "> Returning:", TopicFault.PART_MISSING, 0, "returning"),
        ("> Returning: What now?\n", "> Returning: What now?\n\nThe end.\n", TopicFault.TEXT_MISPLACED, 35, "The end."),
    ],
)
def test_a_faulty_file_says_where_and_what(old: str, new: str, fault: TopicFault, line: int, what: str) -> None:
    """A content officer can mend the file without asking anybody."""
    assert old in GOOD

    with pytest.raises(TopicUnreadable) as refusal:
        parse_topic(GOOD.replace(old, new, 1))

    assert refusal.value.key == "refused-topic-unreadable"
    assert refusal.value.details == {"fault": fault.value, "line": line, "what": what}


def test_a_file_without_sections_is_refused() -> None:
    """A topic without questions is none."""
    with pytest.raises(TopicUnreadable) as refusal:
        parse_topic(GOOD[: GOOD.index("## Here")])

    assert refusal.value.details["what"] == "sections"


@pytest.mark.parametrize("front", ["- a list", "just words"])
def test_keys_that_are_no_keys_are_refused(front: str) -> None:
    """Lines that are not `key: value` are named as such."""
    with pytest.raises(TopicUnreadable) as refusal:
        parse_topic(f"---\n{front}\n---\n")

    assert refusal.value.details["fault"] == TopicFault.FRONT_MATTER_BROKEN


def test_the_estimate_counts_everything_a_reader_sees() -> None:
    """No part can grow unnoticed."""
    topic = parse_topic(GOOD)
    longer = "x" * 100
    seen = [field.name for field in fields(Topic) if isinstance(getattr(topic, field.name), str)]

    for name in set(seen) - {"slug", "locale"}:
        grown = replace(topic, **{name: getattr(topic, name) + longer})
        assert rendered_length(grown) >= rendered_length(topic) + len(longer)
    for grown_section in (Section(longer, "t", ("q",)), Section("h", longer, ("q",)), Section("h", "t", (longer,))):
        assert rendered_length(replace(topic, sections=(grown_section,))) > len(longer)


@pytest.mark.parametrize("language", ["English", "Español"])
def test_the_instructions_show_a_topic_that_can_be_read(language: str) -> None:
    """What the README tells a content officer to write works."""
    readme = (resources.files("data.content") / "topics" / "README.md").read_text(encoding="utf-8")
    chapter = readme.partition(f"## {language}")[2]

    example = chapter.partition("```markdown\n")[2].partition("```")[0]

    assert parse_topic(example).slug == "library-spaces"
