"""A topic as a message."""

from __future__ import annotations

from functools import lru_cache
from textwrap import shorten
from typing import TYPE_CHECKING

from bot.messages.render import prose
from bot.ports.chat import Heading, Paragraph, Questions, Quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.domain.topics import Topic
    from bot.ports.chat import Part


BRIEF = 600
"""Characters of a topic's introduction where there is room for nothing else."""


@lru_cache(maxsize=256)
def topic_parts(topic: Topic, locale: str, *, returning: bool, sections: int | None = None) -> tuple[Part, ...]:
    """Give a topic's parts, made once for all who read it; the extra question only for whoever has taken part before.

    Where there is little room, `sections` says how many of them to give, without what follows them; with none of them
    the introduction is no longer than `BRIEF`.
    """
    return tuple(_parts(topic, locale, returning=returning, sections=sections))


def _parts(topic: Topic, locale: str, *, returning: bool, sections: int | None) -> Iterator[Part]:
    yield Heading(prose(locale, "topic-heading", title=topic.title))
    brief = shorten(topic.introduction, BRIEF, placeholder=" …") if sections == 0 else topic.introduction
    yield Paragraph((Quoted(brief),))
    for section in topic.sections[:sections]:
        yield Heading((Quoted(section.heading),))
        if section.text:
            yield Paragraph((Quoted(section.text),))
        yield Questions(tuple((Quoted(question),) for question in section.questions))
    if sections is not None:
        return
    yield Paragraph(prose(locale, "topic-example", example=topic.example))
    yield Paragraph(prose(locale, "topic-jargon", jargon=topic.jargon))
    if returning:
        yield Paragraph(prose(locale, "topic-returning", question=topic.returning))
    if topic.credit:
        yield Paragraph(prose(locale, "topic-credit", credit=topic.credit))
