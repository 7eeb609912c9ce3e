"""The twin itself: one transaction at a time, undone if it fails."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from tests.fakes.memory.arrivals import Codes, Remembered
from tests.fakes.memory.deliveries import Deliveries
from tests.fakes.memory.life import Cases, Meetings, Signs, Words
from tests.fakes.memory.partnerships import Partnerships
from tests.fakes.memory.people import People
from tests.fakes.memory.records import Events, Records
from tests.fakes.memory.rounds import Applications, Matches, Rounds, Topics
from tests.fakes.memory.shelf import Journal

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import Concatenate, ParamSpec, Self, TypeVar

    from bot.ports.storage import Unit

    P = ParamSpec("P")
    T = TypeVar("T")


class MemoryUnit:
    """One transaction, with its collections."""

    def __init__(self, journal: Journal) -> None:
        self.people = People(journal)
        self.rounds = Rounds(journal)
        rounds, people = self.rounds.shelf, self.people.shelf
        self.applications = Applications(journal, rounds, people)
        self.matches = Matches(journal, rounds, people)
        self.partnerships = Partnerships(journal, rounds, people)
        partnerships = self.partnerships.shelf
        self.topics = Topics(journal)
        self.deliveries = Deliveries(journal, rounds, people, self.partnerships, self.applications)
        self.partnerships.deliveries = self.deliveries
        self.events = Events(journal)
        self.records = Records(journal, rounds, people)
        self.signs = Signs(journal, people, partnerships)
        self.cases = Cases(journal, rounds, partnerships)
        self.meetings = Meetings(journal, rounds, partnerships, people)
        self.words = Words(journal, people, partnerships)
        self.remembered = Remembered(journal)
        self.codes = Codes(journal, rounds, people)


class MemoryStore:
    """Memory in memory, for one thread."""

    def __init__(self) -> None:
        self._journal = Journal()
        self._unit = MemoryUnit(self._journal)

    async def transact(self, use_case: Callable[Concatenate[Unit, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Run a use case in one transaction: committed if it returns, undone if it raises."""
        return self.run(use_case, *args, **kwargs)

    def run(self, use_case: Callable[Concatenate[Unit, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Do the same at once."""
        try:
            answer = use_case(self._unit, *args, **kwargs)
        except BaseException:
            self._journal.undo()
            raise
        self._journal.close()
        return answer

    @contextmanager
    def undone(self) -> Iterator[MemoryUnit]:
        """Give one transaction, which is undone at its end whatever it did: for tests."""
        try:
            yield self._unit
        finally:
            self._journal.undo()

    def close(self) -> None:
        """Forget everything."""
        self._unit = MemoryUnit(self._journal)

    def __enter__(self) -> Self:
        """Give the store itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close it."""
        self.close()
