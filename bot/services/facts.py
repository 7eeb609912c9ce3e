"""What a batch of messages needs to know, read in a handful of queries."""

from __future__ import annotations

from collections import Counter
from functools import cached_property
from typing import TYPE_CHECKING

from bot.domain.deliveries import Kind
from bot.domain.people import Role
from bot.services.case_cards import CARD
from bot.services.case_files import read_files
from bot.services.setup import setting

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from bot.domain.deliveries import Delivery
    from bot.domain.meetings import Meeting
    from bot.domain.partnerships import Partnership, PartnershipState
    from bot.domain.people import Participant
    from bot.domain.rounds import Application, Round
    from bot.domain.topics import Topic
    from bot.ports.storage import Unit
    from bot.services.case_files import CaseFile
    from bot.services.world import World


class Facts:
    """Everything the messages of one batch are made of. Names are looked up here, when they are sent."""

    def __init__(self, unit: Unit, deliveries: Sequence[Delivery], now: datetime, world: World) -> None:
        """Take a batch, and read to whom it goes; all else is read when it is asked for."""
        self.unit = unit
        self.deliveries = deliveries
        self.now = now
        self.world = world
        readers = {d.participant_id for d in deliveries if d.participant_id}
        self.readers: Mapping[int, Participant] = unit.people.get_many(readers) if readers else {}
        self._rounds: dict[int | None, Round] = {}
        self._topics: dict[tuple[int, str], Topic | None] = {}
        self._sent_topics: dict[int, Mapping[int, frozenset[int]]] = {}
        self._settings: dict[str, str] = {}

    @cached_property
    def partnerships(self) -> Mapping[int, Partnership]:
        """Give the partnerships the batch speaks of."""
        return self.unit.partnerships.get_many({d.partnership_id for d in self.deliveries if d.partnership_id})

    @cached_property
    def people(self) -> Mapping[int, Participant]:
        """Give the readers, and everybody in the partnerships; a batch of topics, the largest, needs no partner."""
        partners = {m for p in self.partnerships.values() for m in p.members} - self.readers.keys()
        return {**self.readers, **self.unit.people.get_many(partners)}

    @cached_property
    def meetings(self) -> Mapping[int, Meeting]:
        """Give the meetings the batch speaks of."""
        theirs = {d.partnership_id for d in self.deliveries if d.partnership_id and "meeting" in d.subject}
        found = self.unit.meetings.of_partnerships(theirs) if theirs else {}
        return {meeting.id: meeting for each in found.values() for meeting in each}

    @cached_property
    def case_files(self) -> Mapping[int, CaseFile]:
        """Give the cases whose cards are in the batch, with all that belongs to them."""
        ids = {int(d.subject["case"]) for d in self.deliveries if d.what == CARD}
        return read_files(self.unit, list(self.unit.cases.get_many(ids).values())) if ids else {}

    def reader(self, delivery: Delivery) -> Participant:
        """Give who a delivery goes to."""
        return self.readers[delivery.participant_id]  # type: ignore[index]  # only asked for deliveries to people

    def partners(self, delivery: Delivery) -> Sequence[Participant]:
        """Give the reader's partners."""
        partnership = self.partnerships[delivery.partnership_id]  # type: ignore[index]  # only asked where there is one
        return [self.people[m] for m in partnership.members if m != delivery.participant_id and m in self.people]

    def round(self, delivery: Delivery) -> Round:
        """Give the round a delivery belongs to."""
        round_id = delivery.round_id
        if round_id not in self._rounds:
            self._rounds[round_id] = self.unit.rounds.get(round_id)  # type: ignore[assignment,arg-type]  # foreign key
        return self._rounds[round_id]

    def topic(self, number: int, locale: str) -> Topic | None:
        """Give a topic in a language, else in the language it is a form of, else in English."""
        if (number, locale) not in self._topics:
            found = (self.unit.topics.get(number, each) for each in (locale, locale.split("-", maxsplit=1)[0], "en"))
            self._topics[number, locale] = next((t for t in found if t is not None), None)
        return self._topics[number, locale]

    def topics_had(self, delivery: Delivery) -> frozenset[int]:
        """Give which topic steps have reached the reader."""
        round_id = delivery.round_id or 0
        if round_id not in self._sent_topics:
            self._sent_topics[round_id] = self.unit.deliveries.sent_numbers(round_id, Kind.TOPIC, self.readers.keys())
        return self._sent_topics[round_id].get(delivery.participant_id or 0, frozenset())

    @cached_property
    def contact(self) -> str:
        """Give the name of the coordinator whom participants are told; empty if none is known."""
        named = setting(self.unit, "contact")
        if named:
            return named
        for grant in self.unit.records.grants():
            person = self.unit.people.by_account(grant.platform, grant.account_id)
            if grant.role is Role.COORDINATOR and person is not None:
                return person.name
        return ""

    def setting(self, name: str) -> str:
        """Give one of the programme's settings."""
        if name not in self._settings:
            self._settings[name] = setting(self.unit, name)
        return self._settings[name]

    def applications(self, round_: Round) -> Sequence[Application]:
        """Give a round's applications."""
        return self.unit.applications.of_round(round_.id)

    def countries(self, round_: Round, *states: str) -> Counter[str]:
        """Count the people of a round by country, in all states or in these."""
        ids = [a.participant_id for a in self.applications(round_) if not states or a.state in states]
        people = self.unit.people.get_many(ids)
        return Counter(p.country for p in people.values() if p.country)

    def first_time_countries(self, round_: Round) -> Sequence[str]:
        """Give the countries of a round's matched people that were in no earlier round."""
        earlier = {
            country
            for other in self.unit.rounds.all()
            if other.launched_at is not None and other.id < round_.id
            for country in self.countries(other, "matched", "left")
        }
        return sorted(set(self.countries(round_, "matched")) - earlier) if earlier else []

    def partnerships_of(self, round_: Round) -> Counter[PartnershipState]:
        """Count a round's partnerships by state."""
        return Counter(p.state for p in self.unit.partnerships.of_round(round_.id))
