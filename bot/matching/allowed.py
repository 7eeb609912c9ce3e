"""The hard rules on arrays. `bot.domain.matching.objections` says the same of one pair; a test holds them together."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

import numpy as np

from bot.domain.matching import Platform
from bot.matching.arrays import UNKNOWN, look_up

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from numpy.typing import NDArray

    from bot.matching.arrays import Crowd

    Listed = Callable[[Mapping[int, NDArray[np.intp]]], NDArray[np.bool_]]

NOBODY = np.zeros(0, dtype=np.intp)
"""No columns."""


@dataclass(frozen=True, slots=True)
class Fits:
    """Rule by rule, who passes: each (rows, n), or (m,) for pairs, or what broadcasts to it where all are alike.

    A coordinator's exception is in where it counts.
    """

    platform: NDArray[np.bool_]
    language: NDArray[np.bool_]
    country: NDArray[np.bool_]
    institution: NDArray[np.bool_]
    not_before: NDArray[np.bool_]
    not_shut: NDArray[np.bool_]

    @property
    def all(self) -> NDArray[np.bool_]:
        """Give who passes every rule."""
        passes = self.not_shut & self.country
        for rule in (self.platform, self.language, self.institution, self.not_before):
            passes &= rule
        return passes


def fits(crowd: Crowd, rows: NDArray[np.intp]) -> Fits:
    """Hold everybody against the rules for these rows. Nobody fits themself."""
    everybody = np.arange(len(crowd))
    held = _fits(crowd, rows, everybody, partial(_in_rows, rows, len(crowd)), dense=True)
    held.not_shut[np.arange(len(rows)), rows] = False
    return held


def allowed(crowd: Crowd, rows: NDArray[np.intp]) -> NDArray[np.bool_]:
    """Give (rows, n): with whom of those looking for a partner each row may be put together.

    One look serves all who are alike; then come the pairs of which something particular is known.
    """

    def nothing_listed(_: Mapping[int, NDArray[np.intp]]) -> NDArray[np.bool_]:
        return np.zeros((len(rows), len(crowd.like)), dtype=np.bool_)

    may = _fits(crowd, rows, crowd.like, nothing_listed, dense=True).all.take(crowd.place, axis=1)
    known = [crowd.known.get(row, NOBODY) for row in rows.tolist()]
    at = np.repeat(np.arange(len(rows)), [len(each) for each in known])
    columns = np.concatenate([NOBODY, *known])
    may[at, columns] = allowed_pairs(crowd, rows[at], columns)
    may[np.arange(len(rows)), rows] = False
    may &= crowd.free
    return may


def allowed_pairs(crowd: Crowd, u: NDArray[np.intp], v: NDArray[np.intp]) -> NDArray[np.bool_]:
    """Give (m,): which of these pairs of two people looking for a partner may be put together."""
    held = _fits(crowd, u, v, partial(_in_pairs, u, v, len(crowd)), dense=False)
    both_free: NDArray[np.bool_] = crowd.free[u] & crowd.free[v] & (u != v)
    return held.all & both_free


def _fits(crowd: Crowd, who: NDArray[np.intp], whom: NDArray[np.intp], listed: Listed, *, dense: bool) -> Fits:
    rules = crowd.rules
    look = partial(look_up, dense=dense)
    mine = who[:, None] if dense else who
    nobody = np.zeros((1, 1) if dense else 1, dtype=np.bool_)
    everybody = ~nobody
    waived = listed(crowd.opened) if crowd.opened else nobody
    country = _other(crowd.country[mine], crowd.country[whom], unknown_fits=False)
    country |= crowd.at_home[mine] & crowd.at_home[whom]
    return Fits(
        platform=look(crowd.meet, crowd.reach[who], crowd.reach[whom])
        if rules.platform is Platform.REQUIRED
        else crowd.has_account[mine] & crowd.has_account[whom],
        language=look(crowd.speak, crowd.tongue[who], crowd.tongue[whom]) | waived
        if rules.common_language
        else everybody,
        country=country | waived if rules.different_country else everybody,
        institution=_other(crowd.institution[mine], crowd.institution[whom], unknown_fits=True) | waived
        if rules.different_institution
        else everybody,
        not_before=~listed(crowd.before) | waived if crowd.before else everybody,
        not_shut=~listed(crowd.shut),
    )


def _other(own: NDArray[np.int32], codes: NDArray[np.int32], *, unknown_fits: bool) -> NDArray[np.bool_]:
    """Say who is of another code."""
    known = (own != UNKNOWN) & (codes != UNKNOWN)
    other: NDArray[np.bool_] = ~known | (own != codes) if unknown_fits else known & (own != codes)
    return other


def _in_rows(rows: NDArray[np.intp], n: int, columns: Mapping[int, NDArray[np.intp]]) -> NDArray[np.bool_]:
    """Give (rows, n): whose numbers are listed for each row."""
    found = np.zeros((len(rows), n), dtype=np.bool_)
    if columns:
        for place, row in enumerate(rows.tolist()):
            if row in columns:
                found[place, columns[row]] = True
    return found


def _in_pairs(
    u: NDArray[np.intp], v: NDArray[np.intp], n: int, columns: Mapping[int, NDArray[np.intp]]
) -> NDArray[np.bool_]:
    """Give (m,): which pairs are listed."""
    codes = [row * n + columns[row] for row in np.unique(u).tolist() if row in columns]
    return np.isin(u * n + v, np.concatenate(codes)) if codes else np.zeros(len(u), dtype=np.bool_)
