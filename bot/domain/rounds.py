"""Rounds and applications: the states they pass through and who may be in them."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

from bot.domain.errors import AlreadyDone, WrongState

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import datetime

    from bot.domain.people import Absence, ParticipantId
    from bot.domain.timetable import Step, Timetable

RoundId = int


class RoundState(StrEnum):
    """Where a round stands; paused is aside (`Round.paused_at`)."""

    DRAFT = "draft"
    OPEN = "open"
    CLOSED = "closed"
    MATCHING = "matching"
    APPROVED = "approved"
    RUNNING = "running"
    ENDED = "ended"


NEXT_STATES: Mapping[RoundState, frozenset[RoundState]] = {
    RoundState.DRAFT: frozenset({RoundState.OPEN}),
    RoundState.OPEN: frozenset({RoundState.CLOSED}),
    RoundState.CLOSED: frozenset({RoundState.MATCHING, RoundState.OPEN}),
    RoundState.MATCHING: frozenset({RoundState.MATCHING, RoundState.APPROVED}),
    RoundState.APPROVED: frozenset({RoundState.RUNNING}),
    RoundState.RUNNING: frozenset({RoundState.ENDED}),
    RoundState.ENDED: frozenset(),
}
"""The whole of the state machine: what may follow what."""


@dataclass(frozen=True, slots=True)
class Round:
    """One run, from applications to farewell. `zone` is the programme's own, for channels and rooms.

    `own_rules` is what a coordinator set of the rules that `rules` names (bot/domain/own_rules.py). `pauses` are the
    days on which a coordinator held it still: nobody's silence is counted on them.
    """

    id: RoundId
    name: str
    timetable: Timetable
    launch_on: date
    locale: str
    zone: str
    rules: str
    seed: int
    state: RoundState = RoundState.DRAFT
    cap_percent: int | None = 20
    platform_rule: str = "free"
    own_rules: Mapping[str, str | int] = field(default_factory=dict)
    paused_at: datetime | None = None
    pauses: tuple[Absence, ...] = ()
    launched_at: datetime | None = None
    ended_at: datetime | None = None
    version: int = 0

    @property
    def is_paused(self) -> bool:
        """Say whether a coordinator holds it still."""
        return self.paused_at is not None

    def date_of(self, step: Step) -> date:
        """Give the calendar date of a step, the same for every reader."""
        return self.launch_on + timedelta(days=step.day)

    def day_number(self, on: date) -> int:
        """Give how many days after launch `on` is."""
        return (on - self.launch_on).days

    def moved_to(self, state: RoundState) -> Round:
        """Give the round in its next state. Raises AlreadyDone if it is there, WrongState if the way is not open."""
        if state is self.state and state not in NEXT_STATES[self.state]:
            raise AlreadyDone(what=state.value, round=self.name)
        if state not in NEXT_STATES[self.state]:
            raise WrongState(state=self.state.value, wanted=state.value, round=self.name)
        return replace(self, state=state)

    def require(self, *states: RoundState) -> None:
        """Raise WrongState unless the round is in one of these."""
        if self.state not in states:
            raise WrongState(state=self.state.value, wanted=states[0].value, round=self.name)


class ApplicationState(StrEnum):
    """What has become of somebody's wish to take part in a round."""

    APPLIED = "applied"
    ASKED = "asked"
    CONFIRMED = "confirmed"
    DECLINED = "declined"
    UNCONFIRMED = "unconfirmed"
    WAITING = "waiting"
    MATCHED = "matched"
    WITHDRAWN = "withdrawn"
    LEFT = "left"


IN_THE_RUNNING = frozenset({ApplicationState.APPLIED, ApplicationState.ASKED, ApplicationState.CONFIRMED})


class WaitingReason(StrEnum):
    """Why somebody waits, or goes on in a round without a partner."""

    COUNTRY_CAP = "country-cap"
    NO_MATCH = "no-match"
    LATE = "late"
    QUIET = "quiet"
    """Their partner was given another one while they were silent; a button brings them back."""
    APART = "apart"
    """Something was reported of them; a coordinator speaks with them first."""
    WANTS_PARTNER = "wants-partner"
    """They were quiet, and are here again."""


SET_ASIDE = frozenset({WaitingReason.QUIET, WaitingReason.APART})
"""Who is without a partner for these reasons is given none."""


@dataclass(frozen=True, slots=True)
class Application:
    """A participant's wish to be in one round."""

    round_id: RoundId
    participant_id: ParticipantId
    applied_at: datetime
    state: ApplicationState = ApplicationState.APPLIED
    waiting_reason: str | None = None
    reason_details: Mapping[str, str | int | tuple[str, ...]] = field(default_factory=dict)
    confirmed_at: datetime | None = None


def over_the_cap(
    applications: Iterable[Application], countries: Mapping[ParticipantId, str | None], cap_percent: int | None
) -> frozenset[ParticipantId]:
    """Give who must wait because their country has had its share.

    In order of application each country keeps at most `cap_percent` of *all* applicants (ILN's rule), but never fewer
    than two, or a small round could match nobody.
    """
    if cap_percent is None:
        return frozenset()
    standing = sorted(
        (a for a in applications if a.state in IN_THE_RUNNING), key=lambda a: (a.applied_at, a.participant_id)
    )
    limit = max(2, len(standing) * cap_percent // 100)
    kept: Counter[str] = Counter()
    over: set[ParticipantId] = set()
    for application in standing:
        country = countries.get(application.participant_id)
        if country is None:
            continue
        if kept[country] >= limit:
            over.add(application.participant_id)
        else:
            kept[country] += 1
    return frozenset(over)
