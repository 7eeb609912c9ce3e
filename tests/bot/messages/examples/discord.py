"""What Discord's adapter says of its own, with the longest values."""

from __future__ import annotations

from typing import TYPE_CHECKING

from adapters.discord import pages
from adapters.discord.client import FATAL
from adapters.discord.keys import Seal
from bot.messages.render import paragraph
from bot.ports.chat import FormErrors, FormOpen, Message
from bot.services import join
from bot.services.profile import PAGES
from tests.bot.messages.longest import ANA, ROUND, asked

if TYPE_CHECKING:
    from collections.abc import Callable

TOKEN = Seal("token").token("discord-1234567890123456789", "1234567890123456789")
LAST = len(PAGES)


def next_page(locale: str) -> Message:
    """Between two pages."""
    return pages.between(FormOpen(join._form(asked(locale, ANA), ROUND.id, LAST)), locale, TOKEN)


def first_page(locale: str) -> Message:
    """Before the first, where it came too late to be opened."""
    return pages.between(FormOpen(join._form(asked(locale, ANA), ROUND.id, 1)), locale, TOKEN)


def wrong_page(locale: str) -> Message:
    """All that can be wrong with a page."""
    form = join._form(asked(locale, ANA), ROUND.id, 2)
    errors = tuple((field.name, field.label) for field in form.fields)
    return pages.between(FormErrors(form, errors), locale, TOKEN)


def what_else(locale: str) -> Message:
    """The sentences that stand alone."""
    said = [paragraph(locale, "discord-refuses", why=why) for why in sorted(set(FATAL.values()))]
    said += [
        paragraph(locale, "discord-failed", event="discord-1234567890123456789"),
        paragraph(locale, "discord-unknown-press"),
        paragraph(locale, "discord-page-gone"),
        paragraph(locale, "discord-file-too-big", megabytes=10),
    ]
    return Message(tuple(said), (), locale)


EXAMPLES: tuple[Callable[[str], Message], ...] = (next_page, first_page, wrong_page, what_else)
