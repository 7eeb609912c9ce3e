"""Give messages to people their mornings: working days of their own, two a week, never two a day."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import chain
from typing import TYPE_CHECKING

from bot.domain.budget import Diary, Wish, allot
from bot.domain.daytime import (
    MORNING,
    coming_morning,
    first_day,
    last_morning,
    monday_of,
    sending_moment,
    soonest_day,
    utc_at,
)
from bot.domain.deliveries import Kind
from bot.domain.values import changed
from bot.services.planning.working import days_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence
    from datetime import datetime

    from bot.domain.deliveries import Delivery
    from bot.domain.people import Participant, ParticipantId
    from bot.ports.places import WorkingDays
    from bot.ports.storage import Unit


@dataclass(slots=True)
class Placement:
    """What `Mornings` found: deliveries with a new day, and those for which there is none in time."""

    placed: list[Delivery] = field(default_factory=list)
    stranded: list[Delivery] = field(default_factory=list)

    def store(self, unit: Unit) -> None:
        """Plan the new, move the waiting, withdraw what has no day left."""
        unit.deliveries.plan_many([d for d in self.placed if not d.id])
        unit.deliveries.reschedule_many([d for d in self.placed if d.id])
        unit.deliveries.withdraw_many([d.id for d in self.stranded if d.id])


class Mornings:
    """The diaries of some people at one moment, read in two queries."""

    def __init__(
        self,
        unit: Unit,
        people: Mapping[ParticipantId, Participant],
        now: datetime,
        working_days: WorkingDays,
        *,
        leaving: Mapping[ParticipantId, Sequence[date]] | None = None,
    ) -> None:
        """Read what was sent to them, and what waits; `leaving` are the days of what is claimed and about to leave."""
        self._people = people
        self._now = now
        self._working_days = working_days
        since = monday_of(now.date() - timedelta(days=1))
        self._taken: Mapping[ParticipantId, Sequence[date]]
        sent = unit.deliveries.counted_days(people.keys(), since)
        self._taken = {i: [*sent.get(i, ()), *leaving.get(i, ())] for i in people} if leaving else sent
        self._dayless: set[int] = set()
        self._unsent: dict[ParticipantId, list[Delivery]] = {}
        for waiting in unit.deliveries.unsent_of(people.keys()):
            if waiting.is_counted and waiting.participant_id is not None:
                self._unsent.setdefault(waiting.participant_id, []).append(waiting)

    def assign(self, wanted: Iterable[Delivery]) -> Placement:
        """Give new deliveries their days and moments, and waiting ones that must make room new ones."""
        new: dict[ParticipantId, list[Delivery]] = {}
        for delivery in wanted:
            if delivery.participant_id is not None:
                new.setdefault(delivery.participant_id, []).append(delivery)
        return self._place_all(new)

    def reassign(self) -> Placement:
        """Give every waiting delivery its day and moment again, as after a change of zone or an absence.

        Introductions that wait for several of a partnership move together, so all its people must have been read.
        """
        together: dict[int | None, list[Delivery]] = {}
        for waiting in chain.from_iterable(self._unsent.values()):
            if waiting.kind is Kind.INTRODUCTION:
                together.setdefault(waiting.partnership_id, []).append(waiting)
        for introductions in together.values():
            if len(introductions) > 1:
                self._move_together(introductions)
        return self._place_all({person_id: [] for person_id in self._unsent})

    def _move_together(self, introductions: Sequence[Delivery]) -> None:
        """Let them wait for a day that suits all; without one, the planner looks again when somebody is back."""
        members = [self._people[d.participant_id] for d in introductions if d.participant_id is not None]
        earliest = max(min(_from(d) for d in introductions), self._now.date() - timedelta(days=1))
        on = self.common_day(members, earliest, moving={d.id for d in introductions})
        if on is None:
            self._dayless.update(d.id for d in introductions)
            return
        for delivery in introductions:
            waiting = self._unsent[delivery.participant_id]  # type: ignore[index]  # an introduction is somebody's
            waiting[waiting.index(delivery)] = changed(delivery, earliest_on=on)

    def common_day(
        self, members: Sequence[Participant], earliest: date, *, moving: Collection[int] = ()
    ) -> date | None:
        """Give the first day from `earliest` on which all may be written to; `moving` are those that wait for it."""
        diaries = [Diary([*self._taken.get(m.id, ()), *self._waiting_days(m.id, moving)]) for m in members]
        theirs = [(d, days_of(m, self._working_days)) for m, d in zip(members, diaries, strict=True)]
        soonest = max([soonest_day(self._now, m.zone) for m in members])
        return first_day(
            earliest, lambda on: on >= soonest and all(diary.has_room(on) and works(on) for diary, works in theirs)
        )

    def moment(self, person: Participant, on: date) -> datetime:
        """Give when on that day a message reaches the person."""
        return sending_moment(on, self._now, person.zone) or utc_at(on, MORNING, person.zone)

    def _place_all(self, new: Mapping[ParticipantId, Sequence[Delivery]]) -> Placement:
        placement = Placement()
        for person_id, deliveries in new.items():
            self._place(self._people[person_id], deliveries, placement)
        return placement

    def _place(self, person: Participant, new: Sequence[Delivery], placement: Placement) -> None:
        every = (*self._unsent.get(person.id, ()), *new)
        wishes = [self._wish(person, d) for d in every if d.id not in self._dayless]
        days = allot(wishes, taken=self._taken.get(person.id, ()), works=days_of(person, self._working_days))
        for delivery in every:
            on = days.get(delivery.key)
            moment = None if on is None else self.moment(person, on)
            if moment is None or (delivery.expires_at is not None and moment >= delivery.expires_at):
                placement.stranded.append(delivery)
            elif not delivery.id or (on, moment) != (delivery.due_on, delivery.due_at):
                placement.placed.append(delivery.moved_to(on, moment))

    def _wish(self, person: Participant, delivery: Delivery) -> Wish:
        today = soonest_day(self._now, person.zone)
        if delivery.id and (delivery.due_on or today) > today:
            today = coming_morning(
                self._now, person.zone
            )  # what waits never comes forward to a morning that has passed
        last_on = None if delivery.expires_at is None else last_morning(delivery.expires_at, person.zone)
        return Wish(delivery.key, max(delivery.earliest_on or today, today), delivery.rank, last_on)

    def _waiting_days(self, person_id: ParticipantId, moving: Collection[int]) -> list[date]:
        waiting = self._unsent.get(person_id, ())
        return [d.due_on for d in waiting if d.due_on is not None and d.id not in moving]


def is_in_time(delivery: Delivery, reader: Participant, now: datetime) -> bool:
    """Say whether there is a day left, working day or not, on which a new delivery is of use to its reader."""
    if delivery.expires_at is None:
        return True
    last_on = last_morning(delivery.expires_at, reader.zone)
    return last_on >= soonest_day(now, reader.zone) and last_on >= (delivery.earliest_on or last_on)


def from_next_morning(delivery: Delivery, reader: Participant, now: datetime) -> Delivery:
    """Give a new delivery not before the reader's coming 09:00: what follows an act does not come on its heels."""
    coming = coming_morning(now, reader.zone)
    if delivery.earliest_on is not None and delivery.earliest_on >= coming:
        return delivery
    return changed(delivery, earliest_on=coming)


def _from(introduction: Delivery) -> date:
    """Give the day from which an introduction may come, whatever moved it since."""
    return date.fromisoformat(str(introduction.subject[EARLIEST]))


EARLIEST = "earliest"
"""Where an introduction keeps the day from which it may come."""
