"""Whether, and where, somebody can be written to: for coordinators."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.people import AccountState
from bot.messages.render import paragraph, prose
from bot.ports.chat import Fields

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bot.domain.people import Account, Participant
    from bot.ports.chat import Part
    from bot.services.asked import Asked


def reach_parts(asked: Asked, person: Participant) -> Iterable[Part]:
    """Give a person's accounts, each with what is known of it."""
    if not person.accounts:
        yield paragraph(asked.locale, "reach-no-account")
        return
    yield Fields(
        tuple(
            (
                prose(asked.locale, "reach-account", account=str(account)),
                prose(asked.locale, f"reach-{_state(asked, account)}"),
            )
            for account in person.accounts
        )
    )


def _state(asked: Asked, account: Account) -> str:
    """Say how an account stands; who is expected where the bot may write first can be written to already."""
    if account.state is AccountState.EXPECTED and account.platform not in asked.world.entered_by_people:
        return AccountState.OPEN.value
    return account.state.value


def out_of_reach(asked: Asked, person: Participant) -> Iterable[Part]:
    """Say why somebody cannot be written to; nothing of whom a message reaches."""
    entered = asked.world.entered_by_people
    if person.left_at is not None or person.accounts_open(entered):
        return
    if person.is_expected(entered):
        yield paragraph(asked.locale, "reach-person-expected", number=str(person.id))
    elif any(a.state is AccountState.CLOSED for a in person.accounts):
        yield paragraph(asked.locale, "reach-person-closed", number=str(person.id))
    else:
        yield paragraph(asked.locale, "reach-person-gone", number=str(person.id))
