"""`/round pin|forbid|allow|swap`: what a change would do is worked out, shown (show_change.py), and done."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from bot.domain.changes import PAIR, Change, effect_of, rulings_of
from bot.domain.errors import BadValue, Refused, StaleRound
from bot.domain.partnerships import Verdict
from bot.domain.rounds import RoundState
from bot.messages.render import paragraph
from bot.ports.chat import JobStarted, Message
from bot.services import matching_snapshot, placing
from bot.services.matching_snapshot import Snapshot, standing
from bot.services.proposals import proposals
from bot.services.review_matches import named
from bot.services.set_rules import BEFORE_APPROVAL

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from bot.domain.changes import Effect
    from bot.domain.matching import Pairs, Problem
    from bot.domain.partnerships import ProposedMatch, Ruling
    from bot.domain.people import Participant, ParticipantId
    from bot.domain.rounds import Round
    from bot.matching.watch import Watch
    from bot.ports.chat import Reply
    from bot.ports.storage import Unit
    from bot.services.asked import Asked
    from bot.services.world import World

RULED = {Change.PIN: "review-pin", Change.FORBID: "review-forbid", Change.ALLOW: "review-allow"}
"""What is answered before there are matches to compare with."""


class NotAmongTheMatched(Refused):
    """Somebody has not said "still in", so nothing can be tried with them."""

    key = "refused-not-among-the-matched"


class NothingToSwap(Refused):
    """Two can be swapped if they are in two different pairs, or one of them has no partner."""

    key = "refused-nothing-to-swap"


@dataclass(frozen=True, slots=True)
class Trial:
    """A change to be worked out: people and rules with it, and the matches as they are without it."""

    snapshot: Snapshot
    change: Change
    pair: tuple[ParticipantId, ParticipantId]
    before: Mapping[tuple[ParticipantId, ...], int]


@dataclass(frozen=True, slots=True)
class Tried:
    """What a change would do, and which of the pairs put together by hand could not be kept.

    It is not `proved` where somebody stopped the work before the end.
    """

    trial: Trial
    effect: Effect
    problems: tuple[Problem, ...]
    proved: bool = True


def pin(asked: Asked, *, first: Participant, second: Participant, round: str | None = None) -> Reply:
    """Put two people together, whatever the scores say. Raises WrongState, BadValue, NotAmongTheMatched."""
    return _change(asked, Change.PIN, first, second, round)


def forbid(asked: Asked, *, first: Participant, second: Participant, round: str | None = None) -> Reply:
    """Keep two people apart in this round. Raises WrongState, BadValue, NotAmongTheMatched."""
    return _change(asked, Change.FORBID, first, second, round)


def allow(asked: Asked, *, first: Participant, second: Participant, round: str | None = None) -> Reply:
    """Let two people meet against a rule about countries, languages or earlier rounds. Raises as `pin`."""
    return _change(asked, Change.ALLOW, first, second, round)


def swap(asked: Asked, *, first: Participant, second: Participant, round: str | None = None) -> Reply:
    """Give each of two people the other's partner. Raises as `pin`, and NothingToSwap."""
    round_ = asked.round(round, RoundState.MATCHING)
    round_.require(RoundState.MATCHING)
    return _change(asked, Change.SWAP, first, second, round_.name)


def _change(asked: Asked, change: Change, first: Participant, second: Participant, name: str | None) -> Reply:
    round_ = asked.round(name, *BEFORE_APPROVAL)
    round_.require(RoundState.MATCHING, *BEFORE_APPROVAL)
    if first.id == second.id:
        raise BadValue(what="pair", value=f"#{first.id} #{second.id}")
    if round_.state is RoundState.MATCHING:
        return _try(asked, round_, change, first.id, second.id)
    _rule(asked.unit, round_, change, first.id, second.id)
    return asked.say(RULED[change], first=named(asked, first), second=named(asked, second))


def press_try(asked: Asked, row: str) -> Reply:
    """Work a change out: `row` is `round.change.person.person`. Raises WrongState, NotAmongTheMatched."""
    round_id, change, first, second = row.split(".")
    round_ = existing(asked.unit, int(round_id))
    round_.require(RoundState.MATCHING)
    return _try(asked, round_, Change(change), int(first), int(second))


def existing(unit: Unit, round_id: int) -> Round:
    """Give a round that a button or a piece of work names. Raises StaleRound."""
    round_ = unit.rounds.get(round_id)
    if round_ is None:
        raise StaleRound
    return round_


def _try(asked: Asked, round_: Round, change: Change, first: int, second: int) -> Reply:
    in_it = {a.participant_id for a in standing(asked.unit, round_)}
    for number in (first, second):
        if number not in in_it:
            raise NotAmongTheMatched(number=str(number))
    if change is Change.SWAP and not _swappable(_partners(asked.unit.matches.of_round(round_.id)), first, second):
        raise NothingToSwap
    arguments = (("round", round_.id), ("change", change.value), ("first", first), ("second", second))
    return JobStarted("try", arguments, Message((paragraph(asked.locale, "change-trying"),), (), asked.locale))


def _partners(matches: Iterable[ProposedMatch]) -> Mapping[ParticipantId, ParticipantId]:
    """Give who is with whom now, threes left out: they have no one partner to give away."""
    pairs = [match.members for match in matches if len(match.members) == PAIR]
    return {one: other for first, second in pairs for one, other in ((first, second), (second, first))}


def _swappable(partners: Mapping[ParticipantId, ParticipantId], first: int, second: int) -> bool:
    return bool({first, second} & partners.keys()) and partners.get(first) != second


def _rule(unit: Unit, round_: Round, change: Change, first: int, second: int) -> None:
    """Store what a change rules. A matching under way was made without it, and must not be stored."""
    for ruling in _rulings(unit, round_, change, first, second):
        unit.matches.rule(ruling)
    unit.rounds.save(round_)


def _rulings(unit: Unit, round_: Round, change: Change, first: int, second: int) -> Sequence[Ruling]:
    partners = _partners(unit.matches.of_round(round_.id))
    return rulings_of(change, round_.id, first, second, partners=partners, known=unit.matches.rulings(round_.id))


# ---------------------------------------------------------------------- the job


def look(unit: Unit, arguments: Mapping[str, Any], world: World) -> Trial:
    """Take the snapshot of a round as it would be with the change."""
    snapshot = matching_snapshot.look(unit, arguments, world)
    round_ = existing(unit, snapshot.round_id)
    change, first, second = Change(arguments["change"]), int(arguments["first"]), int(arguments["second"])
    ids = {number: person for person, number in snapshot.numbers.items()}
    pairs = with_rulings(snapshot.pairs, _rulings(unit, round_, change, first, second), ids)
    before = {tuple(sorted(m.members)): m.score for m in unit.matches.of_round(round_.id)}
    return Trial(replace(snapshot, pairs=pairs), change, (first, second), before)


def with_rulings(pairs: Pairs, rulings: Iterable[Ruling], ids: Mapping[ParticipantId, str]) -> Pairs:
    """Give what is known of pairs once these rulings hold too; the later word on two people replaces the earlier."""
    sets = {Verdict.PIN: set(pairs.pinned), Verdict.FORBID: set(pairs.forbidden), Verdict.ALLOW: set(pairs.allowed)}
    for ruling in rulings:
        if not set(ruling.pair) <= ids.keys():
            continue
        one, other = (ids[member] for member in ruling.pair)
        for found in sets.values():
            found -= {(one, other), (other, one)}
        if ruling.verdict in sets:
            sets[ruling.verdict].add((one, other))
    return replace(
        pairs,
        pinned=frozenset(sets[Verdict.PIN]),
        forbidden=frozenset(sets[Verdict.FORBID]),
        allowed=frozenset(sets[Verdict.ALLOW]),
    )


def compute(trial: Trial, watch: Watch | None = None) -> Tried:
    """Match with the change, and compare. Pure: runs in another process."""
    result = placing.compute(trial.snapshot, watch)
    after = {tuple(sorted(m.members)): m.score for m in proposals(trial.snapshot.round_id, result)}
    return Tried(trial, effect_of(trial.before, after), result.matching.problems, result.matching.proved)


def press_change(asked: Asked, row: str) -> Reply:
    """Do what was shown, and match again: `row` is `round.version.change.person.person`. Raises StaleRound."""
    round_id, version, change, first, second = row.split(".")
    round_ = existing(asked.unit, int(round_id))
    round_.require(RoundState.MATCHING)
    if round_.version != int(version):
        raise StaleRound(round=round_.name)
    _rule(asked.unit, round_, Change(change), int(first), int(second))
    started = Message((paragraph(asked.locale, "change-matching-again"),), (), asked.locale)
    return JobStarted("match", (("round", round_.id),), started)
