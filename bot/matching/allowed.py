"""The hard rules on arrays. `bot.domain.matching.objections` says the same of one pair; a test holds them together."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from bot.domain.matching import Platform
from bot.matching.arrays import UNKNOWN

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

    from bot.matching.arrays import Crowd


@dataclass(frozen=True, slots=True)
class Fits:
    """Rule by rule, who passes: each (rows, n). A coordinator's exception is already in where it counts."""

    platform: NDArray[np.bool_]
    language: NDArray[np.bool_]
    country: NDArray[np.bool_]
    institution: NDArray[np.bool_]
    not_before: NDArray[np.bool_]
    not_shut: NDArray[np.bool_]

    @property
    def all(self) -> NDArray[np.bool_]:
        """Give who passes every rule."""
        return self.platform & self.language & self.country & self.institution & self.not_before & self.not_shut


def fits(crowd: Crowd, rows: NDArray[np.intp]) -> Fits:
    """Hold everybody against the rules for these rows. Nobody fits themself."""
    rules = crowd.rules
    everybody = np.ones((len(rows), len(crowd)), dtype=np.bool_)
    waived = ~_but(everybody, rows, crowd.opened)
    not_shut = _but(everybody, rows, crowd.shut)
    not_shut[np.arange(len(rows)), rows] = False
    country = _other(crowd.country, rows, unknown_fits=False) | (crowd.at_home[rows, None] & crowd.at_home)
    return Fits(
        platform=_share(crowd.platforms, rows)
        if rules.platform is Platform.REQUIRED
        else crowd.has_account[rows, None] & crowd.has_account,
        language=_share(crowd.languages, rows) | waived if rules.common_language else everybody,
        country=country | waived if rules.different_country else everybody,
        institution=_other(crowd.institution, rows, unknown_fits=True) | waived
        if rules.different_institution
        else everybody,
        not_before=_but(everybody, rows, crowd.before) | waived,
        not_shut=not_shut,
    )


def allowed(crowd: Crowd, rows: NDArray[np.intp]) -> NDArray[np.bool_]:
    """Give (rows, n): with whom of those looking for a partner each row may be put together."""
    return fits(crowd, rows).all & crowd.free


def neighbours(crowd: Crowd, row: int) -> NDArray[np.intp]:
    """Give the people with whom one person may be put together."""
    return np.flatnonzero(allowed(crowd, np.array([row]))[0])


def _share(sets: NDArray[np.float32], rows: NDArray[np.intp]) -> NDArray[np.bool_]:
    """Say who has something in common with each row."""
    shares: NDArray[np.bool_] = (sets[rows] @ sets.T) > 0
    return shares


def _other(codes: NDArray[np.int32], rows: NDArray[np.intp], *, unknown_fits: bool) -> NDArray[np.bool_]:
    """Say who is of another code than each row."""
    own = codes[rows, None]
    known = (own != UNKNOWN) & (codes != UNKNOWN)
    other: NDArray[np.bool_] = ~known | (own != codes) if unknown_fits else known & (own != codes)
    return other


def _but(
    everybody: NDArray[np.bool_], rows: NDArray[np.intp], columns: Mapping[int, NDArray[np.intp]]
) -> NDArray[np.bool_]:
    """Give everybody but each row's columns."""
    left = everybody.copy()
    if columns:
        for place, row in enumerate(rows.tolist()):
            if row in columns:
                left[place, columns[row]] = False
    return left
