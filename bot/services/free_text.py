"""What the bot says when somebody writes to it in their own words. The words are not kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.ports.chat import Reply
    from bot.services.asked import Asked


def answer_free_text(asked: Asked) -> Reply:
    """Say kindly that the bot cannot read it, and what can be done instead."""
    key = "free-text" if asked.actor.participant is not None else "free-text-visitor"
    return asked.say(key)
