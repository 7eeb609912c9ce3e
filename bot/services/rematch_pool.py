"""`/cases rematch`: match the whole pool of a running round at once; previewed page by page, approved as one."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING, Any

from bot.domain.errors import AlreadyDone, NotFound, Refused, StaleRound
from bot.domain.matching import objections
from bot.domain.partnerships import ProposedMatch
from bot.domain.rematching import threes
from bot.domain.rounds import ApplicationState, RoundState
from bot.matching.engine import match
from bot.matching.explain import explain
from bot.messages.cards import readable
from bot.messages.render import heading, paragraph, prose, text
from bot.ports.chat import Choice, ChoiceStyle, Divider, JobStarted, Message
from bot.services.match_round import Result, Snapshot, proposals
from bot.services.new_partnerships import Together, bring_together
from bot.services.planning.view import RoundView
from bot.services.pool import PAIR, pool_of, refuse_too_late, snapshot_of, twos_in_touch
from bot.services.review_matches import PER_PAGE, match_parts, named, spoken_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from bot.domain.matching import LeftOver, Person
    from bot.domain.people import ParticipantId
    from bot.domain.rounds import Round
    from bot.ports.chat import Part, Reply
    from bot.ports.storage import Unit
    from bot.services.asked import Asked
    from bot.services.world import World


class NobodyInThePool(Refused):
    """Nobody in this round is without a partner, or asked for another one."""

    key = "refused-nobody-in-the-pool"


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


def rematch_round(asked: Asked, *, round: str | None = None) -> Reply:
    """Begin matching the pool. Raises WrongState, TooLateForANewPartner, NobodyInThePool."""
    round_ = asked.round(round, RoundState.RUNNING)
    refuse_too_late(round_, asked.now)
    pool = pool_of(RoundView(asked.unit, round_, asked.now, asked.world))
    if not pool:
        raise NobodyInThePool(round=round_.name)
    started = paragraph(asked.locale, "rematch-started", round=round_.name, count=len(pool))
    arguments = (("round", round_.id), ("now", asked.now.isoformat()))
    return JobStarted("rematch", arguments, Message((started,), (), asked.locale))


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


def compute(snapshot: PoolSnapshot) -> PoolResult:
    """Match the pool, let those left over join two others, and explain. Pure: runs in another process."""
    every = snapshot.everybody
    only = replace(every, people=tuple(p for p in every.people if p.id in snapshot.pool))
    matching = match(only.people, only.rules, only.pairs, seed=only.seed, on=only.on)
    found = tuple(proposals(every.round_id, Result(only, matching, explain(only.people, matching))))
    joined = tuple(_threes(snapshot, [left.person for left in matching.left_over]))
    placed = {m for each in joined for m in each.members}
    left = tuple(each for each in matching.left_over if every.numbers[each.person] not in placed)
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


def store(asked: Asked, result: PoolResult) -> Reply:
    """Keep the proposals for the press, and show them. Raises StaleRound if the round has moved meanwhile."""
    snapshot = result.snapshot.everybody
    round_ = asked.unit.rounds.get(snapshot.round_id)
    if round_ is None or round_.version != snapshot.version:
        raise StaleRound(round=round_.name if round_ else "")
    asked.unit.matches.replace(round_.id, result.proposals)
    parts = [
        paragraph(
            asked.locale,
            "rematch-found",
            pairs=sum(len(each.members) == PAIR for each in result.proposals),
            threes=sum(len(each.members) > PAIR for each in result.proposals),
            left=len(result.left_over),
        ),
        *_left_parts(asked, result),
    ]
    if not result.proposals:
        return asked.show(*parts)
    ask = Choice(text(asked.locale, "match-review"), f"rematch-page:1:{round_.id}.1", ChoiceStyle.PRIMARY)
    return asked.show(*parts, choices=[ask, _approve_all(asked, round_)])


LISTED = 10
"""How many of those left over are named, with the reason."""


def _left_parts(asked: Asked, result: PoolResult) -> Iterable[Part]:
    numbers = [result.snapshot.everybody.numbers[left.person] for left in result.left_over[:LISTED]]
    people = asked.unit.people.get_many(numbers)
    for number, left in zip(numbers, result.left_over, strict=False):
        why = prose(
            asked.locale, f"matching-left-{left.code}", **readable(left.details, asked.locale, asked.world.places)
        )
        yield paragraph(asked.locale, "rematch-left", who=named(asked, people[number]), why=why)


def _approve_all(asked: Asked, round_: Round) -> Choice:
    return Choice(text(asked.locale, "rematch-approve-all"), f"rematch-all:1:{round_.id}")


def press_page(asked: Asked, row: str) -> Reply:
    """Turn to a page of the proposals: `row` is `round.page`. Raises NotFound, AlreadyDone."""
    number, page = (int(part) for part in row.split("."))
    round_ = _round(asked, number)
    every = _proposed(asked, round_)
    pages = -(-len(every) // PER_PAGE)
    page = min(max(page, 1), pages)
    shown = every[(page - 1) * PER_PAGE : page * PER_PAGE]
    people = asked.unit.people.get_many(set().union(*map(spoken_of, shown)))
    parts: list[Part] = [
        heading(asked.locale, "review-title", round=round_.name, page=page, pages=pages, count=len(every))
    ]
    for each in shown:
        if len(each.members) > PAIR:
            first, second, third = (named(asked, people[m]) for m in each.members)
            parts.append(
                paragraph(asked.locale, "rematch-three-line", who=third, first=first, second=second, score=each.score)
            )
        else:
            parts += match_parts(asked, each, people)
        parts.append(Divider())
    turns = [(page - 1, "review-back"), (page + 1, "review-on")]
    choices = [
        Choice(text(asked.locale, key), f"rematch-page:1:{round_.id}.{to}") for to, key in turns if 1 <= to <= pages
    ]
    return asked.show(*parts, choices=[*choices, _approve_all(asked, round_)])


def _round(asked: Asked, number: int) -> Round:
    round_ = asked.unit.rounds.get(number)
    if round_ is None:
        raise NotFound(what=str(number))
    refuse_too_late(round_, asked.now)
    return round_


def _proposed(asked: Asked, round_: Round) -> Sequence[ProposedMatch]:
    """Give what was proposed for the pool, and not approved yet; a round's own proposals were approved long ago."""
    made = {frozenset(p.members) for p in asked.unit.partnerships.of_round(round_.id)}
    waiting = [each for each in asked.unit.matches.of_round(round_.id) if frozenset(each.members) not in made]
    if not waiting:
        raise AlreadyDone(what="approved", round=round_.name)
    return waiting


def press_approve_all(asked: Asked, row: str) -> Reply:
    """Bring all together who still can be; the others stay in the pool. `row` is the round. Raises AlreadyDone."""
    round_ = _round(asked, int(row))
    proposed = _proposed(asked, round_)
    view = RoundView(asked.unit, round_, asked.now, asked.world)
    plans = list(_still_possible(view, proposed))
    asked.unit.matches.replace(round_.id, ())
    bring_together(view, plans, by=asked.actor.reference)
    return asked.replace("rematch-all-done", count=len(plans), skipped=len(proposed) - len(plans))


def _still_possible(view: RoundView, proposed: Sequence[ProposedMatch]) -> Iterable[Together]:
    """Give what nothing has come in the way of since: somebody left, found a partner, or said "never again"."""
    pool = pool_of(view)
    pairs = {frozenset(p.members): p.id for p in twos_in_touch(view)}
    people = view.people_of({m for each in proposed for m in each.members})
    snapshot = snapshot_of(view, list(people.values()))
    seen = {snapshot.numbers[p.id]: p for p in snapshot.people}
    for each in proposed:
        pair = pairs.get(frozenset(each.members[:-1])) if len(each.members) > PAIR else None
        joining = each.members[-1:] if pair is not None else each.members
        if all(m in pool for m in joining) and _nothing_against(snapshot, seen, each.members, joining):
            yield Together(each.members, pair=pair)


def _nothing_against(
    snapshot: Snapshot,
    seen: Mapping[ParticipantId, Person],
    members: Iterable[ParticipantId],
    joining: Iterable[ParticipantId],
) -> bool:
    others = set(members)
    return not any(
        objections(seen[one], seen[other], snapshot.rules, snapshot.pairs)
        for one in joining
        for other in others - {one}
    )
