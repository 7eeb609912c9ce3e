"""The coordinators and what is on their hands, to suggest each new case to one of them."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from bot.domain.assignment import Coordinator, Quiet, suggest
from bot.domain.people import Account, Role

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from bot.domain.people import Participant, ParticipantId
    from bot.domain.rounds import RoundId
    from bot.ports.storage import Unit
    from bot.services.world import World

LOOK_AFTER_CASES = frozenset({Role.COORDINATOR, Role.DIRECTOR})
BY_COMMAND = "command"


class Desk:
    """Who looks after a round's cases, and how many each has. Read once, and kept up to date as it gives them out."""

    def __init__(self, unit: Unit, round_id: RoundId, world: World) -> None:
        """Read who there is, and what they have."""
        self._world = world
        self._coordinators = coordinators(unit, world)
        unresolved = unit.cases.unresolved(round_id)
        self._load = Counter(holder for c in unresolved if (holder := c.claimed_by or c.assigned_to) is not None)

    def give_out(self, about: Iterable[Participant], partners: Collection[ParticipantId]) -> str | None:
        """Suggest a coordinator for a case about these people, and count it as theirs."""
        found = suggest(self._coordinators, _quiet(about, partners, self._world), self._load)
        if found is not None:
            self._load[found] += 1
        return found


def coordinators(unit: Unit, world: World) -> Sequence[Coordinator]:
    """Give everybody who was made a coordinator by command, each person once, with what we know of them."""
    found: dict[object, Coordinator] = {}
    for grant in unit.records.grants():
        if grant.role in LOOK_AFTER_CASES and grant.source == BY_COMMAND:
            account = Account(grant.platform, grant.account_id)
            person = unit.people.by_account(*account.key)
            found.setdefault(person.id if person else account.key, _coordinator(account, person, world))
    return list(found.values())


def _coordinator(account: Account, person: Participant | None, world: World) -> Coordinator:
    if person is None:
        return Coordinator(str(account))
    return Coordinator(
        str(account), frozenset(person.languages), person.country, _region(person.country, world), person.id
    )


def _quiet(about: Iterable[Participant], partners: Collection[ParticipantId], world: World) -> Quiet:
    people = list(about)
    countries = {p.country for p in people if p.country is not None}
    regions = {_region(country, world) for country in countries}
    languages = frozenset(language for p in people for language in p.languages)
    return Quiet(languages, frozenset(countries), frozenset(r for r in regions if r is not None), partners)


def _region(country: str | None, world: World) -> str | None:
    return None if country is None else world.places.region(country)
