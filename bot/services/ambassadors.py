"""Who looks after which countries."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.domain.errors import Refused
from bot.domain.people import Account, Role

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from bot.domain.people import Participant
    from bot.ports.storage import Unit
    from bot.services.asked import Actor


class NotYourCountry(Refused):
    """An ambassador sees the own countries; `countries` names them, or is "none"."""

    key = "refused-not-your-country"


@dataclass(frozen=True, slots=True)
class Ambassador:
    """Somebody who looks after countries: on the roster, or known by the account alone."""

    account: Account
    person: Participant | None
    countries: tuple[str, ...]

    @property
    def reference(self) -> str:
        """Give who it is, by number or by account: ids, never a name."""
        return f"#{self.person.id}" if self.person else str(self.account)

    @property
    def platforms(self) -> tuple[str, ...]:
        """Give where they can be reached, first choice first."""
        own = (self.account,) if self.person is None else self.person.preferred_accounts()
        return tuple(account.platform for account in own)


def ambassadors(unit: Unit) -> Sequence[Ambassador]:
    """Give every ambassador who has not left. As many queries as grants, never as many as people."""
    found: dict[str, tuple[Account, Participant | None, set[str]]] = {}
    for account, country in _granted(unit):
        person = unit.people.by_account(*account)
        if person is None or person.left_at is None:
            who = f"#{person.id}" if person else ":".join(account)
            found.setdefault(who, (Account(*account), person, set()))[2].add(country)
    return [Ambassador(account, person, tuple(sorted(countries))) for account, person, countries in found.values()]


def countries_of(unit: Unit, actor: Actor) -> tuple[str, ...]:
    """Give the countries that somebody looks after, by whichever of their accounts."""
    person = actor.participant
    keys = {actor.account.key, *(a.key for a in (person.accounts if person else ()))}
    return tuple(sorted({country for account, country in _granted(unit) if account in keys}))


def looked_after(unit: Unit) -> frozenset[str]:
    """Give all countries that have an ambassador."""
    return frozenset(country for each in ambassadors(unit) for country in each.countries)


def _granted(unit: Unit) -> Iterable[tuple[tuple[str, str], str]]:
    """Give (account, country) of every ambassador's role."""
    for grant in unit.records.grants():
        if grant.role is Role.AMBASSADOR and grant.country is not None:
            yield (grant.platform, grant.account_id), grant.country
