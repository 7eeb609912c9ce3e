"""Every allowed pair with its score, for whoever wants to check an optimum with another solver."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from bot.domain.matching import Pairs
from bot.matching.allowed import allowed
from bot.matching.arrays import crowd_of
from bot.matching.score import scoring_of, worths
from bot.matching.table import blocks

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from bot.domain.matching import Person, Rules

Edge = tuple[str, str, int, int]
"""Two ids in order, the score (0-200), and the weight: the integer whose sum is maximised, nothing added to it."""

NOTHING = Pairs()


def every_edge(
    people: Iterable[Person], rules: Rules, pairs: Pairs = NOTHING, *, seed: int, on: date
) -> Iterator[Edge]:
    """Give every allowed pair once, in the order of the ids. Raises SamePersonTwice."""
    crowd = crowd_of(people, rules=rules, pairs=pairs, seed=seed, on=on)
    names = [person.id for person in crowd.people]
    worth, scoring = worths(rules), scoring_of(crowd)
    for rows in blocks(len(crowd), np.arange(len(crowd))):
        later = np.arange(len(crowd)) > rows[:, None]
        place, column = np.nonzero(allowed(crowd, rows) & later)
        points = scoring.block(rows)[place, column]
        every = zip(rows[place].tolist(), column.tolist(), points.tolist(), worth[points].tolist(), strict=True)
        yield from ((names[u], names[v], score, weight) for u, v, score, weight in every)
