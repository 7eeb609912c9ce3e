"""The outbox: planned → claimed → sending → sent, and what may become of a delivery aside.

States in conditions are literals, so that both databases can prove that a query fits a partial index.
"""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa
from sqlmodel.sql.sqltypes import UTCDateTime

from bot.domain.deliveries import DeliveryState, Kind
from bot.domain.partnerships import PartnershipState
from data.collections.sql import Among, Insert, counted, insert_into, pieces, records
from data.mapping.deliveries import PLANNED_ANEW, delivery_of, planned_values
from data.tables.deliveries import DELIVERY
from data.tables.partnerships import PARTNERSHIP
from data.tables.rounds import APPLICATION, ROUND

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence
    from datetime import date, datetime

    from bot.domain.deliveries import Delivery, Outcome
    from bot.domain.partnerships import PartnershipId
    from bot.domain.people import ParticipantId
    from bot.domain.rounds import RoundId

_D = DELIVERY.c


def _is(state: DeliveryState) -> sa.ColumnElement[bool]:
    return _D.state == sa.literal_column(f"'{state.value}'")


_PLANNED = _is(DeliveryState.PLANNED)
_CLAIMED = _is(DeliveryState.CLAIMED)
_SENDING = _is(DeliveryState.SENDING)
_SENT = _is(DeliveryState.SENT)

_DUE: sa.Select[Any] = (
    sa.select(
        *(column for column in DELIVERY.columns if column.name not in {"state", "owner"}),
        sa.literal_column(f"'{DeliveryState.CLAIMED.value}'").label("state"),
        sa.bindparam("me", type_=sa.String).label("owner"),
    )
    .where(_PLANNED, _D.due_at <= sa.bindparam("now"))
    .order_by(_D.due_at, _D.id)
    .limit(sa.bindparam("limit"))
    .with_for_update(skip_locked=True)
)
"""What is due, as it will be once it is claimed."""
_ANY_ID = _D.id.in_(sa.bindparam("ids", expanding=True))
_CLAIM = sa.update(DELIVERY).where(_ANY_ID).values(state=DeliveryState.CLAIMED.value, owner=sa.bindparam("me"))
_MARK = (
    sa.update(DELIVERY)
    .where(_ANY_ID, _CLAIMED, _D.owner == sa.bindparam("me"))
    .values(state=DeliveryState.SENDING.value, sending_at=sa.bindparam("now"), attempts=_D.attempts + 1)
    .returning(_D.id)
)
_ADOPT = sa.update(DELIVERY).where(_ANY_ID, _SENDING).values(owner=sa.bindparam("me"))
_WITHDRAW = (
    sa.update(DELIVERY)
    .where(_ANY_ID, sa.or_(_PLANNED, _CLAIMED))
    .values(state=DeliveryState.WITHDRAWN.value, owner=None)
)
_NEXT_DUE = sa.select(_D.due_at).where(_PLANNED).order_by(_D.due_at).limit(1)
_EXPIRE = (
    sa.update(DELIVERY).where(_PLANNED, _D.expires_at <= sa.bindparam("now")).values(state=DeliveryState.EXPIRED.value)
)
_BY_KEY = sa.select(DELIVERY).where(_D.key == sa.bindparam("key"))
_OF_WORDS = Among(
    sa.select(DELIVERY).where(_D.round_id.in_(sa.select(ROUND.c.id)), _D.kind == Kind.PASSED_ON.value), _D.number
)
"""The rounds are named so that the index of round, kind and number serves."""
_BY_EXTERNAL_ID = sa.select(DELIVERY).where(
    _D.participant_id == sa.bindparam("participant_id"),
    _SENT,
    _D.sent_via == sa.bindparam("via"),
    _D.external_id == sa.bindparam("external_id"),
)
_OF_STEP = (
    _D.round_id == sa.bindparam("round_id"),
    _D.kind == sa.bindparam("kind"),
    _D.number == sa.bindparam("number"),
    _D.state != sa.literal_column(f"'{DeliveryState.WITHDRAWN.value}'"),
)
_KNOWN_KEYS = sa.select(_D.key).where(*_OF_STEP)
_KNOWN_POSTS = sa.select(_D.key).where(*_OF_STEP, _D.participant_id.is_(None), _D.partnership_id.is_(None))
_HAVE_THEIRS = sa.select(_D.participant_id).where(*_OF_STEP, _D.participant_id.is_not(None))
_UNPLANNED_MEMBERS = (
    sa.select(APPLICATION.c.participant_id)
    .where(
        APPLICATION.c.round_id == sa.bindparam("round_id"),
        APPLICATION.c.state.in_(sa.bindparam("states", expanding=True)),
        APPLICATION.c.participant_id.not_in(_HAVE_THEIRS),
    )
    .order_by(APPLICATION.c.participant_id)
)
_HAVE_HAD_IT = sa.select(_D.partnership_id).where(
    *_OF_STEP, _D.participant_id.is_(None), _D.partnership_id.is_not(None)
)
_UNPLANNED_ROOMS = (
    sa.select(PARTNERSHIP.c.id)
    .where(
        PARTNERSHIP.c.round_id == sa.bindparam("round_id"),
        PARTNERSHIP.c.room_id.is_not(None),
        PARTNERSHIP.c.state != PartnershipState.ENDED.value,
        PARTNERSHIP.c.id.not_in(_HAVE_HAD_IT),
    )
    .order_by(PARTNERSHIP.c.id)
)
_THESE = Among(sa.select(DELIVERY), _D.id)
_THESE_WHATS = Among(sa.select(DELIVERY).where(_D.what.in_(sa.bindparam("whats", expanding=True))), _D.id)
_UNSENT = Among(sa.select(DELIVERY).where(_PLANNED).order_by(_D.participant_id, _D.due_at, _D.id), _D.participant_id)
_DAYS = sa.select(_D.participant_id, sa.func.coalesce(_D.sent_on, _D.due_on).label("day"), _D.sending_at)
_SENT_DAYS = Among(_DAYS.where(_D.counted, _SENT, _D.sent_on >= sa.bindparam("since")), _D.participant_id)
_SENDING_DAYS = Among(_DAYS.where(_D.counted, _SENDING), _D.participant_id)
_SENT_NUMBERS = Among(
    sa.select(_D.participant_id, _D.number).where(
        _D.round_id == sa.bindparam("round_id"), _D.kind == sa.bindparam("kind"), _SENT
    ),
    _D.participant_id,
)
_ASKS = Among(
    sa.select(DELIVERY)
    .where(sa.text("kind IN ('introduction', 'suggestion', 'nudge', 'offer')"))  # as the partial index says it
    .order_by(_D.id),
    _D.partnership_id,
)
_SENT_AT = Among(sa.select(_D.key, _D.sent_at).where(_SENT), _D.key)
_TALLIES = (
    sa.select(_D.kind, _D.state, sa.func.count())
    .where(_D.round_id == sa.bindparam("round_id"))
    .group_by(_D.kind, _D.state)
    .order_by(_D.kind, _D.state)
)
_SENT_A_DAY = (
    sa.select(_D.sent_on, sa.func.count().label("many"))
    .where(_D.round_id == sa.bindparam("round_id"), _SENT, _D.sent_on.is_not(None))
    .group_by(_D.sent_on)
    .order_by(_D.sent_on)
)
_RESCHEDULE = (
    sa.update(DELIVERY)
    .where(_D.id == sa.bindparam("delivery_id"), _PLANNED)
    .values({name: sa.bindparam(f"new_{name}") for name in ("due_at", "due_on", "earliest_on", "expires_at")})
)
_OF_OUTCOME: Mapping[str, sa.ColumnElement[Any]] = {
    name: sa.bindparam(f"new_{name}")
    for name in ("state", "sent_on", "sent_zone", "locale", "sent_via", "external_id", "failure")
}
_UNSETTLED = sa.update(DELIVERY).where(_D.id == sa.bindparam("delivery_id"), sa.not_(_SENT))
_SETTLE = _UNSETTLED.values({**_OF_OUTCOME, "sent_at": sa.bindparam("new_sent_at", type_=UTCDateTime())})
_PUT_BACK = _UNSETTLED.values(
    {
        **_OF_OUTCOME,
        "owner": None,
        "sending_at": None,
        "sent_at": None,
        "due_at": sa.func.coalesce(sa.bindparam("new_due_at", type_=UTCDateTime()), _D.due_at),
        "due_on": sa.func.coalesce(sa.bindparam("new_due_on", type_=sa.Date()), _D.due_on),
    }
)
"""What a platform has confirmed stays sent, whatever is said of it later."""


class Deliveries:
    """The outbox."""

    def __init__(self, connection: sa.Connection) -> None:
        self._connection = connection

    # planning

    def plan_many(self, deliveries: Iterable[Delivery]) -> int:
        rows = [planned_values(each) for each in deliveries]
        if not rows:
            return 0
        return counted(self._connection, _planning(self._connection.dialect.name), rows)

    def known_keys(self, round_id: RoundId, kind: Kind, number: int) -> frozenset[str]:
        wanted = {"round_id": round_id, "kind": kind.value, "number": number}
        return frozenset(self._connection.scalars(_KNOWN_KEYS, wanted))

    def known_posts(self, round_id: RoundId, kind: Kind, number: int) -> frozenset[str]:
        wanted = {"round_id": round_id, "kind": kind.value, "number": number}
        return frozenset(self._connection.scalars(_KNOWN_POSTS, wanted))

    def unplanned_members(
        self, round_id: RoundId, kind: Kind, number: int, states: Collection[str]
    ) -> Sequence[ParticipantId]:
        wanted = {"round_id": round_id, "kind": kind.value, "number": number, "states": [str(s) for s in states]}
        return self._connection.scalars(_UNPLANNED_MEMBERS, wanted).all()

    def unplanned_rooms(self, round_id: RoundId, kind: Kind, number: int) -> Sequence[PartnershipId]:
        wanted = {"round_id": round_id, "kind": kind.value, "number": number}
        return self._connection.scalars(_UNPLANNED_ROOMS, wanted).all()

    def unsent_of(self, participant_ids: Collection[ParticipantId]) -> Sequence[Delivery]:
        return [delivery_of(row) for row in _UNSENT.rows(self._connection, participant_ids)]

    def reschedule_many(self, deliveries: Iterable[Delivery]) -> None:
        rows = [
            {
                "delivery_id": each.id,
                "new_due_at": each.due_at,
                "new_due_on": each.due_on,
                "new_earliest_on": each.earliest_on,
                "new_expires_at": each.expires_at,
            }
            for each in deliveries
        ]
        if rows:
            self._connection.execute(_RESCHEDULE, rows)

    def withdraw_many(self, ids: Collection[int]) -> int:
        return sum(self._connection.execute(_WITHDRAW, {"ids": piece}).rowcount for piece in pieces(ids))

    def expire_due(self, now: datetime) -> int:
        return self._connection.execute(_EXPIRE, {"now": now}).rowcount

    # sending

    def claim_due(self, now: datetime, *, owner: str, limit: int) -> Sequence[Delivery]:
        due = self._connection.execute(_DUE, {"now": now, "limit": limit, "me": owner})
        claimed = [delivery_of(row) for row in records(due)]
        for piece in pieces(each.id for each in claimed):
            self._connection.execute(_CLAIM, {"ids": piece, "me": owner})
        return claimed

    def mark_sending(self, ids: Collection[int], *, owner: str, at: datetime) -> frozenset[int]:
        marked: set[int] = set()
        for piece in pieces(ids):
            marked.update(self._connection.scalars(_MARK, {"ids": piece, "me": owner, "now": at}))
        return frozenset(marked)

    def record_outcomes(self, outcomes: Iterable[Outcome]) -> None:
        put_back: list[dict[str, Any]] = []
        settled: list[dict[str, Any]] = []
        for outcome in outcomes:
            if outcome.state is DeliveryState.PLANNED:
                times = {"new_due_at": outcome.due_at, "new_due_on": outcome.due_on}
                put_back.append(_outcome_values(outcome) | times)
            else:
                sent_at = outcome.at if outcome.state is DeliveryState.SENT else None
                settled.append(_outcome_values(outcome) | {"new_sent_at": sent_at})
        if put_back:
            self._connection.execute(_PUT_BACK, put_back)
        if settled:
            self._connection.execute(_SETTLE, settled)

    def release(self, *, owner: str | None = None, not_owner: str | None = None) -> int:
        statement = sa.update(DELIVERY).where(_CLAIMED, *_owned(owner, not_owner))
        return self._connection.execute(statement.values(state=DeliveryState.PLANNED.value, owner=None)).rowcount

    def in_doubt(self, *, not_owner: str | None = None) -> Sequence[Delivery]:
        statement = sa.select(DELIVERY).where(_SENDING, *_owned(None, not_owner)).order_by(_D.sending_at, _D.id)
        return [delivery_of(row) for row in records(self._connection.execute(statement))]

    def adopt(self, ids: Collection[int], *, owner: str) -> None:
        for piece in pieces(ids):
            self._connection.execute(_ADOPT, {"ids": piece, "me": owner})

    # asking

    def get_many(self, ids: Collection[int], *, whats: Collection[str] = ()) -> Sequence[Delivery]:
        rows = (
            _THESE_WHATS.rows(self._connection, ids, whats=list(whats)) if whats else _THESE.rows(self._connection, ids)
        )
        found = {row.id: row for row in rows}
        return [delivery_of(found[each]) for each in ids if each in found]

    def by_key(self, key: str) -> Delivery | None:
        row = self._connection.execute(_BY_KEY, {"key": key}).first()
        return None if row is None else delivery_of(row)

    def of_words(self, words_ids: Collection[int]) -> Sequence[Delivery]:
        return sorted(map(delivery_of, _OF_WORDS.rows(self._connection, words_ids)), key=lambda each: each.id)

    def by_external_id(self, participant_id: ParticipantId, via: str, external_id: str) -> Delivery | None:
        wanted = {"participant_id": participant_id, "via": via, "external_id": external_id}
        row = self._connection.execute(_BY_EXTERNAL_ID, wanted).first()
        return None if row is None else delivery_of(row)

    def counted_days(
        self, participant_ids: Collection[ParticipantId], since: date
    ) -> Mapping[ParticipantId, Sequence[date]]:
        """Give the days in order, one for each delivery. While it is being sent, the day it is due on stands for it."""
        days: dict[ParticipantId, list[date]] = defaultdict(list)
        for row in _SENT_DAYS.rows(self._connection, participant_ids, since=since):
            days[row.participant_id].append(row.day)
        for row in _SENDING_DAYS.rows(self._connection, participant_ids):
            day = row.day or row.sending_at.date()
            if day >= since:
                days[row.participant_id].append(day)
        return {who: sorted(found) for who, found in days.items()}

    def sent_numbers(
        self, round_id: RoundId, kind: Kind, participant_ids: Collection[ParticipantId]
    ) -> Mapping[ParticipantId, frozenset[int]]:
        numbers: dict[ParticipantId, set[int]] = defaultdict(set)
        for row in _SENT_NUMBERS.rows(self._connection, participant_ids, round_id=round_id, kind=kind.value):
            numbers[row.participant_id].add(row.number)
        return {who: frozenset(found) for who, found in numbers.items()}

    def sent_at(self, keys: Collection[str]) -> Mapping[str, datetime]:
        return {row.key: row.sent_at for row in _SENT_AT.rows(self._connection, keys)}

    def asks_of(self, partnership_ids: Collection[PartnershipId]) -> Mapping[PartnershipId, Sequence[Delivery]]:
        grouped: dict[PartnershipId, list[Delivery]] = defaultdict(list)
        for row in _ASKS.rows(self._connection, partnership_ids):
            grouped[row.partnership_id].append(delivery_of(row))
        return dict(grouped)

    def next_due_at(self) -> datetime | None:
        found: datetime | None = self._connection.scalar(_NEXT_DUE)
        return found

    def of_round(self, round_id: RoundId | None, *, states: Collection[str] = ()) -> Sequence[Delivery]:
        """Give a round's, by id, in all states or in these; None gives those of no round."""
        statement = sa.select(DELIVERY).where(_D.round_id == round_id).order_by(_D.id)
        if states:
            statement = statement.where(_D.state.in_([str(state) for state in states]))
        return [delivery_of(row) for row in records(self._connection.execute(statement))]

    def tallies(self, round_id: RoundId) -> Sequence[tuple[str, str, int]]:
        rows = self._connection.execute(_TALLIES, {"round_id": round_id})
        return [(kind, state, many) for kind, state, many in rows]

    def sent_a_day(self, round_id: RoundId) -> Mapping[date, int]:
        return {row.sent_on: row.many for row in records(self._connection.execute(_SENT_A_DAY, {"round_id": round_id}))}


def _owned(owner: str | None, not_owner: str | None) -> list[sa.ColumnElement[bool]]:
    whose = [] if owner is None else [_D.owner == owner]
    return whose if not_owner is None else [*whose, _D.owner != not_owner]


def _outcome_values(outcome: Outcome) -> dict[str, Any]:
    return {
        "delivery_id": outcome.delivery_id,
        "new_state": outcome.state.value,
        "new_sent_on": outcome.sent_on,
        "new_sent_zone": outcome.sent_zone,
        "new_locale": outcome.locale,
        "new_sent_via": outcome.sent_via,
        "new_external_id": outcome.external_id,
        "new_failure": outcome.failure,
    }


@cache
def _planning(dialect: str) -> Insert:
    insert = insert_into(dialect, DELIVERY).values(PLANNED_ANEW)
    anew = {name: insert.excluded[name] for column in DELIVERY.columns if (name := column.name) not in {"id", "key"}}
    return insert.on_conflict_do_update(index_elements=["key"], set_=anew, where=_is(DeliveryState.WITHDRAWN))
