"""Those who were brought together, in this round and before."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

import sqlalchemy as sa

from bot.domain.deliveries import DeliveryState, Kind
from bot.domain.partnerships import PartnershipState
from data.collections.sql import Among, records
from data.mapping.partnerships import partnership_of, partnership_values
from data.tables.deliveries import DELIVERY
from data.tables.partnerships import PARTNERSHIP, PARTNERSHIP_MEMBER

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence
    from datetime import datetime

    from bot.domain.partnerships import Partnership, PartnershipId
    from bot.domain.people import ParticipantId
    from bot.domain.rounds import RoundId
    from data.mapping.base import Record

_PARTNERSHIPS = sa.select(PARTNERSHIP).order_by(PARTNERSHIP.c.id)
_OF_ROUND = _PARTNERSHIPS.where(PARTNERSHIP.c.round_id == sa.bindparam("round_id"))
_MEMBERS = sa.select(PARTNERSHIP_MEMBER).order_by(PARTNERSHIP_MEMBER.c.partnership_id, PARTNERSHIP_MEMBER.c.position)
_THESE = Among(_PARTNERSHIPS, PARTNERSHIP.c.id)
_THEIR_MEMBERS = Among(_MEMBERS, PARTNERSHIP_MEMBER.c.partnership_id)
_WITH = Among(sa.select(PARTNERSHIP_MEMBER.c.partnership_id), PARTNERSHIP_MEMBER.c.participant_id)
_IN_STATE = (
    sa.select(PARTNERSHIP)
    .where(PARTNERSHIP.c.round_id == sa.bindparam("round_id"), PARTNERSHIP.c.state == sa.bindparam("state"))
    .order_by(PARTNERSHIP.c.id)
)
_IN_ROOMS = Among(
    sa.select(PARTNERSHIP).where(PARTNERSHIP.c.room_platform == sa.bindparam("platform")), PARTNERSHIP.c.room_id
)
_TO_LOOK_AT = (
    sa.select(PARTNERSHIP)
    .where(
        PARTNERSHIP.c.round_id == sa.bindparam("round_id"),
        PARTNERSHIP.c.state != PartnershipState.ENDED.value,
        sa.or_(PARTNERSHIP.c.look_at <= sa.bindparam("now"), PARTNERSHIP.c.look_at.is_(None)),
    )
    .order_by(PARTNERSHIP.c.id)
)
_UNINTRODUCED = (
    sa.select(PARTNERSHIP_MEMBER.c.partnership_id, PARTNERSHIP_MEMBER.c.participant_id)
    .join_from(PARTNERSHIP_MEMBER, PARTNERSHIP, PARTNERSHIP.c.id == PARTNERSHIP_MEMBER.c.partnership_id)
    .where(
        PARTNERSHIP.c.round_id == sa.bindparam("round_id"),
        PARTNERSHIP.c.state == PartnershipState.PLANNED.value,
        ~sa.exists().where(
            DELIVERY.c.participant_id == PARTNERSHIP_MEMBER.c.participant_id,
            DELIVERY.c.partnership_id == PARTNERSHIP_MEMBER.c.partnership_id,
            DELIVERY.c.kind == Kind.INTRODUCTION.value,
            DELIVERY.c.state != DeliveryState.WITHDRAWN.value,
        ),
    )
    .order_by(PARTNERSHIP_MEMBER.c.partnership_id, PARTNERSHIP_MEMBER.c.position)
)
_ADD = sa.insert(PARTNERSHIP).returning(PARTNERSHIP.c.id, sort_by_parameter_order=True)
_ADD_MEMBERS = sa.insert(PARTNERSHIP_MEMBER)
_CHANGE = sa.update(PARTNERSHIP).where(PARTNERSHIP.c.id == sa.bindparam("changed_id"))
_DROP_MEMBERS = sa.delete(PARTNERSHIP_MEMBER).where(PARTNERSHIP_MEMBER.c.partnership_id == sa.bindparam("dropped_id"))
_ONE = PARTNERSHIP_MEMBER.alias("one")
_OTHER = PARTNERSHIP_MEMBER.alias("other")
_PAIRS = (
    sa.select(_ONE.c.participant_id, _OTHER.c.participant_id, PARTNERSHIP.c.unmet)
    .join_from(_ONE, _OTHER, _ONE.c.partnership_id == _OTHER.c.partnership_id)
    .join(PARTNERSHIP, PARTNERSHIP.c.id == _ONE.c.partnership_id)
    .where(_ONE.c.participant_id < _OTHER.c.participant_id)
)


class Partnerships:
    """Partnerships."""

    def __init__(self, connection: sa.Connection) -> None:
        self._connection = connection

    def get(self, partnership_id: PartnershipId) -> Partnership | None:
        return self.get_many([partnership_id]).get(partnership_id)

    def get_many(self, ids: Collection[PartnershipId]) -> Mapping[PartnershipId, Partnership]:
        return {each.id: each for each in self._assembled(_THESE.rows(self._connection, ids))}

    def of_round(self, round_id: RoundId) -> Sequence[Partnership]:
        return self._assembled(records(self._connection.execute(_OF_ROUND, {"round_id": round_id})))

    def in_state(self, round_id: RoundId, state: PartnershipState) -> Sequence[Partnership]:
        rows = self._connection.execute(_IN_STATE, {"round_id": round_id, "state": state.value})
        return self._assembled(records(rows))

    def by_rooms(self, rooms: Iterable[tuple[str, str]]) -> Mapping[tuple[str, str], Partnership]:
        there: dict[str, set[str]] = defaultdict(set)
        for platform, room_id in rooms:
            there[platform].add(room_id)
        rows = [
            row for platform, ids in there.items() for row in _IN_ROOMS.rows(self._connection, ids, platform=platform)
        ]
        return {(p.room_platform or "", p.room_id or ""): p for p in self._assembled(rows)}

    def to_look_at(self, round_id: RoundId, now: datetime) -> Sequence[Partnership]:
        return self._assembled(records(self._connection.execute(_TO_LOOK_AT, {"round_id": round_id, "now": now})))

    def unintroduced(self, round_id: RoundId) -> Sequence[tuple[PartnershipId, ParticipantId]]:
        rows = self._connection.execute(_UNINTRODUCED, {"round_id": round_id})
        return [(row.partnership_id, row.participant_id) for row in rows]

    def of_participant(self, participant_id: ParticipantId) -> Sequence[Partnership]:
        """Give all that a person is or was in, by id."""
        return self.of_participants([participant_id])

    def of_participants(self, participant_ids: Collection[ParticipantId]) -> Sequence[Partnership]:
        ids = {row.partnership_id for row in _WITH.rows(self._connection, participant_ids)}
        return [each for _, each in sorted(self.get_many(ids).items())]

    def add_many(self, partnerships: Iterable[Partnership]) -> Sequence[Partnership]:
        new = list(partnerships)
        if not new:
            return []
        ids = self._connection.scalars(_ADD, [partnership_values(each) for each in new])
        known = [replace(each, id=given) for each, given in zip(new, ids, strict=True)]
        self._insert_members(known)
        return known

    def save_many(self, partnerships: Iterable[Partnership]) -> None:
        changed = {each.id: each for each in partnerships}
        if not changed:
            return
        rows = [{"changed_id": each.id, **partnership_values(each)} for each in changed.values()]
        self._connection.execute(_CHANGE, rows)
        before = self._members_of(changed)
        moved = [each for each in changed.values() if each.id in before and tuple(before[each.id]) != each.members]
        if moved:
            self._connection.execute(_DROP_MEMBERS, [{"dropped_id": each.id} for each in moved])
            self._insert_members(moved)

    def pairs_ever(self) -> frozenset[tuple[ParticipantId, ParticipantId]]:
        rows = self._connection.execute(_PAIRS)
        return frozenset((one, other) for one, other, unmet in rows if not {one, other} <= {*(unmet or ())})

    def _insert_members(self, partnerships: Iterable[Partnership]) -> None:
        rows = [
            {"partnership_id": each.id, "participant_id": member, "position": position}
            for each in partnerships
            for position, member in enumerate(each.members)
        ]
        if rows:
            self._connection.execute(_ADD_MEMBERS, rows)

    def _members_of(self, ids: Collection[PartnershipId]) -> Mapping[PartnershipId, Sequence[ParticipantId]]:
        grouped: dict[PartnershipId, list[ParticipantId]] = defaultdict(list)
        for row in _THEIR_MEMBERS.rows(self._connection, ids):
            grouped[row.partnership_id].append(row.participant_id)
        return grouped

    def _assembled(self, rows: Iterable[Record]) -> Sequence[Partnership]:
        found = list(rows)
        members = self._members_of([row.id for row in found])
        return [partnership_of(row, members.get(row.id, ())) for row in found]
