"""Every message and form of the programme, in every language with its longest values, as Slack would take it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from adapters.slack.forms import TITLE_LIMIT, form_view, home_view, message_view
from adapters.slack.markup import TEXT_LIMIT, render
from bot.messages.plain import plain
from bot.messages.render import LOCALES, text
from bot.ports.chat import Form, Message
from tests.bot.messages.test_limits import EXAMPLES
from tests.platforms.slack_blocks import check_message, check_view
from tests.platforms.slack_facts import needs_the_facts

if TYPE_CHECKING:
    from collections.abc import Callable

BUTTONS = ("open-form", "all-commands")
TITLES = ("title", "form-title", "send", "continue", "cancel", "close")
BUTTON_LIMIT = 40


def anything(_file: str) -> bool:
    return True


@needs_the_facts
@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("make", EXAMPLES, ids=lambda make: f"{make.__module__.rpartition('.')[2]}-{make.__name__}")
def test_slack_takes_whatever_the_programme_says(make: Callable[[str], Message | Form], locale: str) -> None:
    """As a message, in a modal and on the bot's page; and the text misses nothing."""
    example = make(locale)
    if isinstance(example, Form):
        check_view(form_view(example, locale), anything)
        return
    rendered = render(example, key="k", pictures=["F1"] * 9)
    check_message([dict(block) for block in rendered.blocks], anything)
    if locale == LOCALES[0]:
        check_view(message_view(example), anything)
        check_view(home_view(example, ()), anything)
    assert len(plain(example, "UTC")) // 2 < len(rendered.text) < TEXT_LIMIT


@pytest.mark.parametrize("locale", LOCALES)
def test_our_own_labels_fit(locale: str) -> None:
    assert all(len(text(locale, f"slack-{name}")) <= BUTTON_LIMIT for name in BUTTONS)
    assert all(len(text(locale, f"slack-{name}")) <= TITLE_LIMIT for name in TITLES)
