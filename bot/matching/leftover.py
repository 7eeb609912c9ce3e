"""Why somebody is left over, as a code and the numbers of its sentence (`matching-left-<code>`)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from bot.domain.matching import LeftOver, spoken
from bot.matching.allowed import NOBODY, allowed, fits
from bot.matching.arrays import UNKNOWN
from bot.matching.table import blocks

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from bot.domain.matching import Details
    from bot.matching.arrays import Crowd
    from bot.matching.forest import Obstacle

    _Told = dict[tuple[str, int], Details | None]


@dataclass(frozen=True, slots=True)
class _Shortage:
    """Outer people in groups that compete for the same inner people; there are more groups than inner people."""

    people: NDArray[np.intp]
    groups: int
    others: NDArray[np.intp]


def reasons(crowd: Crowd, alone: NDArray[np.intp], obstacle: Obstacle) -> tuple[LeftOver, ...]:
    """Say of everybody left over why, in the order of their ids."""
    shortages = _shortages(crowd, obstacle) if len(alone) else {}
    told: _Told = {}
    return tuple(
        LeftOver(crowd.people[row].id, *_reason(crowd, row, shortages[int(obstacle.group[row])], told))
        for row in alone.tolist()
    )


def _reason(crowd: Crowd, row: int, shortage: _Shortage, told: _Told) -> tuple[str, Details]:
    """Choose the reason of one person."""
    if len(shortage.others):
        return _outnumbered(crowd, row, shortage, told)
    if len(shortage.people) > 1:
        return "odd-one-out", {"people": len(shortage.people)}
    return _nobody(crowd, row)


def _nobody(crowd: Crowd, row: int) -> tuple[str, Details]:
    """Say why somebody may be put together with nobody at all: the first rule that alone shuts everybody out."""
    person = crowd.people[row]
    others = len(crowd) - 1
    if not others:
        return "alone", {}
    if not person.platforms:
        return "no-account", {}
    every = fits(crowd, np.array([row]))
    but_me = np.arange(len(crowd)) != row
    platform, language = every.platform[0] & but_me, every.language[0] & but_me
    country, institution = every.country[0] & but_me, every.institution[0] & but_me
    if person.country is None and not country.any():
        return "unknown-country", {}
    numbers: Details = {
        "others": others,
        "languages": tuple(sorted(spoken(person, crowd.rules))),
        "platforms": tuple(sorted(person.platforms)),
        "country": person.country or "",
        "language": int(language.sum()),
        "platform": int(platform.sum()),
        "place": int((country & institution).sum()),
    }
    for code, fit in (
        ("no-language", language),
        ("no-platform", platform),
        ("same-country", country),
        ("same-institution", institution),
    ):
        if not fit.any():
            return code, numbers
    if not (language & country).any():
        return "language-only-at-home", numbers
    left = platform & language & country & institution
    if not left.any():
        return "not-all-at-once", numbers
    return _all_taken_away(left, every.not_before[0], every.not_shut[0])


def _all_taken_away(
    left: NDArray[np.bool_], not_before: NDArray[np.bool_], not_shut: NDArray[np.bool_]
) -> tuple[str, Details]:
    """Say what took away the people whom the rules had left."""
    numbers = {"people": int(left.sum())}
    if not (left & not_before).any():
        return "met-all", numbers
    if not (left & not_before & not_shut).any():
        return "kept-apart", numbers
    return "pinned-away", numbers


def _outnumbered(crowd: Crowd, row: int, shortage: _Shortage, told: _Told) -> tuple[str, Details]:
    """Say who competes for whom: people like this one if they alone outnumber those they can be matched with.

    What was `told` of some holds for all who are like them, and is found out once.
    """
    for code, total, alike in _likenesses(crowd, row):
        like_me = shortage.people[alike[shortage.people]]
        who = (code, int(like_me[0]))
        if who not in told:
            told[who] = _rivals(crowd, like_me)
        if (rivalry := told[who]) is not None:
            return code, {**rivalry, "total": total, "country": crowd.people[row].country or ""}
    over = shortage.groups - len(shortage.others)
    return "too-few", {"people": len(shortage.people), "others": len(shortage.others), "over": over}


def _rivals(crowd: Crowd, like_me: NDArray[np.intp]) -> Details | None:
    """Give the numbers of people who outnumber those they can be matched with; None if they do not."""
    reach = np.zeros(len(crowd), dtype=np.bool_)
    for rows in blocks(len(crowd), like_me):
        reach |= allowed(crowd, rows).any(axis=0)
    others = int(reach.sum())
    if reach[like_me].any() or len(like_me) <= others:
        return None
    common = frozenset.intersection(*(spoken(crowd.people[each], crowd.rules) for each in like_me.tolist()))
    return {"people": len(like_me), "others": others, "languages": tuple(sorted(common))}


def _likenesses(crowd: Crowd, row: int) -> Iterator[tuple[str, int, NDArray[np.bool_]]]:
    """Give what may make people rivals: a code, how many of everybody are so, and who."""
    rules = crowd.rules
    if rules.different_country and crowd.country[row] != UNKNOWN:
        alike = crowd.country == crowd.country[row]
        yield "dominant-country", int(alike.sum()), alike
    if rules.different_institution and crowd.institution[row] != UNKNOWN:
        alike = crowd.institution == crowd.institution[row]
        yield "dominant-institution", int(alike.sum()), alike
    if rules.common_language:
        alike = (crowd.languages == crowd.languages[row]).all(axis=1)
        yield "dominant-language", int(alike.sum()), alike


def _shortages(crowd: Crowd, obstacle: Obstacle) -> dict[int, _Shortage]:
    """Give, for every group, the shortage it is part of: groups hang together by the inner people they could reach."""
    outer, inner = np.flatnonzero(obstacle.outer), np.flatnonzero(obstacle.inner)
    names, group = np.unique(obstacle.group[outer], return_inverse=True)
    shortage = np.arange(len(names))
    reached = np.zeros(len(inner), dtype=np.intp)
    for place, person in enumerate(inner.tolist()):
        groups = group[allowed(crowd, np.array([person]))[0, outer]]
        first, *rest = np.unique(shortage[groups]).tolist()
        if rest:
            shortage[np.isin(shortage, rest)] = first
        reached[place] = groups[0]
    size = np.bincount(shortage)
    people, others = _sorted_out(outer, shortage[group]), _sorted_out(inner, shortage[reached])
    every = {each: _Shortage(people[each], int(size[each]), others.get(each, NOBODY)) for each in people}
    return {name: every[each] for name, each in zip(names.tolist(), shortage.tolist(), strict=True)}


def _sorted_out(people: NDArray[np.intp], number: NDArray[np.intp]) -> dict[int, NDArray[np.intp]]:
    """Give by number whom it stands beside."""
    if not len(people):
        return {}
    order = np.argsort(number, kind="stable")
    numbers, starts = np.unique(number[order], return_index=True)
    return dict(zip(numbers.tolist(), np.split(people[order], starts[1:]), strict=True))
