"""Every message in every language with long values fits every platform.

An area registers its own in tests/bot/messages/examples/<area>.py: `EXAMPLES`, a tuple of functions that take a locale
and give a Message or a Form with the longest values it must stand.
"""

from __future__ import annotations

import pkgutil
from importlib import import_module
from typing import TYPE_CHECKING

import pytest

from bot.messages.render import LOCALES
from bot.ports.chat import Choice, Message, Paragraph, Quoted, Text
from tests.bot.messages import examples
from tests.bot.messages.limits import CHOICE_LABEL, MESSAGE, too_long

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.ports.chat import Form

AREAS = [import_module(f"{examples.__name__}.{area.name}") for area in pkgutil.iter_modules(examples.__path__)]
EXAMPLES: list[Callable[[str], Message | Form]] = [make for area in AREAS for make in area.EXAMPLES]


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("make", EXAMPLES, ids=lambda make: f"{make.__module__.rpartition('.')[2]}-{make.__name__}")
def test_a_message_fits_every_platform(make: Callable[[str], Message | Form], locale: str) -> None:
    """With long values, in every language."""
    assert too_long(make(locale)) == []


def test_what_is_too_long_is_found() -> None:
    """Or the test above would promise nothing."""
    message = Message(
        (Paragraph((Quoted("x" * (MESSAGE + 1)),)),), (Choice(Text("y" * (CHOICE_LABEL + 1)), "t" * 101),)
    )
    assert len(too_long(message)) == len({"message", "paragraph", "label", "token"})
