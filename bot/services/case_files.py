"""Cases with all that a coordinator needs to settle them, read in a handful of queries however many they are."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field, replace
from datetime import time
from typing import TYPE_CHECKING

from bot.domain.daytime import utc_at
from bot.domain.deliveries import delivery_key
from bot.domain.history import History, history_of
from bot.domain.people import Account
from bot.ports.chat import Mention

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date, datetime

    from bot.domain.cases import Case, CaseId
    from bot.domain.partnerships import Partnership
    from bot.domain.people import Participant, ParticipantId
    from bot.domain.rounds import Round
    from bot.ports.storage import Unit

LETTER = "letter"
MOST_LETTERS = 9
"""As many letters of coordinators to one person in one case are told apart; nobody needs more."""


@dataclass(frozen=True, slots=True)
class Past:
    """What has happened, earlier cases of the same people, and by member how many partners they had before."""

    history: History = field(default_factory=History)
    before: Sequence[Case] = ()
    partners_before: Mapping[ParticipantId, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class CaseFile:
    """A case, whom it is about, and what came before it; of a case that is over nobody asks for the past."""

    case: Case
    round: Round
    partnership: Partnership
    people: Mapping[ParticipantId, Participant]
    hands: Mapping[str, Mention]
    past: Past = field(default_factory=Past)

    @property
    def members(self) -> Sequence[Participant]:
        """Give the partners, in their order."""
        return [self.people[m] for m in self.partnership.members if m in self.people]

    @property
    def about(self) -> Sequence[Participant]:
        """Give whom it is about."""
        return [self.people[m] for m in self.case.about if m in self.people]

    @property
    def others(self) -> Sequence[Participant]:
        """Give their partners."""
        return [m for m in self.members if m.id not in self.case.about]

    @property
    def began_at(self) -> datetime:
        """Give what days are counted from: the introduction, or the launch where there was none."""
        return self.partnership.introduced_at or utc_at(self.round.launch_on, time(0), self.round.zone)


def read_files(unit: Unit, cases: Sequence[Case]) -> Mapping[CaseId, CaseFile]:
    """Give these cases with all that belongs to them."""
    files = _outlines(unit, cases)
    pasts = _pasts(unit, [file for file in files.values() if not file.case.is_resolved])
    return {number: replace(file, past=pasts[number]) if number in pasts else file for number, file in files.items()}


def read_file(unit: Unit, case: Case) -> CaseFile:
    """Give one case with all that belongs to it."""
    return read_files(unit, [case])[case.id]


def outline(unit: Unit, case: Case) -> CaseFile:
    """Give one case and its people, without the past."""
    return _outlines(unit, [case])[case.id]


def _outlines(unit: Unit, cases: Sequence[Case]) -> Mapping[CaseId, CaseFile]:
    partnerships = unit.partnerships.get_many({case.partnership_id for case in cases})
    people = unit.people.get_many({m for p in partnerships.values() for m in p.members})
    rounds = {round_id: unit.rounds.get(round_id) for round_id in {case.round_id for case in cases}}
    hands = hands_of(unit, cases)
    files: dict[CaseId, CaseFile] = {}
    for case in cases:
        together, round_ = partnerships[case.partnership_id], rounds[case.round_id]
        if round_ is not None:
            members = {m: people[m] for m in together.members if m in people}
            files[case.id] = CaseFile(case, round_, together, members, hands)
    return files


def _pasts(unit: Unit, files: Sequence[CaseFile]) -> Mapping[CaseId, Past]:
    """Give what came before each of these cases."""
    if not files:
        return {}
    ids = list({file.partnership.id for file in files})
    people = list({m for file in files for m in file.people})
    asks, signs = unit.deliveries.asks_of(ids), unit.signs.of_partnerships(ids)
    others = unit.cases.of_partnerships(ids)
    ever = unit.partnerships.of_participants(people)
    launched = [file.round.launched_at for file in files if file.round.launched_at is not None]
    presences = unit.signs.of_people(people, min(launched)) if launched else {}
    letters = _letters(unit, files)
    pasts: dict[CaseId, Past] = {}
    for file in files:
        case, together, members = file.case, file.partnership, file.members
        alone = [s for m in members for s in presences.get(m.id, ()) if s.partnership_id is None]
        history = history_of(
            together,
            members,
            asks=asks.get(together.id, ()),
            letters=letters.get(case.id, {}),
            signs=[*signs.get(together.id, ()), *alone],
            day_of={m.id: _absences(m, together, file.round) for m in members if m.absences},
        )
        before = [c for c in others.get(together.id, ()) if c.id < case.id]
        pasts[case.id] = Past(history, before, _partners_before(ever, together))
    return pasts


def hands_of(unit: Unit, cases: Sequence[Case]) -> Mapping[str, Mention]:
    """Give the coordinators of these cases by their accounts, as they can be shown: by name if they take part."""
    references = {r for c in cases for r in (c.claimed_by, c.assigned_to, c.resolved_by) if r is not None}
    return {reference: _mention(unit, reference) for reference in sorted(references)}


def _mention(unit: Unit, reference: str) -> Mention:
    platform, _, account_id = reference.partition(":")
    person = unit.people.by_account(platform, account_id)
    return Mention(Account(platform, account_id), person.name if person else reference)


def letter_key(case: Case, to: ParticipantId, number: int) -> str:
    """Give the key of a coordinator's letter to somebody in a case."""
    return delivery_key(
        round_id=case.round_id,
        what=LETTER,
        number=number,
        to=to,
        partnership_id=case.partnership_id,
        episode=case.id,
    )


def _letters(unit: Unit, files: Sequence[CaseFile]) -> Mapping[CaseId, Mapping[ParticipantId, Sequence[datetime]]]:
    """Give when letters of coordinators reached whom, by case."""
    keys = {
        letter_key(file.case, member, number): (file.case.id, member)
        for file in files
        for member in file.partnership.members
        for number in range(1, MOST_LETTERS + 1)
    }
    found: dict[CaseId, dict[ParticipantId, list[datetime]]] = defaultdict(lambda: defaultdict(list))
    for key, at in unit.deliveries.sent_at(list(keys)).items():
        case_id, member = keys[key]
        found[case_id][member].append(at)
    return found


def _absences(person: Participant, together: Partnership, round_: Round) -> Sequence[tuple[datetime, date | None]]:
    """Give when somebody went away since the two were brought together, and until when."""
    return [
        (utc_at(max(a.from_on, together.made_on), time(0), round_.zone), a.until_on)
        for a in person.absences
        if a.until_on is None or a.until_on >= together.made_on
    ]


def _partners_before(ever: Sequence[Partnership], together: Partnership) -> Mapping[ParticipantId, int]:
    """Count how many other partners each had in this round before."""
    earlier = [p for p in ever if p.round_id == together.round_id and p.id < together.id]
    counts = {m: sum(len(p.partners_of(m)) for p in earlier if m in p.members) for m in together.members}
    return {member: count for member, count in counts.items() if count}
