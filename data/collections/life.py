"""What happens between two partners: signs, agreements, blocks, cases, meetings, and words on their way."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

import sqlalchemy as sa

from bot.domain.cases import UNRESOLVED
from bot.domain.meetings import MeetingState
from bot.domain.signs import SignKind
from data.collections.sql import Among, insert_into, put, records
from data.mapping.life import (
    block_of,
    block_values,
    case_of,
    case_values,
    kept_words_of,
    meeting_of,
    meeting_values,
    sign_of,
    sign_values,
    terms_of,
    terms_values,
    words_values,
)
from data.tables.life import ATTACHMENT, BLOCK, CASE, KEPT_WORDS, MEETING, SIGN, TERMS

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence
    from datetime import datetime

    from bot.domain.agreement import Terms
    from bot.domain.cases import Case, CaseId
    from bot.domain.meetings import Meeting
    from bot.domain.partnerships import Block, PartnershipId
    from bot.domain.people import ParticipantId
    from bot.domain.rounds import RoundId
    from bot.domain.signs import Sign
    from bot.domain.words import KeptWords, Purpose

_SIGNS = sa.select(SIGN).order_by(SIGN.c.at, SIGN.c.id)
_ADD_SIGNS = sa.insert(SIGN)
_SIGNS_OF_PARTNERSHIPS = Among(_SIGNS, SIGN.c.partnership_id)
_SIGNS_OF_PEOPLE = Among(_SIGNS.where(SIGN.c.at >= sa.bindparam("since")), SIGN.c.participant_id)
_LAST_SIGNS = Among(
    sa.select(SIGN.c.participant_id, SIGN.c.kind, sa.func.max(SIGN.c.at).label("at"))
    .where(SIGN.c.at >= sa.bindparam("since"))
    .group_by(SIGN.c.participant_id, SIGN.c.kind),
    SIGN.c.participant_id,
)
_TERMS = Among(sa.select(TERMS).order_by(TERMS.c.partnership_id, TERMS.c.participant_id), TERMS.c.partnership_id)
_BLOCKS = sa.select(BLOCK)
_CASES = sa.select(CASE).order_by(CASE.c.opened_at, CASE.c.id)
_THESE_CASES = Among(_CASES, CASE.c.id)
_CASES_OF_PARTNERSHIPS = Among(_CASES, CASE.c.partnership_id)
_CASES_OF_ROUND = _CASES.where(CASE.c.round_id == sa.bindparam("round_id"))
_UNRESOLVED = _CASES_OF_ROUND.where(CASE.c.state.in_([state.value for state in UNRESOLVED]))
_ADD_CASE = sa.insert(CASE).returning(CASE.c.id)
_CHANGE_CASE = sa.update(CASE).where(CASE.c.id == sa.bindparam("changed_id"))
_MEETINGS = sa.select(MEETING).order_by(MEETING.c.id)
_MEETING = _MEETINGS.where(MEETING.c.id == sa.bindparam("meeting_id"))
_MEETINGS_OF_PARTNERSHIPS = Among(_MEETINGS, MEETING.c.partnership_id)
_OPEN_MEETINGS = _MEETINGS.where(
    MEETING.c.round_id == sa.bindparam("round_id"),
    MEETING.c.state.in_([MeetingState.PROPOSED.value, MeetingState.AGREED.value]),
)
_ADD_MEETINGS = sa.insert(MEETING).returning(MEETING.c.id, sort_by_parameter_order=True)
_CHANGE_MEETING = sa.update(MEETING).where(MEETING.c.id == sa.bindparam("changed_id"))
_KEEP = sa.insert(KEPT_WORDS).returning(KEPT_WORDS.c.id)
_WORDS = sa.select(KEPT_WORDS).order_by(KEPT_WORDS.c.id)
_THESE_WORDS = Among(_WORDS, KEPT_WORDS.c.id)
_WORDS_OF = _WORDS.where(
    KEPT_WORDS.c.sender_id == sa.bindparam("sender_id"), KEPT_WORDS.c.purpose == sa.bindparam("purpose")
)
_OVERDUE = _WORDS.where(KEPT_WORDS.c.until <= sa.bindparam("now"))
_FILES = Among(sa.select(ATTACHMENT).order_by(ATTACHMENT.c.words_id, ATTACHMENT.c.position), ATTACHMENT.c.words_id)
_ADD_FILES = sa.insert(ATTACHMENT)
_CHANGE_WORDS = sa.update(KEPT_WORDS).where(KEPT_WORDS.c.id == sa.bindparam("changed_id"))
_DROP = sa.delete(KEPT_WORDS).where(KEPT_WORDS.c.id == sa.bindparam("dropped_id"))


class Signs:
    """Signs of life, and what partners agreed on."""

    def __init__(self, connection: sa.Connection) -> None:
        self._connection = connection

    def note_many(self, signs: Iterable[Sign]) -> None:
        rows = [sign_values(each) for each in signs]
        if rows:
            self._connection.execute(_ADD_SIGNS, rows)

    def of_partnerships(self, ids: Collection[PartnershipId]) -> Mapping[PartnershipId, Sequence[Sign]]:
        grouped: dict[PartnershipId, list[Sign]] = defaultdict(list)
        for row in _SIGNS_OF_PARTNERSHIPS.rows(self._connection, ids):
            grouped[row.partnership_id].append(sign_of(row))
        return _in_order(grouped)

    def of_people(self, ids: Collection[ParticipantId], since: datetime) -> Mapping[ParticipantId, Sequence[Sign]]:
        grouped: dict[ParticipantId, list[Sign]] = defaultdict(list)
        for row in _SIGNS_OF_PEOPLE.rows(self._connection, ids, since=since):
            grouped[row.participant_id].append(sign_of(row))
        return _in_order(grouped)

    def last_of_people(
        self, ids: Collection[ParticipantId], since: datetime
    ) -> Mapping[ParticipantId, Mapping[SignKind, datetime]]:
        grouped: dict[ParticipantId, dict[SignKind, datetime]] = defaultdict(dict)
        for row in _LAST_SIGNS.rows(self._connection, ids, since=since):
            grouped[row.participant_id][SignKind(row.kind)] = row.at
        return dict(grouped)

    def agree(self, terms: Terms) -> None:
        put(self._connection, TERMS, [terms_values(terms)])

    def terms_of(self, ids: Collection[PartnershipId]) -> Mapping[PartnershipId, Sequence[Terms]]:
        grouped: dict[PartnershipId, list[Terms]] = defaultdict(list)
        for row in _TERMS.rows(self._connection, ids):
            grouped[row.partnership_id].append(terms_of(row))
        return dict(grouped)

    def block(self, block: Block) -> None:
        statement = insert_into(self._connection.dialect.name, BLOCK).on_conflict_do_nothing()
        self._connection.execute(statement, block_values(block))

    def blocks(self) -> Sequence[Block]:
        return [block_of(row) for row in self._connection.execute(_BLOCKS)]


def _in_order(grouped: Mapping[int, list[Sign]]) -> Mapping[int, Sequence[Sign]]:
    """Give each one's signs, earliest first, however many pieces they were read in."""
    return {key: sorted(signs, key=lambda sign: sign.at) for key, signs in grouped.items()}


class Cases:
    """Cases."""

    def __init__(self, connection: sa.Connection) -> None:
        self._connection = connection

    def get(self, case_id: CaseId) -> Case | None:
        return self.get_many([case_id]).get(case_id)

    def get_many(self, ids: Collection[CaseId]) -> Mapping[CaseId, Case]:
        return {row.id: case_of(row) for row in _THESE_CASES.rows(self._connection, ids)}

    def of_round(self, round_id: RoundId) -> Sequence[Case]:
        return [case_of(row) for row in records(self._connection.execute(_CASES_OF_ROUND, {"round_id": round_id}))]

    def unresolved(self, round_id: RoundId) -> Sequence[Case]:
        return [case_of(row) for row in records(self._connection.execute(_UNRESOLVED, {"round_id": round_id}))]

    def of_partnerships(self, ids: Collection[PartnershipId]) -> Mapping[PartnershipId, Sequence[Case]]:
        grouped: dict[PartnershipId, list[Case]] = defaultdict(list)
        for row in _CASES_OF_PARTNERSHIPS.rows(self._connection, ids):
            grouped[row.partnership_id].append(case_of(row))
        return dict(grouped)

    def add(self, case: Case) -> Case:
        return replace(case, id=self._connection.scalars(_ADD_CASE, case_values(case)).one())

    def save_many(self, cases: Iterable[Case]) -> None:
        rows = [{"changed_id": each.id, **case_values(each)} for each in cases]
        if rows:
            self._connection.execute(_CHANGE_CASE, rows)


class Meetings:
    """Meeting proposals and meetings."""

    def __init__(self, connection: sa.Connection) -> None:
        self._connection = connection

    def get(self, meeting_id: int) -> Meeting | None:
        row = self._connection.execute(_MEETING, {"meeting_id": meeting_id}).first()
        return None if row is None else meeting_of(row)

    def add(self, meeting: Meeting) -> Meeting:
        return self.add_many([meeting])[0]

    def add_many(self, meetings: Iterable[Meeting]) -> Sequence[Meeting]:
        new = list(meetings)
        if not new:
            return []
        ids = self._connection.scalars(_ADD_MEETINGS, [meeting_values(each) for each in new])
        return [replace(each, id=given) for each, given in zip(new, ids, strict=True)]

    def save_many(self, meetings: Iterable[Meeting]) -> None:
        rows = [{"changed_id": each.id, **meeting_values(each)} for each in meetings]
        if rows:
            self._connection.execute(_CHANGE_MEETING, rows)

    def of_partnerships(self, ids: Collection[PartnershipId]) -> Mapping[PartnershipId, Sequence[Meeting]]:
        grouped: dict[PartnershipId, list[Meeting]] = defaultdict(list)
        for row in _MEETINGS_OF_PARTNERSHIPS.rows(self._connection, ids):
            grouped[row.partnership_id].append(meeting_of(row))
        return dict(grouped)

    def open_of_round(self, round_id: RoundId) -> Sequence[Meeting]:
        return [meeting_of(row) for row in records(self._connection.execute(_OPEN_MEETINGS, {"round_id": round_id}))]


class Words:
    """People's words on their way through the bot."""

    def __init__(self, connection: sa.Connection) -> None:
        self._connection = connection

    def keep(self, kept: KeptWords) -> KeptWords:
        stored = replace(kept, id=self._connection.scalars(_KEEP, words_values(kept)).one())
        files = [
            {"words_id": stored.id, "position": position, "name": each.name, "content": each.content}
            for position, each in enumerate(kept.files)
        ]
        if files:
            self._connection.execute(_ADD_FILES, files)
        return stored

    def change(self, kept: KeptWords) -> None:
        self._connection.execute(_CHANGE_WORDS, {"changed_id": kept.id, **words_values(kept)})

    def get(self, words_id: int) -> KeptWords | None:
        return self.get_many([words_id]).get(words_id)

    def get_many(self, ids: Collection[int]) -> Mapping[int, KeptWords]:
        rows = list(_THESE_WORDS.rows(self._connection, ids))
        return {each.id: each for each in self._assembled(rows)}

    def of_sender(self, sender_id: ParticipantId, purpose: Purpose) -> Sequence[KeptWords]:
        rows = self._connection.execute(_WORDS_OF, {"sender_id": sender_id, "purpose": purpose.value})
        return self._assembled(list(records(rows)))

    def overdue(self, now: datetime) -> Sequence[KeptWords]:
        return self._assembled(list(records(self._connection.execute(_OVERDUE, {"now": now}))))

    def drop_many(self, ids: Iterable[int]) -> None:
        rows = [{"dropped_id": each} for each in ids]
        if rows:
            self._connection.execute(_DROP, rows)

    def _assembled(self, rows: Sequence[sa.Row[tuple[object, ...]]]) -> Sequence[KeptWords]:
        files: dict[int, list[object]] = defaultdict(list)
        for row in _FILES.rows(self._connection, [row.id for row in rows]):
            files[row.words_id].append(row)
        return [kept_words_of(row, files.get(row.id, ())) for row in rows]
