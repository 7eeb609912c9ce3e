"""Participants with their accounts and absences."""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from data.collections.sql import Among, records
from data.mapping.people import absence_values, account_values, folded, participant_of, participant_values
from data.tables.people import ABSENCE, ACCOUNT, PARTICIPANT

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from bot.domain.people import Participant, ParticipantId
    from data.mapping.base import Record

_ID = PARTICIPANT.c.id
_PEOPLE = (
    sa.select(
        PARTICIPANT,
        *(ACCOUNT.c[name] for name in ("platform", "account_id", "handle", "state", "last_used_at")),
        ACCOUNT.c.position.label("account_position"),
        ABSENCE.c.from_on,
        ABSENCE.c.until_on,
        ABSENCE.c.position.label("absence_position"),
    )
    .select_from(PARTICIPANT.outerjoin(ACCOUNT).outerjoin(ABSENCE, ABSENCE.c.participant_id == _ID))
    .order_by(_ID)
)
"""People, each account beside each absence: one statement, for most have one account and no absence."""
_THESE = Among(_PEOPLE, _ID)
_BY_ACCOUNT = _PEOPLE.where(
    sa.select(ACCOUNT.c.participant_id)
    .where(ACCOUNT.c.platform == sa.bindparam("platform"), ACCOUNT.c.account_id == sa.bindparam("account_id"))
    .scalar_subquery()
    == _ID
)
_BY_EMAIL = _PEOPLE.where(
    sa.select(sa.func.min(_ID)).where(PARTICIPANT.c.email_folded == sa.bindparam("email")).scalar_subquery() == _ID
)
_ADD = sa.insert(PARTICIPANT).returning(PARTICIPANT.c.id, sort_by_parameter_order=True)
_ADD_ACCOUNT = sa.insert(ACCOUNT)
_ADD_ABSENCE = sa.insert(ABSENCE)
_CHANGE = sa.update(PARTICIPANT).where(PARTICIPANT.c.id == sa.bindparam("changed_id"))
_CHANGE_ACCOUNT = sa.update(ACCOUNT).where(
    ACCOUNT.c.platform == sa.bindparam("changed_platform"), ACCOUNT.c.account_id == sa.bindparam("changed_id")
)
_DROP_ACCOUNT = sa.delete(ACCOUNT).where(
    ACCOUNT.c.platform == sa.bindparam("dropped_platform"), ACCOUNT.c.account_id == sa.bindparam("dropped_id")
)
_DROP_ABSENCES = sa.delete(ABSENCE).where(ABSENCE.c.participant_id == sa.bindparam("dropped_id"))


class People:
    """Participants."""

    def __init__(self, connection: sa.Connection) -> None:
        self._connection = connection

    def get(self, participant_id: ParticipantId) -> Participant | None:
        return self.get_many([participant_id]).get(participant_id)

    def get_many(self, ids: Collection[ParticipantId]) -> Mapping[ParticipantId, Participant]:
        return {person.id: person for person in _assembled(_THESE.rows(self._connection, ids))}

    def all(self) -> Sequence[Participant]:
        return self._found(_PEOPLE)

    def by_account(self, platform: str, account_id: str) -> Participant | None:
        return next(iter(self._found(_BY_ACCOUNT, platform=platform, account_id=account_id)), None)

    def by_email(self, email: str) -> Participant | None:
        """Give whose e-mail address it is, whatever its case; the one known longest if several gave it."""
        return next(iter(self._found(_BY_EMAIL, email=folded(email))), None)

    def find(self, text: str, limit: int = 25) -> Sequence[Participant]:
        """Give those whose name, e-mail or account id contains the text, case-insensitively, by id."""
        holds = PARTICIPANT.c.found_by.contains(folded(text), autoescape=True)
        return self._found(_PEOPLE.where(_ID.in_(sa.select(_ID).where(holds).order_by(_ID).limit(limit))))

    def add_many(self, people: Iterable[Participant]) -> Sequence[Participant]:
        new = list(people)
        if not new:
            return []
        ids = self._connection.scalars(_ADD, [participant_values(person) for person in new])
        known = [replace(person, id=given) for person, given in zip(new, ids, strict=True)]
        self._execute(_ADD_ACCOUNT, [account_values(a, p.id, at) for p in known for at, a in enumerate(p.accounts)])
        self._execute(_ADD_ABSENCE, [absence_values(a, p.id, at) for p in known for at, a in enumerate(p.absences)])
        return known

    def save_many(self, people: Iterable[Participant]) -> None:
        changed = {person.id: person for person in people}
        before = self.get_many(changed)
        known = [person for person in changed.values() if person.id in before and person != before[person.id]]
        if known:
            own = [p for p in known if participant_values(p) != participant_values(before[p.id])]
            self._execute(_CHANGE, [{"changed_id": person.id, **participant_values(person)} for person in own])
            self._save_accounts(known, before)
            self._save_absences([person for person in known if person.absences != before[person.id].absences])

    def _save_accounts(self, people: Sequence[Participant], before: Mapping[ParticipantId, Participant]) -> None:
        """Drop first, over all of them: an account may pass from one person to another."""
        was = {(p.id, a.key): (at, a) for p in people for at, a in enumerate(before[p.id].accounts)}
        now = {(p.id, a.key): (at, a) for p in people for at, a in enumerate(p.accounts)}
        dropped = [{"dropped_platform": key[0], "dropped_id": key[1]} for owner, key in was if (owner, key) not in now]
        self._execute(_DROP_ACCOUNT, dropped)
        self._execute(_ADD_ACCOUNT, [account_values(a, who[0], at) for who, (at, a) in now.items() if who not in was])
        self._execute(
            _CHANGE_ACCOUNT,
            [
                {"changed_platform": a.platform, "changed_id": a.id, **account_values(a, who[0], at)}
                for who, (at, a) in now.items()
                if who in was and was[who] != (at, a)
            ],
        )

    def _save_absences(self, people: Sequence[Participant]) -> None:
        self._execute(_DROP_ABSENCES, [{"dropped_id": person.id} for person in people])
        self._execute(_ADD_ABSENCE, [absence_values(a, p.id, at) for p in people for at, a in enumerate(p.absences)])

    def _found(self, statement: sa.Select[Any], **wanted: str) -> Sequence[Participant]:
        return _assembled(records(self._connection.execute(statement, wanted)))

    def _execute(self, statement: sa.Executable, rows: Sequence[Mapping[str, Any]]) -> None:
        if rows:
            self._connection.execute(statement, rows)


def _assembled(rows: Iterable[Record]) -> Sequence[Participant]:
    """Make people of their rows, which come person by person."""
    return [_person_of(list(theirs)) for _, theirs in groupby(rows, key=attrgetter("id"))]


def _person_of(rows: Sequence[Record]) -> Participant:
    """Make one person, of a row for each account beside each absence."""
    accounts = {row.account_position: row for row in rows if row.account_position is not None}
    absences = {row.absence_position: row for row in rows if row.absence_position is not None}
    return participant_of(rows[0], _in_order(accounts), _in_order(absences))


def _in_order(rows: Mapping[int, Record]) -> Iterable[Record]:
    return (rows[position] for position in sorted(rows))
