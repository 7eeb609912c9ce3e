"""The points on arrays. `bot.domain.matching.terms` says the same of one pair, and a test holds them together."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from bot.domain.matching import INTERESTS_PERCENT
from bot.domain.people import MatchMode
from bot.matching.arrays import MODES, UNKNOWN

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from bot.domain.matching import Rules
    from bot.matching.arrays import Crowd

MAX_SCORE = 200
"""The best a pair can score: 100 points in each direction."""


def scores(crowd: Crowd, rows: NDArray[np.intp]) -> NDArray[np.int16]:
    """Give (rows, n): how well each row and everybody suit one another, 0-200, whether allowed or not."""
    everybody = np.arange(len(crowd))
    return toward(crowd, rows, everybody) + toward(crowd, everybody, rows).T


def score_of(crowd: Crowd, one: int, other: int) -> int:
    """Give how well two rows suit one another."""
    a, b = np.array([one]), np.array([other])
    return int(toward(crowd, a, b)[0, 0]) + int(toward(crowd, b, a)[0, 0])


def worths(rules: Rules) -> NDArray[np.int64]:
    """Give what every score from 0 to 200 is worth to the whole, as a table to index."""
    return np.array([rules.worth(score) for score in range(MAX_SCORE + 1)], dtype=np.int64)


def toward(crowd: Crowd, who: NDArray[np.intp], whom: NDArray[np.intp]) -> NDArray[np.int16]:
    """Give (who, whom): how well the second suits the first, 0-100."""
    weights = crowd.rules.weights
    shared = _interests_percent(crowd, who, whom)
    total = _points(weights.shared_interests, shared)
    asked = _asked_percent(crowd, who, whom, shared)
    total += _points(weights.asked_for, asked)
    if weights.waking_hours:
        total += _points(weights.waking_hours, crowd.hours)[crowd.clock[who, None], crowd.clock[whom]]
    if weights.new_country:
        total += np.int16(weights.new_country) * ~crowd.met[who[:, None], crowd.country[whom]]
    if weights.other_province:
        total += np.int16(weights.other_province) * _known_to_differ(crowd.province[who, None], crowd.province[whom])
    if weights.same_platform:
        total += np.int16(weights.same_platform) * ((crowd.platforms[who] @ crowd.platforms[whom].T) > 0)
    not_consoled = (crowd.wanted[who, None] != UNKNOWN) & (asked == 0)
    total[not_consoled] = 0
    return total


def _points(weight: int, percent: NDArray[np.int16]) -> NDArray[np.int16]:
    """Give points for percentages, rounded down."""
    table = np.array([weight * each // 100 for each in range(101)], dtype=np.int16)
    return table[percent]


def _interests_percent(crowd: Crowd, who: NDArray[np.intp], whom: NDArray[np.intp]) -> NDArray[np.int16]:
    """Give what the shared interests are worth."""
    counts = (crowd.interests[who] @ crowd.interests[whom].T).astype(np.int16)
    table = np.array(INTERESTS_PERCENT, dtype=np.int16)
    return table[np.minimum(counts, len(table) - 1)]


def _asked_percent(
    crowd: Crowd, who: NDArray[np.intp], whom: NDArray[np.intp], shared: NDArray[np.int16]
) -> NDArray[np.int16]:
    """Give how far the second is what the first asked for; rows are filled mode by mode."""
    percent = np.full((len(who), len(whom)), 100, dtype=np.int16)
    mode, wishing = crowd.mode[who], crowd.wanted[who] != UNKNOWN

    def rows_of(asked: MatchMode) -> NDArray[np.intp]:
        return np.flatnonzero((mode == MODES.index(asked)) & ~wishing)

    rows = rows_of(MatchMode.INTERESTS)
    rows = rows[crowd.names_interests[who[rows]]]
    percent[rows] = shared[rows]
    rows = rows_of(MatchMode.CAREER)
    percent[rows] = 100 * _content_with_same(crowd.stage[who[rows], None], crowd.stage[whom])
    rows = rows_of(MatchMode.WORKPLACE)
    percent[rows] = 100 * _content_with_same(crowd.workplace[who[rows], None], crowd.workplace[whom])
    rows = rows_of(MatchMode.DIFFERENT)
    stage = _content_with_other(crowd.stage[who[rows], None], crowd.stage[whom])
    workplace = _content_with_other(crowd.workplace[who[rows], None], crowd.workplace[whom])
    percent[rows] = np.int16(50) * stage + np.int16(50) * workplace
    rows = np.flatnonzero(wishing)
    percent[rows] = 100 * (crowd.wanted[who[rows], None] == crowd.workplace[whom])
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
