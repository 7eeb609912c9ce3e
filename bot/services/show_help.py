"""`/help`: what can be asked, as the declarations say it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.messages.render import heading, paragraph, prose
from bot.ports.chat import Fields

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bot.ports.chat import Reply
    from bot.services.asked import Asked


def show_help(asked: Asked, commands: Iterable[tuple[str, str, str]]) -> Reply:
    """List the commands that this person may give: (name as typed, key of its description, options as typed)."""
    rows = tuple(
        (
            prose(asked.locale, "help-command", command=f"/{name}", options=options),
            prose(asked.locale, key),
        )
        for name, key, options in commands
    )
    opening = "help-opening" if asked.actor.participant is not None else "help-opening-visitor"
    return asked.show(
        heading(asked.locale, "help-title"),
        paragraph(asked.locale, opening),
        Fields(rows),
        paragraph(asked.locale, "help-human"),
    )
