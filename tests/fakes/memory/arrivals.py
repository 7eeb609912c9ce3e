"""What adapters remember, and one-time codes, in the twin."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.fakes.memory.shelf import Journal, Shelf, refused
from tests.fakes.memory.stored import stored

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from bot.domain.codes import Code
    from bot.domain.people import Participant, ParticipantId
    from bot.domain.rounds import Round, RoundId


class Remembered:
    """What adapters remember."""

    def __init__(self, journal: Journal) -> None:
        self._shelf: Shelf[tuple[str, str], str] = Shelf(journal)

    def recall(self, platform: str, name: str) -> str | None:
        return self._shelf.rows.get((platform, name))

    def keep(self, platform: str, name: str, value: str) -> None:
        self._shelf.put((platform, name), value)

    def forget(self, platform: str, name: str) -> None:
        self._shelf.drop((platform, name))

    def names(self, platform: str, prefix: str) -> Sequence[str]:
        return sorted(name for of, name in self._shelf.rows if of == platform and name.startswith(prefix))

    def forget_account(self, platform: str, account_id: str) -> int:
        ending = f":{account_id}"
        theirs = [key for key in self._shelf.rows if key[0] == platform and key[1].endswith(ending)]
        for key in theirs:
            self._shelf.drop(key)
        return len(theirs)


class Codes:
    """One-time codes, sealed."""

    def __init__(self, journal: Journal, rounds: Shelf[int, Round], people: Shelf[int, Participant]) -> None:
        self._shelf: Shelf[str, Code] = Shelf(journal)
        self._of_person = self._shelf.by("participant_id", lasts=True)
        self._of_round = self._shelf.by("round_id", lasts=True)
        self._rounds, self._people = rounds, people

    def add_many(self, codes: Iterable[Code]) -> None:
        for code in codes:
            if code.digest in self._shelf.rows:
                raise refused("UNIQUE")
            self._rounds.must_know(code.round_id)
            self._people.must_know(code.participant_id)
            self._shelf.put(code.digest, stored(code))

    def of_person(self, participant_id: ParticipantId) -> Sequence[Code]:
        theirs = self._shelf.of(self._of_person, participant_id)
        return sorted(theirs, key=lambda code: code.made_at, reverse=True)

    def drop_of(self, participant_ids: Collection[ParticipantId]) -> None:
        self._drop(key for who in participant_ids for key in self._of_person.of(who))

    def drop_of_rounds(self, round_ids: Collection[RoundId]) -> None:
        self._drop(key for each in round_ids for key in self._of_round.of(each))

    def _drop(self, keys: Iterable[str]) -> None:
        for key in list(keys):
            self._shelf.drop(key)
