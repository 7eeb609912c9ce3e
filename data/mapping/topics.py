"""Topics."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.topics import Section, Topic

if TYPE_CHECKING:
    from data.mapping.base import Record, Values


def topic_values(topic: Topic) -> Values:
    """Give a topic's columns."""
    return {
        "number": topic.number,
        "locale": topic.locale,
        "slug": topic.slug,
        "title": topic.title,
        "introduction": topic.introduction,
        "sections": [[each.heading, each.text, list(each.questions)] for each in topic.sections],
        "example": topic.example,
        "jargon": topic.jargon,
        "for_returning": topic.returning,
        "credit": topic.credit,
        "version": topic.version,
    }


def topic_of(row: Record) -> Topic:
    """Make a topic of its row."""
    return Topic(
        slug=row.slug,
        number=row.number,
        locale=row.locale,
        title=row.title,
        introduction=row.introduction,
        sections=tuple(Section(heading, text, tuple(questions)) for heading, text, questions in row.sections),
        example=row.example,
        jargon=row.jargon,
        returning=row.for_returning,
        credit=row.credit,
        version=row.version,
    )
