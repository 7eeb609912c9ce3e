"""The matches of a result as a coordinator reviews them: who, how well they suit, why, and who would suit better."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.matching import View, common_ground, score, terms
from bot.domain.partnerships import ProposedMatch

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from bot.domain.matching import Details, Explanation, Person
    from bot.domain.people import ParticipantId
    from bot.services.placing import Result

RANK = "rank"
WHY = "why-"


def proposals(round_id: int, result: Result) -> Iterable[ProposedMatch]:
    """Give the matches of a result as a coordinator reviews them."""
    people = {p.id: p for p in result.snapshot.people}
    numbers = result.snapshot.numbers
    for explanation in result.explanations:
        members = explanation.match.members
        if members[0] in result.thirds:
            yield _three(round_id, result, explanation, people)
            continue
        yield ProposedMatch(
            round_id=round_id,
            members=tuple(numbers[m] for m in members),
            score=explanation.match.score,
            pinned=explanation.match.pinned,
            terms=tuple(saying for view in explanation.views for saying in _sayings(view, numbers)),
            common=common_ground(people[members[0]], people[members[1]]),
        )


def _three(round_id: int, result: Result, explanation: Explanation, people: Mapping[str, Person]) -> ProposedMatch:
    """Give two with the third who joins them; its score is the mean of the three pairs', so that it is still 0-200."""
    snapshot = result.snapshot
    first, second = (people[m] for m in explanation.match.members)
    third = people[result.thirds[first.id]]
    rules, on = snapshot.rules, snapshot.on
    total = explanation.match.score + sum(score(third, each, rules, on) for each in (first, second))
    own = View(third.id, first.id, 0, terms(third, first, rules, on), 1, 0, ())
    views = (*explanation.views, own)
    return ProposedMatch(
        round_id=round_id,
        members=tuple(snapshot.numbers[p.id] for p in (first, second, third)),
        score=total // 3,
        terms=tuple(saying for view in views for saying in _sayings(view, snapshot.numbers)),
    )


def _sayings(view: View, numbers: Mapping[str, ParticipantId]) -> Iterable[tuple[str, Details]]:
    """Give what one member's view of a match says: its terms, the partner's rank, and the best other pair (`WHY`)."""
    reader = numbers[view.person]
    for term in view.terms:
        yield term.code, {**term.details, "points": term.points, "of": term.of, "reader": reader}
    if view.choices:
        yield RANK, {"rank": view.rank, "choices": view.choices, "reader": reader}
    for better in view.alternatives[:1]:
        theirs = int(str(better.details.get("theirs", 0)))
        yield (
            f"{WHY}{better.code}",
            {"other": numbers[better.person], "score": better.score, "theirs": theirs, "reader": reader},
        )
