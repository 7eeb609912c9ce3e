"""What adapters must still know after a restart, and the codes by which people show who they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

import sqlalchemy as sa

from bot.domain.codes import Code
from data.collections.sql import pieces, put
from data.tables.arrivals import CODE, PLATFORM_MEMORY

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from bot.domain.people import ParticipantId
    from bot.domain.rounds import RoundId

_M = PLATFORM_MEMORY.c
_THIS = (_M.platform == sa.bindparam("of_platform"), _M.name == sa.bindparam("of_name"))
_RECALL = sa.select(_M.value).where(*_THIS)
_FORGET = sa.delete(PLATFORM_MEMORY).where(*_THIS)
_OF_PERSON = (
    sa.select(CODE)
    .where(CODE.c.participant_id == sa.bindparam("participant_id"))
    .order_by(CODE.c.made_at.desc(), CODE.c.digest)
)
_DROP = sa.delete(CODE).where(CODE.c.participant_id.in_(sa.bindparam("ids", expanding=True)))
_DROP_OF_ROUNDS = sa.delete(CODE).where(CODE.c.round_id.in_(sa.bindparam("ids", expanding=True)))


class Remembered:
    """What adapters remember."""

    def __init__(self, connection: sa.Connection) -> None:
        self._connection = connection

    def recall(self, platform: str, name: str) -> str | None:
        value: str | None = self._connection.scalar(_RECALL, {"of_platform": platform, "of_name": name})
        return value

    def keep(self, platform: str, name: str, value: str) -> None:
        put(self._connection, PLATFORM_MEMORY, [{"platform": platform, "name": name, "value": value}])

    def forget(self, platform: str, name: str) -> None:
        self._connection.execute(_FORGET, {"of_platform": platform, "of_name": name})

    def names(self, platform: str, prefix: str) -> Sequence[str]:
        begins = _M.name.startswith(prefix, autoescape=True)
        statement = sa.select(_M.name).where(_M.platform == platform, begins).order_by(_M.name)
        return self._connection.scalars(statement).all()

    def forget_account(self, platform: str, account_id: str) -> int:
        theirs = _M.name.endswith(f":{account_id}", autoescape=True)
        statement = sa.delete(PLATFORM_MEMORY).where(_M.platform == platform, theirs)
        return self._connection.execute(statement).rowcount


class Codes:
    """One-time codes, sealed."""

    def __init__(self, connection: sa.Connection) -> None:
        self._connection = connection

    def add_many(self, codes: Iterable[Code]) -> None:
        rows = [
            {
                "digest": each.digest,
                "salt": each.salt,
                "participant_id": each.participant_id,
                "round_id": each.round_id,
                "made_at": each.made_at,
            }
            for each in codes
        ]
        if rows:
            self._connection.execute(sa.insert(CODE), rows)

    def of_person(self, participant_id: ParticipantId) -> Sequence[Code]:
        found = self._connection.execute(_OF_PERSON, {"participant_id": participant_id})
        return [Code(row.participant_id, row.round_id, row.salt, row.digest, row.made_at) for row in found]

    def drop_of(self, participant_ids: Collection[ParticipantId]) -> None:
        for piece in pieces(participant_ids):
            self._connection.execute(_DROP, {"ids": piece})

    def drop_of_rounds(self, round_ids: Collection[RoundId]) -> None:
        for piece in pieces(round_ids):
            self._connection.execute(_DROP_OF_ROUNDS, {"ids": piece})
