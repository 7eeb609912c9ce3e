"""A new partner in a running round: who suits best, or which two could take in a third; the hard rules as ever."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from bot.domain.matching import objections, score

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from bot.domain.matching import Pairs, Person, Rules

Two: TypeAlias = "tuple[Person, Person]"
"""Two who go on together."""


def best_partners(
    person: Person, others: Iterable[Person], rules: Rules, pairs: Pairs, on: date
) -> Sequence[tuple[int, Person]]:
    """Give with what score (0-200) who could be a person's partner, best first, equals in the order of their ids."""
    allowed = [o for o in others if o.id != person.id and not objections(person, o, rules, pairs)]
    return sorted(((score(person, o, rules, on), o) for o in allowed), key=lambda found: (-found[0], found[1].id))


def best_twos(person: Person, twos: Iterable[Two], rules: Rules, pairs: Pairs, on: date) -> Sequence[tuple[int, Two]]:
    """Give with what score (0-400) which two could take in a third: nothing stands between them and either."""
    allowed = [two for two in twos if not any(_is_barred(person, each, rules, pairs) for each in two)]
    scored = ((sum(score(person, each, rules, on) for each in two), two) for two in allowed)
    return sorted(scored, key=lambda found: (-found[0], found[1][0].id, found[1][1].id))


def _is_barred(person: Person, other: Person, rules: Rules, pairs: Pairs) -> bool:
    return person.id == other.id or bool(objections(person, other, rules, pairs))


def threes(
    people: Iterable[Person], twos: Sequence[Two], rules: Rules, pairs: Pairs, on: date
) -> Sequence[tuple[int, Two, Person]]:
    """Give each of these people two to join, the best first; nobody is joined by more than one."""
    every = [(s, two, p) for p in people for s, two in best_twos(p, twos, rules, pairs, on)]
    found: list[tuple[int, Two, Person]] = []
    taken: set[str] = set()
    for total, two, person in sorted(every, key=lambda each: (-each[0], each[2].id, each[1][0].id)):
        if taken.isdisjoint({person.id, two[0].id, two[1].id}):
            found.append((total, two, person))
            taken |= {person.id, two[0].id, two[1].id}
    return found
