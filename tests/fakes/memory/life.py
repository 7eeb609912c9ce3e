"""The twin's signs, agreements, blocks, cases, meetings, and words on their way."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.cases import UNRESOLVED
from bot.domain.meetings import OPEN
from tests.fakes.memory.shelf import Journal, Shelf
from tests.fakes.memory.stored import in_utc, stored

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence
    from datetime import datetime

    from bot.domain.agreement import Terms
    from bot.domain.cases import Case, CaseId
    from bot.domain.meetings import Meeting
    from bot.domain.partnerships import Block, Partnership, PartnershipId
    from bot.domain.people import Participant, ParticipantId
    from bot.domain.rounds import Round, RoundId
    from bot.domain.signs import Sign, SignKind
    from bot.domain.words import KeptWords, Purpose

    People = Shelf[int, Participant]
    Partnerships = Shelf[int, Partnership]
    Rounds = Shelf[int, Round]


class Signs:
    """Signs of life, and what partners agreed on."""

    def __init__(self, journal: Journal, people: People, partnerships: Partnerships) -> None:
        self._signs: Shelf[tuple[datetime, int], Sign] = Shelf(journal)
        self._of_partnership = self._signs.by("partnership_id", lasts=True)
        self._of_person = self._signs.by("participant_id", lasts=True)
        self._terms: Shelf[tuple[int, int], Terms] = Shelf(journal)
        self._agreed = self._terms.by("partnership_id", lasts=True)
        self._blocks: Shelf[tuple[int, int], Block] = Shelf(journal)
        self._people, self._partnerships = people, partnerships

    def note_many(self, signs: Iterable[Sign]) -> None:
        for sign in signs:
            self._people.must_know(sign.participant_id)
            self._partnerships.must_know(sign.partnership_id)
            known = stored(sign)
            self._signs.put((known.at, len(self._signs.rows)), known)

    def of_partnerships(self, ids: Collection[PartnershipId]) -> Mapping[PartnershipId, Sequence[Sign]]:
        return self._signs.grouped(self._of_partnership, ids)

    def of_people(self, ids: Collection[ParticipantId], since: datetime) -> Mapping[ParticipantId, Sequence[Sign]]:
        return self._signs.grouped(self._of_person, ids, since=(since,))

    def last_of_people(
        self, ids: Collection[ParticipantId], since: datetime
    ) -> Mapping[ParticipantId, Mapping[SignKind, datetime]]:
        return {who: {s.kind: s.at for s in signs} for who, signs in self.of_people(ids, since).items()}

    def agree(self, terms: Terms) -> None:
        self._partnerships.must_know(terms.partnership_id)
        self._people.must_know(terms.participant_id)
        self._terms.put((terms.partnership_id, terms.participant_id), terms)

    def terms_of(self, ids: Collection[PartnershipId]) -> Mapping[PartnershipId, Sequence[Terms]]:
        return self._terms.grouped(self._agreed, ids)

    def block(self, block: Block) -> None:
        self._people.must_know(block.participant_id, block.other_id)
        if (block.participant_id, block.other_id) not in self._blocks.rows:
            self._blocks.put((block.participant_id, block.other_id), stored(block))

    def blocks(self) -> Sequence[Block]:
        return list(self._blocks.rows.values())


class Cases:
    """Cases."""

    def __init__(self, journal: Journal, rounds: Rounds, partnerships: Partnerships) -> None:
        self._shelf: Shelf[int, Case] = Shelf(journal)
        self._of_round = self._shelf.by("round_id", lasts=True)
        self._of_partnership = self._shelf.by("partnership_id", lasts=True)
        self._rounds, self._partnerships = rounds, partnerships

    def get(self, case_id: CaseId) -> Case | None:
        return self._shelf.rows.get(case_id)

    def get_many(self, ids: Collection[CaseId]) -> Mapping[CaseId, Case]:
        return {case.id: case for case in _oldest_first(self._shelf.these(ids))}

    def of_round(self, round_id: RoundId) -> Sequence[Case]:
        return _oldest_first(self._shelf.of(self._of_round, round_id))

    def unresolved(self, round_id: RoundId) -> Sequence[Case]:
        return _oldest_first([c for c in self._shelf.of(self._of_round, round_id) if c.state in UNRESOLVED])

    def of_partnerships(self, ids: Collection[PartnershipId]) -> Mapping[PartnershipId, Sequence[Case]]:
        return self._shelf.grouped(self._of_partnership, ids, by=_opened)

    def add(self, case: Case) -> Case:
        return self._put(stored(case, id=self._shelf.next_id()))

    def save_many(self, cases: Iterable[Case]) -> None:
        for case in cases:
            if case.id in self._shelf.rows:
                self._put(stored(case))

    def _put(self, case: Case) -> Case:
        self._rounds.must_know(case.round_id)
        self._partnerships.must_know(case.partnership_id)
        self._shelf.put(case.id, case)
        return case


def _opened(case: Case) -> datetime:
    return case.opened_at


def _oldest_first(cases: Sequence[Case]) -> Sequence[Case]:
    return sorted(cases, key=lambda case: (case.opened_at, case.id))


class Meetings:
    """Meeting proposals and meetings."""

    def __init__(self, journal: Journal, rounds: Rounds, partnerships: Partnerships, people: People) -> None:
        self._shelf: Shelf[int, Meeting] = Shelf(journal)
        self._of_partnership = self._shelf.by("partnership_id", lasts=True)
        self._open = self._shelf.groups(lambda meeting: (meeting.round_id,) if meeting.state in OPEN else ())
        self._rounds, self._partnerships, self._people = rounds, partnerships, people

    def get(self, meeting_id: int) -> Meeting | None:
        return self._shelf.rows.get(meeting_id)

    def add(self, meeting: Meeting) -> Meeting:
        return self._put(stored(meeting, id=self._shelf.next_id()))

    def add_many(self, meetings: Iterable[Meeting]) -> Sequence[Meeting]:
        return [self.add(meeting) for meeting in meetings]

    def save_many(self, meetings: Iterable[Meeting]) -> None:
        for meeting in meetings:
            if meeting.id in self._shelf.rows:
                self._put(meeting)

    def of_partnerships(self, ids: Collection[PartnershipId]) -> Mapping[PartnershipId, Sequence[Meeting]]:
        return self._shelf.grouped(self._of_partnership, ids)

    def open_of_round(self, round_id: RoundId) -> Sequence[Meeting]:
        return self._shelf.of(self._open, round_id)

    def _put(self, meeting: Meeting) -> Meeting:
        self._rounds.must_know(meeting.round_id)
        self._partnerships.must_know(meeting.partnership_id)
        self._people.must_know(meeting.proposed_by)
        known = stored(meeting, slots=tuple(map(in_utc, meeting.slots)))
        self._shelf.put(known.id, known)
        return known


class Words:
    """People's words on their way through the bot."""

    def __init__(self, journal: Journal, people: People, partnerships: Partnerships) -> None:
        self._shelf: Shelf[int, KeptWords] = Shelf(journal)
        self._of_sender = self._shelf.by("sender_id", "purpose")
        self._people, self._partnerships = people, partnerships

    def keep(self, kept: KeptWords) -> KeptWords:
        self._people.must_know(kept.sender_id)
        self._partnerships.must_know(kept.partnership_id)
        known = stored(kept, id=self._shelf.next_id())
        self._shelf.put(known.id, known)
        return known

    def change(self, kept: KeptWords) -> None:
        known = self.get(kept.id)
        if known is not None:
            self._shelf.put(kept.id, stored(kept, files=known.files))

    def get(self, words_id: int) -> KeptWords | None:
        return self._shelf.rows.get(words_id)

    def get_many(self, ids: Collection[int]) -> Mapping[int, KeptWords]:
        return {kept.id: kept for kept in self._shelf.these(sorted(ids))}

    def of_sender(self, sender_id: ParticipantId, purpose: Purpose) -> Sequence[KeptWords]:
        return self._shelf.of(self._of_sender, (sender_id, purpose))

    def overdue(self, now: datetime) -> Sequence[KeptWords]:
        return [kept for _, kept in sorted(self._shelf.rows.items()) if kept.until <= now]

    def drop_many(self, ids: Iterable[int]) -> None:
        for each in ids:
            self._shelf.drop(each)
