"""What a fortnight is about."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from bot.domain.errors import Refused

TOPIC_LIMIT = 2800
"""Characters a rendered topic may have in any language: fits one message on every platform (DOMAIN.md §10)."""


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with a line or two, and questions to talk about."""

    heading: str
    text: str
    questions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Topic:
    """One topic in one language. `number` is its place in a full timetable, `slug` its lasting name."""

    slug: str
    number: int
    locale: str
    title: str
    introduction: str
    sections: tuple[Section, ...]
    example: str
    jargon: str
    returning: str
    credit: str = ""
    version: int = 1

    def __hash__(self) -> int:
        """Give what is told apart at a glance: whole topics are hashed wherever their parts are looked up."""
        return hash((self.locale, self.number, self.title, self.version))


class TopicFault(StrEnum):
    """What can be wrong in a topic's file."""

    FRONT_MATTER_MISSING = "front-matter-missing"
    FRONT_MATTER_BROKEN = "front-matter-broken"
    KEY_MISSING = "key-missing"
    KEY_UNKNOWN = "key-unknown"
    KEY_WRONG = "key-wrong"
    HEADING_WRONG = "heading-wrong"
    QUESTION_MISPLACED = "question-misplaced"
    TEXT_MISPLACED = "text-misplaced"
    LABEL_UNKNOWN = "label-unknown"
    PART_TWICE = "part-twice"
    PART_MISSING = "part-missing"
    SECTION_TEXT_MISSING = "section-text-missing"
    SECTION_QUESTIONS_MISSING = "section-questions-missing"


class TopicUnreadable(Refused):
    """A topic's file cannot be read; it says what is wrong, in which line, and with what."""

    key = "refused-topic-unreadable"

    def __init__(self, fault: TopicFault, *, line: int = 0, what: str = "") -> None:
        """Keep the fault, the line counted from 1 (0 is the file as a whole), and the key, part or heading meant."""
        super().__init__(fault=fault.value, line=line, what=what)


_HEADING_MARKS = 4
"""What a platform may add around a title or heading to make it bold."""

_BULLET = 3
"""A bullet, a space, a line break."""

_BLOCK_GAP = 2
"""The empty line between two blocks."""

_LABEL_ROOM = 40
"""Room for the bot's own words before a labelled part ("If you have taken part before: "), in any language."""


def rendered_length(topic: Topic) -> int:
    """Estimate, a little generously, the characters a reader sees: headings, bullets and labels included."""
    labelled = tuple(part for part in (topic.example, topic.jargon, topic.returning, topic.credit) if part)
    return (
        len(topic.title)
        + _HEADING_MARKS
        + _BLOCK_GAP
        + len(topic.introduction)
        + sum(map(_section_length, topic.sections))
        + sum(_BLOCK_GAP + _LABEL_ROOM + len(part) for part in labelled)
    )


def _section_length(section: Section) -> int:
    questions = sum(_BULLET + len(question) for question in section.questions)
    return _BLOCK_GAP + _HEADING_MARKS + len(section.heading) + _BLOCK_GAP + len(section.text) + questions
