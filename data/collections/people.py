"""Participants with their accounts and absences."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from data.collections.sql import Among, records
from data.mapping import (
    absence_values,
    account_values,
    folded,
    participant_of,
    participant_values,
)
from data.tables import ABSENCE, ACCOUNT, PARTICIPANT

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from bot.domain.people import Participant, ParticipantId
    from data.mapping import Record

_PEOPLE = sa.select(PARTICIPANT).order_by(PARTICIPANT.c.id)
_ACCOUNTS = sa.select(ACCOUNT).order_by(ACCOUNT.c.participant_id, ACCOUNT.c.position)
_ABSENCES = sa.select(ABSENCE).order_by(ABSENCE.c.participant_id, ABSENCE.c.position)
_THESE = Among(_PEOPLE, PARTICIPANT.c.id)
_THEIR_ACCOUNTS = Among(_ACCOUNTS, ACCOUNT.c.participant_id)
_THEIR_ABSENCES = Among(_ABSENCES, ABSENCE.c.participant_id)
_OWNER_OF = sa.select(ACCOUNT.c.participant_id).where(
    ACCOUNT.c.platform == sa.bindparam("platform"), ACCOUNT.c.account_id == sa.bindparam("account_id")
)
_BY_EMAIL = _PEOPLE.where(PARTICIPANT.c.email_folded == sa.bindparam("email")).limit(1)
_ADD = sa.insert(PARTICIPANT).returning(PARTICIPANT.c.id, sort_by_parameter_order=True)
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
        return {person.id: person for person in self._assembled(_THESE.rows(self._connection, ids))}

    def all(self) -> Sequence[Participant]:
        return _joined(*(records(self._connection.execute(each)) for each in (_PEOPLE, _ACCOUNTS, _ABSENCES)))

    def by_account(self, platform: str, account_id: str) -> Participant | None:
        owner = self._connection.scalar(_OWNER_OF, {"platform": platform, "account_id": account_id})
        return None if owner is None else self.get(owner)

    def by_email(self, email: str) -> Participant | None:
        """Give whose e-mail address it is, whatever its case; the one known longest if several gave it."""
        found = self._assembled(records(self._connection.execute(_BY_EMAIL, {"email": folded(email)})))
        return found[0] if found else None

    def find(self, text: str, limit: int = 25) -> Sequence[Participant]:
        """Give those whose name, e-mail or account id contains the text, case-insensitively, by id."""
        holds = PARTICIPANT.c.found_by.contains(folded(text), autoescape=True)
        return self._assembled(records(self._connection.execute(_PEOPLE.where(holds).limit(limit))))

    def add_many(self, people: Iterable[Participant]) -> Sequence[Participant]:
        new = list(people)
        if not new:
            return []
        ids = self._connection.scalars(_ADD, [participant_values(person) for person in new])
        known = [replace(person, id=given) for person, given in zip(new, ids, strict=True)]
        self._insert(ACCOUNT, [account_values(a, p.id, at) for p in known for at, a in enumerate(p.accounts)])
        self._insert(ABSENCE, [absence_values(a, p.id, at) for p in known for at, a in enumerate(p.absences)])
        return known

    def save_many(self, people: Iterable[Participant]) -> None:
        changed = {person.id: person for person in people}
        before = self.get_many(changed)
        known = [person for person in changed.values() if person.id in before and person != before[person.id]]
        if known:
            self._execute(_CHANGE, [{"changed_id": person.id, **participant_values(person)} for person in known])
            self._save_accounts(known, before)
            self._save_absences([person for person in known if person.absences != before[person.id].absences])

    def _save_accounts(self, people: Sequence[Participant], before: Mapping[ParticipantId, Participant]) -> None:
        """Drop first, over all of them: an account may pass from one person to another."""
        was = {(p.id, a.key): (at, a) for p in people for at, a in enumerate(before[p.id].accounts)}
        now = {(p.id, a.key): (at, a) for p in people for at, a in enumerate(p.accounts)}
        dropped = [{"dropped_platform": key[0], "dropped_id": key[1]} for owner, key in was if (owner, key) not in now]
        self._execute(_DROP_ACCOUNT, dropped)
        self._insert(ACCOUNT, [account_values(a, who[0], at) for who, (at, a) in now.items() if who not in was])
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
        self._insert(ABSENCE, [absence_values(a, p.id, at) for p in people for at, a in enumerate(p.absences)])

    def _assembled(self, rows: Iterable[Record]) -> Sequence[Participant]:
        """Read the accounts and absences of these people and put them together."""
        people = list(rows)
        ids = [row.id for row in people]
        accounts = _THEIR_ACCOUNTS.rows(self._connection, ids)
        absences = _THEIR_ABSENCES.rows(self._connection, ids)
        return _joined(people, accounts, absences)

    def _execute(self, statement: sa.Executable, rows: Sequence[Mapping[str, Any]]) -> None:
        if rows:
            self._connection.execute(statement, rows)

    def _insert(self, table: sa.Table, rows: Sequence[Mapping[str, Any]]) -> None:
        self._execute(sa.insert(table), rows)


def _joined(
    people: Iterable[Record], accounts: Iterable[Record], absences: Iterable[Record]
) -> Sequence[Participant]:
    accounts_of = _by_participant(accounts)
    absences_of = _by_participant(absences)
    return [participant_of(row, accounts_of.get(row.id, ()), absences_of.get(row.id, ())) for row in people]


def _by_participant(rows: Iterable[Record]) -> Mapping[ParticipantId, Sequence[Record]]:
    grouped: dict[ParticipantId, list[Record]] = defaultdict(list)
    for row in rows:
        grouped[row.participant_id].append(row)
    return grouped
