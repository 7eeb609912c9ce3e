"""Rounds, and who wishes to be in them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import sqlalchemy as sa

from bot.domain.errors import StaleRound
from data.collections.sql import put, records
from data.mapping.rounds import application_of, application_values, round_of, round_values
from data.tables.rounds import APPLICATION, ROUND

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from bot.domain.people import ParticipantId
    from bot.domain.rounds import Application, Round, RoundId

_ROUNDS = sa.select(ROUND).order_by(ROUND.c.id)
_ROUND = _ROUNDS.where(ROUND.c.id == sa.bindparam("id"))
_ROUND_NAMED = _ROUNDS.where(ROUND.c.name == sa.bindparam("name"))
_CHANGE = sa.update(ROUND).where(ROUND.c.id == sa.bindparam("changed_id"), ROUND.c.version == sa.bindparam("read"))
_APPLICATIONS = sa.select(APPLICATION).order_by(APPLICATION.c.round_id, APPLICATION.c.participant_id)
_OF_ROUND = _APPLICATIONS.where(APPLICATION.c.round_id == sa.bindparam("round_id"))
_OF_PARTICIPANT = _APPLICATIONS.where(APPLICATION.c.participant_id == sa.bindparam("participant_id"))
_APPLICATION = _OF_ROUND.where(APPLICATION.c.participant_id == sa.bindparam("participant_id"))


class Rounds:
    """Rounds."""

    def __init__(self, connection: sa.Connection) -> None:
        self._connection = connection

    def get(self, round_id: RoundId) -> Round | None:
        row = self._connection.execute(_ROUND, {"id": round_id}).first()
        return None if row is None else round_of(row)

    def by_name(self, name: str) -> Round | None:
        row = self._connection.execute(_ROUND_NAMED, {"name": name}).first()
        return None if row is None else round_of(row)

    def all(self) -> Sequence[Round]:
        return [round_of(row) for row in records(self._connection.execute(_ROUNDS))]

    def add(self, round_: Round) -> Round:
        given = self._connection.scalars(sa.insert(ROUND).returning(ROUND.c.id), round_values(round_)).one()
        return replace(round_, id=given)

    def save(self, round_: Round) -> Round:
        saved = replace(round_, version=round_.version + 1)
        values = {"changed_id": round_.id, "read": round_.version, **round_values(saved)}
        if self._connection.execute(_CHANGE, values).rowcount != 1:
            raise StaleRound(round=round_.name)
        return saved


class Applications:
    """Applications."""

    def __init__(self, connection: sa.Connection) -> None:
        self._connection = connection

    def of_round(self, round_id: RoundId) -> Sequence[Application]:
        rows = self._connection.execute(_OF_ROUND, {"round_id": round_id})
        return [application_of(row) for row in records(rows)]

    def of_participant(self, participant_id: ParticipantId) -> Sequence[Application]:
        rows = self._connection.execute(_OF_PARTICIPANT, {"participant_id": participant_id})
        return [application_of(row) for row in records(rows)]

    def get(self, round_id: RoundId, participant_id: ParticipantId) -> Application | None:
        wanted = {"round_id": round_id, "participant_id": participant_id}
        row = self._connection.execute(_APPLICATION, wanted).first()
        return None if row is None else application_of(row)

    def save_many(self, applications: Iterable[Application]) -> None:
        put(self._connection, APPLICATION, [application_values(each) for each in applications])
