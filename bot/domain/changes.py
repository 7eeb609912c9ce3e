"""What a coordinator changes about two people, as rulings; and what a change would do to everybody, as a comparison."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from bot.domain.partnerships import Ruling, Verdict

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from bot.domain.people import ParticipantId
    from bot.domain.rounds import RoundId

    Together = tuple[ParticipantId, ...]

PAIR = 2


class Change(StrEnum):
    """What can be done about two people. To swap is to give each the other's partner."""

    PIN = "pin"
    FORBID = "forbid"
    ALLOW = "allow"
    SWAP = "swap"


def rulings_of(
    change: Change,
    round_id: RoundId,
    first: ParticipantId,
    second: ParticipantId,
    *,
    partners: Mapping[ParticipantId, ParticipantId],
    known: Iterable[Ruling],
) -> Sequence[Ruling]:
    """Give what is to be ruled; `partners` are those proposed now. Whom one is put together with, one is freed for."""
    if change is not Change.SWAP:
        wanted = [(first, second)]
    else:
        others = ((first, partners.get(second)), (second, partners.get(first)))
        wanted = [(one, other) for one, other in others if other is not None]
    verdict = Verdict.PIN if change is Change.SWAP else Verdict(change.value)
    pairs = [(min(pair), max(pair)) for pair in wanted]
    freed = _pins_in_the_way(pairs, known) if verdict is Verdict.PIN else ()
    return [*freed, *(Ruling(round_id, pair, verdict) for pair in pairs)]


def _pins_in_the_way(pairs: Collection[tuple[int, int]], known: Iterable[Ruling]) -> Iterator[Ruling]:
    """Take back what was put together by hand with any of these people before."""
    people = {member for pair in pairs for member in pair}
    for ruling in known:
        if ruling.verdict is Verdict.PIN and ruling.pair not in pairs and not people.isdisjoint(ruling.pair):
            yield Ruling(ruling.round_id, ruling.pair, Verdict.FREE)


@dataclass(frozen=True, slots=True)
class Effect:
    """What a change would do: people with a partner and points before and after, who is together anew, who loses."""

    placed_before: int
    placed: int
    score_before: int
    score: int
    together: tuple[Together, ...]
    alone: tuple[ParticipantId, ...]

    @property
    def changes(self) -> bool:
        """Say whether anybody's partner changes."""
        return bool(self.together or self.alone)


def effect_of(before: Mapping[Together, int], after: Mapping[Together, int]) -> Effect:
    """Compare two sets of matches, each with its score; members of a match in the order of their numbers."""
    was_placed = {member for members in before for member in members}
    is_placed = {member for members in after for member in members}
    return Effect(
        placed_before=len(was_placed),
        placed=len(is_placed),
        score_before=sum(before.values()),
        score=sum(after.values()),
        together=tuple(sorted(members for members in after if members not in before)),
        alone=tuple(sorted(was_placed - is_placed)),
    )
