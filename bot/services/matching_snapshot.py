"""What a matching is made of: who is in, their histories, the round's rules, the coordinator's rulings."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from bot.domain.errors import StaleRound
from bot.domain.matching import RULES, Pairs, Platform, person_of
from bot.domain.own_rules import with_own
from bot.domain.partnerships import Verdict
from bot.domain.rounds import ApplicationState
from bot.domain.timetable import StepKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from bot.domain.matching import Person, Rules
    from bot.domain.people import Participant, ParticipantId
    from bot.domain.rounds import Application, Round
    from bot.ports.storage import Unit
    from bot.services.world import World


@dataclass(frozen=True, slots=True)
class Snapshot:
    """What a matching is made of; plain values that travel to another process."""

    round_id: int
    version: int
    people: tuple[Person, ...]
    numbers: Mapping[str, ParticipantId]
    rules: Rules
    pairs: Pairs
    seed: int
    on: date


def standing(unit: Unit, round_: Round) -> Sequence[Application]:
    """Give who is to be matched: the confirmed, or everybody where the timetable does not ask for confirmation."""
    wanted = {ApplicationState.CONFIRMED}
    if not round_.timetable.of(StepKind.CONFIRM):
        wanted.add(ApplicationState.APPLIED)
    return [a for a in unit.applications.of_round(round_.id) if a.state in wanted]


def already_waiting(unit: Unit, round_: Round) -> Sequence[Application]:
    """Give who was put on the waiting list before anything was matched: the country's share was full, or came late."""
    every = unit.applications.of_round(round_.id)
    return [a for a in every if a.state is ApplicationState.WAITING and a.waiting_reason is not None]


def look(unit: Unit, arguments: Mapping[str, Any], world: World) -> Snapshot:
    """Take the snapshot: people, their histories, the coordinator's rulings."""
    round_ = unit.rounds.get(arguments["round"])
    if round_ is None:
        raise StaleRound
    participants = unit.people.get_many([a.participant_id for a in standing(unit, round_)])
    here = [p for p in participants.values() if p.left_at is None]
    before = unit.partnerships.pairs_ever()
    rules = rules_of(round_)
    people = persons(unit, here, before, home=rules.home_by_consent)
    return Snapshot(
        round_id=round_.id,
        version=round_.version,
        people=tuple(people.values()),
        numbers={person.id: number for number, person in people.items()},
        rules=rules,
        pairs=pairs_of(unit, round_, people, before),
        seed=round_.seed,
        on=round_.launch_on,
    )


def persons(
    unit: Unit, here: Sequence[Participant], before: Iterable[tuple[int, int]], *, home: bool
) -> Mapping[int, Person]:
    """Give people as matching sees them, by number, with the countries of their earlier partners.

    `home` says whether the rules let two who both agreed to it meet within one country.
    """
    met: dict[int, set[int]] = {p.id: set() for p in here}
    for one, other in before:
        for me, them in ((one, other), (other, one)):
            if me in met:
                met[me].add(them)
    known = unit.people.get_many(set().union(*met.values()))
    return {
        p.id: person_of(p, met_countries=_countries(known, met[p.id]), consents_in_country=home and p.at_home)
        for p in here
    }


def _countries(known: Mapping[int, Participant], people: Iterable[int]) -> frozenset[str]:
    return frozenset(country for i in people if i in known and (country := known[i].country))


def rules_of(round_: Round) -> Rules:
    """Give the rules of a round, as a coordinator set them; who named no language is matched in the round's."""
    language = round_.locale.split("-", maxsplit=1)[0]
    named = replace(RULES[round_.rules], platform=Platform(round_.platform_rule))
    return replace(with_own(named, round_.own_rules), assumed_languages=frozenset({language}))


def pairs_of(unit: Unit, round_: Round, people: Mapping[int, Person], before: Iterable[tuple[int, int]]) -> Pairs:
    """Give what is known of any two of these people: rulings, earlier partnerships, "never again"."""
    rulings = [r for r in unit.matches.rulings(round_.id) if r.pair[0] in people and r.pair[1] in people]

    def ruled(verdict: Verdict) -> frozenset[tuple[str, str]]:
        return frozenset((people[r.pair[0]].id, people[r.pair[1]].id) for r in rulings if r.verdict is verdict)

    return Pairs(
        pinned=ruled(Verdict.PIN),
        forbidden=ruled(Verdict.FORBID),
        allowed=ruled(Verdict.ALLOW),
        before=frozenset((people[a].id, people[b].id) for a, b in before if a in people and b in people),
        blocked=frozenset(
            (people[b.participant_id].id, people[b.other_id].id)
            for b in unit.signs.blocks()
            if b.participant_id in people and b.other_id in people
        ),
    )
