"""The points on arrays. `bot.domain.matching.terms` says the same of one pair, and a test holds them together.

What depends on kinds (what somebody asked for, clocks, countries) is worked out once for every two kinds, as a table;
a pair's points are then a few look-ups. What people share is counted as bits.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache, partial
from typing import TYPE_CHECKING

import numpy as np

from bot.domain.matching import INTERESTS_PERCENT
from bot.domain.people import MatchMode
from bot.matching.arrays import MODES, UNKNOWN, look_up

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from bot.domain.matching import Rules
    from bot.matching.arrays import Crowd

MAX_SCORE = 200
"""The best a pair can score: 100 points in each direction."""


@dataclass(frozen=True, slots=True)
class Scoring:
    """The points of a crowd, ready to be looked up.

    `kind[i]` numbers what somebody asked for and has to give. `asked[kind[i], kind[j]]` are the points of what i asked
    for, `consoled` whether the rest counts for i, None where it always does. Who asks `by_interests` gets points for
    what is shared. `tags` are the interests as bits, for pairs that are looked at one by one.
    """

    crowd: Crowd
    kind: NDArray[np.intp]
    asked: NDArray[np.int16]
    consoled: NDArray[np.int16] | None
    by_interests: NDArray[np.bool_]
    tags: NDArray[np.uint64]
    hours: NDArray[np.int16]
    new: NDArray[np.int16]

    def toward(self, who: NDArray[np.intp], whom: NDArray[np.intp]) -> NDArray[np.int16]:
        """Give (who, whom): how well the second suits the first, 0-100."""
        return self._points(who, whom, self._shared(who, whom), dense=True)

    def block(self, rows: NDArray[np.intp]) -> NDArray[np.int16]:
        """Give (rows, n): how well each row and everybody suit one another, 0-200, whether allowed or not.

        Both directions at once where what is asked for consoles everybody: it is what a large round spends its time on.
        """
        everybody = np.arange(len(self.crowd))
        if self.consoled is not None:
            return self.toward(rows, everybody) + self.toward(everybody, rows).T
        total = self._of_places(rows).take(self.crowd.place, axis=1)
        total += look_up(self.asked + self.asked.T, self.kind[rows], self.kind, dense=True)
        shared = self._shared(rows, everybody)
        shared |= self.by_interests * np.uint8(len(INTERESTS_PERCENT))
        points = self._of_interests()
        for row, asks in zip(range(len(rows)), self.by_interests[rows].tolist(), strict=True):
            total[row] += points[int(asks)].take(shared[row])
        return total

    def _of_places(self, rows: NDArray[np.intp]) -> NDArray[np.int16]:
        """Give (rows, places), both directions at once: what depends on where people are, for all who are alike."""
        crowd, weights, like = self.crowd, self.crowd.rules.weights, self.crowd.like
        total = np.zeros((len(rows), len(like)), dtype=np.int16)
        if weights.waking_hours:
            total += look_up(self.hours + self.hours.T, crowd.clock[rows], crowd.clock[like], dense=True)
        if weights.new_country:
            total += self.new[rows].take(crowd.country[like], axis=1)
            total += self.new[like].T[crowd.country[rows]]
        if weights.other_province:
            differ = _known_to_differ(crowd.province[rows, None], crowd.province[like])
            total += np.int16(2 * weights.other_province) * differ
        if weights.same_platform:
            same = look_up(crowd.meet, crowd.reach[rows], crowd.reach[like], dense=True)
            total += np.int16(2 * weights.same_platform) * same
        return total

    def _of_interests(self) -> NDArray[np.int16]:
        """Give (one asks, the other asks * numbers shared), both directions at once: the points of what is shared."""
        weights = self.crowd.rules.weights
        shared, asked = 2 * _of_shared(weights.shared_interests), _of_shared(weights.asked_for)
        return np.array([np.concatenate([shared + one * asked, shared + (one + 1) * asked]) for one in (0, 1)])

    def pairs(self, u: NDArray[np.intp], v: NDArray[np.intp]) -> NDArray[np.int16]:
        """Give the same for particular pairs, (m,)."""
        shared = self._counted(self.tags[u], self.tags[v])
        return self._points(u, v, shared, dense=False) + self._points(v, u, shared, dense=False)

    def _shared(self, who: NDArray[np.intp], whom: NDArray[np.intp]) -> NDArray[np.uint8]:
        return self._counted(self.tags[who, None], self.tags[whom])

    def _counted(self, one: NDArray[np.uint64], other: NDArray[np.uint64]) -> NDArray[np.uint8]:
        """Count what is shared; more than the table of points knows is as good as its last."""
        counts = np.bitwise_count(one[..., 0] & other[..., 0])
        for word in range(1, self.tags.shape[-1]):
            counts += np.bitwise_count(one[..., word] & other[..., word])
        capped: NDArray[np.uint8] = np.minimum(counts, len(INTERESTS_PERCENT) - 1)
        return capped

    def _points(
        self, who: NDArray[np.intp], whom: NDArray[np.intp], shared: NDArray[np.uint8], *, dense: bool
    ) -> NDArray[np.int16]:
        """Give the points of one direction: everybody with everybody if `dense`, else each with each."""
        crowd, weights = self.crowd, self.crowd.rules.weights
        look = partial(look_up, dense=dense)
        total = look(self.asked, self.kind[who], self.kind[whom])
        asking = np.flatnonzero(self.by_interests[who])
        total[asking] += _of_shared(weights.asked_for).take(shared[asking])
        total += _of_shared(weights.shared_interests).take(shared)
        if weights.waking_hours:
            total += look(self.hours, crowd.clock[who], crowd.clock[whom])
        if weights.new_country:
            total += look(self.new, who, crowd.country[whom])
        if weights.other_province:
            own = crowd.province[who]
            differ = _known_to_differ(own[:, None] if dense else own, crowd.province[whom])
            total += np.int16(weights.other_province) * differ
        if weights.same_platform:
            total += np.int16(weights.same_platform) * look(crowd.meet, crowd.reach[who], crowd.reach[whom])
        if self.consoled is not None:
            total *= look(self.consoled, self.kind[who], self.kind[whom])
        return total


def scoring_of(crowd: Crowd) -> Scoring:
    """Make the tables of a crowd."""
    weights = crowd.rules.weights
    traits = np.stack([crowd.mode, crowd.stage, crowd.workplace, crowd.wanted, crowd.names_interests], axis=1)
    _, like, kind = np.unique(traits, axis=0, return_index=True, return_inverse=True)
    percent = _asked_percent(crowd, like)
    wishing = crowd.wanted != UNKNOWN
    return Scoring(
        crowd=crowd,
        kind=kind.reshape(-1),
        asked=_of_percent(weights.asked_for)[percent],
        consoled=((~wishing[like])[:, None] | (percent > 0)).astype(np.int16) if wishing.any() else None,
        by_interests=_by_interests(crowd),
        tags=_bits(crowd.interests),
        hours=_of_percent(weights.waking_hours)[crowd.hours],
        new=np.int16(weights.new_country) * ~crowd.met,
    )


@lru_cache(maxsize=64)
def worths(rules: Rules) -> NDArray[np.int64]:
    """Give what every score from 0 to 200 is worth to the whole, as a table to index; everybody is given the same."""
    table = np.array([rules.worth(score) for score in range(MAX_SCORE + 1)], dtype=np.int64)
    table.flags.writeable = False
    return table


@lru_cache(maxsize=256)
def _of_percent(weight: int) -> NDArray[np.int16]:
    """Give points for percentages, rounded down; everybody is given the same."""
    points = np.array([weight * each // 100 for each in range(101)], dtype=np.int16)
    points.flags.writeable = False
    return points


def _of_shared(weight: int) -> NDArray[np.int16]:
    """Give points for numbers of shared interests, rounded down."""
    points: NDArray[np.int16] = _of_percent(weight)[np.array(INTERESTS_PERCENT)]
    return points


def _bits(sets: NDArray[np.float32]) -> NDArray[np.uint64]:
    """Pack a 0/1 matrix into words of 64 bits, shape (n, words)."""
    n, kinds = sets.shape
    padded = np.zeros((n, -(-kinds // 64) * 64), dtype=np.bool_)
    padded[:, :kinds] = sets > 0
    return np.packbits(padded, axis=1).view(np.uint64)


def _by_interests(crowd: Crowd) -> NDArray[np.bool_]:
    """Say who is to be matched by interests, and named some. Who named none is content with anybody."""
    asks: NDArray[np.bool_] = crowd.mode == MODES.index(MatchMode.INTERESTS)
    named: NDArray[np.bool_] = asks & crowd.names_interests & (crowd.wanted == UNKNOWN)
    return named


def _asked_percent(crowd: Crowd, like: NDArray[np.intp]) -> NDArray[np.int16]:
    """Give (kinds, kinds): how far the second is what the first asked for, 0 where shared interests decide."""
    percent = np.full((len(like), len(like)), 100, dtype=np.int16)
    mode, wishing = crowd.mode[like], crowd.wanted[like] != UNKNOWN
    stage, workplace = crowd.stage[like], crowd.workplace[like]

    def rows_of(asked: MatchMode) -> NDArray[np.intp]:
        return np.flatnonzero((mode == MODES.index(asked)) & ~wishing)

    percent[np.flatnonzero(_by_interests(crowd)[like])] = 0
    rows = rows_of(MatchMode.CAREER)
    percent[rows] = 100 * _content_with_same(stage[rows, None], stage)
    rows = rows_of(MatchMode.WORKPLACE)
    percent[rows] = 100 * _content_with_same(workplace[rows, None], workplace)
    rows = rows_of(MatchMode.DIFFERENT)
    other_stage = _content_with_other(stage[rows, None], stage)
    percent[rows] = np.int16(50) * other_stage + np.int16(50) * _content_with_other(workplace[rows, None], workplace)
    rows = np.flatnonzero(wishing)
    percent[rows] = 100 * (crowd.wanted[like][rows, None] == workplace)
    return percent


def _content_with_same(own: NDArray[np.int32], other: NDArray[np.int32]) -> NDArray[np.bool_]:
    """Say where the other is the same; who did not say their own is content with anybody."""
    content: NDArray[np.bool_] = (own == UNKNOWN) | (own == other)
    return content


def _content_with_other(own: NDArray[np.int32], other: NDArray[np.int32]) -> NDArray[np.bool_]:
    """Say where the other is known to differ; who did not say their own is content with anybody."""
    content: NDArray[np.bool_] = (own == UNKNOWN) | _known_to_differ(own, other)
    return content


def _known_to_differ(own: NDArray[np.int32], other: NDArray[np.int32]) -> NDArray[np.bool_]:
    """Say where both are known, and differ."""
    differ: NDArray[np.bool_] = (own != UNKNOWN) & (other != UNKNOWN) & (own != other)
    return differ
