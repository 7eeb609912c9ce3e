"""Names on a platform that a roster gives: enough to know somebody by where people come first, never to write to."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.domain.people import Account, AccountState

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.domain.roster import RosterEntry, RosterReading


def with_handles(reading: RosterReading, entered_by_people: frozenset[str]) -> RosterReading:
    """Let people be expected under their names on those platforms where they come by themselves."""
    return replace(reading, entries=tuple(_known_by_handle(entry, entered_by_people) for entry in reading.entries))


def _known_by_handle(entry: RosterEntry, entered_by_people: frozenset[str]) -> RosterEntry:
    if not entry.handles:
        return entry
    accounts = list(entry.accounts)
    for platform, handle in entry.handles:
        there = next((a for a in accounts if a.platform == platform), None)
        if there is not None:
            accounts[accounts.index(there)] = replace(there, handle=handle)
        elif platform in entered_by_people:
            accounts.append(Account(platform, handle, handle))
    return replace(entry, accounts=tuple(accounts))


def is_known_already(said: Account, known: Sequence[Account]) -> bool:
    """Say whether an account of a roster is one that somebody has: the same, or a name where they have come since."""
    if any(a.key == said.key for a in known):
        return True
    if said.handle is None or said.id != said.handle:
        return False
    return any(a.platform == said.platform and a.state is not AccountState.EXPECTED for a in known)
