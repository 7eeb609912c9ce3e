"""To whom a case is suggested: somebody who speaks their language, lives near them, and has the least to do.

A suggestion, no more: every coordinator may claim every case.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from bot.domain.people import ParticipantId

AT_MOST_AHEAD = 2
"""Who has this many cases more than another who speaks the language is not given one for living nearer."""


@dataclass(frozen=True, slots=True)
class Coordinator:
    """Somebody who looks after cases. What is known of them only if they take part: languages, country, region."""

    account: str
    languages: frozenset[str] = frozenset()
    country: str | None = None
    region: str | None = None
    participant_id: ParticipantId | None = None


@dataclass(frozen=True, slots=True)
class Quiet:
    """Whom a case is about, as far as it says who could write to them. `partners` can themselves not be asked."""

    languages: frozenset[str]
    countries: frozenset[str]
    regions: frozenset[str]
    partners: Collection[ParticipantId] = ()


def suggest(coordinators: Iterable[Coordinator], quiet: Quiet, load: Mapping[str, int]) -> str | None:
    """Give the account of whoever may best see to it, None if there is nobody. `load` counts cases by account."""
    able = [c for c in coordinators if c.participant_id is None or c.participant_id not in quiet.partners]
    speaking = [c for c in able if _may_speak(c, quiet)] or able
    least = min((load.get(c.account, 0) for c in speaking), default=0)
    free = [c for c in speaking if load.get(c.account, 0) <= least + AT_MOST_AHEAD]
    best = min(free, key=lambda c: (*_distance(c, quiet), load.get(c.account, 0), c.account), default=None)
    return None if best is None else best.account


def _may_speak(coordinator: Coordinator, quiet: Quiet) -> bool:
    """Say whether they share a language, or may: of whom we know none, we cannot say that they do not."""
    return not coordinator.languages or not quiet.languages or not coordinator.languages.isdisjoint(quiet.languages)


def _distance(coordinator: Coordinator, quiet: Quiet) -> tuple[bool, bool, bool]:
    """Give how far they are from one another, nearer being less: by language, country, region."""
    return (
        coordinator.languages.isdisjoint(quiet.languages),
        coordinator.country not in quiet.countries,
        coordinator.region not in quiet.regions,
    )
