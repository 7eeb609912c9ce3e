"""`/cases rematch`: match the whole pool of a running round at once; previewed page by page, approved as one."""

from __future__ import annotations

from typing import TYPE_CHECKING
from zlib import crc32

from bot.domain.errors import AlreadyDone, NotFound, Refused, StaleRound
from bot.domain.matching import objections
from bot.domain.rounds import RoundState
from bot.messages.cards import readable
from bot.messages.render import heading, paragraph, prose, text
from bot.ports.chat import Choice, ChoiceStyle, Divider, JobStarted, Message
from bot.services.new_partnerships import Together, bring_together
from bot.services.planning.view import RoundView
from bot.services.pool import PAIR, pool_of, refuse_too_late, snapshot_of, twos_in_touch
from bot.services.review_matches import PER_PAGE, match_parts, named, spoken_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from bot.domain.matching import Person
    from bot.domain.partnerships import ProposedMatch
    from bot.domain.people import ParticipantId
    from bot.domain.rounds import Round
    from bot.ports.chat import Part, Reply
    from bot.services.asked import Asked
    from bot.services.match_pool import PoolResult
    from bot.services.matching_snapshot import Snapshot


class NobodyInThePool(Refused):
    """Nobody in this round is without a partner, or asked for another one."""

    key = "refused-nobody-in-the-pool"


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
    seen = _fingerprint(asked.unit.matches.of_round(round_.id))
    return Choice(text(asked.locale, "rematch-approve-all"), f"rematch-all:1:{round_.id}.{seen}")


def _fingerprint(proposed: Iterable[ProposedMatch]) -> int:
    """Give a number for these proposals, by which a button tells those that were looked at from later ones."""
    return crc32(repr(sorted(each.members for each in proposed)).encode())


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
    """Bring all together who still can be; the others stay in the pool. `row` is the round and what was looked at.

    Raises AlreadyDone, and StaleRound if somebody has had others proposed since.
    """
    number, _, seen = row.partition(".")
    round_ = _round(asked, int(number))
    proposed = _proposed(asked, round_)
    if seen != str(_fingerprint(asked.unit.matches.of_round(round_.id))):
        raise StaleRound(round=round_.name)
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
