"""The twin's partnerships."""

from __future__ import annotations

from itertools import combinations
from operator import attrgetter
from typing import TYPE_CHECKING

from bot.domain.deliveries import DeliveryState, Kind
from bot.domain.partnerships import PartnershipState
from tests.fakes.memory.shelf import Journal, Shelf
from tests.fakes.memory.stored import stored

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence
    from datetime import datetime

    from bot.domain.partnerships import Partnership, PartnershipId
    from bot.domain.people import Participant, ParticipantId
    from bot.domain.rounds import Round, RoundId
    from tests.fakes.memory.deliveries import Deliveries


class Partnerships:
    """Those who were brought together."""

    def __init__(self, journal: Journal, rounds: Shelf[int, Round], people: Shelf[int, Participant]) -> None:
        self.shelf: Shelf[int, Partnership] = Shelf(journal)
        self._of_round = self.shelf.by("round_id", lasts=True)
        self._with = self.shelf.groups(attrgetter("members"))
        self._in_room = self.shelf.by("room_platform", "room_id")
        self._rounds, self._people = rounds, people
        self.deliveries: Deliveries | None = None

    def get(self, partnership_id: PartnershipId) -> Partnership | None:
        return self.shelf.rows.get(partnership_id)

    def get_many(self, ids: Collection[PartnershipId]) -> Mapping[PartnershipId, Partnership]:
        return {each.id: each for each in self.shelf.these(sorted(ids))}

    def of_round(self, round_id: RoundId) -> Sequence[Partnership]:
        return self.shelf.of(self._of_round, round_id)

    def in_state(self, round_id: RoundId, state: PartnershipState) -> Sequence[Partnership]:
        return [each for each in self.of_round(round_id) if each.state is state]

    def by_rooms(self, rooms: Iterable[tuple[str, str]]) -> Mapping[tuple[str, str], Partnership]:
        return {room: each for room in rooms for each in self.shelf.of(self._in_room, room)}

    def to_look_at(self, round_id: RoundId, now: datetime) -> Sequence[Partnership]:
        going = (each for each in self.of_round(round_id) if each.state is not PartnershipState.ENDED)
        return [each for each in going if each.look_at is None or each.look_at <= now]

    def unintroduced(self, round_id: RoundId) -> Sequence[tuple[PartnershipId, ParticipantId]]:
        planned = self.in_state(round_id, PartnershipState.PLANNED)
        if not planned:
            return []
        asked = self.deliveries.asks_of([each.id for each in planned]) if self.deliveries else {}
        introduced = {
            (delivery.partnership_id, delivery.participant_id)
            for deliveries in asked.values()
            for delivery in deliveries
            if delivery.kind is Kind.INTRODUCTION and delivery.state is not DeliveryState.WITHDRAWN
        }
        return [(each.id, m) for each in planned for m in each.members if (each.id, m) not in introduced]

    def of_participant(self, participant_id: ParticipantId) -> Sequence[Partnership]:
        return self.shelf.of(self._with, participant_id)

    def of_participants(self, participant_ids: Collection[ParticipantId]) -> Sequence[Partnership]:
        return self.shelf.of(self._with, *participant_ids)

    def add_many(self, partnerships: Iterable[Partnership]) -> Sequence[Partnership]:
        return [self._put(stored(each, id=self.shelf.next_id())) for each in partnerships]

    def save_many(self, partnerships: Iterable[Partnership]) -> None:
        for each in partnerships:
            if each.id in self.shelf.rows:
                self._put(stored(each))

    def pairs_ever(self) -> frozenset[tuple[ParticipantId, ParticipantId]]:
        every = self.shelf.rows.values()
        return frozenset(
            pair for each in every for pair in combinations(sorted(each.members), 2) if not {*pair} <= {*each.unmet}
        )

    def _put(self, partnership: Partnership) -> Partnership:
        self._rounds.must_know(partnership.round_id)
        self._people.must_know(*partnership.members)
        self.shelf.put(partnership.id, partnership)
        return partnership
