"""The longest differences in time."""

from __future__ import annotations

from bot.messages.timewords import difference
from bot.ports.chat import Message, Paragraph


def far_behind(locale: str) -> Message:
    """As far as zones go."""
    return Message((Paragraph(difference(locale, -(25 * 60 + 45))),), locale=locale)


EXAMPLES = (far_behind,)
