"""A round as its planning sees it: read once a run, in a handful of queries."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta
from functools import cached_property
from typing import TYPE_CHECKING

from bot.domain.partnerships import PartnershipState
from bot.domain.rounds import ApplicationState, Round
from bot.domain.timetable import StepKind
from bot.services.assign import Desk

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence
    from datetime import date, datetime

    from bot.domain.partnerships import Partnership
    from bot.domain.people import Participant, ParticipantId
    from bot.domain.rounds import Application
    from bot.ports.storage import Unit
    from bot.services.world import World


@dataclass(frozen=True)
class RoundView:
    """One round at one moment. What is not asked for is not read."""

    unit: Unit
    round: Round
    now: datetime
    world: World
    _read: dict[ParticipantId, Participant] = field(default_factory=dict)

    def people_of(self, ids: Collection[ParticipantId]) -> Mapping[ParticipantId, Participant]:
        """Give these people, in this order; nobody is read twice."""
        new = [each for each in ids if each not in self._read]
        if new:
            self._read.update(self.unit.people.get_many(new))
        return {each: self._read[each] for each in ids if each in self._read}

    @cached_property
    def applications(self) -> Sequence[Application]:
        """Give who wishes to take part."""
        return self.unit.applications.of_round(self.round.id)

    @cached_property
    def partnerships(self) -> Sequence[Partnership]:
        """Give those that go on."""
        every = self.unit.partnerships.of_round(self.round.id)
        return [p for p in every if p.state is not PartnershipState.ENDED]

    @cached_property
    def people(self) -> Mapping[ParticipantId, Participant]:
        """Give everybody who applied and has not left the programme."""
        known = self.people_of([a.participant_id for a in self.applications])
        return {i: p for i, p in known.items() if p.left_at is None}

    @cached_property
    def member_ids(self) -> Sequence[ParticipantId]:
        """Give the ids of everybody who is matched and has not left the round."""
        return [a.participant_id for a in self.applications if a.state is ApplicationState.MATCHED]

    @cached_property
    def members(self) -> Mapping[ParticipantId, Participant]:
        """Give everybody who is matched and has not left the round, partner or not."""
        return {i: self.people[i] for i in self.member_ids if i in self.people}

    @cached_property
    def farewell(self) -> date:
        """Give the day from which nobody is asked anything, and no case is opened, any more."""
        return self.round.launch_on + timedelta(days=self.round.timetable.day_of(StepKind.FAREWELL))

    @cached_property
    def desk(self) -> Desk:
        """Give who looks after cases, and what each has."""
        return Desk(self.unit, self.round.id, self.world)
