"""The twin's outbox."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from bot.domain.deliveries import DeliveryState, Kind
from bot.domain.partnerships import PartnershipState
from bot.domain.values import changed, with_changes
from tests.fakes.memory.shelf import Journal, Shelf
from tests.fakes.memory.stored import in_utc, stored

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
    from datetime import date, datetime

    from bot.domain.deliveries import Delivery, Outcome
    from bot.domain.partnerships import PartnershipId
    from bot.domain.people import Participant, ParticipantId
    from bot.domain.rounds import Round, RoundId
    from tests.fakes.memory.partnerships import Partnerships
    from tests.fakes.memory.rounds import Applications

ASKS = frozenset({Kind.INTRODUCTION, Kind.SUGGESTION, Kind.NUDGE, Kind.OFFER})
LEAVING = frozenset({DeliveryState.SENDING, DeliveryState.SENT})
_ANEW = {
    "state": DeliveryState.PLANNED,
    "attempts": 0,
    **dict.fromkeys(
        ("owner", "sending_at", "sent_at", "sent_on", "sent_zone", "locale", "sent_via", "external_id", "failure")
    ),
}


class Deliveries:
    """The outbox."""

    def __init__(
        self,
        journal: Journal,
        rounds: Shelf[int, Round],
        people: Shelf[int, Participant],
        partnerships: Partnerships,
        applications: Applications,
    ) -> None:
        self._shelf: Shelf[int, Delivery] = Shelf(journal)
        self._by_key = self._shelf.by("key", lasts=True)
        self._in = self._shelf.by("state")
        self._due = self._shelf.queue(lambda each: each.due_at if each.state is DeliveryState.PLANNED else None)
        self._ends = self._shelf.queue(lambda each: each.expires_at if each.state is DeliveryState.PLANNED else None)
        self._of_round = self._shelf.by("round_id", lasts=True)
        self._of_step = self._shelf.by("round_id", "kind", "number", lasts=True)
        self._to = self._shelf.by("participant_id", lasts=True)
        self._counted = self._shelf.calendar(_counted)
        self._asks = self._shelf.groups(
            lambda each: (each.partnership_id,) if each.kind in ASKS and each.partnership_id is not None else (),
            lasts=True,
        )
        self._passed_on = self._shelf.groups(
            lambda each: (each.number,) if each.kind is Kind.PASSED_ON and each.round_id is not None else (), lasts=True
        )
        self._rounds, self._people, self._partnerships = rounds, people, partnerships
        self._applications = applications

    # planning

    def plan_many(self, deliveries: Iterable[Delivery]) -> int:
        return sum([self._plan(each) for each in deliveries])

    def _plan(self, delivery: Delivery) -> bool:
        known = self.by_key(delivery.key)
        if known is not None and known.state is not DeliveryState.WITHDRAWN:
            return False
        self._rounds.must_know(delivery.round_id)
        self._people.must_know(delivery.participant_id)
        self._partnerships.shelf.must_know(delivery.partnership_id)
        given = self._shelf.next_id() if known is None else known.id
        if known is not None:
            self._shelf.drop(given)
        self._shelf.put(given, stored(delivery, id=given, **_ANEW))
        return True

    def known_keys(self, round_id: RoundId, kind: Kind, number: int) -> frozenset[str]:
        return frozenset(each.key for each in self._of(round_id, kind, number))

    def known_posts(self, round_id: RoundId, kind: Kind, number: int) -> frozenset[str]:
        found = self._of(round_id, kind, number)
        return frozenset([d.key for d in found if d.participant_id is None and d.partnership_id is None])

    def unplanned_members(
        self, round_id: RoundId, kind: Kind, number: int, states: Collection[str]
    ) -> Sequence[ParticipantId]:
        have = {each.participant_id for each in self._of(round_id, kind, number)}
        applications = self._applications.of_round(round_id)
        return [a.participant_id for a in applications if a.state in states and a.participant_id not in have]

    def unplanned_rooms(self, round_id: RoundId, kind: Kind, number: int) -> Sequence[PartnershipId]:
        have = {each.partnership_id for each in self._of(round_id, kind, number) if each.participant_id is None}
        with_room = [p for p in self._partnerships.of_round(round_id) if p.room_id is not None and p.id not in have]
        return [each.id for each in with_room if each.state is not PartnershipState.ENDED]

    def unsent_of(self, participant_ids: Collection[ParticipantId]) -> Sequence[Delivery]:
        wanted = frozenset(participant_ids)
        found = [each for each in self._planned() if each.participant_id in wanted]
        return sorted(found, key=lambda each: (each.participant_id, each.due_at, each.id))

    def reschedule_many(self, deliveries: Iterable[Delivery]) -> None:
        for each in deliveries:
            known = self._shelf.rows.get(each.id)
            if known is not None and known.state is DeliveryState.PLANNED:
                times = {n: getattr(each, n) for n in ("due_at", "due_on", "earliest_on", "expires_at")}
                self._shelf.put(each.id, stored(known, **times))

    def withdraw_many(self, ids: Collection[int]) -> int:
        can_be = {DeliveryState.PLANNED, DeliveryState.CLAIMED}
        return self._change(ids, lambda each: each.state in can_be, state=DeliveryState.WITHDRAWN, owner=None)

    def expire_due(self, now: datetime) -> int:
        return self._change(self._ends.until(now), state=DeliveryState.EXPIRED)

    # sending

    def claim_due(self, now: datetime, *, owner: str, limit: int) -> Sequence[Delivery]:
        ids = self._due.until(now, limit=limit)
        self._change(ids, state=DeliveryState.CLAIMED, owner=owner)
        return self._shelf.these(ids)

    def mark_sending(self, ids: Collection[int], *, owner: str, at: datetime) -> frozenset[int]:
        mine = [each for each in self._shelf.these(ids) if each.state is DeliveryState.CLAIMED and each.owner == owner]
        for each in mine:
            sending = changed(each, state=DeliveryState.SENDING, sending_at=in_utc(at), attempts=each.attempts + 1)
            self._shelf.put(each.id, sending)
        return frozenset(each.id for each in mine)

    def record_outcomes(self, outcomes: Iterable[Outcome]) -> None:
        for outcome in outcomes:
            known = self._shelf.rows.get(outcome.delivery_id)
            if known is not None and known.state is not DeliveryState.SENT:
                self._shelf.put(known.id, _settled(known, outcome))

    def release(self, *, owner: str | None = None, not_owner: str | None = None) -> int:
        claimed = self._shelf.of(self._in, DeliveryState.CLAIMED)
        ids = [each.id for each in claimed if _is_owned(each, owner, not_owner)]
        return self._change(ids, state=DeliveryState.PLANNED, owner=None)

    def in_doubt(self, *, not_owner: str | None = None) -> Sequence[Delivery]:
        sending = self._shelf.of(self._in, DeliveryState.SENDING)
        found = [each for each in sending if _is_owned(each, None, not_owner)]
        return sorted(found, key=lambda each: (each.sending_at or each.due_at, each.id))

    def adopt(self, ids: Collection[int], *, owner: str) -> None:
        self._change(ids, lambda each: each.state is DeliveryState.SENDING, owner=owner)

    # asking

    def get_many(self, ids: Collection[int], *, whats: Collection[str] = ()) -> Sequence[Delivery]:
        return [each for each in self._shelf.these(ids) if not whats or each.what in whats]

    def by_key(self, key: str) -> Delivery | None:
        for each in self._by_key.of(key):
            return self._shelf.rows[each]
        return None

    def of_words(self, words_ids: Collection[int]) -> Sequence[Delivery]:
        return self._shelf.of(self._passed_on, *words_ids)

    def by_external_id(self, participant_id: ParticipantId, via: str, external_id: str) -> Delivery | None:
        wanted = (DeliveryState.SENT, via, external_id)
        found = self._shelf.of(self._to, participant_id)
        return next((each for each in found if (each.state, each.sent_via, each.external_id) == wanted), None)

    def counted_days(
        self, participant_ids: Collection[ParticipantId], since: date
    ) -> Mapping[ParticipantId, Sequence[date]]:
        found = {who: self._counted.since(who, since) for who in participant_ids}
        return {who: days for who, days in found.items() if days}

    def sent_numbers(
        self, round_id: RoundId, kind: Kind, participant_ids: Collection[ParticipantId]
    ) -> Mapping[ParticipantId, frozenset[int]]:
        numbers: dict[ParticipantId, set[int]] = defaultdict(set)
        for each in self._shelf.of(self._to, *participant_ids):
            is_it = each.round_id == round_id and each.kind is kind and each.state is DeliveryState.SENT
            if is_it and each.participant_id is not None:
                numbers[each.participant_id].add(each.number)
        return {who: frozenset(found) for who, found in numbers.items()}

    def sent_at(self, keys: Collection[str]) -> Mapping[str, datetime]:
        found = [each for each in map(self.by_key, keys) if each is not None and each.state is DeliveryState.SENT]
        return {each.key: each.sent_at for each in found if each.sent_at is not None}

    def asks_of(self, partnership_ids: Collection[PartnershipId]) -> Mapping[PartnershipId, Sequence[Delivery]]:
        return self._shelf.grouped(self._asks, partnership_ids)

    def next_due_at(self) -> datetime | None:
        return self._due.first()

    def of_round(self, round_id: RoundId | None, *, states: Collection[str] = ()) -> Sequence[Delivery]:
        return [each for each in self._shelf.of(self._of_round, round_id) if not states or each.state in states]

    def tallies(self, round_id: RoundId) -> Sequence[tuple[str, str, int]]:
        counts = Counter([(each.kind, each.state) for each in self.of_round(round_id)])
        return [(kind.value, state.value, many) for (kind, state), many in sorted(counts.items())]

    def sent_a_day(self, round_id: RoundId) -> Mapping[date, int]:
        sent = (each for each in self.of_round(round_id) if each.state is DeliveryState.SENT)
        return dict(sorted(Counter(each.sent_on for each in sent if each.sent_on is not None).items()))

    def _of(self, round_id: RoundId, kind: Kind, number: int) -> Iterable[Delivery]:
        rows = self._shelf.rows
        found = self._of_step.of((round_id, kind, number))
        return [each for key in found if (each := rows[key]).state is not DeliveryState.WITHDRAWN]

    def _planned(self) -> Iterable[Delivery]:
        return self._shelf.of(self._in, DeliveryState.PLANNED)

    def _change(self, ids: Collection[int], may: Callable[[Delivery], bool] = lambda _: True, **changes: object) -> int:
        these = [each for each in self._shelf.these(ids) if may(each)]
        for each in these:
            self._shelf.put(each.id, with_changes(each, changes))
        return len(these)


def _settled(delivery: Delivery, outcome: Outcome) -> Delivery:
    is_planned = outcome.state is DeliveryState.PLANNED
    put_back = {
        "owner": None,
        "sending_at": None,
        "due_at": in_utc(outcome.due_at or delivery.due_at),
        "due_on": outcome.due_on or delivery.due_on,
    }
    return changed(
        delivery,
        state=outcome.state,
        sent_at=in_utc(outcome.at) if outcome.state is DeliveryState.SENT else None,
        sent_on=outcome.sent_on,
        sent_zone=outcome.sent_zone,
        locale=outcome.locale,
        sent_via=outcome.sent_via,
        external_id=outcome.external_id,
        failure=outcome.failure,
        **(put_back if is_planned else {}),
    )


def _is_owned(delivery: Delivery, owner: str | None, not_owner: str | None) -> bool:
    """Say whether it is `owner`'s, or anybody's but `not_owner`'s; as in SQL what is nobody's is neither."""
    if owner is not None and delivery.owner != owner:
        return False
    return not_owner is None or (delivery.owner is not None and delivery.owner != not_owner)


def _counted(delivery: Delivery) -> tuple[ParticipantId, date] | None:
    """Give whose week and day it counts in; while it is being sent, the day it is due on stands for its reader's."""
    state, who = delivery.state, delivery.participant_id
    if who is None or state not in LEAVING or not delivery.is_counted:
        return None
    if state is DeliveryState.SENT:
        return None if delivery.sent_on is None else (who, delivery.sent_on)
    at = delivery.sending_at
    return None if at is None else (who, delivery.sent_on or delivery.due_on or at.date())
