"""The twin's events, roles, audit trail, drafts, answers, a coordinator's words, and settings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.fakes.memory.shelf import Journal, Shelf, refused
from tests.fakes.memory.stored import as_json, in_utc, stored

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence
    from datetime import date, datetime

    from bot.domain.people import Participant
    from bot.domain.records import AuditEntry, Draft, Grant, GroupMessage, SurveyAnswer
    from bot.domain.rounds import Round, RoundId

    GrantKey = tuple[str, str, str, str]


class Events:
    """Inbound events dealt with."""

    def __init__(self, journal: Journal) -> None:
        self._shelf: Shelf[str, tuple[str, datetime]] = Shelf(journal)

    def reply_to(self, event_id: str) -> str | None:
        found = self._shelf.rows.get(event_id)
        return None if found is None else found[0]

    def record(self, event_id: str, reply: str, at: datetime) -> None:
        if event_id in self._shelf.rows:
            raise refused("UNIQUE")
        self._shelf.put(event_id, (reply, in_utc(at)))

    def known(self, event_ids: Collection[str]) -> frozenset[str]:
        return frozenset(each for each in event_ids if each in self._shelf.rows)

    def record_many(self, event_ids: Iterable[str], reply: str, at: datetime) -> None:
        for event_id in event_ids:
            self.record(event_id, reply, at)

    def answer_anew(self, event_id: str, reply: str) -> None:
        found = self._shelf.rows.get(event_id)
        if found is not None:
            self._shelf.put(event_id, (reply, found[1]))

    def prune(self, before: datetime) -> int:
        past = [each for each, (_, at) in self._shelf.rows.items() if at < before]
        for each in past:
            self._shelf.drop(each)
        return len(past)


class Records:
    """Small facts beside people and rounds."""

    def __init__(self, journal: Journal, rounds: Shelf[int, Round], people: Shelf[int, Participant]) -> None:
        self._grants: Shelf[GrantKey, Grant] = Shelf(journal)
        self._audit: Shelf[int, AuditEntry] = Shelf(journal)
        self._drafts: Shelf[tuple[str, str, int], Draft] = Shelf(journal)
        self._settings: Shelf[str, str] = Shelf(journal)
        self._answers: Shelf[tuple[int, int, int], SurveyAnswer] = Shelf(journal)
        self._group_messages: Shelf[int, GroupMessage] = Shelf(journal)
        self._told: Shelf[tuple[int, str], Mapping[str, int]] = Shelf(journal)
        self._rounds, self._people = rounds, people

    def grants(self) -> Sequence[Grant]:
        return self._grants.these(sorted(self._grants.rows))

    def grant(self, grant: Grant) -> bool:
        key = _grant_key(grant)
        if key in self._grants.rows:
            return False
        self._grants.put(key, stored(grant, country=grant.country or None))
        return True

    def revoke(self, grant: Grant) -> bool:
        is_held = _grant_key(grant) in self._grants.rows
        self._grants.drop(_grant_key(grant))
        return is_held

    def audit(self, entry: AuditEntry) -> None:
        self._audit.put(self._audit.next_id(), stored(entry))

    def audit_trail(self, *, limit: int = 100) -> Sequence[AuditEntry]:
        return self._audit.these(sorted(self._audit.rows, reverse=True)[:limit])

    def draft(self, account: str, form: str, row: int) -> Draft | None:
        return self._drafts.rows.get((account, form, row))

    def save_draft(self, draft: Draft) -> None:
        self._drafts.put((draft.account, draft.form, draft.row), stored(draft))

    def drop_draft(self, account: str, form: str, row: int) -> None:
        self._drafts.drop((account, form, row))

    def drafts(self, form: str, row: int) -> Sequence[Draft]:
        return [each for (_, of, at), each in sorted(self._drafts.rows.items(), key=_key) if (of, at) == (form, row)]

    def setting(self, name: str) -> str | None:
        return self._settings.rows.get(name)

    def settings(self) -> Mapping[str, str]:
        return dict(sorted(self._settings.rows.items()))

    def set_setting(self, name: str, value: str | None) -> None:
        if value is None:
            self._settings.drop(name)
        else:
            self._settings.put(name, value)

    def save_answers(self, answers: SurveyAnswer) -> None:
        self._rounds.must_know(answers.round_id)
        self._people.must_know(answers.participant_id)
        self._answers.put((answers.round_id, answers.participant_id, answers.number), stored(answers))

    def answers(self, round_id: RoundId) -> Sequence[SurveyAnswer]:
        return [each for (of, _, _), each in sorted(self._answers.rows.items(), key=_key) if of == round_id]

    def told(self, round_id: RoundId, place: str) -> Mapping[str, int] | None:
        return self._told.rows.get((round_id, place))

    def tell(self, round_id: RoundId, place: str, on: date, figures: Mapping[str, int]) -> None:
        self._rounds.must_know(round_id)
        self._told.put((round_id, place), as_json(figures))

    def add_group_message(self, message: GroupMessage) -> GroupMessage:
        known = stored(message, id=self._group_messages.next_id())
        self._group_messages.put(known.id, known)
        return known

    def group_message(self, message_id: int) -> GroupMessage | None:
        return self._group_messages.rows.get(message_id)

    def prune_group_messages(self, before: datetime) -> int:
        past = [each.id for each in self._group_messages.rows.values() if each.written_at < before]
        for each in past:
            self._group_messages.drop(each)
        return len(past)


def _grant_key(grant: Grant) -> GrantKey:
    return (grant.role.value, grant.platform, grant.account_id, grant.country or "")


def _key(item: tuple[tuple[object, ...], object]) -> tuple[object, ...]:
    return item[0]
