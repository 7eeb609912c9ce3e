"""A claimed delivery, addressed and put into words in its reader's language: all that a gateway needs."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from bot.domain.daytime import day_of
from bot.domain.deliveries import Delivery, DeliveryState, Operation, Outcome, StartedBy
from bot.domain.people import AccountState, reading_locale
from bot.messages.render import LOCALES
from bot.ports.chat import Sent, Undeliverable
from bot.services.compose import compose, room_title
from bot.services.not_sent import ended
from bot.services.setup import channels

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date, datetime

    from bot.domain.people import Account, Participant
    from bot.ports.chat import Message
    from bot.services.facts import Facts

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


def make_ready(facts: Facts, deliveries: Iterable[Delivery], unfit: list[Outcome]) -> Sequence[Ready]:
    """Address and render each; one that fails is set aside and never stops the others."""
    ready: list[Ready] = []
    for delivery in deliveries:
        to_person = delivery.operation is Operation.SEND_DIRECT
        try:
            made = _ready_for_person(facts, delivery) if to_person else _ready_for_place(facts, delivery)
        except Exception:
            log.exception("delivery %s cannot be made", delivery.key)
            made = ended(delivery, facts.now, DeliveryState.HELD, "cannot-be-made")
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
        return ended(delivery, facts.now, DeliveryState.WITHDRAWN, "left")
    if not accounts:
        return ended(delivery, facts.now, DeliveryState.UNDELIVERABLE, _why_unreachable(reader))
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
        return ended(delivery, facts.now, DeliveryState.UNDELIVERABLE, Undeliverable.ACCOUNT_GONE.value)
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
        return ended(delivery, facts.now, DeliveryState.WITHDRAWN, "nothing-to-edit")
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
        return ended(delivery, now, DeliveryState.UNDELIVERABLE, "no-such-place")
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
