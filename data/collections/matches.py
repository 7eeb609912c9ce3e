"""Proposed matches, a coordinator's rulings, and what a matching was made with."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from data.collections.sql import put
from data.mapping.matches import match_of, match_values, ruling_of, ruling_values
from data.tables.matches import MATCHING, PROPOSED_MATCH, RULING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from bot.domain.partnerships import ProposedMatch, Ruling
    from bot.domain.rounds import RoundId

_MATCHES = (
    sa.select(PROPOSED_MATCH)
    .where(PROPOSED_MATCH.c.round_id == sa.bindparam("round_id"))
    .order_by(PROPOSED_MATCH.c.score, PROPOSED_MATCH.c.id)
)
_RULINGS = (
    sa.select(RULING)
    .where(RULING.c.round_id == sa.bindparam("round_id"))
    .order_by(RULING.c.first_id, RULING.c.second_id)
)
_RESULT = sa.select(MATCHING.c.result).where(MATCHING.c.round_id == sa.bindparam("round_id"))
_CLEAR = sa.delete(PROPOSED_MATCH).where(PROPOSED_MATCH.c.round_id == sa.bindparam("round_id"))


class Matches:
    """Proposed matches and rulings."""

    def __init__(self, connection: sa.Connection) -> None:
        self._connection = connection

    def of_round(self, round_id: RoundId) -> Sequence[ProposedMatch]:
        return [match_of(row) for row in self._connection.execute(_MATCHES, {"round_id": round_id})]

    def replace(self, round_id: RoundId, matches: Iterable[ProposedMatch]) -> None:
        self._connection.execute(_CLEAR, {"round_id": round_id})
        rows = [{"round_id": round_id, **match_values(match)} for match in matches]
        if rows:
            self._connection.execute(sa.insert(PROPOSED_MATCH), rows)

    def rulings(self, round_id: RoundId) -> Sequence[Ruling]:
        """Give the rulings of a round, by the two's ids, the smaller first."""
        return [ruling_of(row) for row in self._connection.execute(_RULINGS, {"round_id": round_id})]

    def rule(self, ruling: Ruling) -> None:
        """Store a ruling; a later one on the same two, in either order, replaces it."""
        put(self._connection, RULING, [ruling_values(ruling)])

    def result(self, round_id: RoundId) -> Mapping[str, str | int | float | bool | None] | None:
        found: dict[str, Any] | None = self._connection.scalar(_RESULT, {"round_id": round_id})
        return found

    def record_result(self, round_id: RoundId, result: Mapping[str, str | int | float | bool | None]) -> None:
        put(self._connection, MATCHING, [{"round_id": round_id, "result": dict(result)}])
