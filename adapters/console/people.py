"""Who one can be at the console: anybody on the roster, the coordinator, or a visitor by any account."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.commands.events import Source
from bot.domain.errors import Refused
from bot.domain.people import Account, Participant, reading_locale
from bot.messages.render import LOCALES

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

COORDINATOR = "coordinator"
NAMED_AT_MOST = 8


class NobodyThere(Refused):
    """Nobody on the roster is meant by what was typed."""

    key = "console-nobody-there"


class SeveralThere(Refused):
    """Several people could be meant."""

    key = "console-several-there"


@dataclass(frozen=True, slots=True)
class Guise:
    """Who one is: what the platform would say of them, how they are called here, and their clock and language."""

    source: Source
    name: str
    zone: str
    locale: str
    accounts: tuple[Account, ...]
    participant: Participant | None = None


def label(person: Participant) -> str:
    """Give how a person is named here."""
    return f"#{person.id} {person.name}"


class Directory:
    """The roster as it is now, by number, name and account."""

    def __init__(self, people: Iterable[Participant]) -> None:
        """Take everybody."""
        self._people = {person.id: person for person in people}
        self._by_account = {account.key: p for p in self._people.values() for account in p.accounts}

    def of(self, account: Account) -> Participant | None:
        """Give whose account it is."""
        return self._by_account.get(account.key)

    def get(self, number: int) -> Participant | None:
        """Give the person with that number."""
        return self._people.get(number)

    def like(self, typed: str) -> Sequence[Participant]:
        """Give those whose number, account, e-mail address or part of whose name it is; everybody for nothing typed."""
        wanted = typed.strip().casefold()
        if wanted.removeprefix("#").isdecimal():
            person = self._people.get(int(wanted.removeprefix("#")))
            return () if person is None else (person,)
        return [person for person in self._people.values() if wanted in _known_as(person)]

    def find(self, typed: str) -> Participant:
        """Give the one who is meant. Raises NobodyThere, SeveralThere."""
        hits = self.like(typed)
        if not typed.strip() or not hits:
            raise NobodyThere(typed=typed)
        exact = [person for person in hits if person.name.casefold() == typed.strip().casefold()]
        if len(hits) > 1 and len(exact) != 1:
            raise SeveralThere(names=", ".join(label(person) for person in hits[:NAMED_AT_MOST]), count=len(hits))
        return exact[0] if exact else hits[0]


def _known_as(person: Participant) -> str:
    """Give all a person can be found by, in one line."""
    accounts = (name for a in person.accounts for name in (str(a), a.handle or ""))
    return "\n".join((person.name, person.email or "", *accounts)).casefold()


def as_participant(person: Participant, platforms: Collection[str], locale: str) -> Guise:
    """Be somebody on the roster, by the account the bot would write to here."""
    accounts = person.preferred_accounts()
    here = [a for a in accounts if a.platform in platforms] or list(accounts) or [_nowhere(person)]
    reads = reading_locale(person, locale, LOCALES)
    return Guise(Source(here[0], locale=reads, name=person.name), label(person), person.zone, reads, accounts, person)


def _nowhere(person: Participant) -> Account:
    return Account("console", f"participant-{person.id}")


def as_visitor(account: Account, zone: str, locale: str) -> Guise:
    """Be somebody the bot has never heard of."""
    return Guise(Source(account, locale=locale), str(account), zone, locale, (account,))


def visitor(typed: str, gateways: Mapping[str, object]) -> Account | None:
    """Give the account of a visitor, if it is typed as `platform:id` of a platform that is here."""
    platform, colon, number = typed.strip().partition(":")
    return Account(platform, number) if colon and number and platform in gateways else None
