"""From a planned delivery to a message that can go out: addressed, allowed now, in the reader's language."""

from __future__ import annotations

import logging
from collections import defaultdict
from dataclasses import dataclass
from datetime import timedelta
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from bot.domain.budget import has_room
from bot.domain.daytime import civil_day, day_of, monday_of, sending_moment
from bot.domain.deliveries import Delivery, DeliveryState, Kind, Operation, Outcome, StartedBy
from bot.domain.people import AccountState, reading_locale
from bot.messages.render import LOCALES
from bot.ports.chat import Sent, Undeliverable
from bot.services.compose import compose, room_title
from bot.services.facts import Facts
from bot.services.office import office_of
from bot.services.planning.mornings import Mornings
from bot.services.settle import follow_up
from bot.services.setup import channels
from bot.services.waiting_for_people import wait_for_people

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence
    from datetime import date, datetime

    from bot.domain.people import Account, Participant
    from bot.ports.chat import Message
    from bot.ports.storage import Unit
    from bot.services.world import World

log = logging.getLogger(__name__)

ROOM_IS_WAITED_FOR = timedelta(hours=1)
"""A post to a room that is not open yet is tried again after this."""


@dataclass(frozen=True, slots=True)
class Ready:
    """A claimed delivery with all that a gateway needs. `zone` and `on` are the reader's, for the record.

    `accounts` are those to try for a person, first choice first; the members for a room. `platform` is the first
    choice's. `place_id` is the platform's id of a channel or room; `sent` the message to edit or retract;
    `leaving` who is to be let out of a room.
    """

    delivery: Delivery
    platform: str
    locale: str
    zone: str
    on: date
    message: Message | None = None
    accounts: tuple[Account, ...] = ()
    place_id: str | None = None
    title: str = ""
    sent: Sent | None = None
    leaving: tuple[Account, ...] = ()


def claim(unit: Unit, now: datetime, world: World, *, owner: str, limit: int) -> Sequence[Ready]:
    """Claim what is due and may go out now.

    What falls outside the reader's day, week or budget is put back with a new time; what has become useless is
    expired; what cannot be addressed is undeliverable; all in this transaction.
    """
    claimed = unit.deliveries.claim_due(now, owner=owner, limit=limit)
    if not claimed:
        return []
    facts = Facts(unit, claimed, now, world)
    unfit: list[Outcome] = []
    allowed = _allowed_now(facts, _still_wanted(facts, unfit))
    ready = _make_ready(facts, _in_their_hours(facts, allowed, unfit), unfit)
    if unfit:
        record(unit, unfit, now, world)
    return ready


def address(unit: Unit, deliveries: Sequence[Delivery], now: datetime, world: World) -> Sequence[Ready]:
    """Give the same for deliveries that were left in `sending` by an owner that is gone (no check of day or budget)."""
    unfit: list[Outcome] = []
    ready = _make_ready(Facts(unit, deliveries, now, world), deliveries, unfit)
    record(unit, unfit, now, world)
    return ready


def mark_sending(unit: Unit, ids: Collection[int], now: datetime, *, owner: str) -> frozenset[int]:
    """Commit that these are about to leave; give those that were not withdrawn meanwhile."""
    return unit.deliveries.mark_sending(ids, owner=owner, at=now)


def record(unit: Unit, outcomes: Sequence[Outcome], now: datetime, world: World) -> None:
    """Write down what became of them, and the facts that follow (introduced, room opened, account closed)."""
    unit.deliveries.record_outcomes(outcomes)
    follow_up(unit, outcomes, now, world)


def _still_wanted(facts: Facts, unfit: list[Outcome]) -> Sequence[Delivery]:
    """Keep what is of use and need not wait for anybody, whatever the hour; add what becomes of the rest."""
    superseded = _superseded(facts)
    wanted: list[Delivery] = []
    for delivery in facts.deliveries:
        outcome = _in_vain(facts, delivery, superseded)
        if outcome is None:
            wanted.append(delivery)
        else:
            unfit.append(outcome)
    return wanted


def _in_vain(facts: Facts, delivery: Delivery, superseded: Collection[int]) -> Outcome | None:
    if _is_over(delivery, facts.now):
        return _ended(delivery, facts.now)
    waits = wait_for_people(facts, delivery)
    if waits is not None:
        return waits
    if delivery.id in superseded:
        return _ended(delivery, facts.now, DeliveryState.WITHDRAWN, "superseded")
    if delivery.started_by is StartedBy.BOT and delivery.round_id and facts.round(delivery).is_paused:
        return withdrawn_by_pause(delivery, facts.now)
    return None


def _is_over(delivery: Delivery, now: datetime) -> bool:
    return delivery.expires_at is not None and delivery.expires_at <= now


PAUSED = "paused"
"""Why a delivery was withdrawn that comes again when its round goes on."""


def withdrawn_by_pause(delivery: Delivery, now: datetime) -> Outcome:
    """Take a delivery back until its round goes on."""
    return _ended(delivery, now, DeliveryState.WITHDRAWN, PAUSED)


def _ended(delivery: Delivery, now: datetime, state: DeliveryState = DeliveryState.EXPIRED, why: str = "") -> Outcome:
    return Outcome(delivery.id, state, now, failure=why or None)


def _superseded(facts: Facts) -> frozenset[int]:
    """Give the edits that a later one of the same message makes needless: each is made anew, of what holds by now."""
    edits = [d for d in facts.deliveries if d.operation is Operation.EDIT and not _is_over(d, facts.now)]
    if len(edits) <= 1:
        return frozenset()
    latest = {d.subject.get("of", d.key): d.id for d in sorted(edits, key=lambda d: d.id)}
    return frozenset(d.id for d in edits) - frozenset(latest.values())


def _allowed_now(facts: Facts, deliveries: Sequence[Delivery]) -> Sequence[Delivery]:
    """Keep what may reach its reader at this moment; give the rest another morning."""
    bound = [d for d in deliveries if d.is_counted]
    fitting = _fitting(facts, bound) if bound else bound
    if len(fitting) == len(bound):
        return deliveries
    put_back = {d.id for d in bound} - {d.id for d in fitting}
    _put_back(facts, [d for d in bound if d.id in put_back], leaving=fitting)
    return [d for d in deliveries if d.id not in put_back]


def _fitting(facts: Facts, bound: Sequence[Delivery]) -> Sequence[Delivery]:
    """Give which of these keep every promise if they go out now: own day, working day, two a week, one a day."""
    since = monday_of(facts.now.date() - timedelta(days=1))
    taken = facts.unit.deliveries.counted_days({d.participant_id for d in bound if d.participant_id}, since)
    entered: dict[int, list[date]] = defaultdict(list)
    parting = _would_part(facts, bound)
    fitting: list[Delivery] = []
    for delivery in sorted(bound, key=_TURN) if len(bound) > 1 else bound:
        reader = facts.reader(delivery)
        today = civil_day(facts.now, reader.zone)
        if today is None or delivery.id in parting or not _works(facts, reader, today):
            continue
        if has_room(today, [*taken.get(reader.id, ()), *entered[reader.id]]):
            entered[reader.id].append(today)
            fitting.append(delivery)
    return fitting


_TURN = attrgetter("rank", "id")
"""Who goes first, and takes the day."""


def _in_their_hours(facts: Facts, deliveries: Sequence[Delivery], unfit: list[Outcome]) -> Sequence[Delivery]:
    """Keep what neither a room's introduction nor the coordinators' working hours put off; add what becomes of it."""
    until = {**_rooms_too_early(facts, deliveries), **_out_of_hours(facts, deliveries)}
    if not until:
        return deliveries
    unfit += [Outcome(each, DeliveryState.PLANNED, facts.now, due_at=due_at) for each, due_at in until.items()]
    return [d for d in deliveries if d.id not in until]


def _rooms_too_early(facts: Facts, deliveries: Sequence[Delivery]) -> Mapping[int, datetime]:
    """Give the rooms that wait for an introduction which was put off, and until when."""
    rooms = {d.partnership_id: d for d in deliveries if d.operation is Operation.OPEN_ROOM}
    if not rooms:
        return {}
    members = {m for i in rooms if i is not None for m in facts.partnerships[i].members}
    soonest = facts.now + ROOM_FOLLOWS_AFTER
    until: dict[int, datetime] = {}
    for waiting in facts.unit.deliveries.unsent_of(members):
        room = rooms.get(waiting.partnership_id)
        if room is not None and waiting.kind is Kind.INTRODUCTION:
            until[room.id] = max(waiting.due_at, soonest, until.get(room.id, soonest))
    return until


def _out_of_hours(facts: Facts, deliveries: Sequence[Delivery]) -> Mapping[int, datetime]:
    """Give what was to reach coordinators in their working hours and comes too late for that, and until when."""
    bound = [d for d in deliveries if d.kind in OF_CASES and d.place and d.started_by is StartedBy.BOT]
    if not bound:
        return {}
    rounds = {d.round_id: facts.round(d) for d in bound}
    opens = {i: office_of(facts.unit, round_, facts.world).opens_at(facts.now) for i, round_ in rounds.items()}
    return {d.id: opens[d.round_id] for d in bound if opens[d.round_id] > facts.now}


OF_CASES = frozenset({Kind.CASE, Kind.CASE_REMINDER})

ROOM_FOLLOWS_AFTER = timedelta(minutes=1)
"""Rooms are claimed before the introductions of the same moment; they come back once those are on their way."""


def _would_part(facts: Facts, bound: Sequence[Delivery]) -> frozenset[int]:
    """Give the introductions that must wait: a partner still waits for theirs, and would have it on another day.

    Either they cannot have it on the same day, or this one is late and theirs is still planned for the day before.
    """
    introductions = [d for d in bound if d.kind is Kind.INTRODUCTION]
    if not introductions:
        return frozenset()
    days = {d.id: day_of(facts.now, facts.reader(d).zone) for d in introductions}
    barred = {d.id: [p.id for p in facts.partners(d) if not _has_time_on(facts, p, days[d.id])] for d in introductions}
    late = [d for d in introductions if d.due_on is not None and d.due_on < days[d.id]]
    who = {person_id for found in barred.values() for person_id in found}
    who |= {partner.id for d in late for partner in facts.partners(d)}
    if not who:
        return frozenset()
    unsent = [d for d in facts.unit.deliveries.unsent_of(who) if d.kind is Kind.INTRODUCTION]
    waiting = {(d.partnership_id, d.participant_id) for d in (*introductions, *unsent)}
    parted = {d.partnership_id for d in introductions if any((d.partnership_id, p) in waiting for p in barred[d.id])}
    moved_on = {d.partnership_id: days[d.id] for d in late}
    parted |= {
        d.partnership_id for d in unsent if d.due_on is not None and d.due_on < moved_on.get(d.partnership_id, d.due_on)
    }
    return frozenset(d.id for d in introductions if d.partnership_id in parted)


def _has_time_on(facts: Facts, person: Participant, on: date) -> bool:
    """Say whether something can still reach a person on that day of theirs."""
    return sending_moment(on, facts.now, person.zone) is not None and _works(facts, person, on)


def _works(facts: Facts, person: Participant, on: date) -> bool:
    return not person.is_away(on) and facts.world.working_days.is_working(on, person.country)


def _put_back(facts: Facts, late: Sequence[Delivery], *, leaving: Sequence[Delivery]) -> None:
    """Make these planned again and give them their next mornings, those of what leaves now being taken."""
    unit, now = facts.unit, facts.now
    unit.deliveries.record_outcomes(Outcome(d.id, DeliveryState.PLANNED, now, due_at=d.due_at) for d in late)
    people = {d.participant_id: facts.reader(d) for d in late if d.participant_id is not None}
    people |= {p.id: p for d in late if d.kind is Kind.INTRODUCTION for p in facts.partners(d)}  # they move together
    readers = {d.participant_id: facts.reader(d) for d in leaving if d.participant_id is not None}
    today = {i: [day_of(now, reader.zone)] for i, reader in readers.items()}
    Mornings(unit, people, now, facts.world.working_days, leaving=today).reassign().store(unit)


def _make_ready(facts: Facts, deliveries: Iterable[Delivery], unfit: list[Outcome]) -> Sequence[Ready]:
    """Address and render each; one that fails is set aside and never stops the others."""
    ready: list[Ready] = []
    for delivery in deliveries:
        to_person = delivery.operation is Operation.SEND_DIRECT
        try:
            made = _ready_for_person(facts, delivery) if to_person else _ready_for_place(facts, delivery)
        except Exception:
            log.exception("delivery %s cannot be made", delivery.key)
            made = _ended(delivery, facts.now, DeliveryState.HELD, "cannot-be-made")
        if isinstance(made, Ready):
            ready.append(made)
        else:
            unfit.append(made)
    return ready


def _ready_for_person(facts: Facts, delivery: Delivery) -> Ready | Outcome:
    reader = facts.reader(delivery)
    accounts = reader.accounts_open(facts.world.entered_by_people)
    may_have_left_already = delivery.state is DeliveryState.SENDING
    if reader.left_at is not None and delivery.started_by is not StartedBy.PERSON and not may_have_left_already:
        return _ended(delivery, facts.now, DeliveryState.WITHDRAWN, "left")
    if not accounts:
        return _ended(delivery, facts.now, DeliveryState.UNDELIVERABLE, _why_unreachable(reader))
    programme = facts.round(delivery).locale if delivery.round_id else facts.setting("locale")
    locale = reading_locale(reader, programme, LOCALES)
    return Ready(
        delivery,
        accounts[0].platform,
        locale,
        reader.zone,
        day_of(facts.now, reader.zone),
        compose(facts, delivery, locale),
        accounts,
    )


def _why_unreachable(reader: Participant) -> str:
    """Say why somebody cannot be written to, as the platforms say it."""
    states = {a.state for a in reader.accounts}
    if AccountState.CLOSED in states:
        return Undeliverable.DIRECT_MESSAGES_CLOSED.value
    return Undeliverable.ACCOUNT_GONE.value if states else "no-account"


def _ready_for_place(facts: Facts, delivery: Delivery) -> Ready | Outcome:
    if delivery.operation is Operation.EDIT:
        return _ready_to_edit(facts, delivery)
    if delivery.operation is Operation.OPEN_ROOM:
        return _ready_to_open(facts, delivery)
    place_id = _place_id(facts, delivery)
    if place_id is None:
        return _no_place_yet(delivery, facts.now)
    return _ready_there(
        facts,
        delivery,
        has_words=delivery.operation not in WITHOUT_WORDS,
        place_id=place_id,
        sent=_earlier(facts, delivery),
        leaving=_leaving(facts, delivery),
    )


def _ready_there(facts: Facts, delivery: Delivery, *, has_words: bool, **found: Any) -> Ready:  # noqa: ANN401  # the fields of Ready
    """Address something to a place, in the language and by the clock of its round, or of the programme."""
    round_ = facts.round(delivery) if delivery.round_id is not None else None
    locale, zone = (round_.locale, round_.zone) if round_ else (facts.setting("locale"), facts.setting("zone"))
    message = compose(facts, delivery, locale) if has_words else None
    on = day_of(facts.now, zone)
    return Ready(delivery, delivery.platform or "", locale, zone, on, message, **found)


def _place_id(facts: Facts, delivery: Delivery) -> str | None:
    """Give the platform's id of the channel or room; None where there is none yet."""
    if delivery.operation is not Operation.POST_TO_CHANNEL:
        return facts.partnerships[delivery.partnership_id].room_id  # type: ignore[index]  # a room is a partnership's
    name = (delivery.place or "").removeprefix("channel:")
    return dict(channels(facts.unit, name)).get(delivery.platform or "")


def _ready_to_open(facts: Facts, delivery: Delivery) -> Ready | Outcome:
    members = _members(facts, delivery)
    if members is None:
        return _ended(delivery, facts.now, DeliveryState.UNDELIVERABLE, Undeliverable.ACCOUNT_GONE.value)
    return _ready_there(facts, delivery, has_words=False, accounts=members, title=_title(facts, delivery))


WITHOUT_WORDS = frozenset({Operation.CLOSE_ROOM, Operation.CHANGE_MEMBERS})


def _leaving(facts: Facts, delivery: Delivery) -> tuple[Account, ...]:
    """Give the accounts of whoever is to be let out of a room."""
    if delivery.operation is not Operation.CHANGE_MEMBERS:
        return ()
    gone = facts.unit.people.get(int(delivery.subject["leaves"]))
    return () if gone is None else tuple(a for a in gone.accounts if a.platform == delivery.platform)


def _ready_to_edit(facts: Facts, delivery: Delivery) -> Ready | Outcome:
    """Address a change of an earlier message; while that one is on its way, the change waits for it."""
    earlier = facts.unit.deliveries.by_key(str(delivery.subject["of"]))
    if earlier is not None and earlier.state in ON_THE_WAY:
        return Outcome(delivery.id, DeliveryState.PLANNED, facts.now, due_at=facts.now + EDIT_FOLLOWS_AFTER)
    sent = _where(earlier)
    if sent is None:
        return _ended(delivery, facts.now, DeliveryState.WITHDRAWN, "nothing-to-edit")
    return _ready_there(facts, delivery, has_words=True, sent=sent, place_id=sent.place_id)


ON_THE_WAY = frozenset({DeliveryState.CLAIMED, DeliveryState.SENDING})
EDIT_FOLLOWS_AFTER = timedelta(minutes=1)


def _title(facts: Facts, delivery: Delivery) -> str:
    partnership = facts.partnerships[delivery.partnership_id]  # type: ignore[index]  # a room is a partnership's
    return room_title(facts.people[m] for m in partnership.members)


def _members(facts: Facts, delivery: Delivery) -> tuple[Account, ...] | None:
    """Give everybody's account on the room's platform; None if somebody has lost theirs. Closed messages do no harm."""
    partnership = facts.partnerships[delivery.partnership_id]  # type: ignore[index]  # a room is a partnership's
    there = [
        next((a for a in facts.people[m].accounts if a.platform == delivery.platform and a.state not in LOST), None)
        for m in partnership.members
    ]
    found = tuple(account for account in there if account is not None)
    return found if len(found) == len(there) else None


LOST = frozenset({AccountState.GONE})
"""Accounts that cannot be let into a room."""


def _no_place_yet(delivery: Delivery, now: datetime) -> Outcome:
    if delivery.operation is Operation.POST_TO_CHANNEL:
        return _ended(delivery, now, DeliveryState.UNDELIVERABLE, "no-such-place")
    return Outcome(delivery.id, DeliveryState.PLANNED, now, due_at=now + ROOM_IS_WAITED_FOR)


def _earlier(facts: Facts, delivery: Delivery) -> Sent | None:
    """Give the message that a retraction is about."""
    key = delivery.subject.get("of")
    return _where(facts.unit.deliveries.by_key(str(key))) if key else None


def _where(earlier: Delivery | None) -> Sent | None:
    """Give where an earlier message arrived, if it did."""
    if earlier is None or earlier.external_id is None:
        return None
    place, _, message = earlier.external_id.rpartition("/")
    return Sent(place, message)
