"""Count a round's people by country, or by province, and tell of it what may be told."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from bot.domain.daytime import local
from bot.domain.matching import RULES
from bot.domain.partnerships import GONE_QUIET, TALKING, PartnershipState
from bot.domain.pooling import NOT_GIVEN, place_of, places_of
from bot.domain.rounds import ApplicationState, Round, RoundState
from bot.domain.signs import MOODS, SignKind
from bot.domain.summaries import Counted, Figure, Telling, tell
from bot.services.last_telling import recall, remember

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping
    from datetime import datetime

    from bot.domain.people import Participant, ParticipantId
    from bot.domain.rounds import Application
    from bot.ports.places import Places
    from bot.ports.storage import Unit

WERE_MATCHED = frozenset({ApplicationState.MATCHED, ApplicationState.LEFT})
"""Whoever left afterwards was matched all the same."""

MOOD_FIGURES: Mapping[SignKind, Figure] = {
    SignKind.GOOD: Figure.GOOD,
    SignKind.SLOW: Figure.SLOW,
    SignKind.NO_REPLY: Figure.NO_REPLY,
}

Groups = dict[Figure, frozenset["ParticipantId"]]
"""Who is counted, figure by figure."""


def tell_of(unit: Unit, round_: Round, now: datetime, places: Places) -> Telling:
    """Give what is told of a round now: counted at most once a week, whoever asks, and no more after its end."""
    last = recall(unit, round_.id)
    today = local(now, round_.zone).date()
    if last is not None and (round_.state is RoundState.ENDED or not last.is_old(today)):
        return last
    applications = unit.applications.of_round(round_.id)
    people = unit.people.get_many([a.participant_id for a in applications])
    home = homes(people.values(), round_)
    applied = Counter(home.values())
    where = places_of(applied, places.region, () if last is None else last.places)
    groups = _groups(unit, round_, applications, people) if where else {}
    telling = tell(
        _counted(groups, home, where, _shrunk(where, last, places)),
        last,
        on=today,
        countries=len(applied.keys() - {NOT_GIVEN}),
        first_time=() if counts_provinces(round_) else _first_time(unit, round_, applied.keys()),
    )
    if telling.places:
        remember(unit, round_.id, telling)
    return telling


def counts_provinces(round_: Round) -> bool:
    """Say whether a round within one country tells of its provinces."""
    rules = RULES.get(round_.rules)
    return rules is not None and not rules.different_country


def homes(people: Iterable[Participant], round_: Round) -> Mapping[ParticipantId, str]:
    """Give the country, or the province, that each is counted in, before any pooling."""
    if not counts_provinces(round_):
        return {p.id: p.country or NOT_GIVEN for p in people}
    return {p.id: f"{p.country}/{p.province}" if p.country and p.province else NOT_GIVEN for p in people}


def _shrunk(where: Mapping[str, str], last: Telling | None, places: Places) -> frozenset[str]:
    """Give the pools from which a country has gone since, to be counted alone or in another."""
    told = () if last is None else last.places
    before = {country: place_of(country, places.region, told) for country in where}
    return frozenset(was for country, was in before.items() if was is not None and was != where[country])


def _counted(
    groups: Groups, home: Mapping[ParticipantId, str], where: Mapping[str, str], shrunk: Collection[str]
) -> Mapping[str, Counted]:
    """Count every figure in every place."""
    counts: dict[str, dict[Figure, int]] = defaultdict(lambda: dict.fromkeys(groups, 0))
    for figure, ids in groups.items():
        for each in ids:
            place = where.get(home[each])
            if place is not None:
                counts[place][figure] += 1
    members = Counter(where.values())
    return {place: Counted(people, members[place], place in shrunk) for place, people in counts.items()}


def _groups(
    unit: Unit, round_: Round, applications: Collection[Application], people: Mapping[ParticipantId, Participant]
) -> Groups:
    """Give who belongs to each figure; before launch there is little to count."""
    groups = {
        Figure.APPLIED: frozenset(people),
        Figure.FIRST_TIME: frozenset(i for i, p in people.items() if not p.taken_part),
    }
    if round_.launched_at is None:
        return groups
    matched = frozenset(a.participant_id for a in applications if a.state in WERE_MATCHED)
    groups[Figure.MATCHED] = matched
    groups |= _how_it_goes(unit, round_, matched)
    groups |= _what_they_said(unit.signs.last_of_people(matched, round_.launched_at))
    return groups


def _how_it_goes(unit: Unit, round_: Round, matched: Collection[ParticipantId]) -> Groups:
    """Give who is in a partnership that has started, is in touch, has gone quiet, is in the coordinators' hands."""
    partnerships = unit.partnerships.of_round(round_.id)
    going = [p for p in partnerships if p.state is not PartnershipState.ENDED]
    cases = {case.partnership_id for case in unit.cases.unresolved(round_.id)}
    of_figure = {
        Figure.STARTED: [p for p in partnerships if p.introduced_at is not None],
        Figure.IN_TOUCH: [p for p in going if p.standing in TALKING],
        Figure.QUIET: [p for p in going if p.standing in GONE_QUIET],
        Figure.CASES: [p for p in going if p.id in cases],
    }
    known = frozenset(matched)
    groups = {figure: known & {m for p in found for m in p.members} for figure, found in of_figure.items()}
    return groups | {Figure.QUIET: groups[Figure.QUIET] - groups[Figure.IN_TOUCH]}


def _what_they_said(last: Mapping[ParticipantId, Mapping[SignKind, datetime]]) -> Groups:
    """Give who answered a topic, and who said what when asked last how it goes."""
    moods = {i: max(said, key=lambda kind: signs[kind]) for i, signs in last.items() if (said := MOODS & signs.keys())}
    groups: Groups = {
        figure: frozenset(i for i, kind in moods.items() if kind is said) for said, figure in MOOD_FIGURES.items()
    }
    return groups | {Figure.TOPICS: frozenset(i for i, signs in last.items() if SignKind.TOPIC in signs)}


def _first_time(unit: Unit, round_: Round, countries: Collection[str]) -> tuple[str, ...]:
    """Give the countries that were in no earlier round; in the first round of all that would say nothing."""
    earlier = [r for r in unit.rounds.all() if r.launched_at is not None and r.id < round_.id]
    if not earlier:
        return ()
    before = {a.participant_id for r in earlier for a in unit.applications.of_round(r.id) if a.state in WERE_MATCHED}
    known = {person.country for person in unit.people.get_many(before).values()}
    return tuple(sorted(set(countries) - known - {NOT_GIVEN}))
