"""A town on a platform where people must come before the bot may write to them."""

from __future__ import annotations

from typing import Any

from bot.domain.people import Account, AccountState, Participant
from bot.ports.chat import Capabilities
from tests.bot.programme import Town

ENTERED = {"discord": Capabilities(text_limit=4000, first_contact_by_person=True, hides_commands_by_permission=True)}
SLACK = {"slack": Capabilities(text_limit=3000)}


def a_town() -> Town:
    """Give a town on Discord's terms, with an open channel."""
    town = Town(platforms=ENTERED)
    town.typed("/setup channel_open=discord:hall channel_coordinators=discord:office")
    town.deliver()
    town.sent.clear()
    return town


def expected(town: Town, name: str, account: str | None, **said: Any) -> Participant:
    """Let somebody be on the roster who has not come yet."""
    accounts = () if account is None else (Account("discord", account, state=AccountState.EXPECTED),)
    return town.lives(name, accounts=accounts, **said)
