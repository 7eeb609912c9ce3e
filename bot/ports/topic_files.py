"""Topics as files that a content officer edits."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from bot.domain.topics import Topic


class TopicFiles(Protocol):
    """Topics in and out of their Markdown form."""

    def parse(self, text: str) -> Topic:
        """Read a topic. Raises TopicUnreadable."""

    def packaged(self) -> tuple[Topic, ...]:
        """Give the topics that come with the programme, in every language."""
