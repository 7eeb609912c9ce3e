"""The `TopicFiles` port over the topics that come with the programme."""

from __future__ import annotations

from typing import TYPE_CHECKING

from data.content.topics import packaged_topics, parse_topic

if TYPE_CHECKING:
    from bot.domain.topics import Topic


class TopicLibrary:
    """Topics in and out of their Markdown form."""

    def parse(self, text: str) -> Topic:
        """Read a topic. Raises TopicUnreadable."""
        return parse_topic(text)

    def packaged(self) -> tuple[Topic, ...]:
        """Give the topics that come with the programme, in every language."""
        return packaged_topics()
