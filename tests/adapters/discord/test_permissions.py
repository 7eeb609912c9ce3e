"""The bot asks for exactly what it needs, and says why."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

import discord
import pytest

from adapters.discord.permissions import PERMISSIONS, bits, invite_link
from bot.messages.render import LOCALES, speaks


def test_the_link_asks_for_what_is_listed_and_for_nothing_that_rules_a_server() -> None:
    link = urlsplit(invite_link("123456789012345678"))
    asked = parse_qs(link.query)

    assert link.netloc == "discord.com"
    assert asked["client_id"] == ["123456789012345678"]
    assert set(asked["scope"][0].split()) == {"bot", "applications.commands"}
    wanted = {name for name, has in discord.Permissions(int(asked["permissions"][0])) if has}
    assert wanted == {
        "read_messages",
        "send_messages",
        "attach_files",
        "read_message_history",
        "create_private_threads",
        "send_messages_in_threads",
        "manage_threads",
    }
    assert bits() == sum(1 << permission.bit for permission in PERMISSIONS)


@pytest.mark.parametrize("locale", LOCALES)
def test_every_permission_has_its_reason(locale: str) -> None:
    assert all(speaks(locale, permission.reason) for permission in PERMISSIONS)
