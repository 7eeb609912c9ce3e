"""Place as many as can be placed: abroad first, then at home by consent, then as threes; the rest are told why."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from bot.domain.rematching import threes
from bot.matching.engine import match
from bot.matching.explain import explain

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bot.domain.matching import Explanation, LeftOver, Match, Matching, Person
    from bot.matching.watch import Watch
    from bot.services.matching_snapshot import Snapshot

PAIR = 2


@dataclass(frozen=True, slots=True)
class Result:
    """What came out, with what it was made of.

    `home` are pairs of one country, of people left over who both agreed to it; `thirds` says who joins whom, by a
    member of the pair they join.
    """

    snapshot: Snapshot
    matching: Matching
    explanations: tuple[Explanation, ...]
    home: tuple[Match, ...] = ()
    thirds: Mapping[str, str] = field(default_factory=dict)

    @property
    def left_over(self) -> Sequence[LeftOver]:
        """Give who is alone in the end."""
        placed = {member for each in self.home for member in each.members} | set(self.thirds.values())
        return [left for left in self.matching.left_over if left.person not in placed]

    @property
    def matches(self) -> Sequence[Match]:
        """Give all pairs, those of one country last."""
        return (*self.matching.matches, *self.home)


def compute(snapshot: Snapshot, watch: Watch | None = None) -> Result:
    """Match, see to those left over, and explain. Pure: runs in another process."""
    people = _looking_abroad(snapshot)
    matching = match(people, snapshot.rules, snapshot.pairs, seed=snapshot.seed, on=snapshot.on, watch=watch)
    result = Result(snapshot, matching, explain(people, matching))
    result = _with_home(result, watch)
    return replace(result, thirds=_thirds_of(result))


def _looking_abroad(snapshot: Snapshot) -> Sequence[Person]:
    """Give everybody as looking abroad: who would meet somebody of their own country too does so only if left over.

    Whom a coordinator put together by hand has no need to look.
    """
    by_hand = {member for pair in snapshot.pairs.pinned for member in pair}
    return [
        replace(p, consents_in_country=False) if p.consents_in_country and p.id not in by_hand else p
        for p in snapshot.people
    ]


def _with_home(result: Result, watch: Watch | None) -> Result:
    """Match those left over who agreed to somebody of their own country with one another."""
    snapshot = result.snapshot
    alone = {left.person for left in result.left_over}
    willing = [p for p in snapshot.people if p.id in alone and p.consents_in_country]
    if len(willing) < PAIR or not snapshot.rules.different_country:
        return result
    home = match(willing, snapshot.rules, snapshot.pairs, seed=snapshot.seed, on=snapshot.on, watch=watch)
    explanations = (*result.explanations, *explain(willing, home))
    return replace(result, home=home.matches, explanations=explanations)


def _thirds_of(result: Result) -> Mapping[str, str]:
    """Let those left over join a pair each, where the rules say so. What was put together by hand stays as it is."""
    snapshot = result.snapshot
    if not snapshot.rules.threes or not result.left_over:
        return {}
    people = {p.id: p for p in snapshot.people}
    twos = [(people[m.members[0]], people[m.members[1]]) for m in result.matches if not m.pinned]
    alone = [people[left.person] for left in result.left_over]
    found = threes(alone, twos, snapshot.rules, snapshot.pairs, snapshot.on)
    return {first.id: third.id for _, (first, _), third in found}
