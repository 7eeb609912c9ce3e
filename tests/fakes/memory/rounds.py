"""The twin's rounds, applications, matches, rulings and topics."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.errors import StaleRound
from tests.fakes.memory.shelf import Journal, Shelf, refused
from tests.fakes.memory.stored import as_json, stored

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from bot.domain.partnerships import ProposedMatch, Ruling
    from bot.domain.people import Participant, ParticipantId
    from bot.domain.rounds import Application, Round, RoundId
    from bot.domain.topics import Topic

    Result = Mapping[str, str | int | float | bool | None]


class Rounds:
    """Rounds."""

    def __init__(self, journal: Journal) -> None:
        self.shelf: Shelf[int, Round] = Shelf(journal)
        self._by_name = self.shelf.by("name")

    def get(self, round_id: RoundId) -> Round | None:
        return self.shelf.rows.get(round_id)

    def by_name(self, name: str) -> Round | None:
        return next(iter(self.shelf.of(self._by_name, name)), None)

    def all(self) -> Sequence[Round]:
        return list(self.shelf.rows.values())  # none is ever taken out, so they stand by id

    def add(self, round_: Round) -> Round:
        return self._put(stored(round_, id=self.shelf.next_id()))

    def save(self, round_: Round) -> Round:
        known = self.get(round_.id)
        if known is None or known.version != round_.version:
            raise StaleRound(round=round_.name)
        return self._put(stored(round_, version=round_.version + 1))

    def _put(self, round_: Round) -> Round:
        if set(self._by_name.of(round_.name)) - {round_.id}:
            raise refused("UNIQUE")
        self.shelf.put(round_.id, round_)
        return round_


class Applications:
    """Applications."""

    def __init__(self, journal: Journal, rounds: Shelf[int, Round], people: Shelf[int, Participant]) -> None:
        self.shelf: Shelf[tuple[int, int], Application] = Shelf(journal)
        self._of_round = self.shelf.by("round_id", lasts=True)
        self._of_participant = self.shelf.by("participant_id", lasts=True)
        self._rounds, self._people = rounds, people

    def of_round(self, round_id: RoundId) -> Sequence[Application]:
        return self.shelf.of(self._of_round, round_id)

    def of_participant(self, participant_id: ParticipantId) -> Sequence[Application]:
        return self.shelf.of(self._of_participant, participant_id)

    def get(self, round_id: RoundId, participant_id: ParticipantId) -> Application | None:
        return self.shelf.rows.get((round_id, participant_id))

    def save_many(self, applications: Iterable[Application]) -> None:
        for each in applications:
            self._rounds.must_know(each.round_id)
            self._people.must_know(each.participant_id)
            self.shelf.put((each.round_id, each.participant_id), stored(each))


class Matches:
    """Proposed matches and rulings."""

    def __init__(self, journal: Journal, rounds: Shelf[int, Round], people: Shelf[int, Participant]) -> None:
        self._matches: Shelf[int, tuple[ProposedMatch, ...]] = Shelf(journal)
        self._rulings: Shelf[tuple[int, int, int], Ruling] = Shelf(journal)
        self._of_round = self._rulings.by("round_id", lasts=True)
        self._results: Shelf[int, Result] = Shelf(journal)
        self._rounds, self._people = rounds, people

    def of_round(self, round_id: RoundId) -> Sequence[ProposedMatch]:
        return sorted(self._matches.rows.get(round_id, ()), key=lambda match: match.score)

    def replace(self, round_id: RoundId, matches: Iterable[ProposedMatch]) -> None:
        self._rounds.must_know(round_id)
        self._matches.put(round_id, tuple(stored(match, round_id=round_id) for match in matches))

    def rulings(self, round_id: RoundId) -> Sequence[Ruling]:
        return self._rulings.of(self._of_round, round_id)

    def rule(self, ruling: Ruling) -> None:
        first, second = sorted(ruling.pair)
        if first == second:
            raise refused("CHECK")
        self._rounds.must_know(ruling.round_id)
        self._people.must_know(first, second)
        self._rulings.put((ruling.round_id, first, second), stored(ruling, pair=(first, second)))

    def result(self, round_id: RoundId) -> Result | None:
        return self._results.rows.get(round_id)

    def record_result(self, round_id: RoundId, result: Result) -> None:
        self._rounds.must_know(round_id)
        self._results.put(round_id, as_json(result))


class Topics:
    """Topics in every language."""

    def __init__(self, journal: Journal) -> None:
        self._shelf: Shelf[tuple[int, str], Topic] = Shelf(journal)

    def all(self) -> Sequence[Topic]:
        return self._shelf.these(sorted(self._shelf.rows))

    def get(self, number: int, locale: str) -> Topic | None:
        return self._shelf.rows.get((number, locale))

    def save(self, topic: Topic) -> None:
        self._shelf.put((topic.number, topic.locale), topic)
