"""Match the pool of a running round: a snapshot, pairs and threes computed elsewhere, who is left over and why."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING, Any

from bot.domain.errors import StaleRound
from bot.domain.partnerships import ProposedMatch
from bot.domain.rematching import threes
from bot.domain.rounds import ApplicationState
from bot.services import placing
from bot.services.planning.view import RoundView
from bot.services.pool import pool_of, snapshot_of, twos_in_touch
from bot.services.proposals import proposals

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from bot.domain.matching import LeftOver
    from bot.domain.people import ParticipantId
    from bot.matching.watch import Watch
    from bot.ports.storage import Unit
    from bot.services.matching_snapshot import Snapshot
    from bot.services.world import World


@dataclass(frozen=True, slots=True)
class PoolSnapshot:
    """The pool, and the pairs that could take in a third, by number. `joining` are those who would join two."""

    everybody: Snapshot
    pool: frozenset[str]
    twos: tuple[tuple[ParticipantId, ParticipantId], ...]
    joining: frozenset[str]


@dataclass(frozen=True, slots=True)
class PoolResult:
    """What came out: pairs explained, threes, and who is left over and why."""

    snapshot: PoolSnapshot
    proposals: tuple[ProposedMatch, ...]
    left_over: tuple[LeftOver, ...]


def look(unit: Unit, arguments: Mapping[str, Any], world: World) -> PoolSnapshot:
    """Take the snapshot: the pool, and the pairs that are in touch."""
    round_ = unit.rounds.get(int(arguments["round"]))
    if round_ is None:
        raise StaleRound
    view = RoundView(unit, round_, datetime.fromisoformat(str(arguments["now"])), world)
    pool = pool_of(view)
    twos = [p.members for p in twos_in_touch(view) if pool.keys().isdisjoint(p.members)]
    pairs = view.people_of({m for members in twos for m in members})
    everybody = snapshot_of(view, [*pool.values(), *pairs.values()])
    ids = {number: person_id for person_id, number in everybody.numbers.items()}
    return PoolSnapshot(
        everybody,
        frozenset(ids[i] for i in pool),
        tuple((first, second) for first, second in twos),
        frozenset(ids[i] for i in _joining(view) if i in pool),
    )


def _joining(view: RoundView) -> Iterable[ParticipantId]:
    """Give who would join two others: the abandoned, and those of the waiting who chose it."""
    for application in view.applications:
        is_alone = application.state is ApplicationState.MATCHED
        if is_alone or application.reason_details.get("wish") == "three":
            yield application.participant_id


def compute(snapshot: PoolSnapshot, watch: Watch | None = None) -> PoolResult:
    """Match the pool, let those left over join two others, and explain. Pure: runs in another process."""
    every = snapshot.everybody
    pool = tuple(p for p in every.people if p.id in snapshot.pool)
    only = replace(every, people=pool, rules=replace(every.rules, threes=False))  # those who would join are found below
    result = placing.compute(only, watch)
    found = tuple(proposals(every.round_id, result))
    joined = tuple(_threes(snapshot, [left.person for left in result.left_over]))
    placed = {m for each in joined for m in each.members}
    left = tuple(each for each in result.left_over if every.numbers[each.person] not in placed)
    return PoolResult(snapshot, (*found, *joined), left)


def _threes(snapshot: PoolSnapshot, left: Sequence[str]) -> Iterable[ProposedMatch]:
    every = snapshot.everybody
    by_id = {p.id: p for p in every.people}
    seen = {every.numbers[p.id]: p for p in every.people}
    twos = [(seen[first], seen[second]) for first, second in snapshot.twos]
    joining = [by_id[each] for each in left if each in snapshot.joining]
    for total, (first, second), third in threes(joining, twos, every.rules, every.pairs, every.on):
        members = tuple(every.numbers[p.id] for p in (first, second, third))
        yield ProposedMatch(every.round_id, members, total)
