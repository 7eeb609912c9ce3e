"""From a planned delivery to a message that can go out: addressed, allowed now, in the reader's language."""

from __future__ import annotations

import logging
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from bot.domain.budget import Diary
from bot.domain.daytime import is_civil, local, monday_of, sending_moment
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
from bot.services.waiting_for_people import waiting_for_people

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
    unfit: list[Outcome] = []
    in_time = [d for d in claimed if not _is_over(d, now) or unfit.append(_ended(d, now))]  # type: ignore[func-returns-value]  # append gives None
    facts = Facts(unit, in_time, now, world)
    waiting = waiting_for_people(facts, in_time)
    unfit += waiting.values()
    in_time = [d for d in in_time if d.id not in waiting]
    superseded = _superseded(in_time)
    unfit += [_ended(d, now, DeliveryState.WITHDRAWN, "superseded") for d in in_time if d.id in superseded]
    in_time = [d for d in in_time if d.id not in superseded]
    held_still = {d.id for d in in_time if d.started_by is StartedBy.BOT and d.round_id and facts.round(d).is_paused}
    unfit += [withdrawn_by_pause(d, now) for d in in_time if d.id in held_still]
    allowed = _allowed_now(facts, [d for d in in_time if d.id not in held_still])
    early = {**_rooms_too_early(facts, allowed), **_out_of_hours(facts, allowed)}
    unfit += [Outcome(d.id, DeliveryState.PLANNED, now, due_at=early[d.id]) for d in allowed if d.id in early]
    allowed = [d for d in allowed if d.id not in early]
    ready = _make_ready(facts, allowed, unfit)
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


def _is_over(delivery: Delivery, now: datetime) -> bool:
    return delivery.expires_at is not None and delivery.expires_at <= now


PAUSED = "paused"
"""Why a delivery was withdrawn that comes again when its round goes on."""


def withdrawn_by_pause(delivery: Delivery, now: datetime) -> Outcome:
    """Take a delivery back until its round goes on."""
    return _ended(delivery, now, DeliveryState.WITHDRAWN, PAUSED)


def _ended(delivery: Delivery, now: datetime, state: DeliveryState = DeliveryState.EXPIRED, why: str = "") -> Outcome:
    return Outcome(delivery.id, state, now, failure=why or None)


def _superseded(deliveries: Sequence[Delivery]) -> frozenset[int]:
    """Give the edits that a later one of the same message makes needless: each is made anew, of what holds by now."""
    edits = [d for d in deliveries if d.operation is Operation.EDIT]
    if len(edits) <= 1:
        return frozenset()
    latest = {d.subject.get("of", d.key): d.id for d in sorted(edits, key=lambda d: d.id)}
    return frozenset(d.id for d in edits) - frozenset(latest.values())


def _allowed_now(facts: Facts, deliveries: Sequence[Delivery]) -> Sequence[Delivery]:
    """Keep what may reach its reader at this moment; give the rest another morning."""
    bound = [d for d in deliveries if d.is_counted]
    if not bound:
        return deliveries
    fitting = _fitting(facts, bound)
    late = [d for d in bound if d.id not in fitting]
    if late:
        _put_back(facts, late, leaving=[d for d in bound if d.id in fitting])
    put_back = {d.id for d in late}
    return [d for d in deliveries if d.id not in put_back]


def _fitting(facts: Facts, bound: Sequence[Delivery]) -> frozenset[int]:
    """Give which of these keep every promise if they go out now: own day, working day, two a week, one a day."""
    since = monday_of(facts.now.date() - timedelta(days=1))
    taken = facts.unit.deliveries.counted_days({d.participant_id for d in bound if d.participant_id}, since)
    diaries = {i: Diary(days) for i, days in taken.items()}
    fitting: set[int] = set()
    parting = _would_part(facts, bound)
    for delivery in sorted((d for d in bound if d.id not in parting), key=lambda d: (d.rank, d.id)):
        reader = facts.reader(delivery)
        today = local(facts.now, reader.zone).date()
        diary = diaries.setdefault(reader.id, Diary())
        if _is_civil_for(facts, reader, today) and diary.has_room(today):
            diary.enter(today)
            fitting.add(delivery.id)
    return frozenset(fitting)


def _rooms_too_early(facts: Facts, deliveries: Sequence[Delivery]) -> Mapping[int, datetime]:
    """Give the rooms that wait for an introduction which was put off, and until when."""
    rooms = {d.partnership_id: d for d in deliveries if d.operation is Operation.OPEN_ROOM}
    members = {m for i in rooms if i is not None for m in facts.partnerships[i].members}
    soonest = facts.now + ROOM_FOLLOWS_AFTER
    until: dict[int, datetime] = {}
    for waiting in facts.unit.deliveries.unsent_of(members) if members else ():
        room = rooms.get(waiting.partnership_id)
        if room is not None and waiting.kind is Kind.INTRODUCTION:
            until[room.id] = max(waiting.due_at, soonest, until.get(room.id, soonest))
    return until


def _out_of_hours(facts: Facts, deliveries: Sequence[Delivery]) -> Mapping[int, datetime]:
    """Give what was to reach coordinators in their working hours and comes too late for that, and until when."""
    bound = [d for d in deliveries if d.kind in OF_CASES and d.place and d.started_by is StartedBy.BOT]
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
    days = {d.id: local(facts.now, facts.reader(d).zone).date() for d in introductions}
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


def _is_civil_for(facts: Facts, reader: Participant, today: date) -> bool:
    return is_civil(facts.now, reader.zone) and _works(facts, reader, today)


def _works(facts: Facts, person: Participant, on: date) -> bool:
    return not person.is_away(on) and facts.world.working_days.is_working(on, person.country)


def _put_back(facts: Facts, late: Sequence[Delivery], *, leaving: Sequence[Delivery]) -> None:
    """Make these planned again and give them their next mornings, those of what leaves now being taken."""
    unit, now = facts.unit, facts.now
    unit.deliveries.record_outcomes(Outcome(d.id, DeliveryState.PLANNED, now, due_at=d.due_at) for d in late)
    people = {d.participant_id: facts.reader(d) for d in late if d.participant_id is not None}
    people |= {p.id: p for d in late if d.kind is Kind.INTRODUCTION for p in facts.partners(d)}  # they move together
    readers = {d.participant_id: facts.reader(d) for d in leaving if d.participant_id is not None}
    today = {i: [local(now, reader.zone).date()] for i, reader in readers.items()}
    Mornings(unit, people, now, facts.world.working_days, leaving=today).reassign().store(unit)


def _make_ready(facts: Facts, deliveries: Iterable[Delivery], unfit: list[Outcome]) -> Sequence[Ready]:
    """Address and render each; one that fails is set aside and never stops the others."""
    ready: list[Ready] = []
    for delivery in deliveries:
        try:
            made = _ready(facts, delivery)
        except Exception:
            log.exception("delivery %s cannot be made", delivery.key)
            unfit.append(_ended(delivery, facts.now, DeliveryState.HELD, "cannot-be-made"))
            continue
        if isinstance(made, Ready):
            ready.append(made)
        else:
            unfit.append(made)
    return ready


def _ready(facts: Facts, delivery: Delivery) -> Ready | Outcome:
    if delivery.operation is Operation.SEND_DIRECT:
        return _ready_for_person(facts, delivery)
    return _ready_for_place(facts, delivery)


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
        local(facts.now, reader.zone).date(),
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
    locale, zone = _of_place(facts, delivery)
    made = Ready(delivery, delivery.platform or "", locale, zone, local(facts.now, zone).date())
    match delivery.operation:
        case Operation.OPEN_ROOM:
            members = _members(facts, delivery)
            if members is None:
                return _ended(delivery, facts.now, DeliveryState.UNDELIVERABLE, Undeliverable.ACCOUNT_GONE.value)
            return replace(made, accounts=members, title=_title(facts, delivery))
        case Operation.EDIT:
            return _ready_to_edit(facts, made)
        case Operation.POST_TO_CHANNEL:
            place = dict(channels(facts.unit, _channel(delivery))).get(made.platform)
            found: dict[str, Any] = {"place_id": place}
        case _:
            found = {"place_id": _room(facts, delivery)}
    if found["place_id"] is None:
        return _no_place_yet(delivery, facts.now)
    message = None if delivery.operation in WITHOUT_WORDS else compose(facts, delivery, locale)
    return replace(made, message=message, sent=_earlier(facts, delivery), leaving=_leaving(facts, delivery), **found)


def _of_place(facts: Facts, delivery: Delivery) -> tuple[str, str]:
    """Give the language and zone of what goes to a place: its round's, or the programme's."""
    if delivery.round_id is None:
        return facts.setting("locale"), facts.setting("zone")
    round_ = facts.round(delivery)
    return round_.locale, round_.zone


WITHOUT_WORDS = frozenset({Operation.CLOSE_ROOM, Operation.CHANGE_MEMBERS})


def _leaving(facts: Facts, delivery: Delivery) -> tuple[Account, ...]:
    """Give the accounts of whoever is to be let out of a room."""
    if delivery.operation is not Operation.CHANGE_MEMBERS:
        return ()
    gone = facts.unit.people.get(int(delivery.subject["leaves"]))
    return () if gone is None else tuple(a for a in gone.accounts if a.platform == delivery.platform)


def _ready_to_edit(facts: Facts, made: Ready) -> Ready | Outcome:
    """Address a change of an earlier message; while that one is on its way, the change waits for it."""
    delivery = made.delivery
    earlier = facts.unit.deliveries.by_key(str(delivery.subject["of"]))
    if earlier is not None and earlier.state in ON_THE_WAY:
        return Outcome(delivery.id, DeliveryState.PLANNED, facts.now, due_at=facts.now + EDIT_FOLLOWS_AFTER)
    sent = _earlier(facts, delivery)
    if sent is None:
        return _ended(delivery, facts.now, DeliveryState.WITHDRAWN, "nothing-to-edit")
    return replace(made, message=compose(facts, delivery, made.locale), sent=sent, place_id=sent.place_id)


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


def _channel(delivery: Delivery) -> str:
    return (delivery.place or "").removeprefix("channel:")


def _room(facts: Facts, delivery: Delivery) -> str | None:
    return facts.partnerships[delivery.partnership_id].room_id  # type: ignore[index]  # a room is a partnership's


def _no_place_yet(delivery: Delivery, now: datetime) -> Outcome:
    if delivery.operation is Operation.POST_TO_CHANNEL:
        return _ended(delivery, now, DeliveryState.UNDELIVERABLE, "no-such-place")
    return Outcome(delivery.id, DeliveryState.PLANNED, now, due_at=now + ROOM_IS_WAITED_FOR)


def _earlier(facts: Facts, delivery: Delivery) -> Sent | None:
    """Give the message that an edit or a retraction is about."""
    key = delivery.subject.get("of")
    found = facts.unit.deliveries.by_key(str(key)) if key else None
    if found is None or found.external_id is None:
        return None
    place, _, message = found.external_id.rpartition("/")
    return Sent(place, message)
