"""The twin's participants."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.fakes.memory.shelf import Journal, Shelf, refused
from tests.fakes.memory.stored import stored

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from bot.domain.people import Account, Participant, ParticipantId


class People:
    """Participants with their accounts and absences."""

    def __init__(self, journal: Journal) -> None:
        self.shelf: Shelf[int, Participant] = Shelf(journal)
        self._by_account = self.shelf.groups(lambda person: tuple(a.key for a in person.accounts))
        self._by_email = self.shelf.groups(lambda person: () if person.email is None else (person.email.casefold(),))

    def get(self, participant_id: ParticipantId) -> Participant | None:
        return self.shelf.rows.get(participant_id)

    def get_many(self, ids: Collection[ParticipantId]) -> Mapping[ParticipantId, Participant]:
        rows = self.shelf.rows
        return {each: rows[each] for each in sorted(ids) if each in rows}

    def all(self) -> Sequence[Participant]:
        return list(self.shelf.rows.values())  # nobody is ever taken out, so they stand by id

    def by_account(self, platform: str, account_id: str) -> Participant | None:
        return next(iter(self.shelf.of(self._by_account, (platform, account_id))), None)

    def by_email(self, email: str) -> Participant | None:
        return next(iter(self.shelf.of(self._by_email, email.casefold())), None)

    def find(self, text: str, limit: int = 25) -> Sequence[Participant]:
        wanted = text.casefold()
        return [person for person in self.all() if wanted in _found_by(person)][:limit]

    def add_many(self, people: Iterable[Participant]) -> Sequence[Participant]:
        return [self._put(stored(person, id=self.shelf.next_id())) for person in people]

    def save_many(self, people: Iterable[Participant]) -> None:
        """Take all accounts away first: one may pass from one person to another."""
        rows = self.shelf.rows
        changed = [p for p in {p.id: p for p in people}.values() if p.id in rows and p != rows[p.id]]
        moved = [p for p in changed if p.accounts != rows[p.id].accounts]
        for person in moved:
            self.shelf.put(person.id, stored(rows[person.id], accounts=()))
        for person in changed:
            self._put(stored(person))

    def _put(self, person: Participant) -> Participant:
        known = stored(person, accounts=tuple(map(_account, person.accounts)))
        if any(set(self._by_account.of(a.key)) - {known.id} for a in known.accounts):
            raise refused("UNIQUE")
        self.shelf.put(known.id, known)
        return known


def _account(account: Account) -> Account:
    return account if account.last_used_at is None else stored(account)


def _found_by(person: Participant) -> str:
    texts = (person.name, person.email, *(text for a in person.accounts for text in (a.id, a.handle)))
    return "\n".join(text for text in texts if text).casefold()
